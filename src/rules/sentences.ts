// Pieces of what alerts say: how it stands, who leads, what every month must bring now.

import { defaultBasis } from '../core/basis.ts'
import { catchUpOf, catchUpWords } from '../core/catch-up.ts'
import { toPlain } from '../core/decimal.ts'
import type { Json } from '../core/deed.ts'
import { isDemo } from '../core/observation.ts'
import { periodWords } from '../core/period-words.ts'
import { askedWords, gapWords, reasonFor } from '../core/reason.ts'
import { type Text, text } from '../core/text.ts'
import { type Measured, targetAt } from '../core/verdict.ts'
import type { Ground } from './ground.ts'
import type { ReportedPoint, Series } from './series.ts'

export const joinTexts = (...parts: readonly (Text | null)[]): Text => {
  const there = parts.filter((part) => part !== null)
  return text(there.map(({ zh }) => zh).join(''), there.map(({ en }) => en).join(' '))
}

/** 工业增加值：2022年1-5月为 1.4%，目标 7%，低 5.6 个百分点：欠进度。 Made-up figures are named as such. */
export function standsWords(series: Series, point: ReportedPoint): Text {
  const { figure } = point
  const { plan, indicator } = series
  const target = targetAt(indicator, series.target, figure.period)
  const measured = point.judged()
  const name = quotedName(series)
  if (!measured) return name
  const reason = reasonFor(
    plan,
    indicator,
    target,
    {
      ...measured.measure,
      ...measured.verdict,
      period: figure.period,
      actual: measured.actual,
      cause: 'measured',
    },
    { due: null, declaredEmpty: null, earlier: measured.earlier },
  )
  return joinTexts(text(`${name.zh}：`, `${name.en}:`), reason, demoWords(figure))
}

export const demoWords = (figure: { readonly source: string }): Text | null =>
  isDemo(figure) ? text('（演示数据）', '(demonstration data)') : null

export const quotedName = ({ indicator }: Series): Text =>
  text(quoted(indicator.name), quoted(indicator.nameEn ?? indicator.name))

/** Quotation marks within quotation marks are single ones. */
export const quoted = (name: string): string => `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`

export const whenOf = (series: Series, { figure }: Pick<ReportedPoint, 'figure'>): Text =>
  periodWords(figure.period, defaultBasis(series.indicator), series.plan)

/** 牵头：区工信局；分管领导：吴小纲。 Null in plans without tasks. */
export function leadWords({ indicator }: Series, { people }: Ground): Text | null {
  const task = people.taskOf(indicator)
  if (!task) return null
  const answerers = people.answerersOf(indicator)
  const lead = answerers.lead.map(people.unitName).join('、')
  const leaders = answerers.leaders.map(people.leaderName).join('、')
  return text(
    `第 ${task.number} 项，牵头：${lead}${leaders ? `；分管领导：${leaders}` : ''}。`,
    `Task ${task.number}, led by ${lead}${leaders ? `; leader in charge: ${leaders}` : ''}.`,
  )
}

/** What it takes now: 还差 320 户，剩 4 个月，需月均 80 户; of rates how far they must come back. Null when nothing can be said. */
export function neededWords(series: Series, point: ReportedPoint): Text | null {
  const { figure } = point
  const { plan, indicator, target, figures, asOf } = series
  const amount = catchUpOf(plan, indicator, figures, { actual: figure.value, period: figure.period, asOf })
  if (amount) {
    const words = catchUpWords(amount, indicator)
    return text(`${words.zh}。`, `${words.en}.`)
  }
  const measure = point.judged()?.measure
  if (measure?.gap == null || measure.gapUnit !== 'rate-points' || measure.met) return null
  const gap = gapWords(measure.gap, measure.gapUnit, indicator)
  if (target.margin) {
    const asked = askedWords(measure.gap, target, indicator)
    return text(
      `${asked.zh}，须在余下各期补回。`,
      `The rate is ${asked.en}, to be made up in the periods left.`,
    )
  }
  if (target.with !== null && indicator.direction !== 'band')
    return text(
      `增速比所对照的指标${gap.zh}，须在余下各期补回。`,
      `The rate is ${gap.en} that of its partner, to be made up in the periods left.`,
    )
  if (target.with !== null)
    return text(
      `增速比所对照的指标${gap.zh}，须在余下各期缩小差距。`,
      `The rate is ${gap.en} that of its partner; the two must come together in the periods left.`,
    )
  return text(
    `增速比目标${gap.zh}，须在余下各期补回。`,
    `The rate is ${gap.en} its target, to be made up in the periods left.`,
  )
}

/** 请在 5 个工作日内说明原因并提出追赶措施。 */
export const answerWords = (limitDays: number, what: Text): Text =>
  text(
    `请在 ${limitDays} 个工作日内${what.zh}。`,
    `Please ${what.en} within ${limitDays} working day${limitDays === 1 ? '' : 's'}.`,
  )

export const EXPLAIN = text('说明原因、提出追赶措施和时限', 'explain, and say what will be done and by when')

/** A judged figure as it stands in a finding: exact texts, enough to compute it again by hand. */
export function figureFacts(
  { figure }: Pick<ReportedPoint, 'figure'>,
  measured: Measured | null,
): { [name: string]: Json } {
  const { measure } = measured ?? {}
  return {
    period: figure.period,
    value: figure.value === null ? null : toPlain(figure.value),
    knownAt: figure.knownAt,
    upload: figure.upload,
    cell: figure.cell,
    source: figure.source,
    expected: measure?.expected == null ? null : toPlain(measure.expected),
    completion: measure?.completion == null ? null : toPlain(measure.completion, 6),
    gap: measure?.gap == null ? null : toPlain(measure.gap, 6),
    gapUnit: measure?.gapUnit ?? null,
    status: measured?.verdict.status ?? null,
    light: measured?.verdict.light ?? null,
  }
}

export const targetFacts = ({ target, indicator }: Series): { [name: string]: Json } => ({
  comparator: target.comparator,
  target: target.value === null ? null : toPlain(target.value),
  ...(target.upper === undefined ? {} : { upper: toPlain(target.upper) }),
  firmness: target.firmness,
  horizon: target.horizon,
  unit: indicator.unit,
  phrase: indicator.phrase,
})
