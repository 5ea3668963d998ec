// A clock, for a page of its own or beside few tiles. The screen fills it in by the service's time.
import { text } from '../../core/text.ts'
import { type TileView, tileKind } from './tile.ts'

interface ClockTileView extends TileView {
  readonly tile: 'clock'
}

export const clock = tileKind<ClockTileView>({
  tile: 'clock',
  shows: text('时钟（按服务的时间，不按屏的）', 'A clock, by the service’s time and not the screen’s'),
  // Paper tells no time.
  onPaper: false,
  views: () => [{ tile: 'clock', id: 'clock', indicators: [], status: null, light: null }],
})
