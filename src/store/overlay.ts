// Staged figures laid over those that stand: what a commit would make count.
import { keyOf, keyPeriodOf, type Observation } from '../core/observation.ts'
import { comparePeriods } from '../core/period.ts'

/** Both in the order of region, indicator, period, basis; a staged figure replaces one that was not known later. */
export function overlay(standing: readonly Observation[], staged: readonly Observation[]): Observation[] {
  const byKey = new Map(standing.map((figure) => [keyOf(figure), figure]))
  for (const figure of staged) {
    const known = byKey.get(keyOf(figure))
    if (!known || known.knownAt <= figure.knownAt) byKey.set(keyOf(figure), figure)
  }
  return [...byKey.values()].sort(inOrder)
}

const inOrder = (a: Observation, b: Observation): number =>
  byText(a.region, b.region) ||
  byText(a.indicator, b.indicator) ||
  comparePeriods(keyPeriodOf(a), keyPeriodOf(b)) ||
  byText(a.basis, b.basis)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
