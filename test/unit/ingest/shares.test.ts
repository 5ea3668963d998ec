// Figures of shares: a template's sheet of its own comes back whole, and a bureau's sheet of streets under one title is read by their names.
import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import { period } from '../../../src/core/period.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { templateFor } from '../../../src/desk/template.ts'
import { templateWorkbook } from '../../../src/desk/template-workbook.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'

const SOURCE = `
plan: { id: shared-2026, region: "350502", regionName: 鲤城区, year: 2026, title: 分解 }
units: [区住建局, { name: 开元街道办事处, aliases: [开元办] }, 海滨街道办事处]
tasks:
  - number: 1
    text: 新建公园75亩，绿化覆盖率达45%。
    lead: [区住建局]
    indicators:
      - id: parks
        name: 新建公园面积
        kind: cumulative
        unit: 亩
        frequency: monthly
        target: { comparator: at-least, value: 75 }
        shares:
          - { id: parks-kaiyuan, place: 开元街道, lead: [开元街道办事处], value: 40 }
          - { id: parks-haibin, lead: [海滨街道办事处], value: 25 }
          - { id: parks-lake, place: 西湖片区, value: 10 }
      - id: green
        name: 绿化覆盖率
        kind: ratio
        frequency: monthly
        baseline: 40
        target: { comparator: at-least, value: 45 }
        shares:
          - { id: green-kaiyuan, place: 开元街道, baseline: 44, value: 48 }
          - { id: green-haibin, place: 海滨街道, baseline: 38 }
`
const plan = ((): Plan => {
  const { plan: read, faults } = readPlan(SOURCE)
  if (!read) throw new Error(JSON.stringify(faults))
  return read
})()
const today = '2026-06-30'

async function read(bytes: Uint8Array, layout: 'shares-down' | null = null) {
  const settings = {
    today,
    ...(layout && { choice: { sheet: null, layout, mapping: null, hidden: false } }),
  } as const
  const { faults, figures } = await readFigures(
    { bytes, contentType: null, filename: '五月.xlsx' },
    [plan],
    settings,
  )
  return {
    faults: faults.map(({ code, cell, detail, fix }) => [code, cell, detail.zh, fix.zh]),
    figures: figures.map(
      ({ indicator, period: of, value }) => `${indicator} ${of} ${value && toPlain(value)}`,
    ),
  }
}

