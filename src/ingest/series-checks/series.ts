// The figures of a region as checks look at them: by series, before and after an upload; and the points of one length of
// period in a series, found once, however many figures are checked against it.
import { toPlain } from '../../core/decimal.ts'
import { type Basis, keyPeriodOf, type Observation } from '../../core/observation.ts'
import { comparePeriods, endIndex, frequencyOf, type Period } from '../../core/period.ts'
import type { Figures, Point } from './series-check.ts'

const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, annual: 12 } as const

/**
 * `after`: as the upload would leave them, its own told by their upload's id. `before`: as they stand. `yearBegins`: the
 * month in which the region's years begin.
 */
export function figuresOfRegion(
  after: readonly Observation[],
  before: readonly Observation[],
  upload: string,
  yearBegins = 1,
): Figures & { readonly mine: readonly Point[] } {
  const series = new Map<string, Point[]>()
  const points = new Map<string, Point>()
  for (const figure of after) {
    const point = pointOf(figure, figure.upload === upload, yearBegins)
    if (point === null) continue
    const key = `${figure.indicator}/${figure.basis}`
    const list = series.get(key)
    if (list) list.push(point)
    else series.set(key, [point])
    points.set(`${key}/${keyPeriodOf(figure)}`, point)
  }
  for (const list of series.values()) list.sort((a, b) => comparePeriods(a.period, b.period))
  const standing = new Map(
    before.map((figure) => [`${figure.indicator}/${figure.basis}/${keyPeriodOf(figure)}`, figure]),
  )
  return {
    mine: [...points.values()].filter(({ mine }) => mine).sort((a, b) => a.row - b.row),
    series: (indicator: string, basis: Basis) => series.get(`${indicator}/${basis}`) ?? [],
    at: (indicator: string, basis: Basis, period: Period) =>
      points.get(`${indicator}/${basis}/${keyPeriodOf({ period, basis })}`) ?? null,
    before({ indicator, basis, period }) {
      const figure = standing.get(`${indicator}/${basis}/${keyPeriodOf({ period, basis })}`)
      return figure ? pointOf(figure, false, yearBegins) : null
    },
  }
}

function pointOf(figure: Observation, mine: boolean, yearBegins: number): Point | null {
  if (figure.value === null) return null
  const { indicator, period, basis, value, status, note, row, cell } = figure
  return {
    indicator,
    period,
    basis,
    status,
    note,
    mine,
    row,
    cell,
    exact: value,
    value: value.valueOf(),
    text: toPlain(value),
    end: endIndex(period) - (yearBegins - 1),
    months: MONTHS[frequencyOf(period)],
  }
}

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
