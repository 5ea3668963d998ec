// The same figures are the same in every format and order of columns, and no bytes whatever make a decoder crash.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Dictionary, Float64, Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import { Problem } from '../../../src/core/problem.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { cases } from '../../support/cases.ts'
import { decodeHere } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

const SEED = 20221230

const read = (bytes: Uint8Array) =>
  readFigures({ bytes, contentType: null, filename: null }, [uploadPlan], {
    today: '2022-12-31',
    decode: decodeHere,
  })

/** What was said, without where it stood. */
const meaning = async (bytes: Uint8Array) => {
  const { figures, faults } = await read(bytes)
  return {
    figures: figures.map(({ cell: _, value, ...figure }) => ({
      ...figure,
      row: 0,
      value: value && toPlain(value),
    })),
    faults: faults.map((fault) => fault.code),
  }
}

const rows = fc.uniqueArray(
  fc.record({
    indicator: fc.constantFrom('gdp-growth', '口袋公园', 'firms', 'coverage', 'nobody'),
    period: fc.constantFrom('2022-01', '2022年1-5月', '2022-Q2', '2022', '2023-01', 'x'),
    value: fc.oneof(
      fc.integer({ min: -1000, max: 100000 }).map((n) => n / 100),
      fc.constant(null),
    ),
    note: fc.constantFrom('', '口径调整', 'a "b", c'),
  }),
  { minLength: 1, maxLength: 12, selector: (row) => `${row.indicator}/${row.period}` },
)
type Row = { indicator: string; period: string; value: number | null; note: string }
const NAMES = ['indicator', 'period', 'value', 'note'] as const

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const toCsv = (list: readonly Row[], names: readonly (keyof Row)[]): Buffer =>
  Buffer.from(
    [names.join(','), ...list.map((row) => names.map((name) => quoted(`${row[name] ?? ''}`)).join(','))].join(
      '\n',
    ),
  )
const toJson = (list: readonly Row[]): Buffer => Buffer.from(JSON.stringify(list))
const toArrow = (list: readonly Row[], dictionary: boolean): Uint8Array => {
  const texts = (name: 'indicator' | 'period' | 'note') =>
    vectorFromArray(
      list.map((row) => row[name]),
      dictionary ? new Dictionary(new Utf8(), new Int32()) : new Utf8(),
    )
  const value = vectorFromArray(
    list.map((row) => row.value),
    new Float64(),
  )
  return tableToIPC(
    new Table({ indicator: texts('indicator'), period: texts('period'), value, note: texts('note') }),
    'stream',
  )
}

describe('formats', () => {
  it('say the same of the same figures', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const expected = await meaning(toCsv(list, NAMES))
        expect(await meaning(toJson(list))).toEqual(expected)
        expect(await meaning(toArrow(list, true))).toEqual(expected)
        expect(await meaning(toArrow(list, false))).toEqual(expected)
      }),
      { seed: SEED, numRuns: cases(20, 150) },
    )
  })

  it('do not care about the order of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.shuffledSubarray([...NAMES], { minLength: NAMES.length }),
        async (list, names) => {
          expect(await meaning(toCsv(list, names))).toEqual(await meaning(toCsv(list, NAMES)))
        },
      ),
      { seed: SEED, numRuns: cases(20, 100) },
    )
  })

  it('read many records across many chunks without losing or shifting one', async () => {
    const years = Array.from({ length: 60 }, (_, index) => 1960 + index)
    const list = years.flatMap((year) =>
      Array.from({ length: 12 }, (_, month) => ({
        indicator: 'firms',
        period: `${year}-${String(month + 1).padStart(2, '0')}`,
        value: year,
        note: '鲤'.repeat(40),
      })),
    )
    for (const bytes of [toCsv(list, NAMES), toJson(list), toArrow(list, false)]) {
      const { figures, faults } = await read(bytes)
      expect(faults).toEqual([])
      expect(figures.map((figure) => figure.period)).toEqual(list.map((row) => row.period))
    }
  })
})

describe('mutated files', () => {
  const folder = fileURLToPath(new URL('../../fixtures/uploads/', import.meta.url))
  const originals = readdirSync(folder).flatMap((name) => {
    const { file } = JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as { file: string }
    // Arrow is damaged where it is decoded in earnest: test/integration/ingest/arrow.test.ts.
    return name.startsWith('arrow-') ? [] : [readFileSync(`${folder}${name}/${file}`)]
  })

  it('end in figures, faults or a Problem, never in a crash', async () => {
    const change = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      drop: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (original, changes) => {
          let bytes = Buffer.from(original)
          for (const { at, byte, drop } of changes) {
            const index = bytes.length === 0 ? 0 : at % bytes.length
            const rest = bytes.subarray(Math.min(bytes.length, index + drop))
            bytes = Buffer.concat([bytes.subarray(0, index), Buffer.from([byte]), rest])
          }
          const failure = await read(bytes).then(
            () => null,
            (error: unknown) => error,
          )
          if (failure !== null && !(failure instanceof Problem)) throw failure
        },
      ),
      { seed: SEED, numRuns: cases(125, 1000) },
    )
  }, 60_000)
})
