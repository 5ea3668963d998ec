// What is only watched, from the plan to the wall: its figures are sent, its way is said, and nothing judges or counts it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followedItems } from '../../src/alerts/followed.ts'
import { doerOf } from '../../src/core/deed.ts'
import { newsOfFollowers } from '../../src/live/followed.ts'
import { openTestApp, PLAN, START, type TestApp } from '../support/app.ts'

let world: TestApp
let reporter = ''
const WATCHED = `
watched:
  - { id: pmi, name: 采购经理指数, kind: level, unit: 点, task: 2, better: up, decimals: 1 }
  - { id: jobless, name: 城镇调查失业率, kind: ratio, better: down, source: 区财政局 }
`
const FIGURES = `indicator,period,value,known_at
firms,2022-10,1130,2022-11-18
pmi,2021-10,50.1,2021-11-18
pmi,2022-09,49.2,2022-10-18
pmi,2022-10,49.5,2022-11-18
jobless,2022-09,5.2,2022-10-18
jobless,2022-10,5.6,2022-11-18
`
const send = (csv: string, query = '') =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?filename=w.csv${query}`,
    headers: { 'content-type': 'text/csv' },
    payload: csv,
  })

beforeAll(async () => {
  world = await openTestApp({ empty: true, now: () => START })
  const plan = await world.app.inject({
    method: 'POST',
    url: '/api/v1/plans',
    headers: { 'content-type': 'text/yaml' },
    payload: PLAN + WATCHED,
  })
  expect(plan.statusCode, plan.body).toBeLessThan(300)
  reporter = await world.tokenOf('reporter', '区财政局')
  const sent = await send(FIGURES)
  expect(sent.statusCode, sent.body).toBe(201)
})
afterAll(() => world.close())

const page = async (path: string, lang = 'zh-CN'): Promise<string> => {
  const { statusCode, body } = await world.app.inject({
    url: encodeURI(path),
    headers: { accept: 'text/html', 'accept-language': lang },
  })
  expect([path, statusCode]).toEqual([path, 200])
  return body
}
const words = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('its figures are sent like all others, by whoever supplies them', async () => {
  const own = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=own.csv&dry-run=true',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${reporter}` },
    payload: 'indicator,period,value\njobless,2022-10,5.6\n',
  })
  expect(own.statusCode, own.body).toBe(200)
  const others = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=own.csv&dry-run=true',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${reporter}` },
    payload: 'indicator,period,value\npmi,2022-10,49.5\n',
  })
  expect([others.statusCode, others.body.match(/"code":"[a-z-]+"/g)]).toEqual([
    422,
    ['"code":"figures-refused"', '"code":"figure-not-own"'],
  ])
})

test('nothing judges it or counts it', async () => {
  const { tally, assessments } = (await world.app.inject('/api/v1/assessments')).json()
  expect([tally.total, assessments.length]).toEqual([4, 4])
  expect((await world.app.inject('/api/v1/proofs/pmi')).statusCode).toBe(404)
  expect(words(await page('/'))).toContain('4 项')
  expect(words(await page('/desk/calendar'))).not.toContain('采购经理指数')
})

test('the ledger of indicators lists it beside them, or alone, and files hold it', async () => {
  const all = words(await page('/indicators'))
  expect(all).toContain('监测指标（2）')
  expect(all).toContain('▲ 比上月 +0.3 点，向好 ▼ 比上年同期 −0.6 点，变差')
  expect(all).toContain('▲ 比上月 +0.4 点，变差')
  expect(all).toContain('净增市场主体')
  const only = words(await page('/indicators?watched=only&words=cgjl'))
  expect(only).toContain('监测指标（1）')
  expect(only).not.toContain('精确小数')
  expect(words(await page('/indicators?watched=only&words=nothing'))).toContain('没有符合条件的监测指标')
  expect(words(await page('/indicators?status=behind'))).not.toContain('采购经理指数')
  const { body } = await world.app.inject('/indicators/ledger.csv?watched=only')
  expect(body).toContain('采购经理指数')
  expect(body).toContain('比上月 +0.3 点，向好')
  expect(words(await page('/tasks'))).not.toContain('采购经理指数')
})

