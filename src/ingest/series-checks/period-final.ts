// Whether a figure is revised that was final: declared so (最终核实), or of a year whose final verification is over.

import { beginOf, lastDayOf, monthAt } from '../../core/period.ts'
import { yearAt } from './forecast.ts'
import type { Case, SeriesCheck } from './series-check.ts'

const FINAL = /最终核实|最终核算|final verification|final figure/i

export const periodFinal: SeriesCheck = {
  name: 'period-final',
  severity: 'error',
  explains: null,
  find(of) {
    const { point, figures } = of
    const before = figures.before(point)
    if (before === null || before.exact.equals(point.exact)) return null
    const params = { value: point.text, before: before.text, period: point.period }
    if (FINAL.test(before.note)) {
      // A census may put a final figure right: whoever says again that it is final may pass with a reason.
      return { code: 'period-final', params, severity: FINAL.test(point.note) ? 'warning' : 'error' }
    }
    return before.status === 'A' && isVerified(of)
      ? { code: 'period-final', params, severity: 'warning' }
      : null
  },
}

/** A year is verified for the last time by the end of the first month two years later. */
const isVerified = ({ plan, point, today }: Case): boolean =>
  today > lastDayOf(monthAt(beginOf({ year: yearAt(point.end) + 2, yearBegins: plan.yearBegins }) + 1))
