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

/** What hangs on one screen, and the grid on which it hangs. */
export interface ScreenLayout {
  readonly columns: number
  readonly rows: number
  readonly arrangement: Arrangement
  /** Size of the tiles' texts: 1 is the smallest that is ever drawn. */
  readonly scale: number
  /** How much larger a drawing above its words may be, because its cell is higher than it must be: 1 and more. */
  readonly grow: number
  /** Its tiles, by their place in the list. */
  readonly tiles: readonly number[]
}

/** A single tile fills a screen at about this scale. */
const MAX_SCALE = 3.2

/**
 * The fewest screens on which every tile has at least `minScale`, equally full where tiles are of one cell, and on each the
 * largest tiles; always at least one. When not even one tile is legible, one tile a screen as large as it gets: a board like
 * that is refused when it is checked. No tiles: one empty screen.
 */
export function wallLayout(
  spans: readonly Span[],
  area: Extent,
  minScale = USUAL_SCALE,
): readonly ScreenLayout[] {
  let fewest: number[][] | null = null
  for (const grid of gridsOf(spans, area, minScale)) {
    const screens = packed(spans, grid)
    if (screens && (fewest === null || screens.length < fewest.length)) fewest = screens
  }
  if (fewest === null) return alone(spans, area)
  if (spans.some(({ columns, rows }) => columns * rows > 1)) {
    return fewest.map((tiles) => {
      const own = tiles.map((place) => spans[place] ?? ONE_CELL)
      return { ...largestFor(own, area, minScale), tiles }
    })
  }
  const byCount = new Map<number, Omit<ScreenLayout, 'tiles'>>()
  return shared(spans.length, fewest.length).map((tiles) => {
    const layout = byCount.get(tiles.length) ?? largestFor(cells(tiles.length), area, minScale)
    byCount.set(tiles.length, layout)
    return { ...layout, tiles }
  })
}

/** So many tiles in order on so many screens, none with more than one more than another. */
function shared(count: number, screens: number): number[][] {
  const places = Array.from({ length: count }, (_, place) => place)
  return Array.from({ length: screens }, (_, index) =>
    places.slice(Math.ceil((index * count) / screens), Math.ceil(((index + 1) * count) / screens)),
  )
}

interface Grid extends Span {
  readonly arrangement: Arrangement
  readonly scale: number
}

/** Every grid whose cells are legible. */
function gridsOf(spans: readonly Span[], area: Extent, minScale: number): Grid[] {
  const most = Math.max(
    1,
    spans.reduce((sum, { columns, rows }) => sum + columns * rows, 0),
  )
  const grids: Grid[] = []
  for (const arrangement of ['beside', 'stacked'] as const) {
    const cell = CELL[arrangement]
    for (let columns = 1; columns <= most; columns++) {
      const width = (area.width - GAP * (columns - 1)) / columns
      if (width < cell.width * minScale) break
      for (let rows = 1; rows <= most; rows++) {
        const height = (area.height - GAP * (rows - 1)) / rows
        if (height < cell.height * minScale) break
        const scale = Math.min(width / cell.width, height / cell.height, Math.max(MAX_SCALE, minScale))
        grids.push({ columns, rows, arrangement, scale })
      }
    }
  }
  return grids
}

/** The grid that holds all of them and draws most. */
function largestFor(spans: readonly Span[], area: Extent, minScale: number): Omit<ScreenLayout, 'tiles'> {
  let found: Omit<ScreenLayout, 'tiles'> | null = null
  for (const grid of gridsOf(spans, area, minScale)) {
    if (packed(spans, grid)?.length !== 1) continue
    const layout = { ...grid, grow: growOf(grid, area) }
    if (found === null || isBetter(layout, found)) found = layout
  }
  if (found === null) throw new Error('tiles that stood on a screen stand on none')
  return found
}

function isBetter(one: Omit<ScreenLayout, 'tiles'>, other: Omit<ScreenLayout, 'tiles'>): boolean {
  const [drawn, others] = [drawnArea(one), drawnArea(other)]
  if (drawn > others * 1.002 || others > drawn * 1.002) return drawn > others
  return one.columns * one.rows < other.columns * other.rows
}

/** A dial that stands above its words is this high at scale 1. */
const DIAL = 128
const LARGEST_GROWTH = 1.7

function growOf({ rows, scale, arrangement }: Grid, area: Extent): number {
  if (arrangement === 'beside') return 1
  const spare = (area.height - GAP * (rows - 1)) / rows / scale - CELL[arrangement].height
  return Math.min(LARGEST_GROWTH, 1 + Math.max(0, spare) / DIAL)
}

/** What a cell draws, without the emptiness around it. */
const drawnArea = ({ arrangement, scale, grow }: Omit<ScreenLayout, 'tiles'>): number =>
  CELL[arrangement].width * (CELL[arrangement].height + DIAL * (grow - 1)) * scale ** 2

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

function alone(spans: readonly Span[], area: Extent): ScreenLayout[] {
  const arrangement = area.width >= area.height ? 'beside' : 'stacked'
  const { width, height } = CELL[arrangement]
  const screen = ({ columns, rows }: Span, tiles: readonly number[]): ScreenLayout => ({
    columns,
    rows,
    arrangement,
    scale: Math.min(area.width / (columns * width), area.height / (rows * height), MAX_SCALE),
    grow: 1,
    tiles,
  })
  return spans.length === 0 ? [screen(ONE_CELL, [])] : spans.map((span, index) => screen(span, [index]))
}

/** As many tiles of one cell. */
export const cells = (count: number): Span[] => Array.from({ length: count }, () => ONE_CELL)
