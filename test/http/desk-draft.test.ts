// One draft cell by cell: the sheet as the file has it, cells put right, reasons, waiting drafts; all of it its sender's own.
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CellMark, CellNote, SheetRow, SheetView } from '../../src/desk/sheet-view.ts'
import { MARK_STATES } from '../../src/desk/sheet-view.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let own: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
})
afterAll(() => world.close())

async function draftOf(parts: Record<string, string | File>): Promise<string> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.set(name, value)
  const body = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: '/desk/upload?lang=zh',
    headers: {
      ...own,
      accept: 'application/json',
      'content-type': body.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await body.arrayBuffer()),
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ path: string }>().path
}
const ask = (url: string, headers: Record<string, string> = own) => world.app.inject({ url, headers })
const tell = (url: string, fields: readonly (readonly [string, string])[], headers = own) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      ...headers,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields.map(([...pair]) => pair)).toString(),
  })

interface View {
  version: string
  rows: { new: number; revised: number } | null
  changes: { indicator: string }[]
  doubts: { id: string; reason: string | null }[]
  edits: { cell: string; before: string; after: string }[]
  sheet: SheetView
}
const viewOf = async (path: string): Promise<View> => (await ask(`${path}/view?lang=zh`)).json()
const rowsOf = async (path: string, query = ''): Promise<SheetRow[]> =>
  (await ask(`${path}/rows?lang=zh${query}`)).json<{ rows: SheetRow[] }>().rows
const states = (marks: readonly CellMark[]) =>
  marks.map(([row, column, state]) => [row, column, MARK_STATES[state]])
const noteAt = (rows: readonly SheetRow[], row: number, column: number): CellNote | null | undefined =>
  rows.find((one) => one.row === row)?.cells.find((one) => one.column === column)?.note

async function workbook(): Promise<File> {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('表1')
  sheet.addRow(['泉州市鲤城区主要指标'])
  sheet.mergeCells('A1:D1')
  sheet.addRow(['指标名称', '单位', '期', '数值'])
  sheet.addRow(['净增市场主体', '户', '2022-10', 2000])
  sheet.addRow(['净增市场主体', '户', '2022-09', '下降3'])
  sheet.addRow(['净增市场主体', '户', '2022-08', null])
  sheet.addRow(['精确小数', '亿元', '2022-10', 539.6900000001])
  book.addWorksheet('说明').addRow(['填报说明'])
  return new File([await book.xlsx.writeBuffer()], '十月.xlsx')
}

test('the sheets look like the file, and every cell says what it would be', async () => {
  const path = await draftOf({ file: await workbook() })
  const { sheet, rows, version } = await viewOf(path)
  expect(sheet.tabs.map(({ name, head, rows, columns }) => [name, head, rows, columns])).toEqual([
    ['表1', 2, 6, 4],
    ['说明', 0, 1, 1],
  ])
  expect(sheet.tabs[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }])
  expect(sheet.read).toEqual([0])
  expect(states(sheet.marks)).toEqual([
    [2, 3, 'revised'],
    [3, 3, 'refused'],
    [4, 3, 'empty'],
    [5, 3, 'unchanged'],
  ])
  // What changes a number is for a person to take, one by one: never all at once.
  expect(sheet.suggestions).toEqual([])
  expect(rows).toBeNull()

  const shown = await rowsOf(path)
  expect(shown[0]?.cells.map(({ text }) => text)).toEqual(['泉州市鲤城区主要指标'])
  expect(noteAt(shown, 2, 3)).toMatchObject({ indicator: '净增市场主体', before: '1130', after: '2000' })
  expect(noteAt(shown, 3, 3)?.says).toMatchObject([{ code: 'value-not-a-number', suggestion: '-3' }])
  expect((await rowsOf(path, '&from=4&count=1')).map(({ row }) => row)).toEqual([4])
  expect((await rowsOf(path, '&sheet=1'))[0]?.cells[0]?.text).toBe('填报说明')
  expect((await ask(`${path}/rows`)).json<{ version: string }>().version).toBe(version)
  expect((await ask(`${path}/progress`)).json()).toMatchObject({ stage: 'done' })
})

test('a cell put right is part of the draft and stands in the receipt; the file stays as it came', async () => {
  const path = await draftOf({ file: await workbook() })
  expect(
    (
      await tell(`${path}/mend`, [
        ['at', '3/3'],
        ['text', '990'],
      ])
    ).statusCode,
  ).toBe(204)
  const mended = await viewOf(path)
  expect(mended.edits).toMatchObject([{ cell: '表1!D4', before: '下降3', after: '990' }])
  expect(mended.rows).toMatchObject({ revised: 2 })
  expect(mended.changes.map(({ indicator }) => indicator)).toEqual(['firms'])
  expect((await rowsOf(path))[3]?.cells[3]).toMatchObject({ text: '990', edited: '下降3' })

  // The file's own text takes the edit back.
  await tell(`${path}/mend`, [
    ['at', '3/3'],
    ['text', '下降3'],
  ])
  expect(await viewOf(path)).toMatchObject({ edits: [], rows: null })
  await tell(`${path}/mend`, [
    ['at', '3/3'],
    ['text', '990'],
    ['at', '4/3'],
    ['text', '900'],
  ])
  const confirmed = await tell(`${path}/confirm`, [['accept', '已核对']])
  expect(confirmed.statusCode, confirmed.body).toBe(303)
  const receipt = await ask(String(confirmed.headers.location), { ...own, accept: 'text/html' })
  expect(receipt.body).toContain('预览中改过的单元格')
  expect(receipt.body).toMatch(/表1!D4<\/b> <s>下降3<\/s>/)
  const [upload = ''] = /[0-9a-f-]{36}/.exec(String(confirmed.headers.location)) ?? []
  const api = await ask(`/api/v1/uploads/${upload}`)
  expect(api.json()).toMatchObject({ receipt: { edits: [{ after: '990' }, { after: '900' }] } })
  const file = await ask(`/api/v1/uploads/${upload}/file`)
  const kept = new excel.Workbook()
  await kept.xlsx.load(file.rawPayload as never)
  expect(kept.worksheets[0]?.getCell('D4').value).toBe('下降3')
})

