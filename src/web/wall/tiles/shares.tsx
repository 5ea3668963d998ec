// What a target is shared out to, as it hangs on a wall: a row each with its own small bullet.
import { shares as kind, type ShareRow, type SharesTileView } from '../../../boards/tiles/shares.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { ShareBullet } from '../../share-bullet.tsx'
import { StatusIcon } from '../icons.tsx'
import { tileDrawing } from './drawing.ts'

function SharesTile({ view, say }: { view: SharesTileView; say: Say }) {
  const { whole, part, rows } = view
  return (
    <>
      <h2 class="name">
        <a href={safeHref(whole.href)}>{whole.name}</a>
        {part.of > 1 && <span class="part">{say('partOf', { part: part.number, parts: part.of })}</span>}
      </h2>
      <ol class="rows">
        <Row row={{ ...whole, name: say('whole') }} say={say} isWhole />
        {rows.map((row) => (
          <Row key={row.id} row={row} say={say} />
        ))}
      </ol>
    </>
  )
}

function Row({ row, say, isWhole = false }: { row: ShareRow; say: Say; isWhole?: boolean }) {
  const { value, gap } = row
  return (
    <li class={`light-${row.light}${isWhole ? ' whole' : ''}`}>
      <StatusIcon status={row.status} light={row.light} />
      <a class="row-name" href={safeHref(row.href)}>
        {row.name}
      </a>
      <ShareBullet row={row} />
      <span class="numbers">
        <b>{value?.number ?? '—'}</b>
        <span class="goal-word">
          <span class="sr">{say('target')}</span>
          {row.target.short}
        </span>
      </span>
      <span class={gap?.good === false ? 'gap bad' : 'gap'}>
        {gap?.short ?? row.word}
        {row.demo && <span class="demo">{say('demoShort')}</span>}
      </span>
    </li>
  )
}

const styles = `
.shares{grid-template:"name" auto "rows" minmax(0,1fr)/minmax(0,1fr);padding-bottom:calc(16*var(--t))}
.shares .name{color:var(--text);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-height:1.2em}
.shares .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.shares .rows{grid-area:rows;display:grid;grid-template-rows:repeat(7,minmax(0,1fr));margin-top:calc(6*var(--t));min-height:0}
.shares .rows li{display:grid;grid-template:"icon name gap" auto "icon bullet numbers" auto/calc(36*var(--t)) minmax(0,1fr) 46%;align-items:center;align-content:center;gap:calc(2*var(--t)) calc(14*var(--t));border-top:1px solid var(--line);min-width:0;overflow:hidden;font-size:calc(34*var(--t));line-height:1.1}
.shares .rows .whole{font-weight:700;background:var(--ground);border-radius:calc(8*var(--t))}
.shares .rows .icon{grid-area:icon;color:var(--light)}
.shares .rows .row-name{grid-area:name}
.shares .rows .share-bullet{grid-area:bullet}
.shares .rows .numbers{grid-area:numbers}
.shares .rows .gap{grid-area:gap}
.shares .demo{white-space:nowrap}
.shares .row-name{font-weight:600;text-decoration:none;color:inherit;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.shares .numbers{display:flex;justify-content:flex-end;align-items:baseline;gap:calc(14*var(--t));white-space:nowrap;min-width:0}
.shares .goal-word{font-size:calc(30*var(--t));color:var(--muted);min-width:0;overflow:hidden;text-overflow:ellipsis}
.shares .gap{font-size:calc(28*var(--t));text-align:right;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.shares .gap.bad{color:var(--light);font-weight:700}
.shares .share-bullet svg{display:block;width:100%;height:calc(36*var(--t))}
@media (min-width:641px){
.beside .shares .rows li{grid-template:"icon name bullet numbers gap" auto/calc(36*var(--t)) minmax(0,1fr) 14% 22% 25%;line-height:1}
}
@media (max-width:640px){
.page .shares .rows{grid-template-rows:none;grid-auto-rows:auto}
.page .shares .rows li{padding:calc(10*var(--t)) 0}
}
`

export const shares = tileDrawing(kind, {
  Inner: SharesTile,
  marks: () => ['target', 'pace'],
  styles,
})
