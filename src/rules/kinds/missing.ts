// 缺报: a figure's day has passed by so many working days and it is not here.

import { defaultBasis } from '../../core/basis.ts'
import { dueDayOf, workingDaysAfter } from '../../core/calendar.ts'
import { isOwed, reportedPeriods } from '../../core/due.ts'
import { keyOf } from '../../core/observation.ts'
import { endIndex, type Period } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import { spanOf } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Ground } from '../ground.ts'
import { atIndicators, DayGrades, gradeReached, ruleKind } from '../rule.ts'
import { answerWords, joinTexts, leadWords, quotedName } from '../sentences.ts'
import type { Series } from '../series.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = { grades: DayGrades }

/** Periods that were due, after the latest figure, and are not here; oldest first. */
function owed({ plan, indicator, target, reporting, asOf }: Series, { delivered }: Ground): Period[] {
  const { figure, due, frequency, missing } = reporting
  if (!missing || due === null) return []
  const from = figure === null ? 0 : endIndex(figure.period)
  const basis = defaultBasis(indicator)
  return reportedPeriods(indicator, spanOf(plan, target), frequency).filter(
    (period) =>
      endIndex(period) > from &&
      endIndex(period) <= endIndex(due) &&
      isOwed(indicator, period) &&
      dueDayOf(indicator, period) < asOf &&
      !delivered.has(keyOf({ region: plan.region, indicator: indicator.id, period, basis })),
  )
}

export const missingRule = ruleKind({
  kind: 'missing',
  at: 'indicators',
  title: text('缺报', 'Not reported'),
  tells: ['source'],
  parameters: PARAMETERS,
  words: ({ grades }) => ({
    raises: text(
      `报送日之后满 ${grades.map(({ level, days }) => `${days} 个工作日仍未报送：${LEVEL_WORDS[level].zh}`).join('；满 ')}。`,
      `Not here ${grades.map(({ level, days }) => `${days} working day${days === 1 ? '' : 's'} after the day it was due: ${level}`).join('; ')}.`,
    ),
    clears: text(
      '所欠各期报来即解除；已报送但尚未到公布时间的视为已报送。',
      'Cleared when what is owed has come; what has come and waits for its release counts as here.',
    ),
  }),
  look: ({ grades }, base) =>
    atIndicators((series, ground) => {
      const { indicator, asOf } = series
      if (!series.reporting.missing && !isWanted(ground, base.id, 'indicator', indicator.id)) return null
      const periods = series.isSettled() ? [] : owed(series, ground)
      const [first] = periods
      const dueDay = first === undefined ? null : dueDayOf(indicator, first)
      const level =
        dueDay === null ? null : gradeReached(grades, ({ days }) => workingDaysAfter(dueDay, days) <= asOf)
      if (!level && (dueDay || !isWanted(ground, base.id, 'indicator', indicator.id))) return null
      const source = ground.people.sourceOf(indicator)
      const sourceName = source === null ? null : ground.people.unitName(source)
      return {
        condition: level ? 'raised' : 'clear',
        byDays: true,
        begins: grades[0]?.level ?? 'blue',
        level: level ?? grades[0]?.level ?? 'blue',
        period: first ?? series.reporting.due,
        since: level ? dueDay : null,
        reason: () => {
          const name = quotedName(series)
          if (!first || !dueDay) return text(`${name.zh}已报送。`, `${name.en} has been reported.`)
          const basis = defaultBasis(indicator)
          const words = periods.map((period) => periodWords(period, basis, series.plan))
          return joinTexts(
            text(
              `${name.zh}${words.map(({ zh }) => zh).join('、')}数据未报送，应于 ${dueDay} 前报送${periods.length > 1 ? `（共欠 ${periods.length} 期）` : ''}${sourceName ? `，报送单位：${sourceName}` : ''}。`,
              `${name.en}: no figure for ${words.map(({ en }) => en).join(', ')}, due on ${dueDay}${periods.length > 1 ? ` (${periods.length} periods owed)` : ''}${sourceName ? `, from ${sourceName}` : ''}.`,
            ),
            leadWords(series, ground),
          )
        },
        requirement: () =>
          answerWords(base.limitDays, text('补报，或说明何时能报', 'send it, or say when it will come')),
        facts: () => ({
          owed: periods.map((period) => ({ period, due: dueDayOf(indicator, period) })),
          latest: series.reporting.figure?.period ?? null,
          declaredEmpty: series.reporting.declaredEmpty?.period ?? null,
          source,
        }),
      }
    }),
})
