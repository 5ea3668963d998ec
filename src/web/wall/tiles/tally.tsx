// A section's tally as it hangs on a wall: a bar whose parts add up, and the number of each.
import { tally as kind, type TallyTileView } from '../../../boards/tiles/tally.ts'
import type { Status } from '../../../core/assessment.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { STATUS_LIGHT } from '../../status-light.ts'
import { countStyles, totalStyles } from '../../styles/tile.ts'
import { StatusIcon } from '../icons.tsx'
import { Name } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

function TallyTile({ view, say }: { view: TallyTileView; say: Say }) {
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

const styles = `${countStyles('.parts')}${totalStyles('.tally-tile')}
.tally-tile{grid-template:"name total" auto "drawing drawing" auto "parts parts" 1fr/minmax(0,1fr) max-content;column-gap:calc(16*var(--t));padding-bottom:calc(14*var(--t));align-items:start}
.tally-tile .drawing{grid-area:drawing;margin:calc(4*var(--t)) 0}
.tally-tile .drawing svg{width:100%;height:calc(16*var(--t));border-radius:calc(4*var(--t))}
.tally-tile .parts{grid-area:parts;align-self:stretch;display:flex;flex-wrap:wrap;align-content:space-evenly;gap:0 calc(20*var(--t))}
.tally-tile .parts li{flex:none;min-width:46%}
`

// The head of a wall has a tally of its own.
export const tally = tileDrawing(kind, { className: 'tally-tile', Inner: TallyTile, styles })

const WIDTH = 552
const HEIGHT = 20
const GAP = 3

/** A bar whose parts are as long as their numbers; they always fill it. `parts` above zero, in the order in which they stand. */
function tallyBar(parts: readonly { readonly status: Status; readonly count: number }[]): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const room = WIDTH - GAP * (parts.length - 1)
  let x = 0
  const rects = parts.map(({ status, count }) => {
    const width = (count / total) * room
    const rect = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}" fill="var(--${STATUS_LIGHT[status]})"/>`
    x += width + GAP
    return rect
  })
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects.join('')}</svg>`
}
