// `/alerts`, its feeds: what is open, by colour and limit; several signed or closed at once.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FollowedSlip, happeningsFeed, limitsCalendar } from '../../alerts/slip-feeds.ts'
import { actOnSlip } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { holds } from '../../alerts/slips/hold.ts'
import {
  foundIn,
  inScope,
  isOfEnded,
  type SlipsAsked,
  slipsAsked,
  unitsOfShown,
} from '../../alerts/slips/search.ts'
import { byGravity } from '../../alerts/slips/shown.ts'
import { type Day, parseDay } from '../../core/period.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { HERE_AND_NOW, vantageOf } from '../../core/standpoint.ts'
import type { Text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { faultOfWords, type SlipDeed } from '../../slips/deeds.ts'
import { type ListedSlip, renderSlipList, slipsHref } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { FEED_PATH, followed } from '../feeds.ts'
import { field, fields, goTo, madeNonce, nonceField, sendPrivate, withForms } from '../forms.ts'
import { askedByPage, vantageOfPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { sendTableCsv, sendTableWorkbook } from '../send-table.ts'
import { slipTable } from '../slip-table.ts'
import { doingOf, looksAtOwn, type SeenSlip, seenSlips, slipActorOf } from '../slip-views.ts'
import type { TableFile } from '../table-file.ts'
import { LANGUAGE_VARIES, languageOf } from '../wanted.ts'

/** Slips of one page. */
const SHOWN = 100
/** More are no list that anybody reads. */
const MOST_EXPORTED = 10_000

export function alertRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  feedRoutes(app, deps)

  app.get(
    '/alerts',
    route('records:read', '督查单列表，可按颜色、单位、规则筛选 / slips, by colour, unit and rule'),
    async (request, reply) => {
      const { done } = request.query as { readonly done?: unknown }
      const count = typeof done === 'string' && /^\d{1,3}$/.test(done) ? Number(done) : null
      return page(request, reply, { done: count, failure: null })
    },
  )

  const asTable = async (request: FastifyRequest): Promise<TableFile> => {
    const asked = askedOf(request)
    const seen = await seenSlips(deps, request, asked.state, askedByPage(request))
    const { until, past } = vantageOfPage(request, now())
    const slips = foundIn(inScope(seen, asked), asked).slice(0, MOST_EXPORTED)
    return slipTable(slips, languageOf(request), past ? until : null)
  }
  app.get(
    '/alerts/slips.csv',
    route('records:read', '筛选出的督查单，CSV / the slips asked for as CSV', { slow: true }),
    async (request, reply) => sendTableCsv(reply, 'slips', await asTable(request)),
  )

  app.get(
    '/alerts/slips.xlsx',
    route('records:read', '筛选出的督查单，Excel / the slips asked for as a workbook', { slow: true }),
    async (request, reply) => sendTableWorkbook(reply, 'slips', await asTable(request)),
  )

  withForms(app, (scope) => {
    scope.post(
      '/alerts/several',
      route('slips:answer', '一次签收或销号多张 / sign or close several slips at once', { perMinute }),
      async (request, reply) => {
        const nonce = nonceField(request)
        const deed: SlipDeed =
          field(request, 'deed') === 'close'
            ? { kind: 'close', text: field(request, 'text') }
            : { kind: 'sign' }
        const fault = deed.kind === 'close' ? faultOfWords(deed.text) : null
        if (fault) return page(request, reply.code(fault.status), { done: null, failure: fault.detail })
        const chosen = new Set(fields(request, deed.kind, SHOWN))
        const fit = (await seenSlips(deps, request, 'open')).filter(
          (slip) => chosen.has(slip.id) && togetherOf(slip)[deed.kind === 'close' ? 'close' : 'sign'],
        )
        let count = 0
        let failure: Text | null = null
        for (const { id } of fit) {
          try {
            await actOnSlip(slipDepsOf(deps), id, deed, doingOf(request, now(), nonce))
            count++
          } catch (error) {
            // Somebody else was there first: the rest is done, and this is said.
            if (!(error instanceof Problem)) throw error
            failure = error.detail
          }
        }
        void alerts.kick()
        if (failure) return page(request, reply.code(409), { done: count, failure })
        return goTo(reply, `${slipsHref(askedOf(request), HERE_AND_NOW)}&done=${count}`)
      },
    )
  })

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    { done, failure }: { readonly done: number | null; readonly failure: Text | null },
  ): Promise<FastifyReply> {
    const asked = askedOf(request)
    const reader = slipActorOf(request)
    const look = askedByPage(request)
    const { day, past } = vantageOf(look, now())
    const seen = await seenSlips(deps, request, asked.state, look)
    const scope = inScope(seen, asked)
    const found = foundIn(scope, asked)
    const over = isOfEnded(asked.state) ? seen : await seenSlips(deps, request, 'unsettled', look)
    // How the service is, and what somebody has to do, is told of today only.
    const health = past ? [] : await alerts.health()
    const maySupervise = !past && mayDo(request.person, 'slips:write')
    const listed = (slip: SeenSlip): ListedSlip => ({ ...slip, together: togetherOf(slip) })
    return sendPrivate(
      reply,
      renderSlipList(
        {
          asked,
          hasOwn: looksAtOwn(reader) || seen.some(({ own }) => own),
          slips: found.slice((asked.page - 1) * SHOWN, asked.page * SHOWN).map(listed),
          total: found.length,
          pages: Math.max(1, Math.ceil(found.length / SHOWN)),
          counts: countsOf(isOfEnded(asked.state) ? foundIn(scope, { ...asked, level: null }) : scope),
          unsettled: foundIn(inScope(over, asked), { ...asked, level: null, state: 'unsettled' }).length,
          units: unique(seen.flatMap((slip) => unitsOfShown(slip).map((unit) => [unit.id, unit] as const))),
          leaders: unique(
            seen.flatMap(({ leaders }) => leaders.map((leader) => [leader.id, leader] as const)),
          ),
          rules: unique(seen.map(({ rule }) => [rule.id, rule] as const)),
          unconfirmed: maySupervise
            ? (await holds(slipDepsOf(deps)))
                .filter(({ waits, until }) => waits && until >= dayOf(now()))
                .map(({ begun }) => begun.why)
            : [],
          unwell: health
            .filter(({ state }) => state === 'failing' || state === 'silent')
            .map(({ part }) => part.words),
          maySupervise,
          today: day,
          nonce: madeNonce(),
          failure,
          done,
        },
        frameOf(request, reply),
      ),
    )
  }
}

