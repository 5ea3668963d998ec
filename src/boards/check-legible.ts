// Can a board be read from the farthest seat that it names?
import { ARC_MINUTES, arcMinutesOf, millimetresOf, unitsFor } from '../core/legibility.ts'
import { type Fault, fault } from '../core/problem.ts'
import { USUAL_TILE, viewingOf } from './expand.ts'
import type { ReadBoard } from './read-board.ts'
import { largestScale, legibleScale, MUST_READ, roomOf } from './tile-room.ts'
import { TILE_KINDS, tileKindOf } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

/** One fault for each kind of tile that stays too small even when it has the screen for itself. */
export function checkLegible(
  { file: board, places }: ReadBoard,
  kinds: readonly TileKind[] = TILE_KINDS,
): Fault[] {
  const viewing = viewingOf(board)
  const room = roomOf(viewing.ratio)
  const needed = legibleScale(viewing)
  const seen = new Set<string>()
  return board.pages.flatMap((page) =>
    page.tiles.flatMap((file) => {
      const { tile, span } = tileKindOf(file.tile ?? USUAL_TILE, kinds)
      const largest = largestScale(span, room)
      if (largest >= needed || seen.has(tile)) return []
      seen.add(tile)
      const { diagonal, seat, ratio } = viewing
      const possible = largest / needed
      const row = board.screen ? places.lineOf(board, 'screen') : places.lineOf(file)
      return [
        fault(
          'board-illegible',
          {
            diagonal,
            seat,
            ratio: ratio.join(':'),
            minutes: ARC_MINUTES,
            units: unitsFor(viewing).toFixed(0),
            needed: (unitsFor(viewing) * millimetresOf(viewing)).toFixed(0),
            tile,
            reached: arcMinutesOf(largest * MUST_READ, viewing).toFixed(1),
            largestSeat: (Math.floor(seat * possible * 10) / 10).toFixed(1),
            smallestDiagonal: Math.ceil(diagonal / possible),
          },
          { row, column: board.screen ? 'screen' : 'tile' },
        ),
      ]
    }),
  )
}
