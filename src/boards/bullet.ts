// The scale of a bullet graph: Stephen Few's steps (his Bullet Graph Design Specification) by this project's own lights.
import type { Assessment } from '../core/assessment.ts'
import { type Decimal, display, HUNDRED } from '../core/decimal.ts'
import { kindRules, wayOf } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { shareOf } from './dial.ts'
import type { Bullet } from './tiles/tile.ts'

/**
 * Steps end where red turns to yellow and where the pace is kept, so that the eye reads the same limits that judged. One
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
