// The gauge tile as it hangs on a wall: a half circle beside its words.
import type { GaugeTileView } from '../../../boards/index.ts'
import { gaugeSvg, sparkSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf, stepOf } from '../fit.ts'
import { DemoMark, Goal, goalFits, Name, StatusWord } from '../words.tsx'

export function GaugeTile({ view, say }: { view: GaugeTileView; say: Say }) {
  const beside = goalFits(view.target.short, say('target'), WORDS_ROOM)
  return (
    <>
      <Name name={view.name} href={view.href} />
      {!beside && <Goal target={view.target} say={say} wide />}
      <GaugeFace view={view} say={say} />
      <div class="facts">
        <StatusWord status={view.status} light={view.light} word={view.word} />
        {beside && <Goal target={view.target} say={say} />}
        {view.gap && (
          <p class={`gap s${lineStep(view.gap.words)}${view.gap.good === false ? ' bad' : ''}`}>
            {view.gap.words}
          </p>
        )}
        {view.rest && <p class={`rest s${lineStep(view.rest)}`}>{view.rest}</p>}
      </div>
      <Foot view={view} say={say} />
    </>
  )
}

/** Who answers for it, of when it is, what is made up. */
export function Foot({ view, say }: { view: GaugeTileView; say: Say }) {
  return (
    <p class="foot">
      {view.unit && <span class="unit">{view.unit}</span>}
      <DemoMark view={view} say={say} />
      <Spark view={view} say={say} />
      {view.shortPeriod && <span class="period">{view.shortPeriod}</span>}
    </p>
  )
}

/** The dial with its number: on walls and on the indicator's page. */
export function GaugeFace({ view, say }: { view: GaugeTileView; say: Say }) {
  const { value } = view
  const svg = gaugeSvg({ ...view.dial, actual: value && view.dial.actual, light: view.light })
  return (
    <div class="dial">
      <div class="drawing" {...drawn(svg)} />
      <Value value={value} say={say} size={valueClass} />
    </div>
  )
}

interface ValueProps {
  readonly value: GaugeTileView['value']
  readonly say: Say
  /** The class that gives number and unit their size. */
  readonly size: (number: string, unit: string) => string
}

export function Value({ value, say, size }: ValueProps) {
  return value ? (
    <p class={`value ${size(value.number, value.unit)}`}>
      <b>{value.number}</b>
      <span>{value.unit}</span>
    </p>
  ) : (
    <p class="value s1 none">
      <b>—</b>
      <span class="sr">{say('notReported')}</span>
    </p>
  )
}

/** The width of the words beside a dial, in tile units, with a little air. */
const WORDS_ROOM = 246

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

/** The width of a cell inside its padding, and what a spark and the gaps take of it. */
const FOOT_ROOM = 540
const SPARK_ROOM = 70 + 3 * 14
const FOOT_SIZE = 24

/** Where the unit's name is long there is no room for it. */
function Spark({ view, say }: { view: GaugeTileView; say: Say }) {
  const mark = view.demo ? emsOf(say(view.demoTrend ? 'demoTrend' : 'demoShort')) + 0.7 : 0
  const words = (emsOf(view.unit ?? '') + emsOf(view.shortPeriod ?? '') + mark) * FOOT_SIZE
  const svg = words + SPARK_ROOM > FOOT_ROOM ? '' : sparkSvg(view.spark)
  return svg === '' ? null : <span class="spark" {...drawn(svg)} />
}
