// Every route of the real application, tried by every role and by nobody, against what docs/roles.md and docs/routes.md publish.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { doerOf } from '../../src/core/deed.ts'
import { PERSON_ROLES, type PersonRole, ROLES, type Role } from '../../src/core/roles.ts'
import type { App } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { rolesDocument } from '../../src/http/roles-document.ts'
import { type RouteLine, routesDocument } from '../../src/http/route-table.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const documentAt = (name: string): string => join(import.meta.dirname, '..', '..', 'docs', name)
const OF_LIBRARIES = /^\/(?:docs(?!\/problems)|assets)(?:\/|$)/

/** Nobody where looking is not open, nobody where it is, then the roles. */
const ASKERS = ['nobody', 'passer-by', ...ROLES] as const
type Asker = (typeof ASKERS)[number]

const limits = {
  ...DEFAULT_HTTP_LIMITS,

  uploadBytes: 1_000_000,
  writesPerMinute: 10_000,
  screens: 4,
  signInsPerMinute: 1_000,
}
const BASE = {
  review: false,
  loopback: true,
  allowedHosts: [],
  publicView: true,
  secure: false,
  publicUrl: null,
  trustedProxies: [],
  embedders: [],
  limits,
}

let world: TestApp
let closed: App
const passwords = new Map<PersonRole, string>()
const cookies = new Map<Asker, string>()
beforeAll(async () => {
  world = await openTestApp({ settings: BASE })
  closed = await world.another({ settings: { ...BASE, publicView: false } })
  for (const role of PERSON_ROLES) {
    const words = { login: `as-${role}`, name: role, role, unit: '区发改局', active: true, account: null }
    const added = await world.people.add(words, doerOf('test'), { password: true })
    passwords.set(role, added?.password ?? '')
    await enter(role)
  }
  const { token } = await world.people.makeScreen('wall', doerOf('test'))
  cookies.set('screen', `duibiao_screen=${token}`)
})
afterAll(() => world.close())

async function enter(role: PersonRole): Promise<void> {
  const password = passwords.get(role) ?? ''
  const { token } = await world.people.signIn({ login: `as-${role}`, password, from: null })
  cookies.set(role, `duibiao_session=${token}`)
}

interface Sent {
  readonly payload?: string | object
  readonly type?: string
}

const as = (asker: Asker, method: string, url: string, { payload, type }: Sent = {}) =>
  (asker === 'nobody' ? closed : world.app).inject({
    method: method as 'GET',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      accept: 'application/json',
      // An empty cookie too keeps the test's own token away.
      cookie: cookies.get(asker) ?? '',
      ...(type && { 'content-type': type }),
    },
    ...(payload !== undefined && { payload }),
  })

