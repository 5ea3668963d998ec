// What is said of an indicator on a day: status, light, gap, and the proof that anybody can check.
import type { Decimal } from './decimal.ts'
import type { Target } from './measurand.ts'
import type { ObsStatus } from './observation.ts'
import type { Day, Instant, Period } from './period.ts'
import type { Language, Text } from './text.ts'

export const STATUSES = [
  'done',
  'ahead',
  'on-pace',
  'behind',
  'missed',
  'missing',
  'not-due',
  'other',
  'ended',
] as const
export type Status = (typeof STATUSES)[number]

export const LIGHTS = ['green', 'blue', 'yellow', 'red', 'grey'] as const
export type Light = (typeof LIGHTS)[number]

/**
 * What a gap is counted in: percentage points of completion (amounts), percentage points of the rate itself (growth,
 * relations, ceilings in %), or the indicator's own unit where a share has no meaning (zero targets).
 */
export type GapUnit = 'completion-points' | 'rate-points' | 'unit'

export interface Assessment {
  readonly region: string
  readonly plan: string
  readonly indicator: string
  readonly asOf: Day
  /** The period judged: the latest one due or reported; null before the first is due. */
  readonly period: Period | null
  /** In the indicator's unit; null when missing or not due. */
  readonly actual: Decimal | null
  readonly target: Target
  /** Expected by `period`, in the indicator's unit; null when nothing is expected before the horizon. */
  readonly expected: Decimal | null
  /** Percent of the way (100 = target); null for growth, relations, and where the way has no length. */
  readonly completion: Decimal | null
  /** actual - expected, in `gapUnit`; null where there is no expectation. */
  readonly gap: Decimal | null
  readonly gapUnit: GapUnit
  readonly status: Status
  readonly light: Light
  readonly reason: Text
  /** The judged figure is made up. */
  readonly demo: boolean
  /** When the judged figure became known, and the upload and cell it came from; null without a figure. */
  readonly knownAt: Instant | null
  readonly upload: string | null
  readonly cell: string | null
}

/** A figure that entered the judgement. */
export interface ProofInput {
  readonly role: 'actual' | 'earlier' | 'partner' | 'step'
  readonly indicator: string
  readonly period: Period
  readonly value: Decimal | null
  readonly obsStatus: ObsStatus
  /** Null for what the plan file itself reports (role `step`): its steps stand in the parameters. */
  readonly knownAt: Instant | null
  readonly recordedAt: Instant | null
  readonly upload: string | null
  readonly cell: string | null
  readonly source: string
}

/** One line of arithmetic: `完成率 = 1,130 ÷ 2,000 × 100 = 56.5`. Symbols are the same in both languages. */
export interface ProofLine {
  readonly name: Text
  readonly formula: string
  /** Exact; null when the line concludes in words. */
  readonly value: Decimal | null
}

/** Everything needed to compute the status again with pencil and paper. */
export interface Proof {
  readonly assessment: Assessment
  readonly indicatorName: string
  readonly unit: string
  readonly kind: string
  readonly phrase: string | null
  /** What documents changed of it by the day judged, oldest first: 原 13.5，2022-09-01 起改为 13.0，依据……. */
  readonly changes: readonly Text[]
  /** Id and version of the rule: a changed rule has a new version. */
  readonly rule: { readonly id: string; readonly version: number; readonly words: Text }
  /** The plan's numbers that the rule uses, by name: `aheadPoints`, `baseline`, `expectedShare`... */
  readonly parameters: Readonly<Record<string, Decimal | readonly Decimal[] | string | null>>
  readonly inputs: readonly ProofInput[]
  readonly lines: readonly ProofLine[]
  readonly conclusion: Text
}

/** An assessment as the command line and the API write it: flat, one language, numbers as exact decimals. */
export interface AssessmentRow {
  readonly indicator: string
  readonly period: Period | null
  readonly actual: Decimal | null
  /** The target's number, of a band its lower end; null for a relation, which aims at another indicator. */
  readonly target: Decimal | null
  /** Of a band only. */
  readonly upper?: Decimal
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
    ...(target.upper === undefined ? {} : { upper: target.upper }),
    expected,
    completion,
    gap,
    status,
    light,
    reason: reason[lang],
  }
}
