// How much is expected by a period (序时进度): the common rule is linear in months, m/12 by the end of month m.
import { type Decimal, decimal, max, min, written, ZERO } from './decimal.ts'
import type { Measurand, Step } from './measurand.ts'
import { endIndex, lastDayOf, type Period } from './period.ts'

const ONE = decimal(1)

/** The expected share of the way, 0 to 1, with the words and the formula it came from. */
export interface ExpectedShare {
  readonly share: Decimal
  readonly formula: string
}

/**
 * The share of the way that is expected by the end of `period`, on a way that begins with the month after `begin` (months
 * from year 0, as `endIndex` counts) and ends with `horizon`; null when nothing is expected yet (`at-end` before the horizon). Own monthly values are shares of the way to `goal`.
 */
export function expectedShare(
  indicator: Pick<Measurand, 'pace' | 'steps'>,
  begin: number,
  horizon: Period,
  period: Period,
  way: { readonly start: Decimal; readonly itemsAlike: boolean },
  goal: Decimal,
): ExpectedShare | null {
  const { pace } = indicator
  const elapsed = endIndex(period) - begin
  const total = endIndex(horizon) - begin
  if (elapsed >= total) return { share: ONE, formula: `${total} ÷ ${total}` }
  switch (pace.kind) {
    case 'linear':
      return { share: clamp(decimal(Math.max(elapsed, 0), total)), formula: `${elapsed} ÷ ${total}` }
    case 'seasonal': {
      const share = alongYears(pace.shares, elapsed)
      const whole = alongYears(pace.shares, total)
      return whole.equals(ZERO)
        ? null
        : { share: clamp(share.div(whole)), formula: `${written(share)} ÷ ${written(whole)}` }
    }
    case 'monthly': {
      const value = pace.values[Math.min(elapsed, pace.values.length) - 1] ?? ZERO
      const length = goal.sub(way.start)
      if (length.equals(ZERO)) return null
      const formula = way.start.equals(ZERO)
        ? `${written(value)} ÷ ${written(goal)}`
        : `(${written(value)} − ${written(way.start)}) ÷ (${written(goal)} − ${written(way.start)})`
      return { share: value.sub(way.start).div(length), formula }
    }
    case 'milestones': {
      // What is reported of items is how many are done.
      const weigh = way.itemsAlike ? (steps: readonly Step[]) => decimal(steps.length) : weightOf
      const whole = weigh(indicator.steps)
      if (whole.equals(ZERO)) return null
      const due = weigh(indicator.steps.filter((step) => step.due <= lastDayOf(period)))
      return { share: due.div(whole), formula: `${written(due)} ÷ ${written(whole)}` }
    }
    case 'held':
      return { share: ONE, formula: '1' }
    case 'at-end':
      return null
  }
}

/** Sum of the weights. */
export const weightOf = (steps: readonly Step[]): Decimal =>
  steps.reduce((sum, step) => sum.add(step.weight), ZERO)

/** Points of the way after so many months, by shares that come back every year: 100 for each year that is over. */
function alongYears(shares: readonly Decimal[], months: number): Decimal {
  const years = decimal(Math.floor(months / 12)).mul(shares.at(-1) ?? ZERO)
  return years.add(shares[(months % 12) - 1] ?? ZERO)
}

const clamp = (share: Decimal): Decimal => max(ZERO, min(ONE, share))
