// What the preview says of a whole draft: the same for the page without script and for the sheet with one.

import type { Instant } from '../../core/period.ts'
import type { Fault } from '../../core/problem.ts'
import type { BasisTaken, CellEdit, Conversion, Reading } from '../../core/reading.ts'
import type { Receipt, StatusChange } from '../../core/receipt.ts'
import type { Text } from '../../core/text.ts'
import type { ProposalParts } from '../../desk/proposals.ts'

export interface DoubtLine {
  /** Id of the warning. */
  readonly id: string
  readonly cell: string
  /** Of the indicator. */
  readonly name: string
  readonly detail: Text
  readonly fix: Text
  /** null: nobody has given one. */
  readonly reason: string | null
  /** The part of it that was given for this doubt alone; empty: none. */
  readonly own: string
}

export interface DraftSummary {
  /** Id of the draft. */
  readonly draft: string
  readonly filename: string
  readonly at: Instant
  /** Cells that hold a figure or should. */
  readonly total: number
  /** Why it cannot be stored as it is, with the faults that belong to no cell; null: it can. */
  readonly refusal: {
    readonly code: string
    readonly detail: Text
    readonly fix: Text
    readonly faults: readonly Fault[]
    /** What can be chosen within each of them, by its place; empty: nothing. */
    readonly proposals: readonly ProposalParts[]
    /** Of which a row can be one. */
    readonly indicators: readonly string[]
  } | null
  /** null: it cannot be stored as it is. */
  readonly rows: Receipt['rows'] | null
  readonly changes: readonly StatusChange[]
  /** How a sheet was read; absent for records, and while nobody knows. */
  readonly reading?: Reading
  readonly conversions?: readonly Conversion[]
  readonly basesTaken?: readonly BasisTaken[]
  /** Ids and names of the indicators that these and `waits` speak of. */
  readonly names: readonly (readonly [string, string])[]
  readonly waits?: NonNullable<Receipt['waits']>
  readonly doubts: readonly DoubtLine[]
  /** Empty: none. */
  readonly reasonForAll: string
  readonly edits: readonly CellEdit[]
  /** Why the last attempt to confirm did not work, or that the file is in already. */
  readonly failure: Text | null
}
