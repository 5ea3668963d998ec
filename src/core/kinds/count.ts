// N 项: a number of items started, finished or advanced; with named items the pace may follow their planned dates.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const count: KindRule = {
  name: text('项数', 'count'),
  words: text(
    '项目个数：完成率＝已启动（建成、推进）个数÷目标个数×100，序时进度按计划节奏（列明项目的可按各项计划日期）；达到目标个数即为已完成。',
    'Count of items: completion = items started (finished, advanced) ÷ target × 100, expected by the plan’s pace (or by the planned dates of the named items); done as soon as the number is reached.',
  ),
  version: 1,
  comparators: comparatorsThatSet('goal', 'band'),
  start: 'zero',
  limit: null,
  settles: 'when-met',
  measure: measureWay,
  figures: 'items',
  basis: () => 'cumulative',
  accepts: () => ['period', 'cumulative'],
  addsUp: true,
  hasRest: true,
  unit: null,
  steps: 'allowed',
}
