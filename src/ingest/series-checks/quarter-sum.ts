// Whether a quarter (half-year, year) of its own is the sum of its months or quarters (basis 当期).
import { type Decimal, decimal, toPlain, ZERO } from '../../core/decimal.ts'
import { type Figures, type Point, precisionOf, type SeriesCheck } from './series-check.ts'

export const quarterSum: SeriesCheck = {
  name: 'quarter-sum',
  severity: 'warning',
  explains: null,
  find({ point, figures }) {
    if (point.basis !== 'period') return null
    for (const whole of [point, ...longer(figures, point)]) {
      // The longer figure is named when it comes too; of several short ones the last.
      if (whole !== point && whole.mine) continue
      for (const months of [1, 3, 6]) {
        const parts = partsOf(figures, whole, months)
        if (parts === null || (whole !== point && parts.findLast(({ mine }) => mine) !== point)) continue
        const sum = parts.reduce((total, part) => total.add(part.exact), ZERO)
        if (
          sum
            .sub(whole.exact)
            .abs()
            .compare(rounding(figures, whole, parts)) <= 0
        )
          continue
        return {
          code: 'quarter-sum',
          params: {
            value: whole.text,
            period: whole.period,
            sum: toPlain(sum),
            parts: parts.map(({ period, text }) => `${period} (${text})`).join(' + '),
          },
        }
      }
    }
    return null
  },
}

const longer = (figures: Figures, point: Point): readonly Point[] =>
  figures
    .series(point.indicator, 'period')
    .filter(({ end, months }) => months > point.months && end >= point.end && end - months < point.end)

/** All periods of a length that make up the whole, in order; null when one is not known. */
function partsOf(figures: Figures, whole: Point, months: number): readonly Point[] | null {
  if (months >= whole.months) return null
  const parts = figures
    .series(whole.indicator, 'period')
    .filter((part) => part.months === months && part.end <= whole.end && part.end > whole.end - whole.months)
  return parts.length === whole.months / months ? parts : null
}

/** What rounding each of them explains: half of a last digit, and the like for the whole. */
function rounding(figures: Figures, whole: Point, parts: readonly Point[]): Decimal {
  const series = figures.series(whole.indicator, 'period')
  const half = (months: number): Decimal => decimal(1n, 2n * 10n ** BigInt(precisionOf(series, months)))
  return half(whole.months).add(half(parts[0]?.months ?? 1).mul(parts.length))
}
