// How far a value lies from what its series lets one expect: by the median of the changes and their median deviation (MAD),
// so that single wrong figures in the past do not spoil the measure. Doubles are enough: no figure is made of them.
import { unitOf } from '../../core/basis.ts'
import type { Indicator } from '../../core/plan.ts'
import { type Figures, isRate, type Point, precisionOf } from './series-check.ts'

export interface Yardstick {
  /** Distance of a value from the expected one, in robust standard deviations of the usual changes. Never negative. */
  distance(value: number): number
  /** What the nearest neighbour lets one expect. */
  readonly expected: number
  /** One robust standard deviation of a change, in the unit of the value. */
  readonly spread: number
  /** The smallest step that the series' digits can show. */
  readonly resolution: number
  /** The neighbour that comes first, for a person to compare. */
  readonly neighbour: Point
}

/** Fewer points than this say nothing about what is usual. */
export const LEAST_POINTS = 6
/** A normal distribution's standard deviation per MAD. */
const NORMAL = 1.4826
/** Changes below this share of the value are never called unusual. */
const SMALLEST_SHARE = 0.004
/** A spread that few changes tell is uncertain: with n of them it is taken to be (1 + 4/n) times as large. */
const UNCERTAINTY = 4
const FARTHEST_STEPS = 2

/** A way to look at a series in which neighbours are alike. */
interface View {
  /** Position in the view; null where it has none. */
  of(value: number, end: number): number | null
  back(y: number): number
  /** Whether one can be expected from the other. */
  linked(a: Pick<Point, 'end'>, b: Pick<Point, 'end'>): boolean
  /** A point that every year begins with, at this distance before its first period's end; null: none. */
  readonly start: number | null
  /** The smallest difference worth a word at this value. */
  floor(value: number): number
}

/** Null with fewer than six other points, or without a neighbour within two periods. */
export function yardstickOf(indicator: Indicator, point: Point, figures: Figures): Yardstick | null {
  const all = figures.series(indicator.id, point.basis).filter(({ months }) => months === point.months)
  const others = all.filter((other) => other !== point)
  if (others.length < LEAST_POINTS) return null
  const resolution = 10 ** -precisionOf(all, point.months)
  const isPercent = isRate(point) || unitOf(indicator, point.basis) === '%'
  const found = [
    changes(point, resolution),
    ...(isPercent ? [] : [yearOnYear(all, point, resolution)]),
  ].flatMap((view) => measure(view, point, others, resolution) ?? [])
  // Of two ways to look at it the one in which the series is the calmer.
  return found.reduce<Yardstick | null>(
    (best, next) => (best === null || next.spread < best.spread ? next : best),
    null,
  )
}

/** From one period to the next; a cumulative value begins each year at nothing. */
function changes({ basis }: Point, resolution: number): View {
  const isCumulative = basis === 'cumulative'
  return {
    of: (value) => value,
    back: (y) => y,
    linked: (a, b) => !isCumulative || yearAt(a.end) === yearAt(b.end),
    start: isCumulative ? 0 : null,
    floor: (value) => Math.max(resolution, Math.abs(value) * SMALLEST_SHARE),
  }
}

/** Ratio to the same period of the year before, which takes the seasons away. */
function yearOnYear(all: readonly Point[], point: Point, resolution: number): View {
  const byEnd = new Map(all.map((one) => [one.end, one.value]))
  const base = byEnd.get(point.end - 12)
  return {
    of(value, end) {
      const then = byEnd.get(end - 12)
      return then !== undefined && then > 0 && value > 0 ? Math.log(value / then) : null
    },
    back: (y) => (base ?? Number.NaN) * Math.exp(y),
    linked: () => true,
    start: null,
    // A step of the last digit may happen in this year and may have happened in the last one.
    floor: (value) => Math.max(SMALLEST_SHARE, (2 * resolution) / Math.abs(value)),
  }
}

function measure(view: View, point: Point, others: readonly Point[], resolution: number): Yardstick | null {
  const placed = others.flatMap((one) => {
    const y = view.of(one.value, one.end)
    return y === null ? [] : [{ one, end: one.end, y }]
  })
  if (placed.length < LEAST_POINTS) return null
  const steps = placed.flatMap((next, index) => {
    const before = placed[index - 1]
    const isStep = before && next.end - before.end === point.months && view.linked(before, next)
    return isStep ? [next.y - before.y] : []
  })
  if (steps.length < LEAST_POINTS - 2) return null
  const near = placed
    .map((other) => ({ ...other, steps: (point.end - other.end) / point.months }))
    .filter((other) => Math.abs(other.steps) <= FARTHEST_STEPS && view.linked(other, point))
    .sort((a, b) => Math.abs(a.steps) - Math.abs(b.steps) || b.steps - a.steps)
  const [neighbour] = near
  if (!neighbour) return null
  const usual = median(steps)
  const spread = Math.max(
    NORMAL * median(steps.map((step) => Math.abs(step - usual))) * (1 + UNCERTAINTY / steps.length),
    // Of the neighbour: a wrong value must not set its own measure.
    view.floor(neighbour.one.value),
  )
  const sinceStart = point.end - yearAt(point.end) * 12
  const anchors = [
    ...near,
    ...(view.start !== null && sinceStart <= FARTHEST_STEPS * point.months
      ? [{ y: view.start, steps: sinceStart / point.months }]
      : []),
  ]
  const expected = view.back(neighbour.y + usual * neighbour.steps)
  if (Number.isNaN(expected)) return null
  return {
    // A neighbour may be the wrong one: a value is far only when it is far from all of them.
    distance(value) {
      const y = view.of(value, point.end)
      if (y === null) return Number.POSITIVE_INFINITY
      return Math.min(
        ...anchors.map(
          (anchor) =>
            Math.abs(y - anchor.y - usual * anchor.steps) / (spread * Math.sqrt(Math.abs(anchor.steps))),
        ),
      )
    },
    expected,
    spread: Math.abs(view.back(neighbour.y + usual * neighbour.steps + spread) - expected),
    resolution,
    neighbour: neighbour.one,
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
