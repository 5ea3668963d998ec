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
      <h2 class={`name s${stepOf(view.name, [13.2, 16, 35])}`}>
        <a href={safeHref(view.href)}>{view.name}</a>
      </h2>
      <GaugeFace view={view} say={say} />
      <div class="facts">
        <p class={`status s${stepOf(word, [5.2])}`}>
          <StatusIcon status={status} light={light} />
          {word}
        </p>
        <p class={`goal s${goalStep(view.target.short, say('target'))}`}>
          <span class="label">{say('target')}</span>{' '}
          <b title={view.target.phrase ?? undefined}>{view.target.short}</b>
        </p>
        {view.gap && (
          <p class={`gap s${lineStep(view.gap.words)}${view.gap.good === false ? ' bad' : ''}`}>
            {view.gap.words}
          </p>
        )}
        {view.rest && <p class={`rest s${lineStep(view.rest)}`}>{view.rest}</p>}
      </div>
      <p class="foot">
        {view.unit && <span class={`unit s${stepOf(view.unit, [8, 10.5])}`}>{view.unit}</span>}
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
        <p class={`value ${valueClass(value.number, value.unit)}`}>
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

/** The width of the words beside a dial, in tile units, with a little air. */
const WORDS_ROOM = 246
const LABEL_SIZE = 24

/** 1 and 2 on one line, 3 on two, 4 on as many as it takes: `.goal.s1` to `.s4` in styles/tile.ts. */
function goalStep(words: string, label: string): number {
  const room = WORDS_ROOM - emsOf(`${label} `) * LABEL_SIZE
  const ems = emsOf(words)
  if (ems * 34 <= room) return 1
  if (ems * 29 <= room) return 2
  return ems * 24 <= room + WORDS_ROOM * 0.85 ? 3 : 4
}

const lineStep = (words: string): number => stepOf(words, [8.4, 10.2])

/** The sizes of `.value.s1` to `.s6` in styles/tile.ts, in tile units. */
const VALUE_SIZES = [66, 58, 50, 43, 36]
/** The room between the ends of the arc. */
const ROOM = 162
const SMALLEST_UNIT = 24
/** A unit this long (in ems) stands above the number. */
const LONG_UNIT = 2.5

/** The largest size at which number and unit fit into the arc. */
export function valueClass(number: string, unit: string): string {
  const over = emsOf(unit) >= LONG_UNIT
  const size = VALUE_SIZES.findIndex((px) => {
    const beside = over ? 0 : emsOf(unit) * Math.max(px * 0.42, SMALLEST_UNIT) + px * 0.1
    return emsOf(number) * px + beside <= ROOM
  })
  return `s${size === -1 ? VALUE_SIZES.length + 1 : size + 1}${over ? ' over' : ''}`
}

function Spark({ view }: { view: GaugeTileView }) {
  const svg = sparkSvg(view.spark)
  return svg === '' ? null : <span class="spark" {...drawn(svg)} />
}
