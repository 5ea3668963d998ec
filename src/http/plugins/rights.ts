// Who asks, and whether they may: one hook for every route, and no route without a declared right.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Doer } from '../../core/deed.ts'
import { Problem } from '../../core/problem.ts'
import { type Holder, mayDo, type Need, RIGHT_WORDS, type Right, ROLE_WORDS } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import { type Actor, doerFrom } from '../../people/people.ts'
import { cookieOf } from '../cookies.ts'
import type { App, HttpDeps } from '../deps.ts'
import type { RouteLine } from '../route-table.ts'
import { wantsPage } from '../wanted.ts'
import { tokenOfAddress } from './embedding.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks for; a route without it is refused when the application is built. */
    right?: Need
    /** What it answers, `中文 / English`. */
    says?: string
    /** Only a screen's own credential is looked at, whoever signed in in the same browser. */
    asks?: 'screen'
  }
  interface FastifyInstance {
    /** Every route, in the order in which they were added. */
    routeTable: readonly RouteLine[]
  }
  interface FastifyRequest {
    /** Who asks; null: nobody whom we know. */
    person: Actor | null
  }
}

/** All that is left to whoever has to set a password of their own first. */
const TO_CHANGE = new Set(['/me', '/me/password', '/sign-out'])
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Registered by libraries that know nothing of rights; all of it is for anybody. */
const OPEN_FOLDERS = /^\/(?:docs|assets)(?:\/|$)/

const ANY_COOKIE = ['session', 'screen'] as const
const SCREEN_ONLY = ['screen'] as const

/** Nobody, where the service is open to look at. */
const PASSER_BY: Holder = { id: '', role: 'viewer', unit: null, scopes: null }

interface Deps {
  readonly people: Pick<HttpDeps['people'], 'known'>
  readonly settings: Pick<HttpDeps['settings'], 'secure' | 'publicView'>
}

export function guardRights(app: App, { people, settings }: Deps): void {
  const table: RouteLine[] = []
  app.decorate('routeTable', table)
  app.decorateRequest('person', null)
  app.addHook('onRoute', (route) => {
    const right = route.config?.right ?? (OPEN_FOLDERS.test(route.url) ? 'none' : undefined)
    if (right === undefined) {
      throw new TypeError(`the route ${String(route.method)} ${route.url} declares no right`)
    }
    route.config = { ...route.config, right }
    const { says = '', rateLimit } = route.config
    const perMinute =
      typeof rateLimit === 'object' && typeof rateLimit.max === 'number' ? rateLimit.max : null
    for (const method of [route.method].flat())
      table.push({ method, url: route.url, need: right, says, perMinute })
  })

  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) {
      request.person = (await whoAsks(request)).actor
      return
    }
    const need = request.routeOptions.config.right
    if (need === undefined) throw new TypeError(`no right is declared for ${request.routeOptions.url}`)
    const shown = await whoAsks(request)
    if (shown.refused && need !== 'none') throw new Problem('sign-in-needed')
    request.person = shown.actor
    if (shown.actor?.mustChange && !TO_CHANGE.has(request.routeOptions.url ?? '') && need !== 'none') {
      if (request.method === 'GET' && wantsPage(request)) return toChange(reply)
      throw new Problem('password-change-needed')
    }
    if (need === 'none') return
    if (shown.byCookie && !READING.has(request.method)) refuseUnclearSite(request)
    const holder = shown.actor ?? (settings.publicView && READING.has(request.method) ? PASSER_BY : null)
    if (need === 'self' ? isInPerson(shown.actor) : mayDo(holder, need)) return
    if (shown.actor) throw rightMissing(shown.actor, need)
    if (request.method === 'GET' && wantsPage(request) && need !== 'embeds:read')
      return toSignIn(request, reply)
    throw new Problem('sign-in-needed')
  })

  async function whoAsks(
    request: FastifyRequest,
  ): Promise<{ readonly actor: Actor | null; readonly byCookie: boolean; readonly refused: boolean }> {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) {
      const actor = await people.known(bearer)
      // A session belongs into its cookie, where no script and no log finds it.
      const fits = actor !== null && !isInPerson(actor)
      return { actor: fits ? actor : null, byCookie: false, refused: !fits }
    }
    const shown = tokenOfAddress(request)
    if (shown !== null) {
      const actor = await people.known(shown)
      // What an address carries is read by many: only what can do nothing but this.
      const fits = actor?.scopes?.length === 1 && actor.scopes[0] === 'embeds:read'
      return { actor: fits ? actor : null, byCookie: false, refused: !fits }
    }
    const names = request.routeOptions.config.asks === 'screen' ? SCREEN_ONLY : ANY_COOKIE
    for (const name of names) {
      const token = cookieOf(request, name, settings.secure)
      const actor = token === null ? null : await people.known(token)
      // A program's token is shown as one, and opens nothing under a cookie's name.
      if (actor && (name === 'session' ? isInPerson(actor) : actor.via === 'screen'))
        return { actor, byCookie: true, refused: false }
    }
    return { actor: null, byCookie: false, refused: false }
  }
}

/** A person who signed in, not a program or a screen. */
export const isInPerson = (actor: Actor | null): boolean => actor?.via === 'password' || actor?.via === 'oidc'

/** Cookies travel by themselves: what comes with them must say that a page of ours sent it. `origin.ts` has read what it says. */
function refuseUnclearSite({ headers }: FastifyRequest): void {
  if (headers.origin === undefined && headers['sec-fetch-site'] === undefined) {
    throw new Problem('cross-site-refused', { origin: '?' })
  }
}

function rightMissing({ name, role }: Actor, need: Right | 'self'): Problem {
  const right = need === 'self' ? text('须本人登录', 'only for somebody who signed in') : RIGHT_WORDS[need]
  const [who, params] = [ROLE_WORDS[role], { name, zhRight: right.zh, enRight: right.en }]
  return new Problem('right-missing', { ...params, zhRole: who.zh, enRole: who.en })
}

const toChange = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect('/me', 303)

function toSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .redirect(`/sign-in?next=${encodeURIComponent(request.url.slice(0, 500))}`, 303)
}

/** For the ledger of deeds. */
export const doerOfRequest = ({ person, ip }: Pick<FastifyRequest, 'person' | 'ip'>): Doer =>
  person
    ? doerFrom(person, ip)
    : { person: null, name: '', role: null, via: 'nobody', from: ip, credential: null }

/** The person behind a route that nobody else can reach. */
export function personOf({ person }: Pick<FastifyRequest, 'person'>): Actor {
  if (!person) throw new Problem('sign-in-needed')
  return person
}
