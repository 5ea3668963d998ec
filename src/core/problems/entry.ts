// The shape of a catalogue entry.
import type { Text } from '../text.ts'

/** What an entry's sentences may mention. */
export type Params = Readonly<Record<string, string | number>>

/** One kind of failure that a user can see. */
export interface ProblemEntry {
  /** HTTP status when it reaches a client. */
  readonly status: number
  /** What kind of failure, the same for every occurrence. */
  readonly title: Text
  /** What happened and where, this time. */
  readonly detail: (params: Params) => Text
  /** How to mend it. */
  readonly fix: (params: Params) => Text
}
