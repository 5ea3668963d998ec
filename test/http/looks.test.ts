// The same plan seen on other days and with the knowledge of other moments, on pages and in answers alike.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

interface Row {
  readonly indicator: string
  readonly period: string | null
  readonly status: string
  readonly reason: string
}

async function rowsOf(query: string): Promise<ReadonlyMap<string, Row>> {
  const response = await world.app.inject(`/api/v1/assessments${query}`)
  expect(response.statusCode, response.body).toBe(200)
  const { assessments } = response.json<{ assessments: Row[] }>()
  return new Map(assessments.map((row) => [row.indicator, row]))
}

test('as of an earlier day a later period does not count', async () => {
  expect((await rowsOf('')).get('firms')?.period).toBe('2022-10')
  expect((await rowsOf('?as-of=2022-10-30')).get('firms')?.period).toBe('2022-09')
})

test('with the knowledge of an earlier moment a later publication does not count', async () => {
  expect((await rowsOf('?as-of=2022-10-31&known-at=2022-10-31')).get('firms')?.period).toBe('2022-09')
  expect((await rowsOf('?known-at=2022-10-21')).get('gdp')?.status).toBe('on-pace')
  expect((await rowsOf('?known-at=2022-10-19T00:00:00%2B08:00')).get('gdp')?.status).toBe('missing')
})

test('the answer says with which eyes it looked', async () => {
  const response = await world.app.inject('/api/v1/assessments?as-of=2022-10-31&known-at=2022-11-01')
  expect(response.json()).toMatchObject({
    plan: 'demo-2022',
    region: '350502',
    asOf: '2022-10-31',
    knownAt: '2022-11-01T15:59:59.999Z',
  })
})

test('a wall, an indicator page and their data agree', async () => {
  const query = '?as-of=2022-10-31&known-at=2022-10-31'
  const wall = (await world.app.inject(`/api/v1/boards/all${query}`)).json<{
    pages: { tiles: { id: string; status: string }[] }[]
  }>()
  const rows = await rowsOf(query)
  const tiles = wall.pages.flatMap(({ tiles }) => tiles)
  expect(new Map(tiles.map(({ id, status }) => [id, status]))).toEqual(
    new Map([...rows.values()].map(({ indicator, status }) => [indicator, status])),
  )
  const page = await world.app.inject(`/indicators/firms${query}`)
  expect(page.statusCode).toBe(200)
  // What was not known yet stands nowhere on the page.
  expect(page.body).toContain('1,000')
  expect(page.body).not.toContain('1,130')
  const { vintages } = (await world.app.inject(`/api/v1/indicators/firms${query}`)).json<{
    vintages: { period: string }[]
  }>()
  expect(vintages.map(({ period }) => period)).toEqual(['2022-09'])
})

test('pages come in Chinese and in English', async () => {
  for (const path of ['/', '/wall/headline', '/indicators/gdp', '/health', '/docs/problems']) {
    const page = async (headers: Record<string, string>, query = '') =>
      (await world.app.inject({ url: path + query, headers: { accept: 'text/html', ...headers } })).body
    expect(await page({}), path).toContain('<html lang="zh-CN"')
    expect(await page({ 'accept-language': 'en' }), path).toContain('<html lang="en"')
    expect(await page({ 'accept-language': 'en' }, '?lang=zh'), path).toContain('<html lang="zh-CN"')
  }
  expect((await rowsOf('?lang=en')).get('firms')?.reason).toContain('target at least')
})

test('a wall is one complete page: gauges in it, scripts and fonts of ours only, kept for good', async () => {
  const { body } = await world.app.inject('/wall/headline')
  expect(body).toContain('地区生产总值增速')
  expect(body).toContain('8%左右')
  expect(body).toMatch(/<svg/)
  expect(body.match(/(?:src|href)="https?:/g)).toBeNull()
  const links = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThanOrEqual(2)
  for (const path of links) {
    const asset = await world.app.inject(path)
    expect(asset.statusCode, path).toBe(200)
    expect(asset.headers['cache-control']).toContain('immutable')
  }
  const css = (await world.app.inject(links.find((path) => path.endsWith('.css')) ?? '')).body
  const font = /url\((\/assets\/fonts\/[^)]+\.woff2)\)/.exec(css)?.[1] ?? ''
  const file = await world.app.inject(font)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'font/woff2'])
  expect((await world.app.inject('/assets/fonts/../package.json')).statusCode).toBe(404)
  expect((await world.app.inject('/assets/fonts/%2e%2e/package.json')).statusCode).toBe(404)
})

