// What pages of other sites show of ours: whose frames, who may read, nothing before its release, no name that ends a tag.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import type { App } from '../../src/http/deps.ts'
import { openTestApp, PLAN, SETTINGS, type TestApp } from '../support/app.ts'

const PORTAL = 'https://portal.example.gov.cn'
const EMBEDDERS = [PORTAL, 'https://*.city.example']

let world: TestApp
let open: App
let closed: App
const supervisor = { authorization: '' }
beforeAll(async () => {
  // A clock of its own, which the store goes by too: what is released is a question of now.
  let clock = Date.parse('2022-11-20T02:00:00.000Z')
  const now = (): string => {
    clock += 100
    return new Date(clock).toISOString()
  }
  world = await openTestApp({ now })
  open = await world.another({ settings: { ...SETTINGS, embedders: EMBEDDERS } })
  closed = await world.another({ settings: { ...SETTINGS, embedders: EMBEDDERS, publicView: false } })
  supervisor.authorization = `Bearer ${await world.tokenOf('supervisor')}`
})
afterAll(() => world.close())

const get = (url: string, headers: Record<string, string> = {}, app: App = open) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } })

/** Every tag closed in its order, every attribute quoted: what a parser of XML asks for. */
function isWellFormed(xml: string): boolean {
  const stack: string[] = []
  for (const [, end, name = '', rest = '', empty] of xml.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (end) {
      if (stack.pop() !== name || rest !== '') return false
    } else if (!empty) stack.push(name)
  }
  const left = xml.replaceAll(/<\/?[a-zA-Z][\w-]*(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  return stack.length === 0 && !/[<>]|&(?!#\d+;|amp;|lt;|gt;|quot;)/.test(left)
}

test('a gauge is one picture with its words, its alternative and its day, told by its content', async () => {
  const answer = await get('/gauges/firms.svg?as-of=2022-10-31&known-at=2022-10-31&theme=light&size=400')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml'])
  const { body } = answer
  expect(isWellFormed(body)).toBe(true)
  expect(body).toContain('<title>净增市场主体</title>')
  expect(body).toMatch(/<desc>欠进度；1,000户；.*您在看 2022年10月31日 的情况，当时所知<\/desc>/)
  expect(body).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 320 262" width="400" height="328" role="img"/,
  )
  expect(body).not.toMatch(/var\(|<script|<a /)
  const english = await get('/gauges/firms.svg?lang=en&theme=dark')
  expect(english.body).toContain('<title>Net new firms</title>')
  expect((await get('/gauges/firms.svg')).body).toContain('prefers-color-scheme')

  const etag = String(answer.headers.etag)
  const url = '/gauges/firms.svg?as-of=2022-10-31&known-at=2022-10-31&theme=light&size=400'
  const again = await get(url, { 'if-none-match': etag })
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
  expect(String(english.headers.etag)).not.toBe(etag)
  expect(answer.headers['cache-control']).toBe('public, max-age=60')
})

test('what cannot be is refused in words', async () => {
  for (const [url, status, code] of [
    ['/gauges/firms.svg?size=20', 400, 'request-invalid'],
    ['/gauges/firms.svg?size=1e3', 400, 'request-invalid'],
    ['/gauges/firms.svg?theme=%22%3E%3Cscript%3E', 400, 'request-invalid'],
    ['/gauges/firms.svg?as-of=yesterday', 400, 'request-invalid'],
    ['/gauges/nothing.svg', 404, 'indicator-unknown'],
    ['/gauges/firms.png', 404, 'not-found'],
    ['/embed/boards/nothing', 404, 'board-not-found'],
  ] as const) {
    const answer = await get(url, { accept: 'application/json' })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, status, code])
  }
})

test('frames of the sites of the setting and of no other; every other page stays out of frames', async () => {
  const policy = async (url: string, app: App) => {
    const { headers } = await get(url, supervisor, app)
    const ancestors = /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1]
    return [ancestors, headers['x-frame-options'], headers['cross-origin-resource-policy']]
  }
  for (const url of ['/embed/indicators/firms', '/embed/boards/all', '/gauges/firms.svg']) {
    expect([url, await policy(url, open)]).toEqual([
      url,
      [`'self' ${EMBEDDERS.join(' ')}`, undefined, 'cross-origin'],
    ])
    expect((await policy(url, world.app))[0]).toBe("'self'")
  }
  for (const url of ['/', '/indicators/firms', '/wall/all', '/embed', '/embed/indicators/nothing'])
    expect([url, ...(await policy(url, open))]).toEqual([url, "'none'", 'DENY', 'same-origin'])
})

test('pages of those sites read public answers, without a credential; pages of others do not', async () => {
  const shared = async (url: string, origin: string, more: Record<string, string> = {}) =>
    (await get(url, { origin, ...more })).headers['access-control-allow-origin']
  for (const url of ['/gauges/firms.svg', '/embed/indicators/firms', '/api/v1/assessments']) {
    expect([url, await shared(url, PORTAL)]).toEqual([url, PORTAL])
    expect([url, await shared(url, 'https://a.city.example')]).toEqual([url, 'https://a.city.example'])
    for (const stranger of [
      'https://evil.example',
      'http://portal.example.gov.cn',
      'https://city.example',
      'https://evilcity.example',
      'null',
    ])
      expect([url, stranger, await shared(url, stranger)]).toEqual([url, stranger, undefined])
  }
  for (const url of ['/api/v1/uploads', '/api/v1/slips', '/indicators/firms'])
    expect([url, await shared(url, PORTAL, supervisor)]).toEqual([url, undefined])
  const { headers } = await get('/gauges/firms.svg', { origin: PORTAL })
  expect(headers['access-control-allow-credentials']).toBeUndefined()
  expect(String(headers.vary)).toContain('Origin')
})

