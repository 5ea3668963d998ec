// What a board is: which indicators hang on a wall, in which order, on which pages. Data, from `dashboards/`.
import type { Light, Status } from '../core/assessment.ts'
import type { Text } from '../core/text.ts'
import type { TileKind } from './tiles/index.ts'

/** `plan`: as the plan lists them. `behind-first`: the worst first. */
export type Order = 'plan' | 'behind-first'

/** Whose board a template made. */
export interface BoardOwner {
  readonly kind: 'section' | 'leader'
  readonly id: string
  readonly name: string
}

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
}

export interface TileChoice {
  readonly tile: TileKind
  readonly select: Selection
}

export interface BoardPage {
  readonly title: Text | null
  readonly tiles: readonly TileChoice[]
}

export interface Board {
  readonly id: string
  /** Id of the plan whose indicators it shows. */
  readonly plan: string
  readonly title: Text
  readonly owner: BoardOwner | null
  readonly order: Order
  /** How long a wall shows each page. */
  readonly secondsPerPage: number
  readonly pages: readonly BoardPage[]
}
