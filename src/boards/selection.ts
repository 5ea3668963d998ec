// Which indicators a tile is of, and in which order they hang.
import type { Light, Status } from '../core/assessment.ts'

/** `plan`: as the plan lists them. `behind-first`: the worst first. */
export type TileOrder = 'plan' | 'behind-first'

/** Conditions that must all hold; an absent one is no condition. None at all selects every indicator. */
export interface Selection {
  readonly indicators?: readonly string[]
  readonly tasks?: readonly number[]
  /** Section ids; null stands for tasks before the first heading (and indicators without a task). */
  readonly sections?: readonly (string | null)[]
  readonly leaders?: readonly string[]
  /** Lead or responsible units of the task. */
  readonly units?: readonly string[]
  readonly statuses?: readonly Status[]
  readonly lights?: readonly Light[]
  /** The first so many of them, in the board's order. */
  readonly limit?: number
}
