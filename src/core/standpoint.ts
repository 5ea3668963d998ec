// Where one stands when looking: at which plan, on which day, with the knowledge of which moment.
import type { Day, Instant } from './period.ts'
import { dayOf, endOfDay } from './zone.ts'

/** null: not asked for. */
export interface Standpoint {
  readonly plan: string | null
  readonly asOf: Day | null
  readonly knownAt: Instant | null
}

/** The plan that counts today, as it stands. */
export const HERE_AND_NOW: Standpoint = { plan: null, asOf: null, knownAt: null }

/** Where in time somebody stands, and what may be told there. */
export interface Vantage {
  /** The day looked at; today unless another one was asked for. */
  readonly day: Day
  /** The same, or today where that day is still to come: on which limits and delays are counted. */
  readonly counted: Day
  /** What happened later is not told: the end of the day, what is known then, or now, whichever comes first. */
  readonly until: Instant
  /** It lies before now: what is shown is over, and nothing can be done to it. */
  readonly past: boolean
}

export function vantageOf({ asOf, knownAt }: Partial<Standpoint>, now: Instant): Vantage {
  const today = dayOf(now)
  const day = asOf ?? today
  const until = [endOfDay(day), knownAt ?? now, now].toSorted()[0] ?? now
  const counted = [day, today].toSorted()[0] ?? today
  return { day, counted, until, past: until < now }
}