/** Together with others: signing, which says nothing of the matter, and closing what the figures have mended. */
const togetherOf = ({ may, state }: SeenSlip): ListedSlip['together'] => ({
  sign: may.includes('sign'),
  close: may.includes('close') && state === 'recovering',
})

function countsOf(slips: readonly SeenSlip[]) {
  const count = (fits: (slip: SeenSlip) => boolean): number => slips.filter(fits).length
  return {
    red: count(({ level }) => level === 'red'),
    orange: count(({ level }) => level === 'orange'),
    blue: count(({ level }) => level === 'blue'),
    late: count(({ overdue }) => overdue),
    verdict: count(({ state }) => state === 'verdict'),
    all: slips.length,
  }
}

const unique = <One>(entries: readonly (readonly [string, One])[]): One[] =>
  [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)

const usualOf = (request: FastifyRequest): SlipsAsked['of'] =>
  looksAtOwn(slipActorOf(request)) ? 'mine' : 'all'

const askedOf = (request: FastifyRequest): SlipsAsked => slipsAsked(request.query, usualOf(request))

function feedRoutes(app: App, deps: HttpDeps): void {
  const limits = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const slips = wanted(request, await seenSlips(deps, request, 'open'))
    const plans = await deps.pictures.plans(null)
    return sendFeed(reply, 'text/calendar', limitsCalendar({ ...inputOf(request, slips), plans }))
  }
  const news = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [open, ended] = await Promise.all([
      seenSlips(deps, request, 'open'),
      seenSlips(deps, request, 'ended'),
    ])
    const slips = wanted(request, [...open, ...ended])
    return sendFeed(
      reply,
      'application/atom+xml',
      happeningsFeed({ ...inputOf(request, slips), ...sinceOf(request), ...placeOf(request) }),
    )
  }
  const follow = followed(deps.people, 'records:read')

  app.get(
    '/alerts/calendar.ics',
    route('records:read', '限期和应报日的日历订阅 / limits and duties for a calendar'),
    limits,
  )
  app.get('/alerts/feed.atom', route('records:read', '督查单动态的订阅 / news of slips as a feed'), news)
  app.get(
    `${FEED_PATH}/limits.ics`,
    { ...route('none', '限期日历的私人订阅地址 / limits under a private address'), ...follow },
    limits,
  )
  app.get(
    `${FEED_PATH}/news.atom`,
    { ...route('none', '督查单动态的私人订阅地址 / news of slips under a private address'), ...follow },
    news,
  )
}

/** Where the feed itself stands, and which page of it is asked for, from 1. */
function placeOf(request: FastifyRequest): { readonly self: string; readonly page: number } {
  const { page } = askedOf(request)
  return { self: `${request.protocol}://${request.host}${request.url}`, page }
}

/** Everything since a day, for whoever missed some: `?since=2022-06-01`. Problem `day-invalid`. */
function sinceOf(request: FastifyRequest): { readonly since?: Day } {
  const { since } = request.query as { readonly since?: unknown }
  if (since === undefined || since === '') return {}
  const day = typeof since === 'string' ? parseDay(since) : null
  if (day === null) throw new Problem('day-invalid', { name: 'since', value: String(since).slice(0, 40) })
  return { since: day }
}

/** Whose is asked for, and of which unit or leader, as on the page. */
const wanted = (request: FastifyRequest, slips: readonly SeenSlip[]): FollowedSlip[] =>
  inScope(slips, askedOf(request))
    .toSorted(byGravity)
    .map((seen) => ({ ...seen, steps: seen.slip.steps }))

const inputOf = (request: FastifyRequest, slips: readonly FollowedSlip[]) => ({
  slips,
  lang: languageOf(request),
  origin: `${request.protocol}://${request.host}`,
})

const sendFeed = (reply: FastifyReply, type: string, text: string): FastifyReply =>
  reply
    .header('cache-control', 'private, no-cache')
    .header('vary', LANGUAGE_VARIES)
    .type(`${type}; charset=utf-8`)
    .send(text)
