// Televisions: how one comes in, how its credential renews itself, what it is told and says, and what others may not do with it.

import { get as httpGet } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import type { App } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { openPeople } from '../../src/people/people.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const OURS = { host: 'localhost', origin: 'http://localhost' }
const limits = {
  ...DEFAULT_HTTP_LIMITS,

  uploadBytes: 1_000_000,
  writesPerMinute: 1_000,
  screens: 20,
  signInsPerMinute: 1_000,
}
const CLOSED = {
  ...{ review: false, loopback: true, allowedHosts: [], publicView: false, secure: false },
  ...{ trustedProxies: [], embedders: [], limits },
}
const DAY_MS = 86_400_000

let world: TestApp
let admin = ''
beforeAll(async () => {
  world = await openTestApp({ settings: CLOSED })
  admin = await enter('administrator')
})
afterAll(() => world.close())

async function enter(role: 'administrator' | 'viewer'): Promise<string> {
  const words = {
    login: `${role}-${Math.random()}`,
    name: role,
    role,
    unit: null,
    active: true,
    account: null,
  }
  const added = await world.people.add(words, doerOf('test'), { password: true })
  const { token } = await world.people.signIn({
    ...{ login: words.login, password: added?.password ?? '', from: null },
  })
  return `duibiao_session=${token}`
}

/** Time goes by; the administrator signs in again. */
async function later(ms: number): Promise<void> {
  world.setClock(new Date(Date.parse(world.now()) + ms).toISOString())
  admin = await enter('administrator')
}

const see = (url: string, cookie = '', app: App = world.app) =>
  app.inject({ url, headers: { host: 'localhost', accept: 'text/html', cookie } })
const post = (url: string, form: Record<string, string>, cookie = admin, app: App = world.app) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ ...OURS, accept: 'text/html', cookie },
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  })
const ask = (cookie: string, app: App = world.app) =>
  app.inject({ method: 'POST', url: '/screen/pairing', headers: { ...OURS, cookie } })

const REPORT = {
  ...{ board: 'all', page: 2, pages: 3, width: 1920, height: 1080, dpr: 1, release: '9.9.9' },
  ...{ memory: 12_000_000, stale: false, failed: null, now: Date.parse('2030-01-01T00:00:00Z') },
}
const tell = (cookie: string, changes: object = {}, app: App = world.app) =>
  app.inject({
    method: 'POST',
    url: '/screen/report',
    headers: { ...OURS, cookie },
    payload: { ...REPORT, ...changes },
  })

const cookieOf = (response: { headers: Record<string, unknown> }): string | null =>
  /^(duibiao_screen=[^;]+)/.exec(String(response.headers['set-cookie'] ?? ''))?.[1] ?? null
const codeOf = (body: string): string => /data-part="code">([^<]*)</.exec(body)?.[1] ?? ''

/** A screen that waits. */
async function waiting(app: App = world.app) {
  const page = await see('/screen', '', app)
  return { page, code: codeOf(page.body), cookie: cookieOf(page) ?? '' }
}

/** A screen that was let in, by its id and cookie. */
async function paired(name: string, board = 'all') {
  const { code, cookie } = await waiting()
  const response = await post('/admin/screens/pair', { code, name, board })
  expect(response.statusCode).toBe(303)
  return { cookie, id: String(response.headers.location).split('#')[1] ?? '' }
}

