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
      if (Math.abs(gap - usual) <= most) continue
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

/** The usual distance between the two, and by how many points it may be missed. */
function explained(figures: Figures, rate: Point, levelBasis: Basis): { usual: number; most: number } {
  const gaps = figures.series(rate.indicator, rate.basis).flatMap((other) => {
    if (other === rate || other.months !== rate.months) return []
    const level = figures.at(rate.indicator, levelBasis, other.period as Period)
    const nominal = level && growthOf(figures, level)
    return nominal === null ? [] : [nominal - other.value]
  })
  if (gaps.length < LEAST_POINTS) {
    return { usual: 0, most: COMPARABLE_POINTS + COMPARABLE_SHARE * Math.abs(rate.value) }
  }
  const usual = median(gaps)
  const spread = NORMAL * median(gaps.map((gap) => Math.abs(gap - usual)))
  return { usual, most: Math.max(LEAST_EXPLAINED, FAR * spread) }
}
