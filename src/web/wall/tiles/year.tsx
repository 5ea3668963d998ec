// The year strip as it hangs on a wall: a cell of light for every period.
import type { YearCell, YearTileView } from '../../../boards/index.ts'
import type { Say } from '../../messages/index.ts'
import { ShapeIcon, silhouetteOf } from '../icons.tsx'
import { DemoMark, Goal, Name, StatusWord } from '../words.tsx'

export function YearTile({ view, say }: { view: YearTileView; say: Say }) {
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
