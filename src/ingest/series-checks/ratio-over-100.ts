// Whether a share is more than the whole.
import { isRateBasis } from '../../core/basis.ts'
import { HUNDRED } from '../../core/decimal.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { targetOn } from '../../core/plan.ts'
import type { SeriesCheck } from './series-check.ts'

export const ratioOver100: SeriesCheck = {
  name: 'ratio-over-100',
  severity: 'warning',
  explains: null,
  find({ indicator, point, today }) {
    const { kind, unit } = indicator
    if (kindRules[kind].figures !== 'share' || unit !== '%' || isRateBasis(point.basis)) return null
    if (point.exact.compare(HUNDRED) <= 0) return null
    // A target above it says that it may be.
    const target = targetOn(indicator, today).value
    if (target !== null && target.compare(HUNDRED) > 0) return null
    return { code: 'ratio-over-100', params: { value: point.text } }
  },
}
