// The hooks before every route, on an application that has nothing but them: from where, who, in which language.
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import type { Need, Role } from '../../../src/core/roles.ts'
import type { App } from '../../../src/http/deps.ts'
import { keepLanguage } from '../../../src/http/plugins/language.ts'
import { guardWrites } from '../../../src/http/plugins/origin.ts'
import { doerOfRequest, guardRights } from '../../../src/http/plugins/rights.ts'
import type { Actor } from '../../../src/people/people.ts'

/** An application that says which Problem kept a request out. */
function bare(): App {
  const app: App = fastify().withTypeProvider<TypeBoxTypeProvider>()
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Problem) return reply.code(error.status).send(error.code)
    throw error
  })
  return app
}

describe('from where', () => {
  const guarded = (loopback: boolean): App => {
    const app = bare()
    guardWrites(app, { loopback, allowedHosts: ['wall.example'] })
    app.all('/x', async () => 'in')
    return app
  }
  const send = async (app: App, method: 'GET' | 'POST', headers: Record<string, string>) =>
    (await app.inject({ method, url: '/x', headers })).body

  test.each([
    ['localhost:8350', 'in'],
    ['[::1]:8350', 'in'],
    ['127.0.0.1', 'in'],
    ['Wall.Example:8350', 'in'],
    ['evil.example', 'host-refused'],
    ['localhost.evil.example', 'host-refused'],
  ])('on loopback, addressed as %s: %s', async (host, said) => {
    expect(await send(guarded(true), 'GET', { host })).toBe(said)
  })

  test('a service that others reach is addressed by any name', async () => {
    expect(await send(guarded(false), 'GET', { host: 'duibiao.example' })).toBe('in')
  })

  test.each([
    ['our own page', { origin: 'http://duibiao.example', 'sec-fetch-site': 'same-origin' }, 'in'],
    ['our own page with the port written out', { origin: 'http://duibiao.example:80' }, 'in'],
    ['a program, which says nothing', {}, 'in'],
    ['another site', { origin: 'http://evil.example' }, 'cross-site-refused'],
    ['a page without an origin', { origin: 'null' }, 'cross-site-refused'],
    ['another port of ours', { origin: 'http://duibiao.example:81' }, 'cross-site-refused'],
    ['what a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 'cross-site-refused'],
    ['a neighbour under our domain', { 'sec-fetch-site': 'same-site' }, 'cross-site-refused'],
  ] as const)('a write from %s', async (_, headers, said) => {
    expect(await send(guarded(false), 'POST', { host: 'duibiao.example', ...headers })).toBe(said)
  })

  test('reading is nobody’s harm', async () => {
    const headers = { host: 'duibiao.example', origin: 'http://evil.example' }
    expect(await send(guarded(false), 'GET', headers)).toBe('in')
  })
})

describe('who', () => {
  const actor = (role: Role, via: Actor['via'], more: Partial<Actor> = {}): Actor => ({
    id: role,
    name: role,
    role,
    unit: null,
    scopes: null,
    via,
    mustChange: false,
    credential: `c-${role}`,
    ...more,
  })
  const KNOWN: Readonly<Record<string, Actor>> = {
    person: actor('statistician', 'password'),
    fresh: actor('statistician', 'password', { mustChange: true }),
    viewer: actor('viewer', 'oidc'),
    program: actor('statistician', 'token'),
    screen: actor('viewer', 'screen'),
  }

  function guarded(publicView = false): App {
    const app = bare()
    const people = { known: async (token: string) => KNOWN[token] ?? null }
    guardRights(app, { people, settings: { secure: false, publicView } })
    const add = (url: string, right: Need, more: { readonly asks?: 'screen' } = {}) =>
      app.route({
        method: ['GET', 'POST'],
        url,
        config: { right, ...more },
        handler: async (request) => doerOfRequest(request).name || 'nobody',
      })
    add('/open', 'none')
    add('/look', 'records:read')
    add('/send', 'figures:write')
    add('/me', 'self')
    add('/screen-only', 'records:read', { asks: 'screen' })
    return app
  }

  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string> = {},
    app = guarded(),
  ) => {
    const { body, statusCode, headers: answer } = await app.inject({ method, url, headers })
    return statusCode === 303 ? `to ${answer.location}` : body
  }
  const session = (name: string) => ({ cookie: `duibiao_session=${name}` })
  const bearer = (name: string) => ({ authorization: `Bearer ${name}` })
  const OURS = { 'sec-fetch-site': 'same-origin' }

  test('whoever signed in does what their role may, and nothing else', async () => {
    expect(await ask('POST', '/send', { ...session('person'), ...OURS })).toBe('statistician')
    expect(await ask('POST', '/send', { ...session('viewer'), ...OURS })).toBe('right-missing')
  })

  test('nobody is asked in; a browser is led to the door, and back to where it wanted to go', async () => {
    expect(await ask('GET', '/look')).toBe('sign-in-needed')
    expect(await ask('GET', '/look?a=1', { accept: 'text/html' })).toBe('to /sign-in?next=%2Flook%3Fa%3D1')
    expect(await ask('POST', '/send', { accept: 'text/html' })).toBe('sign-in-needed')
    expect(await ask('GET', '/open')).toBe('nobody')
  })

  test('where walls are open to look at nobody may write, and no record of a person is open', async () => {
    const open = guarded(true)
    expect(await ask('POST', '/send', {}, open)).toBe('sign-in-needed')
    expect(await ask('GET', '/me', {}, open)).toBe('sign-in-needed')
    expect(await ask('GET', '/look', {}, open)).toBe('nobody')
    expect(await ask('POST', '/look', {}, open)).toBe('sign-in-needed')
  })

  test('a cookie alone does not write: the browser must say from which page it comes', async () => {
    expect(await ask('POST', '/send', session('person'))).toBe('cross-site-refused')
    expect(await ask('POST', '/send', bearer('program'))).toBe('statistician')
  })

  test('a token that is not known, or is a session’s, is refused even where a cookie would do', async () => {
    expect(await ask('GET', '/look', { ...bearer('gone'), ...session('person') })).toBe('sign-in-needed')
    expect(await ask('GET', '/look', bearer('person'))).toBe('sign-in-needed')
    expect(await ask('GET', '/open', bearer('gone'))).toBe('nobody')
  })

  test('a token is no person: what is for oneself needs one who signed in', async () => {
    expect(await ask('GET', '/me', bearer('program'))).toBe('right-missing')
    expect(await ask('GET', '/me', session('viewer'))).toBe('viewer')
  })

  test('a screen’s cookie is no session, a session’s no screen', async () => {
    expect(await ask('GET', '/look', session('screen'))).toBe('sign-in-needed')
    expect(await ask('GET', '/look', { cookie: 'duibiao_screen=person' })).toBe('sign-in-needed')
    const both = { cookie: 'duibiao_session=person; duibiao_screen=screen' }
    expect(await ask('GET', '/look', both)).toBe('statistician')
    expect(await ask('GET', '/screen-only', both)).toBe('viewer')
  })

  test('with a password that somebody else made nothing is left but to change it', async () => {
    expect(await ask('GET', '/look', { ...session('fresh'), accept: 'text/html' })).toBe('to /me')
    expect(await ask('POST', '/send', { ...session('fresh'), ...OURS })).toBe('password-change-needed')
    expect(await ask('GET', '/me', session('fresh'))).toBe('statistician')
  })

  test('a route that declares no right is refused when the application is built', () => {
    const app = guarded()
    expect(() => app.get('/forgotten', async () => '')).toThrow('declares no right')
    expect(() => app.get('/assets/x', async () => '')).not.toThrow()
  })
})

describe('in which language', () => {
  const kept = async (url: string, headers: Record<string, string>, secure = false) => {
    const app = bare()
    keepLanguage(app, { secure })
    app.get('/x', async () => 'in')
    return (await app.inject({ url, headers })).headers['set-cookie']?.[0] ?? null
  }
  const page = { accept: 'text/html' }

  test('a page asked for in one keeps it for a year, out of reach of scripts', async () => {
    expect(await kept('/x?lang=en', page)).toBe(
      'duibiao_language=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax',
    )
    expect(await kept('/x?lang=en', page, true)).toMatch(/^__Host-duibiao_language=en; .*; Secure/)
  })

  test('nothing is kept that stands already, of what is no language, or for a program', async () => {
    expect(await kept('/x?lang=en', { ...page, cookie: 'duibiao_language=en' })).toBeNull()
    expect(await kept('/x?lang=fr', page)).toBeNull()
    expect(await kept('/x?lang=en', { accept: 'application/json' })).toBeNull()
  })
})