describe('pairing', () => {
  test('a browser without credential sees a code in both languages, bound to it by a cookie no script reads', async () => {
    const { page, code } = await waiting()
    expect(page.statusCode).toBe(200)
    expect(code).toMatch(/^[ACDEFHJKMNPRTWXY34679]{6}$/)
    expect(page.body).toContain('这块屏幕还没有登记')
    expect(page.body).toContain('This screen is not known yet')
    expect(page.body).toContain('http://localhost/admin/screens')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(String(page.headers['set-cookie'])).toMatch(
      /^duibiao_screen=dbv_[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const secure = await world.another({ settings: { ...CLOSED, secure: true, publicUrl: null } })
    expect(String((await see('/screen', '', secure)).headers['set-cookie'])).toMatch(
      /^__Host-duibiao_screen=.*; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('the same browser keeps its code for ten minutes and then gets another one by itself', async () => {
    const { code, cookie } = await waiting()
    expect((await ask(cookie)).json()).toEqual({ in: false, code })
    expect(codeOf((await see('/screen', cookie)).body)).toBe(code)
    expect((await waiting()).code).not.toBe(code)
    await later(11 * 60_000)
    const next = (await ask(cookie)).json<{ in: boolean; code: string }>()
    expect(next.in).toBe(false)
    expect(next.code).not.toBe(code)
    expect((await post('/admin/screens/pair', { code, name: 'x', board: 'all' })).statusCode).toBe(422)
  })

  test('an administrator types the code in any way; only that browser comes in, and sees walls only', async () => {
    const { code, cookie } = await waiting()
    const other = await waiting()
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `
    const done = await post('/admin/screens/pair', { code: typed, name: '常务会议室', board: 'all' })
    expect([done.statusCode, done.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/admin\/screens#s-/),
    ])
    expect((await ask(cookie)).json()).toEqual({ in: true, code: null })
    expect((await ask(other.cookie)).json()).toEqual({ in: false, code: other.code })
    const wall = await see('/screen', cookie)
    expect(wall.body).toContain('<main class="pages"')
    expect(wall.body).toContain('data-board="all"')
    expect(wall.headers['cache-control']).toBe('private, no-cache')
    const now = cookieOf(wall) ?? cookie
    expect((await see('/wall/headline', now)).statusCode).toBe(200)
    for (const url of ['/api/v1/uploads', '/admin/screens', '/deeds', '/']) {
      expect([url, (await see(url, now)).statusCode]).toEqual([url, 403])
    }
    // The code is spent.
    expect((await post('/admin/screens/pair', { code, name: 'again', board: 'all' })).statusCode).toBe(422)
  })

  test('nobody else confirms; a board that is not there and a missing name are refused and the code stays good', async () => {
    const { code, cookie } = await waiting()
    const viewer = await enter('viewer')
    expect((await post('/admin/screens/pair', { code, name: 'x', board: 'all' }, viewer)).statusCode).toBe(
      403,
    )
    expect((await post('/admin/screens/pair', { code, name: 'x', board: 'all' }, cookie)).statusCode).toBe(
      401,
    )
    const nowhere = await post('/admin/screens/pair', { code, name: 'x', board: 'none' })
    expect([nowhere.statusCode, nowhere.body.includes('role="alert"')]).toEqual([404, true])
    expect((await post('/admin/screens/pair', { code, name: ' ', board: 'all' })).statusCode).toBe(422)
    expect((await post('/admin/screens/pair', { code, name: 'x', board: 'all' })).statusCode).toBe(303)
  })

  test('ten wrong codes lock the guesser out, also with the right one', async () => {
    const guesser = await enter('administrator')
    const { code } = await waiting()
    const guess = (word: string) =>
      post('/admin/screens/pair', { code: word, name: 'x', board: 'all' }, guesser)
    const answers: number[] = []
    for (let count = 0; count < 10; count++) answers.push((await guess('AAAAAA')).statusCode)
    expect(answers).toEqual(Array.from({ length: 10 }, () => 422))
    expect((await guess(code)).statusCode).toBe(429)
  })

  test('one address opens thirty codes at most; the thirty-first screen waits without one', async () => {
    const app = await world.another({})
    const pages = await Promise.all(Array.from({ length: 34 }, () => see('/screen', '', app)))
    const codes = pages.map(({ body }) => codeOf(body)).filter((code) => code !== '')
    expect(codes.length).toBeLessThanOrEqual(30)
    expect(pages.every(({ statusCode }) => statusCode === 200)).toBe(true)
    expect(pages.find(({ body }) => codeOf(body) === '')?.body).toContain('No code at the moment')
    await later(60 * 60_000)
  })
})

describe('the credential', () => {
  test('renews itself; an answer that was lost locks nobody out, and what is certainly replaced ends', async () => {
    const { cookie: first } = await paired('renews')
    // The first report gets another token; its answer is lost, and the old one goes on.
    const lost = cookieOf(await tell(first))
    expect(lost).toMatch(/^duibiao_screen=dbv_/)
    expect((await tell(first)).statusCode).toBe(204)
    expect(cookieOf(await tell(first))).toBeNull()
    // A week later it asks again with the first one, and this time the answer arrives.
    await later(8 * DAY_MS)
    const second = cookieOf(await tell(first)) ?? ''
    expect(second).not.toBe(lost)
    expect((await tell(second)).statusCode).toBe(204)
    expect((await tell(lost ?? '')).statusCode).toBe(204)
    // The next renewal with the second says that the first is no longer needed.
    await later(8 * DAY_MS)
    const third = cookieOf(await tell(second)) ?? ''
    expect((await tell(first)).statusCode).toBe(410)
    expect((await tell(second)).statusCode).toBe(204)
    expect((await tell(third)).statusCode).toBe(204)
    // A screen that is on for years never ends; one that was off for half a year does.
    await later(170 * DAY_MS)
    const fourth = cookieOf(await tell(third)) ?? ''
    await later(170 * DAY_MS)
    expect((await tell(fourth)).statusCode).toBe(204)
    await later(181 * DAY_MS)
    expect((await tell(fourth)).statusCode).toBe(410)
    expect((await see('/screen', fourth)).body).toContain('<main class="pairing"')
  })

  test('no token stands in the ledger, and no deed is written for a report', async () => {
    const { cookie } = await paired('quiet')
    await tell(cookie)
    const before = await world.data.store.deeds.latest({ limit: 1 })
    for (let count = 0; count < 5; count++) await tell(cookie)
    expect(await world.data.store.deeds.latest({ limit: 1 })).toEqual(before)
    const all = JSON.stringify(await world.data.store.deeds.latest({ limit: 1000 }))
    expect(all).not.toContain('dbv_')
  })

  test('people who sign in and out in the same browser change nothing, nor does a session that is over', async () => {
    const { cookie } = await paired('shared')
    const person = await enter('viewer')
    for (const session of [person, 'duibiao_session=dbs_gone', 'duibiao_session=']) {
      const both = `${session}; ${cookie}`
      const wall = await see('/screen', both)
      expect([wall.statusCode, wall.body.includes('data-screen="board"')]).toEqual([200, true])
      expect((await tell(both)).statusCode).toBe(204)
      expect((await ask(both)).json()).toEqual({ in: true, code: null })
    }
    // A person's session alone is no screen.
    expect((await see('/screen', person)).body).toContain('<main class="pairing"')
    expect((await tell(person)).statusCode).toBe(410)
  })
})

test('a screen that tells and asks does not keep a person’s session alive', async () => {
  const { cookie } = await paired('all night')
  const session = await enter('viewer')
  for (let minutes = 0; minutes < 180; minutes += 45) {
    await later(45 * 60_000)
    expect((await tell(`${session}; ${cookie}`)).statusCode).toBe(204)
    expect((await see('/screen', `${session}; ${cookie}`)).statusCode).toBe(200)
  }
  expect((await see('/me', session)).statusCode).toBe(303)
})

describe('what a screen says', () => {
  test('is seen by administrators: board, page, size, version, clock, memory', async () => {
    const { cookie, id } = await paired('大会议室')
    await tell(cookie, { board: 'headline', width: 3840, height: 2160, dpr: 1.5, failed: '9.9.10' })
    const { body } = await see('/admin/screens', admin)
    const card = body.slice(body.indexOf(`id="${id}"`)).split('</section>')[0] ?? ''
    for (const words of [
      '大会议室',
      '主要指标',
      '第 2 屏，共 3 屏',
      '3840 × 2160 @1.5',
      '9.9.9',
      '11 MB',
      '正常',
    ])
      expect(card).toContain(words)
    expect(card).toContain('9.9.10')
    expect(card).toMatch(/慢|快/)
    // The board that it is to show is another one.
    expect(card).toContain('正在换到“全部目标”')
    expect((await see('/admin/screens?lang=en', admin)).body).toContain('page 2 of 3')
  })

  test('is old or gone when it says so, or says nothing any more; and is known to the next start', async () => {
    const { cookie, id } = await paired('silent')
    const stateOf = async (app?: App): Promise<string> => {
      const { body } = await see('/admin/screens', admin, app)
      return new RegExp(`data-live="${id}-state"[^>]*>.*?</span> ([^<]*)<`).exec(body)?.[1] ?? ''
    }
    expect(await stateOf()).toBe('尚未报告')
    await tell(cookie, { stale: true })
    expect(await stateOf()).toBe('在线，数据旧')
    // A browser that says nothing of its memory, and a release that failed nowhere.
    await tell(cookie, { stale: true, memory: null })
    const { body } = await see('/admin/screens', admin)
    const card = body.slice(body.indexOf(`id="${id}"`)).split('</section>')[0] ?? ''
    expect(card).toMatch(/内存<\/dt><dd>—</)
    expect(card).not.toContain('没有起来')
    await later(5 * 60_000)
    expect(await stateOf()).toBe('离线')
    const first = await world.another({})
    await tell(cookie, { board: 'headline' }, first)
    await first.close()
    expect(await stateOf(await world.another({}))).toBe('正常')
  })

  test.for([
    ['a text for a number', { width: 'wide' }],
    ['too long a board', { board: 'x'.repeat(201) }],
    ['more than was asked', { more: 1 }],
    ['no clock', { now: 'noon' }],
  ] as const)('is refused with %s', async ([, changes]) => {
    const { cookie } = await paired('faulty')
    expect((await tell(cookie, changes)).statusCode).toBe(400)
  })

  test('is refused when it is large, comes from another site, or from no screen', async () => {
    const { cookie } = await paired('limits')
    expect((await tell(cookie, { release: 'x'.repeat(3_000) })).statusCode).toBe(413)
    const foreign = { host: 'localhost', origin: 'https://evil.example', cookie }
    const request = { method: 'POST', url: '/screen/report', payload: REPORT } as const
    expect((await world.app.inject({ ...request, headers: foreign })).statusCode).toBe(403)
    const nobody = await tell('duibiao_screen=dbv_nobody')
    expect([nobody.statusCode, nobody.json<{ code: string }>().code]).toEqual([410, 'screen-ended'])
  })
})

/** The stream of a screen: its events besides clock and wall. */
async function listen(app: App, cookie: string) {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const events: { name: string; data: Record<string, unknown> }[] = []
  const ended = await new Promise<{ readonly done: Promise<void>; leave(): void }>((resolve, reject) => {
    const headers = { cookie, host: 'localhost' }
    const options = { host: '127.0.0.1', port, path: '/screen/events?board=all', headers, agent: false }
    httpGet(options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const [name = '', data = ''] = text
            .slice(0, end)
            .split('\n')
            .map((line) => line.slice(line.indexOf(': ') + 2))
          if (text.startsWith('event: steer') || text.startsWith('event: revoked'))
            events.push({ name, data: JSON.parse(data) })
          text = text.slice(end + 2)
        }
      })
      resolve({
        done: new Promise((finish) => response.once('close', () => finish())),
        leave: () => response.destroy(),
      })
    }).once('error', reject)
  })
  return { events, ...ended }
}

const PATIENT = { timeout: 20_000, interval: 20 }

describe('steering', () => {
  test('a screen hears at once what it is to do, and each thing is a deed with before and after', async () => {
    const { cookie, id } = await paired('steered')
    const stream = await listen(world.app, cookie)
    await expect.poll(() => stream.events.length, PATIENT).toBe(1)
    expect(stream.events[0]).toEqual({
      name: 'steer',
      data: { board: 'all', theme: null, paused: false, told: null },
    })
    await post(`/admin/screens/${id}/show`, { board: 'headline', theme: 'light' })
    await post(`/admin/screens/${id}/tell`, { what: 'pause' })
    await post(`/admin/screens/${id}/tell`, { what: 'page', page: '3' })
    await expect
      .poll(() => stream.events.at(-1)?.data, PATIENT)
      .toMatchObject({
        ...{ board: 'headline', theme: 'light', paused: true },
        told: { what: 'page', page: 3 },
      })
    const deeds = await world.data.store.deeds.latest({ limit: 3 })
    expect(deeds.map(({ kind, subject, before, after }) => [kind, subject, before, after])).toEqual([
      ['screen-told', id, null, { what: 'page', page: 3 }],
      ['screen-changed', id, { paused: false }, { paused: true }],
      ['screen-changed', id, { board: 'all', theme: null }, { board: 'headline', theme: 'light' }],
    ])
    expect((await see('/screen', cookie)).body).toMatch(
      /class="wall theme-light"[\s\S]*data-board="headline"/,
    )
    // The same once more is nothing.
    await post(`/admin/screens/${id}/show`, { board: 'headline', theme: 'light' })
    const [last] = await world.data.store.deeds.latest({ limit: 1 })
    expect(last?.kind).toBe('screen-renewed')
    stream.leave()
  })

  test('through another service on the same database it is heard within five seconds', async () => {
    const { cookie, id } = await paired('elsewhere')
    const log = { info() {}, warn() {}, error() {} }
    const sessions = { idleMs: 2 * 3_600_000, absoluteMs: 12 * 3_600_000 }
    const people = await openPeople({
      ...{ store: world.data.store, sessions, log },
      now: world.now,
    })
    const stream = await listen(world.app, cookie)
    await expect.poll(() => stream.events.length, PATIENT).toBe(1)
    const began = performance.now()
    await people.changeScreen(id, { board: 'headline' }, doerOf('elsewhere'))
    await expect.poll(() => stream.events.at(-1)?.data.board, PATIENT).toBe('headline')
    expect(performance.now() - began).toBeLessThan(5_000)
    await people.endToken(null, id, doerOf('elsewhere'))
    await expect.poll(() => stream.events.at(-1)?.name, PATIENT).toBe('revoked')
    await stream.done
  })

  test('a code is taken also through another service than the one that showed it', async () => {
    const other = await world.another({
      people: await openPeople({
        ...{ store: world.data.store, now: world.now, log: { info() {}, warn() {}, error() {} } },
        sessions: { idleMs: 2 * 3_600_000, absoluteMs: 12 * 3_600_000 },
      }),
    })
    const { code, cookie } = await waiting(other)
    expect(code).not.toBe('')
    expect((await post('/admin/screens/pair', { code, name: 'far', board: 'all' })).statusCode).toBe(303)
    await expect
      .poll(async () => (await ask(cookie, other)).json(), PATIENT)
      .toEqual({ in: true, code: null })
  })

  test.for([
    [{ what: 'page', page: '0' }],
    [{ what: 'page', page: 'x' }],
    [{ what: 'explode' }],
    [{}],
  ] as const)('%j is no order', async ([form]) => {
    const { id } = await paired('orders')
    const response = await post(`/admin/screens/${id}/tell`, form as Record<string, string>)
    expect([response.statusCode, response.body.includes('screen-order-invalid')]).toEqual([422, true])
  })

  test('a screen that is not there cannot be steered, and a board that is not there not be shown', async () => {
    const { id } = await paired('unknown')
    expect((await post('/admin/screens/s-none/tell', { what: 'reload' })).statusCode).toBe(404)
    expect((await post('/admin/screens/s-none/show', { board: 'all' })).statusCode).toBe(404)
    expect((await post(`/admin/screens/${id}/show`, { board: 'none' })).statusCode).toBe(404)
  })

  test('a screen that is ended hears it, gets nothing more, and shows another code with a notice', async () => {
    const { cookie, id } = await paired('ended')
    const stream = await listen(world.app, cookie)
    await expect.poll(() => stream.events.length, PATIENT).toBe(1)
    await post(`/admin/screens/${id}/end`, {})
    await expect.poll(() => stream.events.at(-1)?.name, PATIENT).toBe('revoked')
    await stream.done
    expect((await tell(cookie)).statusCode).toBe(410)
    expect((await see('/wall/all', cookie)).statusCode).toBe(303)
    const again = await listen(world.app, cookie)
    await again.done
    expect(again.events).toEqual([{ name: 'revoked', data: {} }])
    const page = await see('/screen', cookie)
    expect(page.body).toContain('这块屏幕已由管理员停用')
    expect(page.body).toContain('An administrator has ended this screen')
    expect(page.body).not.toContain('<main class="pages"')
    // Another secret: the old one stays ended.
    expect(cookieOf(page)).not.toBe(cookie)
    expect(codeOf(page.body)).toMatch(/^[A-Z0-9]{6}$/)
    expect((await world.data.store.deeds.latest({ limit: 1 }))[0]).toMatchObject({
      ...{ kind: 'screen-ended', subject: id },
    })
  })

  test('the wall may be framed only by ourselves, and only when it is tried', async () => {
    const { cookie } = await paired('framed')
    for (const [url, ancestors, options] of [
      ['/screen', "frame-ancestors 'none'", 'DENY'],
      ['/screen?trial=', "frame-ancestors 'self'", 'SAMEORIGIN'],
    ] as const) {
      const { headers } = await see(url, cookie)
      expect(headers['content-security-policy']).toContain(ancestors)
      expect(headers['x-frame-options']).toBe(options)
    }
  })
})
