// Which figure is due when, which arrived, which came late and which is missing: a plan's year, month by month.
import { areMeantBy, sourcesOf } from '../core/answerable.ts'
import { defaultBasis } from '../core/basis.ts'
import { dueDayOf, holidaysKnown, isPastDue, workingDaysBetween } from '../core/calendar.ts'
import { isMerged, isOwed, reportedPeriods, reportingOf } from '../core/due.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import { keyPeriodOf, type Observation } from '../core/observation.ts'
import { keptPer } from '../core/once-per.ts'
import {
  beginOf,
  type Day,
  endIndex,
  type Frequency,
  type Instant,
  lastDayOf,
  type Period,
  periodsOf,
} from '../core/period.ts'
import { type Indicator, type Plan, spanOf, targetOn, type Unit } from '../core/plan.ts'
import { dayOf } from '../core/zone.ts'
import type { Arrival } from '../store/store.ts'

/** `empty`: it was reported that there is no value. `awaited`: not overdue yet. `merged`: January, with February's. */
export const DUE_STATES = ['on-time', 'late', 'empty', 'missing', 'awaited', 'merged'] as const
export type DueState = (typeof DUE_STATES)[number]

export interface DueCell {
  readonly period: Period
  readonly state: DueState
  /** null: such a period is never asked for. */
  readonly due: Day | null
  /** When its figure first became known, and when we first had it; null: it has not come. */
  readonly knownAt: Instant | null
  readonly recordedAt: Instant | null
  /** Working days after the due day on which it came, or that it is missing by now; 0: not late. */
  readonly lateBy: number
}

export interface DueRow {
  readonly indicator: Indicator
  /** Units that supply the figure. */
  readonly sources: readonly string[]
  readonly frequency: Frequency
  /** Done and planned dates stand in the plan itself: no figure is asked for. */
  readonly fromSteps: boolean
  /** The twelve months of the plan's year; null: no period of it ends with this month. */
  readonly months: readonly (DueCell | null)[]
}

export interface DueCalendar {
  readonly plan: Plan
  readonly asOf: Day
  /** In the plan's order; those of one source when asked for. */
  readonly rows: readonly DueRow[]
  /** Every unit that supplies a figure, in the plan's order. */
  readonly sources: readonly Unit[]
  /** The source that was asked for; null: all. */
  readonly source: string | null
  readonly counts: Readonly<Record<DueState, number>>
  /** Whether the holidays of the year in which December is due are arranged; else those days are weekdays and no more. */
  readonly holidaysKnown: boolean
}

interface CalendarInput {
  readonly plan: Plan
  /** The figures that count, of the plan's region: they tell how often an indicator without a frequency is reported. */
  readonly figures: readonly Observation[]
  readonly arrivals: readonly Arrival[]
  readonly asOf: Day
  /** Id of a unit; null: all. */
  readonly source: string | null
}

/** The calendar of a plan's year as it stands on a day. */
export function dueCalendar({ plan, figures, arrivals, asOf, source }: CalendarInput): DueCalendar {
  const all = rowsThen([plan, figures, arrivals], asOf, () => {
    const figuresOf = byIndicatorOf(figures)
    const arrivalsOf = byIndicatorOf(arrivals)
    return plan.indicators.map((indicator) =>
      rowOf(plan, indicator, figuresOf.get(indicator.id) ?? [], arrivalsOf.get(indicator.id) ?? [], asOf),
    )
  })
  const rows = source === null ? all : all.filter(({ sources }) => areMeantBy(plan, sources, [source]))
  const named = new Set(all.flatMap(({ sources }) => sources))
  const counts: Record<DueState, number> = {
    'on-time': 0,
    late: 0,
    empty: 0,
    missing: 0,
    awaited: 0,
    merged: 0,
  }
  for (const { months } of rows) for (const cell of months) if (cell) counts[cell.state]++
  return {
    plan,
    asOf,
    rows,
    source,
    counts,
    sources: plan.units.filter(({ id }) => named.has(id)),
    holidaysKnown: holidaysKnown(plan.year) && holidaysKnown(plan.year + 1),
  }
}

/** The same for all who see the same figures. */
const rowsThen = keptPer<readonly DueRow[]>(4)

function rowOf(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  arrivals: readonly Arrival[],
  asOf: Day,
): DueRow {
  const span = spanOf(plan, targetOn(indicator, asOf))
  const { frequency } = reportingOf(indicator, span, figures, asOf)
  const reported = new Set(reportedPeriods(indicator, span, frequency))
  const basis = defaultBasis(indicator)
  const came = new Map(arrivals.filter((one) => one.basis === basis).map((one) => [keyPeriodOf(one), one]))
  const fromSteps = came.size === 0 && indicator.steps.some(({ done }) => done !== null)
  const months = Array.from({ length: 12 }, (): DueCell | null => null)
  for (const period of periodsOf(plan, frequency)) {
    const at = endIndex(period) - beginOf(plan) - 1
    if (isMerged(indicator, period)) {
      const nothing = { due: null, knownAt: null, recordedAt: null, lateBy: 0 }
      months[at] = { period, state: 'merged', ...nothing }
    } else if (reported.has(period) && !fromSteps) {
      const arrival = came.get(keyPeriodOf({ period, basis })) ?? null
      const cell = cellOf(period, dueDayOf(indicator, period), arrival, asOf)
      // Where no step falls due nothing is owed, and what comes all the same is never late.
      const isLate = cell.state === 'missing' && !isOwed(indicator, period)
      months[at] = isLate ? { ...cell, state: 'awaited', lateBy: 0 } : cell
    }
  }
  return { indicator, sources: sourcesOf(plan, indicator), frequency, fromSteps, months }
}

function cellOf(period: Period, due: Day, arrival: Arrival | null, asOf: Day): DueCell {
  const { knownAt = null, recordedAt = null } = arrival ?? {}
  const came = knownAt === null || dayOf(knownAt) > asOf ? null : dayOf(knownAt)
  if (came === null) {
    const lateBy = workingDaysLate(due, asOf)
    const state = isPastDue(due, asOf) && isPastDue(lastDayOf(period), asOf) ? 'missing' : 'awaited'
    return { period, due, state, knownAt: null, recordedAt: null, lateBy: state === 'missing' ? lateBy : 0 }
  }
  const lateBy = workingDaysLate(due, came)
  const state = arrival?.empty ? 'empty' : isPastDue(due, came) ? 'late' : 'on-time'
  return { period, due, state, knownAt, recordedAt, lateBy }
}

/** Working days by which `came` is late; 1 when none lies between and it is later; 0 when it is not. */
export const workingDaysLate = (due: Day, came: Day): number =>
  came <= due ? 0 : Math.max(1, workingDaysBetween(due, came))
