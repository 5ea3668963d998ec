// Whether a share or rate in percent was taken for its change in points, for a fraction, or the change for a growth rate.
import { unitOf } from '../../core/basis.ts'
import { period as periodOf, yearBefore } from '../../core/period.ts'
import {
  type Case,
  isRatePoint,
  madeOf,
  type SeriesCheck,
  type SeriesFinding,
  short,
} from './series-check.ts'

/** Points of percent within which two ways to give a change are the same. */
const SAME_POINTS = 0.15

export const percentAndPoints: SeriesCheck = {
  name: 'percent-and-points',
  severity: 'warning',
  explains: 'magnitude',
  find(of) {
    const { indicator, point } = of
    if (unitOf(indicator, point.basis) !== '%') return null
    return isRatePoint(point) && indicator.levelUnit === '%' ? growthOfShare(of) : changeForLevel(of)
  },
}

/** 62.3 % became 64.0 %: the change is 1.7 points, and not 2.7 %. */
function growthOfShare({ point, indicator, figures }: Case): SeriesFinding | null {
  const now = figures.at(indicator.id, 'end', point.period)
  const then = figures.at(indicator.id, 'end', yearBefore(periodOf(point.period)))
  if (!now || !then || then.value === 0) return null
  const points = now.value - then.value
  const percent = (now.value / then.value - 1) * 100
  if (Math.abs(points - percent) <= 2 * SAME_POINTS) return null
  if (Math.abs(point.value - points) <= SAME_POINTS || Math.abs(point.value - percent) > SAME_POINTS)
    return null
  return {
    code: 'percent-and-points',
    params: {
      value: point.text,
      reference: `${then.period} (${then.text}) → ${now.period} (${now.text})`,
      suggestion: short(Number(points.toFixed(2))),
    },
  }
}

/** 0.4 (points more than last month) or 0.082 where 8.2 (%) belongs. */
function changeForLevel({ point, yardstick }: Case): SeriesFinding | null {
  const measure = yardstick(point)
  const suspicion = measure?.suspicion()
  if (!measure || (suspicion?.kind !== 'fraction' && suspicion?.kind !== 'change')) return null
  const params = {
    value: point.text,
    ...madeOf(measure),
    suggestion: suspicion.suggestion,
  }
  return { code: 'percent-and-points', params }
}
