// The other face of a gauge: a bullet graph after Stephen Few, for boards that ask for it.
import type { GaugeTileView } from '../../../boards/index.ts'
import { bulletSvg } from '../../../charts/index.ts'
import { drawn } from '../../drawn.ts'
import type { Say } from '../../messages/index.ts'
import { DemoMark, Goal, goalFits, Name, nameLines, StatusWord } from '../words.tsx'
import { Value } from './gauge.tsx'

/** Half of a cell's inner width. */
const GOAL_ROOM = 286

export function BulletTile({ view, say }: { view: GaugeTileView; say: Say }) {
  const { dial, bullet, light, value, gap } = view
  const lastYear = bullet?.lastYear ?? null
  const svg = bulletSvg({
    actual: value && dial.actual,
    target: dial.target,
    expected: dial.expected,
    lastYear: lastYear?.share ?? null,
    steps: bullet?.steps ?? [1],
    light,
  })
  const short = goalFits(view.target.short, say('target'), GOAL_ROOM)
  // Two lines of name and two of target leave less room for the graph.
  const tight = nameLines(view.name) > 1 && !goalFits(view.target.short, say('target'), 2 * GOAL_ROOM - 22)
  const words = gap && <span class={gap.good === false ? 'gap bad' : 'gap'}>{gap.words}</span>
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
