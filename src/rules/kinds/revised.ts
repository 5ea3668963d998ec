// 更正改变结论: a revision of a figure that had been judged changes the status that was reported for its period.

import Type from 'typebox'
import { STATUSES, type Status } from '../../core/assessment.ts'
import { ZERO } from '../../core/decimal.ts'
import { keyOf, type Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import { figureText } from '../../core/reason.ts'
import { statusWord } from '../../core/status-words.ts'
import { text } from '../../core/text.ts'
import type { Measured } from '../../core/verdict.ts'
import { dayOf } from '../../core/zone.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { oneOf } from '../../yaml/schema.ts'
import { atIndicators, LevelName, ruleKind } from '../rule.ts'
import {
  answerWords,
  demoWords,
  figureFacts,
  joinTexts,
  leadWords,
  quotedName,
  targetFacts,
  whenOf,
} from '../sentences.ts'
import type { ReportedPoint, Series } from '../series.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = {
  level: LevelName,
  /** `worse`: only revisions for the worse; `any`: also those that make a period look better than it was reported. */
  change: Type.Optional(oneOf(['worse', 'any'])),
}

interface Change {
  readonly point: ReportedPoint
  readonly before: Observation
  readonly was: Measured
  readonly is: Measured
  readonly revisedOn: Day
}

/** The latest revision that changed a status and after which no other figure of the indicator came. */
function changeOf(series: Series, change: 'worse' | 'any'): Change | null {
  const { vintages, points, indicator } = series
  if (vintages.length === 0) return null
  const newest = points
    .map(({ figure }) => figure.knownAt)
    .toSorted()
    .at(-1)
  for (const point of points) {
    const { figure } = point
    if (figure.knownAt !== newest) continue
    const before = vintages.findLast(
      (one) =>
        one.indicator === indicator.id &&
        keyOf(one) === keyOf(figure) &&
        one.value !== null &&
        (one.knownAt < figure.knownAt ||
          (one.knownAt === figure.knownAt && one.recordedAt < figure.recordedAt)),
    )
    const [was, is] = before ? [series.judge(before), point.judged()] : [null, null]
    if (!before || !was || !is || was.verdict.status === is.verdict.status) continue
    if (change === 'worse' && rankOf(is.verdict.status) < rankOf(was.verdict.status)) continue
    return { point, before, was, is, revisedOn: dayOf(figure.knownAt) }
  }
  return null
}

const rankOf = (status: Status): number => STATUSES.indexOf(status)

export const revisedRule = ruleKind({
  kind: 'revised',
  at: 'indicators',
  title: text('更正改变结论', 'Revision changes a status'),
  tells: ['source', 'lead'],
  parameters: PARAMETERS,
  words: ({ level, change = 'worse' }) => ({
    raises: text(
      `已报数据被更正，该期状态随之${change === 'worse' ? '变差' : '改变'}：${LEVEL_WORDS[level].zh}。`,
      `A figure is revised and the status of its period ${change === 'worse' ? 'becomes worse' : 'changes'} with it: ${level}.`,
    ),
    clears: text(
      '此后又报来新的数据，或再次更正恢复了原来的状态，即解除。',
      'Cleared when another figure comes after it, or when a further revision restores the status.',
    ),
  }),
  look: ({ level, change = 'worse' }, base) =>
    atIndicators((series, ground) => {
      const found = changeOf(series, change)
      const { indicator } = series
      if (!found) {
        const [latest] = series.points
        if (!latest || !isWanted(ground, base.id, 'indicator', indicator.id)) return null
        return {
          condition: 'clear',
          level,
          period: latest.figure.period,
          since: null,
          reason: () =>
            text(
              `${quotedName(series).zh}更正之后已有新的数据。`,
              `${quotedName(series).en}: figures have come since the revision.`,
            ),
          requirement: () => text('', ''),
          facts: () => ({ latest: figureFacts(latest, null) }),
        }
      }
      const { point, before, was, is, revisedOn } = found
      return {
        condition: 'raised',
        level,
        period: point.figure.period,
        since: revisedOn,
        reason: () => {
          const [name, when] = [quotedName(series), whenOf(series, point)]
          const amount = ({ value }: Observation): string =>
            `${figureText(value ?? ZERO, indicator)}${indicator.unit === '%' ? '%' : ` ${indicator.unit}`}`
          const [from, to] = [statusWord(was.verdict.status), statusWord(is.verdict.status)]
          const note = point.figure.note === '' ? '' : `（${point.figure.note}）`
          return joinTexts(
            text(
              `${name.zh}：${when.zh}由 ${amount(before)} 更正为 ${amount(point.figure)}${note}，该期由${from.zh}变为${to.zh}；此前据以上报的结论须相应更正。`,
              `${name.en}: ${when.en} was revised from ${amount(before)} to ${amount(point.figure)}${note}, and from ${from.en.toLowerCase()} to ${to.en.toLowerCase()}; what was reported by it must be put right.`,
            ),
            demoWords(point.figure),
            leadWords(series, ground),
          )
        },
        requirement: () =>
          answerWords(
            base.limitDays,
            text('书面说明更正的原因和依据', 'say in writing why it was revised and by what evidence'),
          ),
        facts: () => ({
          ...targetFacts(series),
          before: figureFacts({ figure: before }, was),
          after: figureFacts(point, is),
        }),
      }
    }),
})
