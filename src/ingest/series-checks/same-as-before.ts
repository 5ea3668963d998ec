// Whether a figure is the last one over again: the same digits, in a series where that hardly happens by itself.
import { type Run, runOf } from './series.ts'
import type { SeriesCheck } from './series-check.ts'

/** So many digits do not repeat by chance, where the series is too short to say how it moves. */
const TELLING_DIGITS = 4
/** Chance of a repetition above which it tells nothing. */
const MOST_CHANCE = 0.03
/** The same of a single figure: many figures are sent, and few may be spoken of. */
const LEAST_TELLING = 0.004
/** Height of the normal curve: the chance of one step of the last digit, per standard deviation. */
const DENSITY = 0.4

export const sameAsBefore: SeriesCheck = {
  name: 'same-as-before',
  severity: 'warning',
  explains: null,
  find({ point, indicator, figures, yardstick }) {
    const run = runOf(figures.series(indicator.id, point.basis), point.months)
    const place = run.places.get(point) ?? 0
    const last = run.points[place - 1]
    if (!last || point.end - last.end !== point.months || !last.exact.equals(point.exact)) return null
    if (point.value === 0 || repeats(run, place - 1) > MOST_CHANCE) return null
    const measure = yardstick(point)
    const digits = point.text.replace(/\D/g, '').replace(/^0+/, '').length
    const telling =
      measure === null
        ? digits >= TELLING_DIGITS && (point.basis === 'period' || point.basis === 'cumulative')
        : (DENSITY * measure.resolution) / measure.spread <= LEAST_TELLING
    if (!telling) return null
    return { code: 'same-as-before', params: { value: point.text, reference: last.period } }
  },
}

/** Share of figures, up to the one at a place, that repeated the one before. */
const repeats = ({ repeated }: Run, place: number): number => (place < 1 ? 0 : (repeated[place] ?? 0) / place)
