// The gauge tile as it hangs on a wall: a half circle beside its words.
import { type GaugeTileView, gauge as kind } from '../../../boards/tiles/gauge.ts'
import { gaugeSvg, sparkSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf, stepOf } from '../fit.ts'
import { DemoMark, Goal, goalFits, Name, StatusWord, Value } from '../words.tsx'
import { BulletTile, bulletStyles } from './bullet.tsx'
import { DRAWING_MARKS, tileDrawing } from './drawing.ts'

function GaugeTile({ view, say }: { view: GaugeTileView; say: Say }) {
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
          <p class={`gap s${lineStep(lineOf(view.gap))}${view.gap.good === false ? ' bad' : ''}`}>
            {lineOf(view.gap)}
          </p>
        )}
        {view.rest && <p class={`rest s${lineStep(view.rest)}`}>{view.rest}</p>}
      </div>
      <Foot view={view} say={say} />
    </>
  )
}

/** Who answers for it, of when it is, what is made up. */
function Foot({ view, say }: { view: GaugeTileView; say: Say }) {
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

/** The width of the words beside a dial, in tile units, with a little air. */
const WORDS_ROOM = 246

/** Ems that stand on one line beside a dial at the smallest size. */
const LONGEST_LINE = 11

/** 偏高 0.6 个百分点，不同步 would break in two: 偏高 0.6 点，不同步 says as much. */
const lineOf = ({ words, short }: NonNullable<GaugeTileView['gap']>): string =>
  emsOf(words) > LONGEST_LINE ? short : words

const lineStep = (words: string): number => stepOf(words, [8.4, 10.2])

/** The sizes of `.value.s1` to `.s6` in styles/tile.ts, in tile units. */
const VALUE_SIZES = [66, 58, 50, 43, 36]
/** The room between the ends of the arc. */
const ROOM = 162
const SMALLEST_UNIT = 24
/** A unit this long (in ems) stands above the number. */
const LONG_UNIT = 2.5

/** The largest size at which number and unit fit into the arc. */
function valueClass(number: string, unit: string): string {
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

const styles = `
.beside .gauge{grid-template:"name name" auto "goal goal" auto "dial facts" 1fr "foot foot" auto/calc(288*var(--t)) minmax(0,1fr);column-gap:calc(12*var(--t))}
.stacked .gauge{grid-template:"name" auto "goal" auto "dial" 1fr "facts" auto "foot" auto/minmax(0,1fr)}
.dial{grid-area:dial;position:relative;align-self:center;justify-self:center;width:calc(284*var(--t))}
.dial svg{overflow:visible}
.dial .value{position:absolute;left:0;right:0;bottom:0;display:flex;align-items:baseline;justify-content:center;gap:.1em;font-size:calc(66*var(--t));line-height:.86;white-space:nowrap}
.dial .value.s2{font-size:calc(58*var(--t))}
.dial .value.s3{font-size:calc(50*var(--t))}
.dial .value.s4{font-size:max(calc(43*var(--t)),var(--must))}
.dial .value.s5,.dial .value.s6{font-size:max(calc(36*var(--t)),var(--must))}
.dial .value.over{flex-direction:column-reverse;align-items:center;gap:.12em}
.dial .value.over span:not(.sr){font-size:var(--unit);line-height:1}
.tile .facts{grid-area:facts;align-self:center;min-width:0}
.foot .spark{flex:0 1 calc(112*var(--t));min-width:0;margin-left:auto}
.foot .spark+.period{margin-left:0}
.beside .gauge .name.s2~.dial{--t:calc(.88*var(--scale)*var(--u))}
.beside .gauge .goal.l1~.dial{--t:calc(.78*var(--scale)*var(--u))}
.beside .gauge .goal.l2~.dial{--t:calc(.6*var(--scale)*var(--u))}
.beside .gauge .name:not(.s1)~.goal.l1~.dial{--t:calc(.64*var(--scale)*var(--u))}
.beside .gauge .name:not(.s1)~.goal.l2~.dial{--t:calc(.38*var(--scale)*var(--u))}
.beside .gauge .goal.wide~.facts .rest{display:none}
.beside .gauge .goal.l1~.facts .gap+.rest{display:block}
.beside .gauge .name:not(.s1)~.goal.wide~.facts .rest{display:none}
.beside .gauge .name:not(.s1)~.goal.l2~.facts .gap{display:none}
.stacked .dial{--t:calc(.82*var(--grow,1)*var(--scale)*var(--u))}
.stacked .gauge .name:not(.s1)~.dial,.stacked .gauge .goal.wide~.dial{--t:calc(.74*var(--grow,1)*var(--scale)*var(--u))}
.stacked .gauge .name:not(.s1)~.goal.wide~.dial{--t:calc(.5*var(--grow,1)*var(--scale)*var(--u))}
.stacked .facts{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:calc(16*var(--t));width:100%}
.stacked .facts .goal{white-space:normal}
@media (max-width:640px){
.stacked .dial{--t:.62px}
.page .gauge,.page.stacked .gauge{grid-template:"name name" auto "dial facts" auto "foot foot" auto/calc(288*var(--t)) minmax(0,1fr)}
.page .facts{display:block}
.foot .spark{flex:0 0 70px}
}
`

/** One kind with two faces: the classes are those of the face. */
export const gauge = tileDrawing(kind, {
  className: ({ face }) => face,
  Inner: ({ view, say }) =>
    view.face === 'bullet' ? <BulletTile view={view} say={say} /> : <GaugeTile view={view} say={say} />,
  marks: ({ bullet }) => (bullet?.lastYear ? DRAWING_MARKS : ['target', 'pace']),
  styles: styles + bulletStyles,
})
