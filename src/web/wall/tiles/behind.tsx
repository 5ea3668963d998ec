// The list of what is behind, as it hangs on a wall.
import { type BehindTileView, behind as kind } from '../../../boards/tiles/behind.ts'
import { besideUnit } from '../../../core/measure-words.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { emsOf } from '../fit.ts'
import { StatusIcon } from '../icons.tsx'
import { inSigns } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

/** Ems of a name that stands on one line beside its numbers. */
const SHORT_NAME = 15
/** Ems of who answers that stand on a line of their own. */
const SHORT_WHO = 30

const whoOf = ({ unit, leader }: BehindTileView['rows'][number]): string =>
  [unit, leader].filter((name) => name !== null).join(' · ')

/** Its second line has to be one line. */
const isLong = (row: BehindTileView['rows'][number]): boolean =>
  emsOf(row.name) > SHORT_NAME || emsOf(whoOf(row)) > SHORT_WHO

function BehindTile({ view, say }: { view: BehindTileView; say: Say }) {
  const { part, rows } = view
  return (
    <>
      <h2 class="name">
        {view.name}
        {part.of > 1 && <span class="part">{say('partOf', { part: part.number, parts: part.of })}</span>}
      </h2>
      {rows.length === 0 && <p class="nothing">{say('nothingBehind')}</p>}
      <ol class={`rows n${view.most}`}>
        {rows.map((row) => (
          <li key={row.id} class={`light-${row.light}${isLong(row) ? ' long' : ''}`}>
            <p class="what">
              <StatusIcon status={row.status} light={row.light} />
              <a class="row-name clamp" href={safeHref(row.href)} title={row.name}>
                {row.name}
              </a>
              <span class="status-word">{row.word}</span>
              <span class="numbers">
                <b>{row.value ? besideUnit(row.value.number, row.value.unit) : '—'}</b>
                <span class="label"> {say('target')} </span>
                <b class="goal-word" title={row.target}>
                  {inSigns(row.target)}
                </b>
              </span>
            </p>
            <p class="how">
              <span class="words">{row.words}</span>
              {row.demo && <span class="demo">{say('demoShort')}</span>}
              <span class="who">{whoOf(row)}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

const styles = `
.behind{grid-template:"name" auto "rows" minmax(0,1fr)/minmax(0,1fr);padding-bottom:calc(16*var(--t))}
.behind .name{color:var(--text)}
.behind .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.behind .nothing{grid-area:rows;align-self:center;justify-self:center;font-size:calc(40*var(--t));color:var(--muted)}
.behind .rows{grid-area:rows;display:grid;grid-template-rows:repeat(5,minmax(0,1fr));margin-top:calc(6*var(--t))}
.behind .rows.n4{grid-template-rows:repeat(4,minmax(0,1fr))}
.behind .rows li{display:flex;flex-direction:column;justify-content:center;border-top:1px solid var(--line);min-width:0;min-height:0}
.behind .what{display:flex;align-items:center;gap:calc(12*var(--t));font-size:calc(36*var(--t));line-height:1.15;min-width:0}
.behind .what .icon{color:var(--light)}
.behind .row-name{flex:1 1 auto;min-width:0;font-weight:600;text-decoration:none;-webkit-line-clamp:1}
.behind .n4 .row-name{-webkit-line-clamp:2;font-size:calc(34*var(--t));line-height:1.1}
.behind .status-word{flex:none;color:var(--light);font-weight:700;font-size:calc(34*var(--t));white-space:nowrap}
.behind .numbers{flex:0 1 auto;min-width:0;max-width:48%;text-align:right;font-size:calc(36*var(--t));white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.behind .goal-word{font-size:calc(34*var(--t));font-weight:500}
.behind .how{font-size:calc(28*var(--t));line-height:1.3;color:var(--muted);padding-left:calc(48*var(--t));display:flex;align-items:center;gap:.6em;white-space:nowrap}
.behind .how .words{flex:0 9 auto;min-width:0;overflow:hidden;text-overflow:ellipsis}
.behind .who{flex:0 1 auto;min-width:4em;max-width:44%;margin-left:auto;overflow:hidden;text-overflow:ellipsis;text-align:right;color:var(--text)}
.beside .behind .n4 li:not(.long) .how{flex-wrap:wrap;row-gap:0;line-height:1.15}
.beside .behind .n4 li:not(.long) .who{max-width:100%}
.stacked .behind .rows{--t:calc((.6 + .4*var(--grow,1))*var(--scale)*var(--u))}
.stacked .behind .rows li{display:grid;grid-template:"icon name demo status" auto ". numbers who who" auto ". words words words" auto/auto minmax(0,1fr) auto auto;column-gap:calc(12*var(--t));align-content:center;align-items:center;line-height:1.15}
.stacked .behind :is(.what,.how){display:contents}
.stacked .behind .icon{grid-area:icon;font-size:calc(36*var(--t));color:var(--light)}
.stacked .behind .row-name{grid-area:name;font-size:calc(34*var(--t));-webkit-line-clamp:1}
.stacked .behind .status-word{grid-area:status;text-align:right}
.stacked .behind .numbers{grid-area:numbers;max-width:none;text-align:left}
.stacked .behind .who{grid-area:who;max-width:calc(330*var(--t));font-size:calc(28*var(--t));white-space:nowrap}
.stacked .behind .how .words{grid-area:words;font-size:calc(28*var(--t));color:var(--muted);white-space:nowrap}
.stacked .behind .how .demo{grid-area:demo;justify-self:end}
@media (max-width:640px){
.page .behind .what{flex-wrap:wrap}
.page .behind .row-name{flex:1 1 60%}
.page .behind .numbers{max-width:none;white-space:normal}
.page .behind :is(.how,.words){white-space:normal;flex-wrap:wrap}
}
`

export const behind = tileDrawing(kind, { Inner: BehindTile, styles })
