// `/admin/screens`: every television, how it is, and what it is to show.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import { HERE_AND_NOW } from '../../core/standpoint.ts'
import { text } from '../../core/text.ts'
import type { ScreenReports } from '../../live/screen-reports.ts'
import type { Walls } from '../../live/walls.ts'
import { ORDERS, type People, SCREEN_THEMES } from '../../people/people.ts'
import { renderScreens } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { languageOf, wantsPage } from '../wanted.ts'
import { baseOf } from './screen.ts'

interface ScreenRoom {
  readonly walls: Walls
  readonly reports: ScreenReports
}

/** The board's id itself. Raises `board-not-found`. */
type KnownBoard = (id: string) => Promise<string>

/** The page of all screens. `address`: of a screen just made; `failure`: why a code was not taken. */
const screensPage =
  (
    { people, pictures, settings, now, release }: HttpDeps,
    { walls, reports }: ScreenRoom,
    frameOf: PageFrame,
  ) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    { address = null, failure = null }: { address?: string | null; failure?: Problem | null } = {},
  ): Promise<FastifyReply> => {
    const lang = languageOf(request)
    const [screens, waiting, heard, picture] = await Promise.all([
      people.credentials(null),
      people.pairing.waiting(),
      reports.all(),
      pictures.of(HERE_AND_NOW),
    ])
    const titled = picture ? walls.boards(picture.kept.plan) : []
    const input = {
      address,
      waiting,
      now: now(),
      release,
      start: `${baseOf(request, settings)}/screen`,
      boards: titled.map(({ id, title }) => ({ id, title: title[lang] })),
      screens: screens.map(({ id, name, made, expires }) => ({
        id,
        name,
        made,
        paired: expires !== null,
        wish: people.screenWish(id),
        report: heard.get(id) ?? null,
      })),
      failure: failure && { detail: failure.detail, fix: failure.fix },
    }
    return sendPrivate(reply, renderScreens(input, frameOf(request, reply)))
  }

export function screenAdminRoutes(
  app: App,
  deps: HttpDeps,
  { walls, reports }: ScreenRoom,
  frameOf: PageFrame,
): void {
  const page = screensPage(deps, { walls, reports }, frameOf)
  const knownBoard = async (id: string): Promise<string> => {
    await walls.wall(id, HERE_AND_NOW, 'zh')
    return id
  }

  app.get(
    '/admin/screens',
    route('people:write', '屏幕及其状况 / screens and how they are'),
    async (request, reply) => page(request, reply),
  )

  withForms(app, (scope) => {
    lettingInRoutes(scope, deps, page, knownBoard)
    steeringRoutes(scope, deps.people, knownBoard)
  })
}

/** By the code that a screen shows, or by an address made for it. */
function lettingInRoutes(
  scope: App,
  { people, settings }: HttpDeps,
  page: ReturnType<typeof screensPage>,
  knownBoard: KnownBoard,
): void {
  scope.post(
    '/admin/screens/pair',
    route('people:write', '用屏幕上的配对码让它接入 / let a screen in by the code that it shows', {
      perMinute: 300,
    }),
    async (request, reply) => {
      try {
        const board = await knownBoard(field(request, 'board'))
        const words = { code: field(request, 'code'), name: field(request, 'name'), board }
        const id = await people.pairing.confirm(words, doerOfRequest(request))
        return goTo(reply, '/admin/screens', id)
      } catch (error) {
        if (!(error instanceof Problem) || !wantsPage(request)) throw error
        return page(request, reply.code(error.status), { failure: error })
      }
    },
  )

  scope.post(
    '/admin/screens',
    route('people:write', '为一块屏幕生成地址；只显示一次 / make an address for a screen; it is shown once', {
      perMinute: 300,
    }),
    async (request, reply) => {
      const wished = field(request, 'board')
      const board = wished === '' ? null : await knownBoard(wished)
      const { token } = await people.makeScreen(field(request, 'name'), doerOfRequest(request), board)
      return page(request, reply, { address: `${baseOf(request, settings)}/screen/${token}` })
    },
  )
}

/** What a screen shows, what it is told, and its end. */
function steeringRoutes(scope: App, people: People, knownBoard: KnownBoard): void {
  scope.post<{ Params: { id: string } }>(
    '/admin/screens/:id/show',
    route('people:write', '改一块屏幕放哪块大屏、用哪种底色 / choose a screen’s board and theme', {
      perMinute: 300,
    }),
    async (request, reply) => {
      const { id } = request.params
      const asked = field(request, 'theme')
      const theme = SCREEN_THEMES.find((known) => known === asked) ?? null
      const board = await knownBoard(field(request, 'board'))
      await people.changeScreen(id, { board, theme }, doerOfRequest(request))
      return goTo(reply, '/admin/screens', id)
    },
  )

  scope.post<{ Params: { id: string } }>(
    '/admin/screens/:id/tell',
    route(
      'people:write',
      '让一块屏幕翻页、重载、暂停或继续 / tell a screen to turn a page, reload, pause or go on',
      { perMinute: 300 },
    ),
    async (request, reply) => {
      const { id } = request.params
      const what = field(request, 'what')
      const by = doerOfRequest(request)
      if (what === 'pause' || what === 'resume') {
        await people.changeScreen(id, { paused: what === 'pause' }, by)
      } else {
        const order = ORDERS.find((known) => known === what)
        if (!order) {
          const fault = text('没有这种操作。', 'There is no such order.')
          throw new Problem('screen-order-invalid', { ...fault })
        }
        await people.tellScreen(id, order, order === 'page' ? Number(field(request, 'page')) : null, by)
      }
      return goTo(reply, '/admin/screens', id)
    },
  )

  scope.post<{ Params: { id: string } }>(
    '/admin/screens/:id/end',
    route('people:write', '结束一块屏幕的口令 / end a screen’s credential', { perMinute: 300 }),
    async (request, reply) => {
      await people.endToken(null, request.params.id, doerOfRequest(request))
      return goTo(reply, '/admin/screens')
    },
  )
}
