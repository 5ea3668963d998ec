// 基本同步: two rates that are to move together; the partner's figure of the same period is what is expected.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { acceptsOfRate, measureRate } from './rate.ts'

export const relation: KindRule = {
  name: text('同步关系', 'relation'),
  words: text(
    '同步关系：与对照指标同一期的数值相比，差距在允许偏离以内为达进度；到期末才判定已完成。',
    'Relation: compared with the partner’s figure of the same period; within the tolerance is on pace, and done only at the horizon.',
  ),
  version: 1,
  comparators: comparatorsThatSet('partner'),
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
