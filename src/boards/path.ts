// The year's path of an indicator: what was reached, expected and aimed at, month by month, with revisions and holes.
import { defaultBasis } from '../core/basis.ts'
import { isThere } from '../core/due.ts'
import { expectedAt } from '../core/expected-at.ts'
import type { PeriodVerdict } from '../core/history.ts'
import { wayOf } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import {
  beginOf,
  type CountedYear,
  type Day,
  endIndex,
  frequencyOf,
  type Instant,
  monthAt,
  type Period,
  wholeYear,
} from '../core/period.ts'
import { goalOf, type Indicator, type Plan, partnerIn, type Target, targetOn } from '../core/plan.ts'
import { earlierYears } from '../core/programme.ts'
import { targetAt } from '../core/verdict.ts'

/** Twelve entries each, the first month of the plan's year first, in the indicator's unit. */
interface YearPath {
  readonly actual: readonly (number | null)[]
  readonly pace: readonly (number | null)[]
  readonly target: number | null
  /** The upper end of a band, whose lower end is `target`. */
  readonly end?: number
  readonly revised: readonly { readonly month: number; readonly value: number }[]
  readonly missing: readonly number[]
  /** The year before's, by the same months; null where none is known. */
  readonly last: readonly (number | null)[]
  /** Whom the target is held against; null: nobody. */
  readonly partner: { readonly name: string; readonly values: readonly (number | null)[] } | null
  /** Figures come less often than monthly and none is missing: points may be joined over the months between. */
  readonly joined: boolean
}

interface PathInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly year: readonly PeriodVerdict[]
  /** Those that count, also a partner's. */
  readonly figures: readonly Observation[]
  /** All that were known, replaced ones included. */
  readonly vintages: readonly Observation[]
  readonly asOf: Day
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

export function yearPath({ plan, indicator, year, figures, vintages, asOf }: PathInput): YearPath {
  const target = targetOn(indicator, asOf)
  const own = (list: readonly Observation[]): Observation[] =>
    list.filter(
      (figure) =>
        figure.indicator === indicator.id &&
        figure.basis === defaultBasis(indicator) &&
        isWithin(plan, figure.period) &&
        isThere(figure, asOf),
    )
  // Of a programme the pace and the target are its whole: so is what was reached.
  const before = earlierYears(plan, indicator, target, wholeYear(plan), figures)
  const brought = before.reduce((sum, { figure }) => sum + (figure?.value?.valueOf() ?? 0), 0)
  const counting = new Map<number, { readonly value: number; readonly knownAt: Instant }>()
  for (const { period, value, knownAt } of own(figures)) {
    if (value) counting.set(monthIn(plan, period), { value: brought + value.valueOf(), knownAt })
  }
  const byMonth = new Map(year.map((verdict) => [monthIn(plan, verdict.period), verdict]))
  const missing = year.flatMap(({ period, assessment }) =>
    assessment?.status === 'missing' ? [monthIn(plan, period)] : [],
  )
  return {
    actual: MONTHS.map((month) => counting.get(month)?.value ?? null),
    pace: MONTHS.map((month) => paceAt(plan, indicator, asOf, month, byMonth.get(month))),
    // Where periods have targets of their own, these stand in the place of the pace.
    target: target.periods ? null : (target.value?.valueOf() ?? null),
    ...(target.upper === undefined ? {} : { end: target.upper.valueOf() }),
    revised: own(vintages).flatMap(({ period, value, knownAt }) => {
      const month = monthIn(plan, period)
      const now = counting.get(month)
      const replaced = value && now && knownAt <= now.knownAt && now.value !== brought + value.valueOf()
      return replaced ? [{ month, value: brought + value.valueOf() }] : []
    }),
    missing,
    last:
      before.length > 0
        ? MONTHS.map(() => null)
        : valuesOf(indicator, figures, (one) => monthIn(plan, one) + 12),
    partner: partnerOf(plan, target, figures, asOf),
    joined: year.length < 12 && missing.length === 0,
  }
}

/** Of what has no target: what was reached, revised, and a year ago; nothing expected and nothing missing. */
export function watchedPath(input: Omit<PathInput, 'year'>): YearPath {
  const path = yearPath({ ...input, year: [] })
  const basis = defaultBasis(input.indicator)
  const isMonthly = input.figures.some(
    (one) => one.basis === basis && isWithin(input.plan, one.period) && frequencyOf(one.period) === 'monthly',
  )
  return { ...path, pace: MONTHS.map(() => null), joined: !isMonthly }
}

/** By months 1 to 12, as `monthOf` tells them. */
function valuesOf(
  indicator: Indicator,
  figures: readonly Observation[],
  monthOf: (period: Period) => number,
): (number | null)[] {
  const basis = defaultBasis(indicator)
  const known = new Map(
    figures
      .filter((one) => one.indicator === indicator.id && one.basis === basis && one.value !== null)
      .map((one) => [monthOf(one.period), one.value?.valueOf() ?? null]),
  )
  return MONTHS.map((month) => known.get(month) ?? null)
}

function partnerOf(
  plan: Plan,
  target: Target,
  figures: readonly Observation[],
  asOf: Day,
): YearPath['partner'] {
  const partner = partnerIn(plan, target)
  if (partner === null) return null
  const there = figures.filter((figure) => isThere(figure, asOf))
  return { name: partner.name, values: valuesOf(partner, there, (one) => monthIn(plan, one)) }
}

/** 1 for the first month of the plan's year. */
export const monthIn = (plan: CountedYear, period: Period): number => endIndex(period) - beginOf(plan)

export const isWithin = (plan: CountedYear, period: Period): boolean =>
  monthIn(plan, period) >= 1 && monthIn(plan, period) <= 12

/** What the judgement expected; for months that were not judged what the plan's pace expects; null where it expects nothing. */
function paceAt(
  plan: Plan,
  indicator: Indicator,
  asOf: Day,
  month: number,
  verdict: PeriodVerdict | undefined,
): number | null {
  const at = monthAt(beginOf(plan) + month)
  const target = targetAt(indicator, targetOn(indicator, asOf), at)
  const goal = goalOf(indicator, target)
  if (goal !== null && target.upper && wayOf(indicator, goal).expects === 'target') return null
  const judged = verdict?.assessment?.expected
  if (judged) return judged.valueOf()
  return expectedAt(plan, indicator, targetOn(indicator, asOf), at)?.valueOf() ?? null
}
