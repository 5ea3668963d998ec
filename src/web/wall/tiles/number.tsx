// A headline number as it hangs on a wall.
import { number as kind, type NumberTileView } from '../../../boards/tiles/number.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf } from '../fit.ts'
import { DemoMark, Goal, Name, StatusWord, Value } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

/** The sizes of `.value.s1` to `.s4`, in tile units. */
const SIZES = [112, 96, 80, 64]
/** What an upright cell leaves beside a unit of one character. */
const ROOM = 400
const UNIT_SIZE = 38
const LONGEST_UNIT = 3
/** Beside the status. */
const GOAL_ROOM = 360

function sizeClass(number: string, unit: string): string {
  const beside = Math.min(LONGEST_UNIT, emsOf(unit)) * UNIT_SIZE
  const size = SIZES.findIndex((px) => emsOf(number) * px + beside <= ROOM)
  return `s${size === -1 ? SIZES.length : size + 1}`
}

function NumberTile({ view, say }: { view: NumberTileView; say: Say }) {
  return (
    <>
      <Name name={view.name} href={view.href} />
      <Value value={view.value} say={say} size={sizeClass} />
      <div class="line">
        {view.status && view.light && <StatusWord status={view.status} light={view.light} word={view.word} />}
        <Goal target={view.target} say={say} room={GOAL_ROOM} />
      </div>
      <p class="foot">
        {view.unit && <span class="unit">{view.unit}</span>}
        {view.leader && <span class="leader">{view.leader}</span>}
        <DemoMark view={view} say={say} />
        {view.period && <span class="period">{view.period}</span>}
      </p>
    </>
  )
}

const styles = `
.number{grid-template:"name" auto "value" minmax(0,1fr) "line" auto "foot" auto/minmax(0,1fr)}
.number .value{grid-area:value;align-self:center;display:flex;align-items:baseline;gap:.14em;font-size:calc(112*var(--t));line-height:.95;white-space:nowrap;min-width:0}
.number .value span:not(.sr){font-size:calc(38*var(--t));overflow:hidden;text-overflow:ellipsis}
.number .value.s2{font-size:calc(96*var(--t))}
.number .value.s3{font-size:calc(80*var(--t))}
.number .value.s4{font-size:calc(64*var(--t))}
.beside.tight .number .value{font-size:calc(64*var(--t))}
.number .line{grid-area:line}
.number .status{flex:none}
.number .goal{text-align:right;line-height:calc(36*var(--t))}
`

export const number = tileDrawing(kind, { Inner: NumberTile, styles })
