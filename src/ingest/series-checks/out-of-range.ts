// Whether a figure moves from its neighbours as the series is used to.
import { type SeriesCheck, short } from './series-check.ts'

/** In robust standard deviations of the usual change. */
const FAR = 6

export const outOfRange: SeriesCheck = {
  name: 'out-of-range',
  severity: 'warning',
  explains: 'magnitude',
  find({ point, yardstick }) {
    const measure = yardstick(point)
    if (measure === null || measure.distance(point.value) <= FAR) return null
    return {
      code: 'out-of-range',
      params: {
        value: point.text,
        expected: short(measure.expected),
        spread: short(measure.spread),
        reference: `${measure.neighbour.period} (${measure.neighbour.text})`,
      },
    }
  },
}
