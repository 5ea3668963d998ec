// How far a value lies from what its series lets one expect: by the median of the changes and their median deviation (MAD),
// so that single wrong figures in the past do not spoil the measure. Doubles are enough: no figure is made of them.
import { unitOf } from '../../core/basis.ts'
import type { Indicator } from '../../core/plan.ts'
import { firstFrom, type Run, runOf } from './series.ts'
import { type Figures, isRatePoint, type Point, precisionOf, type Yardstick } from './series-check.ts'

/** Fewer points than this say nothing about what is usual. */
export const LEAST_POINTS = 6
/** A normal distribution's standard deviation per MAD. */
const NORMAL = 1.4826
/** Changes below this share of the value are never called unusual. */
const SMALLEST_SHARE = 0.004
/** A spread that few changes tell is uncertain: with n of them it is taken to be (1 + 4/n) times as large. */
const UNCERTAINTY = 4
const FARTHEST_STEPS = 2

/** A series of more points than this hides no point from its own measure: one of them does not move a median. */
const LONG_SERIES = 30

/** A way to look at a series in which neighbours are alike. */
interface View {
  readonly name: 'changes' | 'year-on-year'
  /** Position in the view; null where it has none. */
  of(value: number, end: number): number | null
  back(y: number, end: number): number
  /** Whether one can be expected from the other. */
  linked(a: number, b: number): boolean
  /** A point that every year begins with, at this distance before its first period's end; null: none. */
  readonly start: number | null
  /** The smallest difference worth a word at this value. */
  floor(value: number): number
}

interface Placed {
  readonly one: Point
  readonly y: number
}

/** How a series usually changes in a view. */
interface Habit {
  readonly placed: readonly Placed[]
  /** Median change from one period to the next, and robust standard deviation of the changes. */
  readonly usual: number
  readonly spread: number
}

/** The points of one length of period, with what is the same for all of them. */
interface Measured {
  readonly points: readonly Point[]
  readonly resolution: number
  readonly byEnd: ReadonlyMap<number, number>
  readonly habits: Map<View['name'], Habit | null>
}

/** Null with fewer than six other points, or without a neighbour within two periods. */
export function yardstickOf(indicator: Indicator, point: Point, figures: Figures): Yardstick | null {
  const run = measuredOf(runOf(figures.series(indicator.id, point.basis), point.months), point.months)
  if (run.points.length <= LEAST_POINTS) return null
  const isPercent = isRatePoint(point) || unitOf(indicator, point.basis) === '%'
  const own = measure(changes(point, run), point, run)
  const seasonal = isPercent ? null : measure(yearOnYear(run), point, run)
  // Of two ways to look at it the one in which the series is the calmer.
  if (own === null || seasonal === null) return own ?? seasonal
  return seasonal.spread < own.spread ? seasonal : own
}

const measured = new WeakMap<Run, Measured>()

function measuredOf(run: Run, months: number): Measured {
  const known = measured.get(run)
  if (known) return known
  const { points } = run
  const made: Measured = {
    points,
    resolution: 10 ** -precisionOf(points, months),
    byEnd: new Map(points.map(({ end, value }) => [end, value])),
    habits: new Map(),
  }
  measured.set(run, made)
  return made
}

/** From one period to the next; a cumulative value begins each year at nothing. */
function changes({ basis }: Point, { resolution }: Measured): View {
  const isCumulative = basis === 'cumulative'
  return {
    name: 'changes',
    of: (value) => value,
    back: (y) => y,
    linked: (a, b) => !isCumulative || yearAt(a) === yearAt(b),
    start: isCumulative ? 0 : null,
    floor: (value) => Math.max(resolution, Math.abs(value) * SMALLEST_SHARE),
  }
}

