// Every route of the real application, tried by every role and by nobody, against the published matrix docs/roles.md.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { PERSON_ROLES, type PersonRole, ROLES } from '../../src/core/roles.ts'
import type { App } from '../../src/http/deps.ts'
import type { RouteNeed } from '../../src/http/plugins/rights.ts'
import { ASKERS, type Asker, rolesDocument } from '../../src/http/roles-document.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'roles.md')
const limits = { uploadBytes: 1_000_000, writesPerMinute: 10_000, screens: 4, signInsPerMinute: 1_000 }
const BASE = {
  review: false,
  loopback: true,
  allowedHosts: [],
  publicView: true,
  secure: false,
  trustedProxies: [],
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

/** The table of routes as it is published: who is let through, by method and route. */
async function published(): Promise<Map<string, { need: string; lets: Map<Asker, boolean> }>> {
  const lines = (await readFile(DOCUMENT, 'utf8')).split('\n')
  const rows = lines
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .filter((cells) => cells.length === ASKERS.length + 5 && cells[2]?.startsWith('/'))
  return new Map(
    rows.map((cells) => [
      `${cells[1]} ${cells[2]}`,
      {
        need: cells[3] ?? '',
        lets: new Map(ASKERS.map((asker, index) => [asker, cells[index + 4] === '✓'])),
      },
    ]),
  )
}

test('the published matrix is the one that counts, and no route is missing', async () => {
  await expect(rolesDocument(world.app.routeNeeds)).toMatchFileSnapshot(DOCUMENT)
})

test('every route lets through whom the matrix names, and nobody else', async () => {
  const matrix = await published()
  const routes = world.app.routeNeeds.filter(({ url }) => !/^\/(?:docs|assets)\//.test(url))
  expect(routes.length).toBeGreaterThan(40)
  const wrong: string[] = []
  for (const asker of ASKERS) {
    // Signing out ends the session with which the others are tried.
    const order = [...routes].sort((a, b) => Number(a.url === '/sign-out') - Number(b.url === '/sign-out'))
    for (const route of order) {
      const fault = await tried(asker, route, matrix)
      if (fault) wrong.push(fault)
    }
    if (PERSON_ROLES.includes(asker as PersonRole)) await enter(asker as PersonRole)
  }
  expect(wrong).toEqual([])
})

async function tried(
  asker: Asker,
  { method, url }: RouteNeed,
  matrix: Awaited<ReturnType<typeof published>>,
): Promise<string | null> {
  const row = matrix.get(`${method === 'HEAD' ? 'GET' : method} ${url}`)
  if (!row) return `${method} ${url} is not in the matrix`
  const response = await as(asker, method, url.replaceAll(/:\w+/g, 'x').replace('*', 'x'))
  const let_ = response.statusCode !== 401 && response.statusCode !== 403
  // A wrong password is a 401 of its own kind.
  if (url === '/sign-in') return null
  return let_ === row.lets.get(asker) ? null : `${asker} ${method} ${url}: ${response.statusCode}`
}

const UPLOAD = { payload: 'indicator,period,value\nfirms,2022-10,999999\n', type: 'text/csv' }

test.for(ROLES.filter((role) => role !== 'statistician'))('no figure changes for a %s', async (role) => {
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
