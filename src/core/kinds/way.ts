// Kinds that walk a way from a start to the target: what is expected, how far it is, in points of completion.
import { type Criterion, type Direction, isNearAllAlong, meets, nearestPoint } from '../comparators.ts'
import { type Decimal, HUNDRED, written, ZERO } from '../decimal.ts'
import type { Measurand } from '../measurand.ts'
import { type ExpectedShare, expectedShare } from '../pace.ts'
import { text } from '../text.ts'
import { noteComparison } from './comparison.ts'
import type { Facts, KindRule, Measure, Notebook, Way } from './kind.ts'
import { inPoints } from './rate.ts'

/**
 * How the way of an indicator of this kind to its goal runs. There is none where the plan says that it is held, and where
 * its baseline meets the target already: a way that runs backwards would turn every judgement round.
 */
export function wayBy(
  { start, figures }: Pick<KindRule, 'start' | 'figures'>,
  { baseline, direction, pace }: Pick<Measurand, 'baseline' | 'direction' | 'pace'>,
  goal: Decimal,
): Way {
  const itemsAlike = figures === 'items'
  const held: Way = { start: ZERO, expects: 'target', itemsAlike }
  if (start === 'held') return held
  if (start === 'zero') return { start: ZERO, expects: 'share', itemsAlike }
  if (pace.kind === 'held') return held
  if (baseline === null) {
    const isFromZero = start === 'baseline-or-held' && direction !== 'down'
    return { start: ZERO, expects: isFromZero ? 'share' : 'nothing', itemsAlike }
  }
  if (alreadyMeets(baseline, direction, goal)) return held
  return { start: baseline, expects: 'share', itemsAlike }
}

/** Whether a start lies where the goal wants to be or beyond; of a band only where both are one. */
function alreadyMeets(baseline: Decimal, direction: Direction, goal: Decimal): boolean {
  const order = baseline.compare(goal)
  return order === 0 || (direction === 'up' && order > 0) || (direction === 'down' && order < 0)
}

/** Source: 序时进度 as bulletins compute it: completion rate minus the expected share, in percentage points. */
export function measureWay(facts: Facts, note: Notebook): Measure {
  const { actual, criterion, plan, way } = facts
  const goal = criterion.value
  const length = goal.sub(way.start)
  const met = meets(actual, criterion)
  noteComparison(facts, note)
  if (way.expects === 'target' || length.equals(ZERO)) return measureHeld(facts, met, note)

  const expectation = way.expects === 'share' || facts.final ? expectedOf(facts) : null

  const completion = actual.sub(way.start).mul(HUNDRED).div(length)
  note(() => ({
    name: text('完成率 %', 'Completion %'),
    formula: way.start.equals(ZERO)
      ? `${written(actual)} ÷ ${written(goal)} × 100`
      : `(${written(actual)} − ${written(way.start)}) ÷ (${written(goal)} − ${written(way.start)}) × 100`,
    value: completion,
  }))
  if (!expectation) {
    return {
      expected: null,
      completion,
      gap: null,
      gapUnit: 'completion-points',
      met,
      onPace: null,
      advantage: null,
      watchBand: null,
    }
  }
  const expected = way.start.add(length.mul(expectation.share))
  const expectedPoints = expectation.share.mul(HUNDRED)
  const gap = completion.sub(expectedPoints)
  note(() => ({
    name: text('序时进度 %', 'Expected %'),
    formula: `${expectation.formula} × 100`,
    value: expectedPoints,
  }))
  note(() => ({
    name: text('应完成', 'Expected amount'),
    formula: way.start.equals(ZERO)
      ? `${written(goal)} × ${expectation.formula}`
      : `${written(way.start)} + (${written(goal)} − ${written(way.start)}) × ${expectation.formula}`,
    value: expected,
  }))
  note(() => ({
    name: text('差距（百分点）', 'Gap (points)'),
    formula: `${written(completion)} − ${written(expectedPoints)}`,
    value: gap,
  }))
  return {
    expected,
    completion,
    gap,
    gapUnit: 'completion-points',
    met,
    onPace: keepsPace(facts, expectation, met, note),
    advantage: isNearAllAlong(criterion) ? null : gap,
    watchBand: plan.policy.watchCompletionPoints,
  }
}

function expectedOf({ indicator, begin, horizon, period, criterion, way }: Facts): ExpectedShare | null {
  return expectedShare(indicator, begin, horizon, period, way, criterion.value)
}

/**
 * Where there is no way (held by the plan's word, a start that meets the target already, a target of zero) the target itself
 * is expected at every period: of percentages in points, else in the unit. Short of it by less than the watch band is yellow.
 */
function measureHeld(facts: Facts, met: boolean, note: Notebook): Measure {
  const { actual, criterion, indicator, plan, final } = facts
  const goal = criterion.value
  const isInPoints = inPoints(indicator.unit)
  const completion =
    criterion.direction === 'up' && goal.compare(ZERO) > 0 ? actual.mul(HUNDRED).div(goal) : null
  if (completion) {
    note(() => ({
      name: text('完成率 %', 'Completion %'),
      formula: `${written(actual)} ÷ ${written(goal)} × 100`,
      value: completion,
    }))
  }
  const shared = { completion, gapUnit: isInPoints ? 'rate-points' : 'unit', met, advantage: null } as const
  if (indicator.pace.kind === 'at-end' && !final)
    return { ...shared, expected: null, gap: null, onPace: null, watchBand: null }
  const near = nearestPoint(actual, criterion)
  const gap = actual.sub(near)
  note(() => ({
    name: isInPoints
      ? text('差距（百分点）', 'Gap (points)')
      : text('差距（按计量单位）', 'Gap (in the unit)'),
    formula: `${written(actual)} − ${written(near)}`,
    value: gap,
  }))
  const { watchGrowthPoints, watchCompletionPoints } = plan.policy
  const watchBand = isInPoints ? watchGrowthPoints : goal.abs().mul(watchCompletionPoints).div(HUNDRED)
  if (!isInPoints) {
    note(() => ({
      name: text('黄灯以内', 'Yellow within'),
      formula: `${written(goal.abs())} × ${written(watchCompletionPoints)} ÷ 100`,
      value: watchBand,
    }))
  }
  return { ...shared, expected: near, gap, onPace: met, watchBand }
}

/** On pace: at least the share of the way to the nearest value that would still meet the target. */
function keepsPace(
  { actual, criterion, way }: Facts,
  { share, formula }: ExpectedShare,
  met: boolean,
  note: Notebook,
): boolean {
  if (met) return true
  const { tolerance, value: goal } = criterion
  const allowed = tolerance.mul(share)
  const expected = way.start.add(goal.sub(way.start).mul(share))
  if (!allowed.equals(ZERO)) {
    note(() => ({
      name: text('允许偏离', 'Allowed distance'),
      formula: `${written(tolerance)} × ${formula}`,
      value: allowed,
    }))
  }
  const short = expected.sub(actual)
  if (isNearAllAlong(criterion)) return short.abs().compare(allowed) <= 0
  return isFalling(criterion, way) ? short.neg().compare(allowed) <= 0 : short.compare(allowed) <= 0
}

const isFalling = (criterion: Criterion, way: Way): boolean => criterion.value.compare(way.start) < 0
