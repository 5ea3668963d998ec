// Whether a figure moves from its series as it never did before, and no mistake that is known explains it.
import { madeOf, type SeriesCheck, short, suspectedOf } from './series-check.ts'

export const outOfRange: SeriesCheck = {
  name: 'out-of-range',
  severity: 'warning',
  explains: 'magnitude',
  find(of) {
    const suspected = suspectedOf(of)
    if (suspected?.suspicion.kind !== 'far') return null
    const { measure } = suspected
    const { point } = of
    const { expected, spread } = measure
    return {
      code: 'out-of-range',
      params: {
        value: point.text,
        expected: short(expected),
        away: short(Math.abs(point.value - expected)),
        spread: short(spread),
        ...madeOf(measure),
      },
    }
  },
}
