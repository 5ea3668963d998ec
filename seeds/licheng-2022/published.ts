// What the district itself published for the plan's year, out of outcomes.csv.
import { parse } from 'csv-parse/sync'
import { defaultBasis } from '../../src/core/basis.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { Published } from './demo-figures.ts'

/** The published values of the basis that is judged, by indicator id. */
export function publishedOf(plan: Plan, outcomes: string): Published {
  const rows: Record<string, string>[] = parse(outcomes, { columns: true, bom: true })
  const judged = rows.filter((row) => {
    const indicator = plan.indicators.find(({ id }) => id === row.indicator)
    return indicator && row.period === String(plan.year) && row.basis === defaultBasis(indicator)
  })
  return new Map(judged.map((row) => [row.indicator ?? '', Number(row.value)]))
}
