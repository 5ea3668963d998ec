// The gauge tile as it hangs on a wall.
import type { GaugeTileView } from '../../../boards/index.ts'
import { gaugeSvg, sparkSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { emsOf, stepOf } from '../fit.ts'
import { StatusIcon } from '../icons.tsx'

export function GaugeTile({ view, say }: { view: GaugeTileView; say: Say }) {
  const { status, light, word } = view
  return (
    <>
      <h3 class={`name s${stepOf(view.name, [15.5, 19])}`}>
        <a href={safeHref(view.href)}>{view.name}</a>
      </h3>
      <GaugeFace view={view} say={say} />
      <div class="facts">
        <p class="status">
          <StatusIcon status={status} light={light} />
          {word}
        </p>
        <p class={`goal s${stepOf(view.target.short, [6.4, 8, 19])}`}>
          <span class="label">{say('target')}</span>{' '}
          <b title={view.target.phrase ?? undefined}>{view.target.short}</b>
        </p>
        {view.gap && <p class={view.gap.good === false ? 'gap bad' : 'gap'}>{view.gap.words}</p>}
        {view.rest && <p class="rest">{view.rest}</p>}
      </div>
      <p class="foot">
        {view.unit && <span class={`unit s${stepOf(view.unit, [11, 16])}`}>{view.unit}</span>}
        {view.demo && <span class="demo">{say('demoShort')}</span>}
        <Spark view={view} />
        {view.period && <span class="period">{view.period}</span>}
      </p>
    </>
  )
}

/** The dial with its number: on walls and on the indicator's page. */
export function GaugeFace({ view, say }: { view: GaugeTileView; say: Say }) {
  const { value } = view
  const svg = gaugeSvg({ ...view.dial, actual: value && view.dial.actual, light: view.light })
  return (
    <div class="dial">
      <div class="drawing" {...drawn(svg)} />
      {value ? (
        <p class={`value s${sizeOf(value.number, value.unit)}`}>
          <b>{value.number}</b>
          <span>{value.unit}</span>
        </p>
      ) : (
        <p class="value s1 none">
          <b>—</b>
          <span class="sr">{say('notReported')}</span>
        </p>
      )}
    </div>
  )
}

/** 1 (largest) to 5: number at full size and unit at a third of it must stand between the ends of the arc. */
function sizeOf(number: string, unit: string): number {
  const ems = emsOf(number) + emsOf(unit) * 0.44
  return [2.65, 3.1, 3.7, 4.6].filter((limit) => ems > limit).length + 1
}

function Spark({ view }: { view: GaugeTileView }) {
  const svg = sparkSvg(view.spark)
  return svg === '' ? null : <span class="spark" {...drawn(svg)} />
}
