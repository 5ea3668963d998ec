// Workbooks, one rule at a time: what they may ask for, what their numbers are, what a sheet means and is remembered as.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, toPlain } from '../../../src/core/decimal.ts'
import { Problem } from '../../../src/core/problem.ts'
import { addressOf, columnIndex, columnLetters } from '../../../src/ingest/addresses.ts'
import { NO_CHOICE, offerAgain } from '../../../src/ingest/choose-mapping.ts'
import { DECODING_LIMITS, type DecodingLimits } from '../../../src/ingest/decoding/limits.ts'
import { dateText, isPercentFormat, numberText, percentText } from '../../../src/ingest/decoding/workbook.ts'
import { storedZip, unzip } from '../../../src/ingest/decoding/zip.ts'
import type { Grid } from '../../../src/ingest/grid/grid.ts'
import { unitIn } from '../../../src/ingest/grid/heads.ts'
import { type Mapping, parseMapping } from '../../../src/ingest/grid/mapping.ts'
import { nameBook } from '../../../src/ingest/grid/names.ts'
import { shapeOf } from '../../../src/ingest/grid/shape.ts'
import { indicatorBook } from '../../../src/ingest/indicator-book.ts'
import { proposeMappings } from '../../../src/ingest/layouts/index.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { stepByStep } from '../../../src/ingest/turn.ts'
import { convertUnit, isUnscaled } from '../../../src/ingest/units.ts'
import { cases } from '../../support/cases.ts'
import { decodeHere, sheetsOf } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

const SEED = 20221230
const folder = fileURLToPath(new URL('../../fixtures/uploads/', import.meta.url))
const fixture = (name: string): Buffer => readFileSync(`${folder}${name}/a.xlsx`)
const proposed = (grid: Grid, book: typeof names) => stepByStep(proposeMappings(grid, book))
const names = nameBook(indicatorBook([uploadPlan]), '350502')

const workbook = (
  rows: readonly (readonly unknown[])[],
  sheet = '表1',
  merges: readonly string[] = [],
): Buffer => {
  const book = utils.book_new()
  const made = utils.aoa_to_sheet(rows as unknown[][])
  made['!merges'] = merges.map((range) => utils.decode_range(range))
  utils.book_append_sheet(book, made, sheet)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

async function gridOf(rows: readonly (readonly unknown[])[], sheet?: string): Promise<Grid> {
  const [grid] = await sheetsOf(workbook(rows, sheet), DECODING_LIMITS)
  if (!grid) throw new Error('no sheet')
  return grid
}

/** Any sheet under a mapping. */
const figuresOf = (grid: Grid, mapping: Mapping) =>
  readFigures({ bytes: workbook([]), contentType: null, filename: null }, [uploadPlan], {
    today: '2022-12-31',
    faultLimit: 10,
    choice: { ...NO_CHOICE, mapping },
    decode: decodeHere,
    sheets: async () => [grid],
  })

const problemOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'none'
}

