// Whether an indicator of this kind has figures of this basis at all.
import { isRateBasis } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { BASIS_WORDS } from '../words.ts'
import type { Check } from './check.ts'

export const basisFits: Check = {
  name: 'basis-fits',
  blames: 'basis',
  find({ subject: { indicator }, basis }) {
    const { accepts, figures } = kindRules[indicator.kind]
    const bases = accepts(indicator)
    if (bases.includes(basis)) return null
    if (figures === 'rate' && !isRateBasis(basis)) {
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
