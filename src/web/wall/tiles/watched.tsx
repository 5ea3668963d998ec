// Rows of what is only watched: name and value, and below which way it goes, with an arrow and in words.

import { watched as kind, type WatchedTileView, type WatchedWay } from '../../../boards/tiles/watched.ts'
import { besideUnit } from '../../../core/measure-words.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { tileDrawing } from './drawing.ts'

const ARROWS: Readonly<Record<WatchedWay['way'], string>> = {
  up: 'M12 4L21 19H3Z',
  down: 'M12 20L3 5H21Z',
  same: 'M3 8H21V11H3ZM3 14H21V17H3Z',
}
const goodOf = ({ good }: WatchedWay): string => (good === null ? '' : good ? ' better' : ' worse')

function WatchedTile({ view, say }: { view: WatchedTileView; say: Say }) {
  const { part, rows } = view
  return (
    <>
      <h2 class="name">
        {view.name}
        {part.of > 1 && <span class="part">{say('partOf', { part: part.number, parts: part.of })}</span>}
      </h2>
      <ol class={`rows n${view.most}`}>
        {rows.map((row) => (
          <li key={row.id}>
            <p class="what">
              <a class="row-name clamp" href={safeHref(row.href)} title={row.name}>
                {row.name}
              </a>
              <b class="value-word">
                {row.value ? besideUnit(row.value.number, row.value.unit) : say('notReported')}
              </b>
              {row.period && <span class="of">{row.period}</span>}
            </p>
            <p class="how">
              {row.ways.map((way) => (
                <span key={way.words} class={`way${goodOf(way)}`}>
                  <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d={ARROWS[way.way]} />
                  </svg>
                  {way.words}
                </span>
              ))}
              {row.demo && <span class="demo">{say('demoShort')}</span>}
              <span class="who">{row.unit}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

const styles = `
.watched{grid-template:"name" auto "rows" minmax(0,1fr)/minmax(0,1fr);padding-bottom:calc(16*var(--t))}
.watched .name{color:var(--text)}
.watched .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.watched .rows{grid-area:rows;display:grid;grid-template-rows:repeat(5,minmax(0,1fr));margin-top:calc(6*var(--t))}
.watched .rows.n4{grid-template-rows:repeat(4,minmax(0,1fr))}
.watched .rows li{display:flex;flex-direction:column;justify-content:center;border-top:1px solid var(--line);min-width:0;min-height:0}
.watched .what{display:flex;align-items:baseline;gap:calc(14*var(--t));font-size:calc(36*var(--t));line-height:1.15;min-width:0}
.watched .row-name{flex:1 1 auto;min-width:0;font-weight:600;text-decoration:none;-webkit-line-clamp:1}
.watched .value-word{flex:none;font-size:calc(38*var(--t));white-space:nowrap}
.watched .of{flex:none;font-size:calc(26*var(--t));color:var(--muted);white-space:nowrap}
.watched .how{font-size:calc(28*var(--t));line-height:1.3;color:var(--muted);display:flex;align-items:center;gap:.9em;white-space:nowrap;min-width:0;min-height:1.3em}
.watched .way{display:inline-flex;align-items:center;gap:.3em;min-width:0;overflow:hidden;text-overflow:ellipsis}
.watched .way svg{width:.8em;height:.8em;fill:currentColor;flex:none}
.watched .way.better{color:var(--green)}
.watched .way.worse{color:var(--red)}
.watched .who{margin-left:auto;min-width:0;overflow:hidden;text-overflow:ellipsis;color:var(--text)}
.stacked .watched .rows{--t:calc((.6 + .4*var(--grow,1))*var(--scale)*var(--u))}
.stacked .watched .how{flex-wrap:wrap;row-gap:0;column-gap:.9em;line-height:1.15}
.stacked .watched .who{display:none}
@media (max-width:640px){
.page .watched :is(.what,.how){flex-wrap:wrap;white-space:normal}
.page .watched .row-name{flex:1 1 60%}
}
`

export const watched = tileDrawing(kind, { Inner: WatchedTile, styles })
