// How much room a tile needs so that what must be read from the table can be: sizes at scale 1, and cells of the grid. No I/O.
import { USUAL_VIEWING, unitsFor, type Viewing } from '../core/legibility.ts'

/** Lengths in wall units: a 1080th of the screen's shorter side. */
export interface Extent {
  readonly width: number
  readonly height: number
}

/** Cells of the grid that a tile stands on. */
export interface Span {
  readonly columns: number
  readonly rows: number
}

export const ONE_CELL: Span = { columns: 1, rows: 1 }
export const FOUR_CELLS: Span = { columns: 2, rows: 2 }

/** How a cell is cut: drawing beside words, or above them. */
export type Arrangement = 'beside' | 'stacked'

/** The gap between tiles. */
export const GAP = 16

/** What a cell needs at scale 1. */
export const CELL: Readonly<Record<Arrangement, Extent>> = {
  beside: { width: 596, height: 268 },
  stacked: { width: 500, height: 372 },
}

/**
 * The smallest text at scale 1, in units, that must be read from the farthest seat: value, name, status and target.
 * Styles hold to it, and a test measures them. Other words are two thirds of it and more.
 */
export const MUST_READ = 34

/** Smaller is never drawn, however near the seats are. */
const SMALLEST_SCALE = 1

/** The scale at which what must be read is legible: 1.01 on 55 inches at five metres. */
export const legibleScale = (viewing: Viewing): number =>
  Math.max(SMALLEST_SCALE, unitsFor(viewing) / MUST_READ)

export const USUAL_SCALE = legibleScale(USUAL_VIEWING)

/** What head, foot and margins take of a screen. */
const MARGINS: Extent = { width: 48, height: 228 }

/** The room for tiles on a panel of this shape, lying. */
export function roomOf([one, other]: Viewing['ratio']): Extent {
  const long = (1080 * Math.max(one, other)) / Math.min(one, other)
  return { width: long - MARGINS.width, height: 1080 - MARGINS.height }
}

/** The largest scale at which one tile of this span still fits into the room. */
export function largestScale({ columns, rows }: Span, room: Extent): number {
  const scales = Object.values(CELL).map((cell) =>
    Math.min(
      (room.width - GAP * (columns - 1)) / (cell.width * columns),
      (room.height - GAP * (rows - 1)) / (cell.height * rows),
    ),
  )
  return Math.max(...scales)
}
