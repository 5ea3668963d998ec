// 保持 / 不低于: a floor that holds all year; a breach is red at once, kept is done only at the horizon. Mirrors the ceiling.
import { comparatorsThatSet } from '../comparators.ts'
import { BASES } from '../observation.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureLimit } from './limit.ts'
import { inPoints } from './rate.ts'

export const floor: KindRule = {
  name: text('保持底线', 'floor'),
  words: text(
    '保持底线：任何一期低于底线（超出允许偏离）即为欠进度并直接亮红灯；未低于为达进度，到期末才判定已完成；几年合计的底线，比的是各年之和。',
    'Floor: any period below the line (beyond the tolerance) is behind and red at once; at or above it is on pace, and done only at the horizon; where several years share the line their sum is compared.',
  ),
  version: 2,
  comparators: comparatorsThatSet('goal'),
  start: 'held',
  limit: {
    broken: 'below',
    brokenWords: text('低于底线', 'below the floor'),
    keptWords: text('高于底线', 'above the floor'),
  },
  settles: 'at-horizon',
  measure: measureLimit,
  figures: 'amount',
  // What is kept up is what stands at the period's end.
  basis: () => 'end',
  accepts: ({ unit }) => (inPoints(unit) ? BASES : ['period', 'cumulative', 'end']),
  addsUp: false,
  totals: true,
  hasRest: false,
  unit: null,
  steps: 'none',
}
