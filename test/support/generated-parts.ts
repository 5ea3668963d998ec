// Numbers, days, steps and paces at random: the parts of generated indicators.
import fc from 'fast-check'
import { type Decimal, decimal } from '../../src/core/decimal.ts'
import { addDays } from '../../src/core/period.ts'
import type { Kind, Pace } from '../../src/core/plan.ts'

/** Few different numbers, so that equality with the target or the pace comes often. */
export const number = fc.oneof(
  fc.integer({ min: 0, max: 24 }).map((n) => decimal(n)),
  fc.integer({ min: -60, max: 120 }).map((n) => decimal(n, 4)),
  fc.integer({ min: 0, max: 40 }).map((n) => decimal(n * 5)),
)
export const positive = fc.oneof(
  fc.integer({ min: 1, max: 24 }).map((n) => decimal(n)),
  fc.integer({ min: 1, max: 8 }).map((n) => decimal(n * 25, 2)),
)
const twelve = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 12, maxLength: 12 })
const sums = (parts: readonly number[]): number[] => {
  let sum = 0
  return parts.map((part) => {
    sum += part
    return sum
  })
}
export const day = fc.integer({ min: 0, max: 460 }).map((days) => addDays('2022-01-01', days))
export const steps = fc.array(
  fc.record({
    due: fc.integer({ min: 0, max: 364 }).map((days) => addDays('2022-01-01', days)),
    done: fc.option(day),
    weight: fc.integer({ min: 1, max: 4 }).map((n) => decimal(n)),
  }),
  { minLength: 1, maxLength: 5 },
)

const seasonal = twelve.map(
  (parts): Pace => ({
    kind: 'seasonal',
    shares: sums(parts).map((sum, month) => decimal(month === 11 ? 100 : Math.min(sum, 100))),
  }),
)

/** Paces that can be said of a kind; own monthly values where the way has a length. */
export const paces = (kind: Kind, start: Decimal, goal: Decimal): fc.Arbitrary<Pace> => {
  if (FLAT.includes(kind)) return fc.constant({ kind: 'linear' })
  const linear = { weight: 3, arbitrary: fc.constant<Pace>({ kind: 'linear' }) }
  const atEnd = fc.constant<Pace>({ kind: 'at-end' })
  const held = fc.constant<Pace>({ kind: 'held' })
  const common = HOLDABLE.includes(kind) ? [linear, seasonal, atEnd, held] : [linear, seasonal, atEnd]
  return start.equals(goal) ? fc.oneof(...common) : fc.oneof(...common, monthly(start, goal))
}

const HOLDABLE: readonly Kind[] = ['level', 'ratio']

export const FLAT: readonly Kind[] = ['growth', 'relation', 'ceiling', 'floor', 'periodic', 'rank']

const monthly = (start: Decimal, goal: Decimal): fc.Arbitrary<Pace> =>
  twelve.map((parts) => ({
    kind: 'monthly',
    values: sums(parts).map((sum, month) =>
      month === 11 ? goal : start.add(goal.sub(start).mul(Math.min(sum, 100)).div(100)),
    ),
  }))
