// A new kind of tile is one file and one line in each of two tables: one made for this test goes through the whole product.
import { describe, expect, test } from 'vitest'
import {
  boardsFor,
  checkBoard,
  checkLegible,
  readBoard,
  showsSlips,
  TILE_KINDS,
  type TileView,
  tileKind,
  wallView,
} from '../../../src/boards/index.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import { text } from '../../../src/core/text.ts'
import { renderPrint, renderWall, wallMessage } from '../../../src/web/index.ts'
import { tileDrawing } from '../../../src/web/wall/tiles/drawing.ts'
import { DRAWINGS } from '../../../src/web/wall/tiles/index.tsx'
import { AS_OF, sampleFigures, samplePlan } from '../boards/sample.ts'
import { frame } from './frame.ts'

/** How many indicators the entry chose, in words of its own, on three cells. */
interface CountTileView extends TileView {
  readonly tile: 'count'
  readonly words: string
}
const count = tileKind<CountTileView>({
  tile: 'count',
  shows: text('指标个数', 'How many indicators'),
  span: { columns: 3, rows: 1 },
  views: ({ indicators, lang }) => [
    {
      tile: 'count',
      id: 'count',
      indicators: indicators.map(({ id }) => id),
      status: null,
      light: null,
      words: text(`${indicators.length} 个指标`, `${indicators.length} indicators`)[lang],
    },
  ],
})
const countDrawing = tileDrawing(count, {
  Inner: ({ view }) => <p class="many">{view.words}</p>,
  marks: () => ['pace'],
  styles: '.count .many{font-size:calc(40*var(--t))}',
})

const KINDS = [...TILE_KINDS, count]
const DRAWN = { ...DRAWINGS, count: countDrawing }

const FILE = `id: many
title: { zh: 个数, en: Count }
screen: { diagonal: 55, seat: 5 }
pages:
  - tiles:
      - { tile: count, indicator: [gdp, homes] }
      - { tile: clock }
`
const plan = samplePlan()

function read(file: string) {
  const { board, faults } = readBoard(file, KINDS)
  if (!board) throw new Error(faults.map(({ detail }) => detail.en).join())
  return board
}

function view(indicators = '[gdp, homes]') {
  const [board] = boardsFor([read(FILE.replace('[gdp, homes]', indicators)).file], plan)
  if (!board) throw new Error('no board')
  const figures = sampleFigures(plan)
  const assessments = assessPlan(plan, figures, AS_OF)
  const now = `${AS_OF}T02:00:00.000Z`
  expect(showsSlips(board, KINDS)).toBe(false)
  return wallView({ board, plan, assessments, figures, asOf: AS_OF, knownAt: null, lang: 'zh', now }, KINDS)
}

describe('a kind of tile made for a test', () => {
  test('is read from a board file, and named among the known ones when another is meant', () => {
    expect(read(FILE).file.pages[0]?.tiles[0]?.tile).toBe('count')
    const { faults } = readBoard(FILE.replace('tile: count', 'tile: cuont'), KINDS)
    expect(faults[0]).toMatchObject({ code: 'board-wrong-value', row: 6 })
    expect(faults[0]?.fix.zh).toContain('slips | count')
    // Without its line in the table nobody knows it.
    expect(readBoard(FILE).faults[0]).toMatchObject({ code: 'board-wrong-value', row: 6 })
  })

  test('is checked: what it names stands in the plan, and its cells can be read from the seat', () => {
    expect(checkBoard(read(FILE), plan)).toEqual([])
    expect(checkBoard(read(FILE.replace('homes', 'home')), plan)[0]).toMatchObject({ row: 6 })
    expect(checkLegible(read(FILE), KINDS)).toEqual([])
    const far = read(FILE.replace('seat: 5', 'seat: 9'))
    expect(checkLegible(far, KINDS)[0]).toMatchObject({ code: 'board-illegible', row: 3 })
    expect(checkLegible(far, KINDS)[0]?.detail.zh).toContain('count')
    // A tile of one cell is still legible there: the cells that it stands on make the difference.
    expect(
      checkLegible(read(FILE.replace('seat: 5', 'seat: 9').replace('tile: count', 'tile: gauge'))),
    ).toEqual([])
  })

  test('hangs on the wall with its styles, cells and marks, and counts in the head', () => {
    const wall = view()
    expect(wall.tally.total).toBe(2)
    const page = renderWall(wall, frame(), DRAWN)
    expect(page).toMatch(
      /<article class="tile count" data-tile="count" data-span="3x1"[^>]*><p class="many">2 个指标</,
    )
    expect(page).toContain('.count .many{font-size:calc(40*var(--t))}')
    expect(page).toContain('.tile[data-span="3x1"]{grid-column:span 3;grid-row:span 1}')
    const [legend = ''] = /<ul class="legend">.*?<\/ul>/.exec(page) ?? []
    expect(legend).toContain('序时进度')
    expect(legend).not.toContain('目标')
  })

  test('changes on the screens as a message', () => {
    const message = wallMessage(view('[gdp]'), view(), { drawings: DRAWN })
    expect(Object.keys(message?.tiles ?? {})).toEqual(['count'])
    expect(JSON.stringify(message?.tiles.count)).toContain('2 个指标')
  })

  test('is printed, where the clock is not', () => {
    const print = renderPrint(view(), 'A4', frame(), DRAWN)
    expect(print).toContain('<p class="many">2 个指标</p>')
    expect(print).not.toContain('data-tile="clock"')
  })
})
