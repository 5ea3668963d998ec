// What an indicator kind must say of itself: everything that the product knows of a kind stands in its rule and nowhere else.
import type { GapUnit, ProofLine } from '../assessment.ts'
import type { Comparator, Criterion } from '../comparators.ts'
import type { Decimal } from '../decimal.ts'
import type { Measurand, Policy } from '../measurand.ts'
import type { Basis } from '../observation.ts'
import type { Period } from '../period.ts'
import type { Text } from '../text.ts'

/**
 * Where the way to the target begins. `held`: there is no way, the target itself is expected at every period;
 * `baseline`: nothing is expected before the horizon of one that has none; `baseline-or-held`: one that has none is held,
 * unless the plan gives it a pace: then from zero, and of one that is to fall nothing, for there is no way down from zero.
 */
type Start = 'held' | 'zero' | 'baseline' | 'baseline-or-held'

/** How the way of an indicator runs. */
export interface Way {
  /** In the indicator's unit; zero where nothing is known of a start. */
  readonly start: Decimal
  /** What is expected before the horizon: the target itself, a share of the way by the plan's pace, or nothing. */
  readonly expects: 'target' | 'share' | 'nothing'
  /** Its steps are items, which weigh alike whatever weights they were given. */
  readonly itemsAlike: boolean
}

/** What is known when a figure is judged. */
export interface Facts {
  readonly plan: { readonly policy: Policy }
  readonly indicator: Measurand
  readonly criterion: Criterion
  readonly way: Way
  /** The judged time: months from year 0 to its beginning, as `endIndex` counts, and its end. */
  readonly begin: number
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
export type Notebook = (line: () => ProofLine) => void

/**
 * When a met target counts as done: `when-met` for good, `while-met` as long as it holds, `at-horizon` not before the
 * horizon's figure.
 */
export type Settles = 'when-met' | 'while-met' | 'at-horizon'

/** A line that may not be crossed at any period: its gap is said of the line and not of a pace. */
interface Limit {
  /** On which side of it the promise is broken. */
  readonly broken: 'above' | 'below'
  /** Before an amount in Chinese, after it in English: 超限 3 户, 3 户 over the limit. */
  readonly brokenWords: Text
  readonly keptWords: Text
  /** That it was crossed, before or after since when; 突破上限 where it does not say. */
  readonly crossedWords?: Text
}

export interface KindRule {
  /** What it is called on pages: 增速. */
  readonly name: Text
  /** The rule in words, for the proof. */
  readonly words: Text

  // How it is judged.
  /** Raised whenever a status could come out differently. */
  readonly version: number
  /** The comparators that it can be judged by. */
  readonly comparators: readonly Comparator[]
  readonly start: Start
  /** Every period is judged for itself, as if it were the horizon. */
  readonly isAlone?: true
  readonly limit: Limit | null
  readonly settles: Settles
  readonly measure: (facts: Facts, note: Notebook) => Measure

  // What its figures are.
  /**
   * In the indicator's unit: growth rates (amounts behind them are kept in `levelUnit`), shares of a whole, amounts, or
   * items: whole things that are started, finished or advanced.
   */
  readonly figures: 'rate' | 'share' | 'amount' | 'items'
  /** Figures are places in an order: whole numbers, of which 1 is the best. */
  readonly isPlace?: true
  /** The basis that is judged, and that a figure has when nobody says. */
  readonly basis: (indicator: Pick<Measurand, 'unit'>) => Basis
  /** The bases in which figures are taken at all. */
  readonly accepts: (indicator: Pick<Measurand, 'unit' | 'levelUnit'>) => readonly Basis[]
  /** Each period adds to the year's amount, so that a cumulative figure falls only when it is revised. */
  readonly addsUp: boolean
  /** Several years can share its line: their amounts are added up where a target says so. */
  readonly totals?: true
  /** What is left to the target is an amount that the months to come can make up. */
  readonly hasRest: boolean

  // What the plan file says of it.
  /** Its unit when the plan gives none; null: the plan must. */
  readonly unit: string | null
  /** Dated steps; where they are needed they are also its pace and carry weights. */
  readonly steps: 'needed' | 'allowed' | 'none'
}
