// A year at a glance: how each period stood by its own figure, with the mark that stays when it was caught up later.
import { assess } from './assess.ts'
import type { Assessment, Light } from './assessment.ts'
import { dueDayOf } from './calendar.ts'
import { isMerged, isOwed, reportedPeriods, reportingOf } from './due.ts'
import type { Observation } from './observation.ts'
import { addDays, type Day, endIndex, lastDayOf, type Period, periodsOf } from './period.ts'
import { type Indicator, type Plan, spanOf, targetOn } from './plan.ts'
import { type Text, text } from './text.ts'

export interface PeriodVerdict {
  readonly period: Period
  /** The period judged by its own figure at its end; null when it lies ahead or is merged into the next. */
  readonly assessment: Assessment | null
  /** As the record keeps it: a month that was behind stays yellow for good once a later one has caught up. */
  readonly light: Light
  readonly caughtUp: boolean
  readonly note: Text | null
}

/**
 * All periods of the plan's year at the indicator's frequency, in order. Source: a district with 420 tasks keeps a
 * missed month yellow in the record after it was caught up.
 */
export function yearOfPeriods(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  asOf: Day,
): PeriodVerdict[] {
  const span = spanOf(plan, targetOn(indicator, asOf))
  const { frequency } = reportingOf(indicator, span, figures, asOf)
  const reported = new Set(reportedPeriods(indicator, span, frequency))
  const verdicts = periodsOf(plan, frequency).map((period): PeriodVerdict => {
    if (isMerged(indicator, period))
      return { ...NOTHING, period, note: text('并入1-2月', 'merged into Jan-Feb') }
    if (!reported.has(period) || lastDayOf(period) > asOf) return { ...NOTHING, period, note: null }
    const assessment = atItsEnd(plan, indicator, figures, period, asOf)
    return { period, assessment, light: assessment?.light ?? 'grey', caughtUp: false, note: null }
  })
  return verdicts.map((verdict, index) => {
    const wasBehind = verdict.assessment?.status === 'behind'
    const caughtUp = wasBehind && verdicts.slice(index + 1).some(({ assessment }) => isGood(assessment))
    return caughtUp ? { ...verdict, light: 'yellow', caughtUp } : verdict
  })
}

const NOTHING = { assessment: null, light: 'grey', caughtUp: false } as const

const isGood = (assessment: Assessment | null): boolean =>
  assessment !== null && ['done', 'ahead', 'on-pace'].includes(assessment.status)

/** A period by the figures up to its end; missing when its own never came; null while it may still come. */
function atItsEnd(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  period: Period,
  asOf: Day,
): Assessment | null {
  const until = figures.filter((figure) => endIndex(figure.period) <= endIndex(period))
  const end = lastDayOf(period)
  const onTheDay = assess({ plan, indicator, figures: until, asOf: end })
  if (onTheDay.period !== null && endIndex(onTheDay.period) === endIndex(period)) return onTheDay
  // The first day on which the period itself is late and the next one cannot be.
  if (!isOwed(indicator, period)) return null
  const late = addDays(dueDayOf(indicator, period), 1)
  const later = assess({ plan, indicator, figures: until, asOf: asOf < late ? asOf : late })
  return later.status === 'missing' || later.status === 'done' ? later : null
}
