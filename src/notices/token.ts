// A number of a text with all that stands around it, and what is known of the text.
import type { Clause } from './clauses.ts'
import type { FoundComparator } from './comparators.ts'
import type { Numeral } from './numerals.ts'
import type { FoundUnit } from './units.ts'

/** What is known of a text from its surroundings. */
export interface TextContext {
  /** The plan's year. */
  readonly year: number
  /** What the row is about, when the text itself does not say (增长 6% in a row of 服务业增加值). */
  readonly subject?: string
}

/** One number or one range with all that stands around it; indices into the folded text. */
export interface Token {
  readonly numeral: Numeral
  readonly upper: Numeral | null
  readonly unit: FoundUnit | null
  readonly start: number
  /** Behind the unit. */
  readonly end: number
  readonly clause: Clause
  /** From the clause's beginning or the number before. */
  readonly before: string
  /** From the clause's beginning. */
  readonly upTo: string
  /** The clause before it, when that only says by when (到2027年，); else empty. */
  readonly time: string
  /** To the clause's end or the next number. */
  readonly behind: string
  readonly phrase: string
  readonly compared: FoundComparator
  /** Values of one 分别: position and how many. */
  readonly shared: { readonly index: number; readonly names: readonly string[] | null } | null
}
