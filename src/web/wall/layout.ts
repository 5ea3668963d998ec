// How many tiles fit on a screen so that each can be read from the table. Shared by service and screen; no I/O.

/** Lengths in wall units: a 1080th of the screen's shorter side. */
export interface Area {
  readonly width: number
  readonly height: number
}

export type Arrangement = 'beside' | 'stacked'

export interface Layout {
  readonly columns: number
  readonly rows: number
  /** Tiles of one screen; a page with more is shown as several. */
  readonly perScreen: number
  readonly screens: number
  readonly arrangement: Arrangement
  /** Size of the tiles' texts: 1 is the smallest that can be read. */
  readonly scale: number
}

/** The gap between tiles. */
export const GAP = 16

/** What a tile needs at scale 1: gauge beside words, or above them. */
const BASE: Readonly<Record<Arrangement, Area>> = {
  beside: { width: 596, height: 268 },
  stacked: { width: 500, height: 330 },
}
/** Larger is only emptier. */
const MAX_SCALE = 2

/** The room for tiles on a 16:9 screen: what the service lays out before it knows the screen. */
export const USUAL_AREA: Area = { width: 1872, height: 852 }

/**
 * The fewest screens on which every tile has at least `minScale`, and on each the largest tiles. One tile a screen, however
 * small, when nothing fits. `count` 0 gives one empty screen.
 */
export function layoutOf(count: number, area: Area, minScale = 1): Layout {
  const tiles = Math.max(1, count)
  for (let screens = 1; screens < tiles; screens++) {
    const layout = best(Math.ceil(tiles / screens), area)
    if (layout.scale < minScale) continue
    // Full screens and a rest look better than holes on every one.
    const perScreen = Math.min(tiles, layout.columns * layout.rows)
    return { ...layout, perScreen, screens: Math.ceil(tiles / perScreen) }
  }
  return { ...best(1, area), screens: tiles }
}

function best(perScreen: number, area: Area): Omit<Layout, 'screens'> {
  let found: Omit<Layout, 'screens'> | null = null
  for (let columns = 1; columns <= perScreen; columns++) {
    const rows = Math.ceil(perScreen / columns)
    for (const arrangement of ['beside', 'stacked'] as const) {
      const base = BASE[arrangement]
      const width = (area.width - GAP * (columns - 1)) / columns
      const height = (area.height - GAP * (rows - 1)) / rows
      const scale = Math.min(width / base.width, height / base.height, MAX_SCALE)
      const emptier = found !== null && columns * rows > found.columns * found.rows
      if (found === null || scale > found.scale * 1.001 || (scale >= found.scale && !emptier)) {
        found = { columns, rows, perScreen, arrangement, scale }
      }
    }
  }
  return found ?? { columns: 1, rows: 1, perScreen, arrangement: 'beside', scale: 0 }
}
