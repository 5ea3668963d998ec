// Kinds whose figure is compared as it is: the same is expected at every period, the gap is in points of the rate.
import { meets, nearestPoint } from '../comparators.ts'
import { type Decimal, written } from '../decimal.ts'
import type { Measurand } from '../measurand.ts'
import { BASES, type Basis } from '../observation.ts'
import { text } from '../text.ts'
import { noteComparison } from './comparison.ts'
import type { Facts, Measure, Notebook } from './kind.ts'

/** Units whose differences are percentage points. */
export const inPoints = (unit: string): boolean => unit === '%' || unit === '个百分点'

/** Rates; the amounts behind them too where the plan gives these a unit. */
export const acceptsOfRate = ({ levelUnit }: Pick<Measurand, 'levelUnit'>): readonly Basis[] =>
  levelUnit === null ? ['yoy', 'cumulative-yoy'] : BASES

/** Source: 累计同比 is compared with the year's growth target at every period; any growth below it is behind. */
export function measureRate(facts: Facts, note: Notebook): Measure {
  const { actual, criterion, plan } = facts
  const goal = nearestPoint(actual, criterion)
  const gap = actual.sub(goal)
  const met = meets(actual, criterion)
  noteComparison(facts, note)
  note(() => ({
    name: text('差距（百分点）', 'Gap (points)'),
    formula: `${written(actual)} − ${written(goal)}`,
    value: gap,
  }))
  return {
    expected: goal,
    completion: null,
    gap,
    gapUnit: 'rate-points',
    met,
    onPace: met,
    advantage: turned(gap, facts),
    watchBand: plan.policy.watchGrowthPoints,
  }
}

function turned(gap: Decimal, { criterion }: Facts): Decimal | null {
  if (criterion.direction === 'up') return gap
  return criterion.direction === 'down' ? gap.neg() : gap.abs().neg()
}
