// What it takes to reach a target that is still missed: how much is left, for how many months, and whether that was ever done.
import type { Assessment } from './assessment.ts'
import { defaultBasis } from './basis.ts'
import { type Decimal, decimal, decimalsOf, display, ZERO } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import { besideUnit } from './measure-words.ts'
import type { Observation } from './observation.ts'
import { beginOf, type CountedYear, comparePeriods, countedYearOf, endIndex, type Period } from './period.ts'
import { type Indicator, judgedTimeOf, targetOn } from './plan.ts'
import { figureText } from './reason.ts'
import { type Text, text } from './text.ts'

/** All in the indicator's unit. */
export interface CatchUp {
  /** Target less actual, always above zero. */
  readonly rest: Decimal
  /** Whole months between the end of the judged period and the horizon; 0: there is no time left. */
  readonly monthsLeft: number
  /** What every one of these months must bring; null without months. */
  readonly needed: Decimal | null
  /** The most that a month of this year brought (longer periods count by their mean); null without figures to tell. */
  readonly best: Decimal | null
}

/**
 * For amounts that grow towards a target (amounts, counts; levels and shares that are to rise) and have not reached it.
 * Null for everything else: a growth rate is not made up by months. `figures`: those that count, in any order.
 */
export function catchUpOf(
  plan: CountedYear,
  indicator: Indicator,
  figures: readonly Observation[],
  { actual, period, asOf }: Pick<Assessment, 'actual' | 'period' | 'asOf'>,
): CatchUp | null {
  if (!kindRules[indicator.kind].hasRest) return null
  const target = targetOn(indicator, asOf)
  if (indicator.direction !== 'up' || actual === null || period === null || target.value === null) return null
  const rest = target.value.sub(actual)
  if (rest.compare(ZERO) <= 0) return null
  const monthsLeft = Math.max(0, endIndex(judgedTimeOf(plan, target, period).horizon) - endIndex(period))
  return {
    rest,
    monthsLeft,
    needed: monthsLeft === 0 ? null : rest.div(decimal(monthsLeft)),
    best: bestMonth(plan, indicator, figures, period),
  }
}

/** Differences of what stood at the periods' ends, spread over the months between. The year starts at zero, a stock at its baseline. */
function bestMonth(
  plan: CountedYear,
  indicator: Indicator,
  figures: readonly Observation[],
  last: Period,
): Decimal | null {
  const basis = defaultBasis(indicator)
  const start = basis === 'end' ? indicator.baseline : ZERO
  const begin = beginOf(countedYearOf(last, plan.yearBegins))
  let before = start && { month: begin, value: start }
  let best: Decimal | null = null
  const own = figures
    .filter(
      (figure) =>
        figure.indicator === indicator.id &&
        figure.basis === basis &&
        endIndex(figure.period) > begin &&
        endIndex(figure.period) <= endIndex(last),
    )
    .toSorted((a, b) => comparePeriods(a.period, b.period))
  for (const { period, value } of own) {
    if (value === null) continue
    const month = endIndex(period)
    if (before && month > before.month) {
      const pace = value.sub(before.value).div(decimal(month - before.month))
      if (best === null || pace.compare(best) > 0) best = pace
    }
    before = { month, value }
  }
  return best
}

/**
 * 距目标还差 320 户，剩 4 个月，需月均 80 户，过去最好 65 户. What is needed is rounded up and what was done is rounded down, so that
 * the sentence never promises more than the numbers do.
 */
export function catchUpWords(catchUp: CatchUp, indicator: Indicator): Text {
  const left = amountText(figureText(catchUp.rest, indicator), indicator)
  const pace = paceNeeded(catchUp, indicator)
  if (pace === null) return text(`距目标还差 ${left.zh}，已到期`, `${left.en} to go, time is over`)
  const { months, needed, best } = pace
  return text(
    `距目标还差 ${left.zh}，${months.zh}，需月均 ${needed.zh}${best ? `，过去最好 ${best.zh}` : ''}`,
    `${left.en} to go in ${months.en}: ${needed.en} a month${best ? `, best so far ${best.en}` : ''}`,
  )
}

/** 剩 4 个月，需月均 80 户，过去最好 65 户: the same without what is left, which the gap says; 已到期 without time. */
export function paceWords(catchUp: CatchUp, indicator: Indicator): Text {
  const pace = paceNeeded(catchUp, indicator)
  if (pace === null) return text('已到期', 'time is over')
  const { months, needed, best } = pace
  return text(
    `${months.zh}，需月均 ${needed.zh}${best ? `，过去最好 ${best.zh}` : ''}`,
    `${months.en} left: ${needed.en} a month needed${best ? `, best so far ${best.en}` : ''}`,
  )
}

/** The same where there is little room, the unit said once: 距目标 320 户，剩 4 个月，月均需 80，最好 65. */
export function catchUpInShort(catchUp: CatchUp, indicator: Indicator): Text {
  const left = amountText(figureText(catchUp.rest, indicator), indicator)
  const pace = paceNeeded(catchUp, indicator)
  if (pace === null) return text(`距目标 ${left.zh}，已到期`, `${left.en} to go, time is over`)
  const { months, sizes } = pace
  return text(
    `距目标 ${left.zh}，${months.zh}，月均需 ${sizes.needed}${sizes.best === null ? '' : `，最好 ${sizes.best}`}`,
    `${left.en} to go in ${months.en}: ${sizes.needed} a month${sizes.best === null ? '' : `, best ${sizes.best}`}`,
  )
}

/** What every month that is left must bring: 435 户; null without time. */
export const monthlyNeed = (catchUp: CatchUp, indicator: Indicator): Text | null =>
  paceNeeded(catchUp, indicator)?.needed ?? null

const amountText = (size: string, { unit }: Indicator): Text =>
  unit === '%'
    ? text(`${size} 个百分点`, `${size} points`)
    : text(besideUnit(size, unit), besideUnit(size, unit))

/** null: there is no time left. */
function paceNeeded({ rest, monthsLeft, needed, best }: CatchUp, indicator: Indicator) {
  if (needed === null) return null
  const places = placesOf(rest, indicator)
  const sizes = { needed: rounded(needed, places, 'up'), best: best && rounded(best, places, 'down') }
  return {
    months: text(`剩 ${monthsLeft} 个月`, `${monthsLeft} month${monthsLeft === 1 ? '' : 's'}`),
    sizes,
    needed: amountText(sizes.needed, indicator),
    best: sizes.best === null ? null : amountText(sizes.best, indicator),
  }
}

/** As many decimals as the indicator shows, and never fewer than its figures have (up to four): 1.93 亿元 is not 2 亿元. */
const placesOf = (rest: Decimal, { decimals }: Pick<Indicator, 'decimals'>): number =>
  Math.min(Math.max(decimals, decimalsOf(rest) ?? 0), 4)

/** Towards more or towards less; one decimal more where the number would shrink to nothing. */
function rounded(value: Decimal, decimals: number, way: 'up' | 'down'): string {
  const at = (places: number): Decimal => (way === 'up' ? value.ceil(places) : value.floor(places))
  const places = value.abs().compare(decimal(1)) < 0 && decimals === 0 ? 1 : decimals
  return display(at(places), places)
}
