// Of which periods a plan's figures are: all that its status, its walls and its calendar are made of.
import { endIndex, type Period, period } from './period.ts'
import type { Plan } from './plan.ts'

/**
 * From the year before the plan's, which a bullet shows beside its own, to the end of the year or the farthest horizon
 * that any target has or had, whichever is later. Figures of other periods change no assessment.
 */
export function periodsOfPlan({ year, indicators }: Pick<Plan, 'year' | 'indicators'>): {
  readonly from: Period
  readonly to: Period
} {
  const horizons = indicators.flatMap(({ target, amendments }) => [
    target.horizon,
    ...amendments.map((amendment) => amendment.target.horizon),
  ])
  const to = horizons.reduce(
    (latest, horizon) => (endIndex(horizon) > endIndex(latest) ? horizon : latest),
    period(String(year)),
  )
  return { from: period(`${String(year - 1).padStart(4, '0')}-01`), to }
}
