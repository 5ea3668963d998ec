// An assessment as the command line and the API write it: flat, one language, numbers as exact decimals.
import type { Assessment, Light, Status } from './assessment.ts'
import type { Decimal } from './decimal.ts'
import type { Period } from './period.ts'
import type { Language } from './text.ts'

export interface AssessmentRow {
  readonly indicator: string
  readonly period: Period | null
  readonly actual: Decimal | null
  /** The target's number; null for a relation, which aims at another indicator. */
  readonly target: Decimal | null
  readonly expected: Decimal | null
  /** Percent of the way; null for growth and relations. */
  readonly completion: Decimal | null
  /** In points; in the indicator's unit where a share has no meaning. */
  readonly gap: Decimal | null
  readonly status: Status
  readonly light: Light
  readonly reason: string
}

export function assessmentRow(assessment: Assessment, lang: Language): AssessmentRow {
  const { indicator, period, actual, target, expected, completion, gap, status, light, reason } = assessment
  return {
    indicator,
    period,
    actual,
    target: target.value,
    expected,
    completion,
    gap,
    status,
    light,
    reason: reason[lang],
  }
}
