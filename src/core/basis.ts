// Which basis a figure has when nobody says: what the practice publishes for each kind of indicator.
import { kindRules } from './kinds/index.ts'
import type { Basis } from './observation.ts'
import type { Indicator } from './plan.ts'

/** It is also the basis that is judged. */
export const defaultBasis = (indicator: Pick<Indicator, 'kind' | 'unit'>): Basis =>
  kindRules[indicator.kind].basis(indicator)

/** Whether a figure of this basis is a rate in percent and not an amount. */
export const isRateBasis = (basis: Basis): boolean => basis === 'yoy' || basis === 'cumulative-yoy'

/** The unit of measure of a figure: % for rates, the `levelUnit` for amounts behind a rate (null: it keeps none). */
export function unitOf(
  indicator: Pick<Indicator, 'kind' | 'unit' | 'levelUnit'>,
  basis: Basis,
): string | null {
  if (kindRules[indicator.kind].figures === 'rate')
    return isRateBasis(basis) ? indicator.unit : indicator.levelUnit
  return isRateBasis(basis) ? '%' : indicator.unit
}
