// 基本同步: two rates that are to move together; the partner's figure of the same period is what is expected.
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureRate } from './rate.ts'

export const relation: KindRule = {
  kind: 'relation',
  version: 1,
  settles: 'at-horizon',
  words: text(
    '同步关系：与对照指标同一期的数值相比，差距在允许偏离以内为达进度；到期末才判定已完成。',
    'Relation: compared with the partner’s figure of the same period; within the tolerance is on pace, and done only at the horizon.',
  ),
  measure: measureRate,
}
