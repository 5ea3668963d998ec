// Whether a figure is the last one over again: the same digits, in a series where that hardly happens by itself.
import type { SeriesCheck } from './series-check.ts'

/** So many digits do not repeat by chance, where the series is too short to say how it moves. */
const TELLING_DIGITS = 4
/** Chance of a repetition above which it tells nothing. */
const MOST_CHANCE = 0.03
/** Height of the normal curve: the chance of one step of the last digit, per standard deviation. */
const DENSITY = 0.4

export const sameAsBefore: SeriesCheck = {
  name: 'same-as-before',
  severity: 'warning',
  explains: null,
  find({ point, indicator, figures, yardstick }) {
    const series = figures
      .series(indicator.id, point.basis)
      .filter(({ months, end }) => months === point.months && end <= point.end)
    const last = series.at(-2)
    if (!last || point.end - last.end !== point.months || !last.exact.equals(point.exact)) return null
    if (point.value === 0 || repeats(series.slice(0, -1)) > MOST_CHANCE) return null
    const measure = yardstick(point)
    const digits = point.text.replace(/\D/g, '').replace(/^0+/, '').length
    const telling =
      measure === null
        ? digits >= TELLING_DIGITS
        : (DENSITY * measure.resolution) / measure.spread <= MOST_CHANCE
    if (!telling) return null
    return { code: 'same-as-before', params: { value: point.text, reference: last.period } }
  },
}

/** Share of figures that repeated the one before. */
function repeats(series: readonly { readonly value: number }[]): number {
  const same = series.filter(({ value }, index) => index > 0 && series[index - 1]?.value === value).length
  return series.length < 2 ? 0 : same / (series.length - 1)
}