test('an indicator that is judged says which way it went too', async () => {
  const sent = await send(
    'indicator,period,value,known_at\nexact,2022-10,80,2022-11-18\nexact,2021-10,70,2021-11-18\n',
  )
  expect(sent.statusCode, sent.body).toBe(201)
  expect(
    words(await page('/indicators'))
      .match(/比上年同期 .10.{0,7}/)?.[0]
      ?.trim(),
  ).toBe('比上年同期 +10 亿元，向好')
})

test('its page has figures, chart and way, and no status', async () => {
  const zh = words(await page('/indicators/pmi'))
  expect(zh).toContain('采购经理指数 监测指标')
  expect(zh).toContain('49.5 点')
  expect(zh).toContain('比上月 +0.3 点，向好')
  for (const none of ['序时进度', '为什么是这个状态', '欠进度', '距目标']) expect(zh).not.toContain(none)
  expect(words(await page('/indicators/pmi', 'en'))).toContain('on the month before, better')
  const { headers, body } = await world.app.inject('/indicators/pmi/chart.svg')
  expect(headers['content-type']).toContain('image/svg+xml')
  expect(body).toContain('采购经理指数')
})

test('looked at on an earlier day it stands as it stood', async () => {
  const then = words(await page('/indicators/pmi?as-of=2022-10-25'))
  expect(then).toContain('49.2 点')
  expect(then).not.toContain('49.5')
  expect(words(await page('/indicators?as-of=2022-10-25'))).not.toContain('49.5')
})

test('what is not released is nowhere', async () => {
  const held = await send(
    'indicator,period,value\npmi,2022-10,48.8\n',
    '&release-at=2022-12-02T02:00:00.000Z',
  )
  expect(held.statusCode, held.body).toBe(201)
  for (const path of ['/', '/indicators', '/indicators/pmi', '/units/区商务局'])
    expect([path, words(await page(path)).match(/.{0,60}48\.8.{0,30}/)?.[0]]).toEqual([path, undefined])
})

test('overview, unit and search lead to it', async () => {
  for (const path of ['/', '/units/区商务局', '/units/区财政局'])
    expect([path, (await page(path)).includes('/indicators/')]).toEqual([path, true])
  expect(words(await page('/'))).toContain('采购经理指数 49.5 点')
  expect(words(await page('/units/区财政局'))).toContain('城镇调查失业率')
  expect(words(await page('/units/区财政局'))).not.toContain('采购经理指数')
  expect(words(await page('/search?q=cgjlzs'))).toContain('采购经理指数')
})

test('who follows one finds its new figures on their own page, on the overview and in the digest', async () => {
  const person = await world.people.add(
    { login: 'wang', name: '王强', role: 'viewer', unit: null, active: true, account: null },
    doerOf('test'),
    { password: true },
  )
  const { token } = await world.people.signIn({
    login: 'wang',
    password: person?.password ?? '',
    from: null,
  })
  const headers = {
    ...{ cookie: `duibiao_session=${token}`, host: 'localhost', origin: 'http://localhost' },
    accept: 'text/html',
  }
  const own = async (url: string) => (await world.app.inject({ url, headers })).body
  expect(await own('/indicators/pmi')).toContain('action="/me/follow"')
  const { statusCode } = await world.app.inject({
    method: 'POST',
    url: '/me/follow',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ plan: 'demo-2022', kind: 'indicator', id: 'pmi' }).toString(),
  })
  expect(statusCode).toBe(303)
  expect(await own('/indicators/pmi')).toContain('action="/me/unfollow"')
  expect((await send('indicator,period,value\npmi,2022-08,50.4\n')).statusCode).toBe(201)
  const following = await own('/me/following')
  expect(words(following)).toContain('采购经理指数 报来 2022年8月：50.4 点')
  expect(following).toContain('href="/indicators/pmi?plan=demo-2022"')
  expect(words(await own('/?plan=demo-2022'))).toMatch(/关注的事项.*采购经理指数 报来 2022年8月：50.4 点/)
  const span = { since: '2022-11-01T00:00:00.000Z', until: world.now() }
  const items = followedItems(await newsOfFollowers({ ...world, store: world.data.store }, span))
  expect(items.get(person?.id ?? '')?.map(({ path }) => path)).toEqual(['/indicators/pmi?plan=demo-2022'])
})
