// `/screen`: where a television lives. Without a credential it shows a code, with one its wall; sessions of people do not matter here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Problem } from '../../core/problem.ts'
import { HERE_AND_NOW } from '../../core/standpoint.ts'
import type { ScreenReports } from '../../live/screen-reports.ts'
import type { Screens } from '../../live/screens.ts'
import { REVOKED, type ScreenSteering } from '../../live/steering.ts'
import type { Walls } from '../../live/walls.ts'
import { type Actor, newScreenSecret, type People } from '../../people/people.ts'
import { type PairingMessage, renderPairing } from '../../web/index.ts'
import { askerOf } from '../asker.ts'
import { cookieOf, setCookie } from '../cookies.ts'
import type { App, HttpDeps } from '../deps.ts'
import { goTo, sendPrivate } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { allowTrial } from '../plugins/headers.ts'
import { route } from '../resource.ts'
import { sendKept } from '../send-kept.ts'
import { languageOf } from '../wanted.ts'
import { beginStream } from './events.ts'

const SCREEN_SECONDS = 400 * 86_400
/** Of one address; behind it may stand a building full of screens. */
const OFTEN = 3_000

const short = (maxLength: number) => Type.String({ maxLength })
const Report = Type.Object(
  {
    board: short(200),
    page: Type.Integer({ minimum: 0, maximum: 9_999 }),
    pages: Type.Integer({ minimum: 0, maximum: 9_999 }),
    width: Type.Integer({ minimum: 0, maximum: 100_000 }),
    height: Type.Integer({ minimum: 0, maximum: 100_000 }),
    dpr: Type.Number({ minimum: 0, maximum: 100 }),
    release: short(40),
    // Nothing stands first: else it would be read as 0 or as an empty text.
    memory: Type.Union([Type.Null(), Type.Integer({ minimum: 0, maximum: 2 ** 50 })]),
    stale: Type.Boolean(),
    failed: Type.Union([Type.Null(), short(40)]),
    now: Type.Number({ minimum: -8.64e15, maximum: 8.64e15 }),
  },
  { additionalProperties: false },
)

const EventsQuery = Type.Object({
  board: Type.String({ minLength: 1, maxLength: 200 }),
  since: Type.Optional(short(200)),
  release: Type.Optional(short(40)),
  lang: Type.Optional(short(10)),
})

interface ScreenRoom {
  readonly walls: Walls
  readonly screens: Screens
  readonly reports: ScreenReports
  readonly steering: ScreenSteering
}

export function screenRoutes(
  app: App,
  deps: HttpDeps,
  { walls, screens, reports, steering }: ScreenRoom,
  frameOf: PageFrame,
): void {
  const credentials = screenCredentials(deps.people, deps.settings.secure)
  pageRoute(app, deps, walls, credentials, frameOf)
  comingInRoutes(app, deps.people, credentials)
  screenEventRoute(app, walls, screens, steering)
  reportRoute(app, reports, credentials)
}

/** Where people reach us: as PUBLIC_URL says, else where this request came in; never what it says of itself. */
export function baseOf(
  { raw }: Pick<FastifyRequest, 'raw'>,
  { publicUrl, secure }: HttpDeps['settings'],
): string {
  if (publicUrl !== null) return publicUrl
  const { localAddress = '', localPort } = raw.socket
  const address = localAddress.replace(/^::ffff:/, '')
  const host = address === '' ? 'localhost' : address.includes(':') ? `[${address}]` : address
  return `${secure ? 'https' : 'http'}://${host}${localPort === undefined ? '' : `:${localPort}`}`
}

type Credentials = ReturnType<typeof screenCredentials>

/** What a screen's browser holds: the secret of which it shows a code, and which counts once it is let in. */
function screenCredentials(people: People, secure: boolean) {
  const held = (request: FastifyRequest): string | null => cookieOf(request, 'screen', secure)
  const keep = (reply: FastifyReply, token: string): void =>
    setCookie(reply, 'screen', token, { secure, seconds: SCREEN_SECONDS })
  return {
    keep,

    wasEnded(request: FastifyRequest): boolean {
      const token = held(request)
      return token !== null && people.screenWasEnded(token)
    },

    /** The screen that asks; its token is renewed on the way when it is time. */
    async screen(request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
      const { person } = request
      const token = held(request)
      if (person?.role !== 'screen' || token === null) return null
      try {
        const next = await people.renewScreen(token, request.ip)
        if (next !== null) keep(reply, next)
      } catch (error) {
        // The token that it has goes on counting.
        request.log.warn({ err: error }, 'the token of a screen could not be renewed')
      }
      return person
    },

    /** The code for the secret that the browser holds, or for a new one. */
    async code(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
      const token = held(request)
      const fresh = token === null || !isScreenSecret(token) || people.screenWasEnded(token)
      const secret = fresh ? newScreenSecret() : token
      try {
        const { code } = await people.pairing.code(secret, request.ip)
        if (fresh) keep(reply, secret)
        return code
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        request.log.warn({ err: error }, 'a screen got no code')
        return null
      }
    },
  }
}

