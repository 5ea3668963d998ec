// A reporter's figures: those that the own unit supplies, by interface and page, and no others, not even as a question.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let reporter = ''
let stranger = ''
beforeAll(async () => {
  world = await openTestApp()
  reporter = await world.tokenOf('reporter', '区商务局')
  stranger = await world.tokenOf('reporter', '区财政局')
})
afterAll(() => world.close())

const send = (token: string, csv: string, query = '') =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads${query}`,
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    payload: `indicator,period,value\n${csv}\n`,
  })
const correct = (token: string, words: Record<string, string>) =>
  world.app.inject({
    method: 'POST',
    url: '/desk/correct',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` },
    payload: new URLSearchParams({
      plan: 'demo-2022',
      kind: '更正差错',
      reason: '核对',
      ...words,
    }).toString(),
  })

test('sends and corrects figures of indicators that the own unit supplies', async () => {
  const sent = await send(reporter, 'firms,2022-08,900', '?accept=checked')
  expect(sent.statusCode, sent.body).toBe(201)
  expect(sent.json()).toMatchObject({ rows: { new: 1 }, by: expect.stringContaining('reporter') })
  const again = await send(reporter, 'firms,2022-08,900', '?accept=checked')
  expect(again.statusCode).toBe(200)
  const draft = await correct(reporter, { indicator: 'firms', period: '2022-08', value: '901' })
  expect(draft.statusCode, draft.body).toBe(303)
  const confirmed = await world.app.inject({
    method: 'POST',
    url: `${String(draft.headers.location)}/confirm`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${reporter}` },
    payload: 'accept=checked',
  })
  expect(confirmed.statusCode, confirmed.body).toBe(303)
  const figures = await world.data.store.observations({ region: '350502', indicators: ['firms'] })
  expect(figures.find(({ period }) => period === '2022-08')?.value?.toString()).toBe('901')
})

test('a row of another unit’s indicator is a fault with its place, and nothing is stored', async () => {
  const before = (await world.app.inject('/api/v1/observations')).body
  for (const query of ['', '?dry-run']) {
    const sent = await send(reporter, 'firms,2022-08,902\ngdp,2022-Q3,7.8', query)
    expect(sent.statusCode).toBe(422)
    expect(sent.json()).toMatchObject({
      code: 'figures-refused',
      errors: [{ row: 3, code: 'figure-not-own', detail: expect.stringContaining('区发改局') }],
    })
  }
  expect((await send(stranger, 'firms,2022-08,902')).statusCode).toBe(422)
  const draft = await correct(stranger, { indicator: 'firms', period: '2022-08', value: '902' })
  const shown = await world.app.inject({
    url: String(draft.headers.location),
    headers: { authorization: `Bearer ${stranger}`, 'accept-language': 'zh' },
  })
  expect(shown.body).toContain('由区商务局提供')
  expect((await world.app.inject('/api/v1/observations')).body).toBe(before)
})

test('whether a file of others’ figures stands is not told', async () => {
  const statistician = await world.tokenOf('statistician')
  const csv = 'gdp,2022-Q3,7.9'
  expect((await send(statistician, csv, '?release-at=2022-12-16&accept=x')).statusCode).toBe(201)
  const guess = await send(reporter, csv)
  expect(guess.statusCode).toBe(422)
  expect(guess.body).not.toContain('7.9')
  const other = await send(reporter, 'gdp,2022-Q3,7.8')
  expect({ ...other.json(), instance: '' }).toEqual({ ...guess.json(), instance: '' })
})

test('takes nothing back, and sees the form on the own indicators’ pages only', async () => {
  const [standing] = await world.data.store.uploads({ limit: 1 })
  const undo = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads/${standing?.id}/undo`,
    headers: { authorization: `Bearer ${reporter}`, 'content-type': 'application/json' },
    payload: '{"reason":"x"}',
  })
  expect(undo.statusCode).toBe(403)
  const page = async (id: string) =>
    (await world.app.inject({ url: `/indicators/${id}`, headers: { authorization: `Bearer ${reporter}` } }))
      .body
  expect(await page('firms')).toContain('/desk/correct')
  expect(await page('gdp')).not.toContain('/desk/correct')
})
