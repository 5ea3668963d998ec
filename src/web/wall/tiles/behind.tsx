// The list of what is behind, as it hangs on a wall.
import type { BehindTileView } from '../../../boards/index.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { StatusIcon } from '../icons.tsx'

export function BehindTile({ view, say }: { view: BehindTileView; say: Say }) {
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
