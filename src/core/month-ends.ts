// How a plan stood at the end of each month that is over: what a year's strip, "since when" and "than last month" are read from.
import { assess } from './assess.ts'
import type { Light, Status } from './assessment.ts'
import { byIndicatorOf, figuresAbout } from './figures-about.ts'
import type { Observation } from './observation.ts'
import { type Day, lastDayOf, type Period, periodsOf } from './period.ts'
import type { Plan } from './plan.ts'
import { planOn } from './plan-days.ts'

export interface Stand {
  readonly status: Status
  readonly light: Light
}

export interface MonthEnd {
  readonly month: Period
  readonly day: Day
  /** By indicator; of those that were in the plan on that day. */
  readonly stood: ReadonlyMap<string, Stand>
}

/** The months of the plan's year whose last day lies before `asOf`, in order. */
const monthsOver = (plan: Plan, asOf: Day): readonly Period[] =>
  periodsOf(plan, 'monthly').filter((month) => lastDayOf(month) < asOf)

/**
 * Every month that is over before `asOf`, in order. `figures`: one per key, as the store returns them. Says the same as the
 * pages do that look at that day. Yields after each judgement, so that a large plan can be worked out in turns.
 */
export function* monthEndsOf(
  plan: Plan,
  figures: readonly Observation[],
  asOf: Day,
): Generator<void, readonly MonthEnd[], void> {
  const byIndicator = byIndicatorOf(figures)
  const ends: MonthEnd[] = []
  for (const month of monthsOver(plan, asOf)) {
    const day = lastDayOf(month)
    const then = planOn(plan, day)
    const stood = new Map<string, Stand>()
    for (const indicator of then.indicators) {
      const own = figuresAbout(indicator, byIndicator)
      const { status, light } = assess({ plan: then, indicator, figures: own, asOf: day })
      stood.set(indicator.id, { status, light })
      yield
    }
    ends.push({ month, day, stood })
  }
  return ends
}

/** Behind its pace, or its target was missed. */
export const isBehind = (stand: Pick<Stand, 'status'> | undefined): boolean =>
  stand?.status === 'behind' || stand?.status === 'missed'

/** The first month at whose end it was behind, of those in a row up to now; null: it was not at the last of them. */
export function behindSince(months: readonly MonthEnd[], indicator: string): Period | null {
  const good = months.findLastIndex(({ stood }) => !isBehind(stood.get(indicator)))
  return months[good + 1]?.month ?? null
}
