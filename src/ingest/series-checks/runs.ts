// The points of one length of period in a series, by their order: found once, however many figures are checked against it.
import type { Point } from './series-check.ts'

export interface Run {
  /** By the end of their period, ascending. */
  readonly points: readonly Point[]
  /** Place of each in `points`. */
  readonly places: ReadonlyMap<Point, number>
  /** How often, up to the point at a place, a figure repeated the one before. */
  readonly repeated: readonly number[]
}

const runs = new WeakMap<readonly Point[], Map<number, Run>>()

/** `series`: in the order of periods, and not changed afterwards. */
export function runOf(series: readonly Point[], months: number): Run {
  const known = runs.get(series) ?? new Map<number, Run>()
  runs.set(series, known)
  const found = known.get(months)
  if (found) return found
  const points = series.filter((one) => one.months === months)
  const repeated: number[] = []
  for (const [index, { value }] of points.entries()) {
    const isSame = index > 0 && points[index - 1]?.value === value
    repeated.push((repeated[index - 1] ?? 0) + (isSame ? 1 : 0))
  }
  const run: Run = { points, places: new Map(points.map((point, index) => [point, index])), repeated }
  known.set(months, run)
  return run
}

/** Place of the first of these, ordered by the end of their periods, that ends at `end` or later; their number if none does. */
export function firstFrom(ordered: readonly { readonly one: Pick<Point, 'end'> }[], end: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.one.end ?? end) < end) low = middle + 1
    else high = middle
  }
  return low
}