test('the documentation page loads nothing from elsewhere', async () => {
  const page = await world.app.inject('/docs/')
  expect(page.statusCode).toBe(200)
  expect(page.body.match(/(?:src|href)="https?:/g)).toBeNull()
  const policy = String(page.headers['content-security-policy'])
  expect(policy).not.toMatch(/https?:|\*/)
  const links = [...page.body.matchAll(/(?:src|href)="(\.?\/[^"]+)"/g)].map(([, path = '']) => path)
  for (const path of links) {
    const url = new URL(path, 'http://localhost/docs/').pathname
    expect((await world.app.inject(url)).statusCode, url).toBe(200)
  }
})

test('an empty service says so on its pages and is well', async () => {
  const empty = await openTestApp({ empty: true })
  try {
    expect((await empty.app.inject('/')).statusCode).toBe(200)
    expect((await empty.app.inject('/ready')).statusCode).toBe(200)
    expect((await empty.app.inject('/api/v1/plans')).json()).toEqual({ plans: [] })
    expect((await empty.app.inject('/api/v1/assessments')).statusCode).toBe(404)
    expect((await empty.app.inject('/wall/headline')).statusCode).toBe(404)
  } finally {
    await empty.close()
  }
})

test('today is a new day tomorrow', async () => {
  world.setClock('2022-12-31T15:59:00.000Z')
  const asOf = async () => (await world.app.inject('/api/v1/assessments')).json<{ asOf: string }>().asOf
  expect(await asOf()).toBe('2022-12-31')
  world.setClock('2022-12-31T16:00:00.000Z')
  expect(await asOf()).toBe('2023-01-01')
})

test('a plan sent in is a new version, the same bytes change nothing, and a faulty one is refused whole', async () => {
  const plan = (title: string) =>
    `plan: { id: second-2024, region: "350502", year: 2024, title: ${title} }\nindicators:\n  - { id: parks, name: 口袋公园, kind: cumulative, unit: 个, target: { comparator: at-least, value: 15 } }\n`
  const send = (payload: string) =>
    world.app.inject({
      method: 'POST',
      url: '/api/v1/plans',
      headers: { 'content-type': 'text/plain' },
      payload,
    })
  const first = await send(plan('甲'))
  expect([first.statusCode, first.json()]).toEqual([
    201,
    { plan: 'second-2024', changed: true, tasks: 0, indicators: 1, remarks: [] },
  ])
  expect((await send(plan('甲'))).statusCode).toBe(200)
  expect((await send(plan('乙'))).statusCode).toBe(201)
  const { plans } = (await world.app.inject('/api/v1/plans')).json<{
    plans: { id: string; title: string }[]
  }>()
  expect(plans.map(({ id, title }) => [id, title])).toEqual([
    ['demo-2022', '示例目标'],
    ['second-2024', '乙'],
  ])
  const faulty = await send('plan: { id: X }\n')
  expect(faulty.json()).toMatchObject({ code: 'plan-invalid' })
  expect(faulty.json<{ errors: unknown[] }>().errors.length).toBeGreaterThan(1)
})

test('a picture reads its plan’s periods; the indicator’s page still tells older figures', async () => {
  const payload = 'indicator,period,value,known_at\nfirms,2016-05,432,2016-06-18\n'
  const headers = { 'content-type': 'text/csv' }
  const sent = await world.app.inject({ method: 'POST', url: '/api/v1/uploads', headers, payload })
  expect(sent.statusCode, sent.body).toBe(201)
  const picture = await world.pictures.of({ plan: null, asOf: null, knownAt: null })
  const periods = picture?.figures.map(({ period }) => period) ?? []
  expect(periods).toContain('2022-10')
  expect(periods).not.toContain('2016-05')
  const page = (await world.app.inject('/indicators/firms?lang=en')).body
  const row = page.split('<tr').find((part) => part.includes('2016')) ?? ''
  expect(row).toContain('432')
})