describe('limits of a workbook', () => {
  const rows = Array.from({ length: 30 }, (_, row) => [`r${row}`, row, row])
  const bytes = workbook(rows)
  const refused = (limits: Partial<DecodingLimits>) =>
    problemOf(() => sheetsOf(bytes, { ...DECODING_LIMITS, ...limits }))

  it('are each kept, and what just fits is read', async () => {
    expect(await refused({ bytes: bytes.length - 1 })).toBe('figures-too-large')
    expect(await refused({ bytes: bytes.length })).toBe('none')
    expect(await refused({ inflatedBytes: 3_000 })).toBe('workbook-inflates')
    expect(await refused({ rows: 29 })).toBe('figures-too-many-rows')
    expect(await refused({ rows: 30 })).toBe('none')
    expect(await refused({ columns: 2 })).toBe('workbook-too-wide')
    expect(await refused({ columns: 3 })).toBe('none')
    expect(await refused({ cells: 89 })).toBe('workbook-too-many-cells')
    expect(await refused({ cells: 90 })).toBe('none')
  })

  /** A part of a mebibyte of zeros, many times; `claim`: what the directory says of each. */
  const bomb = (parts: number, claim: number): Buffer => {
    const packed = deflateRawSync(Buffer.alloc(1024 * 1024))
    const zip = storedZip(
      Array.from({ length: parts }, (_, index) => [`xl/worksheets/sheet${index}.xml`, packed] as const),
    )
    for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) {
      zip.writeUInt16LE(8, at + 10)
      zip.writeUInt32LE(claim, at + 24)
    }
    return zip
  }

  it('refuse a bomb by what its directory claims, before anything is unpacked', () => {
    const wanted: string[] = []
    const look = () =>
      unzip(bomb(300, 1024 * 1024), 256 * 1024 * 1024, (name) => {
        wanted.push(name)
        return true
      })
    expect(look).toThrow(/workbook-inflates/)
    expect(wanted).toEqual([])
  })

  it('refuse a bomb whose directory lies, by what comes out', () => {
    const before = process.memoryUsage().arrayBuffers
    expect(() => unzip(bomb(300, 10), 8 * 1024 * 1024, () => true)).toThrow(/workbook-inflates/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('unpack what was packed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 500 })), (parts) => {
        const entries = Object.entries(parts).map(
          ([name, bytes]) => [name.replaceAll('\\', '/'), Buffer.from(bytes)] as const,
        )
        const unique = new Map(entries)
        const back = unzip(storedZip(unique), 1_000_000, () => true)
        expect([...back.values()].map(String)).toEqual([...unique.values()].map(String))
      }),
      { seed: SEED, numRuns: 100 },
    )
  })
})

describe('numbers of a workbook', () => {
  it('are the digits that were typed, whatever the double behind them is', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }),
        fc.integer({ min: 0, max: 9 }),
        (digits, places) => {
          const typed = decimal(digits, 10n ** BigInt(places))
          const plain = toPlain(typed)
          expect(numberText(Number(plain))).toBe(plain)
          // As a spreadsheet stores 8.2%: the double nearest to a hundredth of it.
          expect(percentText(Number(toPlain(typed.div(100), 14)))).toBe(`${plain}%`)
        },
      ),
      { seed: SEED, numRuns: 1000 },
    )
    expect(percentText(0.082)).toBe('8.2%')
    expect(percentText(0.07)).toBe('7%')
    expect(numberText(0.1 + 0.2)).toBe('0.3')
    expect(numberText(-0)).toBe('0')
    expect(numberText(1 / 3)).toBe('0.333333333333')
    expect(numberText(1e21)).toBe('1000000000000000000000')
  })

  it('know formats of percent and dates from words that merely contain their signs', () => {
    expect(isPercentFormat('0.0%')).toBe(true)
    expect(isPercentFormat('[Red]-0.00%')).toBe(true)
    expect(isPercentFormat('0.0"%"')).toBe(false)
    expect(isPercentFormat('0.0\\%')).toBe(false)
    const date = { y: 2022, m: 5, d: 1, H: 0, M: 0, S: 0 }
    expect(dateText(date, 'yyyy"年"m"月"')).toBe('2022-05')
    expect(dateText(date, 'yyyy"年"')).toBe('2022')
    expect(dateText(date, 'm/d')).toBe('2022-05-01')
    expect(dateText({ ...date, H: 9 }, 'yyyy-mm-dd hh:mm')).toBe('2022-05-01 09:00:00')
  })

  it('stand at addresses that lead back to them', () => {
    for (let column = 0; column < 16_384; column += 7) expect(columnIndex(columnLetters(column))).toBe(column)
    expect(columnIndex('XFE')).toBeNull()
    expect(columnIndex('A1')).toBeNull()
    expect(addressOf("五月 (终)'", 6, 2)).toBe("'五月 (终)'''!C7")
  })
})

