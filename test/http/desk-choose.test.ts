// What a person chooses within a way of reading: sheets, columns, rows, names by hand; and what a file without figures shows.
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let own: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
})
afterAll(() => world.close())

type Rows = readonly (readonly (string | number | null)[])[]

async function draftOf(sheets: Readonly<Record<string, Rows>>): Promise<string> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets))
    book.addWorksheet(name).addRows(rows.map((row) => [...row]))
  const form = new FormData()
  form.set('file', new File([await book.xlsx.writeBuffer()], '月报.xlsx'))
  const body = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: '/desk/upload?lang=zh',
    headers: { ...own, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  })
  expect(answer.statusCode, answer.body).toBe(303)
  return String(answer.headers.location).split('?')[0] ?? ''
}

const see = async (path: string): Promise<string> =>
  (await world.app.inject({ url: `${path}?lang=zh`, headers: own })).body

const choose = (path: string, fields: readonly (readonly [string, string])[]) =>
  world.app.inject({
    method: 'POST',
    url: `${path}/choose?lang=zh`,
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  })

const view = async (path: string) =>
  (await world.app.inject({ url: `${path}/view`, headers: own })).json<{
    total: number
    refusal: { detail: { zh: string } } | null
    sheet: { read: number[]; marks: [number, number, number, number][]; tabs: { name: string }[] }
  }>()

const month = (words: string, value: number): Rows => [
  [`2022年${words}报表`],
  ['指标', '累计'],
  ['净增市场主体', value],
  ['外商投资', value],
]

test('sheets that read alike are taken at once, each marked by itself', async () => {
  const path = await draftOf({ '9月': month('9月', 1000), '10月': month('10月', 1200) })
  expect(await see(path)).toContain('2 张工作表一起（9月、10月）')
  await choose(path, [
    ['choice', '0'],
    ['asked', 'table'],
    ['table', '0'],
    ['table', '1'],
    ['unknown', '外商投资'],
    ['means', ''],
  ])
  const { total, sheet } = await view(path)
  expect(total).toBe(2)
  expect(sheet.read).toEqual([0, 1])
  expect(sheet.marks.map(([row, column, , on]) => [on, row, column])).toEqual([
    [0, 2, 1],
    [1, 2, 1],
  ])
})

test('a row that is called otherwise is named by hand', async () => {
  const path = await draftOf({
    表: [
      ['2022年10月报表'],
      ['指标', '累计'],
      ['市场主体（净）', 1200],
      ['净增市场主体', null],
      ['精确小数', 500],
    ],
  })
  const page = await see(path)
  expect(page).toContain('这些行不是年度目标里的指标')
  await choose(path, [
    ['choice', '0'],
    ['unknown', '市场主体（净）'],
    ['means', '净增市场主体'],
  ])
  expect((await view(path)).total).toBe(2)
})

test('with every box cleared it is said that nothing is chosen', async () => {
  const path = await draftOf({ 表: month('10月', 1200) })
  const answer = await choose(path, [
    ['choice', '0'],
    ['asked', 'read'],
  ])
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('没有勾选要读的内容')
  expect((await view(path)).total).toBe(0)
})

test('a file in which nothing was found shows what was read and the way on', async () => {
  const path = await draftOf({ 表: [['2022年10月'], ['名目', '数'], ['净增市场主题', 1200]] })
  const page = await see(path)
  expect(page).toContain('<td>净增市场主题</td>')
  expect(page).toContain('“净增市场主题”不是年度目标里的指标 是否为“净增市场主体”')
  expect(page).toContain('/desk/template.xlsx')
  expect(page).not.toContain('没有问题要处理')
})
