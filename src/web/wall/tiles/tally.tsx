// A section's tally as it hangs on a wall: a bar whose parts add up, and the number of each.
import type { TallyTileView } from '../../../boards/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { STATUS_LIGHT } from '../../status-light.ts'
import { StatusIcon } from '../icons.tsx'
import { tallyBar } from '../tally-bar.ts'
import { Name } from '../words.tsx'

export function TallyTile({ view, say }: { view: TallyTileView; say: Say }) {
  const parts = view.tally.parts.filter(({ count }) => count > 0)
  return (
    <>
      <Name name={view.name} href={null} />
      <p class="total">
        {say('total')} <b>{view.tally.total}</b>
      </p>
      <div class="drawing" {...drawn(tallyBar(parts))} />
      <ul class="parts">
        {parts.map(({ status, word, count }) => (
          <li key={status} class={`light-${STATUS_LIGHT[status]}`}>
            <StatusIcon status={status} light={STATUS_LIGHT[status]} />
            <b>{count}</b> <span class="status-word">{word}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
