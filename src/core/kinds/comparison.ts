// The line of a proof that holds a figure against its target.
import { comparatorSign, meets } from '../comparators.ts'
import { written, ZERO } from '../decimal.ts'
import { text } from '../text.ts'
import type { Facts, Notebook } from './kind.ts'

/** `7.9 ≈ 8 (± 0.5): ✓` */
export function noteComparison({ actual, criterion }: Facts, note: Notebook): void {
  note(() => {
    const { band } = criterion
    const goal = band ? `[${written(band.lower)}, ${written(band.upper)}]` : written(criterion.value)
    const spread = criterion.tolerance.equals(ZERO) ? '' : ` (± ${written(criterion.tolerance)})`
    const holds = meets(actual, criterion)
    return {
      name: text('是否达到目标', 'Target met'),
      formula: `${written(actual)} ${comparatorSign(criterion.comparator)} ${goal}${spread}: ${holds ? '✓' : '✗'}`,
      value: null,
    }
  })
}
