// What an indicator kind must answer: how its figure stands to its target and to its pace.
import type { GapUnit, ProofLine } from '../assessment.ts'
import type { Criterion } from '../comparators.ts'
import type { Decimal } from '../decimal.ts'
import type { Period } from '../period.ts'
import type { Indicator, Kind, Plan } from '../plan.ts'
import type { Text } from '../text.ts'

/** What is known when a figure is judged. */
export interface Facts {
  readonly plan: Pick<Plan, 'year' | 'policy'>
  readonly indicator: Indicator
  readonly criterion: Criterion
  readonly horizon: Period
  readonly period: Period
  /** The judged period reaches the horizon, and the day of judgement too. */
  readonly final: boolean
  readonly actual: Decimal
}

export interface Measure {
  /** In the indicator's unit; null when nothing is expected before the horizon. */
  readonly expected: Decimal | null
  readonly completion: Decimal | null
  readonly gap: Decimal | null
  readonly gapUnit: GapUnit
  /** The target's comparator holds. */
  readonly met: boolean
  /** As much as expected by now, tolerance included; null when nothing is expected before the horizon. */
  readonly onPace: boolean | null
  /** Gap turned so that more is better: what `ahead` and the lights are decided by; null where only met or not counts. */
  readonly advantage: Decimal | null
  /** Behind by less than this is yellow; null: at once red. */
  readonly watchBand: Decimal | null
}

/** Takes down a line of arithmetic; the line is only made when somebody wants the proof. */
export type Note = (line: () => ProofLine) => void

/**
 * When a met target counts as done: `when-met` for good, `while-met` as long as it holds, `at-horizon` not before the
 * horizon's figure.
 */
export type Settles = 'when-met' | 'while-met' | 'at-horizon'

export interface KindRule {
  readonly kind: Kind
  /** Raised whenever a status could come out differently. */
  readonly version: number
  /** The rule in words, for the proof. */
  readonly words: Text
  readonly settles: Settles
  readonly measure: (facts: Facts, note: Note) => Measure
}
