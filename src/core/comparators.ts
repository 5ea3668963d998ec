// Whether a value meets a target: the comparator's meaning, with its tolerance.
import { type Decimal, HUNDRED, ZERO } from './decimal.ts'
import type { Comparator, Direction, Indicator, Plan, Target } from './plan.ts'

/** A target whose tolerance is resolved: what a value is compared with. */
export interface Criterion {
  readonly comparator: Comparator
  readonly value: Decimal
  /** Allowed distance in the indicator's unit; zero for the comparators that know none. */
  readonly tolerance: Decimal
  readonly direction: Direction
}

interface ComparatorRule {
  /** As in a formula: `≥`. */
  readonly sign: string
  readonly meets: (value: Decimal, criterion: Criterion) => boolean
}

const distance = (value: Decimal, { value: target }: Criterion): Decimal => value.sub(target).abs()

const RULES: Readonly<Record<Comparator, ComparatorRule>> = {
  'at-least': { sign: '≥', meets: (value, c) => value.compare(c.value) >= 0 },
  'more-than': { sign: '>', meets: (value, c) => value.compare(c.value) > 0 },
  about: {
    sign: '≈',
    meets: (value, c) => {
      if (c.direction === 'band') return distance(value, c).compare(c.tolerance) <= 0
      return c.direction === 'down'
        ? value.compare(c.value.add(c.tolerance)) <= 0
        : value.compare(c.value.sub(c.tolerance)) >= 0
    },
  },
  exactly: { sign: '=', meets: (value, c) => distance(value, c).compare(c.tolerance) <= 0 },
  'at-most': { sign: '≤', meets: (value, c) => value.compare(c.value) <= 0 },
  'less-than': { sign: '<', meets: (value, c) => value.compare(c.value) < 0 },
  none: { sign: '≤', meets: (value) => value.compare(ZERO) <= 0 },
  'in-step-with': {
    sign: '≈',
    meets: (value, c) => {
      if (c.direction === 'up') return value.compare(c.value.sub(c.tolerance)) >= 0
      if (c.direction === 'down') return value.compare(c.value.add(c.tolerance)) <= 0
      return distance(value, c).compare(c.tolerance) <= 0
    },
  },
}

export const meets = (value: Decimal, criterion: Criterion): boolean =>
  RULES[criterion.comparator].meets(value, criterion)

export const comparatorSign = (comparator: Comparator): string => RULES[comparator].sign

/** Rates are judged in points, amounts in percent of the way. */
export const isRate = (indicator: Pick<Indicator, 'unit' | 'kind'>): boolean =>
  indicator.unit === '%' ||
  indicator.unit === '个百分点' ||
  indicator.kind === 'growth' ||
  indicator.kind === 'relation'

/**
 * The tolerance of a target in the indicator's unit: its own, else the plan's policy for about (points for rates,
 * percent of the target for amounts) and in-step-with (points); zero for all other comparators.
 */
export function toleranceOf(plan: Pick<Plan, 'policy'>, indicator: Indicator, target: Target): Decimal {
  if (target.tolerance) return target.tolerance
  if (target.comparator === 'in-step-with') return plan.policy.aboutRatePoints
  if (target.comparator !== 'about') return ZERO
  return isRate(indicator)
    ? plan.policy.aboutRatePoints
    : (target.value ?? ZERO).abs().mul(plan.policy.aboutAmountPercent).div(HUNDRED)
}
