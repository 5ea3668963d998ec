// 覆盖率: a share in percent that is to grow to its target, from its baseline or from nothing.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const ratio: KindRule = {
  name: text('比率', 'ratio'),
  words: text(
    '覆盖率：从基数（没有则从零）起按节奏推算应达比率，完成率＝(现值－基数)÷(目标－基数)×100；达到目标期间为已完成。',
    'Ratio: expected from its baseline (or zero) by the plan’s pace, completion = (figure − baseline) ÷ (target − baseline) × 100; done while the target is met.',
  ),
  version: 1,
  comparators: comparatorsThatSet('goal', 'limit'),
  start: 'baseline-or-zero',
  limit: null,
  settles: 'while-met',
  measure: measureWay,
  figures: 'share',
  basis: () => 'end',
  // The share of good days is counted over the months so far, coverage at the end of the last one.
  accepts: () => ['period', 'cumulative', 'end'],
  addsUp: false,
  hasRest: true,
  unit: '%',
  steps: 'none',
}
