// 累计同比: a growth rate, never summed, never derived from levels; done only when the horizon's figure meets the target.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { acceptsOfRate, measureRate } from './rate.ts'

export const growth: KindRule = {
  name: text('增速', 'growth'),
  words: text(
    '累计同比增速：每一期都直接与全年目标相比，低于目标（超出允许偏离）即为欠进度，差距为增速之差（百分点）；到期末数据才判定完成或未完成。',
    'Cumulative growth: each period is compared with the year’s target as it stands; below it (beyond the tolerance) is behind, the gap is the difference in percentage points; done or missed is decided by the horizon’s figure only.',
  ),
  version: 1,
  comparators: comparatorsThatSet('goal', 'band', 'limit'),
  start: 'held',
  limit: null,
  settles: 'at-horizon',
  measure: measureRate,
  figures: 'rate',
  basis: () => 'cumulative-yoy',
  accepts: acceptsOfRate,
  addsUp: false,
  hasRest: false,
  unit: '%',
  steps: 'none',
}
