// What a series lets one expect of its next figure, learned from nothing but itself: several simple ways to continue it, each
// with the misses it has made so far, count by how well each has foretold the figures before. So one series is told by its
// seasons, another by its last month; one by ratios and another, that is negative at times, by differences.
import type { Run } from './series.ts'
import type { Point } from './series-check.ts'

/** A series as a density of the values that may come next. */
export interface Forecast {
  /** What the way that has done best expects. */
  readonly expected: number
  /** How far that way usually misses, in the unit of the value. */
  readonly spread: number
  /** Logarithm of the density at a value. */
  density(value: number): number
  /** The same as if nothing were known beside the series. */
  alone(value: number): number
  /** Known figures that the expectation is made of, the nearest first. */
  readonly references: readonly Point[]
  /** Whether these are figures of other series. */
  readonly isByOthers: boolean
}

/** One way in which figures of the same period, and of those before, make another. */
export interface Kin {
  readonly key: string
  /** For a period that ends at `end`; null where one of the figures is not known. */
  readonly at: (end: number) => Implied | null
}

/** A value, and the figures that make it. */
export interface Implied {
  readonly value: number
  readonly from: readonly Point[]
}

/** Degrees of freedom of a miss: great misses are rarer than small ones, and not unheard of. */
const TAIL = 5
/** Misses that tell how a way misses: a change of habit is learned within two years. */
const MEMORY = 24
/** How much a success of one period counts in the next one. */
const FORGETTING = 0.97
/** No single success or failure says more than this. */
const MOST_EVIDENCE = 8
/** Share of trust that every way keeps: one that has failed for years may be the one that holds after a crash. */
const LEAST_TRUST = Math.log(0.003)
/** Misses of a way before it is heard. */
const LEAST_MISSES = 3
/** No miss is smaller than this share of the value. */
const SMALLEST_SHARE = 0.003
/** A miss that few misses tell is uncertain: with n of them it is taken to be (1 + 1.5/n) times as large. */
const UNCERTAINTY = 1.5
const NEAR_MONTHS = 4
/** Changes that tell a drift. */
const STEPS = 12
const LEAST_OF_YEAR = 8
/** Misses of a month of the year are told apart from those of others as soon as they outweigh so many. */
const MONTH_WEIGHT = 2
/** How much a month's miss of one year counts in the next one, and the greatest that counts, in usual ones. */
const MONTH_FORGETTING = 0.85
const GREATEST_MISS = 4
/** Mean of the squares of misses that are told in usual ones. */
const USUAL_SQUARE = 1.3
/** The twelfth root of 12!: a mean of so many months moves as usual. */
const MIDDLE_MONTH = 5.29
/** Years that tell a month's own place in the year. */
const SEASONS = 4

type Scale = 'differences' | 'ratios'
type Way =
  | 'last'
  | 'drift'
  | 'year-on-year'
  | 'month-of-year'
  | 'level'
  | 'lately'
  | 'step'
  | 'rebound'
  | 'together'
const SEASONAL: ReadonlySet<Way> = new Set(['year-on-year', 'month-of-year', 'step', 'rebound', 'together'])

/** The figures so far in one scale, by the end of their periods. */
interface Past {
  readonly at: Map<number, number>
  readonly ends: number[]
}

/** What one way has shown so far. */
interface Record {
  misses: number
  spread: number
  trust: number
  readonly first: number[]
  /** Squares of the misses in each month of the year, in usual ones, and their weight. */
  readonly months: { weight: number; squares: number }[]
}

interface Voice {
  readonly key: string
  readonly isSeasonal: boolean
  readonly implied: Implied | null
  readonly scale: Scale
  readonly y: number
  readonly expected: number
  readonly spread: number
  readonly least: number
  readonly record: Record
  trust: number
}

interface SeriesNature {
  /** Figures count from January on. */
  readonly isCumulative: boolean
  /** Growth and the like: only differences say something. */
  readonly isRate: boolean
  /** Each figure tells of all months since January, as growth of the year so far does. */
  readonly isMean: boolean
  /** The smallest step that the digits can show. */
  readonly resolution: number
}

/** One forecast for each point of a run from those before it and from its kin; null where there are too few. */
export function forecastsOf(
  { points }: Run,
  nature: SeriesNature,
  kin: readonly Kin[],
): readonly (Forecast | null)[] {
  const learner = new Learner(nature, kin)
  return points.map((point) => {
    const voices = learner.voices(point.end, point.months)
    const forecast = learner.forecast(voices, point.end)
    learner.learn(point, voices)
    return forecast
  })
}

