// Whether an indicator of this kind has figures of this basis at all.
import { isRateBasis } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { BASIS_WORDS } from '../words.ts'
import type { Check } from './check.ts'

export const basisFits: Check = {
  name: 'basis-fits',
  blames: 'basis',
  find({ subject: { indicator }, basis }) {
    const { accepts, figures, name } = kindRules[indicator.kind]
    const bases = accepts(indicator)
    if (bases.includes(basis)) return null
    if (figures === 'rate' && !isRateBasis(basis)) {
      return {
        code: 'amount-without-unit',
        params: { indicator: indicator.name, basisZh: BASIS_WORDS[basis].zh, basisEn: basis },
      }
    }
    return {
      code: 'basis-misfit',
      params: {
        indicator: indicator.name,
        kindZh: name.zh,
        kindEn: name.en,
        basisZh: BASIS_WORDS[basis].zh,
        basisEn: basis,
        acceptedZh: bases.map((one) => BASIS_WORDS[one].zh).join('、'),
        acceptedEn: bases.join(', '),
      },
    }
  },
}
