// Which way a figure goes: against the figure of the period before, and of the same period a year ago.
import { defaultBasis } from './basis.ts'
import { type Decimal, ZERO } from './decimal.ts'
import type { Measurand } from './measurand.ts'
import { keyPeriodOf, type Observation } from './observation.ts'
import { comparePeriods, frequencyOf, yearBefore } from './period.ts'

interface FigureChange {
  /** The figure that it is compared with. */
  readonly from: Observation
  /** In the indicator's unit; points for a rate. */
  readonly change: Decimal
  /** null: the same, or neither way is better. */
  readonly better: boolean | null
}

/** null: there is nothing to compare with. */
export interface Travel {
  /** Of what adds up over the year always null: a running total only grows. */
  readonly before: FigureChange | null
  readonly yearAgo: FigureChange | null
}

type Judged = Pick<Measurand, 'direction' | 'unit'> & Parameters<typeof defaultBasis>[0]

/** `figures`: those of the indicator that count, one per key. */
export function travelsOf(
  indicator: Judged,
  figures: readonly Observation[],
): ReadonlyMap<Observation, Travel> {
  const basis = defaultBasis(indicator)
  const own = figures.filter((figure) => figure.basis === basis && figure.value !== null)
  const byPeriod = new Map(own.map((figure) => [keyPeriodOf(figure), figure]))
  const ordered = own.toSorted((a, b) => comparePeriods(a.period, b.period))
  return new Map(
    ordered.map((figure, at) => {
      const last = ordered[at - 1]
      const follows = last !== undefined && frequencyOf(last.period) === frequencyOf(figure.period)
      const ago = byPeriod.get(keyPeriodOf({ period: yearBefore(figure.period), basis }))
      return [
        figure,
        {
          before: basis !== 'cumulative' && follows ? changeOf(indicator, last, figure) : null,
          yearAgo: ago ? changeOf(indicator, ago, figure) : null,
        },
      ]
    }),
  )
}

function changeOf({ direction }: Judged, from: Observation, to: Observation): FigureChange | null {
  if (from.value === null || to.value === null) return null
  const change = to.value.sub(from.value)
  const way = change.compare(ZERO)
  const better = way === 0 || direction === 'band' ? null : way > 0 === (direction === 'up')
  return { from, change, better }
}