test('where visitors are not let in a token that can do nothing else is, in the address alone', async () => {
  const person = await world.people.add(
    { login: 'portal', name: '门户', role: 'supervisor', unit: null, active: true, account: null },
    doerOf('test'),
    { password: false },
  )
  const token = async (scopes: readonly ('embeds:read' | 'boards:read' | 'slips:write')[]): Promise<string> =>
    (await world.people.makeToken(person?.id ?? '', { name: 'x', scopes, days: 30 }, doerOf('test'))).token
  const status = async (url: string): Promise<number> => (await get(url, {}, closed)).statusCode
  const looks = await token(['embeds:read'])
  for (const url of ['/gauges/firms.svg', '/embed/indicators/firms', '/embed/boards/all']) {
    expect([url, await status(url)]).toEqual([url, 401])
    expect([url, await status(`${url}?token=${looks}`)]).toEqual([url, 200])
    for (const more of [
      await token(['boards:read']),
      await token(['embeds:read', 'slips:write']),
      'nonsense',
    ])
      expect([url, await status(`${url}?token=${more}`)]).toEqual([url, 401])
  }
  for (const url of ['/', '/indicators/firms', '/wall/all', '/api/v1/assessments']) {
    expect([url, await status(`${url}?token=${looks}`)]).not.toEqual([url, 200])
    const shown = await get(url, { authorization: `Bearer ${looks}`, accept: 'application/json' }, closed)
    expect([url, shown.statusCode]).toEqual([url, 403])
  }
  const kept = await get(`/gauges/firms.svg?token=${looks}`, {}, closed)
  expect(kept.headers['cache-control']).toBe('private, max-age=60')
})

test('nothing before its release and nobody’s name, also for whoever knows more', async () => {
  const before = await Promise.all(['/gauges/gdp.svg', '/embed/boards/all'].map((url) => get(url)))
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=early.csv&accept=test',
    headers: { 'content-type': 'text/csv' },
    payload: 'indicator,period,value,release_at\ngdp,2022-Q3,9.9,2022-12-20\nfirms,2022-10,1999,2022-12-20\n',
  })
  expect([sent.statusCode, sent.body]).toEqual([201, sent.body])
  await world.pictures.refresh()
  const statistician = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  for (const [at, url] of ['/gauges/gdp.svg', '/embed/boards/all'].entries()) {
    const plain = (body = '') => body.replaceAll(/nonce="[^"]*"/g, '')
    expect(plain((await get(url, statistician)).body)).toBe(plain(before[at]?.body))
    expect((await get(`${url}?as-of=2022-12-31`, statistician)).body).not.toMatch(/9\.9|1,?999/)
  }
  const frame = (await get('/embed/indicators/firms', supervisor)).body
  expect(frame).not.toMatch(/supervisor-|<nav|<form/)
  // The one that asks for the frame again.
  expect(frame.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/src="\/assets\/embed[^"]*"/)])
  expect(frame).toMatch(/<a href="\/indicators\/firms\?[^"]*lang=zh" target="_blank" rel="noopener">/)
})

test('a name with markup stays a name, in picture, frame and snippet', async () => {
  const evil = `"><script>alert(1)</script>&'<b>`
  const plan = PLAN.replaceAll('demo-2022', 'evil-2022')
    .replace('区商务局 ]\nleaders', `区商务局 ]\nleaders`)
    .replace('name: 净增市场主体,', `name: ${JSON.stringify(evil)},`)
  const sent = await world.app.inject({ method: 'POST', url: '/api/v1/plans', payload: plan })
  expect([sent.statusCode, sent.body]).toEqual([201, sent.body])
  await world.pictures.refresh()
  const picture = (await get('/gauges/firms.svg?plan=evil-2022')).body
  expect(isWellFormed(picture)).toBe(true)
  expect(picture).toContain('&#60;script&#62;')
  for (const url of [
    '/embed/indicators/firms?plan=evil-2022',
    '/embed/boards/all?plan=evil-2022',
    '/embed?plan=evil-2022&subject=indicators/firms',
  ]) {
    const { statusCode, body } = await get(url, supervisor)
    expect([url, statusCode, body.includes('<script>alert')]).toEqual([url, 200, false])
  }
})

test('the page that writes the lines offers what there is, and lines that lead to it', async () => {
  const { body } = await get('/embed?subject=indicators/firms&theme=dark&language=en&size=480', supervisor)
  expect(body).toContain(EMBEDDERS.join(' '))
  const lines = body
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&amp;', '&')
  const picture =
    /<img src="http:\/\/localhost(?::80)?([^"]*)" width="480" alt="[^"]*">/.exec(lines)?.[1] ?? ''
  const frame = /<iframe src="http:\/\/localhost(?::80)?([^"]*)" width="480"/.exec(lines)?.[1] ?? ''
  expect([picture, frame]).toEqual([
    '/gauges/firms.svg?theme=dark&lang=en&size=480',
    '/embed/indicators/firms?theme=dark&lang=en',
  ])
  for (const url of [picture, frame]) expect([url, (await get(url)).statusCode]).toEqual([url, 200])
  expect(body).toContain('boards/all')
  expect((await get('/embed?lang=en', supervisor, world.app)).body).toContain('FRAME_ANCESTORS')
  expect((await get('/embed', supervisor, closed)).body).toContain('token=')
})
