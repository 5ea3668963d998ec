// The registry of tiles: what a wall can hang, one file each. What a tile looks like is in src/web/wall/tiles.
import { ONE_CELL, type Span } from '../tile-room.ts'
import { type BehindTileView, behindViews } from './behind.ts'
import { type CalendarTileView, calendarViews } from './calendar.ts'
import { type ClockTileView, clockViews } from './clock.ts'
import { gaugeViews } from './gauge.ts'
import { type NumberTileView, numberViews } from './number.ts'
import { type SlipsTileView, slipsViews } from './slips.ts'
import { type TallyTileView, tallyViews } from './tally.ts'
import type { GaugeTileView, TileContext } from './tile.ts'
import { type YearTileView, yearViews } from './year.ts'

export const TILE_KINDS = [
  'gauge',
  'number',
  'tally',
  'behind',
  'year',
  'calendar',
  'clock',
  'slips',
] as const
export type TileKind = (typeof TILE_KINDS)[number]

export type TileView =
  | GaugeTileView
  | NumberTileView
  | TallyTileView
  | BehindTileView
  | YearTileView
  | CalendarTileView
  | ClockTileView
  | SlipsTileView

export const tileViews: Readonly<Record<TileKind, (context: TileContext) => readonly TileView[]>> = {
  gauge: gaugeViews,
  number: numberViews,
  tally: tallyViews,
  behind: behindViews,
  year: yearViews,
  calendar: calendarViews,
  clock: clockViews,
  slips: slipsViews,
}

const FOUR_CELLS: Span = { columns: 2, rows: 2 }

/** Cells of the grid that a tile of each kind stands on. */
export const TILE_SPANS: Readonly<Record<TileKind, Span>> = {
  gauge: ONE_CELL,
  number: ONE_CELL,
  tally: ONE_CELL,
  behind: FOUR_CELLS,
  year: ONE_CELL,
  calendar: FOUR_CELLS,
  clock: ONE_CELL,
  slips: ONE_CELL,
}
