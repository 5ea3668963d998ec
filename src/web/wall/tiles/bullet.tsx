// The other face of a gauge: a bullet graph after Stephen Few, for boards that ask for it.
import type { GaugeTileView } from '../../../boards/tiles/gauge.ts'
import { bulletSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { emsOf, stepOf } from '../fit.ts'
import { DemoMark, Goal, goalFits, Name, StatusWord, Value } from '../words.tsx'

/** Half of a cell's inner width. */
const GOAL_ROOM = 286
/** Ems of a number that stand beside gap and status at its full size. */
const NUMBER_WIDTHS = [3]

export function BulletTile({ view, say }: { view: GaugeTileView; say: Say }) {
  const { dial, bullet, light, value, gap } = view
  const lastYear = bullet?.lastYear ?? null
  const svg = bulletSvg({
    actual: value && dial.actual,
    target: dial.target,
    ...(dial.end === undefined ? {} : { end: dial.end }),
    expected: dial.expected,
    lastYear: lastYear?.share ?? null,
    steps: bullet?.steps ?? [1],
    light,
  })
  const short = goalFits(view.target.short, say('target'), GOAL_ROOM)
  const leader = hasRoomForLeader(view, lastYear?.words ?? '')
  const words = gap && <span class={gap.good === false ? 'gap bad' : 'gap'}>{gap.short}</span>
  return (
    <>
      <Name name={view.name} href={view.href} />
      <div class="top">
        <Value value={value} say={say} size={(number) => `s${stepOf(number, NUMBER_WIDTHS)}`} />
        {!short && words}
        <StatusWord status={view.status} light={light} word={view.word} />
      </div>
      <div class="drawing" {...drawn(svg)} />
      <div class="line">
        <Goal target={view.target} say={say} wide={!short} room={GOAL_ROOM} />
        {short && words}
      </div>
      <p class="foot">
        {view.unit && <span class="unit">{view.unit}</span>}
        {leader && <span class="leader">{view.leader}</span>}
        <DemoMark view={view} say={say} />
        {lastYear && (
          <span class="last">
            <i aria-hidden="true" />
            {say('lastYear', { value: lastYear.words })}
          </span>
        )}
        {view.shortPeriod && <span class="period">{view.shortPeriod}</span>}
      </p>
    </>
  )
}

/** The width of a cell in ems of its foot, less the gaps and the mark of what is made up. */
const FOOT_ROOM = 18

const hasRoomForLeader = ({ unit, leader, shortPeriod }: GaugeTileView, lastYear: string): boolean =>
  leader !== null &&
  emsOf(`${unit ?? ''}${leader}${shortPeriod ?? ''}`) + (lastYear === '' ? 0 : emsOf(lastYear) + 4) <=
    FOOT_ROOM

export const bulletStyles = `
.bullet{grid-template:"name" auto "top" minmax(0,1fr) "drawing" auto "line" auto "foot" auto/minmax(0,1fr)}
.bullet .top{grid-area:top}
.bullet .line{grid-area:line}
.bullet .drawing{grid-area:drawing}
.bullet .drawing svg{width:100%;height:auto;max-height:calc(74*var(--t))}
.bullet .value{display:flex;align-items:baseline;gap:.14em;font-size:calc(54*var(--t));line-height:.95;white-space:nowrap;min-width:0}
.bullet .value.s2{font-size:calc(42*var(--t))}
.bullet .value span:not(.sr){max-width:5em;overflow:hidden;text-overflow:ellipsis}
.bullet .status,.bullet .value,.bullet .line .gap{flex:none}
.bullet .top .gap{flex:0 1 auto;min-width:0}
.bullet .value b{flex:none}
.bullet .line .goal:not(.wide){flex:0 1 auto;-webkit-line-clamp:1}
.tight:not(.stacked) .bullet .value{font-size:calc(40*var(--t));line-height:.9}
.tight:not(.stacked) .bullet .drawing svg{height:calc(58*var(--t))}
.tight:not(.stacked) .bullet .status{line-height:calc(36*var(--t))}
.dense:not(.stacked) .bullet .drawing svg{height:calc(52*var(--t))}
.tight.dense:not(.stacked) .bullet .drawing svg{height:calc(30*var(--t))}
.tight.dense:not(.stacked) .bullet .value{font-size:calc(36*var(--t))}
.dense:not(.stacked) .bullet .foot{line-height:1.05;min-height:0}
.stacked .bullet .top{flex-wrap:wrap;align-content:center}
.stacked .bullet .value{font-size:calc(54*var(--grow,1)*var(--t))}
.stacked .bullet .value.s2,.tight.stacked .bullet .value{font-size:calc(42*var(--grow,1)*var(--t))}
.stacked .bullet .top .gap{order:3;flex:1 1 100%}
.stacked .bullet .line{flex-wrap:wrap}
.bullet .goal.l2{line-height:calc(34*var(--t))}
.bullet .gap{font-size:calc(29*var(--t))}
.bullet .last{display:flex;align-items:center;gap:.35em;min-width:0;overflow:hidden}
.bullet .last i,.legend i.ring{flex:none;width:.6em;height:.6em;border:.14em solid var(--mark);border-radius:50%}
`
