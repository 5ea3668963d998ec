// Signing in through a real OpenID Connect provider that runs beside the test, with its own forms and cookies.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { silentLog } from '../../src/core/log.ts'
import type { App } from '../../src/http/deps.ts'
import { openOidc } from '../../src/people/oidc.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const PUBLIC = 'http://duibiao.example'
const SECRET = 'a-secret-of-the-client'

let world: TestApp
let app: App
let provider: Server
let issuer = ''
beforeAll(async () => {
  // The provider warns that its development forms are on; they are what this test fills in.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'info').mockImplementation(() => {})
  provider = createServer()
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const claims = (login: string) => ({ sub: `id of ${login}`, preferred_username: login })
  const served = new Provider(issuer, {
    clients: [
      { client_id: 'duibiao', client_secret: SECRET, redirect_uris: [`${PUBLIC}/sign-in/oidc/return`] },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ ...claims(id), sub: id }),
    }),
    cookies: { keys: ['for the test only'] },
  })
  provider.on('request', served.callback())
  world = await openTestApp()
  const settings = { issuer, clientId: 'duibiao', clientSecret: SECRET, claim: 'preferred_username' }
  app = await world.another({ oidc: openOidc(settings, PUBLIC, silentLog) })
  const words = { login: 'lin', name: '林统计', role: 'statistician', unit: null, active: true } as const
  await world.people.add({ ...words, account: 'lin.tongji' }, doerOf('test'), { password: false })
})
afterAll(async () => {
  await world.close()
  provider.closeAllConnections()
  await new Promise((resolve) => provider.close(resolve))
  vi.restoreAllMocks()
})

const see = (url: string, cookie = '') =>
  app.inject({ url, headers: { host: 'localhost', accept: 'text/html', cookie } })
const cookiesOf = (headers: Record<string, unknown>): string[] =>
  [headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';')[0] ?? '')

/** What a browser does at the provider: follows, fills in the name, agrees, until it is sent back to us. */
async function atProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = start
  let form: Record<string, string> | null = null
  for (let step = 0; step < 12; step++) {
    const response: Response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    form = null
    const next = response.headers.get('location')
    if (next?.startsWith(PUBLIC)) return next.slice(PUBLIC.length)
    if (next) {
      url = new URL(next, url).href
      continue
    }
    const page = await response.text()
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    form = { prompt, ...(prompt === 'login' && { login, password: 'any' }) }
  }
  throw new Error('the provider never sent us back')
}

async function journey(login: string) {
  const begun = await see('/sign-in/oidc?next=/wall/all')
  expect(begun.statusCode).toBe(303)
  const back = await atProvider(String(begun.headers.location), login)
  const [cookie = ''] = cookiesOf(begun.headers)
  return { back, cookie }
}

test('the sign-in page offers the provider', async () => {
  expect((await see('/sign-in?next=/wall/all')).body).toContain('href="/sign-in/oidc?next=%2Fwall%2Fall"')
  expect((await world.app.inject('/sign-in')).body).not.toContain('/sign-in/oidc')
})

test('a person comes back signed in, bound to the account at the provider from then on', async () => {
  const { back, cookie } = await journey('lin.tongji')
  const done = await see(back, cookie)
  expect([done.statusCode, done.headers.location]).toEqual([303, '/wall/all'])
  const session = cookiesOf(done.headers).find((each) => each.startsWith('duibiao_session=')) ?? ''
  const me = await app.inject({ url: '/api/v1/me', headers: { host: 'localhost', cookie: session } })
  expect(me.json()).toMatchObject({ person: { name: '林统计', role: 'statistician', via: 'oidc' } })
  const [person] = (await world.people.all()).filter(({ login }) => login === 'lin')
  expect(person?.provider).toBe('lin.tongji')
  const kinds = (await world.data.store.deeds.latest({ limit: 2 })).map(({ kind }) => kind)
  expect(kinds).toEqual(['sign-in', 'account-bound'])
  // The device is known from then on, as after a password, and gets no other name.
  const device = cookiesOf(done.headers).find((each) => each.startsWith('duibiao_device=')) ?? ''
  expect(world.people.knowsDevice(device.slice('duibiao_device='.length))).toBe(true)
  const again = await journey('lin.tongji')
  const later = cookiesOf((await see(again.back, `${again.cookie}; ${device}`)).headers).join()
  expect(later).toContain('duibiao_session=')
  expect(later).not.toContain('duibiao_device=')
  // A journey is made once.
  expect((await see(back, cookie)).statusCode).toBe(502)
})

test('somebody whom no administrator has entered stays out, and it is written down', async () => {
  const { back, cookie } = await journey('stranger')
  const refused = await see(back, cookie)
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('oidc-person-unknown')
  expect((await world.data.store.deeds.latest({ limit: 1 }))[0]).toMatchObject({
    kind: 'account-refused',
    subject: 'stranger',
  })
})

test('a return without the journey of this browser is refused', async () => {
  const { back, cookie } = await journey('lin.tongji')
  const other = await journey('lin.tongji')
  expect((await see(back)).statusCode).toBe(502)
  expect((await see(back, other.cookie)).statusCode).toBe(502)
  expect((await see(back.replace(/state=[^&]+/, 'state=x'), cookie)).statusCode).toBe(502)
  expect((await see('/sign-in/oidc/return?error=access_denied&state=x', cookie)).statusCode).toBe(502)
})

test('a provider that does not answer is a Problem, and one that is not set up too', async () => {
  const settings = { issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: null, claim: 'sub' }
  const gone = await world.another({ oidc: openOidc(settings, PUBLIC, silentLog) })
  const asked = { url: '/sign-in/oidc', headers: { host: 'localhost' } }
  expect((await gone.inject(asked)).json()).toMatchObject({ code: 'oidc-failed', status: 502 })
  expect((await world.app.inject(asked)).json()).toMatchObject({ code: 'oidc-off', status: 404 })
})