/** Ratio to the same period of the year before, which takes the seasons away. */
function yearOnYear({ byEnd, resolution }: Measured): View {
  return {
    name: 'year-on-year',
    of(value, end) {
      const then = byEnd.get(end - 12)
      return then !== undefined && then > 0 && value > 0 ? Math.log(value / then) : null
    },
    back: (y, end) => (byEnd.get(end - 12) ?? Number.NaN) * Math.exp(y),
    linked: () => true,
    start: null,
    // A step of the last digit may happen in this year and may have happened in the last one.
    floor: (value) => Math.max(SMALLEST_SHARE, (2 * resolution) / Math.abs(value)),
  }
}

function habitOf(view: View, point: Point, run: Measured): Habit | null {
  if (run.points.length <= LONG_SERIES) return makeHabit(view, run.points, point)
  let habit = run.habits.get(view.name)
  if (habit === undefined) {
    habit = makeHabit(view, run.points, null)
    run.habits.set(view.name, habit)
  }
  return habit
}

/** Null where there are too few points or changes. */
function makeHabit(view: View, points: readonly Point[], without: Point | null): Habit | null {
  const placed: Placed[] = []
  const steps: number[] = []
  for (const one of points) {
    const y = one === without ? null : view.of(one.value, one.end)
    if (y === null) continue
    const before = placed.at(-1)
    const isStep = before && one.end - before.one.end === one.months && view.linked(before.one.end, one.end)
    if (isStep) steps.push(y - before.y)
    placed.push({ one, y })
  }
  if (placed.length < LEAST_POINTS || steps.length < LEAST_POINTS - 2) return null
  const usual = median(steps)
  const mad = median(steps.map((step) => Math.abs(step - usual)))
  return { placed, usual, spread: NORMAL * mad * (1 + UNCERTAINTY / steps.length) }
}

interface Anchor {
  readonly y: number
  /** Periods from it to the point; negative when it comes later. */
  readonly steps: number
}

function measure(view: View, point: Point, run: Measured): Yardstick | null {
  const habit = habitOf(view, point, run)
  if (habit === null) return null
  const { placed, usual } = habit
  const anchors: Anchor[] = []
  let nearest: (Placed & Anchor) | null = null
  const reach = FARTHEST_STEPS * point.months
  for (let at = firstFrom(placed, point.end - reach); at < placed.length; at++) {
    const { one, y } = placed[at] ?? { one: point, y: 0 }
    if (one.end > point.end + reach) break
    const steps = (point.end - one.end) / point.months
    if (one === point || !view.linked(one.end, point.end)) continue
    anchors.push({ y, steps })
    // Of two equally near the earlier one.
    if (nearest === null || Math.abs(steps) < Math.abs(nearest.steps)) nearest = { one, y, steps }
  }
  if (nearest === null) return null
  const sinceStart = (point.end - yearAt(point.end) * 12) / point.months
  if (view.start !== null && sinceStart <= FARTHEST_STEPS) anchors.push({ y: view.start, steps: sinceStart })
  // The floor is the neighbour's: a wrong value must not set its own measure.
  const spread = Math.max(habit.spread, view.floor(nearest.one.value))
  const middle = nearest.y + usual * nearest.steps
  const expected = view.back(middle, point.end)
  if (Number.isNaN(expected)) return null
  return {
    // A neighbour may be the wrong one: a value is far only when it is far from all of them.
    distance(value) {
      const y = view.of(value, point.end)
      if (y === null) return Number.POSITIVE_INFINITY
      let least = Number.POSITIVE_INFINITY
      for (const anchor of anchors) {
        const away =
          Math.abs(y - anchor.y - usual * anchor.steps) / (spread * Math.sqrt(Math.abs(anchor.steps)))
        if (away < least) least = away
      }
      return least
    },
    expected,
    spread: Math.abs(view.back(middle + spread, point.end) - expected),
    resolution: run.resolution,
    neighbour: nearest.one,
  }
}

/** December belongs to its own year. */
export const yearAt = (end: number): number => Math.floor((end - 1) / 12)

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
