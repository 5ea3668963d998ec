// N 项: a number of items started, finished or advanced; with named items the pace may follow their planned dates.
import { ZERO } from '../decimal.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { measureWay } from './way.ts'

export const count: KindRule = {
  kind: 'count',
  version: 1,
  settles: 'when-met',
  words: text(
    '项目个数：完成率＝已启动（建成、推进）个数÷目标个数×100，序时进度按计划节奏（列明项目的可按各项计划日期）；达到目标个数即为已完成。',
    'Count of items: completion = items started (finished, advanced) ÷ target × 100, expected by the plan’s pace (or by the planned dates of the named items); done as soon as the number is reached.',
  ),
  measure: (facts, note) => measureWay(facts, { start: ZERO, paced: true }, note),
}
