// Whether the value's digits can be kept exactly: 24 before the point and 12 after it.
import { decimal, toPlain } from '../../core/decimal.ts'
import { isPlain } from '../value-text.ts'
import { type Check, excerpt } from './check.ts'

export const tooPrecise: Check = {
  name: 'too-precise',
  blames: 'value',
  find({ plain, raw }) {
    if (plain === null || isPlain(plain)) return null
    const rounded = toPlain(decimal(plain.slice(0, 200)), 9)
    return {
      code: 'value-too-precise',
      params: { value: excerpt(raw), suggestion: isPlain(rounded) ? rounded : '' },
    }
  },
}
