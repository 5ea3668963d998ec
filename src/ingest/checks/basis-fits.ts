// Whether an indicator of this kind has figures of this basis at all.
import { isRateBasis } from '../../core/basis.ts'
import type { Basis } from '../../core/observation.ts'
import { BASES } from '../../core/observation.ts'
import type { Indicator, Kind } from '../../core/plan.ts'
import { BASIS_WORDS } from '../words.ts'
import type { Check } from './check.ts'

const RATES: readonly Basis[] = ['yoy', 'cumulative-yoy']
const AMOUNTS: readonly Basis[] = ['period', 'cumulative', 'end']

const ACCEPTED: Readonly<Record<Kind, readonly Basis[]>> = {
  growth: RATES,
  relation: RATES,
  cumulative: ['period', 'cumulative'],
  count: ['period', 'cumulative'],
  milestone: ['cumulative'],
  level: ['end'],
  // The share of good days is counted over the months so far, coverage at the end of the last one.
  ratio: AMOUNTS,
  ceiling: AMOUNTS,
}

function accepted(indicator: Indicator): readonly Basis[] {
  const own = ACCEPTED[indicator.kind]
  if (own === RATES && indicator.levelUnit !== null) return BASES
  return indicator.kind === 'ceiling' && indicator.unit === '%' ? BASES : own
}

export const basisFits: Check = {
  name: 'basis-fits',
  blames: 'basis',
  find({ subject: { indicator }, basis }) {
    const bases = accepted(indicator)
    if (bases.includes(basis)) return null
    if (ACCEPTED[indicator.kind] === RATES && !isRateBasis(basis)) {
      return {
        code: 'amount-without-unit',
        params: { indicator: indicator.id, basis: BASIS_WORDS[basis].zh },
      }
    }
    return {
      code: 'basis-misfit',
      params: {
        indicator: indicator.id,
        kind: indicator.kind,
        basis: `${BASIS_WORDS[basis].zh} (${basis})`,
        accepted: bases.map((one) => `${BASIS_WORDS[one].zh} (${one})`).join(', '),
      },
    }
  },
}
