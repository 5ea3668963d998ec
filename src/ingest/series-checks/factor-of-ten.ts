// Whether the point slipped or the unit is another: a value 10, 100 or 10,000 times what its series lets one expect.
import { unitOf } from '../../core/basis.ts'
import { shift } from '../value-text.ts'
import { yearAt } from './forecast.ts'
import {
  type Case,
  isRatePoint,
  madeOf,
  type Point,
  type SeriesCheck,
  type SeriesFinding,
  short,
  suspectedOf,
} from './series-check.ts'
import { LEAST_POINTS } from './yardstick.ts'

const POWERS = [1, -1, 2, -2, 4, -4] as const
/** Around a power of ten, where the series is too short for a spread: 10 to the 0.2 either way. */
const AROUND = 0.2
/** Small counts do grow tenfold. */
const LEAST_DIGITS = 3
/** What lies further apart by itself tells no power of ten. */
const MOST_APART = 4

export const factorOfTen: SeriesCheck = {
  name: 'factor-of-ten',
  severity: 'warning',
  explains: 'magnitude',
  find(of) {
    const { point, yardstick } = of
    if (point.value === 0) return null
    const measure = yardstick(point)
    if (measure === null) return byNeighbour(of)
    const suspicion = suspectedOf(of)?.suspicion
    if (suspicion?.kind !== 'power') return null
    return finding(of, suspicion.power, measure.expected, madeOf(measure))
  },
}

/** A short series: amounts only, against the nearest figure, a cumulative one by its share of the year. */
function byNeighbour(of: Case): SeriesFinding | null {
  const { point, indicator, figures } = of
  if (isRatePoint(point) || unitOf(indicator, point.basis) === '%' || digits(point) < LEAST_DIGITS)
    return null
  const isShared = point.basis === 'cumulative'
  const known = figures
    .series(indicator.id, point.basis)
    .filter((other) => other !== point && other.months === point.months && digits(other) >= LEAST_DIGITS)
    .sort((a, b) => Math.abs(a.end - point.end) - Math.abs(b.end - point.end))
    .slice(0, LEAST_POINTS)
  const [nearest] = known
  if (!nearest || nearest.value * point.value <= 0) return null
  const sizes = known.map((other) => Math.abs(other.value) / (isShared ? share(other) : 1))
  if (Math.max(...sizes) / Math.min(...sizes) > MOST_APART) return null
  const expected = nearest.value * (isShared ? share(point) / share(nearest) : 1)
  const logarithm = Math.log10(point.value / expected)
  const power = POWERS.find((one) => Math.abs(logarithm - one) <= AROUND)
  return power === undefined
    ? null
    : finding(of, power, expected, {
        reference: `${nearest.period} (${nearest.text})`,
        others: '',
      })
}

const share = ({ end }: Point): number => end - yearAt(end) * 12
const digits = ({ text }: Point): number => text.replace(/\D/g, '').replace(/^0+/, '').length

function finding(
  { point }: Case,
  power: number,
  expected: number,
  made: ReturnType<typeof madeOf>,
): SeriesFinding {
  return {
    code: 'factor-of-ten',
    severity: Math.abs(power) >= 4 ? 'error' : 'warning',
    params: {
      value: point.text,
      factor: short(10 ** power),
      expected: short(expected),
      away: short(Math.abs(point.value - expected)),
      ...made,
      suggestion: shift(point.text, -power),
    },
  }
}
