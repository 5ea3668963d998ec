// What a kind of tile must answer about how it is drawn: its element, its styles, the marks that the foot explains.
import type { VNode } from 'preact'
import { isOf, type TileKind, type TileView } from '../../../boards/index.ts'
import type { Say } from '../../messages/index.ts'

/** Marks that are the same on every drawing, in the order in which the foot explains them. */
export const DRAWING_MARKS = [
  'target',
  'band',
  'pace',
  'near',
  'last-year',
  'trend',
  'trend-lying',
  'not-reported',
  'shape-done',
  'shape-ahead',
  'shape-on-pace',
  'shape-near',
  'shape-far',
  'shape-missed',
  'shape-missing',
  'shape-not-due',
  'shape-other',
  'shape-ended',
  'caught-up',
] as const
export type DrawingMark = (typeof DRAWING_MARKS)[number]

export interface TileDrawing {
  readonly kind: TileKind
  /** Classes of the tile's element, which its styles hang on. */
  readonly className: (view: TileView) => string
  readonly inner: (view: TileView, say: Say) => VNode
  readonly marks: (view: TileView, say: Say) => readonly DrawingMark[]
  /** CSS in tile units, as src/web/styles/tile.ts says; what a phone needs otherwise in `@media (max-width:640px)`. */
  readonly styles: string
}

/** By the kind's name. */
export type Drawings = Readonly<Record<string, TileDrawing>>

/** Ties a drawing to the views of its kind. `className`: the kind's name unless it says otherwise. */
export function tileDrawing<View extends TileView>(
  kind: TileKind<View>,
  own: {
    readonly className?: string | ((view: View) => string)
    readonly Inner: (props: { readonly view: View; readonly say: Say }) => VNode
    readonly marks?: (view: View, say: Say) => readonly DrawingMark[]
    readonly styles: string
  },
): TileDrawing {
  const { className = kind.tile, Inner, marks, styles } = own
  const checked = (view: TileView): View => {
    if (isOf(kind, view)) return view
    throw new Error(`a tile “${view.tile}” is not drawn as “${kind.tile}”`)
  }
  return {
    kind,
    className: (view) => (typeof className === 'string' ? className : className(checked(view))),
    inner: (view, say) => Inner({ view: checked(view), say }),
    marks: (view, say) => marks?.(checked(view), say) ?? [],
    styles,
  }
}

/** Raises an error for a kind that nobody draws, which the compiler refuses for those of the registry. */
export function drawingOf({ tile }: TileView, drawings: Drawings): TileDrawing {
  const found = drawings[tile]
  if (!found) throw new Error(`nobody draws the kind of tile “${tile}”`)
  return found
}
