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
import { fiscalYear, periodWords, yearWords } from './period-words.ts'
import { type Indicator, type Plan, spanOf, type Target } from './plan.ts'
import { type Language, type Text, text } from './text.ts'

/** A year of a programme that is over, with its latest figure; null: it has none. */
export interface EarlierYear {
  readonly counted: CountedYear
  readonly figure: Observation | null
}

/** Whether a target spans more than a year whose figures begin anew each January (or April). */
export const carriesOver = (plan: CountedYear, { kind, countsFrom }: Indicator, target: Target): boolean =>
  (kindRules[kind].addsUp || target.total !== undefined) &&
  countsFrom === 'year' &&
  target.each === null &&
  spansYears(plan, target)

/** Whether a target's time is longer than a year. */
export function spansYears(plan: CountedYear, target: Pick<Target, 'from' | 'horizon'>): boolean {
  const { from, horizon } = spanOf(plan, target)
  return endIndex(horizon) - from > 12
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
    const figure = latestIn(own, begin, end)
    years.push({ counted, figure })
  }
  return years
}

/** The latest of those whose periods end after the month `begin`, up to the month `end`; null: there is none. */
export const latestIn = (figures: readonly Observation[], begin: number, end: number): Observation | null =>
  figures
    .filter(({ period }) => endIndex(period) > begin && endIndex(period) <= end)
    .reduce<Observation | null>(
      (latest, one) => (latest === null || endIndex(one.period) >= endIndex(latest.period) ? one : latest),
      null,
    )

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

/** Whether its figures are sums over the years of the target's time, whoever adds them up. */
const isSum = (plan: CountedYear, indicator: Indicator, target: Target): boolean =>
  carriesOver(plan, indicator, target) ||
  (indicator.countsFrom === 'start' && (kindRules[indicator.kind].addsUp || target.total !== undefined))

/** From when a judged figure counts, where that is not its own year: the month after; null of all others. */
function sinceOf(plan: Plan, indicator: Indicator, target: Target, period: Period): Period | null {
  if (!isSum(plan, indicator, target)) return null
  const { from } = spanOf(plan, target)
  return endIndex(period) - from <= 12 && indicator.countsFrom === 'year' ? null : monthAt(from + 1)
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

/** A target of more than the plan's year in little room: 2013—2017 共 500 名, 每年 100 名, 到2017年 60%. `goal`: the amount in words. */
export function targetInShort(
  plan: CountedYear,
  indicator: Indicator,
  target: Target,
  lang: Language,
  goal: string,
): string {
  const last = countedYearOf(target.horizon, plan.yearBegins).year
  if (/\d{4}|每年|a year$/.test(goal)) return goal
  if (target.each === 'year') return lang === 'zh' ? `每年${spaced(goal)}` : `${goal} a year`
  if (last === plan.year && target.from === null) return goal
  const first = target.from === null ? plan.year : countedYearOf(target.from, plan.yearBegins).year
  const named = (year: number): string => (plan.yearBegins === 1 ? String(year) : fiscalYear(year))
  if (first !== last && isSum(plan, indicator, target)) {
    return lang === 'zh'
      ? `${named(first)}—${named(last)} 共${spaced(goal)}`
      : `${goal} in ${named(first)}–${named(last)}`
  }
  if (last === plan.year) return goal
  const year = yearWords({ year: last, yearBegins: plan.yearBegins })
  return lang === 'zh' ? `到${year.zh}${spaced(goal)}` : `${goal} by ${year.en}`
}

/** A number keeps its distance from a word. */
const spaced = (goal: string): string => (/^[\d-]/.test(goal) ? ` ${goal}` : goal)
