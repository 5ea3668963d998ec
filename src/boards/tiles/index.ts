// The registry of tiles: what a wall can hang, one file each. What a tile looks like is in src/web/wall/tiles.
import { gaugeViews } from './gauge.ts'
import type { TileMaker, TileView as View } from './tile.ts'

export const TILE_KINDS = ['gauge'] as const
export type TileKind = (typeof TILE_KINDS)[number]

export type TileView = View

export const tileViews: Readonly<Record<TileKind, TileMaker>> = {
  gauge: gaugeViews,
}
