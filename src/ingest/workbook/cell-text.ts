// The exact text of a workbook's cell. Excel computes with doubles and shows 15 digits: what lies behind them is noise.
import { shift } from '../value-text.ts'

/** Digits that a spreadsheet vouches for. */
const SIGNIFICANT = 15
/** Decimals that are kept at most. */
const PLACES = 12

/** Plain digits of a stored number: 15 significant ones, at most 12 of them behind the point. */
export function numberText(value: number): string {
  const [digits = '', exponent = '0'] = value.toPrecision(SIGNIFICANT).split('e')
  const plain = trimmed(shift(digits, Number(exponent)))
  const places = plain.split('.')[1]?.length ?? 0
  return places <= PLACES ? plain : trimmed(rounded(plain, PLACES))
}

/** The same for a cell that is formatted as percent: 0.082 is `8.2%`. The point moves; nothing is multiplied. */
export function percentText(value: number): string {
  const [digits = '', exponent = '0'] = value.toPrecision(SIGNIFICANT).split('e')
  const plain = trimmed(shift(digits, Number(exponent) + 2))
  return `${(plain.split('.')[1]?.length ?? 0) <= PLACES ? plain : trimmed(rounded(plain, PLACES))}%`
}

const trimmed = (plain: string): string => {
  const short = plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain
  return short === '-0' ? '0' : short
}

function rounded(plain: string, places: number): string {
  const [whole = '', part = ''] = plain.replace('-', '').split('.')
  const digits = BigInt(whole + part.slice(0, places)) + (Number(part[places] ?? 0) >= 5 ? 1n : 0n)
  const text = digits.toString().padStart(places + 1, '0')
  const sign = plain.startsWith('-') && digits > 0n ? '-' : ''
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** Number formats without what they print as it stands: quoted words, escaped signs, colours and conditions. */
const bare = (format: string): string => format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')

export const isPercentFormat = (format: string): boolean => bare(format).includes('%')

export interface DateParts {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly H: number
  readonly M: number
  readonly S: number
}

/** `2022`, `2022-05` or `2022-05-20`: as much of a date as its format shows; with its time where it has one. */
export function dateText({ y, m, d, H, M, S }: DateParts, format: string): string {
  const shows = bare(format).toLowerCase()
  const two = (part: number): string => String(part).padStart(2, '0')
  const year = String(y).padStart(4, '0')
  if (shows.includes('y') && !shows.includes('d') && !shows.includes('h')) {
    return shows.includes('m') ? `${year}-${two(m)}` : year
  }
  const time = H + M + S === 0 ? '' : ` ${two(H)}:${two(M)}:${two(Math.floor(S))}`
  return `${year}-${two(m)}-${two(d)}${time}`
}
