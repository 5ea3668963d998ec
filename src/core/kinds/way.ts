// Kinds that walk a way from a start to the target: what is expected, how far it is, in points of completion.
import { type Criterion, comparatorSign, isNearAllAlong, meets } from '../comparators.ts'
import { HUNDRED, written, ZERO } from '../decimal.ts'
import type { Measurand } from '../measurand.ts'
import { type ExpectedShare, expectedShare } from '../pace.ts'
import { text } from '../text.ts'
import type { Facts, KindRule, Measure, Note, Way } from './kind.ts'

/** How the way of an indicator of this kind runs. */
export function wayBy(
  { start, figures }: Pick<KindRule, 'start' | 'figures'>,
  { baseline, direction }: Pick<Measurand, 'baseline' | 'direction'>,
): Way {
  const itemsAlike = figures === 'items'
  switch (start) {
    case 'held':
      return { start: ZERO, expects: 'target', itemsAlike }
    case 'zero':
      return { start: ZERO, expects: 'share', itemsAlike }
    case 'baseline':
      return { start: baseline ?? ZERO, expects: baseline === null ? 'nothing' : 'share', itemsAlike }
    case 'baseline-or-zero': {
      const isStartless = baseline === null && direction === 'down'
      return { start: baseline ?? ZERO, expects: isStartless ? 'nothing' : 'share', itemsAlike }
    }
  }
}

/** Source: 序时进度 as bulletins compute it: completion rate minus the expected share, in percentage points. */
export function measureWay(facts: Facts, note: Note): Measure {
  const { actual, criterion, plan, way } = facts
  const goal = criterion.value
  const length = goal.sub(way.start)
  const expectation = way.expects === 'share' || facts.final ? expectedOf(facts) : null
  const met = meets(actual, criterion)
  noteComparison(facts, note)
  if (length.equals(ZERO)) return standingStill(facts, met, note)

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

export function noteComparison({ actual, criterion }: Facts, note: Note): void {
  note(() => {
    const spread = criterion.tolerance.equals(ZERO) ? '' : ` (± ${written(criterion.tolerance)})`
    const holds = meets(actual, criterion)
    return {
      name: text('是否达到目标', 'Target met'),
      formula: `${written(actual)} ${comparatorSign(criterion.comparator)} ${written(criterion.value)}${spread}: ${holds ? '✓' : '✗'}`,
      value: null,
    }
  })
}

function expectedOf({ indicator, plan, horizon, period, criterion, way }: Facts): ExpectedShare | null {
  return expectedShare(indicator, plan.year, horizon, period, way, criterion.value)
}

/** A way without length (target equal to its start, or zero): kept as long as the target is met; a share has no meaning. */
function standingStill(facts: Facts, met: boolean, note: Note): Measure {
  const gap = facts.actual.sub(facts.criterion.value)
  note(() => ({
    name: text('差距（按计量单位）', 'Gap (in the unit)'),
    formula: `${written(facts.actual)} − ${written(facts.criterion.value)}`,
    value: gap,
  }))
  return {
    expected: facts.criterion.value,
    completion: null,
    gap,
    gapUnit: 'unit',
    met,
    onPace: met,
    advantage: null,
    watchBand: null,
  }
}

/** On pace: at least the share of the way to the nearest value that would still meet the target. */
function keepsPace(
  { actual, criterion, way }: Facts,
  { share, formula }: ExpectedShare,
  met: boolean,
  note: Note,
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
