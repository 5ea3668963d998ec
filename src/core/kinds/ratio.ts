// 覆盖率: a share in percent that is to grow to its target, from its baseline or from nothing.
import { ZERO } from '../decimal.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const ratio: KindRule = {
  kind: 'ratio',
  version: 1,
  settles: 'while-met',
  words: text(
    '覆盖率：从基数（没有则从零）起按节奏推算应达比率，完成率＝(现值－基数)÷(目标－基数)×100；达到目标期间为已完成。',
    'Ratio: expected from its baseline (or zero) by the plan’s pace, completion = (figure − baseline) ÷ (target − baseline) × 100; done while the target is met.',
  ),
  measure: (facts, note) => {
    const { baseline } = facts.indicator
    // Without a start there is no way down to a lower ratio: then only the horizon can judge it.
    const paced = baseline !== null || facts.criterion.direction !== 'down'
    return measureWay(facts, { start: baseline ?? ZERO, paced }, note)
  },
}
