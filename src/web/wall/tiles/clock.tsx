// A clock as it hangs on a wall: the screen writes the service's time into it.
import { clock as kind } from '../../../boards/tiles/clock.ts'
import { tileDrawing } from './drawing.ts'

function ClockTile() {
  return (
    <div class="face" data-part="clock">
      <b />
      <span />
    </div>
  )
}

const styles = `
.clock-tile{place-items:center}
.clock-tile .face{text-align:center}
.clock-tile .face b{display:block;font-size:calc(128*var(--t));line-height:1;font-weight:600}
.clock-tile .face span{font-size:calc(40*var(--t));color:var(--muted)}
`

// The head of a wall has a clock of its own.
export const clock = tileDrawing(kind, { className: 'clock-tile', Inner: ClockTile, styles })
