// Whether the series itself says if an amount is the month's or counts from January, where neither head, unit nor name does.
// Only where it can be one of the two and not the other; rates of the month and of the year lie too near to each other.
import { kindRules } from '../core/kinds/index.ts'
import type { Basis } from '../core/observation.ts'
import { beginOf, countedYearOf } from '../core/period.ts'
import type { PlanIndicator, Reference } from './indicator-book.ts'
import type { PeriodFacts } from './periods.ts'

/** Months that tell how large a month is: known ones, or those that make up the last cumulative figure. */
const LEAST_MONTHS = 6
/** Within so many times its smallest and largest one it is of the size of a month. */
const SIZE = 2

interface FoundBasis {
  readonly basis: Basis
  /** The cumulative figure of the month before, in the unit of the series. */
  readonly before: Reference
}

/** Null where the series leaves it open. `value`: in the unit of the series. */
export function basisByHistory(
  { indicator, plan, history }: PlanIndicator,
  { period, endIndex }: PeriodFacts,
  value: number,
): FoundBasis | null {
  const { addsUp } = kindRules[indicator.kind]
  if (!addsUp || !/^\d{4}-\d{2}$/.test(period) || !(value > 0)) return null
  const sums = history.months('cumulative')
  const before = sums.get(endIndex - 1)
  // The months of the year before this one.
  const behind = endIndex - 1 - beginOf(countedYearOf(period, plan.yearBegins))
  if (before === undefined || behind === 0) return null
  const alone = [...history.months('period').values()].map((one) => one.value)
  const known = [...alone, ...increments(sums, plan.yearBegins)]
  // Net amounts fall: then a smaller value is no month's.
  if (Math.max(known.length, behind) < LEAST_MONTHS || known.some((one) => one < 0)) return null
  const months = [...known, before.value / behind]
  const [least, most] = [Math.min(...months), Math.max(...months)]
  const isMonth = value >= least / SIZE && value <= most * SIZE
  const added = value - before.value
  const isCumulative = added >= 0 && added <= most * SIZE
  return isMonth === isCumulative ? null : { basis: isMonth ? 'period' : 'cumulative', before }
}

/** What each month added to the one before it; that of the year's first is its own value. */
function increments(sums: ReadonlyMap<number, Reference>, yearBegins: number): number[] {
  return [...sums].flatMap(([end, { value }]) => {
    if ((end - yearBegins) % 12 === 0) return [value]
    const before = sums.get(end - 1)
    return before === undefined ? [] : [value - before.value]
  })
}
