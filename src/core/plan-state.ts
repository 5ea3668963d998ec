// How far a plan is in its life, and which plan counts where none is named: asked here by everything that asks.
import { beginOf, type CountedYear, type Day, type Instant, monthIndexOf } from './period.ts'
import type { KeptPlan } from './plan.ts'
import { type Text, text } from './text.ts'

/** Written but not sent; sent for a year that has not begun; its year runs; its year is over; taken back before it began. */
type PlanState = 'draft' | 'to-come' | 'in-force' | 'ended' | 'withdrawn'

/** Why a plan that was not yet in force was taken back. */
export interface Withdrawal {
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

interface PlanLife extends CountedYear {
  /** Somebody put it in force: it counts from its year's beginning. */
  readonly sent: boolean
  readonly withdrawn: boolean
}

/** On a day. What was withdrawn stays so; what was not sent is a draft whatever its year. */
export function planState({ sent, withdrawn, ...counted }: PlanLife, day: Day): PlanState {
  if (withdrawn) return 'withdrawn'
  if (!sent) return 'draft'
  const months = monthIndexOf(day) - beginOf(counted)
  if (months <= 0) return 'to-come'
  return months <= 12 ? 'in-force' : 'ended'
}

export const keptPlanState = (
  { plan: { year, yearBegins } }: { readonly plan: CountedYear },
  day: Day,
): PlanState => planState({ year, yearBegins, sent: true, withdrawn: false }, day)

/** From its year's beginning on, also when that is over: changed by amendments only. */
export const isBinding = (state: PlanState): boolean => state === 'in-force' || state === 'ended'

const STATE_WORDS: Readonly<Record<PlanState, Text>> = {
  draft: text('草稿', 'Draft'),
  'to-come': text('待执行', 'To come'),
  'in-force': text('执行中', 'In force'),
  ended: text('已结束', 'Ended'),
  withdrawn: text('已撤回', 'Withdrawn'),
}

export const planStateWord = (state: PlanState): Text => STATE_WORDS[state]

/**
 * As they count on a day: those whose year has begun first, the latest year before the others, then those to come, the
 * nearest first. Of one year what was first sent is first, so that a second plan takes no wall over.
 */
export const inStanding = (plans: readonly KeptPlan[], day: Day): readonly KeptPlan[] =>
  plans.toSorted((a, b) => {
    const [begunA, begunB] = [a, b].map((kept) => isBinding(keptPlanState(kept, day)))
    if (begunA !== begunB) return begunA ? -1 : 1
    const years = beginOf(b.plan) - beginOf(a.plan)
    return (begunA ? years : -years) || compare(a.sentAt, b.sentAt) || compare(a.plan.id, b.plan.id)
  })

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** By region: the plan that its boards follow on a day. That whose year holds it, else the last one begun, else the nearest to come. */
export function followedPlans(plans: readonly KeptPlan[], day: Day): ReadonlyMap<string, KeptPlan> {
  const followed = new Map<string, KeptPlan>()
  for (const kept of inStanding(plans, day))
    if (!followed.has(kept.plan.region)) followed.set(kept.plan.region, kept)
  return followed
}
