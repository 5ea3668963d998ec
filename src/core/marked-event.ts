// What happened and bears on a figure (大事): a flood, a policy, a change of definition. A day and words, marked on charts.
import type { Day, Instant } from './period.ts'
import type { Vantage } from './standpoint.ts'

export interface MarkedEvent {
  readonly id: string
  /** Id of the plan. */
  readonly plan: string
  /** Id of the indicator; null: of the plan as a whole, on the chart of every indicator. */
  readonly indicator: string | null
  readonly day: Day
  readonly words: string
  readonly at: Instant
  /** Name of the person as it was then. */
  readonly by: string
  /** It is shown no more, and stays in the record. null: it stands. */
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly reason: string } | null
}

export const LONGEST_EVENT = 200
/** Of one plan; more no chart tells apart. */
export const MOST_MARKED = 200

/** Those about an indicator that had happened by the day looked at and were marked by then, by their day; one withdrawn later still stood. */
export function eventsThen(
  events: readonly MarkedEvent[],
  indicator: string,
  { day, until }: Pick<Vantage, 'day' | 'until'>,
): readonly MarkedEvent[] {
  return events
    .filter(
      (event) =>
        (event.indicator === null || event.indicator === indicator) &&
        event.day <= day &&
        event.at <= until &&
        (event.withdrawn === null || event.withdrawn.at > until),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at < b.at ? -1 : 1))
}