async function bookOf(
  name: string,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Uint8Array> {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(name)
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe.each(['zh', 'en'] as const)('the template (%s)', (lang) => {
  const template = templateFor({ plan, month: period('2026-05'), figures: [], asOf: today, source: null })

  async function opened(of = template): Promise<excel.Workbook> {
    const book = new excel.Workbook()
    await book.xlsx.load(Buffer.from(await templateWorkbook(of, lang, '2026-06-01T00:00:00.000Z')) as never)
    return book
  }

  test('has a sheet of shares, a row each with its whole and whose it is locked', async () => {
    const book = await opened()
    const [figures, shares] = book.worksheets
    expect(book.worksheets).toHaveLength(3)
    expect(figures?.getColumn(1).values.slice(3)).toEqual(['parks', 'green'])
    const rows = [3, 4, 5, 6, 7].map((row) => [1, 2, 3].map((column) => shares?.getCell(row, column).value))
    expect(rows).toEqual([
      ['parks-kaiyuan', '新建公园面积', '开元街道'],
      ['parks-haibin', '新建公园面积', '海滨街道办事处'],
      ['parks-lake', '新建公园面积', '西湖片区'],
      ['green-kaiyuan', '绿化覆盖率', '开元街道'],
      ['green-haibin', '绿化覆盖率', '海滨街道'],
    ])
    const locked = Array.from(
      { length: 12 },
      (_, at) => shares?.getCell(3, at + 1).protection?.locked ?? true,
    )
    expect(locked).toEqual([...Array(7).fill(true), false, false, false, true, true])
  })

  test('comes back whole without a question', async () => {
    const book = await opened()
    const [figures, shares] = book.worksheets
    if (!figures || !shares) throw new Error('two sheets')
    figures.getCell('G3').value = 30
    shares.getCell('H3').value = 12.5
    shares.getCell('H6').value = 46
    expect(await read(new Uint8Array(await book.xlsx.writeBuffer()))).toEqual({
      faults: [],
      figures: ['parks 2026-05 30', 'parks-kaiyuan 2026-05 12.5', 'green-kaiyuan 2026-05 46'],
    })
  })

  test('of a unit that has nothing but a share is its sheet alone', async () => {
    const own = templateFor({
      plan,
      month: period('2026-05'),
      figures: [],
      asOf: today,
      source: '开元街道办事处',
    })
    const book = await opened(own)
    expect(book.worksheets).toHaveLength(2)
    const [shares] = book.worksheets
    if (!shares) throw new Error('a sheet')
    shares.getCell('H3').value = 12.5
    expect((await read(new Uint8Array(await book.xlsx.writeBuffer()))).figures).toEqual([
      'parks-kaiyuan 2026-05 12.5',
    ])
  })
})

describe('a bureau’s sheet', () => {
  test('of streets under the title of one indicator, months across, is read by names and aliases; the total is the whole’s', async () => {
    const bytes = await bookOf('Sheet1', [
      ['2026年各街道新建公园面积累计完成情况'],
      ['单位：亩'],
      ['序号', '街道', '1-4月累计', '1-5月累计'],
      [1, '开元办', 10, 12.5],
      [2, '海滨', 4, 5],
      [3, '西湖片区', 1, null],
      [null, '合计', 15, 17.5],
      ['注：按竣工面积统计'],
    ])
    expect(await read(bytes, 'shares-down')).toEqual({
      faults: [],
      figures: [
        'parks-kaiyuan 2026-04 10',
        'parks-kaiyuan 2026-05 12.5',
        'parks-haibin 2026-04 4',
        'parks-haibin 2026-05 5',
        'parks-lake 2026-04 1',
        'parks 2026-04 15',
        'parks 2026-05 17.5',
      ],
    })
  })

  test('with a column for each indicator is read too', async () => {
    const bytes = await bookOf('五月', [
      ['2026年1-5月各街道指标完成情况'],
      ['街道', '新建公园面积', '绿化覆盖率'],
      ['开元街道办事处', 12.5, 46],
      ['海滨街道', 5, 39],
    ])
    expect((await read(bytes, 'shares-down')).figures).toEqual([
      'parks-kaiyuan 2026-05 12.5',
      'green-kaiyuan 2026-05 46',
      'parks-haibin 2026-05 5',
      'green-haibin 2026-05 39',
    ])
  })

  test('with a street that nobody knows: the fault names the cell and the nearest name, nothing is taken', async () => {
    const bytes = await bookOf('Sheet1', [
      ['2026年新建公园面积（累计，亩）'],
      ['街道', '4月', '5月'],
      ['开源街道', 10, 12.5],
      ['海滨街道', 4, 5],
      ['西湖片区', 1, 2],
    ])
    const { faults } = await read(bytes, 'shares-down')
    expect(faults).toEqual([
      ['figure-share-unknown', 'Sheet1!A3', '指标“新建公园面积”没有分解给“开源街道”', '是否为“开元街道”'],
    ])
  })

  test('is offered first, before the layout that would read the total alone', async () => {
    const bytes = await bookOf('Sheet1', [
      ['2026年新建公园面积（累计，亩）'],
      ['街道', '5月'],
      ['开元街道', 12.5],
      ['海滨街道', 5],
      ['合计', 17.5],
    ])
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'figures-layout-unclear',
      faults: [{ column: 'shares-down' }, { column: 'places-down' }],
    })
  })
})
