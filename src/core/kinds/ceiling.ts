// 不超过 / 不发生: a limit that holds all year; a breach is red at once, kept is done only at the horizon.
import { comparatorsThatSet, meets } from '../comparators.ts'
import { HUNDRED, written, ZERO } from '../decimal.ts'
import { BASES } from '../observation.ts'
import { text } from '../text.ts'
import type { Facts, KindRule, Measure, Note } from './kind.ts'
import { inPoints, measureRate } from './rate.ts'
import { noteComparison } from './way.ts'

export const ceiling: KindRule = {
  name: text('控制上限', 'ceiling'),
  words: text(
    '控制上限：任何一期超过上限即为欠进度并直接亮红灯；未超过为达进度，到期末才判定已完成。',
    'Ceiling: any period beyond the limit is behind and red at once; within it is on pace, and done only at the horizon.',
  ),
  version: 1,
  comparators: comparatorsThatSet('limit', 'nothing'),
  start: 'held',
  limit: {
    broken: 'above',
    brokenWords: text('超限', 'over the limit'),
    keptWords: text('余', 'to spare'),
  },
  settles: 'at-horizon',
  measure: (facts, note) => {
    const isInPoints = inPoints(facts.indicator.unit)
    const measure = isInPoints ? measureRate(facts, note) : measureAmount(facts, note)
    return { ...measure, advantage: null, watchBand: null }
  },
  figures: 'amount',
  // In percent it limits a growth rate, else an amount.
  basis: ({ unit }) => (unit === '%' ? 'cumulative-yoy' : 'cumulative'),
  accepts: ({ unit }) => (unit === '%' ? BASES : ['period', 'cumulative', 'end']),
  addsUp: false,
  hasRest: false,
  unit: null,
  steps: 'none',
}

/** The share of the limit that is used; in the unit itself where the limit is zero. */
function measureAmount(facts: Facts, note: Note): Measure {
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
    name: text('上限使用率 %', 'Share of the limit used %'),
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
