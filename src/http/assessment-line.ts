// How an indicator stands, as one flat row of an answer.
import Type from 'typebox'
import { type Assessment, assessmentRow } from '../core/assessment.ts'
import { COMPARATORS } from '../core/comparators.ts'
import type { Indicator } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import { instant, light, maybe, nullable, status, string, timePeriod, wordOf } from './schemas.ts'

/** The row of the command line, with what a reader of the API needs beside it. */
export const AssessmentLine = Type.Object({
  indicator: string,
  name: string,
  shareOf: nullable(
    Type.String({
      description:
        '分解自哪个指标，不计入 tally / the indicator whose target it is a share of; tallies leave it out',
    }),
  ),
  period: nullable(timePeriod),
  actual: maybe,
  target: maybe,
  upper: Type.Optional(Type.Number({ description: '区间的上限 / the upper end of a band' })),
  expected: maybe,
  completion: nullable(Type.Number({ description: '完成率，% / percent of the way' })),
  gap: nullable(Type.Number({ description: '实际减应达 / actual - expected, in gapUnit' })),
  status,
  light,
  reason: string,
  comparator: wordOf(COMPARATORS),
  with: nullable(string),
  unit: string,
  gapUnit: wordOf(['completion-points', 'rate-points', 'unit']),
  phrase: nullable(string),
  demo: Type.Boolean({ description: '演示数据 / the figure is made up' }),
  knownAt: nullable(instant),
  upload: nullable(string),
  cell: nullable(string),
})

/** A judgement as data, with what a reader needs beside it. */
export function assessmentLine(assessment: Assessment, indicator: Indicator, lang: Language) {
  const { target, gapUnit, demo, knownAt, upload, cell } = assessment
  return {
    ...assessmentRow(assessment, lang),
    name: (lang === 'en' && indicator.nameEn) || indicator.name,
    shareOf: indicator.shareOf,
    comparator: target.comparator,
    with: target.with,
    unit: indicator.unit,
    gapUnit,
    phrase: indicator.phrase,
    demo,
    knownAt,
    upload,
    cell,
  }
}
