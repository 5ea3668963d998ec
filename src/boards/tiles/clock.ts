// A clock, for a page of its own or beside few tiles. The screen fills it in by the service's time.
import type { BaseTileView } from './tile.ts'

export interface ClockTileView extends BaseTileView {
  readonly tile: 'clock'
}

export function clockViews(): ClockTileView[] {
  return [{ tile: 'clock', id: 'clock', indicators: [], status: null, light: null }]
}
