// The year strip as it hangs on a wall: a cell of light for every period.
import { year as kind, type YearCell, type YearTileView } from '../../../boards/tiles/year.ts'
import type { Say } from '../../messages/index.ts'
import { ShapeIcon, silhouetteOf } from '../icons.tsx'
import { DemoMark, Goal, Name, StatusWord } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

function YearTile({ view, say }: { view: YearTileView; say: Say }) {
  const { value } = view
  return (
    <>
      <Name name={view.name} href={view.href} />
      <div class="line">
        {view.status && view.light && <StatusWord status={view.status} light={view.light} word={view.word} />}
        <p class="reached">
          <b>{value ? `${value.number}${value.unit === '%' ? '' : ' '}${value.unit}` : '—'}</b>
        </p>
        <Goal target={view.target} say={say} />
      </div>
      <DemoMark view={view} say={say} />
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
.year{grid-template:"name demo" auto "line line" auto "cells cells" minmax(0,1fr)/minmax(0,1fr) auto;row-gap:calc(4*var(--t))}
.year .line{grid-area:line;justify-content:flex-start;flex-wrap:wrap;gap:0 calc(12*var(--t))}
.year>.demo{grid-area:demo;align-self:start;margin-top:calc(6*var(--t))}
.year .reached{font-size:calc(36*var(--t));white-space:nowrap}
.year .goal{white-space:normal}
.year .cells{grid-area:cells;display:grid;gap:calc(6*var(--t));grid-template-columns:repeat(6,minmax(0,1fr))}
.year .cells.n4{grid-template-columns:repeat(4,minmax(0,1fr))}
.year .cells.n2{grid-template-columns:repeat(2,minmax(0,1fr))}
.year .cells.n1{grid-template-columns:minmax(0,1fr)}
.year .cells li{display:flex;align-items:center;justify-content:center;gap:.25em;font-size:calc(26*var(--t));line-height:1;border-radius:calc(6*var(--t));border-bottom:calc(5*var(--t)) solid var(--light,var(--line));background:var(--ground);white-space:nowrap;min-height:0}
.year .cells .icon{color:var(--light);font-size:calc(30*var(--t))}
.year .cells li.ahead{--light:var(--line);color:var(--muted)}
.year .cells .empty{width:calc(20*var(--t));height:calc(3*var(--t));background:var(--muted);border-radius:2px}
`

export const year = tileDrawing(kind, { Inner: YearTile, styles })
