// What a wall is told of the slips that are open: whoever makes the wall asks for them.

import type { Day } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import type { Level } from '../slips/finding.ts'

/** What of a plan's open slips a wall shows. */
export interface WallSlips {
  readonly counts: Readonly<Record<Level, number>>
  /** Of which the limit has passed. */
  readonly late: number
  /** null: none is open. */
  readonly gravest: {
    readonly id: string
    readonly level: Level
    readonly title: Text
    readonly unit: string
    readonly limit: Day
  } | null
}
