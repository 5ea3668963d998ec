// A section's tally as it hangs on a wall: a bar whose parts add up, and the number of each.

import { talliedShares } from '../../../boards/index.ts'
import { tally as kind, type TallyTileView } from '../../../boards/tiles/tally.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { countStyles, totalStyles } from '../../styles/tile.ts'
import { StatusIcon } from '../icons.tsx'
import { tallyBar } from '../tally-bar.ts'
import { Name } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

function TallyTile({ view, say }: { view: TallyTileView; say: Say }) {
  const parts = talliedShares(view.tally)
  return (
    <>
      <Name name={view.name} href={null} />
      <p class="total">
        {say('total')} <b>{view.tally.total}</b>
      </p>
      <div class="drawing" {...drawn(tallyBar(parts))} />
      <ul class="parts">
        {parts.map(({ status, light, word, count }) => (
          <li key={word} class={`light-${light}`}>
            <StatusIcon status={status} light={light} />
            <b>{count}</b> <span class="status-word">{word}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const styles = `${countStyles('.parts')}${totalStyles('.tally-tile')}
.tally-tile{grid-template:"name total" auto "drawing drawing" auto "parts parts" 1fr/minmax(0,1fr) max-content;column-gap:calc(16*var(--t));padding-bottom:calc(14*var(--t));align-items:start}
.tally-tile .drawing{grid-area:drawing;margin:calc(4*var(--t)) 0}
.tally-tile .drawing svg{width:100%;height:calc(16*var(--t));border-radius:calc(4*var(--t))}
.tally-tile .parts{grid-area:parts;align-self:stretch;display:flex;flex-wrap:wrap;align-content:space-evenly;gap:0 calc(20*var(--t))}
.tally-tile .parts li{flex:none;min-width:46%}
`

// The head of a wall has a tally of its own.
export const tally = tileDrawing(kind, { className: 'tally-tile', Inner: TallyTile, styles })
