// What a check of a figure against its series gets and gives. One file each and one line in index.ts.

import type { SeriesCheckName } from '../../core/check-names.ts'
import type { Decimal } from '../../core/decimal.ts'
import type { Basis, ObsStatus } from '../../core/observation.ts'
import type { Day, Period } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { ProblemCode } from '../../core/problems/index.ts'
import type { Particulars } from '../../core/text.ts'

/** A figure with a value, as the upload would leave it. */
export interface Point {
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  readonly exact: Decimal
  /** The same as a double, for questions of magnitude only. */
  readonly value: number
  /** Its digits in plain form, without zeros at the end. */
  readonly text: string
  readonly status: ObsStatus
  readonly note: string
  /** It comes with the upload that is being checked, and is new or revised. */
  readonly mine: boolean
  readonly row: number
  readonly cell: string
  /** Month of its end, counted from the beginning of year 0 as the region's years begin, and how many months it is long. */
  readonly end: number
  readonly months: number
}

/** The figures of one region after the upload, and what stood before it. */
export interface Figures {
  /** All with a value, by the end of their periods. */
  series(indicator: string, basis: Basis): readonly Point[]
  at(indicator: string, basis: Basis, period: Period): Point | null
  /** What the upload would revise. */
  before(point: Point): Point | null
}

/** A mistake that people make, with the value that was probably meant. */
export type Mistake =
  | { readonly kind: 'swap' | 'fraction' | 'change'; readonly suggestion: string }
  | { readonly kind: 'power'; readonly power: number; readonly suggestion: string }
  | { readonly kind: 'far'; readonly suggestion: null }

/** One that is likelier than a right figure, and by how much more than the series has shown, as a logarithm. */
export type Suspicion = Mistake & { readonly odds: number }

/** How far a value lies from what its series lets one expect. */
export interface Yardstick {
  /** Distance of a value from the expected one, as in standard deviations. Never negative. */
  distance(value: number): number
  /** What the series lets one expect. */
  readonly expected: number
  /** How far that usually misses, in the unit of the value. */
  readonly spread: number
  /** The smallest step that the series' digits can show. */
  readonly resolution: number
  /** Figures that the expectation is made of, for a person to compare. */
  readonly references: readonly Point[]
  /** Whether these are figures of other series that make this one. */
  readonly isByOthers: boolean
  /** What is likelier than that the figure is right; null: nothing. */
  suspicion(): Suspicion | null
}

/** One new or revised figure and all that a check may ask about it. */
export interface Case {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly point: Point
  readonly figures: Figures
  readonly today: Day
  /** How far a value lies from what the series lets one expect; null where the series says too little. */
  yardstick(point: Point): Yardstick | null
}

export type Severity = 'error' | 'warning'

export interface SeriesFinding {
  readonly code: ProblemCode
  readonly params: Particulars
  /** Where it is another than the check's own. */
  readonly severity?: Severity
}

export interface SeriesCheck {
  /** The name of its file and of its code. */
  readonly name: SeriesCheckName
  /** An error stops the upload; a warning needs a reason. */
  readonly severity: Severity
  /** Checks that look for a reason of the same oddity: of these the first that finds one speaks. */
  readonly explains: 'magnitude' | null
  /** null: nothing wrong. */
  readonly find: (of: Case) => SeriesFinding | null
}

/** What is likely to be wrong with a figure, with its yardstick; null: nothing, or the figure beside it is likelier to be wrong. */
export function suspectedOf({ point, yardstick }: Case): { measure: Yardstick; suspicion: Suspicion } | null {
  const measure = yardstick(point)
  const suspicion = measure?.suspicion()
  if (!measure || !suspicion) return null
  // Of two that come together and contradict each other one is named.
  const isLess = measure.references.some((other) => {
    if (!other.mine || other.indicator !== point.indicator || other.basis === point.basis) return false
    const odds = yardstick(other)?.suspicion()?.odds ?? Number.NEGATIVE_INFINITY
    return odds > suspicion.odds || (odds === suspicion.odds && other.row < point.row)
  })
  return isLess ? null : { measure, suspicion }
}

/** What an expectation is made of, as a message shows it; `others` is empty unless other series make it. */
export function madeOf({ references, isByOthers }: Yardstick): { reference: string; others: string } {
  const reference = references.map(({ period, text }) => `${period} (${text})`).join(', ')
  return { reference, others: isByOthers ? reference : '' }
}
/** A number as a message shows it. */
export const short = (value: number): string => String(Number(value.toPrecision(6)))
export const isRatePoint = ({ basis }: Point): boolean => basis === 'yoy' || basis === 'cumulative-yoy'
/** Digits behind the point. */
const decimalsIn = (text: string): number => text.split('.')[1]?.length ?? 0
/** The most digits behind the point that a series of this length of period has: its precision, as zeros are not kept. */
export const precisionOf = (points: readonly Point[], months: number): number =>
  points.reduce(
    (most, { months: own, text }) => (own === months ? Math.max(most, decimalsIn(text)) : most),
    0,
  )
