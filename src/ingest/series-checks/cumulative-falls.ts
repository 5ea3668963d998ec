// Whether a value that counts from January falls within its year.
import { kindRules } from '../../core/kinds/index.ts'
import type { Case, Point, SeriesCheck } from './series-check.ts'
import { yearAt } from './yardstick.ts'

export const cumulativeFalls: SeriesCheck = {
  name: 'cumulative-falls',
  severity: 'warning',
  explains: null,
  find(of) {
    const { point, indicator, figures } = of
    // A share of the days so far and a mean of the year so far (PM2.5) go up and down.
    const { addsUp, figures: kept } = kindRules[indicator.kind]
    if (point.basis !== 'cumulative' || !(addsUp || kept === 'rate')) return null
    const year = figures
      .series(indicator.id, 'cumulative')
      .filter(({ end }) => yearAt(end) === yearAt(point.end) && end !== point.end)
    const before = year.filter(({ end }) => end < point.end).at(-1)
    const after = year.find(({ end }) => end > point.end)
    const other =
      before && before.exact.compare(point.exact) > 0 && isWorse(of, point, before, true)
        ? before
        : after && after.exact.compare(point.exact) < 0 && isWorse(of, point, after, false)
          ? after
          : null
    if (other === null) return null
    return {
      code: 'cumulative-falls',
      params: { value: point.text, reference: `${other.period} (${other.text})` },
    }
  },
}

/** Of two that come together the one that fits its series worse is named; when neither is known to, the later one. */
function isWorse({ yardstick }: Case, point: Point, other: Point, isLater: boolean): boolean {
  if (!other.mine) return true
  const own = yardstick(point)?.distance(point.value) ?? null
  const its = yardstick(other)?.distance(other.value) ?? null
  return own === null || its === null || own === its ? isLater : own > its
}
