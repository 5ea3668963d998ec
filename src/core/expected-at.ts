// What a target expects by the end of a period that nobody has to have judged: the pace as a line that can be drawn.
import type { Decimal } from './decimal.ts'
import { wayOf } from './kinds/index.ts'
import { expectedShare } from './pace.ts'
import type { Period } from './period.ts'
import { goalOf, type Indicator, judgedTimeOf, type Plan, type Target } from './plan.ts'
import { targetAt } from './verdict.ts'

/** In the indicator's unit; null where nothing is expected yet, or where it is held against a partner. */
export function expectedAt(plan: Plan, indicator: Indicator, whole: Target, period: Period): Decimal | null {
  const target = targetAt(indicator, whole, period)
  const goal = goalOf(indicator, target)
  if (goal === null) return null
  const way = wayOf(indicator, goal)
  if (way.expects === 'nothing' || indicator.pace.kind === 'at-end') return null
  if (way.expects === 'target') return goal
  const { from, horizon } = judgedTimeOf(plan, target, period)
  const expected = expectedShare(indicator, from, horizon, period, way, goal)
  return expected && way.start.add(goal.sub(way.start).mul(expected.share))
}
