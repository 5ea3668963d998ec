// Which indicators are judged otherwise after figures changed: the plan assessed before and after.
import { assessPlan } from '../core/assess.ts'
import type { Assessment } from '../core/assessment.ts'
import type { Observation } from '../core/observation.ts'
import { type Day, type Period, period } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import type { StatusChange } from '../core/receipt.ts'
import type { ObservationFilter } from '../store/store.ts'

/** The figures that count, asked of the store or of what is staged. */
export type Ask = (filter: ObservationFilter) => Promise<readonly Observation[]>

type Touched = readonly { readonly region: string; readonly indicator: string }[]

/** The judgements that touched figures can change, by region and plan, in the plans' order. */
export interface Judgements {
  readonly plans: readonly { readonly plan: Plan; readonly assessments: readonly Assessment[] }[]
}

/** Periods whose figures can enter the judgement of these plans or be compared with them. */
export function periodsOfInterest(plans: readonly Plan[]): { readonly from: Period; readonly to: Period } {
  const years = plans.map((plan) => plan.year)
  return { from: period(`${Math.min(...years) - 1}-01`), to: period(`${Math.max(...years)}`) }
}

/** Assesses, of each touched region, the indicators that are touched or measured against a touched one. */
export async function judge(
  plans: readonly Plan[],
  touched: Touched,
  asOf: Day,
  ask: Ask,
): Promise<Judgements> {
  const byRegion = new Map<string, Set<string>>()
  for (const { region, indicator } of touched) {
    const set = byRegion.get(region)
    if (set) set.add(indicator)
    else byRegion.set(region, new Set([indicator]))
  }
  const judged: { plan: Plan; assessments: readonly Assessment[] }[] = []
  for (const [region, indicators] of byRegion) {
    const own = plans.filter((plan) => plan.region === region)
    const affected = own.map((plan) => affectedBy(plan, indicators))
    const needed = new Set(affected.flat().flatMap((indicator) => [indicator.id, ...partnersOf(indicator)]))
    if (needed.size === 0) continue
    const figures = await ask({ region, indicators: [...needed], ...periodsOfInterest(own) })
    own.forEach((plan, index) => {
      const part = { ...plan, indicators: affected[index] ?? [] }
      judged.push({ plan, assessments: assessPlan(part, figures, asOf) })
    })
  }
  return { plans: judged }
}

const affectedBy = (plan: Plan, touched: ReadonlySet<string>): Indicator[] =>
  plan.indicators.filter(
    (indicator) => touched.has(indicator.id) || partnersOf(indicator).some((partner) => touched.has(partner)),
  )

const partnersOf = (indicator: Indicator): string[] =>
  [indicator.target, ...indicator.amendments.map((amendment) => amendment.target)].flatMap((target) =>
    target.with === null ? [] : [target.with],
  )

/** What differs between two judgements of the same plans. */
export function changesBetween(before: Judgements, after: Judgements): StatusChange[] {
  const changes: StatusChange[] = []
  after.plans.forEach(({ plan, assessments }, at) => {
    assessments.forEach((to, index) => {
      const from = before.plans[at]?.assessments[index]
      if (!from || (from.status === to.status && from.light === to.light)) return
      const indicator = plan.indicators.find(({ id }) => id === to.indicator)
      changes.push({
        region: plan.region,
        plan: plan.id,
        indicator: to.indicator,
        name: indicator?.name ?? to.indicator,
        from: { period: from.period, status: from.status, light: from.light },
        to: { period: to.period, status: to.status, light: to.light },
      })
    })
  })
  return changes
}
