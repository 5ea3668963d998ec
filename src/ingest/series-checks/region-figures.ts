// The figures of a region as checks look at them: by series, before and after an upload.
import { toPlain } from '../../core/decimal.ts'
import type { Basis, Observation } from '../../core/observation.ts'
import { comparePeriods, endIndex, frequencyOf, type Period } from '../../core/period.ts'
import type { Figures, Point } from './series-check.ts'

const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, annual: 12 } as const

/** `after`: as the upload would leave them, its own told by their upload's id. `before`: as they stand. */
export function figuresOfRegion(
  after: readonly Observation[],
  before: readonly Observation[],
  upload: string,
): Figures & { readonly mine: readonly Point[] } {
  const series = new Map<string, Point[]>()
  const points = new Map<string, Point>()
  for (const figure of after) {
    const point = pointOf(figure, figure.upload === upload)
    if (point === null) continue
    const key = `${figure.indicator}/${figure.basis}`
    const list = series.get(key)
    if (list) list.push(point)
    else series.set(key, [point])
    points.set(`${key}/${figure.period}`, point)
  }
  for (const list of series.values()) list.sort((a, b) => comparePeriods(a.period, b.period))
  const standing = new Map(
    before.map((figure) => [`${figure.indicator}/${figure.basis}/${figure.period}`, figure]),
  )
  return {
    mine: [...points.values()].filter(({ mine }) => mine).sort((a, b) => a.row - b.row),
    series: (indicator: string, basis: Basis) => series.get(`${indicator}/${basis}`) ?? [],
    at: (indicator: string, basis: Basis, period: Period) =>
      points.get(`${indicator}/${basis}/${period}`) ?? null,
    before({ indicator, basis, period }) {
      const figure = standing.get(`${indicator}/${basis}/${period}`)
      return figure ? pointOf(figure, false) : null
    },
  }
}

function pointOf(figure: Observation, mine: boolean): Point | null {
  if (figure.value === null) return null
  const { indicator, period, basis, value, status, note, row, cell } = figure
  return {
    ...{ indicator, period, basis, status, note, mine, row, cell },
    exact: value,
    value: value.valueOf(),
    text: toPlain(value),
    end: endIndex(period),
    months: MONTHS[frequencyOf(period)],
  }
}
