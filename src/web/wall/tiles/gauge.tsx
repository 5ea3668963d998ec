// The gauge tile as it hangs on a wall: a half circle beside its words.
import { type GaugeTileView, gauge as kind } from '../../../boards/tiles/gauge.ts'
import { gaugeSvg, sparkSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf, stepOf } from '../fit.ts'
import { DemoMark, Goal, Name, StatusWord, Value } from '../words.tsx'
import { BulletTile, bulletStyles } from './bullet.tsx'
import { DRAWING_MARKS, type DrawingMark, tileDrawing } from './drawing.ts'

function GaugeTile({ view, say }: { view: GaugeTileView; say: Say }) {
  return (
    <>
      <Name name={view.name} href={view.href} />
      <GaugeFace view={view} say={say} />
      <div class="facts">
        <StatusWord status={view.status} light={view.light} word={view.word} />
        <Goal target={view.target} say={say} room={WORDS_ROOM} />
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
  const line = sparkSvg(view.spark)
  const { leader, spark } = footOf(view, line !== '', say)
  return (
    <p class="foot">
      {view.unit && <span class="unit">{view.unit}</span>}
      {leader && <span class={leader === 'roomy' ? 'leader roomy' : 'leader'}>{view.leader}</span>}
      <DemoMark view={view} say={say} />
      {spark && <span class={spark === 'roomy' ? 'spark roomy' : 'spark'} {...drawn(line)} />}
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
const WORDS_ROOM = 248

/** Ems that stand on one line beside a dial at the smallest size. */
const LONGEST_LINE = 9.5

/** 偏高 0.6 个百分点，不同步 would break in two: 偏高 0.6 点，不同步 says as much. */
const lineOf = ({ words, short }: NonNullable<GaugeTileView['gap']>): string =>
  emsOf(words) > LONGEST_LINE ? short : words

const lineStep = (words: string): number => stepOf(words, [LONGEST_LINE])

/** The sizes of `.value.s1` to `.s5`, in tile units. */
const VALUE_SIZES = [66, 58, 50, 43, 36]
/** The room between the ends of the arc. */
const ROOM = 162
const SMALLEST_UNIT = 24
/** A unit this long (in ems) stands above the number. */
const LONG_UNIT = 2.5

/** The largest size at which number and unit fit into the arc, beside each other or one above the other. */
function valueClass(number: string, unit: string): string {
  const sizeFor = (unitAt: (px: number) => number): number =>
    VALUE_SIZES.findIndex((px) => emsOf(number) * px + unitAt(px) <= ROOM)
  const beside =
    emsOf(unit) >= LONG_UNIT
      ? -1
      : sizeFor((px) => (unit === '' ? 0 : emsOf(unit) * Math.max(px * 0.42, SMALLEST_UNIT) + px * 0.1))
  if (beside !== -1) return `s${beside + 1}`
  const alone = sizeFor(() => 0)
  return `s${alone === -1 ? VALUE_SIZES.length : alone + 1} over`
}

/** The width of a lying and of an upright cell inside its padding, and what a spark and the gaps take of it. */
const FOOT_ROOMS = { roomy: 540, any: 424 } as const
const SPARK_ROOM = 70 + 14
const FOOT_GAP = 14
const FOOT_SIZE = 24

type FootRoom = keyof typeof FOOT_ROOMS

/** In which cells there is room beside unit, mark and period: first for the leader, then for the line of the year; null: in none. */
function footOf(
  view: GaugeTileView,
  hasLine: boolean,
  say: Say,
): { readonly leader: FootRoom | null; readonly spark: FootRoom | null } {
  const mark = view.demo ? emsOf(say(view.demoTrend ? 'demoTrend' : 'demoShort')) + 0.7 : 0
  const widthOf = (words: string | null): number => (words ? emsOf(words) * FOOT_SIZE + FOOT_GAP : 0)
  const taken = widthOf(view.unit) + widthOf(view.shortPeriod) + mark * FOOT_SIZE + FOOT_GAP
  const place = (width: number): FootRoom | null =>
    (['any', 'roomy'] as const).find((room) => width <= FOOT_ROOMS[room]) ?? null
  const leader = view.leader === null ? null : place(taken + widthOf(view.leader))
  const beside = taken + (leader === null ? 0 : widthOf(view.leader)) + SPARK_ROOM
  return { leader, spark: hasLine ? place(beside) : null }
}

const styles = `
.beside .gauge{grid-template:"name name" auto "dial facts" minmax(0,1fr) "foot foot" auto/calc(288*var(--t)) minmax(0,1fr);column-gap:calc(12*var(--t))}
.stacked .gauge{grid-template:"name" auto "dial" minmax(0,1fr) "facts" auto "foot" auto/minmax(0,1fr)}
.dial{grid-area:dial;position:relative;align-self:center;justify-self:center;width:calc(284*var(--t))}
.dial svg{overflow:visible}
.dial .value{position:absolute;left:0;right:0;bottom:0;display:flex;align-items:baseline;justify-content:center;gap:.1em;font-size:max(calc(66*var(--t)),var(--must));line-height:.86;white-space:nowrap}
.dial .value.s2{font-size:max(calc(58*var(--t)),var(--must))}
.dial .value.s3{font-size:max(calc(50*var(--t)),var(--must))}
.dial .value.s4{font-size:max(calc(43*var(--t)),var(--must))}
.dial .value.s5{font-size:max(calc(36*var(--t)),var(--must))}
.dial .value.over{flex-direction:column-reverse;align-items:center;gap:.12em}
.dial .value.over span:not(.sr){font-size:var(--unit);line-height:1;max-width:calc(150*var(--t));overflow:hidden;text-overflow:ellipsis}
.tile .facts{grid-area:facts;align-self:center;min-width:0}
.facts .goal{line-height:calc(37*var(--t))}
.beside .facts .goal.l2~.rest,.tight.beside .facts .rest.s2{display:none}
.tight.beside .facts :is(.gap,.rest){line-height:calc(31*var(--t))}
.tight.beside .facts .goal{line-height:calc(36*var(--t))}
.tight.beside .facts .goal.l2{line-height:calc(34*var(--t))}
.tight.beside .facts .gap.s2,.beside .facts .goal.l2~.gap.s2{white-space:nowrap;line-height:calc(29*var(--t))}
.beside .facts .goal.l1{-webkit-line-clamp:1}
.tight .facts .status{line-height:calc(39*var(--t))}
.tight.beside .facts .goal.l2~.gap{line-height:calc(29*var(--t))}
.foot .leader{flex:0 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis;color:var(--text)}
.stacked .foot .roomy{display:none}
.foot .spark{flex:0 99 calc(112*var(--t));min-width:0;margin-left:auto}
.foot .spark+.period{margin-left:0}
.tight.beside .dial{--t:calc(.87*var(--scale)*var(--u))}
.stacked .dial{--t:calc(.82*var(--grow,1)*var(--scale)*var(--u))}
.tight.stacked .dial{--t:calc(.68*var(--grow,1)*var(--scale)*var(--u))}
.stacked .facts{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:calc(16*var(--t));width:100%}
.stacked .facts .goal{flex:0 1 auto;text-align:right}
.stacked .facts .goal.l2{text-align:left}
.stacked .facts .goal.l2~.rest{display:none}
@media (max-width:640px){
.stacked .dial{--t:.62px}
.page .gauge,.page.stacked .gauge{grid-template:"name name" auto "dial facts" auto "foot foot" auto/calc(288*var(--t)) minmax(0,1fr)}
.page .facts{display:block}
.foot .spark{flex:0 0 70px}
}
`

/** What of them is drawn. */
function marksOf(view: GaugeTileView, say: Say): readonly DrawingMark[] {
  const { face, dial, bullet, value } = view
  const line = face === 'gauge' ? footOf(view, sparkSvg(view.spark) !== '', say).spark : null
  const has: Partial<Record<DrawingMark, boolean>> = {
    target: dial.target !== null && dial.end === undefined,
    band: dial.end !== undefined,
    pace: dial.expected !== null,
    'last-year': (bullet?.lastYear ?? null) !== null,
    near: face === 'bullet' && value !== null && (bullet?.steps.length ?? 0) > 1,
    'not-reported': value === null,
    trend: line === 'any',
    'trend-lying': line === 'roomy',
  }
  return DRAWING_MARKS.filter((mark) => has[mark])
}

/** One kind with two faces: the classes are those of the face. */
export const gauge = tileDrawing(kind, {
  className: ({ face }) => face,
  Inner: ({ view, say }) =>
    view.face === 'bullet' ? <BulletTile view={view} say={say} /> : <GaugeTile view={view} say={say} />,
  marks: marksOf,
  styles: styles + bulletStyles,
})
