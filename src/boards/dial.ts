// Where actual, target and pace stand: on the half circle, and on the scale of a bullet graph.
import type { Assessment } from '../core/assessment.ts'
import { type Decimal, decimal, HUNDRED, ZERO } from '../core/decimal.ts'
import { kindRules, wayOf } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import { bandOf, goalOf, type Indicator, type Plan } from '../core/plan.ts'
import type { Bullet, Dial } from './tiles/tile.ts'

/** The target stands at the same place on every dial, so that a wall can be read at a glance. */
const TARGET_SHARE = decimal(4, 5)
/** Of a band its far end, so that what lies beyond it can be seen. */
const END_SHARE = decimal(9, 10)

/** Where a value stands on the way of an indicator, 0 to 1; null where the way has no length. */
function shareOf(assessment: Assessment, indicator: Indicator): ((value: Decimal) => number) | null {
  const goal = goalOf(indicator, assessment.target) ?? assessment.expected
  if (goal === null) return null
  if (kindRules[indicator.kind].isPlace) return placeShare(goal, assessment.target.of ?? null)
  const { start } = wayOf(indicator, goal)
  const end = farEnd(assessment, start)
  const length = (end ?? goal).sub(start)
  if (length.equals(ZERO)) return null
  const share = end ? END_SHARE : TARGET_SHARE
  return (value) => clamp(value.sub(start).div(length).mul(share).valueOf())
}

/**
 * Places run backwards: the first at the right end, the last one wanted where every target stands, the last of all near the
 * left end; where nobody says how many there are, a place twice as far back is drawn half as long.
 */
function placeShare(last: Decimal, of: Decimal | null): (place: Decimal) => number {
  return (place) => {
    if (place.compare(last) >= 0) {
      const share = of ? of.add(1).sub(place).div(of.add(1).sub(last)) : last.div(place)
      return clamp(share.mul(TARGET_SHARE).valueOf())
    }
    const rest = decimal(1).sub(TARGET_SHARE)
    return clamp(TARGET_SHARE.add(rest.mul(last.sub(place)).div(last.sub(1))).valueOf())
  }
}

/** The end of a band that lies farther from the start of the way; null where the target is one number. */
function farEnd({ target }: Assessment, start: Decimal): Decimal | null {
  const band = bandOf(target)
  if (!band) return null
  return start.sub(band.lower).abs().compare(start.sub(band.upper).abs()) > 0 ? band.lower : band.upper
}

/** Shares of the half circle. A way with a baseline starts there; a target of zero stands at the left end. */
export function dialOf(assessment: Assessment, indicator: Indicator): Dial {
  const goal = goalOf(indicator, assessment.target) ?? assessment.expected
  if (goal === null) return { actual: null, target: null, expected: null }
  const share = shareOf(assessment, indicator)
  if (share === null) return zeroDial(assessment, goal)
  const band = bandOf(assessment.target)
  if (band) {
    return {
      actual: assessment.actual && share(assessment.actual),
      target: share(band.lower),
      end: share(band.upper),
      // What is held at every period is expected to lie in the band: there is no pace beside it.
      expected:
        assessment.expected && wayOf(indicator, goal).expects === 'share' ? share(assessment.expected) : null,
    }
  }
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
  words: (value: Decimal) => string,
): Bullet {
  const place = shareOf(assessment, indicator)
  const value = lastYear?.value ?? null
  return {
    steps: [...(place ? limitsOf(plan, indicator, assessment, place) : []), 1],
    lastYear: place && value ? { share: place(value), words: words(value) } : null,
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
  const goal = goalOf(indicator, target)
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
