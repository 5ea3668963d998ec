// Whether a figure moves from its series as it never did before, and no mistake that is known explains it.
import { referencesOf, type SeriesCheck, short } from './series-check.ts'

export const outOfRange: SeriesCheck = {
  name: 'out-of-range',
  severity: 'warning',
  explains: 'magnitude',
  find({ point, yardstick }) {
    const measure = yardstick(point)
    if (measure?.suspicion()?.kind !== 'far') return null
    const { expected, spread } = measure
    return {
      code: 'out-of-range',
      params: {
        value: point.text,
        expected: short(expected),
        away: short(Math.abs(point.value - expected)),
        spread: short(spread),
        reference: referencesOf(measure),
      },
    }
  },
}
