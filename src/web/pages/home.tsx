// The way in: boards with their tallies, plans, how to send figures.
import type { Board, Tally } from '../../boards/index.ts'
import type { Day, Instant } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import type { UploadRecord } from '../../store/store.ts'
import type { Frame } from '../frame.ts'

export interface HomeInput {
  /** The plan looked at, and its boards with their tallies. */
  readonly plan: KeptPlan | null
  readonly boards: readonly { readonly board: Board; readonly tally: Tally; readonly demo: boolean }[]
  readonly plans: readonly KeptPlan[]
  /** Newest first; a handful. */
  readonly uploads: readonly UploadRecord[]
  readonly asOf: Day
  readonly knownAt: Instant | null
}

export function renderHome(_input: HomeInput, _frame: Frame): string {
  return ''
}
