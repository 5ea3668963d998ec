// The list of what is behind, as it hangs on a wall.
import { type BehindTileView, behind as kind } from '../../../boards/tiles/behind.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { StatusIcon } from '../icons.tsx'
import { tileDrawing } from './drawing.ts'

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
          <li key={row.id} class={`light-${row.light}`}>
            <p class="what">
              <StatusIcon status={row.status} light={row.light} />
              <a class="row-name" href={safeHref(row.href)}>
                {row.name}
              </a>
              <span class="status-word">{row.word}</span>
              <span class="numbers">
                <b>
                  {row.value
                    ? `${row.value.number}${row.value.unit === '%' ? '' : ' '}${row.value.unit}`
                    : '—'}
                </b>
                <span class="label"> {say('target')} </span>
                <b class="goal-word">{row.target}</b>
              </span>
            </p>
            <p class="how">
              {row.words}
              {row.demo && <span class="demo">{say('demoShort')}</span>}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

const styles = `
.behind{grid-template:"name" auto "rows" 1fr/minmax(0,1fr);padding-bottom:calc(16*var(--t))}
.behind .name{color:var(--text)}
.behind .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.behind .nothing{grid-area:rows;align-self:center;justify-self:center;font-size:calc(40*var(--t));color:var(--muted)}
.behind .rows{grid-area:rows;display:grid;grid-template-rows:repeat(5,minmax(0,1fr));margin-top:calc(6*var(--t))}
.behind .rows.n4{grid-template-rows:repeat(4,minmax(0,1fr))}
.behind .rows li{display:flex;flex-direction:column;justify-content:center;border-top:1px solid var(--line);min-width:0}
.behind .what{display:flex;align-items:center;gap:calc(12*var(--t));font-size:calc(36*var(--t));line-height:1.15;min-width:0}
.behind .what .icon{color:var(--light)}
.behind .row-name{flex:1 1 auto;min-width:0;font-weight:600;text-decoration:none}
.behind .status-word{flex:none;color:var(--light);font-weight:700;font-size:calc(34*var(--t));white-space:nowrap}
.behind .numbers{flex:none;max-width:46%;text-align:right;font-size:calc(36*var(--t))}
.behind .goal-word{font-size:calc(34*var(--t));font-weight:500}
.behind .how{font-size:calc(28*var(--t));line-height:1.3;color:var(--muted);padding-left:calc(48*var(--t));display:flex;align-items:center;gap:.6em}
@media (max-width:640px){
.page .behind .what{flex-wrap:wrap}
.page .behind .row-name{flex:1 1 60%}
.page .behind .numbers{max-width:none}
}
`

export const behind = tileDrawing(kind, { Inner: BehindTile, styles })
