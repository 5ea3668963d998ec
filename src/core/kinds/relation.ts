// 基本同步, 高于经济增长: a rate that is held against another one; the partner's figure of the same period is what is expected.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { acceptsOfRate, measureRate } from './rate.ts'

export const relation: KindRule = {
  name: text('对照关系', 'relation'),
  words: text(
    '对照关系：与对照指标同一期的数值相比，同步的差距在允许偏离以内、高于（低于）的确实高于（低于）为达进度，写明幅度的高（低）够这个幅度才为达进度；对照指标没有这一期的数据就不评判；到期末才判定已完成。',
    'Relation: compared with the partner’s figure of the same period; on pace within the tolerance of what is to keep step, above (below) of what is to be faster (slower), by the whole margin where one is said; not judged while the partner has no figure of the period; done only at the horizon.',
  ),
  version: 2,
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
