// Slips as a table: what people typed is words in a spreadsheet, and every column stands in both forms.
import { parse } from 'csv-parse/sync'
import excel from 'exceljs'
import { expect, test } from 'vitest'
import type { ShownSlip } from '../../../src/alerts/slips/shown.ts'
import { text } from '../../../src/core/text.ts'
import { slipTable } from '../../../src/http/slip-table.ts'
import { tableCsv, tableWorkbook } from '../../../src/http/table-file.ts'

const SLIP: ShownSlip = {
  id: 's',
  plan: 'p',
  number: '鲤督〔2022〕1号',
  level: 'red',
  subject: { kind: 'task', id: '1' },
  title: text('=HYPERLINK("http://example.invalid")', '=1+1'),
  shareOf: null,
  measures: [],
  entry: null,
  result: '',
  rule: { id: 'hand', words: text('手工', 'By hand') },
  receiver: { kind: 'unit', id: 'u', name: '@甲局' },
  helpers: [{ kind: 'unit', id: 'v', name: '乙局' }],
  leaders: [{ id: 'l', name: '+张三' }],
  reason: text('-1，"引号"\n第二行', '－1'),
  issued: '2022-05-10',
  limit: '2022-05-17',
  ended: null,
  left: -2,
  state: 'unsigned',
  overdue: true,
  stood: null,
}

test('no cell of CSV is a formula; numbers stay numbers; quotes and lines come back', () => {
  const csv = tableCsv(slipTable([SLIP], 'zh'))
  expect(csv.startsWith('\uFEFF编号,')).toBe(true)
  const [head, row] = parse(csv, { bom: true }) as string[][]
  expect(row).toHaveLength(head?.length ?? 0)
  expect(row?.slice(2, 7)).toEqual([
    `'=HYPERLINK("http://example.invalid")`,
    '手工',
    `'@甲局、乙局`,
    `'+张三`,
    `'-1，"引号"\n第二行`,
  ])
  expect(row?.[head?.indexOf('剩余工作日') ?? 0]).toBe('-2')
  expect(tableCsv(slipTable([SLIP], 'en'))).toContain(`'－1`)
})

test('a workbook holds the same as words and numbers, with no formula', async () => {
  const book = new excel.Workbook()
  await book.xlsx.load((await tableWorkbook(slipTable([SLIP], 'zh'))) as never)
  const row = book.worksheets[0]?.getRow(2)
  expect(row?.getCell(3).type).toBe(excel.ValueType.String)
  expect(row?.getCell(3).value).toBe(SLIP.title.zh)
  expect(row?.getCell(10).value).toBe(-2)
})
