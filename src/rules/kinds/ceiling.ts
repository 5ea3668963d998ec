// 突破上限: a limit that holds all year is broken; red at once, and told at once.
import Type from 'typebox'
import { kindRules } from '../../core/kinds/index.ts'
import { text } from '../../core/text.ts'
import { atIndicators, ruleKind, wholeNumber } from '../rule.ts'
import {
  answerWords,
  figureFacts,
  joinTexts,
  leadWords,
  standsWords,
  targetFacts,
  whenOf,
} from '../sentences.ts'
import type { ReportedPoint } from '../series.ts'
import { type Bearing, latestSpell } from '../spell.ts'

const PARAMETERS = {
  clearPeriods: Type.Optional(wholeNumber(1, 12, 'consecutive periods within the limit / 连续未超期数')),
}

export const ceilingRule = ruleKind({
  kind: 'ceiling',
  at: 'indicators',
  title: text('突破上限', 'Ceiling breached'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ clearPeriods = 2 }) => ({
    raises: text(
      '控制上限类指标任何一期超过上限（等于上限不算超）：立即红色，休息日也即时通知。',
      'Any figure of a ceiling beyond its limit (equal to it is within): red at once, told on rest days too.',
    ),
    clears: text(
      `连续 ${clearPeriods} 期未超过上限才解除，不满的为恢复中；累计数只有更正后才会回到上限之内。`,
      `Cleared after ${clearPeriods} consecutive periods within the limit, fewer are recovering; a cumulative figure returns within it only when revised.`,
    ),
  }),
  look: ({ clearPeriods = 2 }, base) => {
    const bearingOf = (point: ReportedPoint): Bearing<null> => {
      const status = point.judged()?.verdict.status
      if (status === undefined) return { kind: 'between' }
      return status === 'behind' || status === 'missed' ? { kind: 'over', size: null } : { kind: 'good' }
    }
    return atIndicators((series, ground) => {
      const { limit } = kindRules[series.indicator.kind]
      if (limit?.broken !== 'above') return null
      const found = latestSpell(series, ground, base.id, bearingOf, { levelOf: () => 'red', clearPeriods })
      if (!found) return null
      const { spell, points, start, latest } = found
      return {
        condition: spell.condition,
        level: 'red',
        urgent: true,
        period: latest.figure.period,
        since: series.firstKnown(start.figure),
        reason: () => {
          const since = whenOf(series, start)
          const crossed = limit.crossedWords ?? text('突破上限', 'Beyond its limit')
          const state =
            spell.condition === 'raised'
              ? text(`自${since.zh}起${crossed.zh}。`, `${crossed.en} since ${since.en}.`)
              : text(
                  `自${since.zh}起曾突破上限，现已连续 ${spell.good} 期未超。`,
                  `Was beyond its limit since ${since.en}, within it for ${spell.good} period(s) now.`,
                )
          return joinTexts(standsWords(series, latest), state, leadWords(series, ground))
        },
        requirement: () =>
          answerWords(
            base.limitDays,
            text('查明原因、采取措施并书面报告', 'find out why, act, and report in writing'),
          ),
        facts: () => ({
          ...targetFacts(series),
          periods: points.map((point) => figureFacts(point, point.judged())),
        }),
      }
    })
  },
})
