// Units of measure that can be told in one another, exactly: scales of ten thousand, areas, weights, lengths.
import { type Decimal, decimal, decimalsOf, toPlain } from '../core/decimal.ts'

const SCALES: readonly (readonly [prefix: string, power: number])[] = [
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]

const SAME: Readonly<Record<string, string>> = {
  百分比: '%',
  百分点: '%',
  个百分点: '%',
  percent: '%',
  pct: '%',
  公斤: '千克',
  kg: '千克',
  平方千米: '平方公里',
  千米: '公里',
  km: '公里',
  m2: '平方米',
  '㎡': '平方米',
}

/** What a unit is of and how many of its smallest ones make one. 15 亩 are one 公顷. */
const MEASURES: Readonly<Record<string, readonly [of: string, size: Decimal]>> = {
  亩: ['area', decimal(2000, 3)],
  公顷: ['area', decimal(10_000)],
  平方公里: ['area', decimal(1_000_000)],
  平方米: ['area', decimal(1)],
  吨: ['weight', decimal(1000)],
  千克: ['weight', decimal(1)],
  公里: ['length', decimal(1000)],
  米: ['length', decimal(1)],
  千瓦时: ['energy', decimal(1)],
  度: ['energy', decimal(1)],
  '%': ['share', decimal(10)],
  '‰': ['share', decimal(1)],
}

const UNIT =
  /^(?:%|‰|个?百分点|[十百千万亿]*(?:元|美元|人|人次|人日|户|亩|公顷|平方米|平方公里|公里|米|立方米|吨|千克|标准煤|吨标准煤|度|千瓦时|个|家|项|起|件|宗|所|张|辆|台|套|间|栋|处|条|篇|天|分))$/

/** Whether a text is a unit and nothing else: 亿元, 个百分点. */
export const isUnitWord = (text: string): boolean => UNIT.test(text)

/** As many decimals as a value may have. */
const PLACES = 12

export const tidyUnit = (unit: string): string => {
  const text = unit.normalize('NFKC').trim().toLowerCase()
  return SAME[text] ?? text
}

function sizeOf(unit: string): readonly [of: string, size: Decimal] {
  const whole = MEASURES[unit]
  if (whole) return whole
  for (const [prefix, power] of SCALES) {
    const base = SAME[unit.slice(prefix.length)] ?? unit.slice(prefix.length)
    if (!unit.startsWith(prefix) || base === '' || base === '%') continue
    const [of, size] = MEASURES[base] ?? [base, decimal(1)]
    return [of, size.mul(decimal(10n ** BigInt(power)))]
  }
  return [unit, decimal(1)]
}

/** Whether a unit has no 万 or 亿 of its own, so that a value may bring one: 1.2万 人, but not 1.2万 亿元 and not 1.2万 %. */
export function isUnscaled(unit: string): boolean {
  const text = tidyUnit(unit)
  return (
    text !== '%' &&
    text !== '‰' &&
    (MEASURES[text] !== undefined || !SCALES.some(([prefix]) => text.startsWith(prefix)))
  )
}

const POWER = /^10\^(-?\d{1,2})(?: (.+))?$/

/** A unit of which a file says by which power of ten it counts, and what it is only perhaps: `10^2`, `10^8 亿元`. */
export const powerOfUnit = (places: number, unit: string): string => `10^${places} ${unit}`.trim()

/** What `powerOfUnit` wrote; null for any other unit. */
export function readPowerOfUnit(text: string): { readonly places: number; readonly unit: string } | null {
  const [, places, unit = ''] = POWER.exec(text) ?? []
  return places === undefined ? null : { places: Number(places), unit }
}

/** How many of `to` one of `from` is; null when they measure different things. */
function unitFactor(from: string, to: string): Decimal | null {
  const [what, size] = sizeOf(tidyUnit(from))
  const [goal, goalSize] = sizeOf(tidyUnit(to))
  return what === goal ? size.div(goalSize) : null
}

interface Converted {
  /** Plain digits; rounded when not exact. */
  readonly plain: string
  readonly exact: boolean
}

/** A value in another unit; null when the units measure different things. 7 亩 in 公顷 never ends: not exact. */
export function convertUnit(plain: string, from: string, to: string): Converted | null {
  const factor = unitFactor(from, to)
  if (!factor) return null
  const value = decimal(plain).mul(factor)
  const places = decimalsOf(value)
  return { plain: toPlain(value, PLACES), exact: places !== null && places <= PLACES }
}
