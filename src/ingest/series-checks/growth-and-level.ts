// Whether a growth rate and the amounts behind it say the same, as far as they must: amounts are at current prices and
// last year's are revised, rates are on a comparable basis, so that a usual distance is no contradiction.
import { isRateBasis } from '../../core/basis.ts'
import type { Basis } from '../../core/observation.ts'
import { type Period, yearBefore } from '../../core/period.ts'
import { median } from './forecast.ts'
import { type Case, type Figures, type Point, type SeriesCheck, short } from './series-check.ts'
import { LEAST_POINTS } from './yardstick.ts'

/** Points of growth that prices and revisions may explain when the past says nothing; more when growth is high. */
const COMPARABLE_POINTS = 8
const COMPARABLE_SHARE = 0.25
/** And what they may explain at the least when it does. */
const LEAST_EXPLAINED = 1.5
const FAR = 6
const NORMAL = 1.4826

const LEVELS: readonly { readonly rate: Basis; readonly level: Basis }[] = [
  { rate: 'cumulative-yoy', level: 'cumulative' },
  { rate: 'yoy', level: 'period' },
  { rate: 'yoy', level: 'end' },
]

export const growthAndLevel: SeriesCheck = {
  name: 'growth-and-level',
  severity: 'warning',
  explains: null,
  find(of) {
    const { point, indicator, figures } = of
    // Of a share (%) the rate is in points: percent-and-points looks after it.
    if (indicator.levelUnit === null || indicator.levelUnit === '%') return null
    for (const { rate: rateBasis, level: levelBasis } of LEVELS) {
      if (point.basis !== rateBasis && point.basis !== levelBasis) continue
      const rate = figures.at(indicator.id, rateBasis, point.period)
      const level = figures.at(indicator.id, levelBasis, point.period)
      const nominal = level && growthOf(figures, level)
      if (!rate || !level || nominal === null || !isNamed(of, rate, level)) continue
      const gap = nominal - rate.value
      const { usual, most } = explained(figures, rate, levelBasis)
      if (usual.some((one) => Math.abs(gap - one) <= most)) continue
      return {
        code: 'growth-and-level',
        params: {
          value: point.text,
          period: point.period,
          rate: rate.text,
          nominal: short(Number(nominal.toFixed(2))),
          most: short(Number(most.toFixed(1))),
        },
      }
    }
    return null
  },
}

/** In percent over the same period a year before; null when that is not known. */
function growthOf(figures: Figures, level: Point): number | null {
  const then = figures.at(level.indicator, level.basis, yearBefore(level.period))
  return then === null || then.value <= 0 ? null : (level.value / then.value - 1) * 100
}

/** Of a rate and an amount that come together the one that fits its series worse is named, else the rate. */
function isNamed({ point, yardstick }: Case, rate: Point, level: Point): boolean {
  if (!rate.mine || !level.mine) return true
  const distanceOf = (one: Point): number => yardstick(one)?.distance(one.value) ?? 0
  const named = distanceOf(level) > distanceOf(rate) ? level : rate
  return isRateBasis(point.basis) === (named === rate)
}

/** Distances between the two that are usual: the median, and the last one, as revised amounts stay; and how far off one may be. */
function explained(figures: Figures, rate: Point, levelBasis: Basis): { usual: number[]; most: number } {
  const gaps: number[] = []
  let last = 0
  for (const other of figures.series(rate.indicator, rate.basis)) {
    if (other === rate || other.months !== rate.months) continue
    const level = figures.at(rate.indicator, levelBasis, other.period as Period)
    const nominal = level && growthOf(figures, level)
    if (nominal === null) continue
    gaps.push(nominal - other.value)
    if (other.end < rate.end) last = gaps.length
  }
  if (gaps.length < LEAST_POINTS) {
    return { usual: [0], most: COMPARABLE_POINTS + COMPARABLE_SHARE * Math.abs(rate.value) }
  }
  const middle = median(gaps)
  const spread = NORMAL * median(gaps.map((gap) => Math.abs(gap - middle)))
  const departures = gaps
    .map((gap, index) => Math.min(Math.abs(gap - middle), Math.abs(gap - (gaps[index - 1] ?? middle))))
    .sort((one, other) => other - one)
  // The greatest may have been a mistake.
  const shown = departures[1] ?? 0
  return { usual: [middle, gaps[last - 1] ?? middle], most: Math.max(LEAST_EXPLAINED, FAR * spread, shown) }
}
