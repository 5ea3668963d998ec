// The pages: the way in, the walls, one indicator.
import type { FastifyReply } from 'fastify'
import { assess } from '../../core/assess.ts'
import { yearOfPeriods } from '../../core/history.ts'
import { dayOf } from '../../core/period.ts'
import { prove } from '../../core/prove.ts'
import type { Walls } from '../../live/walls.ts'
import { renderHome, renderIndicator, renderPrint } from '../../web/index.ts'
import { maySendOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { countingOf, indicatorOf, vintagesOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { allowTrial } from '../plugins/headers.ts'
import { route } from '../resource.ts'
import { sendKept } from '../send-kept.ts'
import { seenSlips } from '../slip-views.ts'
import { textsOfIndicator } from '../texts.ts'
import { LANGUAGE_VARIES, paperAsked } from '../wanted.ts'

const RECENT_UPLOADS = 8

export function pageRoutes(app: App, deps: HttpDeps, walls: Walls, frameOf: PageFrame): void {
  const { store, pictures, now } = deps
  // The latest uploads stand here too, which are not for a screen.
  app.get(
    '/',
    route('records:read', '首页：大屏、年度目标、最近的报送 / home: boards, plans, the latest uploads'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const frame = frameOf(request, reply)
      const [picture, plans, uploads] = await Promise.all([
        pictures.of(asked),
        pictures.plans(asked.knownAt),
        store.uploads({ limit: RECENT_UPLOADS }),
      ])
      const boards = picture ? await walls.all(picture.kept.plan, asked, frame.lang) : []
      const asOf = picture?.asOf ?? asked.asOf ?? dayOf(now())
      const home = { plan: picture?.kept ?? null, boards, plans, uploads, asOf, knownAt: asked.knownAt }
      return sendPage(reply, renderHome(home, frame))
    },
  )

  app.get<{ Params: { board: string } }>(
    '/wall/:board',
    route('boards:read', '一块大屏 / a wall'),
    async (request, reply) => {
      const frame = frameOf(request, reply)
      const wall = await walls.wall(request.params.board, askedByPage(request), frame.lang)
      if ('trial' in (request.query as object)) allowTrial(reply)
      return sendKept(request, reply, walls.page(wall, frame))
    },
  )

  app.get<{ Params: { board: string } }>(
    '/wall/:board/print',
    route('boards:read', '一块大屏的纸面 / a wall on paper'),
    async (request, reply) => {
      const frame = frameOf(request, reply)
      const { view } = await walls.wall(request.params.board, askedByPage(request), frame.lang)
      return sendPage(reply, renderPrint(view, paperAsked(request), frame))
    },
  )

  app.get<{ Params: { id: string } }>(
    '/indicators/:id',
    route(
      'boards:read',
      '一个指标：目标、研判、算式、各版数据 / one indicator: target, status, arithmetic, every vintage',
    ),
    async (request, reply) => {
      const asked = askedByPage(request)
      const found = await indicatorOf(pictures, request.params.id, asked)
      const { plan, indicator, picture } = found
      const { figures, asOf, knownAt } = picture
      const input = { plan, indicator, figures, asOf }
      const [vintages, counting, texts] = await Promise.all([
        vintagesOf(store, found),
        countingOf(store, found),
        textsOfIndicator(store, request, plan, indicator, asked, now()),
      ])
      const page = {
        plan,
        indicator,
        assessment: assess(input),
        proof: prove(input),
        year: yearOfPeriods(plan, indicator, found.about, asOf),
        figures: counting,
        vintages,
        slips: (await seenSlips(deps, request, 'open')).filter(
          ({ plan: of, subject }) =>
            of === plan.id && subject.kind === 'indicator' && subject.id === indicator.id,
        ),
        asOf,
        knownAt,
        mayCorrect: maySendOf(request)?.(plan, indicator) ?? true,
        texts,
      }
      return sendPage(reply, renderIndicator(page, frameOf(request, reply)))
    },
  )
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .header('cache-control', 'no-cache')
    .header('vary', `${LANGUAGE_VARIES}, Accept-Encoding`)
    .type('text/html; charset=utf-8')
    .send(html)
