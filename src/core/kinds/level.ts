// 年末达到: a stock at a moment. With a baseline its pace runs from there; without one it is judged at its horizon only.
import { ZERO } from '../decimal.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const level: KindRule = {
  kind: 'level',
  version: 1,
  settles: 'while-met',
  words: text(
    '期末水平：有基数的，从基数起按节奏推算应达水平，完成率＝(现值－基数)÷(目标－基数)×100；没有基数的，只在期末评判；达到目标期间为已完成。',
    'Level: with a baseline the expected level runs from it, completion = (figure − baseline) ÷ (target − baseline) × 100; without one it is judged at its horizon only; done while the target is met.',
  ),
  measure: (facts, note) =>
    measureWay(
      facts,
      { start: facts.indicator.baseline ?? ZERO, paced: facts.indicator.baseline !== null },
      note,
    ),
}
