// What happened and bears on a figure (大事): a flood, a policy, a change of definition. A day and words, marked on charts.
import type { Day, Instant } from './period.ts'
import type { Indicator, Plan } from './plan.ts'
import type { Vantage } from './standpoint.ts'

export interface MarkedEvent {
  readonly id: string
  /** Id of the plan. */
  readonly plan: string
  /** Id of the indicator; null: of the plan as a whole, on the chart of every indicator. */
  readonly indicator: string | null
  readonly day: Day
  readonly words: string
  /** From its day on the indicator is another thing, its promise the same; null: it only happened. */
  readonly redefines: Redefinition | null
  readonly at: Instant
  /** Name of the person as it was then. */
  readonly by: string
  /** It is shown no more, and stays in the record. null: it stands. */
  readonly withdrawn: { readonly at: Instant; readonly by: string; readonly reason: string } | null
}

export const REDEFINED = ['definition', 'formula', 'origin'] as const
type Redefined = (typeof REDEFINED)[number]

/** What is said of an indicator from a day on, and what was said before; empty: nothing. Only what changes. */
export interface Redefinition {
  readonly was: { readonly [Field in Redefined]?: string }
  readonly now: { readonly [Field in Redefined]?: string }
}

export const LONGEST_EVENT = 200
/** Of one plan. */
export const MOST_REDEFINED = 2_000
/** Of one plan; more no chart tells apart. */
export const MOST_MARKED = 200

/** What changed what an indicator is, by the day looked at, by its day; one withdrawn later still stood. Shares are what their whole is. */
export function redefinitionsThen(
  events: readonly MarkedEvent[],
  { id, shareOf }: Pick<Indicator, 'id' | 'shareOf'>,
  vantage: Pick<Vantage, 'day' | 'until'>,
): readonly MarkedEvent[] {
  return standing(events, vantage).filter(
    ({ indicator, redefines }) =>
      redefines !== null && (indicator === id || indicator === shareOf) && indicator !== null,
  )
}

/** An indicator with the definition of the day. */
export function definedThen(
  indicator: Indicator,
  events: readonly MarkedEvent[],
  vantage: Pick<Vantage, 'day' | 'until'>,
): Indicator {
  return redefinitionsThen(events, indicator, vantage).reduce((known, { redefines }) => {
    const said = Object.entries(redefines?.now ?? {}).map(([field, words]) => [
      field,
      words === '' ? null : words,
    ])
    return Object.assign({}, known, Object.fromEntries(said))
  }, indicator)
}

/** A plan with the definitions of the day. */
export const planDefinedThen = (
  plan: Plan,
  events: readonly MarkedEvent[],
  vantage: Pick<Vantage, 'day' | 'until'>,
): Plan =>
  events.some(({ redefines }) => redefines !== null)
    ? { ...plan, indicators: plan.indicators.map((one) => definedThen(one, events, vantage)) }
    : plan

/** Those about an indicator that had happened by the day looked at and were marked by then, by their day; one withdrawn later still stood. */
export function eventsThen(
  events: readonly MarkedEvent[],
  indicator: string,
  vantage: Pick<Vantage, 'day' | 'until'>,
): readonly MarkedEvent[] {
  return standing(events, vantage).filter(
    (event) =>
      (event.indicator === null || event.indicator === indicator) &&
      // What was said for the first time changed nothing.
      (event.redefines === null || Object.values(event.redefines.was).some((words) => words !== '')),
  )
}

function standing(
  events: readonly MarkedEvent[],
  { day, until }: Pick<Vantage, 'day' | 'until'>,
): readonly MarkedEvent[] {
  return events
    .filter(
      (event) =>
        event.day <= day && event.at <= until && (event.withdrawn === null || event.withdrawn.at > until),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.at < b.at ? -1 : 1))
}
