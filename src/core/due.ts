// Which period is judged on a day: the latest that was reported, unless a later one is due and was not.

import { defaultBasis } from './basis.ts'
import { dueDayOf, isPastDue } from './calendar.ts'
import { kindRules } from './kinds/index.ts'
import type { Observation } from './observation.ts'
import {
  comparePeriods,
  type Day,
  endIndex,
  endMonthOf,
  type Frequency,
  firstDayOf,
  frequencyOf,
  lastDayOf,
  monthIndexOf,
  type Period,
  periodsOf,
} from './period.ts'
import type { Indicator, TargetTime } from './plan.ts'
import { endOfDay } from './zone.ts'

export interface Reporting {
  /** The figure of the latest reported period within the plan's time; null when there is none. */
  readonly figure: Observation | null
  /** The latest period that was due on the day; null before the first. */
  readonly due: Period | null
  /** `due` is later than the latest figure. */
  readonly missing: boolean
  /** The plan's, else the shortest that the figures have, else monthly. */
  readonly frequency: Frequency
  /** The last of the figures that say in so many words that there is no value (OBS_STATUS M, L, O). */
  readonly declaredEmpty: Observation | null
}

/** How an indicator stands with its reporting. `figures` are those of the indicator, one per key. */
export function reportingOf(
  indicator: Indicator,
  span: TargetTime,
  figures: readonly Observation[],
  asOf: Day,
): Reporting {
  const basis = defaultBasis(indicator)
  const until = endOfDay(asOf)
  let figure: Observation | null = null
  let declaredEmpty: Observation | null = null
  let shortest: Frequency | null = null
  const [first, last, month] = [span.from, endIndex(span.horizon), monthIndexOf(asOf)]
  for (const candidate of figures) {
    if (candidate.basis !== basis || candidate.indicator !== indicator.id) continue
    if (!isOfItsLength(indicator, candidate.period)) continue
    const end = endIndex(candidate.period)
    if (end <= first || end > last) continue
    // A figure of a period that is not over counts when it was known by then: an estimate before the year's end.
    const isOver = end < month || (end === month && lastDayOf(candidate.period) <= asOf)
    if (!isOver && candidate.knownAt > until) continue
    shortest = shorter(shortest, frequencyOf(candidate.period))
    if (candidate.value === null) declaredEmpty = later(declaredEmpty, candidate)
    else figure = later(figure, candidate)
  }
  const frequency = indicator.frequency ?? shortest ?? 'monthly'
  const due = latestDue(indicator, span, frequency, asOf)
  const missing = due !== null && (figure === null || endIndex(figure.period) < endIndex(due))
  return { figure, due, missing, frequency, declaredEmpty }
}

/** The periods an indicator is reported for, in order: January is left out where it is published with February. */
export function reportedPeriods(indicator: Indicator, span: TargetTime, frequency: Frequency): Period[] {
  const { begin, horizon } = span
  const periods: Period[] = []
  const last = endIndex(horizon)
  for (let at = begin; at < last; at += 12) {
    const counted = { year: Math.floor(at / 12), yearBegins: (at % 12) + 1 }
    for (const candidate of periodsOf(counted, frequency)) {
      if (endIndex(candidate) > last || isMerged(indicator, candidate)) continue
      if (!isWithin(indicator, lastDayOf(candidate))) continue
      periods.push(candidate)
    }
  }
  return periods
}

/** Of what came into a plan in the year, or was ended in it, only periods that end meanwhile. */
const isWithin = ({ added, ended }: Indicator, end: Day): boolean =>
  (added === null || end >= added.decided) && (ended === null || end < ended.decided)

/**
 * Whether a period must be reported. Of what is made of dated steps (节点) only one in which a step falls due that the
 * plan does not know to be done: before that there is nothing to say, though it may be said.
 */
export function isOwed({ kind, steps }: Pick<Indicator, 'kind' | 'steps'>, period: Period): boolean {
  if (kindRules[kind].steps !== 'needed') return true
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  return steps.some(({ due, done }) => done === null && due >= first && due <= last)
}

/** Of what is judged period by period a month says nothing of its quarter. */
export const isOfItsLength = (
  { kind, frequency }: Pick<Indicator, 'kind' | 'frequency'>,
  period: Period,
): boolean => !kindRules[kind].isAlone || frequency === null || frequencyOf(period) === frequency

/** January of an indicator that is published for January and February together (并入1-2月). */
export const isMerged = (indicator: Indicator, period: Period): boolean =>
  indicator.release.january === 'with-february' &&
  frequencyOf(period) === 'monthly' &&
  endMonthOf(period) === 1

interface Due {
  readonly period: Period
  readonly lastDay: Day
  readonly dueDay: Day
}

/** Release days are the same for every indicator that is released alike: a nation asks for the same ones again and again. */
const schedules = new Map<string, readonly Due[]>()
const MOST_SCHEDULES = 1000

function scheduleOf(indicator: Indicator, span: TargetTime, frequency: Frequency): readonly Due[] {
  const { day, january } = indicator.release
  const key = `${span.begin} ${span.horizon} ${frequency} ${day} ${january}`
  const known = schedules.get(key)
  if (known) return known
  const schedule = reportedPeriods(indicator, span, frequency).map((period) => ({
    period,
    lastDay: lastDayOf(period),
    dueDay: dueDayOf(indicator, period),
  }))
  if (schedules.size >= MOST_SCHEDULES) schedules.clear()
  schedules.set(key, schedule)
  return schedule
}

function latestDue(indicator: Indicator, span: TargetTime, frequency: Frequency, asOf: Day): Period | null {
  let latest: Period | null = null
  for (const { period, lastDay, dueDay } of scheduleOf(indicator, span, frequency)) {
    if (lastDay >= asOf) break
    if (isPastDue(dueDay, asOf) && isOwed(indicator, period)) latest = period
  }
  return latest
}

const BY_LENGTH: readonly Frequency[] = ['monthly', 'quarterly', 'half-yearly', 'annual']

const shorter = (a: Frequency | null, b: Frequency): Frequency =>
  a !== null && BY_LENGTH.indexOf(a) < BY_LENGTH.indexOf(b) ? a : b

const later = (a: Observation | null, b: Observation): Observation =>
  a === null || comparePeriods(a.period, b.period) < 0 ? b : a

/** The same of one figure that is shown and not judged. */
export const isThere = ({ period, knownAt }: Observation, asOf: Day): boolean =>
  lastDayOf(period) <= asOf || knownAt <= endOfDay(asOf)
