// Can a board be hung: does everything that its file names stand in the plan, and can it be read from the farthest seat?
import { ARC_MINUTES, arcMinutesOf, millimetresOf, unitsFor } from '../core/legibility.ts'
import { nearest } from '../core/nearest.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault } from '../core/problem.ts'
import { many, USUAL_TILE, viewingOf } from './expand.ts'
import type { ReadBoard } from './read-board.ts'
import { largestScale, legibleScale, MUST_READ, roomOf } from './tile-room.ts'
import { TILE_KINDS, tileKindOf } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

const NOUNS = {
  indicator: { zh: '指标', en: 'indicator' },
  task: { zh: '任务', en: 'task' },
  section: { zh: '部分', en: 'section' },
  leader: { zh: '分管领导', en: 'leader' },
  unit: { zh: '单位', en: 'unit' },
} as const
type Noun = keyof typeof NOUNS

/** One fault per reference to something that the plan does not have. Units are found by id, name or alias. */
export function checkBoard({ file, places }: ReadBoard, plan: Plan): Fault[] {
  const faults: Fault[] = []
  if (file.plan !== undefined && file.plan !== plan.id) return faults
  const known = knownOf(plan)
  for (const page of file.pages) {
    for (const tile of page.tiles) {
      for (const noun of Object.keys(NOUNS) as Noun[]) {
        const wanted = tile[noun]
        if (wanted === undefined) continue
        many<string | number>(wanted).forEach((id, index) => {
          if (known[noun].has(String(id))) return
          const row = Array.isArray(wanted) ? places.lineOf(wanted, index) : places.lineOf(tile, noun)
          const [suggestion = ''] = nearest(String(id), known[noun])
          const { zh, en } = NOUNS[noun]
          const params = { noun: zh, nounEn: en, id: String(id), plan: plan.id, nearest: suggestion }
          faults.push(fault('board-unknown-reference', params, { row, column: noun }))
        })
      }
    }
  }
  return faults
}

/** Two files that would make boards of one id. */
export function checkBoardIds(boards: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>()
  return boards.flatMap(({ id }) => {
    if (seen.has(id)) return [fault('board-duplicate', { id })]
    seen.add(id)
    return []
  })
}

function knownOf(plan: Plan): Readonly<Record<Noun, ReadonlySet<string>>> {
  return {
    indicator: new Set([...plan.indicators, ...plan.watched].map(({ id }) => id)),
    task: new Set(plan.tasks.map(({ number }) => String(number))),
    section: new Set(['none', ...plan.sections.map(({ id }) => id)]),
    leader: new Set(plan.leaders.flatMap(({ id, name }) => [id, name])),
    unit: new Set(plan.units.flatMap(({ id, name, aliases }) => [id, name, ...aliases])),
  }
}

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
