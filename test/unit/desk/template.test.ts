// The template: what it asks for, how it is locked, and that what people fill in reads back as the figures that they mean.
import excel from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import { period } from '../../../src/core/period.ts'
import { monthToReport, templateFor } from '../../../src/desk/template.ts'
import { COLUMN_NAMES, COLUMNS, INPUTS } from '../../../src/desk/template-words.ts'
import { templateWorkbook } from '../../../src/desk/template-workbook.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { columnOf, filled, known, plan, templateOf } from '../../support/template.ts'

const STAMP = '2022-01-05T00:00:00.000Z'
const FIGURES = [
  known('investment', '2022-04', '231.55'),
  known('investment', '2021-05', '260'),
  known('gdp-growth', '2022-Q1', '7.1'),
  known('retail-growth', '2021-05', '12.3'),
]

describe('the indicators that are due', () => {
  test('are those with a period that ends with the month, with the period and the year before', () => {
    const may = templateOf('2022-05', FIGURES).rows
    expect(may.map(({ indicator }) => indicator.id)).not.toContain('gdp-growth')
    const row = may.find(({ indicator }) => indicator.id === 'investment')
    expect(row).toMatchObject({ period: '2022-05', basis: 'cumulative', unit: '亿元', present: null })
    expect(row?.previous && toPlain(row.previous)).toBe('231.55')
    expect(row?.yearBefore && toPlain(row.yearBefore)).toBe('260')
    const june = templateOf('2022-06', FIGURES).rows.find(({ indicator }) => indicator.id === 'gdp-growth')
    expect(june?.period).toBe('2022-Q2')
    expect(june?.previous && toPlain(june.previous)).toBe('7.1')
  })
  test('have December of the year before in January, and no January where it comes with February', () => {
    const figures = [known('investment', '2021-12', '700')]
    const january = templateOf('2022-01', figures).rows.find(({ indicator }) => indicator.id === 'investment')
    expect(january?.previous && toPlain(january.previous)).toBe('700')
    const merged = {
      ...plan,
      indicators: plan.indicators.map((one) => ({
        ...one,
        release: { day: 20, january: 'with-february' as const },
      })),
    }
    const rows = templateFor({
      plan: merged,
      month: period('2022-01'),
      figures,
      asOf: '2022-06-30',
      source: null,
    }).rows
    expect(rows).toEqual([])
  })
  test('are asked for of the last month that is over', () => {
    expect(monthToReport(plan, '2022-06-30T15:59:59.000Z')).toBe('2022-05')
    expect(monthToReport(plan, '2022-06-30T16:00:00.000Z')).toBe('2022-06')
    expect(monthToReport(plan, '2024-01-01T00:00:00.000Z')).toBe('2022-12')
    expect(monthToReport(plan, '2021-01-01T00:00:00.000Z')).toBe('2022-01')
  })
})

describe.each(['zh', 'en'] as const)('the workbook (%s)', (lang) => {
  const template = templateOf('2022-05', FIGURES)
  const last = 2 + template.rows.length
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await templateWorkbook(template, lang, STAMP)
  })

  async function sheetOf(content: Uint8Array) {
    const book = new excel.Workbook()
    await book.xlsx.load(Buffer.from(content) as never)
    const [sheet, explained] = book.worksheets
    if (!sheet || !explained) throw new Error('two sheets')
    return { sheet, explained }
  }

  test('is locked but for what is typed, frozen, and has one rule for each range', async () => {
    const { sheet, explained } = await sheetOf(bytes)
    for (const [index, name] of COLUMN_NAMES.entries()) {
      expect(sheet.getCell(2, index + 1).value).toBe(COLUMNS[name].head[lang])
      for (const row of [3, last]) {
        const locked = sheet.getCell(row, index + 1).protection?.locked ?? true
        expect(locked, `${name} ${row}`).toBe(!INPUTS.includes(name))
      }
    }
    const { sheetProtection } = sheet as unknown as { sheetProtection: { sheet: boolean } }
    expect(sheetProtection.sheet).toBe(true)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 2 })
    expect(sheet.getCell(3, columnOf('status')).dataValidation).toMatchObject({ type: 'list' })
    expect(sheet.getCell(last, columnOf('value')).dataValidation).toMatchObject({ type: 'custom' })
    expect(explained.rowCount).toBeGreaterThan(5)
  })

  test('explains what the indicators of its rows are, and reads back all the same', async () => {
    const defined = {
      ...template,
      rows: template.rows.map((row, index) =>
        index > 0
          ? row
          : {
              ...row,
              indicator: {
                ...row.indicator,
                definition: '限额以上单位 2022-05 零售额 118 亿元以上的也算',
                formula: '甲＋乙',
              },
            },
      ),
    }
    const written = await templateWorkbook(defined, lang, STAMP)
    const { explained } = await sheetOf(written)
    const lines = explained.getColumn(1).values.filter((line) => String(line).includes('甲＋乙'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('118')
    const content = await filled(written, [{ value: 8.2 }])
    const read = await readFigures({ bytes: content, contentType: null, filename: '五月.xlsx' }, [plan], {
      today: '2022-06-30',
    })
    expect(read.faults).toEqual([])
    expect(read.figures.map(({ indicator, value }) => [indicator, value && toPlain(value)])).toEqual([
      ['retail-growth', '8.2'],
    ])
  })

  test('keeps a number of the rate as points and of an amount with its decimals', async () => {
    const { sheet } = await sheetOf(bytes)
    const at = 3 + template.rows.findIndex(({ indicator }) => indicator.id === 'investment')
    expect(sheet.getCell(at, columnOf('previous')).value).toBe(231.55)
    expect(sheet.getCell(at, columnOf('value')).numFmt).toBe('#,##0.00######')
    expect(sheet.getCell(3, columnOf('value')).numFmt).toBe('0.0######')
  })

  test('reads back as what was filled in; blank rows are left out', async () => {
    const status = lang === 'zh' ? '初步核算' : 'P'
    const none = lang === 'zh' ? '缺报' : 'M'
    const content = await filled(bytes, [
      { value: 8.2 },
      { value: 1130, status, note: '口径调整' },
      {},
      { value: '—', status: none },
    ])
    const read = await readFigures({ bytes: content, contentType: null, filename: '五月.xlsx' }, [plan], {
      today: '2022-06-30',
    })
    expect(read.faults).toEqual([])
    expect(
      read.figures.map(({ indicator, period: of, basis, value, status: code, note, cell }) => [
        ...[indicator, of, basis, value && toPlain(value), code, note, cell.replace(/^.*!/, '')],
      ]),
    ).toEqual([
      ['retail-growth', '2022-05', 'cumulative-yoy', '8.2', 'A', '', 'G3'],
      ['parks', '2022-05', 'cumulative', '1130', 'P', '口径调整', 'G4'],
      ['land', '2022-05', 'cumulative', null, 'M', '', 'G6'],
    ])
  })
})
