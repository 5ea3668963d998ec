// Sections by statuses as they hang on a wall.
import { talliedShares } from '../../../boards/index.ts'
import { sections as kind, type SectionsTileView } from '../../../boards/tiles/sections.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { StatusIcon } from '../icons.tsx'
import { tallyBar } from '../tally-bar.ts'
import { tileDrawing } from './drawing.ts'

function SectionsTile({ view, say }: { view: SectionsTileView; say: Say }) {
  const { part, rows } = view
  return (
    <>
      <h2 class="name s1">
        {view.name}
        {part.of > 1 && <span class="part">{say('partOf', { part: part.number, parts: part.of })}</span>}
      </h2>
      <ol class={`rows${view.columns.length > 7 ? ' many' : ''}`}>
        {rows.map((row) => (
          <Row key={row.id} row={row} view={view} say={say} />
        ))}
      </ol>
    </>
  )
}

function Row({
  row,
  view,
  say,
}: {
  row: SectionsTileView['rows'][number]
  view: SectionsTileView
  say: Say
}) {
  const { worst } = row
  const shares = talliedShares(row.tally)
  return (
    <li>
      <div class="what">
        <h3 class="row-name clamp" title={row.name}>
          {row.name}
        </h3>
        <ul class="standings">
          <li class="all">
            <span class="label">{say('total')}</span>
            <b>{row.tally.total}</b>
          </li>
          {view.columns.map(({ word, status, light }) => {
            const count = shares.find((share) => share.word === word)?.count ?? 0
            return (
              <li key={word} class={count > 0 ? `light-${light}` : 'zero'} title={word}>
                <StatusIcon status={status} light={light} />
                <b>{count}</b>
                <span class="sr">{word}</span>
              </li>
            )
          })}
        </ul>
      </div>
      <div class="bar" {...drawn(tallyBar(shares))} />
      {worst ? (
        <p class={`worst light-${worst.light}`}>
          <span class="label">{say('worst')}</span>
          <StatusIcon status={worst.status} light={worst.light} />
          <a class="worst-name" href={safeHref(worst.href)}>
            {worst.name}
          </a>
          <span class="gap bad">{worst.gap ?? worst.word}</span>
          <span class="who">{[worst.unit, worst.leader].filter((name) => name !== null).join(' · ')}</span>
        </p>
      ) : (
        <p class="worst none">{say('noneBehind')}</p>
      )}
    </li>
  )
}

const styles = `
.sections{grid-template:"name" auto "rows" minmax(0,1fr)/minmax(0,1fr);padding-bottom:calc(14*var(--t))}
.sections .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.sections .rows{grid-area:rows;display:grid;grid-auto-rows:minmax(0,1fr);margin-top:calc(6*var(--t))}
.sections .rows>li{display:flex;flex-direction:column;justify-content:center;gap:calc(7*var(--t));border-top:1px solid var(--line);min-width:0;min-height:0}
.sections .what{display:flex;align-items:center;gap:calc(16*var(--t));min-width:0}
.sections .row-name{flex:1 1 0;min-width:0;font-size:calc(34*var(--t));line-height:1.12;font-weight:600}
.sections .standings{flex:none;display:flex}
.sections .standings li{display:flex;align-items:center;justify-content:flex-end;gap:.18em;width:calc(92*var(--t));font-size:calc(36*var(--t));line-height:1;color:var(--light)}
.sections .many .standings li{width:calc(74*var(--t))}
.sections .standings .all{width:auto;margin-right:calc(6*var(--t))}
.sections .standings b{color:var(--text);font-weight:700;min-width:1.16em;text-align:right}
.sections .standings .zero{color:var(--track)}
.sections .standings .zero b{color:var(--track);font-weight:500}
.sections .standings .icon{font-size:.8em}
.sections .standings .label{margin-right:calc(6*var(--t))}
.stacked .sections .rows{--t:calc((.72 + .28*var(--grow,1))*var(--scale)*var(--u))}
.stacked .sections .what{flex-wrap:wrap;row-gap:calc(4*var(--t))}
.stacked .sections .row-name{flex:1 1 100%;-webkit-line-clamp:1}
.stacked .sections .standings{flex:1 1 100%;justify-content:space-between}
.stacked .sections .standings li{width:auto}
.stacked .sections .worst .label{display:none}
.stacked .sections .who{font-size:calc(26*var(--t))}
.sections .bar svg{width:100%;height:calc(9*var(--t));border-radius:calc(3*var(--t))}
.sections .worst{display:flex;align-items:center;gap:.45em;font-size:calc(29*var(--t));line-height:1.2;white-space:nowrap;min-width:0}
.sections .worst .icon{color:var(--light)}
.sections .worst-name{flex:0 1 auto;min-width:3em;overflow:hidden;text-overflow:ellipsis;text-decoration:none;font-weight:600}
.sections .worst .gap{flex:none;line-height:1.2}
.sections .who{flex:0 3 auto;min-width:3em;margin-left:auto;overflow:hidden;text-overflow:ellipsis;color:var(--muted)}
.sections .worst.none{color:var(--muted)}
@media (max-width:640px){
.page .sections .what{flex-wrap:wrap}
.page .sections .row-name{flex:1 1 100%;-webkit-line-clamp:3}
.page .sections .standings{flex:1 1 100%;flex-wrap:wrap}
.page .sections .worst{white-space:normal;flex-wrap:wrap}
}
`

export const sections = tileDrawing(kind, { Inner: SectionsTile, styles })
