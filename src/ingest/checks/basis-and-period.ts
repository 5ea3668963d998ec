// Whether the period's wording (1-5月) agrees with the basis (当期).
import type { Check } from './check.ts'

export const basisAndPeriod: Check = {
  name: 'basis-and-period',
  blames: 'basis',
  find({ period, basis }) {
    if (!period.cumulative || (basis !== 'period' && basis !== 'yoy')) return null
    return { code: 'basis-contradicted', params: { value: period.own, basis, suggestion: period.own } }
  },
}
