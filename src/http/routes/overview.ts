// `/`: how the plan stands for whoever asks, what is theirs to do, what changed, what is due soon.
import type { FastifyRequest } from 'fastify'
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { type FollowedChange, followedOf } from '../../core/followed.ts'
import type { MonthEnd } from '../../core/month-ends.ts'
import { isDemo } from '../../core/observation.ts'
import { keptPer, oncePer } from '../../core/once-per.ts'
import type { Instant } from '../../core/period.ts'
import { mayDo } from '../../core/roles.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { watchedStates } from '../../core/watched.ts'
import { dayOf } from '../../core/zone.ts'
import { EVERYTHING, ledgerFound } from '../../desk/ledger.ts'
import {
  changedSince,
  heatOf,
  type OverviewArea,
  overviewPlans,
  overviewTotals,
  ownArea,
  seenSince,
  soonOf,
  worstOf,
} from '../../desk/overview.ts'
import type { Reviews } from '../../desk/reviews.ts'
import type { NarrativeThread } from '../../desk/task-texts.ts'
import { watchedRows, worseFirst } from '../../desk/watched-list.ts'
import { followedNews } from '../../live/followed.ts'
import type { Picture } from '../../live/pictures.ts'
import { beginningOf } from '../../people/beginning.ts'
import { type OverviewInput, renderOverview } from '../../web/index.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { lastVisit } from '../last-visit.ts'
import { rowsThen } from '../ledger-then.ts'
import { askedByPage } from '../look.ts'
import { monthEndsIn } from '../month-ends.ts'
import { dueAhead, openOverviewWork } from '../overview-work.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { slipsThen } from '../slip-views.ts'
import { readerOf } from '../texts.ts'

/** Rows of what is worst. */
const WORST = 10
const NEWS_MS = 7 * 86_400_000

export function overviewRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { pictures, settings, now } = deps
  const ownWork = openOverviewWork(deps, reviews)

  app.get(
    '/',
    route(
      'records:read',
      '总览：落后什么、要办什么、变了什么 / overview: what is behind, to be done, changed',
    ),
    async (request, reply) => {
      const at = now()
      const since = lastVisit(request, reply, at, settings.secure)
      const begun = mayDo(request.person, 'people:write') ? await begunSteps() : null
      const standing = await standingFor(request, askedByPage(request), at, since)
      return sendPrivate(reply, renderOverview({ begun, standing }, frameOf(request, reply)))
    },
  )

  /** null: all steps of beginning are done. */
  async function begunSteps(): Promise<number | null> {
    const { steps } = await beginningOf(deps)
    const count = steps.filter(({ done }) => done).length
    return count === steps.length ? null : count
  }

  /** What changed of what the reader follows since the last visit, of a week without one; null: they follow nothing. */
  async function followedSince(
    request: FastifyRequest,
    plan: string,
    { at, since }: { readonly at: Instant; readonly since: Instant | null },
  ): Promise<readonly FollowedChange[] | null> {
    const following = request.person ? deps.people.own(request.person.id).following : null
    if (following === null || following.size === 0) return null
    // Of other plans nothing is asked: their news stand on the reader's own page.
    const here = [...following].filter((key) => followedOf(key)?.plan === plan)
    const [news] = await followedNews(deps, here, {
      since: since ?? new Date(Date.parse(at) - NEWS_MS).toISOString(),
      until: at,
      reader: readerOf(request),
      released: releasedToRequest(request, at),
    })
    return news?.changes ?? []
  }

  /** null: there is no plan. */
  async function standingFor(
    request: FastifyRequest,
    asked: Standpoint,
    at: Instant,
    since: Instant | null,
  ): Promise<OverviewInput['standing']> {
    const { person } = request
    const choices = overviewPlans(await pictures.plans(asked.knownAt), asked.asOf ?? dayOf(at))
    const own = choices.find(({ plan }) => ownArea(plan, person) !== null)
    const picture = await pictures.of({ ...asked, plan: asked.plan ?? own?.plan.id ?? null })
    if (picture === null) return null
    const { asOf, figures } = picture
    const { plan } = picture.kept
    const isNow = asked.asOf === null && asked.knownAt === null
    const [months, doing, followed] = await Promise.all([
      monthEndsIn(picture),
      isNow ? ownWork(request, picture, at) : null,
      isNow ? followedSince(request, plan.id, { at, since }) : null,
    ])
    const slips = await slipsThen(deps, request, plan, picture)
    const area = ownArea(plan, person)
    return {
      plan,
      choices: choices.map((kept) => kept.plan),
      asOf,
      figures,
      area,
      ...foundThen([picture, slips, months], area ? `${area.kind} ${area.id}` : '', () =>
        found(picture, slips, months, area),
      ),
      months: months.map(({ month, day }) => ({ month, day })),
      visit:
        since === null || !isNow
          ? null
          : {
              at: since,
              figures: seenSince(figures, since),
              narratives: doing?.narratives.filter((one) => one.at > since).length ?? 0,
              slips: slips.filter(({ issued }) => issued > dayOf(since)).length,
            },
      followed,
      watched: watchedThen(picture),
      soon: soonThen(picture),
      work: doing?.work ?? null,
      unitTasks: doing?.tasks ?? null,
      demo: figures.some(isDemo),
    }
  }
}

type Found = Pick<
  NonNullable<OverviewInput['standing']>,
  'whole' | 'own' | 'worstOwn' | 'worst' | 'heat' | 'changed'
>

/** The same for all who see the same slips and have the same area. */
const foundThen = keptPer<Found>()

const watchedThen = oncePer(({ kept: { plan }, figures, asOf }: Picture) =>
  worseFirst(watchedRows(plan, watchedStates(plan, byIndicatorOf(figures), asOf))),
)

const soonThen = oncePer((picture: Picture) => soonOf(picture.kept.plan, dueAhead(picture), picture.asOf))

function found(
  picture: Picture,
  slips: readonly ShownSlip[],
  months: readonly MonthEnd[],
  area: OverviewArea | null,
): Found {
  const { plan } = picture.kept
  const all = rowsThen('indicators', picture, slips, NOTHING_WRITTEN)
  // Shares of a target are counted apart, as in the ledger.
  const rows = ledgerFound(plan, all, EVERYTHING)
  const byIndicator = byIndicatorOf(picture.figures)
  const ownRows = area && ledgerFound(plan, all, { ...EVERYTHING, [area.kind]: area.id })
  const charge = area?.kind === 'leader' ? ownRows : null
  const worstOwn = charge && worstOf(plan, charge, byIndicator, months, WORST)
  const charged = new Set(charge?.map(({ key }) => key))
  const others = rows.filter(({ key }) => !charged.has(key))
  return {
    whole: overviewTotals(rows, months),
    own: ownRows && overviewTotals(ownRows, months),
    worstOwn,
    worst: worstOf(plan, others, byIndicator, months, WORST - (worstOwn?.length ?? 0)),
    heat: heatOf(plan, rows, months),
    changed: changedSince(rows, months.at(-1)),
  }
}

const NOTHING_WRITTEN: readonly NarrativeThread[] = []
