// Where what is only watched (监测指标) stands on a day: its latest figure and the way it goes. Pure.
import { defaultBasis } from './basis.ts'
import { isThere } from './due.ts'
import { isDemo, type Observation } from './observation.ts'
import { comparePeriods, type Day } from './period.ts'
import type { Indicator, Plan } from './plan.ts'
import { type Travel, travelsOf } from './travel.ts'

export interface WatchedState {
  readonly indicator: Indicator
  /** The latest that counts, in the basis that is compared; null: none came yet. */
  readonly figure: Observation | null
  readonly travel: Travel
  readonly demo: boolean
}

const NOWHERE: Travel = { before: null, yearAgo: null }

/** `figures`: those that count, by indicator. */
export function watchedState(
  indicator: Indicator,
  figures: ReadonlyMap<string, readonly Observation[]>,
  asOf: Day,
): WatchedState {
  const own = (figures.get(indicator.id) ?? []).filter((one) => isThere(one, asOf))
  const basis = defaultBasis(indicator)
  const figure = own
    .filter((one) => one.basis === basis && one.value !== null)
    .reduce<Observation | null>(
      (last, one) => (last === null || comparePeriods(last.period, one.period) < 0 ? one : last),
      null,
    )
  const travel = (figure && travelsOf(indicator, own).get(figure)) ?? NOWHERE
  return { indicator, figure, travel, demo: own.some(isDemo) }
}

/** In the plan's order. */
export const watchedStates = (
  { watched }: Pick<Plan, 'watched'>,
  figures: ReadonlyMap<string, readonly Observation[]>,
  asOf: Day,
): readonly WatchedState[] => watched.map((one) => watchedState(one, figures, asOf))
