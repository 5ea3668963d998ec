// `/gauges/<indicator>.svg`, `/embed/…`: what pages of other sites show, as whoever passes by sees it; and the lines that bring it there.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type GaugeTileView, gaugeView, wallHref } from '../../boards/index.ts'
import { assess } from '../../core/assess.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { yearWords } from '../../core/period-words.ts'
import { fault, Problem } from '../../core/problem.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import type { Walls } from '../../live/walls.ts'
import {
  gaugePicture,
  lookedBackWords,
  PICTURE_THEMES,
  PICTURE_WIDTHS,
  type PictureTheme,
  renderEmbed,
  renderSnippet,
} from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPage } from '../forms.ts'
import { indicatorOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { allowEmbedding } from '../plugins/embedding.ts'
import { route } from '../resource.ts'
import { languageAsked } from '../wanted.ts'

/** A portal’s visitors may sit behind one address. */
const PER_MINUTE = 1_200
/** Seconds for which anybody between us and the reader may keep it. */
const KEPT_SECONDS = 60
/** Gauges of one board; more are a wall. */
const MOST_GAUGES = 60

type WithId = { readonly Params: { readonly id: string } }

export function embedRoutes(app: App, deps: HttpDeps, walls: Walls, frameOf: PageFrame): void {
  const { pictures, settings } = deps

  app.get<{ readonly Params: { readonly file: string } }>(
    '/gauges/:file',
    route('embeds:read', '一个指标的仪表，SVG 图片 / the gauge of an indicator as an SVG picture', {
      perMinute: PER_MINUTE,
    }),
    async (request, reply) => {
      const { file } = request.params
      if (!file.endsWith('.svg')) throw new Problem('not-found', { path: `/gauges/${file.slice(0, 100)}` })
      const look = askedByPage(request)
      const { theme, width } = shapeAsked(request)
      const { view } = await gaugeOf(request, file.slice(0, -'.svg'.length), look)
      const lang = embedLanguage(request)
      const past = lookedBackWords(look, lang)
      return send(
        request,
        reply,
        'image/svg+xml',
        gaugePicture({ view, lang, theme, width, alone: true, past }),
      )
    },
  )

  app.get<WithId>(
    '/embed/indicators/:id',
    route('embeds:read', '一个指标，供别的网页嵌入 / one indicator, for a frame of another page', {
      perMinute: PER_MINUTE,
    }),
    async (request, reply) => {
      const look = askedByPage(request)
      const { view, of } = await gaugeOf(request, request.params.id, look)
      const page = { title: view.name, of, gauges: [view], tally: null, href: view.href }
      return frame(request, reply, page)
    },
  )

  app.get<WithId>(
    '/embed/boards/:id',
    route(
      'embeds:read',
      '一块大屏的仪表，供别的网页嵌入 / the gauges of a board, for a frame of another page',
      {
        perMinute: PER_MINUTE,
      },
    ),
    async (request, reply) => {
      const look = askedByPage(request)
      const lang = embedLanguage(request)
      const { view } = await walls.wall(request.params.id, look, lang)
      const tiles = view.pages.flatMap((page) => page.tiles).filter((tile) => tile.tile === 'gauge')
      const gauges = new Map(tiles.map((tile) => [tile.indicators[0], tile as GaugeTileView]))
      return frame(request, reply, {
        title: view.title,
        of: `${view.regionName} · ${yearWords(view)[lang]}`,
        gauges: [...gauges.values()].slice(0, MOST_GAUGES),
        tally: view.tally,
        href: wallHref(view.board, look),
      })
    },
  )

  app.get(
    '/embed',
    route('records:read', '写出嵌入用的代码 / write the lines that embed a gauge or a board'),
    async (request, reply) => {
      const look = askedByPage(request)
      const page = frameOf(request, reply)
      const picture = await pictures.of(look)
      const indicators = picture?.kept.plan.indicators ?? []
      const boards = picture ? walls.boards(picture.kept.plan) : []
      const subjects = [
        ...indicators.map(({ id, name, nameEn }) => ({
          id: `indicators/${id}`,
          name: page.lang === 'en' ? (nameEn ?? name) : name,
        })),
        ...boards.map(({ id, title }) => ({ id: `boards/${id}`, name: title[page.lang] })),
      ]
      const { subject, language } = request.query as {
        readonly subject?: unknown
        readonly language?: unknown
      }
      const { theme, width } = shapeAsked(request)
      const chosen = subjects.find(({ id }) => id === subject) ?? subjects[0]
      return sendPage(
        reply,
        renderSnippet(
          {
            subjects,
            chosen: chosen?.id ?? null,
            theme,
            width: width ?? PICTURE_WIDTHS.usual,
            language: language === 'en' || (language === undefined && page.lang === 'en') ? 'en' : 'zh',
            look: { plan: look.plan },
            origin: settings.publicUrl ?? `${request.protocol}://${request.host}`,
            embedders: settings.embedders,
            closed: !settings.publicView,
          },
          page,
        ),
      )
    },
  )

  async function gaugeOf(
    request: FastifyRequest,
    id: string,
    look: Standpoint,
  ): Promise<{ readonly view: GaugeTileView; readonly of: string }> {
    const lang = embedLanguage(request)
    const { plan, indicator, picture } = await indicatorOf(pictures, id, look)
    const { figures, asOf } = picture
    const assessment = assess({ plan, indicator, figures, asOf })
    return {
      view: gaugeView({ plan, figures: byIndicatorOf(figures), lang, look }, indicator, assessment),
      of: `${plan.regionName ?? plan.region} · ${yearWords(plan)[lang]}`,
    }
  }

  function frame(
    request: FastifyRequest,
    reply: FastifyReply,
    page: Omit<Parameters<typeof renderEmbed>[0], 'theme' | 'again'>,
  ): FastifyReply {
    const { theme } = shapeAsked(request)
    const lang = embedLanguage(request)
    // Whoever is signed in sees here what everybody sees.
    const html = renderEmbed(
      { ...page, theme, again: request.url },
      { ...frameOf(request, reply), lang, person: null, unread: null },
    )
    return send(request, reply, 'text/html; charset=utf-8', html)
  }

  /** Told by its content: who has it already is told so. A page's nonce is another one each time and counts for nothing. */
  function send(request: FastifyRequest, reply: FastifyReply, type: string, body: string): FastifyReply {
    const etag = `"${createHash('sha256')
      .update(body.replaceAll(/ nonce="[^"]*"/g, ''))
      .digest('base64url')
      .slice(0, 27)}"`
    allowEmbedding(reply, settings)
    reply
      .header('cache-control', `${request.person === null ? 'public' : 'private'}, max-age=${KEPT_SECONDS}`)
      .header('etag', etag)
      .type(type)
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/)
    // A picture alone: a page that is kept would be shown under the nonce of another answer.
    if (type.startsWith('image/') && known.some((one) => one.replace(/^W\//, '') === etag))
      return reply.code(304).send()
    return reply.send(body)
  }
}

/** Of the address alone, so that everybody between us and the reader may keep the answer. */
const embedLanguage = (request: FastifyRequest): Language => languageAsked(request) ?? 'zh'

/** `theme` and `size`. Raises `request-invalid` with a fault for each that is none. */
function shapeAsked({ query }: FastifyRequest): {
  readonly theme: PictureTheme
  readonly width: number | null
} {
  const { theme = 'auto', size } = (query ?? {}) as { readonly theme?: unknown; readonly size?: unknown }
  const known = PICTURE_THEMES.find((one) => one === theme)
  const { least, most } = PICTURE_WIDTHS
  const width =
    size === undefined || size === '' ? null : /^\d{1,4}$/.test(String(size)) ? Number(size) : Number.NaN
  const fits = width === null || (width >= least && width <= most)
  const wrong = (name: string, value: unknown, reason: string) =>
    fault('parameter-invalid', { name, value: String(value).slice(0, 40), reason }, { column: name })
  const faults = [
    ...(known === undefined ? [wrong('theme', theme, PICTURE_THEMES.join(', '))] : []),
    ...(fits ? [] : [wrong('size', size, `${least}–${most}`)]),
  ]
  if (faults.length > 0 || known === undefined)
    throw new Problem('request-invalid', { count: faults.length }, { faults })
  return { theme: known, width }
}
