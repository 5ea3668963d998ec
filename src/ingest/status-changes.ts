// Which indicators are judged otherwise after figures changed: the plans assessed before and after.
import { setImmediate } from 'node:timers/promises'
import { assessPlan } from '../core/assess.ts'
import { partnersOf } from '../core/figures-about.ts'
import { grouped } from '../core/grouped.ts'
import type { Observation } from '../core/observation.ts'
import { beginOf, type Day, monthAt, type Period } from '../core/period.ts'
import { type Indicator, type Plan, periodsOfJudgement } from '../core/plan.ts'
import type { StatusChange } from '../core/receipt.ts'
import type { ObservationFilter } from '../store/store.ts'
import { regionRanges } from './region-ranges.ts'

/** The figures that count, asked of the store or of what is staged. */
export type FigureQuery = (filter: ObservationFilter) => Promise<readonly Observation[]>

type Touched = readonly { readonly region: string; readonly indicator: string }[]

/** How one indicator stands; little enough to be kept for every indicator of a nation. */
interface IndicatorState {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly state: StatusChange['from']
}

/** Periods whose figures can be compared with those that these plans judge: the year before belongs to them. */
export function periodsOfInterest(plans: readonly Plan[]): { readonly from: Period; readonly to: Period } {
  const years = plans.map(beginOf)
  return { from: monthAt(Math.min(...years) - 11), to: monthAt(Math.max(...years) + 12) }
}

/**
 * How those indicators stand that touched figures can change: of each touched region the ones that are touched or
 * measured against a touched one. The order depends on plans and touched only, so that two answers can be compared.
 */
export async function statesOf(
  plans: readonly Plan[],
  touched: Touched,
  asOf: Day,
  ask: FigureQuery,
): Promise<readonly IndicatorState[]> {
  const touchedOf = grouped(touched, (one) => one.region)
  const plansOf = grouped(plans, (plan) => plan.region)
  const states: IndicatorState[] = []
  for (const { region, regions } of regionRanges(touchedOf.keys(), [...plansOf.keys()])) {
    const parts = regions.flatMap((code) => {
      const indicators = new Set(touchedOf.get(code)?.map((one) => one.indicator))
      return (plansOf.get(code) ?? []).map((plan) => affectedPart(plan, indicators))
    })
    const figures = await ask({ region, indicators: neededBy(parts), ...periodsOfJudgement(parts) })
    const figuresOf = grouped(figures, (figure) => figure.region)
    for (const part of parts) {
      assessPlan(part, figuresOf.get(part.region) ?? [], asOf).forEach(({ period, status, light }, index) => {
        const indicator = part.indicators[index]
        if (indicator) states.push({ plan: part, indicator, state: { period, status, light } })
      })
      // A nation takes seconds: other requests get their turn between two plans.
      await setImmediate()
    }
  }
  return states
}

/** What differs between two answers of `statesOf` for the same plans and the same touched figures. */
export function changesBetween(
  before: readonly IndicatorState[],
  after: readonly IndicatorState[],
): StatusChange[] {
  return after.flatMap(({ plan, indicator, state: to }, index) => {
    const from = before[index]?.state
    if (!from || (from.status === to.status && from.light === to.light)) return []
    return [{ region: plan.region, plan: plan.id, indicator: indicator.id, name: indicator.name, from, to }]
  })
}

/** The plan with only those indicators that touched ones can change. */
function affectedPart(plan: Plan, touched: ReadonlySet<string>): Plan {
  const indicators = plan.indicators.filter(
    (indicator) => touched.has(indicator.id) || partnersOf(indicator).some((partner) => touched.has(partner)),
  )
  return { ...plan, indicators }
}

const neededBy = (plans: readonly Plan[]): string[] => [
  ...new Set(plans.flatMap((plan) => plan.indicators.flatMap((one) => [one.id, ...partnersOf(one)]))),
]
