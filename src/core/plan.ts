// One year's work report of one region: what was promised, by whom, in which words.
import type { Kind } from './kinds/index.ts'
import type { Measurand, Policy, Target } from './measurand.ts'
import { type Day, endIndex, type Instant, type Period, period } from './period.ts'

export type { Comparator, Direction } from './comparators.ts'
export type { Kind } from './kinds/index.ts'
export type { Amendment, Firmness, Pace, Policy, Step, Target } from './measurand.ts'

export interface Indicator extends Measurand {
  readonly kind: Kind
}

export interface Unit {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** The bureau of a sub-office (区发改局 of 区金融办). */
  readonly parent: string | null
  /** Ids of members; only groups (各街道办事处) have any. */
  readonly members: readonly string[]
}

export interface Leader {
  readonly id: string
  readonly name: string
  readonly doubt: string | null
}

export interface Section {
  readonly id: string
  readonly title: string
}

export interface Task {
  readonly number: number
  readonly section: string | null
  /** Verbatim. */
  readonly text: string
  /** Ids of units and leaders, in the table's order. */
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly leaders: readonly string[]
  /** What the scan leaves unsure; never silently mended. */
  readonly doubts: readonly string[]
  /** Why nothing in it can be measured; null when it has indicators. */
  readonly unmeasured: string | null
}

/** A written report that lead units owe. */
export interface Duty {
  readonly id: string
  readonly title: string
  /** The date in the notice. */
  readonly date: Day
  /** The working day on which it counts: `date`, or the working day before a rest day. */
  readonly due: Day
  /** 区分管领导, 区政府督查室: in words. */
  readonly receivers: readonly string[]
}

/** Digits in the texts that promise nothing, so that every digit is accounted for. */
export interface NonTarget {
  readonly task: number
  readonly phrase: string
  readonly reason: string
}

export interface Plan {
  readonly id: string
  readonly region: string
  readonly regionName: string | null
  readonly year: number
  readonly title: string
  readonly document: string | null
  readonly issued: Day | null
  readonly policy: Policy
  readonly duties: readonly Duty[]
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly sections: readonly Section[]
  readonly tasks: readonly Task[]
  readonly indicators: readonly Indicator[]
  readonly nonTargets: readonly NonTarget[]
}

/** A plan as it is kept: with the moment at which we had it and the hash of the file it was read from. */
export interface KeptPlan {
  readonly plan: Plan
  readonly sha256: string
  readonly recordedAt: Instant
}

/** The target that counts on a day. */
export function targetOn(indicator: Measurand, day: Day): Target {
  let current = indicator.target
  for (const amendment of indicator.amendments) if (amendment.decided <= day) current = amendment.target
  return current
}

/**
 * Of which periods a plan's figures are: all that its status, its walls and its calendar are made of.
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
