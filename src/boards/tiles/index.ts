// The registry of tiles: what a wall can hang, one file and one line each. How they are drawn is in src/web/wall/tiles.
import { behind } from './behind.ts'
import { calendar } from './calendar.ts'
import { clock } from './clock.ts'
import { gauge } from './gauge.ts'
import { number } from './number.ts'
import { sections } from './sections.ts'
import { shares } from './shares.ts'
import { slips } from './slips.ts'
import { tally } from './tally.ts'
import type { TileKind } from './tile.ts'
import { watched } from './watched.ts'
import { year } from './year.ts'

export const TILE_KINDS = [
  gauge,
  number,
  sections,
  tally,
  behind,
  shares,
  watched,
  year,
  calendar,
  clock,
  slips,
] as const

/** As board files name them. */
export type TileName = (typeof TILE_KINDS)[number]['tile']

/** A board that was read names no other kinds than those it was read with. */
export function tileKindOf(name: string, kinds: readonly TileKind[] = TILE_KINDS): TileKind {
  const found = kinds.find(({ tile }) => tile === name)
  if (!found) throw new Error(`there is no kind of tile “${name}”`)
  return found
}
