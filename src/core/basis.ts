// Which basis a figure has when nobody says: what the practice publishes for each kind of indicator.
import type { Basis } from './observation.ts'
import type { Indicator } from './plan.ts'

/**
 * Growth and relations are 累计同比; amounts, counts and milestones 累计; levels and ratios 期末. A ceiling is a rate
 * (累计同比) when its unit is %, else an amount (累计). It is also the basis that is judged.
 */
export function defaultBasis(indicator: Pick<Indicator, 'kind' | 'unit'>): Basis {
  switch (indicator.kind) {
    case 'growth':
    case 'relation':
      return 'cumulative-yoy'
    case 'cumulative':
    case 'count':
    case 'milestone':
      return 'cumulative'
    case 'level':
    case 'ratio':
      return 'end'
    case 'ceiling':
      return indicator.unit === '%' ? 'cumulative-yoy' : 'cumulative'
  }
}

/** Whether a figure of this basis is a rate in percent and not an amount. */
export const isRateBasis = (basis: Basis): boolean => basis === 'yoy' || basis === 'cumulative-yoy'

/** The unit of measure of a figure: % for rates, the `levelUnit` for amounts of a growth indicator (null: it keeps none). */
export function unitOf(
  indicator: Pick<Indicator, 'kind' | 'unit' | 'levelUnit'>,
  basis: Basis,
): string | null {
  const isGrowth = indicator.kind === 'growth' || indicator.kind === 'relation'
  if (isGrowth) return isRateBasis(basis) ? indicator.unit : indicator.levelUnit
  return isRateBasis(basis) ? '%' : indicator.unit
}
