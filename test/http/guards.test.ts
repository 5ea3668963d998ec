// Who may write, from where, how often; and what every answer forbids the browser.

import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HttpSettings } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const limits = {
  ...DEFAULT_HTTP_LIMITS,

  uploadBytes: 1_000_000,
  writesPerMinute: 1_000,
  screens: 4,
  signInsPerMinute: 1_000,
}
const LOOPBACK: HttpSettings = {
  loopback: true,
  allowedHosts: ['duibiao.example'],
  publicView: true,
  review: false,
  secure: false,
  publicUrl: null,
  trustedProxies: [],
  embedders: [],
  limits,
}
const OPEN: HttpSettings = { ...LOOPBACK, loopback: false, allowedHosts: [], publicView: false }

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

async function write(settings: HttpSettings, headers: Record<string, string>) {
  const app = await world.another({ settings })
  return app.inject({
    method: 'POST',
    url: '/api/v1/uploads?dry-run',
    headers: { 'content-type': 'text/csv', ...headers },
    payload: 'indicator,period,value\nfirms,2022-09,1001\n',
  })
}

test.for([
  ['this machine', {}, 200],
  [
    'a page of ours',
    { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' },
    200,
  ],
  ['the allowed name', { host: 'duibiao.example' }, 200],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
  ['another site of an old browser', { origin: 'https://evil.example' }, 403],
  ['a page without origin', { origin: 'null' }, 403],
  ['another port of this machine', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }, 403],
  ['a name pointed at us', { host: 'evil.example' }, 421],
  ['a proxy', { 'x-forwarded-for': '10.0.0.7' }, 200],
  ['nobody', { authorization: '' }, 401],
  ['nobody through a proxy', { authorization: '', 'x-forwarded-for': '127.0.0.1' }, 401],
] as const)('a loopback service and a write from %s', async ([, headers, status]) => {
  expect((await write(LOOPBACK, headers)).statusCode).toBe(status)
})

test('a foreign name is refused for reading too', async () => {
  const response = await world.app.inject({ url: '/api/v1/plans', headers: { host: 'evil.example:80' } })
  expect(response.statusCode).toBe(421)
})

test('an open service takes writes with a good token, and shows nothing to nobody', async () => {
  const token = await world.tokenOf('statistician')
  const status = async (authorization: string) => {
    const response = await write(OPEN, { host: 'any.example', authorization })
    if (response.statusCode === 401) expect(response.headers['www-authenticate']).toContain('Bearer')
    expect(response.body).not.toContain(token)
    return response.statusCode
  }
  expect(await status(`Bearer ${token}`)).toBe(200)
  expect(await status('')).toBe(401)
  expect(await status('Bearer nothing')).toBe(401)
  expect(await status(`Bearer ${token}x`)).toBe(401)
  expect(await status(`Basic ${Buffer.from(`x:${token}`).toString('base64')}`)).toBe(401)
  const app = await world.another({ settings: OPEN })
  const read = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/api/v1/plans', headers: { host: 'any.example', ...headers } })).statusCode
  expect(await read({})).toBe(401)
  expect(await read({ authorization: `Bearer ${token}` })).toBe(200)
})

test('where a request comes from is the proxy’s word only when the proxy is known', async () => {
  const by = async (trustedProxies: string[]) => {
    const app = await world.another({ settings: { ...OPEN, trustedProxies } })
    await app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: 'login=nobody&password=x',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': '10.0.0.7',
        authorization: '',
      },
    })
    return (await world.data.store.deeds.latest({ limit: 1 }))[0]?.by.from
  }
  expect(await by([])).toBe('127.0.0.1')
  expect(await by(['127.0.0.1'])).toBe('10.0.0.7')
})

test('too many writes in a minute wait', async () => {
  const settings = { ...LOOPBACK, limits: { ...limits, writesPerMinute: 2 } }
  const app = await world.another({ settings })
  const once = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/uploads?dry-run',
      headers: { 'content-type': 'text/csv' },
      payload: 'indicator,period,value\nfirms,2022-09,1001\n',
    })
  expect([(await once()).statusCode, (await once()).statusCode]).toEqual([200, 200])
  const third = await once()
  expect(third.statusCode).toBe(429)
  expect(third.json()).toMatchObject({ code: 'too-many-requests' })
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
})

test('a wall is the same bytes for all: its one style is allowed by its hash, a script only by its address', async () => {
  const answer = await world.app.inject('/wall/all')
  const policy = String(answer.headers['content-security-policy'])
  const styles = [...answer.body.matchAll(/<style([^>]*)>(.*?)<\/style>/gs)]
  expect(styles).toHaveLength(1)
  const hash = createHash('sha256')
    .update(styles[0]?.[2] ?? '')
    .digest('base64')
  expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`)
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/nonce-|script-src[^;]*unsafe/)
  for (const [, attributes, text] of answer.body.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
    expect(attributes).toContain('src="/assets/')
    expect(text).toBe('')
  }
})

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip;q=1.0', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.0', undefined, (bytes: Buffer) => bytes],
  ['', undefined, (bytes: Buffer) => bytes],
])('a wall asked for with Accept-Encoding "%s" comes so', async (accepted, encoding, open) => {
  const answer = await world.app.inject({ url: '/wall/all', headers: { 'accept-encoding': accepted } })
  expect(answer.headers['content-encoding']).toBe(encoding)
  expect(answer.headers.vary).toMatch(/accept-encoding/i)
  expect(open(answer.rawPayload).toString()).toMatch(/^<!doctype html>.*<\/html>$/s)
})

test('a page allows only scripts of ours, each response with a nonce of its own', async () => {
  const [one, two] = [await world.app.inject('/'), await world.app.inject('/')]
  const policies = [one, two].map(({ headers }) => String(headers['content-security-policy']))
  const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1])
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
  expect(policies[0]).toContain("default-src 'none'")
  expect(policies[0]).not.toMatch(/script-src[^;]*unsafe/)
  // Every inline script and style carries the nonce of its own response.
  const marks = [...one.body.matchAll(/<(?:script|style)[^>]*>/g)].map(([tag]) => tag)
  expect(marks.length).toBeGreaterThan(0)
  for (const tag of marks) expect(tag).toContain(`nonce="${nonces[0]}"`)
  expect(one.headers['x-content-type-options']).toBe('nosniff')
  expect(one.headers['x-frame-options']).toBe('DENY')
})

test.for(['/tasks/%ff%fe', `/tasks/${'x'.repeat(300)}`])(
  'an address that nothing can read is guarded as every page is: %s',
  async (url) => {
    const [faulty, usual] = await Promise.all(
      [url, '/none'].map((path) => world.app.inject({ url: path, headers: { accept: 'text/html' } })),
    )
    expect(faulty?.statusCode).toBe(404)
    const guards = (of: typeof faulty) =>
      [
        'x-content-type-options',
        'x-frame-options',
        'content-security-policy',
        'referrer-policy',
        'duibiao-release',
      ].map((name) => String(of?.headers[name]).replaceAll(/nonce-[^']+/g, 'nonce'))
    expect(guards(faulty)).toEqual(guards(usual))
  },
)