const tableIn = async (name: string): Promise<string[][]> =>
  (await readFile(documentAt(name), 'utf8'))
    .split('\n')
    .filter((line) => /^\| (?:`|GET|POST)/.test(line))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').replaceAll('`', '')))

/** Rights by role as docs/roles.md publishes them. */
async function publishedRights(): Promise<(role: Role, right: string) => boolean> {
  const rows = new Map((await tableIn('roles.md')).map(([right = '', , ...cells]) => [right, cells]))
  return (role, right) => {
    const cell = rows.get(right)?.[ROLES.indexOf(role)]
    if (cell === undefined) throw new Error(`docs/roles.md does not name ${right}`)
    return cell !== '–'
  }
}

/** Who is let through to a route of docs/routes.md; null: the page does not name it. */
async function published(): Promise<(asker: Asker, method: string, url: string) => boolean | null> {
  const has = await publishedRights()
  const needs = new Map((await tableIn('routes.md')).map(([method, url, need]) => [`${method} ${url}`, need]))
  return (asker, method, url) => {
    const need = needs.get(`${method === 'HEAD' ? 'GET' : method} ${url}`)
    if (need === undefined) return null
    if (need === 'none') return true
    if (asker === 'nobody') return false
    if (need === 'self') return asker !== 'passer-by' && asker !== 'screen'
    return asker === 'passer-by' ? method !== 'POST' && has('viewer', need) : has(asker, need)
  }
}

test('the published matrix is the one that counts', async () => {
  await expect(rolesDocument()).toMatchFileSnapshot(documentAt('roles.md'))
})

test('the published table of routes is the application’s, with the limits of the default settings', async () => {
  const { limits: byDefault } = readConfig({}, {})
  const app = await world.another({ settings: { ...BASE, limits: byDefault } })
  await expect(routesDocument(app.routeTable)).toMatchFileSnapshot(documentAt('routes.md'))
})

test('every route of ours says in both languages what it answers', () => {
  const silent = world.app.routeTable
    .filter(({ method, url, says }) => {
      const [zh = '', en = '', more] = says.split(' / ')
      const isSaid = /\p{Script=Han}/u.test(zh) && /[a-z]/.test(en) && more === undefined
      return method !== 'HEAD' && !OF_LIBRARIES.test(url) && !isSaid
    })
    .map(({ method, url }) => `${method} ${url}`)
  expect(silent).toEqual([])
})

test.for(ASKERS)('every route lets through, or not, as the matrix says: %s', async (asker) => {
  const lets = await published()
  // The clock of the tests goes on a second each time it is asked: a session of before may have run out.
  if (PERSON_ROLES.includes(asker as PersonRole)) await enter(asker as PersonRole)
  const routes = world.app.routeTable.filter(({ url }) => !OF_LIBRARIES.test(url))
  expect(routes.length).toBeGreaterThan(40)
  const wrong: string[] = []
  // Signing out ends the session with which the others are tried.
  const order = [...routes].sort((a, b) => Number(a.url === '/sign-out') - Number(b.url === '/sign-out'))
  for (const route of order) {
    const fault = await tried(asker, route, lets)
    if (fault) wrong.push(fault)
  }
  if (PERSON_ROLES.includes(asker as PersonRole)) await enter(asker as PersonRole)
  expect(wrong).toEqual([])
})

async function tried(
  asker: Asker,
  { method, url }: RouteLine,
  lets: Awaited<ReturnType<typeof published>>,
): Promise<string | null> {
  const isLet = lets(asker, method, url)
  if (isLet === null) return `${method} ${url} is not in the table`
  const response = await as(asker, method, url.replaceAll(/:\w+/g, 'x').replace('*', 'x'))
  const wasLet = response.statusCode !== 401 && response.statusCode !== 403
  // A wrong password is a 401 of its own kind.
  if (url === '/sign-in') return null
  return wasLet === isLet ? null : `${asker} ${method} ${url}: ${response.statusCode}`
}

const UPLOAD = { payload: 'indicator,period,value\nfirms,2022-10,999999\n', type: 'text/csv' }

test.for(ROLES.filter((role) => role !== 'statistician'))('no figure changes for a %s', async (role) => {
  // The clock moves with every look: whoever came in first may have been away for too long by now.
  if (role !== 'screen') await enter(role)
  const figures = async () => (await world.app.inject('/api/v1/observations')).body
  const before = await figures()
  const [standing] = await world.data.store.uploads({ limit: 1 })
  const undo = `/api/v1/uploads/${standing?.id}/undo`
  const tries = [
    as(role, 'POST', '/api/v1/uploads', UPLOAD),
    as(role, 'POST', '/api/v1/uploads?dry-run', UPLOAD),
    as(role, 'POST', undo, { payload: { reason: 'x' }, type: 'application/json' }),
  ]
  for (const response of await Promise.all(tries)) {
    // A reporter may send, and then only what the own unit supplies.
    const isOthers = role === 'reporter' && response.statusCode === 422
    expect(response.json()).toMatchObject(
      isOthers ? { errors: [{ code: 'figure-not-own' }] } : { status: 403, code: 'right-missing' },
    )
  }
  expect(await figures()).toBe(before)
})

test('a statistician changes figures, so that the tries above would have done something', async () => {
  expect((await as('statistician', 'POST', '/api/v1/uploads', UPLOAD)).statusCode).toBe(201)
  expect((await world.app.inject('/api/v1/observations')).body).toContain('999999')
})

test('nobody changes anything, however open the service is to look at', async () => {
  for (const asker of ['nobody', 'passer-by'] as const) {
    expect((await as(asker, 'POST', '/api/v1/uploads', UPLOAD)).statusCode).toBe(401)
    expect((await as(asker, 'POST', '/api/v1/plans', { payload: 'x', type: 'text/yaml' })).statusCode).toBe(
      401,
    )
  }
})

test('a route without a declared right cannot be added', async () => {
  const { guardRights } = await import('../../src/http/plugins/rights.ts')
  const { fastify } = await import('fastify')
  const app = fastify() as unknown as App
  guardRights(app, { people: world.people, settings: BASE })
  expect(() => app.get('/forgotten', async () => 'x')).toThrow('declares no right')
})
