// `/search`, `/api/v1/search`: what holds these words, as a page and as data.
import Type from 'typebox'
import { SOUGHT_KINDS } from '../../desk/search.ts'
import { renderSearch, soughtHref } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import { nullable, string, wordOf } from '../schemas.ts'
import { openSearchDesk } from '../search.ts'
import { languageOf } from '../wanted.ts'
import { whenQuiet } from '../when-quiet.ts'

const SHOWN = 200
const USUAL = 20
const MOST = 50
const LONGEST = 100

const Answer = Type.Object({
  plan: nullable(string),
  total: Type.Integer({ description: '找到多少条 / how many were found' }),
  results: Type.Array(
    Type.Object({
      kind: wordOf(SOUGHT_KINDS),
      id: string,
      title: string,
      detail: Type.String({
        description: '所在之处，或原文中的一段 / where it belongs, or the part of a text that was meant',
      }),
      href: Type.String({ description: '页面地址 / address of its page' }),
    }),
  ),
})

export function searchRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const desk = openSearchDesk(app, deps)
  whenQuiet(app, () => desk.warm())

  app.get(
    '/search',
    route('records:read', '搜索任务、指标、单位、领导、目标原句、督查单、页面 / what holds these words'),
    async (request, reply) => {
      const { q } = request.query as { readonly q?: unknown }
      const asked = typeof q === 'string' ? q.trim().slice(0, LONGEST) : ''
      const { plan, total, hits } = await desk.find(request, askedByPage(request), asked, SHOWN)
      return sendPrivate(reply, renderSearch({ asked, plan, total, hits }, frameOf(request, reply)))
    },
  )

  app.get(
    '/api/v1/search',
    reads('records:read', '搜索，汉字、拼音或首字母 / search, in characters, pinyin or its initials', {
      tag: 'status',
      description:
        '最相近的在前。不写 q 时没有结果，但为第一次搜索做好准备。 / The best first. Without q nothing is found, but all is made ready for the first search.',
      query: {
        ...LookQuery,
        q: Type.Optional(Type.String({ maxLength: LONGEST })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST, default: USUAL })),
      },
      answer: Answer,
    }),
    async (request, reply) => {
      const { q = '', limit = USUAL, ...look } = request.query
      const asked = askedBy(look)
      const lang = languageOf(request)
      const { plan, total, hits } = await desk.find(request, asked, q.trim(), limit)
      reply.header('cache-control', 'no-store')
      return {
        plan: plan?.id ?? null,
        total,
        results: hits.map(({ entry, quoted }) => ({
          kind: entry.kind,
          id: entry.id,
          title: entry.title[lang],
          detail: quoted ?? entry.detail[lang],
          href: soughtHref(entry, entry.kind === 'page' ? asked : { ...asked, plan: plan?.id ?? null }),
        })),
      }
    },
  )
}
