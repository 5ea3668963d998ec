// What an upload did: the answer that the sender keeps.

import type { Light, Status } from './assessment.ts'
import type { Conflict } from './beside.ts'
import type { SeriesCheckName } from './check-names.ts'
import type { Basis } from './observation.ts'
import type { Instant, Period } from './period.ts'
import type { ProblemCode } from './problems/index.ts'
import type { BasisTaken, CellEdit, Conversion, Reading } from './reading.ts'
import type { Text } from './text.ts'

/** A figure that had another value before. Values are exact decimal texts; null for "no value". */
interface RevisedFigure {
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  readonly before: string | null
  readonly after: string | null
  readonly row: number
  readonly cell: string
}

/** A figure of the upload that the public will see later. */
export interface WaitingFigure {
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  readonly row: number
  readonly cell: string
  /** From when the public sees it; stated, or that of the figure which it corrects. */
  readonly releaseAt: Instant
}

/** The doubt about a release that is farther away than usual. */
export const LONG_EMBARGO = 'long-embargo'

/** Something odd about a figure, and why it was let pass. */
export interface Warning {
  /** `<check>/<region>/<indicator>/<period>/<basis>`: what a reason of its own is given for. */
  readonly id: string
  readonly check: SeriesCheckName | typeof LONG_EMBARGO
  readonly code: ProblemCode
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  readonly row: number
  readonly cell: string
  readonly detail: Text
  readonly fix: Text
  /** null while nobody has given one: then the upload does not pass. */
  readonly reason: string | null
}

/** An indicator that is judged otherwise than before. */
export interface StatusChange {
  readonly region: string
  readonly plan: string
  readonly indicator: string
  readonly name: string
  readonly from: { readonly period: Period | null; readonly status: Status; readonly light: Light }
  readonly to: { readonly period: Period | null; readonly status: Status; readonly light: Light }
}

/** What the sender said of rows that do not say it themselves; null: nothing. */
export interface SentFor {
  readonly plan: string | null
  readonly region: string | null
  readonly source: string | null
  readonly knownAt: Instant | null
}

/** A second person's part in an upload. */
interface Review {
  readonly sentBy: string
  readonly sentAt: Instant
  readonly confirmedBy: string
  readonly confirmedAt: Instant
  /** The first figures that had changed since it was sent, and were accepted as they are now. */
  readonly conflicts: readonly Conflict[]
}

export interface Receipt {
  /** Who sent it and who confirmed it; absent when no second person had to. */
  readonly review?: Review
  readonly sentFor?: SentFor
  readonly upload: string
  readonly sha256: string
  readonly filename: string
  readonly format: string
  /** Character encoding of text formats; null for the others. */
  readonly encoding: string | null
  readonly receivedAt: Instant
  readonly by: string
  readonly dryRun: boolean
  readonly rows: {
    readonly read: number
    readonly new: number
    readonly revised: number
    readonly unchanged: number
  }
  /** The first revisions; `rows.revised` counts all. */
  readonly revised: readonly RevisedFigure[]
  readonly statusChanges: readonly StatusChange[]
  /** What the public will see later: how many, and the first of them; absent: all of it is public at once. */
  readonly waits?: { readonly count: number; readonly figures: readonly WaitingFigure[] }
  /** false: there were too many figures to look at each beside its series; absent: they were looked at. */
  readonly examined?: boolean
  /** Why it passes all the same; a null reason: nobody has given one. Only where `examined` is false. */
  readonly unexamined?: { readonly reason: string | null }
  /** In the order of regions and rows. */
  readonly warnings: readonly Warning[]
  /** How a sheet became figures; absent for files of records. */
  readonly reading?: Reading
  /** The first values that were stated in another unit; absent when there are none. */
  readonly conversions?: readonly Conversion[]
  /** Series whose basis neither the file nor any figure tells: read as the plan judges them; absent when there are none. */
  readonly basesTaken?: readonly BasisTaken[]
  /** Cells that the sender put right at the desk; absent when there are none. */
  readonly edits?: readonly CellEdit[]
}
