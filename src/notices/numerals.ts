// Which numbers stand in a text, and where: digits with commas and decimals, 一二三, 百千万亿, 百分之.
import { folded } from './plain-text.ts'

/** A number as it is written. */
export interface Numeral {
  readonly start: number
  readonly end: number
  /** Decimal notation, without commas and without the multiplier that stays in the unit. */
  readonly value: string
  /** 万, 亿, 万亿 …: kept as written, in front of the unit; empty when there is none. */
  readonly multiplier: string
  /** Written in 一二三. */
  readonly spelled: boolean
  /** 百分之 or 千分之: the unit that the numeral itself says. */
  readonly share: '%' | '‰' | null
  /** 余, 多, 来 between number and unit: a little more. */
  readonly more: boolean
}

/** More digits than any figure of a government has. */
export const LONGEST_NUMBER = 24

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 二百一十 as 210; null for what is no number (五十百千). */
export function spelledNumber(text: string): number | null {
  let total = 0
  let section = 0
  let digit = -1
  let place = Number.POSITIVE_INFINITY
  for (const unit of text) {
    const value = DIGITS[unit]
    if (value !== undefined) {
      if (digit > 0) return null
      digit = value
      continue
    }
    const factor = PLACES[unit]
    if (factor !== undefined) {
      if (factor >= place) return null
      section += (digit < 0 ? 1 : digit) * factor
      place = factor
      digit = -1
      continue
    }
    const large = unit === '万' ? 10_000 : unit === '亿' ? 100_000_000 : null
    if (large === null) return null
    total = (total + section + Math.max(digit, 0)) * large
    section = 0
    digit = -1
    place = Number.POSITIVE_INFINITY
  }
  return total + section + Math.max(digit, 0)
}

const MULTIPLIER = '万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?!瓦|米|克|伏)|百(?!分)'
const NUMERAL = new RegExp(
  `(?:(?<share>[百千])分之)?(?:(?<digits>(?:\\d{1,3}(?:,\\d{3})+(?![\\d])|\\d+)(?:\\.\\d+)?)(?:\\s*(?<multiplier>${MULTIPLIER}))?|(?<![\\d.]\\s?)(?<spelled>[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?))(?<more>[余多](?=\\s*[\\p{Script=Han}%])|来(?=[个家人名户]))?`,
  'gu',
)

/** All numbers of a text in their order. */
export function numeralsOf(text: string): Numeral[] {
  const found: Numeral[] = []
  for (const match of folded(text).matchAll(NUMERAL)) {
    const { share, digits, multiplier = '', spelled, more } = match.groups ?? {}
    // 千亿, 三十万: 万 and 亿 stay in the unit, as behind digits.
    const large = /(?<=.)(?:万亿|[万亿])$/u.exec(spelled ?? '')?.[0] ?? ''
    const words = (spelled ?? '').slice(0, (spelled ?? '').length - large.length)
    const value = digits === undefined ? spelledValue(words) : digits.replaceAll(',', '')
    if (value === null) continue
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      value,
      multiplier: digits === undefined ? large : multiplier,
      spelled: digits === undefined,
      share: share === undefined ? null : share === '百' ? '%' : '‰',
      more: more !== undefined,
    })
  }
  return found
}

/** 万 is 10,000 times; no multiplier once. */
export const timesOf = (multiplier: string): number =>
  [...multiplier].reduce((times, unit) => times * (PLACES[unit] ?? (unit === '亿' ? 1e8 : 1e4)), 1)

/** 三 and 两 in digits; digits stay as they are. */
export const inDigits = (number: string): string =>
  /^\d/u.test(number) ? number : String(spelledNumber(number) ?? number)

function spelledValue(text: string): string | null {
  const [whole = '', decimals] = text.split('点')
  const value = spelledNumber(whole)
  if (value === null) return null
  if (decimals === undefined) return String(value)
  return `${value}.${[...decimals].map((unit) => DIGITS[unit]).join('')}`
}
