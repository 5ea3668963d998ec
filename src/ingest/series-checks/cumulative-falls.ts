// Whether a value that counts from January falls within its year, much further than its series ever did before.
import { kindRules } from '../../core/kinds/index.ts'
import { median, yearAt } from './forecast.ts'
import type { Case, Point, SeriesCheck } from './series-check.ts'

/** Times the greatest fall so far that the next one may be. */
const USUAL = 3
/** Stepwise that tell how much a month usually adds. */
const LEAST_STEPS = 12

export const cumulativeFalls: SeriesCheck = {
  name: 'cumulative-falls',
  severity: 'warning',
  explains: null,
  find(of) {
    const { point, indicator, figures } = of
    // A share of the days so far and a mean of the year so far (PM2.5) go up and down.
    const { addsUp, figures: kept } = kindRules[indicator.kind]
    if (point.basis !== 'cumulative' || !(addsUp || kept === 'rate')) return null
    const all = figures.series(indicator.id, 'cumulative')
    const year = all.filter(({ end }) => yearAt(end) === yearAt(point.end) && end !== point.end)
    const before = year.filter(({ end }) => end < point.end).at(-1)
    const after = year.find(({ end }) => end > point.end)
    const other =
      before && before.exact.compare(point.exact) > 0 && isWorse(of, point, before, true)
        ? before
        : after && after.exact.compare(point.exact) < 0 && isWorse(of, point, after, false)
          ? after
          : null
    if (other === null) return null
    // Net amounts (repayments, refunds) do fall: of them a fall is odd that is greater than any before.
    const fall = Math.abs(point.value - other.value)
    if (fall <= USUAL * greatestFall(all, point)) return null
    // A little less than before is a correction or a net amount; what is of the size of a month may be the month's own.
    const step = usualStep(all, point)
    if (fall <= step && Math.abs(point.value) > USUAL * step) return null
    return {
      code: 'cumulative-falls',
      params: { value: point.text, reference: `${other.period} (${other.text})` },
    }
  },
}

/** The greatest step back within a year, or the greatest amount below nothing, among the figures before it; 0: none. */
function greatestFall(all: readonly Point[], { end }: Point): number {
  const past = all.filter((one) => one.end < end)
  return past.reduce((most, one, index) => {
    const before = past[index - 1]
    const isStep = before !== undefined && yearAt(before.end) === yearAt(one.end)
    // Of two that come together the earlier one may be what is wrong.
    const isKnown = !(one.mine && index === past.length - 1)
    return Math.max(most, -one.value, isStep && isKnown ? before.value - one.value : 0)
  }, 0)
}

/** The median of what months added; 0 while fewer than twelve have. */
function usualStep(all: readonly Point[], { end }: Point): number {
  const past = all.filter((one) => one.end < end)
  const steps = past.flatMap((one, index) => {
    const before = past[index - 1]
    return before !== undefined && yearAt(before.end) === yearAt(one.end)
      ? [Math.abs(one.value - before.value)]
      : []
  })
  return steps.length < LEAST_STEPS ? 0 : median(steps)
}

/** Of two that come together the one that fits its series worse is named; when neither is known to, the later one. */
function isWorse({ yardstick }: Case, point: Point, other: Point, isLater: boolean): boolean {
  if (!other.mine) return true
  const own = yardstick(point)?.distance(point.value) ?? null
  const its = yardstick(other)?.distance(other.value) ?? null
  return own === null || its === null || own === its ? isLater : own > its
}
