// 节点逾期: steps whose planned day has passed and that nothing shows to be done.

import { defaultBasis } from '../../core/basis.ts'
import { dueDayOf, isPastDue, workingDaysAfter } from '../../core/calendar.ts'
import { display, toPlain, ZERO } from '../../core/decimal.ts'
import { reportedPeriods } from '../../core/due.ts'
import { amountOfSteps } from '../../core/kinds/index.ts'
import { type Day, endIndex, lastDayOf } from '../../core/period.ts'
import type { Step } from '../../core/plan.ts'
import { spanOf } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { atIndicators, DayGrades, gradeReached, ruleKind } from '../rule.ts'
import {
  answerWords,
  demoWords,
  EXPLAIN,
  figureFacts,
  joinTexts,
  leadWords,
  quotedName,
} from '../sentences.ts'
import type { Series } from '../series.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = { grades: DayGrades }

/**
 * Steps that are late, earliest first: their day has passed, the plan file knows no day on which they were done, and
 * what was reported does not cover all that were due by then. What is reported is a share and names no step: of equal
 * shares the steps due first count as done.
 */
function lateSteps({ indicator, points, asOf }: Series): Step[] {
  const figure = points[0]?.figure ?? null
  const reached = figure?.value ?? ZERO
  const planned = indicator.steps
    .filter(({ due }) => isPastDue(due, asOf))
    .toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
  const late: Step[] = []
  for (const [index, step] of planned.entries()) {
    const isDone = step.done !== null && step.done <= asOf
    const needed = amountOfSteps(indicator, planned.slice(0, index + 1))
    if (!isDone && reached.compare(needed) < 0) late.push(step)
  }
  return late
}

/**
 * The day from which a step's delay counts: its planned day once a figure speaks of it; before that the day on which
 * that figure is due, for what was done in time is reported only then.
 */
function countedFrom({ plan, indicator, target, reporting }: Series, step: Step): Day {
  const { figure, frequency } = reporting
  const period = reportedPeriods(indicator, spanOf(plan, target), frequency).find(
    (one) => lastDayOf(one) >= step.due,
  )
  if (!period || (figure && endIndex(figure.period) >= endIndex(period))) return step.due
  return dueDayOf(indicator, period)
}

export const milestoneRule = ruleKind({
  kind: 'milestone',
  at: 'indicators',
  title: text('节点逾期', 'Milestone late'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ grades }) => ({
    raises: text(
      `节点计划日期之后满 ${grades.map(({ level, days }) => `${days} 个工作日仍未完成：${LEVEL_WORDS[level].zh}`).join('；满 ')}。当期数据未到报送日的从报送日算起；所报完成比例已覆盖到期节点的，视为完成。`,
      `Not done ${grades.map(({ level, days }) => `${days} working day${days === 1 ? '' : 's'} after the step's planned day: ${level}`).join('; ')}. Before the figure that speaks of it is due, counted from that day. A reported share that covers the steps due counts as done.`,
    ),
    clears: text(
      '到期节点全部完成（计划文件记有完成日期，或所报比例已覆盖）即解除。',
      'Cleared when every step that was due is done: the plan file has its day, or the reported share covers it.',
    ),
  }),
  look: ({ grades }, base) =>
    atIndicators((series, ground) => {
      const { indicator, asOf } = series
      if (indicator.steps.length === 0) return null
      const late = lateSteps(series)
      const [first] = late
      const from = first ? countedFrom(series, first) : ''
      const level =
        first === undefined ? null : gradeReached(grades, ({ days }) => workingDaysAfter(from, days) <= asOf)
      if (!level && (first || !isWanted(ground, base.id, 'indicator', indicator.id))) return null
      const latest = series.points[0] ?? null
      return {
        condition: level ? 'raised' : 'clear',
        byDays: true,
        begins: grades[0]?.level ?? 'blue',
        level: level ?? grades[0]?.level ?? 'blue',
        period: latest?.figure.period ?? null,
        since: first?.due ?? null,
        reason: () => {
          const name = quotedName(series)
          if (!first)
            return text(`${name.zh}到期节点均已完成。`, `${name.en}: every step that was due is done.`)
          const names = late.map((step) => `“${step.name}”（${step.due}）`)
          const share = latest?.figure.value
          const reported = share
            ? text(
                `，截至 ${lastDayOf(latest.figure.period)} 所报完成 ${display(share, 1)}${indicator.unit === '%' ? '%' : ` ${indicator.unit}`}`,
                `; by ${lastDayOf(latest.figure.period)} ${display(share, 1)} ${indicator.unit} was reported`,
              )
            : text('，尚无完成情况', '; nothing was reported of it')
          return joinTexts(
            text(
              `${name.zh}节点逾期：${names.slice(0, 5).join('、')}${late.length > 5 ? `等 ${late.length} 个` : ''}${reported.zh}。`,
              `${name.en}: steps are late: ${names.slice(0, 5).join(', ')}${late.length > 5 ? ` and others, ${late.length} in all` : ''}${reported.en}.`,
            ),
            latest && demoWords(latest.figure),
            leadWords(series, ground),
          )
        },
        requirement: () => answerWords(base.limitDays, EXPLAIN),
        facts: () => ({
          late: late.map(({ id, name, due, weight }) => ({ id, name, due, weight: toPlain(weight) })),
          basis: defaultBasis(indicator),
          latest: latest && figureFacts(latest, null),
        }),
      }
    }),
})
