// How many tiles fit on a screen so that each can be read from the table. Shared by service and screen; no I/O.
import {
  type Arrangement,
  CELL,
  type Extent,
  GAP,
  ONE_CELL,
  type Span,
  USUAL_SCALE,
} from '../../boards/tile-room.ts'

export { type Extent, GAP, type Span } from '../../boards/tile-room.ts'

export interface WallLayout {
  readonly columns: number
  readonly rows: number
  readonly arrangement: Arrangement
  /** Size of the tiles' texts: 1 is the smallest that is ever drawn. */
  readonly scale: number
  /** How much larger a drawing above its words may be, because its cell is higher than it must be: 1 and more. */
  readonly grow: number
  /** Which tiles (by their place in the list) stand on each screen; always at least one screen. */
  readonly screens: readonly (readonly number[])[]
}

/** Larger is only emptier, unless the seats are that far. */
const MAX_SCALE = 2

/**
 * The fewest screens on which every tile has at least `minScale`, and on each the largest tiles. When not even one tile is
 * legible, one tile a screen as large as it gets: a board like that is refused when it is checked. No tiles: one empty screen.
 */
export function wallLayout(spans: readonly Span[], area: Extent, minScale = USUAL_SCALE): WallLayout {
  let found: WallLayout | null = null
  for (const arrangement of ['beside', 'stacked'] as const) {
    for (const grid of gridsOf(spans, area, arrangement, minScale)) {
      const screens = packed(spans, grid)
      if (screens === null) continue
      const layout = { ...grid, arrangement, screens, grow: growOf(grid, area, arrangement) }
      if (found === null || isBetter(layout, found, area)) found = layout
    }
  }
  return found ?? alone(spans, area)
}

interface Grid extends Span {
  readonly scale: number
}

/** Every grid whose cells are legible. */
function gridsOf(spans: readonly Span[], area: Extent, arrangement: Arrangement, minScale: number): Grid[] {
  const cell = CELL[arrangement]
  const most = Math.max(
    1,
    spans.reduce((sum, { columns, rows }) => sum + columns * rows, 0),
  )
  const grids: Grid[] = []
  for (let columns = 1; columns <= most; columns++) {
    const width = (area.width - GAP * (columns - 1)) / columns
    if (width < cell.width * minScale) break
    for (let rows = 1; rows <= most; rows++) {
      const height = (area.height - GAP * (rows - 1)) / rows
      if (height < cell.height * minScale) break
      const scale = Math.min(width / cell.width, height / cell.height, Math.max(MAX_SCALE, minScale))
      grids.push({ columns, rows, scale })
    }
  }
  return grids
}

function isBetter(one: WallLayout, other: WallLayout, area: Extent): boolean {
  if (one.screens.length !== other.screens.length) return one.screens.length < other.screens.length
  // One column of wide cells leaves half an upright screen empty.
  if (area.height > area.width && one.arrangement !== other.arrangement) return one.arrangement === 'stacked'
  const [drawn, others] = [drawnArea(one), drawnArea(other)]
  if (drawn > others * 1.002 || others > drawn * 1.002) return drawn > others
  return one.columns * one.rows < other.columns * other.rows
}

/** A dial that stands above its words is this high at scale 1. */
const DIAL = 128
const LARGEST_GROWTH = 1.7

function growOf({ rows, scale }: Grid, area: Extent, arrangement: Arrangement): number {
  const spare = (area.height - GAP * (rows - 1)) / rows / scale - CELL[arrangement].height
  return Math.min(LARGEST_GROWTH, 1 + Math.max(0, spare) / DIAL)
}

/** What a cell draws, without the emptiness around it. */
const drawnArea = ({ arrangement, scale }: WallLayout): number =>
  CELL[arrangement].width * CELL[arrangement].height * scale ** 2

/**
 * Tiles in order, each on the first screen that has room and there in the first free place, as CSS places them
 * (`grid-auto-flow: dense`). Null when a tile is larger than the grid.
 */
function packed(spans: readonly Span[], { columns, rows }: Span): number[][] | null {
  const screens: { readonly tiles: number[]; readonly taken: boolean[] }[] = []
  let full = 0
  for (const [index, span] of spans.entries()) {
    if (span.columns > columns || span.rows > rows) return null
    let screen = screens.slice(full).find(({ taken }) => place(taken, span, columns, rows))
    if (!screen) {
      screen = { tiles: [], taken: [] }
      screens.push(screen)
      place(screen.taken, span, columns, rows)
    }
    screen.tiles.push(index)
    while (screens[full]?.taken.filter(Boolean).length === columns * rows) full++
  }
  return screens.length === 0 ? [[]] : screens.map(({ tiles }) => tiles)
}

function place(taken: boolean[], span: Span, columns: number, rows: number): boolean {
  for (let row = 0; row + span.rows <= rows; row++) {
    for (let column = 0; column + span.columns <= columns; column++) {
      const cells: number[] = []
      for (let down = 0; down < span.rows; down++)
        for (let across = 0; across < span.columns; across++)
          cells.push((row + down) * columns + column + across)
      if (cells.some((cell) => taken[cell])) continue
      for (const cell of cells) taken[cell] = true
      return true
    }
  }
  return false
}

function alone(spans: readonly Span[], area: Extent): WallLayout {
  const columns = Math.max(1, ...spans.map((span) => span.columns))
  const rows = Math.max(1, ...spans.map((span) => span.rows))
  const arrangement = area.width >= area.height ? 'beside' : 'stacked'
  const { width, height } = CELL[arrangement]
  const scale = Math.min(area.width / (columns * width), area.height / (rows * height), MAX_SCALE)
  return {
    columns,
    rows,
    arrangement,
    scale,
    grow: 1,
    screens: spans.length === 0 ? [[]] : spans.map((_, index) => [index]),
  }
}

/** As many tiles of one cell. */
export const cells = (count: number): Span[] => Array.from({ length: count }, () => ONE_CELL)
