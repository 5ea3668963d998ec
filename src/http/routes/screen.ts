// `/screen`: where a television lives. Without a credential it shows a code, with one its wall; sessions of people do not matter here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Problem } from '../../core/problem.ts'
import { HERE_AND_NOW } from '../../core/standpoint.ts'
import type { ScreenReports } from '../../live/screen-reports.ts'
import type { Screens } from '../../live/screens.ts'
import { REVOKED, type ScreenSteering } from '../../live/steering.ts'
import type { Walls } from '../../live/walls.ts'
import { type Actor, newScreenSecret } from '../../people/people.ts'
import { type PairingMessage, renderPairing } from '../../web/index.ts'
import { cookieOf, setCookie } from '../cookies.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { allowTrial } from '../plugins/headers.ts'
import { route } from '../resource.ts'
import { sendKept } from '../send-kept.ts'
import { languageOf } from '../wanted.ts'
import { forgetHeaders } from './events.ts'

export const SCREEN_SECONDS = 400 * 86_400
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
  { people, settings }: HttpDeps,
  { walls, screens, reports, steering }: ScreenRoom,
  frameOf: PageFrame,
): void {
  const { secure } = settings
  const keep = (reply: FastifyReply, token: string): void =>
    setCookie(reply, 'screen', token, { secure, seconds: SCREEN_SECONDS })

  /** The screen that asks; its token is renewed on the way when it is time. */
  async function screenOf(request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
    const { person } = request
    const token = cookieOf(request, 'screen', secure)
    if (person?.role !== 'screen' || token === null) return null
    try {
      const next = await people.renewScreen(token, request.ip)
      if (next !== null) keep(reply, next)
    } catch (error) {
      // The token that it has goes on counting.
      request.log.warn({ err: error }, 'the token of a screen could not be renewed')
    }
    return person
  }

  /** The code for the secret that the browser holds, or for a new one. */
  async function codeFor(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const held = cookieOf(request, 'screen', secure)
    const fresh = held === null || !isScreenSecret(held) || people.screenWasEnded(held)
    const secret = fresh ? newScreenSecret() : held
    try {
      const { code } = await people.pairing.code(secret, request.ip)
      if (fresh) keep(reply, secret)
      return code
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      request.log.warn({ err: error }, 'a screen got no code')
      return null
    }
  }

  app.get(
    '/screen',
    route('none', '电视的页面：配对码，或所放的大屏 / where a television lives: a code, or its wall', {
      asks: 'screen',
      perMinute: OFTEN,
    }),
    async (request, reply) => {
      const frame = { ...frameOf(request, reply), look: {} }
      const screen = await screenOf(request, reply)
      const wish = screen && people.screenWish(screen.id)
      const board = wish === null ? null : await walls.boardFor(wish.board)
      if (wish === null || board === null) {
        const held = cookieOf(request, 'screen', secure)
        const ended = held !== null && people.screenWasEnded(held)
        const address = `${secure ? 'https' : 'http'}://${request.headers.host ?? ''}/admin/screens`
        // A screen that is in, and nothing to show: it waits for the first plan.
        // Whoever only asks whether we are there gets no new secret, which would use up the notice of the end.
        const code = screen || request.method === 'HEAD' ? null : await codeFor(request, reply)
        const state = screen ? 'empty' : ended ? 'ended' : 'new'
        return sendPrivate(reply, renderPairing({ code, state, address }, frame))
      }
      const wall = await walls.wall(board, HERE_AND_NOW, frame.lang)
      const page = walls.page(wall, { ...frame, theme: wish.theme, screen: true })
      if ('trial' in (request.query as object)) allowTrial(reply)
      return sendKept(request, reply, page, 'private, no-cache')
    },
  )

  app.post(
    '/screen/pairing',
    route('none', '屏幕问是否已接入 / a screen asks whether it was let in', {
      asks: 'screen',
      perMinute: OFTEN,
    }),
    async (request, reply): Promise<PairingMessage> => {
      reply.header('cache-control', 'no-store')
      if (request.person?.role === 'screen') return { in: true, code: null }
      return { in: false, code: await codeFor(request, reply) }
    },
  )

  app.get(
    '/screen/events',
    {
      ...route('none', '一块屏幕的实时更新 / live updates of a screen', { asks: 'screen', perMinute: OFTEN }),
      exposeHeadRoute: false,
      schema: { querystring: EventsQuery },
    },
    async (request, reply) => {
      const begin = () => {
        reply.hijack()
        forgetHeaders(reply.raw)
        reply.raw.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache, no-transform',
          'x-accel-buffering': 'no',
        })
        return reply.raw
      }
      const screen = request.person
      if (screen?.role !== 'screen') {
        begin().end(REVOKED)
        return
      }
      const last = request.headers['last-event-id']
      const { board: shown, since, release } = request.query
      const board = (await walls.boardFor(shown)) ?? shown
      const wanted = {
        board,
        asked: HERE_AND_NOW,
        lang: languageOf(request),
        since: (typeof last === 'string' ? last : null) ?? since ?? null,
        release: release ?? null,
      }
      await screens.open(wanted, begin)
      await steering.add(screen.id, reply.raw)
    },
  )

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
      const screen = await screenOf(request, reply)
      if (!screen) throw new Problem('screen-ended')
      const { now, ...report } = request.body
      reports.heard(screen.id, report, now)
      return reply.header('cache-control', 'no-store').code(204).send()
    },
  )
}

const isScreenSecret = (token: string): boolean => /^dbv_[\w-]{43}$/.test(token)
