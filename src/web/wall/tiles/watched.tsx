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
const amountOf = ({ number, unit }: NonNullable<WatchedTileView['rows'][number]['value']>): string =>
  besideUnit(number, unit)
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
              <a class="row-name" href={safeHref(row.href)} title={row.name}>
                {row.name}
              </a>
              <b class="value-word" title={row.value ? amountOf(row.value) : undefined}>
                {row.value ? (
                  <>
                    <span class="number">{row.value.number}</span>
                    {besideUnit('', row.value.unit)}
                  </>
                ) : (
                  say('notReported')
                )}
              </b>
              {row.period && <span class="of">{row.period}</span>}
            </p>
            <p class="how">
              <span class="ways">
                {row.ways.map((way) => (
                  <span key={way.words} class={`way${goodOf(way)}`}>
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                      <path d={ARROWS[way.way]} />
                    </svg>
                    <span title={way.words}>{way.words}</span>
                  </span>
                ))}
                {row.demo && <span class="demo">{say('demoShort')}</span>}
              </span>
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
.watched .what{display:grid;grid-template:"name value of" auto/minmax(5em,1fr) auto auto;align-items:baseline;column-gap:calc(14*var(--t));font-size:calc(36*var(--t));line-height:1.15;min-width:0}
.watched .row-name{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:600;text-decoration:none}
.watched .value-word{min-width:0;overflow:hidden;text-overflow:ellipsis;font-size:calc(38*var(--t));white-space:nowrap}
.watched .of{font-size:calc(26*var(--t));color:var(--muted);white-space:nowrap}
.watched .how{display:grid;grid-template:"ways who" auto/auto minmax(4em,1fr);column-gap:.9em;font-size:calc(28*var(--t));line-height:1.3;color:var(--muted);white-space:nowrap;min-width:0;min-height:1.3em}
.watched .ways{display:flex;align-items:center;gap:.9em;min-width:0}
.watched .way{display:inline-flex;align-items:center;gap:.3em;min-width:0}
.watched .way span{min-width:0;overflow:hidden;text-overflow:ellipsis;padding-bottom:.15em;margin-bottom:-.15em}
.watched .way svg{width:.8em;height:.8em;fill:currentColor;flex:none}
.watched .way.better{color:var(--green)}
.watched .way.worse{color:var(--red)}
.watched .who{text-align:right;min-width:0;overflow:hidden;text-overflow:ellipsis;color:var(--text)}
.stacked .watched .rows{--t:calc((.6 + .4*var(--grow,1))*var(--scale)*var(--u))}
.stacked .watched .rows li{container-type:size;font-size:calc(36*var(--t))}
.stacked .watched .how{grid-template:"ways" auto/minmax(0,1fr);line-height:1.15}
.stacked .watched .ways{flex-wrap:wrap;row-gap:0}
.stacked .watched .way{max-width:100%}
.stacked .watched .who{display:none}
@container (min-height:5.4em){
.stacked .watched .what{grid-template:"name name" auto "value of" auto/minmax(0,auto) minmax(auto,1fr);row-gap:.1em;margin-bottom:.2em}
.stacked .watched .row-name{grid-area:name}
}
@media (max-width:640px){
.page .watched .rows li{container-type:normal}
.page .watched .what{grid-template:"name name" auto "value of" auto/minmax(0,1fr) auto}
.page .watched .how{grid-template:"ways" auto "who" auto/minmax(0,1fr);white-space:normal}
.page .watched .ways{flex-wrap:wrap}
.page .watched .who{text-align:left}
}
`

export const watched = tileDrawing(kind, { Inner: WatchedTile, styles })
