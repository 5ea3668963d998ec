// Whether the parts that the plan declares add up to their whole.
import { isRateBasis } from '../../core/basis.ts'
import { type Decimal, decimal, toPlain, ZERO } from '../../core/decimal.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { type Figures, type Point, precisionOf, type SeriesCheck } from './series-check.ts'

export const partsSum: SeriesCheck = {
  name: 'parts-sum',
  severity: 'warning',
  explains: null,
  find({ plan, indicator, point, figures }) {
    if (isRateBasis(point.basis)) return null
    for (const owner of wholesOf(plan)) {
      if (owner !== indicator && !owner.parts.includes(indicator.id)) continue
      const whole = figures.at(owner.id, point.basis, point.period)
      const parts = partsOf(figures, owner, point)
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

const wholes = new WeakMap<Plan, readonly Indicator[]>()

/** Indicators with declared parts: few of a plan's. */
export function wholesOf(plan: Plan): readonly Indicator[] {
  const found = wholes.get(plan) ?? plan.indicators.filter(({ parts }) => parts.length > 0)
  wholes.set(plan, found)
  return found
}

function partsOf(figures: Figures, owner: Indicator, { basis, period }: Point): readonly Point[] | null {
  const parts = owner.parts.flatMap((id) => figures.at(id, basis, period) ?? [])
  return parts.length === owner.parts.length ? parts : null
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
