// The year strip as it hangs on a wall: a cell of light for every period.
import { year as kind, type YearCell, type YearTileView } from '../../../boards/tiles/year.ts'
import { besideUnit } from '../../../core/measure-words.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf } from '../fit.ts'
import { ShapeIcon, silhouetteOf } from '../icons.tsx'
import { DemoMark, Goal, goalFits, Name, StatusWord } from '../words.tsx'
import { DRAWING_MARKS, type DrawingMark, tileDrawing } from './drawing.ts'

/** What a cell has for words, less the status's silhouette and the gaps. */
const LINE_ROOMS = { beside: 460, stacked: 364 } as const
const REACHED_SIZE = 36
const STATUS_SIZE = 35
const DEMO_ROOM = 80

function YearTile({ view, say }: { view: YearTileView; say: Say }) {
  const { value } = view
  const reached = value ? besideUnit(value.number, value.unit) : '—'
  const taken = emsOf(reached) * REACHED_SIZE + emsOf(view.word) * STATUS_SIZE + (view.demo ? DEMO_ROOM : 0)
  const fits = (room: number): boolean => goalFits(view.target.short, say('target'), room - taken)
  return (
    <>
      <Name name={view.name} href={view.href} />
      <div class={fits(LINE_ROOMS.beside) ? (fits(LINE_ROOMS.stacked) ? 'line' : 'line narrow') : 'line two'}>
        {view.status && view.light && <StatusWord status={view.status} light={view.light} word={view.word} />}
        <p class="reached">
          <b>{reached}</b>
        </p>
        <Goal target={view.target} say={say} />
        <DemoMark view={view} say={say} />
      </div>
      <ol class={`cells n${view.cells.length}`}>
        {view.cells.map((cell) => (
          <Cell key={cell.name} cell={cell} say={say} />
        ))}
      </ol>
    </>
  )
}

function Cell({ cell, say }: { cell: YearCell; say: Say }) {
  const { status, light, caughtUp, name, word } = cell
  return (
    <li class={status ? `light-${light}` : 'ahead'}>
      <span>{name}</span>
      {status ? (
        <ShapeIcon shape={caughtUp ? 'caught-up' : silhouetteOf(status, light)} />
      ) : (
        <i class="empty" aria-hidden="true" />
      )}
      <span class="sr">{caughtUp ? `${word} · ${say('caughtUp')}` : word}</span>
    </li>
  )
}

const styles = `
.year{grid-template:"name" auto "line" auto "cells" minmax(0,1fr)/minmax(0,1fr);row-gap:calc(4*var(--t))}
.year .line{grid-area:line;justify-content:flex-start;gap:0 calc(12*var(--t))}
.year .line.two,.stacked .year .line.narrow{flex-wrap:wrap}
.year .line.two .goal,.stacked .year .line.narrow .goal{flex:1 1 100%;order:1}
.year .line .goal{-webkit-line-clamp:1}
.year .line .demo{margin-left:auto}
.year .status{flex:none}
.year .reached{flex:0 1 auto;min-width:0;font-size:calc(36*var(--t));white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.year .line.two .reached,.stacked .year .line.narrow .reached{flex:1 1 0}
.year .cells{grid-area:cells;display:grid;gap:calc(6*var(--t));grid-auto-rows:minmax(0,1fr);grid-template-columns:repeat(6,minmax(0,1fr))}
.stacked .year .cells.n12{grid-template-columns:repeat(4,minmax(0,1fr))}
.year .cells.n4{grid-template-columns:repeat(4,minmax(0,1fr))}
.year .cells.n2{grid-template-columns:repeat(2,minmax(0,1fr))}
.year .cells.n1{grid-template-columns:minmax(0,1fr)}
.year .cells li{display:flex;align-items:center;justify-content:center;gap:.2em;font-size:calc(24*var(--t));line-height:1;border-radius:calc(6*var(--t));border-bottom:calc(5*var(--t)) solid var(--light,var(--line));background:var(--ground);white-space:nowrap;min-height:0}
.year .cells .icon{color:var(--light);font-size:calc(25*var(--t))}
.stacked .year .cells li{font-size:calc(28*var(--t))}
.stacked .year .cells .icon{font-size:calc(32*var(--t))}
.year .cells li.ahead{--light:var(--line);color:var(--muted)}
.year .cells .empty{width:calc(20*var(--t));height:calc(3*var(--t));background:var(--muted);border-radius:2px}
`

/** The silhouettes that its cells show without a word. */
function marksOf({ cells }: YearTileView): readonly DrawingMark[] {
  const shown = new Set<string>(
    cells.flatMap(({ status, light, caughtUp }) =>
      status === null ? [] : [caughtUp ? 'caught-up' : `shape-${silhouetteOf(status, light)}`],
    ),
  )
  return DRAWING_MARKS.filter((mark) => shown.has(mark))
}

export const year = tileDrawing(kind, {
  Inner: YearTile,
  marks: marksOf,
  styles,
})
