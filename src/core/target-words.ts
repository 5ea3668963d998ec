// A target as a person says it: 8%左右, 不低于 12 家, 与 GDP 增速基本同步.
import { comparatorRules } from './comparators.ts'
import { type Decimal, toPlain } from './decimal.ts'
import { type CountedYear, countedYearOf } from './period.ts'
import { fiscalYear, yearWords } from './period-words.ts'
import type { Indicator, Plan, Target } from './plan.ts'
import { type Text, text } from './text.ts'

export function targetWords(
  plan: Pick<Plan, 'indicators'>,
  indicator: Pick<Indicator, 'unit'>,
  target: Target,
): Text {
  const { words, sets } = comparatorRules[target.comparator]
  return words(sets === 'partner' ? partnerName(plan, target) : amountOf(target.value, indicator.unit))
}

/** Before the word target: 2013—2017年, 每年; empty where the plan's year is meant, as everybody expects. */
export function targetTimeWords(plan: CountedYear, { from, horizon, each }: Target): Text {
  if (each === 'year') return text('每年', 'of each year ')
  const [first, last] = [
    from === null ? plan.year : countedYearOf(from, plan.yearBegins).year,
    countedYearOf(horizon, plan.yearBegins).year,
  ]
  if (first === last) return first === plan.year ? text('', '') : yearTimes(first, last, plan.yearBegins)
  return yearTimes(first, last, plan.yearBegins)
}

function yearTimes(first: number, last: number, yearBegins: number): Text {
  if (first === last) return yearWords({ year: first, yearBegins })
  return yearBegins === 1
    ? text(`${first}—${last}年`, `${first}-${last} `)
    : text(`${fiscalYear(first)}至${fiscalYear(last)}财年`, `FY ${fiscalYear(first)} to ${fiscalYear(last)} `)
}

function partnerName({ indicators }: Pick<Plan, 'indicators'>, target: Target): Text {
  const partner = indicators.find(({ id }) => id === target.with)
  const name = partner?.name ?? target.with ?? ''
  return text(name, partner?.nameEn ?? name)
}

function amountOf(value: Decimal | null, unit: string): Text {
  if (!value) return text('', '')
  const digits = toPlain(value).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  const amount = unit === '%' ? `${digits}%` : `${digits} ${unit}`
  return text(amount, amount)
}