test('a cell outside the file, and too many of them, are refused', async () => {
  const path = await draftOf({ pasted: 'indicator\tperiod\tvalue\nfirms\t2022-05\t1x\n' })
  for (const at of ['9/9', '-1/0', 'x', '1/9']) {
    const answer = await tell(`${path}/mend`, [
      ['at', at],
      ['text', '1'],
    ])
    expect(answer.json()).toMatchObject({ code: 'draft-cell-unknown' })
  }
  const lines = Array.from({ length: 550 }, (_, index) => `firms\t2022-05\t${index}x`)
  const long = await draftOf({ pasted: ['indicator\tperiod\tvalue', ...lines].join('\n') })
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => [
      ['at', `${from + index + 1}/2`] as const,
      ['text', `${index}`] as const,
    ]).flat()
  for (let from = 0; from < 500; from += 50) {
    expect((await tell(`${long}/mend`, some(from, 50))).statusCode).toBe(204)
  }
  expect((await tell(`${long}/mend`, some(500, 1))).json()).toMatchObject({ code: 'draft-too-many-edits' })
})

test('drafts that wait are offered to their sender only, and can be dropped', async () => {
  const path = await draftOf({ file: new File(['indicator,period,value\nfirms,2022-03,300\n'], '三月.csv') })
  expect((await ask('/desk/upload?lang=zh')).body).toContain('三月.csv')
  const other = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  expect((await ask('/desk/upload?lang=zh', other)).body).not.toContain('三月.csv')
  for (const part of ['view', 'rows', 'progress']) {
    expect((await ask(`${path}/${part}`, other)).statusCode).toBe(404)
  }
  for (const part of ['mend', 'reasons', 'forget']) {
    expect((await tell(`${path}/${part}`, [], other)).statusCode).toBe(404)
  }
  expect((await tell(`${path}/forget`, [])).statusCode).toBe(204)
  expect((await ask('/desk/upload?lang=zh')).body).not.toContain('三月.csv')
  expect((await ask(`${path}/view`)).statusCode).toBe(404)
})

test('what another upload changed meanwhile is seen in the next look', async () => {
  const path = await draftOf({ pasted: 'indicator,period,value\nfirms,2022-04,400\n' })
  expect((await viewOf(path)).sheet.counts).toMatchObject({ new: 1 })
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=other.csv',
    headers: { 'content-type': 'text/csv' },
    payload: 'indicator,period,value\nfirms,2022-04,399\n',
  })
  expect(sent.statusCode, sent.body).toBe(201)
  expect((await viewOf(path)).sheet.counts).toMatchObject({ new: 0, revised: 1 })
})

test('without a script a form puts a cell right', async () => {
  const path = await draftOf({ pasted: 'indicator,period,value\nfirms,2022-02,下降120\n' })
  const page = (await ask(`${path}?lang=zh`)).body
  expect(page).toContain('name="at" value="1/2"')
  expect(page).toMatch(/name="text"[^>]*value="-120"/)
  const { statusCode, headers } = await world.app.inject({
    method: 'POST',
    url: `${path}/mend?lang=zh`,
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'at=1%2F2&text=120',
  })
  expect([statusCode, headers.location]).toEqual([303, path])
  expect((await viewOf(path)).sheet.counts).toMatchObject({ refused: 0, new: 1 })
})

test('reasons wait with the draft, for one doubt or for all, and pass with it', async () => {
  const path = await draftOf({
    pasted: 'indicator,period,value\nexact,2022-08,4300\nfirms,2022-08,8900\n',
  })
  const { doubts } = await viewOf(path)
  expect(doubts.length).toBeGreaterThan(1)
  expect((await tell(`${path}/confirm`, [])).statusCode).toBe(422)
  await tell(`${path}/reasons`, [
    ['warning', doubts[0]?.id ?? ''],
    ['reason', '口径调整'],
  ])
  await tell(`${path}/reasons`, [['reason', '已核对']])
  const told = (await viewOf(path)).doubts.map(({ reason }) => reason)
  expect(told).toEqual(['口径调整', ...Array(doubts.length - 1).fill('已核对')])
  const done = await tell(`${path}/confirm`, [])
  expect(done.statusCode, done.body).toBe(303)
  const receipt = (await ask(String(done.headers.location), { ...own, accept: 'text/html' })).body
  expect(receipt).toContain('口径调整')
  expect(receipt).toContain('已核对')
})
