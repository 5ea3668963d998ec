// One past period put right alone: by way of a preview, with a note that travels with the figure, and back again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let own: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
})
afterAll(() => world.close())

const post = (url: string, words: Record<string, string>, headers: Record<string, string> = own) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(words).toString(),
  })
const WORDS = { plan: 'demo-2022', indicator: 'firms', period: '2022-09', value: '1,010', kind: '口径调整' }

async function corrected(words: Record<string, string>): Promise<void> {
  const answer = await post('/desk/correct', words)
  expect(answer.statusCode, answer.body).toBe(303)
  const done = await post(`${String(answer.headers.location)}/confirm`, {})
  expect(done.statusCode, done.body).toBe(303)
}
const figure = async () => {
  const figures = await world.data.store.observations({ region: '350502', indicators: ['firms'] })
  const found = figures.find(({ period }) => period === '2022-09')
  return { value: found?.value?.toString(), note: found?.note }
}

test('a correction is a preview first, then a figure with its note; a second one goes back to the first value', async () => {
  const before = await figure()
  const first = await post('/desk/correct', { ...WORDS, reason: '含"个转企", 2 户' })
  const preview = await world.app.inject({ url: String(first.headers.location), headers: own })
  expect(preview.body).toContain('<s>1000</s>')
  expect(await figure()).toEqual(before)
  await post(`${String(first.headers.location)}/confirm`, {})
  expect(await figure()).toEqual({ value: '1010', note: '口径调整：含"个转企", 2 户' })
  await corrected({ ...WORDS, value: '1000', kind: '更正差错', reason: '撤回' })
  expect(await figure()).toEqual({ value: '1000', note: '更正差错：撤回' })
  await corrected({ ...WORDS, reason: '含"个转企", 2 户' })
  expect((await figure()).value).toBe('1010')
})

test('needs a reason, a known indicator, and somebody who may', async () => {
  expect((await post('/desk/correct', { ...WORDS, reason: ' ' })).statusCode).toBe(400)
  expect((await post('/desk/correct', { ...WORDS, indicator: 'x', reason: 'x' })).statusCode).toBe(404)
  const leader = { authorization: `Bearer ${await world.tokenOf('leader')}` }
  expect((await post('/desk/correct', { ...WORDS, reason: 'x' }, leader)).statusCode).toBe(403)
})

test('the form stands on the indicator’s page for those who may, and the way to the desk with the boards', async () => {
  const page = await world.app.inject({ url: '/indicators/firms?lang=zh', headers: own })
  expect(page.body).toContain('action="/desk/correct"')
  expect((await world.app.inject('/indicators/firms?lang=zh')).body).not.toContain('/desk/correct')
  const home = await world.app.inject('/boards?lang=zh')
  expect(home.body).toContain('href="/desk/upload"')
  expect(home.body).toContain('href="/desk/calendar"')
})
