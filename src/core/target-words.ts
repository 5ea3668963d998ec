// A target as a person says it: 8%左右, 不低于 12 家, 6%—7%, 前 3 位, 与 GDP 增速基本同步.
import { comparatorRules } from './comparators.ts'
import { type Decimal, toPlain } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import { besideUnit } from './measure-words.ts'
import { type CountedYear, countedYearOf } from './period.ts'
import { fiscalYear, yearWords } from './period-words.ts'
import {
  type Base,
  type Indicator,
  isAwaited,
  type Plan,
  partnerIn,
  type SetBy,
  type Target,
} from './plan.ts'
import { type Text, text } from './text.ts'

/** With what it starts from: 不超过 365.5 万吨（比2020年的 430 万吨下降 15%）. */
export function targetWords(
  plan: Pick<Plan, 'indicators' | 'references'>,
  indicator: Pick<Indicator, 'unit' | 'kind'>,
  target: Target,
): Text {
  const goal = goalWords(plan, indicator, target)
  const more = [
    ...(target.base ? [baseWords(target.base, indicator.unit)] : []),
    ...(target.setBy && !isAwaited(target) ? [setByWords(target.setBy)] : []),
  ]
  if (more.length === 0) return goal
  const [zh, en] = [more.map((one) => one.zh).join('，'), more.map((one) => one.en).join(', ')]
  return text(`${goal.zh}（${zh}）`, `${goal.en} (${en})`)
}

/** 省政府 2026-03-15 下达，省政〔2026〕3号. */
function setByWords({ body, told, document }: SetBy): Text {
  const [by, byEn] = document === null ? ['', ''] : [`，${document}`, `, ${document}`]
  return told === null
    ? text(`${body}下达${by}`, `set by ${body}${byEn}`)
    : text(`${body} ${told} 下达${by}`, `set by ${body} on ${told}${byEn}`)
}

/** 比2020年的 430 万吨下降 15%. */
function baseWords({ period, value, change, by }: Base, unit: string): Text {
  const size = change.abs()
  const amount = by === 'percent' ? text(`${digits(size)}%`, `${digits(size)}%`) : sizeWords(size, unit)
  const when = /^\d{4}$/.test(period) ? `${period}年` : `${period} `
  const [way, wayEn] = change.s < 0n ? [by === 'percent' ? '下降' : '减少', 'below'] : ['增加', 'above']
  return text(
    `比${when}的 ${withUnit(value, unit)}${way} ${amount.zh}`,
    `${amount.en} ${wayEn} the ${withUnit(value, unit)} of ${period}`,
  )
}

const sizeWords = (size: Decimal, unit: string): Text =>
  unit === '%'
    ? text(`${digits(size)} 个百分点`, `${digits(size)} points`)
    : text(withUnit(size, unit), withUnit(size, unit))

/** The number alone, as there is room for it on a wall. */
export function goalWords(
  plan: Pick<Plan, 'indicators' | 'references'>,
  { unit, kind }: Pick<Indicator, 'unit' | 'kind'>,
  target: Target,
): Text {
  if (target.setBy && isAwaited(target))
    return text(`待${target.setBy.body}下达`, `to be set by ${target.setBy.body}`)
  const { words, sets } = comparatorRules[target.comparator]
  if (kindRules[kind].isPlace && target.value) return placeWords(target.value, unit)
  if (target.margin) return marginWords(partnerName(plan, target), target, target.margin)
  return words(sets === 'partner' ? partnerName(plan, target) : amountOf(target, unit))
}

/** 高于“全省平均增速”2 个百分点以上 */
function marginWords(partner: Text, { comparator }: Target, margin: Decimal): Text {
  const isAbove = comparatorRules[comparator].direction === 'up'
  const points = digits(margin)
  return text(
    `${isAbove ? '高于' : '低于'}“${partner.zh}” ${points} 个百分点以上`,
    `at least ${points} point${points === '1' ? '' : 's'} ${isAbove ? 'above' : 'below'} “${partner.en}”`,
  )
}

/** 前 3 位, 第 1 位 */
function placeWords(last: Decimal, unit: string): Text {
  const place = digits(last)
  return last.equals(1)
    ? text(`第 1 ${unit}`, 'the first place')
    : text(`前 ${place} ${unit}`, `among the first ${place}`)
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

function partnerName(plan: Pick<Plan, 'indicators' | 'references'>, target: Target): Text {
  const partner = partnerIn(plan, target)
  const name = partner?.name ?? target.with ?? ''
  return text(name, partner?.nameEn ?? name)
}

function amountOf({ value, upper }: Pick<Target, 'value' | 'upper'>, unit: string): Text {
  if (!value) return text('', '')
  const [lower, end] = [withUnit(value, unit), upper && withUnit(upper, unit)]
  if (end === undefined) return text(lower, lower)
  // 6%—7%, but 100—120 户: the sign of percent belongs to each number, a unit is said once.
  return text(
    `${unit === '%' ? lower : digits(value)}—${end}`,
    `${unit === '%' ? lower : digits(value)} and ${end}`,
  )
}

const withUnit = (value: Decimal, unit: string): string => besideUnit(digits(value), unit)

const digits = (value: Decimal): string =>
  toPlain(value).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
