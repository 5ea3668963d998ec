// The pages of plans: a list with states and tallies, one plan to be read, and the same plan as files.
import { createHash } from 'node:crypto'
import excel from 'exceljs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const get = (url: string) => world.app.inject({ url, headers: { accept: 'text/html' } })

test('the list has every plan with its state, its size and its tally', async () => {
  const next = PLAN.replace('demo-2022', 'demo-2023').replace('year: 2022', 'year: 2023')
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/plans',
    headers: { 'content-type': 'text/yaml' },
    payload: next,
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const { body, statusCode } = await get('/plans?lang=zh')
  expect(statusCode).toBe(200)
  const rows = body.split('<tr>').slice(2)
  expect(rows).toHaveLength(2)
  const [running = '', coming = ''] = rows
  expect(coming).toContain('待执行')
  expect(coming).toContain('/plans/demo-2023')
  expect(running).toContain('执行中')
  expect(running).toContain('2 / 4')
  expect(running).toContain('欠进度')
  world.setClock('2023-01-01T02:00:00.000Z')
  expect((await get('/plans?lang=en')).body).toContain('Ended')
})

test('of very many plans a page lists so many that walls keep their pictures', async () => {
  const { store } = world.data
  for (let region = 0; region < 40; region++) {
    const code = String(360_100 + region)
    const text = PLAN.replaceAll('demo-2022', `p-${code}`).replace('350502', code)
    const file = { sha256: createHash('sha256').update(text).digest('hex'), text }
    await store.savePlan(parsePlan(text), file, { by: '陈', at: '2022-01-04T00:00:00.000Z' })
  }
  await world.pictures.refresh()
  const rowsOf = async (page: string) =>
    (await get(`/plans?lang=zh&page=${page}`)).body.split('<tr>').slice(2)
  expect(await rowsOf('1')).toHaveLength(40)
  expect(await rowsOf('2')).toHaveLength(2)
  for (const far of ['99', '-1', 'x', '1e99']) expect((await rowsOf(far)).length).toBeGreaterThan(0)
  expect((await get('/plans?lang=zh&page=2')).body).toContain('共 42 个，第 2 页，共 2 页')
})

test('a plan is read by section, with its targets and who answers', async () => {
  const { body } = await get('/plans/demo-2022?lang=zh')
  expect(body).toContain('（一）示例')
  expect(body).toContain('净增市场主体 2000 户')
  expect(body.replaceAll(/<[^>]*>/g, '')).toContain('牵头：区商务局')
  expect((await get('/plans/nowhere')).statusCode).toBe(404)
})

test('the file is the one that was sent, the table has a row a task', async () => {
  const yaml = await get('/plans/demo-2022/plan.yaml')
  expect(yaml.body).toBe(PLAN)
  const word = await get('/plans/demo-2022/tasks.docx?lang=zh')
  expect(word.headers['content-disposition']).toContain('demo-2022.docx')
  const { value } = await mammoth.extractRawText({ buffer: word.rawPayload })
  expect(value).toMatch(
    /示例目标.*主要目标.*地区生产总值增长 8%左右.*（一）示例.*净增市场主体：2,000 户.*区商务局/s,
  )
  const { rawPayload, headers } = await get('/plans/demo-2022/tasks.xlsx?lang=zh')
  expect(headers['content-disposition']).toContain('demo-2022.xlsx')
  const book = new excel.Workbook()
  await book.xlsx.load(rawPayload as unknown as ArrayBuffer)
  const rows = book.worksheets[0]?.getRows(3, 9)?.filter((row) => row.hasValues) ?? []
  expect(rows.map((row) => [row.getCell(1).value, row.getCell(5).value])).toEqual([
    [1, '区发改局'],
    [2, '区商务局'],
  ])
  expect(rows[1]?.getCell(4).value).toContain('净增市场主体：')
})
