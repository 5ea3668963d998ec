// Figures out: the same rows as JSON, CSV and Arrow, with all their digits, and filtered.
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const get = (query = '', accept = 'application/json') =>
  world.app.inject({ url: `/api/v1/observations${query}`, headers: { accept } })
const keysOf = (body: string): string[] =>
  (JSON.parse(body) as { observations: { indicator: string; period: string }[] }).observations.map(
    ({ indicator, period }) => `${indicator} ${period}`,
  )

test('numbers leave with every digit they came with', async () => {
  const { body } = await get('?indicator=exact')
  expect(body).toContain('"value":539.6900000001,')
  const assessments = await world.app.inject('/api/v1/assessments?as-of=2022-10-31')
  expect(assessments.body).toContain('"actual":539.6900000001,')
  // 1,130 of 2,000 by October: 56.5 %, 10/12 of the way expected, 26.8333… points behind.
  expect(assessments.body).toContain('"completion":56.5,"gap":-26.833333333333,"status":"behind"')
})

test('filters choose by indicator, period, region and moment of knowledge', async () => {
  expect(keysOf((await get('?indicator=gdp,firms&from=2022-Q3')).body)).toEqual([
    'firms 2022-09',
    'firms 2022-10',
    'gdp 2022-Q3',
  ])
  expect(keysOf((await get('?to=2022-Q1')).body)).toEqual(['gdp 2022-Q1'])
  expect(keysOf((await get('?region=999999')).body)).toEqual([])
  expect(keysOf((await get('?indicator=firms&known-at=2022-10-31')).body)).toEqual(['firms 2022-09'])
  expect(keysOf((await get('?basis=cumulative-yoy&indicator=firms')).body)).toEqual([])
})

test('CSV holds the same rows, and can be sent in again as it is', async () => {
  const json = await get()
  const csv = await get('', 'text/csv')
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const [head = '', ...lines] = csv.body.trimEnd().split('\r\n')
  expect(head.split(',').slice(0, 4)).toEqual(['region', 'indicator', 'period', 'value'])
  expect(lines.map((line) => line.split(',').slice(1, 3).join(' '))).toEqual(keysOf(json.body))
  const again = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?dry-run',
    headers: { 'content-type': 'text/csv' },
    payload: csv.body,
  })
  expect(again.json(), again.body).toMatchObject({ rows: { read: 7, new: 0, revised: 0, unchanged: 7 } })
})

test('an Arrow stream holds the same rows', async () => {
  const arrow = await get('', 'application/vnd.apache.arrow.stream')
  expect(arrow.headers['content-type']).toBe('application/vnd.apache.arrow.stream')
  const table = tableFromIPC(arrow.rawPayload)
  const rows = table
    .toArray()
    .map((row) => row.toJSON() as { indicator: string; period: string; value: string })
  expect(rows.map(({ indicator, period }) => `${indicator} ${period}`)).toEqual(keysOf((await get()).body))
  expect(rows.find(({ indicator }) => indicator === 'exact')?.value).toBe('539.6900000001')
})

test('no rows are rows too, in every format', async () => {
  const none = '?indicator=nix'
  expect(keysOf((await get(none)).body)).toEqual([])
  expect((await get(none, 'text/csv')).body.split('\r\n')).toHaveLength(2)
  expect(tableFromIPC((await get(none, 'application/vnd.apache.arrow.stream')).rawPayload).numRows).toBe(0)
})

test('the most wanted format wins, and an unknown one is a problem', async () => {
  expect((await get('', 'text/csv;q=0.4, application/json;q=0.9')).headers['content-type']).toContain('json')
  expect((await get('', '*/*')).headers['content-type']).toContain('application/json')
  const xml = await get('', 'application/xml')
  expect([xml.statusCode, xml.json<{ code: string }>().code]).toEqual([406, 'not-acceptable'])
})

test('answers are compressed when asked', async () => {
  const response = await world.app.inject({
    url: '/api/v1/observations',
    headers: { accept: 'application/json', 'accept-encoding': 'br' },
  })
  expect(response.headers['content-encoding']).toBe('br')
})
