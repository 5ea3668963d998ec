// `/alerts`, its feeds: what is open, by colour and limit; several signed or closed at once.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FollowedSlip, happeningsFeed, limitsCalendar } from '../../alerts/slip-feeds.ts'
import { actOnSlip } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { holds } from '../../alerts/slips/hold.ts'
import { byGravity } from '../../alerts/slips/shown.ts'
import { type Day, dayOf, parseDay } from '../../core/period.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import type { Text } from '../../core/text.ts'
import { faultOfWords, type SlipDeed } from '../../slips/deeds.ts'
import { LEVELS } from '../../slips/finding.ts'
import { type ListedSlip, renderSlipList, type SlipsAsked, slipsHref } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, fields, goTo, madeNonce, nonceField, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { doingOf, looksAtOwn, type SeenSlip, seenSlips, slipActorOf } from '../slip-views.ts'
import { LANGUAGE_VARIES, languageOf } from '../wanted.ts'

const SHOWN = 200
const STATES = ['open', 'late', 'verdict', 'ended'] as const

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
        return goTo(reply, `${slipsHref(askedOf(request))}&done=${count}`)
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
    const seen = await seenSlips(deps, request, asked.state === 'ended' ? 'ended' : 'open')
    const scope = seen
      .filter(
        ({ own, receiver, helpers, rule }) =>
          (asked.of === 'all' || own) &&
          (asked.unit === null || [receiver, ...helpers].some(({ id }) => id === asked.unit)) &&
          (asked.rule === null || rule.id === asked.rule),
      )
      .filter((slip) => speaksOf(slip, asked.words))
    const found = scope.filter(
      ({ level, overdue, state }) =>
        (asked.level === null || level === asked.level) &&
        (asked.state !== 'late' || overdue) &&
        (asked.state !== 'verdict' || state === 'verdict'),
    )
    const health = await alerts.health()
    const maySupervise = mayDo(request.person, 'slips:write')
    const listed = (slip: SeenSlip): ListedSlip => ({ ...slip, together: togetherOf(slip) })
    return sendPrivate(
      reply,
      renderSlipList(
        {
          asked,
          hasOwn: looksAtOwn(reader) || seen.some(({ own }) => own),
          slips: inOrder(found, asked).slice(0, SHOWN).map(listed),
          total: found.length,
          counts: countsOf(scope),
          units: unique(
            seen.flatMap(({ receiver, helpers }) =>
              [receiver, ...helpers].map((unit) => [unit.id, unit] as const),
            ),
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
          today: dayOf(now()),
          nonce: madeNonce(),
          failure,
          done,
        },
        frameOf(request, reply),
      ),
    )
  }
}

/** Every word somewhere in what the list says of a slip; its reason names the leaders in charge. */
function speaksOf({ number, title, receiver, helpers, reason }: SeenSlip, words: string): boolean {
  const said = [
    number,
    title.zh,
    title.en,
    receiver.name,
    ...helpers.map(({ name }) => name),
    reason.zh,
    reason.en,
  ]
  const whole = said.join('\n').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word))
}

/** The gravest first; of those that ended the latest. */
const inOrder = (slips: readonly SeenSlip[], { state }: SlipsAsked): SeenSlip[] =>
  state === 'ended'
    ? slips.toSorted((a, b) => ((a.slip.ending?.at ?? '') > (b.slip.ending?.at ?? '') ? -1 : 1))
    : slips.toSorted(byGravity)

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

function askedOf(request: Pick<FastifyRequest, 'query' | 'person'>): SlipsAsked {
  const query = request.query as Readonly<Record<string, unknown>>
  const word = (name: string): string | null => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : null
  }
  const of = word('of')
  return {
    of: of === 'all' || of === 'mine' ? of : looksAtOwn(slipActorOf(request)) ? 'mine' : 'all',
    level: LEVELS.find((level) => level === word('level')) ?? null,
    unit: word('unit'),
    rule: word('rule'),
    words: word('words')?.trim() ?? '',
    state: STATES.find((state) => state === word('state')) ?? 'open',
  }
}

function feedRoutes(app: App, deps: HttpDeps): void {
  app.get(
    '/alerts/calendar.ics',
    route('records:read', '限期和应报日的日历订阅 / limits and duties for a calendar'),
    async (request, reply) => {
      const slips = wanted(request, await seenSlips(deps, request, 'open'))
      const plans = await deps.pictures.plans(null)
      return sendFeed(reply, 'text/calendar', limitsCalendar({ ...inputOf(request, slips), plans }))
    },
  )

  app.get(
    '/alerts/feed.atom',
    route('records:read', '督查单动态的订阅 / news of slips as a feed'),
    async (request, reply) => {
      const [open, ended] = await Promise.all([
        seenSlips(deps, request, 'open'),
        seenSlips(deps, request, 'ended'),
      ])
      const slips = wanted(request, [...open, ...ended])
      return sendFeed(
        reply,
        'application/atom+xml',
        happeningsFeed({ ...inputOf(request, slips), ...sinceOf(request) }),
      )
    },
  )
}

/** Everything since a day, for whoever missed some: `?since=2022-06-01`. Problem `day-invalid`. */
function sinceOf(request: FastifyRequest): { readonly since?: Day } {
  const { since } = request.query as { readonly since?: unknown }
  if (since === undefined || since === '') return {}
  const day = typeof since === 'string' ? parseDay(since) : null
  if (day === null) throw new Problem('day-invalid', { name: 'since', value: String(since).slice(0, 40) })
  return { since: day }
}

/** Whose is asked for, as on the page. */
function wanted(request: FastifyRequest, slips: readonly SeenSlip[]): FollowedSlip[] {
  const { of } = request.query as { readonly of?: unknown }
  const onlyOwn = of === 'mine' || (of !== 'all' && looksAtOwn(slipActorOf(request)))
  return slips
    .filter(({ own }) => own || !onlyOwn)
    .toSorted(byGravity)
    .map((seen) => ({ ...seen, steps: seen.slip.steps }))
}

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
