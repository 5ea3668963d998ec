// Whether a figure is rather what its series lets one expect, or what a known mistake makes of it. The measure of "rather" is
// the series' own: as odd as it was at times before is nothing to speak of. Doubles are enough: no figure is made of them.
import { unitOf } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import type { Indicator } from '../../core/plan.ts'
import { shift } from '../value-text.ts'
import { type Forecast, forecastsOf, logSum, median } from './forecast.ts'
import { type Run, runOf } from './series.ts'
import {
  type Figures,
  isRatePoint,
  type Point,
  precisionOf,
  type Suspicion,
  type Yardstick,
} from './series-check.ts'

/** Fewer points than this say nothing about what is usual. */
export const LEAST_POINTS = 6
/** How often a mistake is of a kind, as far as that is known: only their order of magnitude counts. */
const OFTEN = { swap: 0.4, power: 0.4, fraction: 0.2, change: 0.1, sign: 0.1, other: 0.1 }
/** Powers of ten, the likeliest first; 万 stands between the units that are mixed up. */
const POWERS = [1, -1, 2, -2, 4, -4] as const
/** Share of right figures that may be odder than anything a series has shown. */
const MOST_ODD = 0.008
const ODDEST = 8
const ODD_SHARE = 0.1
/** Added to the threshold, over the number of figures that a series has shown: a short one keeps quiet. */
const CAUTION = 6

interface Measured {
  readonly run: Run
  readonly resolution: number
  readonly isPercent: boolean
  readonly isRate: boolean
  readonly forecasts: readonly (Forecast | null)[]
  readonly oddities: Map<number, number>
}

/** Null with fewer than six points before it. */
export function yardstickOf(indicator: Indicator, point: Point, figures: Figures): Yardstick | null {
  const run = runOf(figures.series(indicator.id, point.basis), point.months)
  const at = run.places.get(point) ?? -1
  if (at < LEAST_POINTS) return null
  const measured = measuredOf(run, indicator, point)
  const forecast = measured.forecasts[at]
  if (!forecast) return null
  const { expected, spread } = forecast
  const peak = forecast.density(expected)
  let suspicion: Suspicion | null | undefined
  return {
    distance: (value) => Math.sqrt(2 * Math.max(0, peak - forecast.density(value))),
    expected,
    spread,
    resolution: measured.resolution,
    references: forecast.references,
    suspicion() {
      suspicion ??= suspicionOf(measured, at)
      return suspicion
    },
  }
}

const known = new WeakMap<Run, Measured>()

function measuredOf(run: Run, indicator: Indicator, point: Point): Measured {
  const found = known.get(run)
  if (found) return found
  const resolution = 10 ** -precisionOf(run.points, point.months)
  const isPercent = isRatePoint(point) || unitOf(indicator, point.basis) === '%'
  // A share of the days so far and a mean of the year so far begin no year at nothing.
  const { addsUp, figures } = kindRules[indicator.kind]
  const isCumulative = point.basis === 'cumulative' && (addsUp || figures === 'rate')
  const isRate = isRatePoint(point)
  const forecasts = forecastsOf(run, { isCumulative, isRate, resolution })
  const made: Measured = { run, resolution, isPercent, isRate, forecasts, oddities: new Map() }
  known.set(run, made)
  return made
}

interface Weighed {
  readonly weight: number
  readonly suspicion: Suspicion
}

