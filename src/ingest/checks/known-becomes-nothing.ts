// Whether a figure that is known would be replaced by nothing (—, …) although the row does not say that there is none.
import { type Check, excerpt } from './check.ts'

export const knownBecomesNothing: Check = {
  name: 'known-becomes-nothing',
  blames: 'value',
  find({ subject, period: { period }, basis, plain, statusGiven, raw }) {
    if (plain !== null || statusGiven) return null
    const known = subject.history.at(basis, period)
    return known === null ? null : { code: 'known-becomes-nothing', params: { value: excerpt(raw), known } }
  },
}
