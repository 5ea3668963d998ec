// What a unit is asked for in the month of a day: figures, narratives, replies to slips, written reports.
import { sourcesOf, speakersFor } from '../core/answerable.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import type { Day, Instant } from '../core/period.ts'
import { dueInMonth } from '../core/reporting.ts'
import { dayOf } from '../core/zone.ts'
import type { HttpDeps } from './deps.ts'
import type { KnownOfPlan } from './round-views.ts'

interface MonthAsked {
  readonly figures: number
  readonly narratives: number
  readonly slips: number
  readonly reports: number
}

export async function askedInMonth(
  { store }: Pick<HttpDeps, 'store'>,
  { ground: { plan, figures, slips } }: KnownOfPlan,
  unit: string,
  { day, until }: { readonly day: Day; readonly until: Instant },
): Promise<MonthAsked> {
  const month = day.slice(0, 7)
  const isOwn = (ids: readonly string[]): boolean => speakersFor(plan, ids).includes(unit)
  const supplied = plan.indicators.filter((indicator) => isOwn(sourcesOf(plan, indicator)))
  const known = byIndicatorOf(figures)
  const due = dueInMonth({ plan, indicators: supplied, figures: known, asOf: day })
  const rounds = await store.rounds.ofPlan(plan.id, ['opened'])
  return {
    figures: due.length,
    narratives: plan.tasks.filter(({ lead }) => isOwn(lead)).length,
    slips: slips.filter(
      ({ receiver, drafted, opened }) =>
        !drafted && receiver.kind === 'unit' && isOwn([receiver.id]) && opened.on.slice(0, 7) === month,
    ).length,
    reports: rounds.filter(
      ([first]) => first?.kind === 'opened' && first.at <= until && dayOf(first.at).slice(0, 7) === month,
    ).length,
  }
}
