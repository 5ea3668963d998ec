// `duibiao assess PLAN FIGURES`: how every indicator stands, from two files and nothing else.
import { assessPlan, figuresKnownAt } from '../core/assess.ts'
import { type AssessmentRow, assessmentRow } from '../core/assessment.ts'
import { display, toJson, toPlain } from '../core/decimal.ts'
import type { Day, Instant } from '../core/period.ts'
import { lightWord, statusWord } from '../core/status-words.ts'
import type { Language } from '../core/text.ts'
import { endOfDay } from '../core/zone.ts'
import type { Choice } from '../ingest/choose-mapping.ts'
import { observationsFrom } from './figures.ts'
import { print, table } from './output.ts'
import { planFrom } from './plan.ts'

export interface AssessOptions {
  readonly asOf: Day
  /** As known at this moment; null: as known by the end of `asOf`. */
  readonly knownAt: Instant | null
  /** What a sheet means, as far as the caller says. */
  readonly choice: Choice
  readonly today: Day
  readonly json: boolean
  readonly lang: Language
}

/** False when a file has faults; they stand on stderr. */
export async function assessFiles(
  planPath: string,
  figuresPath: string,
  options: AssessOptions,
): Promise<boolean> {
  const { asOf, knownAt, choice, today, json, lang } = options
  const plan = await planFrom(planPath)
  if (plan === null) return false
  const observations = await observationsFrom(figuresPath, plan, laterOf(today, asOf), choice)
  if (observations === null) return false
  const known = figuresKnownAt(observations, knownAt ?? endOfDay(asOf))
  const rows = assessPlan(plan, known, asOf).map((assessment) => assessmentRow(assessment, lang))
  print(json ? toJson(rows, 2) : tableOf(rows, lang))
  return true
}

const laterOf = (a: Day, b: Day): Day => (a.localeCompare(b) > 0 ? a : b)

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['指标', '期', '实际', '目标', '应达', '完成率', '差距', '状态', '灯'],
  en: ['indicator', 'period', 'actual', 'target', 'expected', 'completion', 'gap', 'status', 'light'],
}

function tableOf(rows: readonly AssessmentRow[], lang: Language): string {
  const exact = (value: AssessmentRow['actual']): string => (value === null ? '—' : toPlain(value, 4))
  const points = (value: AssessmentRow['gap']): string => (value === null ? '—' : display(value, 1))
  return table(
    HEADS[lang],
    rows.map((row) => [
      row.indicator,
      row.period ?? '—',
      exact(row.actual),
      `${exact(row.target)}${row.upper ? `—${exact(row.upper)}` : ''}`,
      exact(row.expected),
      points(row.completion),
      points(row.gap),
      statusWord(row.status)[lang],
      lightWord(row.light)[lang],
    ]),
  )
}
