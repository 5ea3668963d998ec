// Kinds that set a line which may not be crossed at any period: how far a figure is from it, and whether it is kept.
import { meets } from '../comparators.ts'
import { HUNDRED, written, ZERO } from '../decimal.ts'
import { text } from '../text.ts'
import { noteComparison } from './comparison.ts'
import type { Facts, Measure, Notebook } from './kind.ts'
import { inPoints, measureRate } from './rate.ts'

/** In points for percentages, else by the share of the line that is used. Crossing it is red at once, keeping it is never ahead. */
export function measureLimit(facts: Facts, note: Notebook): Measure {
  const measure = inPoints(facts.indicator.unit) ? measureRate(facts, note) : measureAmount(facts, note)
  return { ...measure, advantage: null, watchBand: null }
}

/** The share of the line that is used; in the unit itself where the line is zero. */
function measureAmount(facts: Facts, note: Notebook): Measure {
  const { actual, criterion } = facts
  const limit = criterion.value
  const met = meets(actual, criterion)
  const shared = { expected: limit, met, onPace: met, advantage: null, watchBand: null }
  noteComparison(facts, note)
  if (limit.compare(ZERO) <= 0) {
    const gap = actual.sub(limit)
    note(() => ({
      name: text('差距（按计量单位）', 'Gap (in the unit)'),
      formula: `${written(actual)} − ${written(limit)}`,
      value: gap,
    }))
    return { ...shared, completion: null, gap, gapUnit: 'unit' }
  }
  const used = actual.mul(HUNDRED).div(limit)
  const gap = used.sub(HUNDRED)
  note(() => ({
    name: USED[criterion.direction],
    formula: `${written(actual)} ÷ ${written(limit)} × 100`,
    value: used,
  }))
  note(() => ({
    name: text('差距（百分点）', 'Gap (points)'),
    formula: `${written(used)} − 100`,
    value: gap,
  }))
  return { ...shared, completion: used, gap, gapUnit: 'completion-points' }
}

const OF_FLOOR = text('相当于底线 %', 'Share of the floor %')
const USED = {
  down: text('上限使用率 %', 'Share of the limit used %'),
  up: OF_FLOOR,
  band: OF_FLOOR,
} as const
