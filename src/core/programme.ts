// A target over several years: what earlier years brought is carried over to the figures of the year in hand.
import { type Decimal, written, ZERO } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import type { Notebook } from './kinds/kind.ts'
import type { Observation } from './observation.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  endIndex,
  endMonthOf,
  lastMonthOf,
  monthAt,
  type Period,
  wholeYear,
  yearOf,
} from './period.ts'
import { periodWords } from './period-words.ts'
import { type Indicator, type Plan, spanOf, type Target } from './plan.ts'
import { type Text, text } from './text.ts'

/** A year of a programme that is over, with its latest figure; null: it has none. */
export interface EarlierYear {
  readonly counted: CountedYear
  readonly figure: Observation | null
}

/** Whether a target spans more than a year whose figures begin anew each January (or April). */
const carriesOver = (plan: CountedYear, { kind, countsFrom }: Indicator, target: Target): boolean => {
  const { from, horizon } = spanOf(plan, target)
  return (
    kindRules[kind].addsUp && countsFrom === 'year' && target.each === null && endIndex(horizon) - from > 12
  )
}

/** The years of the target's time before the one in which `period` ends, the oldest first; none of a target of one year. */
export function earlierYears(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  period: Period,
  figures: readonly Observation[],
): EarlierYear[] {
  if (!carriesOver(plan, indicator, target)) return []
  const { from } = spanOf(plan, target)
  const basis = kindRules[indicator.kind].basis(indicator)
  const own = figures.filter(
    (figure) => figure.indicator === indicator.id && figure.basis === basis && figure.value !== null,
  )
  const { year: last } = countedYearOf(period, plan.yearBegins)
  const years: EarlierYear[] = []
  for (let year = Math.floor((from - plan.yearBegins + 1) / 12); year < last; year++) {
    const counted = { year, yearBegins: plan.yearBegins }
    const [begin, end] = [Math.max(from, beginOf(counted)), endIndex(wholeYear(counted))]
    const figure = own
      .filter((one) => endIndex(one.period) > begin && endIndex(one.period) <= end)
      .reduce<Observation | null>(
        (latest, one) => (latest === null || endIndex(one.period) >= endIndex(latest.period) ? one : latest),
        null,
      )
    years.push({ counted, figure })
  }
  return years
}

/** The year's figure with all that earlier years brought. */
export function broughtForward(
  years: readonly EarlierYear[],
  actual: Decimal,
  period: Period,
  note: Notebook,
): Decimal {
  if (years.length === 0) return actual
  const values = years.map(({ figure }) => figure?.value ?? ZERO)
  const total = values.reduce((sum, value) => sum.add(value), actual)
  note(() => ({
    name: text(
      `各年累计（${years.map(({ figure }) => figure?.period ?? '').join('、')}、${period}）`,
      `All years (${years.map(({ figure }) => figure?.period ?? '').join(', ')}, ${period})`,
    ),
    formula: [...values, actual].map(written).join(' + '),
    value: total,
  }))
  return total
}

/** From when a judged figure counts, where that is not its own year: the month after; null of all others. */
function sinceOf(plan: Plan, indicator: Indicator, target: Target, period: Period): Period | null {
  const { from } = spanOf(plan, target)
  const runsOn = indicator.countsFrom === 'start' && kindRules[indicator.kind].addsUp
  if (!runsOn && !carriesOver(plan, indicator, target)) return null
  return endIndex(period) - from <= 12 && !runsOn ? null : monthAt(from + 1)
}

/** Of a programme whose figures add up over its years the time since its start, else the judged period. */
export function judgedTimeWords(plan: Plan, indicator: Indicator, target: Target, period: Period): Text {
  const since = sinceOf(plan, indicator, target, period)
  if (since === null) return periodWords(period, kindRules[indicator.kind].basis(indicator), plan)
  const [start, end] = [periodWords(since, 'period'), periodWords(lastMonthOf(period), 'period')]
  return text(`${start.zh}至${end.zh}累计`, `${start.en} to ${end.en} together`)
}

/** The same for a wall, 2023.4—2026.10; null: the judged period says it. */
export function timeInShort(plan: Plan, indicator: Indicator, target: Target, period: Period): Text | null {
  const since = sinceOf(plan, indicator, target, period)
  if (since === null) return null
  const end = lastMonthOf(period)
  const zh = [since, end].map((month) => `${yearOf(month)}.${endMonthOf(month)}`).join('—')
  return text(zh, [since, end].map((month) => periodWords(month, 'period').en).join('–'))
}
