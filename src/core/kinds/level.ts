// 年末达到: a stock at a moment. With a baseline its pace runs from there; without one it is judged at its horizon only.
import { comparatorsThatSet } from '../comparators.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const level: KindRule = {
  name: text('期末水平', 'level'),
  words: text(
    '期末水平：有基数的，从基数起按节奏推算应达水平，完成率＝(现值－基数)÷(目标－基数)×100；没有基数的，只在期末评判；注明保持的，或基数已达目标的，各期直接与目标比；达到目标期间为已完成。',
    'Level: with a baseline the expected level runs from it, completion = (figure − baseline) ÷ (target − baseline) × 100; without one it is judged at its horizon only; held, or with a baseline that meets the target already, every period is compared with the target itself; done while the target is met.',
  ),
  version: 2,
  comparators: comparatorsThatSet('goal', 'band', 'limit'),
  start: 'baseline',
  limit: null,
  settles: 'while-met',
  measure: measureWay,
  figures: 'amount',
  basis: () => 'end',
  accepts: () => ['end'],
  addsUp: false,
  hasRest: true,
  unit: null,
  steps: 'none',
}
