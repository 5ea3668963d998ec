// Numbers of slips as they are printed: 鲤督〔2022〕1号.
import type { SlipNumber } from './slip-event.ts'

export const NUMBER_PATTERN = '鲤督〔{year}〕{count}号'

/** A pattern names both places once and is short enough for a sheet's head. */
export const isNumberPattern = (pattern: string): boolean =>
  pattern.length <= 60 && pattern.split('{year}').length === 2 && pattern.split('{count}').length === 2

/** The number that is given next: `last` is the highest that was given in this plan's year, 0 when none was. */
export const numberAfter = (pattern: string, year: number, last: number): SlipNumber => ({
  year,
  count: last + 1,
  text: pattern.replace('{year}', String(year)).replace('{count}', String(last + 1)),
})
