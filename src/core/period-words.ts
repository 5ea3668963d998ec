// How a period is said: cumulative figures of May are 1-5月, a stock is 5月末.
import type { Basis } from './observation.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  type Day,
  endIndex,
  endMonthOf,
  frequencyOf,
  type Period,
  yearOf,
} from './period.ts'
import { type Language, type Text, text } from './text.ts'

const QUARTER_ENDS = ['一季度', '上半年', '前三季度', '全年']
const QUARTERS = ['一季度', '二季度', '三季度', '四季度']
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026/27`, of the year that begins in 2026 with another month than January. */
export const fiscalYear = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** 2026年, 2026; of a fiscal year 2026/27财年, FY 2026/27. */
export const yearWords = ({ year, yearBegins }: CountedYear): Text =>
  yearBegins === 1 ? text(`${year}年`, `${year}`) : text(`${fiscalYear(year)}财年`, `FY ${fiscalYear(year)}`)

/**
 * `2022-05` of a cumulative basis: 2022年1-5月, Jan-May 2022. Of `end`: 2022年5月末. Of `period`: 2022年5月. `counted`: how
 * the plan's years begin: 2026/27财年4-9月, Apr-Sep FY 2026/27.
 */
export function periodWords(
  value: Period,
  basis: Basis,
  { yearBegins }: Pick<CountedYear, 'yearBegins'> = { yearBegins: 1 },
): Text {
  if (yearBegins !== 1) return fiscalWords(value, basis, yearBegins)
  const year = yearOf(value)
  const month = endMonthOf(value)
  const cumulative = basis === 'cumulative' || basis === 'cumulative-yoy'
  const name = MONTHS_EN[month - 1] ?? ''
  if (basis === 'end') {
    return month === 12
      ? text(`${year}年末`, `end of ${year}`)
      : text(`${year}年${month}月末`, `end of ${name} ${year}`)
  }
  switch (frequencyOf(value)) {
    case 'annual':
      return text(`${year}年全年`, `${year}`)
    case 'half-yearly':
      return month === 6 || !cumulative
        ? text(`${year}年${month === 6 ? '上' : '下'}半年`, `H${month / 6} ${year}`)
        : text(`${year}年全年`, `${year}`)
    case 'quarterly':
      return cumulative
        ? text(
            `${year}年${QUARTER_ENDS[month / 3 - 1]}`,
            month === 3 ? `Q1 ${year}` : `Q1-Q${month / 3} ${year}`,
          )
        : text(`${year}年${QUARTERS[month / 3 - 1]}`, `Q${month / 3} ${year}`)
    case 'monthly':
      return cumulative && month > 1
        ? text(`${year}年1-${month}月`, `Jan-${name} ${year}`)
        : text(`${year}年${month}月`, `${name} ${year}`)
  }
}

/** Quarters and halves are said by their months: a third quarter could be the calendar's or the fiscal year's. */
function fiscalWords(value: Period, basis: Basis, yearBegins: number): Text {
  const cumulative = basis === 'cumulative' || basis === 'cumulative-yoy'
  const month = endMonthOf(value)
  const name = monthName(month)
  const counted = countedYearOf(value, yearBegins)
  const year = yearWords(counted)
  if (cumulative) {
    const months = endIndex(value) - beginOf(counted)
    if (months === 12) return text(`${year.zh}全年`, year.en)
    if (months === 1) return text(`${year.zh}${month}月`, `${name} ${year.en}`)
    const next = month < yearBegins ? '次年' : ''
    return text(`${year.zh}${yearBegins}月至${next}${month}月`, `${monthName(yearBegins)}-${name} ${year.en}`)
  }
  if (basis === 'end') return text(`${yearOf(value)}年${month}月末`, `end of ${name} ${yearOf(value)}`)
  const length = { annual: 12, 'half-yearly': 6, quarterly: 3, monthly: 1 }[frequencyOf(value)]
  return length === 1 || length === 12
    ? periodWords(value, basis)
    : text(
        `${yearOf(value)}年${month - length + 1}-${month}月`,
        `${monthName(month - length + 1)}-${name} ${yearOf(value)}`,
      )
}

/** `Oct` of 10. */
export const monthName = (month: number): string => MONTHS_EN[month - 1] ?? ''

/** `2022年10月31日`, `31 Oct 2022` */
export function writtenDay(day: Day, lang: Language): string {
  const [year, month = 1, date] = day.split('-').map(Number)
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${monthName(month)} ${year}`
}
