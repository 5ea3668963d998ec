// A headline number as it hangs on a wall.
import type { NumberTileView } from '../../../boards/index.ts'
import type { Say } from '../../messages/index.ts'
import { stepOf } from '../fit.ts'
import { DemoMark, Goal, Name, StatusWord } from '../words.tsx'
import { Value } from './gauge.tsx'

/** Ems of number and unit together that stand at each size. */
const WIDTHS = [3.6, 4.6, 5.6, 7]

export function NumberTile({ view, say }: { view: NumberTileView; say: Say }) {
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
