// What a check of one row gets and gives. Issue after issue adds checks: one file each and one line in index.ts.

import type { Basis, ObsStatus } from '../../core/observation.ts'
import type { Day, Instant } from '../../core/period.ts'
import type { ProblemCode } from '../../core/problems/index.ts'
import type { Conversion } from '../../core/reading.ts'
import type { Particulars } from '../../core/text.ts'
import type { ColumnRole } from '../head.ts'
import type { PlanIndicator } from '../indicator-book.ts'
import type { PeriodFacts } from '../periods.ts'

/** A row that could be read, before anybody believes it. */
export interface Candidate {
  readonly subject: PlanIndicator
  readonly period: PeriodFacts
  readonly basis: Basis
  /** The value's cell, as it stands in the file. */
  readonly raw: string
  /** Plain decimal text; null when nothing was reported. */
  readonly plain: string | null
  /** The same as a double, for questions of magnitude; NaN when nothing was reported. */
  readonly magnitude: number
  /** The value carried a percent sign. */
  readonly percent: boolean
  readonly status: ObsStatus
  /** The row names its status itself. */
  readonly statusGiven: boolean
  readonly knownAt: Instant
  /** known_at was given in the file, as a day when `knownDay` is not null. */
  readonly knownAtGiven: boolean
  readonly knownDay: Day | null
  /** When the public may see it; null: at once. */
  readonly releaseAt: Instant | null
  /** The unit that the file names for it; null when it names none. */
  readonly unit: string | null
  /** The unit that the indicator has for this basis; null when it keeps no such figures. */
  readonly expectedUnit: string | null
  /** How the value was told in the expected unit; null when it was stated in it, or could not be. */
  readonly conversion: Pick<Conversion, 'from' | 'fromUnit' | 'to' | 'toUnit'> | null
}

export interface CheckContext {
  readonly today: Day
  readonly now: Instant
}

export interface CellFinding {
  readonly code: ProblemCode
  readonly params: Particulars
}

export interface Check {
  /** The name of its file. */
  readonly name: string
  /** The column that is shown as wrong. */
  readonly blames: ColumnRole
  /** null: nothing wrong. */
  readonly find: (row: Candidate, context: CheckContext) => CellFinding | null
}

export const isPercent = (row: Candidate): boolean => row.expectedUnit === '%'
/** Blanks without width and marks of direction: nobody sees them, and they make a word another one. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g

/** As much of a cell as a message shows; what nobody can see is named. */
export function excerpt(raw: string): string {
  const short = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw
  return short.replace(
    UNSEEN,
    (character) => `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}
