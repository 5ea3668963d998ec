// 累计完成: an amount that adds up through the year, expected in proportion to the months gone.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const cumulative: KindRule = {
  name: text('累计完成', 'cumulative amount'),
  words: text(
    '累计完成量：完成率＝累计数÷目标×100，序时进度按计划节奏（默认按月均摊），差距＝完成率－序时进度；达到目标即为已完成。',
    'Cumulative amount: completion = figure ÷ target × 100, expected share by the plan’s pace (linear in months by default), gap = completion − expected share; done as soon as the target is met.',
  ),
  version: 1,
  comparators: comparatorsThatSet('goal', 'band'),
  start: 'zero',
  limit: null,
  settles: 'when-met',
  measure: measureWay,
  figures: 'amount',
  basis: () => 'cumulative',
  accepts: () => ['period', 'cumulative'],
  addsUp: true,
  hasRest: true,
  unit: null,
  steps: 'none',
}