describe('units', () => {
  it('are told in one another exactly and back again', () => {
    const pairs = fc.constantFrom(
      ['万元', '亿元', '10000'],
      ['公顷', '亩', '15'],
      ['人', '万人', '10000'],
      ['千克', '吨', '1000'],
      ['平方公里', '亩', '1500'],
      ['个', '百个', '100'],
    )
    fc.assert(
      fc.property(pairs, fc.integer({ min: -1_000_000, max: 1_000_000 }), ([a, b], amount) => {
        const there = convertUnit(String(amount), a ?? '', b ?? '')
        expect(there?.exact).toBe(true)
        expect(convertUnit(there?.plain ?? '', b ?? '', a ?? '')).toEqual({
          plain: String(amount),
          exact: true,
        })
      }),
      { seed: SEED, numRuns: 300 },
    )
    expect(convertUnit('3200000', '万元', '亿元')?.plain).toBe('320')
    expect(convertUnit('2', '公顷', '亩')?.plain).toBe('30')
    expect(convertUnit('12345', '人', '万人')?.plain).toBe('1.2345')
    expect(convertUnit('7', '亩', '公顷')).toEqual({ plain: '0.466666666667', exact: false })
    expect(convertUnit('1', '元', '人')).toBeNull()
    expect(convertUnit('1', '%', '亿元')).toBeNull()
    expect(isUnscaled('亿元')).toBe(false)
    expect(isUnscaled('户')).toBe(true)
  })

  it('are read from heads and titles, one and not several', () => {
    expect(unitIn('固定资产投资（亿元）')).toBe('亿元')
    expect(unitIn('单位：万元')).toBe('万元')
    expect(unitIn('（单位：户）')).toBe('户')
    expect(unitIn('单位：亿元、%')).toBeNull()
    expect(unitIn('生产总值（现价）')).toBeNull()
  })
})

describe('a remembered mapping', () => {
  const may = [['鲤城区2022年5月主要指标'], ['项目', '4月', '5月'], ['口袋公园', 6, 7], ['工厂', 3, 4]]
  const june = [
    ['鲤城区2022年6月主要指标'],
    ['项目', '4月', '5月', '6月'],
    ['口袋公园', 6, 7, 8],
    ['工厂', 3, 4, 5],
    ['重点项目', 1, 2, 3],
  ]

  it('belongs to a shape that the next month has too and another table has not', async () => {
    expect(shapeOf(await gridOf(june))).toBe(shapeOf(await gridOf(may)))
    expect(shapeOf(await gridOf([['别的表'], ...june.slice(1)]))).not.toBe(shapeOf(await gridOf(may)))
    expect(shapeOf(await gridOf(june, '表2'))).toBe(shapeOf(await gridOf(may)))
    expect(shapeOf(await gridOf(june, '其他'))).not.toBe(shapeOf(await gridOf(may)))
  })

  it('keeps what a person said and takes the periods of the new file; it is offered, never certain', async () => {
    const [first] = await proposed(await gridOf(may), names)
    if (!first) throw new Error('no proposal')
    expect(first.unknown).toEqual(['工厂'])
    const confirmed = { ...first.mapping, names: { 工厂: 'firms' } }
    const [next] = await proposed(await gridOf(june), names)
    const again = next && offerAgain(confirmed, next)
    expect(again).toMatchObject({ certain: false, remembered: true, unknown: [] })
    expect(again?.mapping.names).toEqual({ 工厂: 'firms' })
    expect(again?.mapping.series.map((series) => series.period)).toEqual([
      '2022年4月',
      '2022年5月',
      '2022年6月',
    ])
    expect(offerAgain({ ...confirmed, layout: 'long' }, first)).toBeNull()
  })
})

describe('a preview', () => {
  it('says of each cell what becomes of it', async () => {
    const grid = await gridOf([
      ['2022年'],
      ['指标', '单位', '4月累计', '5月累计'],
      ['固定资产投资额', '万元', 2500000, '约320'],
      ['口袋公园', '个', null, '—'],
      ['合计', null, 1, 2],
    ])
    const [proposal] = await proposed(grid, names)
    if (!proposal) throw new Error('no proposal')
    const { figures, faults, conversions, reading } = await figuresOf(grid, proposal.mapping)
    expect(figures.map(({ cell, value }) => [cell, value && toPlain(value)])).toEqual([
      ['表1!C3', '250'],
      ['表1!D4', null],
    ])
    expect(figures[1]).toMatchObject({ status: 'M' })
    expect(conversions).toMatchObject([
      { cell: '表1!C3', from: '2500000', fromUnit: '万元', to: '250', toUnit: '亿元' },
    ])
    expect(faults).toMatchObject([{ cell: '表1!D3', code: 'value-not-a-number', suggestion: '320' }])
    expect(reading?.skipped).toEqual([{ row: 5, why: 'total' }])
    expect(grid.cell(2, 2)).toMatchObject({
      text: '2500000',
      kind: 'number',
      address: '表1!C3',
      hidden: false,
    })
  })

  it('offers mappings that are accepted as they are', async () => {
    for (const name of ['across-two-head-rows', 'down-confirmed', 'long-without-names-in-the-head']) {
      const [grid] = await sheetsOf(fixture(name), DECODING_LIMITS)
      if (!grid) throw new Error('no sheet')
      const proposals = await proposed(grid, names)
      expect(proposals.length).toBeGreaterThan(0)
      for (const { mapping } of proposals) expect(parseMapping(JSON.stringify(mapping))).toEqual(mapping)
    }
    expect(await problemOf(() => parseMapping('{"layout":"long"}'))).toBe('mapping-invalid')
    expect(await problemOf(() => parseMapping('{'))).toBe('mapping-invalid')
  })
})

