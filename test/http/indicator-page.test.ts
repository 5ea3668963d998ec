// An indicator's page leads from every figure to its cell, walks through the list one came from, and tells what happened.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

/** Of the store too: what waits is asked of its clock. */
let clock = Date.parse('2022-12-05T02:00:00.000Z')
const now = (): string => {
  clock += 1_000
  return new Date(clock).toISOString()
}
let world: TestApp
const tokens = new Map<string, { readonly authorization: string }>()
beforeAll(async () => {
  world = await openTestApp({ now })
  for (const role of ['statistician', 'supervisor', 'viewer'] as const)
    tokens.set(role, { authorization: `Bearer ${await world.tokenOf(role)}` })
})
afterAll(() => world.close())

const see = (url: string, role: string | null = null, more: Readonly<Record<string, string>> = {}) =>
  world.app.inject({ url, headers: { accept: 'text/html', ...(role && tokens.get(role)), ...more } })
const post = (url: string, words: Readonly<Record<string, string>>, role: string) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: { ...tokens.get(role), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(words).toString(),
  })

const SHEET = 'indicator,period,value,note\nfirms,2022-10,1400,核实数\nexact,2022-10,539.77,\n'

test('every figure leads to its very cell; the whole sheet is for those who may have the file', async () => {
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=10月.csv&accept=x',
    headers: { ...tokens.get('statistician'), 'content-type': 'text/csv' },
    payload: SHEET,
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const { upload } = sent.json<{ upload: string }>()
  const page = (await see('/indicators/firms?lang=zh&as-of=2022-11-20', 'viewer')).body
  const link = /href="(\/desk\/uploads\/[^"]*\/cell\?at=C2[^"#]*)#cell"[^>]*>10月\.csv/.exec(page)?.[1] ?? ''
  const href = link.replaceAll('&amp;', '&')
  expect(href).toBe(`/desk/uploads/${upload}/cell?at=C2&as-of=2022-11-20`)
  const whole = (await see(`${href}&lang=zh`, 'statistician')).body
  expect(whole).toContain('<mark id="cell">1400</mark>')
  expect(whole).toContain('539.77')
  const part = (await see(`${href}&lang=zh`, 'viewer')).body
  expect(part).toContain('<mark id="cell">1400</mark>')
  expect(part).toContain('value')
  expect(part).toContain('firms')
  expect(part).not.toContain('539.77')
  expect(part).not.toContain('exact')
  expect((await see(`/desk/uploads/${upload}/cell?at=Z99&lang=zh`, 'viewer')).body).toContain('不是表格')
  expect((await see('/desk/uploads/nix/cell?at=C2', 'viewer')).statusCode).toBe(404)
})

test('what waits for its release has no page of its cell for anybody else', async () => {
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=11月.csv&accept=x&release-at=2022-12-20',
    headers: { ...tokens.get('statistician'), 'content-type': 'text/csv' },
    payload: 'indicator,period,value\nfirms,2022-11,1555\n',
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const { upload } = sent.json<{ upload: string }>()
  const href = `/desk/uploads/${upload}/cell?at=C2&lang=zh`
  expect((await see(href, 'statistician')).body).toContain('1555')
  const refused = await see(href, 'viewer')
  expect(refused.statusCode).toBe(404)
  expect(refused.body).not.toContain('1555')
  expect((await see('/indicators/firms?lang=zh', 'viewer')).body).not.toContain('11月.csv')
})

test('before and after are those of the list from which one came', async () => {
  const list = '/indicators?kind=growth'
  const next = (body: string): string => /rel="next"[^>]*/.exec(body)?.[0] ?? ''
  const ids = (await see('/api/v1/indicators/gdp')).statusCode
  expect(ids).toBe(200)
  const plain = (await see('/indicators/gdp?lang=en')).body
  const walked = (await see(`/indicators/gdp?lang=en&list=${encodeURIComponent(list)}`)).body
  const came = (await see('/indicators/gdp?lang=en', null, { referer: `http://localhost${list}` })).body
  expect(plain).toContain('href="/indicators"')
  expect(walked).toContain('href="/indicators?kind=growth"')
  expect(came).toContain('href="/indicators?kind=growth"')
  expect(next(walked)).toBe(next(came))
  const evil = (await see(`/indicators/gdp?list=${encodeURIComponent('javascript:alert(1)')}`)).body
  expect(evil).not.toContain('javascript:')
})

test('the chart is a file of its own', async () => {
  const { headers, body } = await see('/indicators/firms/chart.svg?lang=zh')
  expect(headers['content-type']).toContain('image/svg+xml')
  expect(body).toMatch(/^<svg xmlns="[^"]+"/)
  expect(body).not.toContain('var(--')
})

