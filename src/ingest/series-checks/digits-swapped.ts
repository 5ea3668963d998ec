// Whether two neighbouring digits changed places: swapped back, the value is what the series lets one expect.
import { madeOf, type SeriesCheck, short, suspectedOf } from './series-check.ts'

export const digitsSwapped: SeriesCheck = {
  name: 'digits-swapped',
  severity: 'warning',
  explains: 'magnitude',
  find(of) {
    const suspected = suspectedOf(of)
    if (suspected?.suspicion.kind !== 'swap') return null
    const { measure, suspicion } = suspected
    const { point } = of
    return {
      code: 'digits-swapped',
      params: {
        value: point.text,
        suggestion: suspicion.suggestion,
        expected: short(measure.expected),
        away: short(Math.abs(point.value - measure.expected)),
        ...madeOf(measure),
      },
    }
  },
}
