// What a month's template asks for: the indicators that are due, each with what came the month and the year before.
import { areMeantBy, sourcesOf } from '../core/answerable.ts'
import { defaultBasis, unitOf } from '../core/basis.ts'
import type { Decimal } from '../core/decimal.ts'
import { reportedPeriods, reportingOf } from '../core/due.ts'
import { type Basis, keyOf, type Observation } from '../core/observation.ts'
import { type Day, endIndex, type Instant, type Period, periodsOf, yearBefore } from '../core/period.ts'
import { type Indicator, type Plan, seriesOf, spanOf, targetOn } from '../core/plan.ts'
import { dayOf } from '../core/zone.ts'

export interface TemplateRow {
  readonly indicator: Indicator
  readonly period: Period
  readonly basis: Basis
  readonly unit: string
  /** The figure of the period before, and of the same period of the year before; null: there is none. */
  readonly previous: Decimal | null
  readonly yearBefore: Decimal | null
  /** What stands for the period already; null: nothing. */
  readonly present: Decimal | null
}

export interface Template {
  readonly plan: Plan
  /** A month of the plan's year. */
  readonly month: Period
  /** The unit that it is for; null: all. */
  readonly source: string | null
  readonly rows: readonly TemplateRow[]
}

interface TemplateInput {
  readonly plan: Plan
  readonly month: Period
  /** Figures that count, of the plan's region: from the year before on. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
  readonly source: string | null
}

/** Rows in the plan's order: one for each indicator with a period that ends with the month. */
export function templateFor({ plan, month, figures, asOf, source }: TemplateInput): Template {
  const byKey = new Map(figures.map((figure) => [keyOf(figure), figure.value]))
  const own = new Map<string, Observation[]>()
  for (const figure of figures) {
    const known = own.get(figure.indicator)
    if (known) known.push(figure)
    else own.set(figure.indicator, [figure])
  }
  const rows = seriesOf(plan).flatMap((indicator): TemplateRow[] => {
    if (source !== null && !areMeantBy(plan, sourcesOf(plan, indicator), [source])) return []
    const span = spanOf(plan, targetOn(indicator, asOf))
    const { frequency } = reportingOf(indicator, span, own.get(indicator.id) ?? [], asOf)
    const periods = reportedPeriods(indicator, span, frequency)
    const period = periods.find((one) => endIndex(one) === endIndex(month))
    if (period === undefined) return []
    const basis = defaultBasis(indicator)
    const at = (of: Period): Decimal | null =>
      byKey.get(keyOf({ region: plan.region, indicator: indicator.id, period: of, basis })) ?? null
    const all = [...periodsOf({ ...plan, year: plan.year - 1 }, frequency).slice(-1), ...periods]
    const before = all[all.indexOf(period) - 1]
    return [
      {
        indicator,
        period,
        basis,
        unit: unitOf(indicator, basis) ?? indicator.unit,
        previous: before === undefined ? null : at(before),
        yearBefore: at(yearBefore(period)),
        present: at(period),
      },
    ]
  })
  return { plan, month, source, rows }
}

/** The month that is being collected: the last that is over, kept within the plan's year. */
export function monthToReport(plan: Plan, now: Instant): Period {
  const today = dayOf(now)
  const months = periodsOf(plan, 'monthly')
  const over = months.filter((month) => `${month}-31` < today)
  const chosen = over.at(-1) ?? months[0]
  if (!chosen) throw new RangeError(`the year ${plan.year} has no months`)
  return chosen
}