describe('damaged workbooks', () => {
  const workbooks = readdirSync(folder)
    .flatMap((name) => readdirSync(`${folder}${name}`).map((file) => `${folder}${name}/${file}`))
    .filter((path) => path.endsWith('.xlsx') || path.endsWith('.xls'))
    .map((path) => readFileSync(path))
  const parts = workbooks.flatMap((bytes) => {
    try {
      return [[...unzip(bytes, 1_000_000, (name) => name.endsWith('.xml') || name.endsWith('.rels'))]]
    } catch {
      return []
    }
  })
  const limits = { ...DECODING_LIMITS, inflatedBytes: 4_000_000 }

  /** Reads whatever it is up to the faults of its cells; slower than a second would be a defect. */
  async function survive(bytes: Buffer): Promise<void> {
    const started = performance.now()
    try {
      for (const grid of await sheetsOf(bytes, limits)) {
        for (const { mapping } of await proposed(grid, names)) {
          await figuresOf(grid, mapping)
        }
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  }

  it('end in figures or a Problem when their XML is damaged', async () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        '</c>',
        '<v>',
        'NaN',
        '1e999',
        '-1',
        '65535',
        'XFD1048576',
        't="s"',
        't="e"',
        '',
        '&#x0;',
      ],
      ...[
        'ref="A1:XFD1048576"',
        '<mergeCell ref="A1:XFD1048576"/>',
        's="99"',
        '2022年',
        '（亿元）',
        '1-5月',
        '%',
      ],
    )
    const change = fc.record({
      part: fc.nat(),
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 6 }),
      piece: pieces,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (original, changes) => {
          const made = original.map(([name, bytes]) => [name, bytes] as [string, Buffer])
          for (const { part, at, drop, piece } of changes) {
            const chosen = made[part % made.length]
            if (!chosen) continue
            const text = chosen[1].toString('utf8')
            const from = text.length === 0 ? 0 : at % text.length
            chosen[1] = Buffer.from(text.slice(0, from) + piece + text.slice(from + drop))
          }
          await survive(storedZip(made))
        },
      ),
      { seed: SEED, numRuns: cases(75, 2000) },
    )
  }, 60_000)

  it('end in figures or a Problem when their bytes are damaged', async () => {
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...workbooks),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(), { freq: 4 }),
        async (original, changes, cut) => {
          const bytes = Buffer.from(original)
          for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
          await survive(cut === null ? bytes : bytes.subarray(0, cut % (bytes.length + 1)))
        },
      ),
      { seed: SEED, numRuns: cases(125, 1000) },
    )
  }, 60_000)

  it('and any text is a grid that some layout may speak of', async () => {
    const words = fc.constantFrom(
      ...[
        '指标',
        '期',
        '数值',
        '口袋公园',
        '2022年',
        '1-5月',
        '5月',
        '8.2%',
        '—',
        '合计',
        '（亿元）',
        '7',
        '',
        ' ',
      ],
      ...['单位：万元', '累计', '同比增长', '注：', '"', ',', ';', '\t', '\n', '\n', ',', ','],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (list) => {
        const bytes = Buffer.from(list.join(''))
        const [grid] = await sheetsOf(bytes, DECODING_LIMITS, decodeHere, 'a.csv')
        if (!grid) return
        for (const { mapping } of await proposed(grid, names)) {
          const { figures, faults } = await figuresOf(grid, mapping)
          for (const { cell } of [...figures, ...faults]) expect(cell).toMatch(/^[A-Z]+[1-9]\d*$/)
        }
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })
})
