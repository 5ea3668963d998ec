// Whether two neighbouring digits changed places: swapped back, the value is what the series lets one expect.
import { referencesOf, type SeriesCheck, short } from './series-check.ts'

export const digitsSwapped: SeriesCheck = {
  name: 'digits-swapped',
  severity: 'warning',
  explains: 'magnitude',
  find({ point, yardstick }) {
    const measure = yardstick(point)
    const suspicion = measure?.suspicion()
    if (!measure || suspicion?.kind !== 'swap') return null
    return {
      code: 'digits-swapped',
      params: {
        value: point.text,
        suggestion: suspicion.suggestion,
        expected: short(measure.expected),
        away: short(Math.abs(point.value - measure.expected)),
        reference: referencesOf(measure),
      },
    }
  },
}