const isScreenSecret = (token: string): boolean => /^dbv_[\w-]{43}$/.test(token)

function pageRoute(
  app: App,
  { people, settings }: HttpDeps,
  walls: Walls,
  credentials: Credentials,
  frameOf: PageFrame,
): void {
  app.get(
    '/screen',
    route('none', '电视的页面：配对码，或所放的大屏 / where a television lives: a code, or its wall', {
      asks: 'screen',
      perMinute: OFTEN,
    }),
    async (request, reply) => {
      const frame = { ...frameOf(request, reply), look: {} }
      const screen = await credentials.screen(request, reply)
      const wish = screen && people.screenWish(screen.id)
      const board = wish === null ? null : await walls.boardFor(wish.board)
      if (wish === null || board === null) {
        const ended = credentials.wasEnded(request)
        const address = `${baseOf(request, settings)}/admin/screens`
        // A screen that is in, and nothing to show: it waits for the first plan.
        // Whoever only asks whether we are there gets no new secret, which would use up the notice of the end.
        const code = screen || request.method === 'HEAD' ? null : await credentials.code(request, reply)
        const state = screen ? 'empty' : ended ? 'ended' : 'new'
        return sendPrivate(reply, renderPairing({ code, state, address }, frame))
      }
      const wall = await walls.wall(board, HERE_AND_NOW, frame.lang)
      const page = walls.page(wall, { ...frame, theme: wish.theme, screen: true })
      if ('trial' in (request.query as object)) allowTrial(reply)
      return sendKept(request, reply, page, 'private, no-cache')
    },
  )
}

/** By the code that it shows; by an address that carries its token. */
function comingInRoutes(app: App, people: People, credentials: Credentials): void {
  app.post(
    '/screen/pairing',
    route('none', '屏幕问是否已接入 / a screen asks whether it was let in', {
      asks: 'screen',
      perMinute: OFTEN,
    }),
    async (request, reply): Promise<PairingMessage> => {
      reply.header('cache-control', 'no-store')
      if (request.person?.role === 'screen') return { in: true, code: null }
      return { in: false, code: await credentials.code(request, reply) }
    },
  )

  app.get<{ Params: { token: string } }>(
    '/screen/:token',
    route('none', '屏幕凭地址接入 / a screen comes in by its address', { asks: 'screen', perMinute: 60 }),
    async (request, reply) => {
      const { token } = request.params
      const actor = await people.known(token)
      if (actor?.role !== 'screen') throw new Problem('credential-unknown', { id: '…' })
      credentials.keep(reply, token)
      return goTo(reply, '/screen')
    },
  )
}

function screenEventRoute(app: App, walls: Walls, screens: Screens, steering: ScreenSteering): void {
  app.get(
    '/screen/events',
    {
      ...route('none', '一块屏幕的实时更新 / live updates of a screen', { asks: 'screen', perMinute: OFTEN }),
      exposeHeadRoute: false,
      schema: { querystring: EventsQuery },
    },
    async (request, reply) => {
      const screen = request.person
      if (screen?.role !== 'screen') {
        beginStream(reply).end(REVOKED)
        return
      }
      const last = request.headers['last-event-id']
      const { board: shown, since, release } = request.query
      const board = (await walls.boardFor(shown)) ?? shown
      const wanted = {
        board,
        asked: HERE_AND_NOW,
        asker: askerOf(request),
        paired: true,
        lang: languageOf(request),
        since: (typeof last === 'string' ? last : null) ?? since ?? null,
        release: release ?? null,
      }
      await screens.open(wanted, () => beginStream(reply))
      await steering.add(screen.id, reply.raw)
    },
  )
}

function reportRoute(app: App, reports: ScreenReports, credentials: Credentials): void {
  app.post(
    '/screen/report',
    {
      ...route('none', '屏幕报告自身状况 / a screen tells how it is', {
        asks: 'screen',
        perMinute: 120,
        perAsker: true,
      }),
      bodyLimit: 2_048,
      schema: { body: Report },
    },
    async (request, reply) => {
      const screen = await credentials.screen(request, reply)
      if (!screen) throw new Problem('screen-ended')
      const { now, ...report } = request.body
      reports.heard(screen.id, report, now)
      return reply.header('cache-control', 'no-store').code(204).send()
    },
  )
}
