// Whether the parts that the plan declares, and the shares of a target, add up to their whole.
import { isRateBasis } from '../../core/basis.ts'
import { type Decimal, decimal, toPlain, ZERO } from '../../core/decimal.ts'
import { type Partition, partitionsOf } from '../../core/decomposition.ts'
import { type Figures, type Point, precisionOf, type SeriesCheck } from './series-check.ts'

export const partsSum: SeriesCheck = {
  name: 'parts-sum',
  severity: 'warning',
  explains: null,
  find({ plan, indicator, point, figures }) {
    if (isRateBasis(point.basis)) return null
    for (const partition of partitionsOf(plan)) {
      const { whole: owner } = partition
      if (owner.id !== indicator.id && !partition.parts.includes(indicator.id)) continue
      const whole = figures.at(owner.id, point.basis, point.period)
      const parts = partsOf(figures, partition, point)
      if (whole === null || parts === null || point !== named(whole, parts)) continue
      const sum = parts.reduce((total, part) => total.add(part.exact), ZERO)
      if (
        sum
          .sub(whole.exact)
          .abs()
          .compare(rounding(figures, [whole, ...parts])) <= 0
      )
        continue
      return {
        code: 'parts-sum',
        params: {
          whole: owner.name,
          value: whole.text,
          sum: toPlain(sum),
          parts: parts.map(({ indicator: id, text }) => `${id} (${text})`).join(' + '),
        },
      }
    }
    return null
  },
}

function partsOf(
  figures: Figures,
  { parts: ids }: Partition,
  { basis, period }: Point,
): readonly Point[] | null {
  const parts = ids.flatMap((id) => figures.at(id, basis, period) ?? [])
  return parts.length === ids.length ? parts : null
}

/** One sum is wrong once: the whole is named when it comes with the upload, else the last part that does. */
const named = (whole: Point, parts: readonly Point[]): Point | undefined =>
  whole.mine ? whole : parts.findLast(({ mine }) => mine)

/** Half of the last digit that each series shows. */
function rounding(figures: Figures, points: readonly Point[]): Decimal {
  return points.reduce((total, { indicator, basis, months }) => {
    const precision = precisionOf(figures.series(indicator, basis), months)
    return total.add(decimal(1n, 2n * 10n ** BigInt(precision)))
  }, ZERO)
}
