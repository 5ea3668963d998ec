// Whether a figure is rather what its series lets one expect, or what a known mistake makes of it. The measure of "rather" is
// the series' own: as odd as it was at times before is nothing to speak of. Doubles are enough: no figure is made of them.
import { unitOf } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { shift } from '../value-text.ts'
import { type Forecast, forecastsOf, logSum, median } from './forecast.ts'
import { kinOf } from './kin.ts'
import { type Run, runOf } from './series.ts'
import {
  type Case,
  type Figures,
  isRatePoint,
  type Mistake,
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
/** Mistakes of which a series' figures are each odd in a way of their own. */
const FAMILIES = ['swap', 'others'] as const
/** Share of right figures that may be odder than anything a series has shown. */
const MOST_ODD = { swap: 0.012, others: 0.006 }
const ODDEST = 8
const ODD_SHARE = 0.1
/** Added to the threshold, over the number of figures that a series has shown: a short one keeps quiet. */
const CAUTION = 10
/** Added after each figure that was odder than that, by how much of it is left a figure later. */
const AFTERWARDS = 1.5
const CALMING = 0.5 ** (1 / 60)

/** How much likelier mistakes are than a right figure, as logarithms. */
type Oddity = Readonly<Record<(typeof FAMILIES)[number], number>>

/** What a series has shown up to a place. */
interface Habits {
  upTo: number
  known: number
  afterwards: number
  readonly oddest: Readonly<Record<(typeof FAMILIES)[number], number[]>>
}

const newHabits = (): Habits => ({ upTo: 0, known: 0, afterwards: 0, oddest: { swap: [], others: [] } })

interface Measured {
  readonly run: Run
  readonly resolution: number
  readonly isPercent: boolean
  readonly isRate: boolean
  readonly forecasts: readonly (Forecast | null)[]
  readonly oddities: Map<number, Oddity>
  readonly habits: Habits
}

/** Null with fewer than six points before it. */
export function yardstickOf(
  plan: Plan,
  indicator: Indicator,
  point: Point,
  figures: Figures,
): Yardstick | null {
  const run = runOf(figures.series(indicator.id, point.basis), point.months)
  const at = run.places.get(point) ?? -1
  if (at < LEAST_POINTS) return null
  const measured = known.get(run) ?? measuredOf(run, { plan, indicator, point, figures })
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
    isByOthers: forecast.isByOthers,
    suspicion() {
      suspicion ??= suspicionOf(measured, at)
      return suspicion
    },
  }
}

const known = new WeakMap<Run, Measured>()

function measuredOf(
  run: Run,
  { plan, indicator, point, figures: all }: Pick<Case, 'plan' | 'indicator' | 'point' | 'figures'>,
): Measured {
  const resolution = 10 ** -precisionOf(run.points, point.months)
  const isPercent = isRatePoint(point) || unitOf(indicator, point.basis) === '%'
  // A share of the days so far and a mean of the year so far begin no year at nothing.
  const { addsUp, figures } = kindRules[indicator.kind]
  const isCumulative = point.basis === 'cumulative' && (addsUp || figures === 'rate')
  const isRate = isRatePoint(point)
  const isMean = point.basis === 'cumulative-yoy'
  const kin = kinOf(plan, indicator, point, all)
  const forecasts = forecastsOf(run, { isCumulative, isRate, isMean, resolution }, kin)
  const made: Measured = {
    run,
    resolution,
    isPercent,
    isRate,
    forecasts,
    oddities: new Map(),
    habits: newHabits(),
  }
  known.set(run, made)
  return made
}

interface Weighed {
  /** How much likelier than that the value is right, as a logarithm. */
  readonly weight: number
  readonly suspicion: Mistake
}

/** Each mistake that could have made the value, by how likely it and the value that was meant are together. */
function mistakes({ run, isPercent, isRate }: Measured, at: number, forecast: Forecast): Weighed[] {
  const point = run.points[at]
  if (!point) return []
  const { value, text } = point
  const right = forecast.density(value)
  const found = other(value, forecast, isRate, right)
  if (value === 0) return found
  const rightAlone = forecast.alone(value)
  const { density } = forecast
  // Who writes a whole file in another unit has what belongs together fit together.
  const inAll = (meant: number): number =>
    Math.max(density(meant) - right, forecast.alone(meant) - rightAlone)
  for (const swapped of swaps(text)) {
    const weight = Math.log(OFTEN.swap / 3) + density(Number(swapped)) - right
    found.push({ weight, suspicion: { kind: 'swap', suggestion: swapped } })
  }
  if (!isPercent) {
    for (const power of POWERS) {
      const weight = Math.log(OFTEN.power / POWERS.length) + inAll(value / 10 ** power) - power * Math.LN10
      found.push({ weight, suspicion: { kind: 'power', power, suggestion: shift(text, -power) } })
    }
  } else {
    const weight = Math.log(OFTEN.fraction / 2) + inAll(value * 100) + 2 * Math.LN10
    found.push({ weight, suspicion: { kind: 'fraction', suggestion: shift(text, 2) } })
    const last = run.points[at - 1]
    const level = (last?.value ?? 0) + value
    if (!isRate && last) {
      const suggestion = String(Number(level.toPrecision(10)))
      found.push({
        weight: Math.log(OFTEN.change) + density(level) - right,
        suspicion: { kind: 'change', suggestion },
      })
    }
  }
  const weight = Math.log(OFTEN.sign) + density(-value) - right
  found.push({ weight, suspicion: { kind: 'far', suggestion: null } })
  return found
}

