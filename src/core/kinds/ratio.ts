// 覆盖率: a share in percent that is to grow to its target from its baseline, or is held where none is known.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const ratio: KindRule = {
  name: text('比率', 'ratio'),
  words: text(
    '覆盖率：有基数的，从基数起按节奏推算应达比率，完成率＝(现值－基数)÷(目标－基数)×100；没有基数也没有另定节奏的，或基数已达目标的，视为保持，各期直接与目标比，差距为百分点；达到目标期间为已完成。',
    'Ratio: with a baseline expected from it by the plan’s pace, completion = (figure − baseline) ÷ (target − baseline) × 100; with neither baseline nor pace, or with a baseline that meets the target already, it is held: every period is compared with the target itself, in points; done while the target is met.',
  ),
  version: 2,
  comparators: comparatorsThatSet('goal', 'band', 'limit'),
  start: 'baseline-or-held',
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
