// 进入前三: a place in an order, of which a lower one is better; beyond the last place wanted is red at once.
import { meets } from '../comparators.ts'
import { written } from '../decimal.ts'
import { text } from '../text.ts'
import { noteComparison } from './comparison.ts'
import type { Facts, KindRule, Measure, Notebook } from './kind.ts'

export const rank: KindRule = {
  name: text('位次', 'rank'),
  words: text(
    '位次：数值是第几位，越小越好；任何一期落在目标位次之后即为欠进度并直接亮红灯，在目标位次以内为达进度，到期末才判定已完成。',
    'Rank: the figure is a place, the lower the better; any period behind the last place wanted is behind and red at once, within it is on pace, and done only at the horizon.',
  ),
  version: 1,
  comparators: ['at-most'],
  start: 'held',
  limit: {
    broken: 'above',
    brokenWords: text('落后目标', 'behind target'),
    keptWords: text('领先目标', 'ahead of target'),
    crossedWords: text('落在目标位次之后', 'Behind the place wanted'),
  },
  settles: 'at-horizon',
  measure: measurePlace,
  figures: 'amount',
  isPlace: true,
  basis: () => 'cumulative',
  accepts: () => ['period', 'cumulative', 'end'],
  addsUp: false,
  hasRest: false,
  unit: '位',
  steps: 'none',
}

/** Places from the target; behind it is red at once. */
export function measurePlace(facts: Facts, note: Notebook): Measure {
  const { actual, criterion } = facts
  const met = meets(actual, criterion)
  const gap = actual.sub(criterion.value)
  noteComparison(facts, note)
  note(() => ({
    name: text('与目标位次之差', 'Places from the target'),
    formula: `${written(actual)} − ${written(criterion.value)}`,
    value: gap,
  }))
  const shared = { expected: criterion.value, completion: null, advantage: null, watchBand: null }
  return { ...shared, gap, gapUnit: 'unit', met, onPace: met }
}
