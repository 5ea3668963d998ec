// 不超过 / 不发生: a limit that holds all year; a breach is red at once, kept is done only at the horizon.
import { comparatorsThatSet } from '../comparators.ts'
import { BASES } from '../observation.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureLimit } from './limit.ts'

export const ceiling: KindRule = {
  name: text('控制上限', 'ceiling'),
  words: text(
    '控制上限：任何一期超过上限即为欠进度并直接亮红灯；未超过为达进度，到期末才判定已完成；几年合计的上限，比的是各年之和。',
    'Ceiling: any period beyond the limit is behind and red at once; within it is on pace, and done only at the horizon; where several years share the limit their sum is compared.',
  ),
  version: 2,
  comparators: comparatorsThatSet('limit', 'nothing'),
  start: 'held',
  limit: {
    broken: 'above',
    brokenWords: text('超限', 'over the limit'),
    keptWords: text('余', 'to spare'),
  },
  settles: 'at-horizon',
  measure: measureLimit,
  figures: 'amount',
  // In percent it limits a growth rate, else an amount.
  basis: ({ unit }) => (unit === '%' ? 'cumulative-yoy' : 'cumulative'),
  accepts: ({ unit }) => (unit === '%' ? BASES : ['period', 'cumulative', 'end']),
  addsUp: false,
  totals: true,
  hasRest: false,
  unit: null,
  steps: 'none',
}