test('an event is marked by those who may, shown from its day on, and withdrawn with a reason', async () => {
  const form = { day: '2022-07-15', words: '暴雨 <b>', about: 'indicator' }
  expect((await post('/indicators/firms/events', form, 'viewer')).statusCode).toBe(403)
  expect(
    (await post('/indicators/firms/events', { ...form, day: '2022-13-01' }, 'supervisor')).statusCode,
  ).toBe(400)
  expect(
    (await post('/indicators/firms/events', { ...form, day: '2022-12-24' }, 'supervisor')).statusCode,
  ).toBe(400)
  expect((await post('/indicators/firms/events', { ...form, words: '' }, 'supervisor')).statusCode).toBe(400)
  expect((await post('/indicators/firms/events', form, 'supervisor')).statusCode).toBe(303)
  const shown = (await see('/indicators/firms?lang=zh', 'supervisor')).body
  expect(shown).toContain('暴雨 &lt;b>')
  expect(shown).toContain('①')
  const id = /events\/(e-[\w-]+)\/withdraw/.exec(shown)?.[1] ?? ''
  for (const url of [
    '/indicators/firms?lang=zh&as-of=2022-06-30',
    '/indicators/gdp?lang=zh',
    '/indicators/firms?lang=zh&known-at=2022-11-01',
  ])
    expect((await see(url, 'viewer')).body, url).not.toContain('暴雨')
  expect((await see('/indicators/firms?lang=zh', 'viewer')).body).not.toContain('/withdraw')
  const way = `/indicators/firms/events/${id}/withdraw`
  expect((await post(way, { reason: '' }, 'supervisor')).statusCode).toBe(400)
  expect((await post(way, { reason: '日期写错' }, 'supervisor')).statusCode).toBe(303)
  expect((await post(way, { reason: '日期写错' }, 'supervisor')).statusCode).toBe(404)
  expect((await see('/indicators/firms?lang=zh', 'viewer')).body).not.toContain('暴雨')
  const kinds = JSON.stringify(await world.data.store.deeds.since(0, 1000))
  expect(kinds).toContain('event-marked')
  expect(kinds).toContain('日期写错')
})

test('what an indicator is changes from a day on, with who and why; the promise stays, the chart is marked', async () => {
  const form = {
    day: '2022-07-01',
    reason: '制度改革',
    definition: '含个体户 <b>',
    formula: '',
    origin: '年报',
  }
  const way = '/indicators/firms/definition'
  expect((await post(way, form, 'viewer')).statusCode).toBe(403)
  for (const wrong of [{ day: '2022-12-24' }, { reason: '' }, { origin: '长'.repeat(501) }])
    expect((await post(way, { ...form, ...wrong }, 'statistician')).statusCode, JSON.stringify(wrong)).toBe(
      400,
    )
  const target = async () => (await see('/api/v1/indicators/firms', 'viewer')).json().indicator.target
  const before = await target()
  // Told for the first time: no mark. Changed: a mark, both words, who and why.
  expect(
    (await post(way, { ...form, day: '2022-01-01', definition: '不含个体户' }, 'statistician')).statusCode,
  ).toBe(303)
  expect((await see('/indicators/firms?lang=zh', 'viewer')).body).not.toContain('口径调整')
  expect((await post(way, form, 'statistician')).statusCode).toBe(303)
  expect((await post(way, form, 'statistician')).statusCode).toBe(400)
  const page = (await see('/indicators/firms?lang=zh', 'viewer')).body
  expect(page).toContain('由“不含个体户”改为“含个体户 &lt;b>”；制度改革')
  expect(page).toContain('口径调整：')
  expect(page).toContain('①')
  expect(page).not.toContain('/definition"')
  expect(await target()).toEqual(before)
  // What was said later is not known on an earlier day.
  expect(
    (await see('/api/v1/indicators/firms?as-of=2022-08-31', 'viewer')).json().indicator.definition,
  ).toBeNull()
  expect(
    (await see('/api/v1/indicators/firms?known-at=2022-11-01', 'viewer')).json().indicator.definition,
  ).toBeNull()
  const { events } = (await see('/api/v1/indicators/firms', 'viewer')).json()
  expect(events).toMatchObject([{ day: '2022-07-01', words: '制度改革' }])
  const back = `/indicators/firms/events/${events[0].id}/withdraw`
  expect((await post(back, { reason: '写错' }, 'statistician')).statusCode).toBe(303)
  expect((await see('/api/v1/indicators/firms', 'viewer')).json().indicator.definition).toBe('不含个体户')
  expect(JSON.stringify(await world.data.store.deeds.since(0, 1000))).toContain('event-redefined')
})
