// The other face of a gauge: a bullet graph after Stephen Few, for boards that ask for it.
import type { GaugeTileView } from '../../../boards/tiles/gauge.ts'
import { bulletSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { DemoMark, Goal, goalFits, Name, nameLines, StatusWord, Value } from '../words.tsx'

/** Half of a cell's inner width. */
const GOAL_ROOM = 286

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
  // Two lines of name and two of target leave less room for the graph.
  const tight = nameLines(view.name) > 1 && !goalFits(view.target.short, say('target'), 2 * GOAL_ROOM - 22)
  const words = gap && <span class={gap.good === false ? 'gap bad' : 'gap'}>{gap.short}</span>
  return (
    <>
      <Name name={view.name} href={view.href} />
      <div class="top">
        <Value value={value} say={say} size={() => 's1'} />
        {!short && words}
        <StatusWord status={view.status} light={light} word={view.word} />
      </div>
      <div class={tight ? 'drawing tight' : 'drawing'} {...drawn(svg)} />
      <div class="line">
        <Goal target={view.target} say={say} wide={!short} />
        {short && words}
      </div>
      <p class="foot">
        {view.unit && <span class="unit">{view.unit}</span>}
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

export const bulletStyles = `
.bullet{grid-template:"name" auto "top" 1fr "drawing" auto "line" auto "foot" auto/minmax(0,1fr)}
.bullet .top{grid-area:top}
.bullet .line{grid-area:line}
.bullet .drawing{grid-area:drawing}
.bullet .drawing svg{width:100%;height:auto;max-height:calc(74*var(--t))}
.bullet .value{display:flex;align-items:baseline;gap:.14em;font-size:calc(54*var(--t));line-height:.95;white-space:nowrap}
.stacked .bullet :is(.top,.line){flex-wrap:wrap}
.stacked .bullet .goal{white-space:normal}
.stacked .bullet .name.s1~.top .value{font-size:calc(54*var(--grow,1)*var(--t))}
.bullet .name:not(.s1)~.top .value{font-size:calc(40*var(--t));line-height:.9}
.bullet .name:not(.s1)~* :is(.goal,.status){line-height:calc(36*var(--t))}
.bullet .name:not(.s1){margin-top:calc(-6*var(--t))}
.bullet .name:not(.s1)~.foot{line-height:1.05;min-height:0}
.bullet .tight svg{height:calc(36*var(--t))}
.bullet .tight~.line .goal{line-height:1.02}
.bullet .goal.l2{line-height:1.08}
.bullet .gap{font-size:calc(29*var(--t))}
.bullet .last{display:flex;align-items:center;gap:.35em}
.bullet .last i,.legend i.ring{width:.6em;height:.6em;border:.14em solid var(--mark);border-radius:50%}
`