/** Any value of about the size of the series, by Cauchy's curve. */
function other(value: number, { expected, spread }: Forecast, isRate: boolean, right: number): Weighed[] {
  const size = 1.5 * Math.max(Math.abs(expected), spread) + (isRate ? 2 : 0)
  const plain = cauchy(value - expected, size)
  const ratio = value / expected
  const weight =
    isRate || !(ratio > 0)
      ? plain
      : logSum([plain, cauchy(Math.log(ratio), 1.5) - Math.log(Math.abs(value))]) - Math.LN2
  return [{ weight: Math.log(OFTEN.other) + weight - right, suspicion: { kind: 'far', suggestion: null } }]
}

const cauchy = (miss: number, spread: number): number =>
  -Math.log(Math.PI * spread) - Math.log1p((miss / spread) ** 2)

/** Null where too little is known to say. */
function oddityAt(measured: Measured, at: number): Oddity | null {
  const kept = measured.oddities.get(at)
  if (kept) return kept
  const forecast = measured.forecasts[at]
  if (!forecast || at < LEAST_POINTS) return null
  const found = mistakes(measured, at, forecast)
  const of = (isSwap: boolean): number =>
    logSum(found.flatMap(({ weight, suspicion }) => ((suspicion.kind === 'swap') === isSwap ? [weight] : [])))
  const oddity = { swap: of(true), others: of(false) }
  measured.oddities.set(at, oddity)
  return oddity
}

function suspicionOf(measured: Measured, at: number): Suspicion | null {
  const { habits } = measured
  const [oddity, forecast] = [oddityAt(measured, at), measured.forecasts[at]]
  // Most figures are no oddity anywhere; only for others it is worth knowing what the series has shown.
  if (!oddity || !forecast || Math.max(oddity.swap, oddity.others) <= CAUTION / (at + 1)) return null
  const told = habits.upTo <= at ? habits : newHabits()
  while (told.upTo < at) learnHabit(told, oddityAt(measured, told.upTo))
  const least = { swap: threshold(told, 'swap'), others: threshold(told, 'others') }
  let most: Suspicion | null = null
  for (const { weight, suspicion } of mistakes(measured, at, forecast)) {
    const family = suspicion.kind === 'swap' ? 'swap' : 'others'
    const odds = weight - least[family]
    if (oddity[family] > least[family] && odds > (most?.odds ?? Number.NEGATIVE_INFINITY)) {
      most = { ...suspicion, odds }
    }
  }
  return most
}

function learnHabit(habits: Habits, oddity: Oddity | null): void {
  habits.upTo++
  if (!oddity) return
  const isBeyond = FAMILIES.some((family) => oddity[family] > threshold(habits, family))
  habits.afterwards = CALMING * habits.afterwards + (isBeyond ? AFTERWARDS : 0)
  habits.known++
  for (const family of FAMILIES) {
    const oddest = habits.oddest[family]
    const place = oddest.findIndex((one) => one < oddity[family])
    oddest.splice(place < 0 ? oddest.length : place, 0, oddity[family])
    oddest.length = Math.min(oddest.length, ODDEST)
  }
}

/**
 * The oddity that few right figures of the series exceed, told by its oddest so far: their tail is taken to fall off
 * exponentially, and the median of what each of them foretells is not moved by one that was wrong.
 */
function threshold({ known: count, afterwards, oddest }: Habits, family: keyof Oddity): number {
  const more = CAUTION / (count + 1) + afterwards
  if (count === 0) return more
  const foretold = oddest[family]
    .slice(0, Math.max(1, Math.round(ODD_SHARE * count)))
    .map((oddity, index) => oddity + Math.log((index + 1) / (count * MOST_ODD[family])))
  return Math.max(0, median(foretold)) + more
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
