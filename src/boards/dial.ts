// Where on the half circle actual, target and pace stand.
import type { Assessment } from '../core/assessment.ts'
import { type Decimal, decimal, ZERO } from '../core/decimal.ts'
import { wayOf } from '../core/kinds/index.ts'
import type { Indicator } from '../core/plan.ts'
import type { Dial } from './tiles/tile.ts'

/** The target stands at the same place on every dial, so that a wall can be read at a glance. */
const TARGET_SHARE = decimal(4, 5)

/** Where a value stands on the way of an indicator, 0 to 1; null where the way has no length. */
export function shareOf(assessment: Assessment, indicator: Indicator): ((value: Decimal) => number) | null {
  const goal = assessment.target.value ?? assessment.expected
  if (goal === null) return null
  const { start } = wayOf(indicator, goal)
  const length = goal.sub(start)
  if (length.equals(ZERO)) return null
  return (value) => clamp(value.sub(start).div(length).mul(TARGET_SHARE).valueOf())
}

/** Shares of the half circle. A way with a baseline starts there; a target of zero stands at the left end. */
export function dialOf(assessment: Assessment, indicator: Indicator): Dial {
  const goal = assessment.target.value ?? assessment.expected
  if (goal === null) return { actual: null, target: null, expected: null }
  const share = shareOf(assessment, indicator)
  if (share === null) return zeroDial(assessment, goal)
  return {
    actual: assessment.actual && share(assessment.actual),
    target: TARGET_SHARE.valueOf(),
    expected: assessment.expected && share(assessment.expected),
  }
}

/** None may happen: every one fills a fifth of the dial. */
function zeroDial({ actual }: Assessment, goal: Decimal): Dial {
  return { actual: actual && clamp(actual.sub(goal).abs().valueOf() / 5), target: 0, expected: null }
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share))
