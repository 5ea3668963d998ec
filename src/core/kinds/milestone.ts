// 节点: weighted steps with dates; the figure is the share of the weight that is done, in percent.
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const milestone: KindRule = {
  name: text('节点', 'milestones'),
  words: text(
    '节点任务：完成率为已完成节点的权重占比，序时进度为计划日期已到节点的权重占比（或计划另定的节奏）；全部完成即为已完成。',
    'Milestones: completion is the weight of the steps done, expected is the weight of the steps due by the period (or the pace the plan gives); done when all are done.',
  ),
  version: 1,
  comparators: ['at-least', 'exactly'],
  start: 'zero',
  limit: null,
  settles: 'when-met',
  measure: measureWay,
  figures: 'share',
  basis: () => 'cumulative',
  accepts: () => ['cumulative'],
  addsUp: false,
  hasRest: false,
  unit: '%',
  steps: 'needed',
}
