// Which figures are due when, and whether they came: the calendar of a month's reports.
import { defaultBasis } from './basis.ts'
import { dueDayOf, isPastDue } from './calendar.ts'
import { isOwed, reportedPeriods, reportingOf } from './due.ts'
import { keyOf, keyPeriodOf, type Observation } from './observation.ts'
import type { Day, Period } from './period.ts'
import { type Indicator, type Plan, spanOf, targetOn } from './plan.ts'
import { dayOf } from './zone.ts'

/** `arrived` in time, `late` but there, `missing` though its day is over, `coming`: its day is not over. */
export const PUNCTUALITIES = ['arrived', 'late', 'missing', 'coming'] as const
export type Punctuality = (typeof PUNCTUALITIES)[number]

export interface Due {
  readonly indicator: string
  readonly period: Period
  readonly day: Day
  readonly arrival: Punctuality
}

interface Input {
  readonly plan: Plan
  readonly indicators: readonly Indicator[]
  /** One per key, as the store returns them. */
  readonly figures: ReadonlyMap<string, readonly Observation[]>
  readonly asOf: Day
  /** Keys (`keyOf`) of figures whose first vintage was in time although the one that counts, a revision, came later. */
  readonly inTime?: ReadonlySet<string>
}

/** Everything whose due day lies in the month of `asOf`, by day, then in the order of `indicators`. */
export function dueInMonth({ plan, indicators, figures, asOf, inTime }: Input): Due[] {
  const month = asOf.slice(0, 7)
  return indicators
    .flatMap((indicator) => {
      const own = figures.get(indicator.id) ?? []
      const span = spanOf(plan, targetOn(indicator, asOf))
      const { frequency } = reportingOf(indicator, span, own, asOf)
      return reportedPeriods(indicator, span, frequency).flatMap((period): Due[] => {
        const day = dueDayOf(indicator, period)
        if (day.slice(0, 7) !== month || !isOwed(indicator, period)) return []
        const key = keyOf({
          region: plan.region,
          indicator: indicator.id,
          period,
          basis: defaultBasis(indicator),
        })
        const figure = own.find((one) => keyOf(one) === key)
        return [{ indicator: indicator.id, period, day, arrival: arrivalOf(figure, day, asOf, inTime) }]
      })
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

/** The first period that is still to come in: its day is not over, and nobody reported it. null: nothing more is asked for. */
export function nextFigureDue(
  { plan, figures, asOf }: Omit<Input, 'indicators' | 'inTime'>,
  indicator: Indicator,
): Pick<Due, 'period' | 'day'> | null {
  const own = figures.get(indicator.id) ?? []
  const span = spanOf(plan, targetOn(indicator, asOf))
  const { frequency } = reportingOf(indicator, span, own, asOf)
  const basis = defaultBasis(indicator)
  const reported = new Set(
    own.filter((one) => one.basis === basis && one.value !== null).map((one) => keyPeriodOf(one)),
  )
  for (const period of reportedPeriods(indicator, span, frequency)) {
    const day = dueDayOf(indicator, period)
    if (isPastDue(day, asOf) || !isOwed(indicator, period)) continue
    if (!reported.has(keyPeriodOf({ period, basis }))) return { period, day }
  }
  return null
}

/** A figure without a value was not reported, whoever says so. */
function arrivalOf(
  figure: Observation | undefined,
  day: Day,
  asOf: Day,
  inTime: ReadonlySet<string> | undefined,
): Punctuality {
  if (!figure || figure.value === null) return isPastDue(day, asOf) ? 'missing' : 'coming'
  return dayOf(figure.knownAt) <= day || inTime?.has(keyOf(figure)) ? 'arrived' : 'late'
}
