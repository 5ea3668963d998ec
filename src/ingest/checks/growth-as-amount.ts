// Whether an amount (539.69 亿元) stands where a growth rate (4.5 %) belongs: no economy of a district doubles in a year.
import { isRateBasis } from '../../core/basis.ts'
import { type Check, excerpt } from './check.ts'

export const growthAsAmount: Check = {
  name: 'growth-as-amount',
  blames: 'value',
  find({ subject, basis, magnitude, percent, raw, expectedUnit }) {
    if (Number.isNaN(magnitude) || !isRateBasis(basis) || expectedUnit !== '%') return null
    const limit = Math.max(100, 3 * Math.abs(subject.target ?? 0))
    // Nothing can shrink by more than all of it; beyond the upper limit a percent sign confirms a rate.
    if (magnitude >= -100 && (percent || magnitude <= limit)) return null
    return {
      code: 'growth-as-amount',
      params: { value: excerpt(raw), limit: `-100 … ${limit}`, unit: subject.indicator.levelUnit ?? '' },
    }
  },
}
