// Whoever sits at the machine itself may send figures and plans without a token, while nobody else can reach it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

const limits = { uploadBytes: 1_000_000, writesPerMinute: 1_000, screens: 4, signInsPerMinute: 1_000 }
const settings = {
  loopback: true,
  allowedHosts: [],
  publicView: true,
  secure: false,
  trustedProxies: [],
  limits,
}

let world: TestApp
beforeAll(async () => {
  world = await openTestApp({ settings: { ...settings, openWrites: true } })
})
afterAll(() => world.close())

const CSV = 'indicator,period,value\nfirms,2022-10,1900\n'
const send = async (headers: Record<string, string> = {}, query = '') =>
  await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads${query}`,
    payload: CSV,
    // An empty word keeps the test world from sending a token of its own.
    headers: { 'content-type': 'text/csv', authorization: '', ...headers },
  })

test('figures are taken from this machine, and the ledger says from where', async () => {
  const response = await send()
  expect(response.statusCode).toBe(201)
  expect(response.json()).toMatchObject({ by: 'local' })
  const [deed] = await world.data.store.deeds.latest({ limit: 1 })
  expect(deed?.by).toMatchObject({ via: 'loopback', name: 'local' })
})

test('a page does not call the machine by a name', async () => {
  const page = await world.app.inject({ url: '/desk/upload', headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('>local<')
  expect(page.body).toContain('/sign-in')
})

test.for([
  ['a proxy', { 'x-forwarded-for': '10.0.0.7' }, 401],
  ['a wrong token', { authorization: 'Bearer nothing' }, 401],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a name pointed at us', { host: 'evil.example' }, 421],
] as const)('not from %s', async ([, headers, status]) => {
  expect((await send({ ...headers })).statusCode).toBe(status)
})

test('nothing of people, and nothing when it is switched off', async () => {
  const people = await world.app.inject({ url: '/admin/people', headers: { accept: 'application/json' } })
  expect(people.statusCode).toBe(401)
  const closed = await world.another({ settings: { ...settings, openWrites: false } })
  const response = await closed.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    payload: CSV,
    headers: { 'content-type': 'text/csv', authorization: '' },
  })
  expect(response.statusCode).toBe(401)
})
