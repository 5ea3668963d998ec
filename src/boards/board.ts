// What a board is: which indicators hang on a wall, in which order, on which pages. Data, from `dashboards/`.
import type { Viewing } from '../core/legibility.ts'
import type { Text } from '../core/text.ts'
import type { Selection, TileOrder } from './choose.ts'
import type { Face, Theme } from './face.ts'

export type { Selection, TileOrder } from './choose.ts'

/** Who can have a board of a template's: sections, leaders in charge and lead units. */
export const OWNER_KINDS = ['section', 'leader', 'unit'] as const

/** Whose board a template made. */
export interface BoardOwner {
  readonly kind: (typeof OWNER_KINDS)[number]
  readonly id: string
  readonly name: string
}

interface TileChoice {
  /** A kind of tile, by name. */
  readonly tile: string
  /** Of tiles that are drawn with a face; others take no notice. */
  readonly face: Face
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
  readonly order: TileOrder
  /** How long a wall shows each page. */
  readonly secondsPerPage: number
  /** The panel it hangs on and the farthest seat: how large its tiles must be. */
  readonly viewing: Viewing
  readonly theme: Theme
  readonly pages: readonly BoardPage[]
}