class Learner {
  readonly #nature: SeriesNature
  readonly #kin: readonly Kin[]
  readonly #past: { readonly [scale in Scale]: Past } = {
    differences: { at: new Map(), ends: [] },
    ratios: { at: new Map(), ends: [] },
  }
  readonly #records = new Map<string, Record>()
  readonly #points = new Map<number, Point>()
  #last: Point | null = null
  #sign = 0
  #seen = { all: 0, positive: 0, negative: 0, zero: 0, repeated: 0 }
  #sizes: number[] = []

  constructor(nature: SeriesNature, kin: readonly Kin[]) {
    this.#nature = nature
    this.#kin = kin
  }

  voices(end: number, months: number): readonly Voice[] {
    const voices: Voice[] = []
    const implied = this.#kin.flatMap(({ key, at }) => {
      const made = at(end)
      return made ? [{ key, made }] : []
    })
    const direction = this.#sign >= 0 ? 1 : -1
    for (const scale of this.#nature.isRate
      ? (['differences'] as const)
      : (['differences', 'ratios'] as const)) {
      for (const [way, y] of continuations(this.#past[scale], end, months, this.#nature)) {
        voices.push(this.#voice(scale, way, y, end, null))
      }
      for (const { key, made } of implied) {
        if (scale === 'ratios' && !(made.value * direction > 0)) continue
        const y = scale === 'ratios' ? Math.log(Math.abs(made.value)) : made.value
        voices.push(this.#voice(scale, key, y, end, made))
      }
    }
    const heard = voices.filter(({ record }) => record.misses >= LEAST_MISSES)
    const all = logSum(heard.map(({ trust }) => trust))
    for (const voice of heard) voice.trust = Math.max(voice.trust - all, LEAST_TRUST)
    return voices
  }

  #voice(scale: Scale, name: string, y: number, end: number, implied: Implied | null): Voice {
    const { resolution, isMean } = this.#nature
    const key = `${scale}/${implied ? 'by ' : ''}${name}`
    let record = this.#records.get(key)
    if (!record) {
      record = { misses: 0, spread: 0, trust: 0, first: [], months: monthsOfYear() }
      this.#records.set(key, record)
    }
    const expected = scale === 'ratios' ? (this.#sign >= 0 ? 1 : -1) * Math.exp(y) : y
    const least =
      scale === 'ratios'
        ? Math.max(resolution / 2 / Math.abs(expected), SMALLEST_SHARE)
        : Math.max(resolution / 2, SMALLEST_SHARE * Math.max(Math.abs(y), median(this.#sizes) / 10))
    const usual = Math.max(record.spread * ofMonth(record, end, isMean), least)
    const spread = usual * (1 + UNCERTAINTY / Math.max(1, record.misses))
    const isSeasonal = !implied && SEASONAL.has(name as Way)
    return { key, isSeasonal, implied, scale, y, expected, spread, least, record, trust: record.trust }
  }

  forecast(voices: readonly Voice[], end: number): Forecast | null {
    const heard = voices.filter(({ record }) => record.misses >= LEAST_MISSES)
    if (heard.length === 0) return null
    const best = heard.reduce((most, one) => (one.trust > most.trust ? one : most))
    const { resolution } = this.#nature
    const { all, positive, negative, zero, repeated } = this.#seen
    const direction = this.#sign >= 0 ? 1 : -1
    const turned = (Math.min(positive, negative) + 0.2) / (all + 3)
    const again = Math.log((repeated + 0.3) / (all + 3) / resolution)
    const nothing = Math.log((zero + 0.05) / (all + 3) / resolution)
    const last = this.#last?.value
    const kept = Math.log1p(-Math.min(0.9, turned))
    const turning = Math.log(Math.min(1, 4 * turned))
    const back = this.#points.get(end - 12)
    const densityBy = (some: readonly Voice[]) => (value: number) => {
      const densities: number[] = []
      const size = Math.log(Math.abs(value))
      for (const { scale, y, spread, trust } of some) {
        if (scale === 'differences') densities.push(trust + logDensity(value - y, spread))
        else if (value * direction > 0) densities.push(trust + kept + logDensity(size - y, spread) - size)
      }
      let density = logSum(densities)
      if (value * direction < 0) density += turning
      if (value === last) density = logSum([density, again])
      return value === 0 ? logSum([density, nothing]) : density
    }
    const density = densityBy(heard)
    const lonely = heard.filter(({ implied }) => implied === null)
    return {
      expected: best.expected,
      spread: best.scale === 'ratios' ? Math.abs(best.expected) * Math.expm1(best.spread) : best.spread,
      references: best.implied?.from ?? [
        ...(best.isSeasonal && back ? [back] : []),
        ...(this.#last ? [this.#last] : []),
      ],
      isByOthers: best.implied !== null,
      density,
      alone: lonely.length === 0 || lonely.length === heard.length ? density : densityBy(trustedAnew(lonely)),
    }
  }

  learn(point: Point, voices: readonly Voice[]): void {
    const { value, end } = point
    const direction = this.#sign >= 0 ? 1 : -1
    const size = Math.log(Math.abs(value))
    const usual = Math.log(median(this.#sizes) || 1)
    const trusted = voices.flatMap(({ record }) => (record.misses > LEAST_MISSES ? [record.trust] : []))
    for (const { scale, y, spread, least, record } of voices) {
      const isSeen = scale === 'differences' || value * direction > 0
      const miss = scale === 'differences' ? value - y : size - y
      if (record.misses >= LEAST_MISSES) {
        const foretold = isSeen
          ? logDensity(miss, spread) - (scale === 'ratios' ? size : 0) + usual
          : -MOST_EVIDENCE
        record.trust = FORGETTING * record.trust + Math.max(-MOST_EVIDENCE, foretold)
      }
      if (!isSeen) continue
      learnMiss(record, Math.abs(miss), least, ofMonth(record, end, this.#nature.isMean), end)
      // Who is heard for the first time is trusted as the others are.
      if (record.misses === LEAST_MISSES && trusted.length > 0) record.trust = median(trusted)
    }
    this.#past.differences.at.set(end, value)
    this.#past.differences.ends.push(end)
    if (value !== 0) {
      this.#past.ratios.at.set(end, size)
      this.#past.ratios.ends.push(end)
      this.#sign = 0.9 * this.#sign + Math.sign(value)
    }
    this.#seen.all++
    if (value > 0) this.#seen.positive++
    if (value < 0) this.#seen.negative++
    if (value === 0) this.#seen.zero++
    if (value === this.#last?.value) this.#seen.repeated++
    this.#last = point
    this.#points.set(end, point)
    this.#sizes = [...this.#sizes, Math.abs(value)].slice(-MEMORY)
  }
}

/** The same voices as if there were no others. */
function trustedAnew(voices: readonly Voice[]): readonly Voice[] {
  const all = logSum(voices.map(({ trust }) => trust))
  return voices.map((voice) => ({ ...voice, trust: voice.trust - all }))
}

const monthsOfYear = (): Record['months'] => Array.from({ length: 12 }, () => ({ weight: 0, squares: 0 }))
const monthOf = (end: number): number => end - 1 - 12 * yearAt(end)

/** How much more or less than usual a way misses in this month of the year. */
function ofMonth({ months }: Record, end: number, isMean: boolean): number {
  const { weight = 0, squares = 0 } = months[monthOf(end)] ?? {}
  // The mean of m months moves by an m-th of what the newest one does.
  const before = isMean ? (MIDDLE_MONTH / (monthOf(end) + 1)) ** 2 : 1
  return Math.sqrt((MONTH_WEIGHT * before + squares) / (MONTH_WEIGHT + weight))
}

/** The spread of the misses follows each new one; a great one moves it no more than a few usual ones do. */
function learnMiss(record: Record, miss: number, least: number, factor: number, end: number): void {
  const month = record.months[monthOf(end)]
  if (month && record.misses >= LEAST_MISSES) {
    const usual = Math.max(miss, least / 2) / Math.max(record.spread, least / 2)
    month.weight = MONTH_FORGETTING * month.weight + 1
    month.squares = MONTH_FORGETTING * month.squares + Math.min(usual, GREATEST_MISS) ** 2 / USUAL_SQUARE
  }
  const own = miss / factor
  record.misses++
  if (record.misses <= LEAST_MISSES + 1) {
    record.first.push(own)
    record.spread = record.misses <= LEAST_MISSES ? Math.max(...record.first) : 1.3 * median(record.first)
    return
  }
  const rate = 1 / Math.min(record.misses, MEMORY)
  const before = Math.max(record.spread, least / 2) ** 2
  const weight = (TAIL + 1) / (TAIL + own ** 2 / before)
  record.spread = Math.sqrt((1 - rate) * before + rate * weight * own ** 2)
}

/** Where each way would continue the series at `end`. */
function continuations(
  { at, ends }: Past,
  end: number,
  months: number,
  { isCumulative, isRate }: SeriesNature,
): Map<Way, number> {
  const found = new Map<Way, number>()
  const lastEnd = ends.at(-1)
  const last = lastEnd === undefined ? undefined : at.get(lastEnd)
  if (lastEnd === undefined || last === undefined) return found
  const near = ends.slice(-3).filter((one) => end - one <= NEAR_MONTHS * months)
  const isLinked = near.length > 0 && (!isCumulative || yearAt(lastEnd) === yearAt(end))
  if (isLinked) {
    found.set('last', last)
    const steps = stepsOf(at, ends, months, isCumulative)
    if (steps.length > 2) found.set('drift', last + (median(steps) * (end - lastEnd)) / months)
  }
  const then = at.get(end - 12)
  const pairs = near.flatMap((one) => {
    const [now, before] = [at.get(one), at.get(one - 12)]
    return now === undefined || before === undefined ? [] : [[now, before] as const]
  })
  const newest = pairs.at(-1)
  if (then !== undefined && newest) {
    found.set('year-on-year', then + newest[0] - newest[1])
    // After a crash the two years together go on as before.
    if (isRate) found.set('rebound', median(pairs.map(([now, before]) => now + before)) - then)
  }
  if (isCumulative) {
    if (isLinked) addStep(found, at, end, lastEnd, last)
  } else {
    addSeasons(found, at, end, months)
    if (near.length === 3) found.set('lately', median(near.map((one) => at.get(one) ?? Number.NaN)))
  }
  const parts = (['last', 'year-on-year', 'month-of-year', 'step'] as const).flatMap(
    (way) => found.get(way) ?? [],
  )
  if (parts.length > 1) found.set('together', mean(parts))
  return found
}

/** The latest changes from one period to the next; a cumulative value begins each year at nothing. */
function stepsOf(at: Past['at'], ends: Past['ends'], months: number, isCumulative: boolean): number[] {
  return ends.slice(-STEPS).flatMap((end) => {
    const [now, before] = [at.get(end), at.get(end - months)]
    const isApart = isCumulative && yearAt(end) !== yearAt(end - months)
    return now === undefined || before === undefined || isApart ? [] : [now - before]
  })
}

/** What the same months added in the years before. */
function addStep(found: Map<Way, number>, at: Past['at'], end: number, lastEnd: number, last: number): void {
  const steps = years().flatMap((back) => {
    const [now, before] = [at.get(end - back), at.get(lastEnd - back)]
    return now === undefined || before === undefined ? [] : [now - before]
  })
  if (steps.length > 0) found.set('step', last + median(steps))
}

/** The level of the year before, and the month's own place around it. */
function addSeasons(found: Map<Way, number>, at: Past['at'], end: number, months: number): void {
  const level = yearBefore(at, end, months)
  if (level === null) return
  found.set('level', level)
  const places = years().flatMap((back) => {
    const [value, around] = [at.get(end - back), yearBefore(at, end - back, months)]
    return value === undefined || around === null ? [] : [value - around]
  })
  if (places.length > 0) found.set('month-of-year', level + median(places))
}

const years = (): readonly number[] => Array.from({ length: SEASONS }, (_, index) => 12 * (index + 1))

/** Mean of the twelve months before; null where a third of them is unknown. */
function yearBefore(at: Past['at'], end: number, months: number): number | null {
  const values: number[] = []
  for (let back = months; back <= 12; back += months) {
    const value = at.get(end - back)
    if (value !== undefined) values.push(value)
  }
  return values.length * months >= LEAST_OF_YEAR ? mean(values) : null
}

/** December belongs to its own year. */
export const yearAt = (end: number): number => Math.floor((end - 1) / 12)

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Height of Student's curve with five degrees of freedom: 8 / (3π√5). */
const HEIGHT = Math.log(8 / (3 * Math.PI * Math.sqrt(TAIL)))

/** Student's curve. */
const logDensity = (miss: number, spread: number): number =>
  HEIGHT - Math.log(spread) - ((TAIL + 1) / 2) * Math.log1p((miss / spread) ** 2 / TAIL)

/** Logarithm of a sum of which the logarithms are known. */
export function logSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  if (!Number.isFinite(most)) return logarithms.length === 0 ? Number.NEGATIVE_INFINITY : most
  return most + Math.log(logarithms.reduce((sum, one) => sum + Math.exp(one - most), 0))
}