/** Each mistake that could have made the value, by how likely it and the value that was meant are together. */
function mistakes({ run, isPercent, isRate }: Measured, at: number, forecast: Forecast): Weighed[] {
  const point = run.points[at]
  if (!point || point.value === 0) return other(point?.value ?? 0, forecast, isRate)
  const { value, text } = point
  const { density } = forecast
  const found = other(value, forecast, isRate)
  for (const swapped of swaps(text)) {
    const weight = Math.log(OFTEN.swap / 3) + density(Number(swapped))
    found.push({ weight, suspicion: { kind: 'swap', suggestion: swapped } })
  }
  if (!isPercent) {
    for (const power of POWERS) {
      const weight = Math.log(OFTEN.power / POWERS.length) + density(value / 10 ** power) - power * Math.LN10
      found.push({ weight, suspicion: { kind: 'power', power, suggestion: shift(text, -power) } })
    }
  } else {
    const weight = Math.log(OFTEN.fraction / 2) + density(value * 100) + 2 * Math.LN10
    found.push({ weight, suspicion: { kind: 'fraction', suggestion: shift(text, 2) } })
    const last = run.points[at - 1]
    const level = (last?.value ?? 0) + value
    if (!isRate && last) {
      const suggestion = String(Number(level.toPrecision(10)))
      found.push({
        weight: Math.log(OFTEN.change) + density(level),
        suspicion: { kind: 'change', suggestion },
      })
    }
  }
  found.push({ weight: Math.log(OFTEN.sign) + density(-value), suspicion: { kind: 'far', suggestion: null } })
  return found
}

/** Any value of about the size of the series, by Cauchy's curve. */
function other(value: number, { expected, spread }: Forecast, isRate: boolean): Weighed[] {
  const size = 1.5 * Math.max(Math.abs(expected), spread) + (isRate ? 2 : 0)
  const plain = cauchy(value - expected, size)
  const ratio = value / expected
  const weight =
    isRate || !(ratio > 0)
      ? plain
      : logSum([plain, cauchy(Math.log(ratio), 1.5) - Math.log(Math.abs(value))]) - Math.LN2
  return [{ weight: Math.log(OFTEN.other) + weight, suspicion: { kind: 'far', suggestion: null } }]
}

const cauchy = (miss: number, spread: number): number =>
  -Math.log(Math.PI * spread) - Math.log1p((miss / spread) ** 2)

/** How much likelier a mistake is than a right figure, as a logarithm. */
function oddityAt(measured: Measured, at: number): number {
  const kept = measured.oddities.get(at)
  if (kept !== undefined) return kept
  const [point, forecast] = [measured.run.points[at], measured.forecasts[at]]
  const oddity =
    point && forecast && at >= LEAST_POINTS
      ? logSum(mistakes(measured, at, forecast).map(({ weight }) => weight)) - forecast.density(point.value)
      : Number.NaN
  measured.oddities.set(at, oddity)
  return oddity
}

function suspicionOf(measured: Measured, at: number): Suspicion | null {
  const forecast = measured.forecasts[at]
  if (!forecast) return null
  const oddity = oddityAt(measured, at)
  // Most figures are no oddity anywhere; only for others it is worth knowing what the series has shown.
  if (!(oddity > CAUTION / (at + 1))) return null
  const before = Array.from({ length: at }, (_, index) => oddityAt(measured, index)).filter(
    (one) => !Number.isNaN(one),
  )
  if (oddity <= threshold(before)) return null
  const found = mistakes(measured, at, forecast)
  return found.reduce((most, one) => (one.weight > most.weight ? one : most)).suspicion
}

/**
 * The oddity that few right figures of the series exceed, told by its oddest so far: their tail is taken to fall off
 * exponentially, and the median of what each of them foretells is not moved by one that was wrong.
 */
function threshold(before: readonly number[]): number {
  const { length } = before
  const caution = CAUTION / (length + 1)
  if (length === 0) return caution
  const oddest = [...before]
    .sort((a, b) => b - a)
    .slice(0, Math.max(1, Math.min(ODDEST, Math.round(ODD_SHARE * length))))
  const foretold = oddest.map((oddity, index) => oddity + Math.log((index + 1) / (length * MOST_ODD)))
  return Math.max(0, median(foretold)) + caution
}

/** The number with each pair of neighbouring, different digits swapped; the point stays in its place. */
export function swaps(text: string): string[] {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  return places.flatMap((left, at) => {
    const right = places[at + 1]
    if (right === undefined || text[left] === text[right]) return []
    const characters = [...text]
    characters[left] = text[right] ?? ''
    characters[right] = text[left] ?? ''
    return [characters.join('')]
  })
}
