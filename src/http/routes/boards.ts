// `/boards`, `/wall/<board>`, `/api/v1/boards`: the walls there are, and what one shows, as a page and as data.
import Type from 'typebox'
import { inLanguage, OWNER_KINDS, wallHref } from '../../boards/index.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { dayOf } from '../../core/zone.ts'
import type { Walls } from '../../live/walls.ts'
import { renderBoards, renderPrint } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPage } from '../forms.ts'
import { pictureOf, uploadsBy } from '../found.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { allowTrial } from '../plugins/headers.ts'
import { reads, route } from '../resource.ts'
import { day, instant, nullable, string, TallySchema, wordOf } from '../schemas.ts'
import { sendKept } from '../send-kept.ts'
import { languageAsked, languageOf, paperAsked } from '../wanted.ts'

const BoardSummary = Type.Object(
  {
    id: string,
    title: string,
    plan: string,
    owner: nullable(Type.Object({ kind: wordOf(OWNER_KINDS), id: string, name: string })),
    wall: Type.String({ description: '大屏地址 / address of the wall' }),
    pages: Type.Integer(),
    tally: TallySchema,
    demo: Type.Boolean(),
  },
  { title: 'BoardSummary' },
)

const Query = LookQuery

const WallAnswer = Type.Object(
  {
    version: Type.String(),
    board: Type.String(),
    plan: Type.String(),
    lang: Type.String(),
    title: Type.String(),
    year: Type.Integer(),
    yearBegins: Type.Integer(),
    regionName: Type.String(),
    asOf: day,
    knownAt: nullable(instant),
    now: instant,
    secondsPerPage: Type.Integer(),
    viewing: Type.Object({
      diagonal: Type.Number({ description: '英寸 / inches' }),
      seat: Type.Number({ description: '最远座位，米 / farthest seat, metres' }),
      ratio: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
    }),
    theme: Type.String(),
    pages: Type.Array(
      Type.Object({
        title: nullable(Type.String()),
        tiles: Type.Array(
          Type.Object({ tile: Type.String(), id: Type.String() }, { additionalProperties: true }),
        ),
      }),
    ),
    tally: TallySchema,
    demo: Type.Boolean(),
    source: Type.String(),
    lossy: Type.Boolean({ description: '库中有数据缺失 / figures are gone from the store' }),
  },
  { title: 'Wall' },
)

export function boardRoutes(app: App, deps: HttpDeps, walls: Walls, frameOf: PageFrame): void {
  boardOperations(app, deps, walls)
  boardPages(app, deps, walls, frameOf)
}

function boardOperations(app: App, { pictures }: HttpDeps, walls: Walls): void {
  app.get(
    '/api/v1/boards',
    reads('boards:read', '大屏 / boards', {
      tag: 'status',
      query: Query,
      answer: Type.Object({ boards: Type.Array(BoardSummary) }),
    }),
    async (request) => {
      const asked = askedBy(request.query)
      const lang = languageOf(request)
      const { plan } = (await pictureOf(pictures, asked)).kept
      const boards = await walls.all(plan, asked, lang)
      const language = languageAsked(request)
      return {
        boards: boards.map(({ board, tally, demo }) => ({
          id: board.id,
          title: board.title[lang],
          plan: board.plan,
          owner: board.owner,
          wall: inLanguage(wallHref(board.id, asked), language),
          pages: board.pages.length,
          tally,
          demo,
        })),
      }
    },
  )

  app.get(
    '/api/v1/boards/:id',
    reads('boards:read', '一块大屏上的全部内容 / everything that a wall shows', {
      tag: 'status',
      query: Query,
      params: Type.Object({
        id: Type.String({ examples: ['headline'], description: '大屏编号 / id of the board' }),
      }),
      answer: WallAnswer,
    }),
    async (request) => {
      const { view, version } = await walls.wall(
        request.params.id,
        askedBy(request.query),
        languageOf(request),
      )
      return { version, ...view }
    },
  )
}

const RECENT_UPLOADS = 8

function boardPages(app: App, deps: HttpDeps, walls: Walls, frameOf: PageFrame): void {
  const { store, pictures, now } = deps
  // The latest uploads stand here too, which are not for a screen.
  app.get(
    '/boards',
    route('records:read', '大屏、年度目标、最近的报送 / boards, plans, the latest uploads'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const frame = frameOf(request, reply)
      const [picture, plans, uploads] = await Promise.all([
        pictures.of(asked),
        pictures.plans(asked.knownAt),
        uploadsBy(store, vantageOf(asked, now()).until, { limit: RECENT_UPLOADS }),
      ])
      const boards = picture ? await walls.all(picture.kept.plan, asked, frame.lang) : []
      const asOf = picture?.asOf ?? asked.asOf ?? dayOf(now())
      const page = { plan: picture?.kept ?? null, boards, plans, uploads, asOf, knownAt: asked.knownAt }
      return sendPage(reply, renderBoards(page, frame))
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
    route('boards:read', '一块大屏的纸面 / a wall on paper', { slow: true }),
    async (request, reply) => {
      const frame = frameOf(request, reply)
      const { view } = await walls.wall(request.params.board, askedByPage(request), frame.lang)
      return sendPage(reply, renderPrint(view, paperAsked(request), frame))
    },
  )
}
