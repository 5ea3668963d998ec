// 转差: an indicator that kept pace is behind by its newest figure: told with the upload that brought it.
import Type from 'typebox'
import { STATUSES } from '../../core/assessment.ts'
import { statusWord } from '../../core/status-words.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { atIndicators, LevelName, ruleKind, wholeNumber } from '../rule.ts'
import {
  answerWords,
  EXPLAIN,
  figureFacts,
  joinTexts,
  leadWords,
  neededWords,
  standsWords,
  targetFacts,
  whenOf,
} from '../sentences.ts'
import { isLessThanOne, type ReportedPoint } from '../series.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = {
  level: LevelName,
  /** So many periods before (or all there are, at least one) must have kept pace. */
  after: Type.Optional(wholeNumber(1, 12, 'periods on pace before / 此前连续达进度期数')),
}

/** Of two statuses the later in this list is worse. */
const ORDER = STATUSES.slice(0, STATUSES.indexOf('missed') + 1)

export const turnedRule = ruleKind({
  kind: 'turned',
  at: 'indicators',
  title: text('转为欠进度', 'Turned for the worse'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ level, after = 1 }) => ({
    raises: text(
      `此前${after === 1 ? '' : `连续 ${after} 期（不足的按已有期数）`}达进度，新报一期转为欠进度或未完成：${LEVEL_WORDS[level].zh}。`,
      `Kept pace ${after === 1 ? 'in the period before' : `in the ${after} periods before (or in all there are)`} and is behind or missed by the newest figure: ${level}.`,
    ),
    clears: text(
      '下一期数据报来即解除：已达进度的就此了结，仍欠进度的由“欠进度”规则接续；更正后不再欠进度的也解除。',
      'Cleared when the next period is reported: on pace ends it, still behind is taken up by the rule “behind pace”; also when a revision puts it on pace.',
    ),
  }),
  look: ({ level, after = 1 }, base) => {
    const rank = (point: ReportedPoint): number => {
      const status = point.judged()?.verdict.status
      return status === undefined ? -1 : ORDER.indexOf(status)
    }
    const bad = ORDER.indexOf('behind')
    return atIndicators((series, ground) => {
      const [latest, ...past] = series.points
      const before = past.slice(0, after)
      if (!latest || before.length === 0) return null
      const isTurned =
        rank(latest) >= bad &&
        (latest.judged()?.verdict.status === 'missed' || !isLessThanOne(series.indicator, latest)) &&
        before.every((point) => rank(point) >= 0 && rank(point) < bad)
      if (!isTurned && !isWanted(ground, base.id, 'indicator', series.indicator.id)) return null
      const [previous] = before
      return {
        condition: isTurned ? 'raised' : 'clear',
        // 先提醒一次：the next period that is behind is for the rules about pace.
        reminds: true,
        level,
        period: latest.figure.period,
        since: isTurned ? series.firstKnown(latest.figure) : null,
        reason: () => {
          const status = previous?.judged()?.verdict.status ?? 'on-pace'
          const when = previous ? whenOf(series, previous) : text('', '')
          const was = text(
            `${when.zh}为${statusWord(status).zh}。`,
            `It was ${statusWord(status).en.toLowerCase()} in ${when.en}.`,
          )
          const next = text('新一期数据已报来，本单就此了结。', 'A newer figure has come: this ends here.')
          return isTurned
            ? joinTexts(standsWords(series, latest), was, leadWords(series, ground))
            : joinTexts(standsWords(series, latest), next)
        },
        requirement: () => joinTexts(neededWords(series, latest), answerWords(base.limitDays, EXPLAIN)),
        facts: () => ({
          ...targetFacts(series),
          periods: [latest, ...before].toReversed().map((point) => figureFacts(point, point.judged())),
        }),
      }
    })
  },
})
