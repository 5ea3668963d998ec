// A headline number as it hangs on a wall.
import { number as kind, type NumberTileView } from '../../../boards/tiles/number.ts'
import type { Say } from '../../messages/index.ts'
import { stepOf } from '../fit.ts'
import { DemoMark, Goal, Name, StatusWord, Value } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

/** Ems of number and unit together that stand at each size. */
const WIDTHS = [3.6, 4.6, 5.6, 7]

function NumberTile({ view, say }: { view: NumberTileView; say: Say }) {
  return (
    <>
      <Name name={view.name} href={view.href} />
      <Value
        value={view.value}
        say={say}
        size={(number, unit) => `s${stepOf(number + unit.slice(0, 2), WIDTHS)}`}
      />
      <div class="line">
        {view.status && view.light && <StatusWord status={view.status} light={view.light} word={view.word} />}
        <Goal target={view.target} say={say} />
      </div>
      <p class="foot">
        <DemoMark view={view} say={say} />
        {view.period && <span class="period">{view.period}</span>}
      </p>
    </>
  )
}

const styles = `
.number{grid-template:"name" auto "value" 1fr "line" auto "foot" auto/minmax(0,1fr)}
.number .value{grid-area:value;align-self:center;display:flex;align-items:baseline;gap:.14em;font-size:calc(112*var(--t));line-height:.95;white-space:nowrap}
.number .value span:not(.sr){font-size:calc(38*var(--t))}
.number .value.s2{font-size:calc(96*var(--t))}
.number .value.s3{font-size:calc(80*var(--t))}
.number .value.s4,.number .value.s5{font-size:calc(64*var(--t))}
.number .name:not(.s1)~.value{font-size:calc(72*var(--t))}
.number .line{grid-area:line}
.number .goal{white-space:normal;text-align:right}
`

export const number = tileDrawing(kind, { Inner: NumberTile, styles })
