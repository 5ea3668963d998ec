// Where actual, target and pace stand: on the half circle, and on the scale of a bullet graph.
import type { Assessment } from '../core/assessment.ts'
import { type Decimal, decimal, display, HUNDRED, ZERO } from '../core/decimal.ts'
import { kindRules, wayOf } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import type { Bullet, Dial } from './tiles/tile.ts'

/** The target stands at the same place on every dial, so that a wall can be read at a glance. */
const TARGET_SHARE = decimal(4, 5)

/** Where a value stands on the way of an indicator, 0 to 1; null where the way has no length. */
function shareOf(assessment: Assessment, indicator: Indicator): ((value: Decimal) => number) | null {
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

/**
 * Stephen Few’s steps (his Bullet Graph Design Specification) by this project’s own lights. They end where red turns to yellow and where the pace is kept, so that the eye reads the same limits that judged. One
 * step only where nothing is expected, where less is better, or where staying near is what counts.
 */
export function bulletOf(
  plan: Pick<Plan, 'policy'>,
  indicator: Indicator,
  assessment: Assessment,
  lastYear: Observation | null,
): Bullet {
  const place = shareOf(assessment, indicator)
  const value = lastYear?.value ?? null
  return {
    steps: [...(place ? limitsOf(plan, indicator, assessment, place) : []), 1],
    lastYear:
      place && value
        ? { share: place(value), words: `${display(value, indicator.decimals)} ${indicator.unit}` }
        : null,
  }
}

function limitsOf(
  { policy }: Pick<Plan, 'policy'>,
  indicator: Indicator,
  { expected, gapUnit, target }: Assessment,
  place: (value: Decimal) => number,
): number[] {
  const { limit } = kindRules[indicator.kind]
  if (expected === null || indicator.direction !== 'up' || limit || gapUnit === 'unit') return []
  const goal = target.value
  const { start } = wayOf(indicator, goal ?? expected)
  const band =
    gapUnit === 'rate-points'
      ? policy.watchGrowthPoints
      : goal?.sub(start).abs().mul(policy.watchCompletionPoints).div(HUNDRED)
  const near = band ? place(expected.sub(band)) : null
  const kept = place(expected)
  return [
    ...(near !== null && near > 0 && near < kept ? [near] : []),
    ...(kept > 0 && kept < 1 ? [kept] : []),
  ]
}
