// When a figure is of: SDMX TIME_PERIOD strings, never a Date and so never a time zone.
declare const periodBrand: unique symbol

/** `2022-05`, `2022-Q2`, `2022-S1` or `2022` (SDMX TIME_PERIOD). Compare with `comparePeriods`, not with `<`. */
export type Period = string & { readonly [periodBrand]: true }

/** A calendar day, `2022-10-31`. Compares as text. */
export type Day = string

/** A moment in UTC, `2022-10-31T08:00:00.000Z` (always with milliseconds). Compares as text. */
export type Instant = string

export type Frequency = 'monthly' | 'quarterly' | 'half-yearly' | 'annual'

const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|S([12])))?$/
const MONTHS: Record<Frequency, number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, annual: 12 }

/** The period, or null when the text has none of the four forms. */
export function parsePeriod(value: string): Period | null {
  return FORM.test(value) ? (value as Period) : null
}

/** A period known to be good; throws TypeError otherwise. For literals and stored rows. */
export function period(value: string): Period {
  const parsed = parsePeriod(value)
  if (!parsed) throw new TypeError(`not a TIME_PERIOD: ${value}`)
  return parsed
}

export function frequencyOf(value: Period): Frequency {
  if (value.length === 4) return 'annual'
  if (value[5] === 'Q') return 'quarterly'
  return value[5] === 'S' ? 'half-yearly' : 'monthly'
}

export const yearOf = (value: Period): number => Number(value.slice(0, 4))

/** The last month of the period, 1 to 12. */
export function endMonthOf(value: Period): number {
  switch (frequencyOf(value)) {
    case 'annual':
      return 12
    case 'quarterly':
      return Number(value[6]) * 3
    case 'half-yearly':
      return Number(value[6]) * 6
    case 'monthly':
      return Number(value.slice(5))
  }
}

/** Months from year 0 to the period's end; differences of it count months. */
export function endIndex(value: Period): number {
  let index = endIndexes.get(value)
  if (index === undefined) {
    index = yearOf(value) * 12 + endMonthOf(value)
    if (endIndexes.size >= MOST_INDEXES) endIndexes.clear()
    endIndexes.set(value, index)
  }
  return index
}

/** The month of a day, counted as `endIndex` counts: a period that ends in an earlier month is over. */
export const monthIndexOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Asked for every figure of every judgement: a nation's run reads the same few hundred periods millions of times. */
const endIndexes = new Map<Period, number>()
const MOST_INDEXES = 10_000

/** The month that ends the period: 2026-09 of 2026-Q3. Asked for every figure of a file. */
export function lastMonthOf(value: Period): Period {
  if (frequencyOf(value) === 'monthly') return value
  return period(`${value.slice(0, 4)}-${String(endMonthOf(value)).padStart(2, '0')}`)
}

export function lastDayOf(value: Period): Day {
  return lastDayOfMonth(yearOf(value), endMonthOf(value))
}

export function firstDayOf(value: Period): Day {
  const month = endMonthOf(value) - MONTHS[frequencyOf(value)] + 1
  return `${value.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

function lastDayOfMonth(year: number, month: number): Day {
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${days}`
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Negative when `a` ends before `b`; of two that end together the shorter comes first. */
export function comparePeriods(a: Period, b: Period): number {
  return endIndex(a) - endIndex(b) || MONTHS[frequencyOf(a)] - MONTHS[frequencyOf(b)]
}

/** The period of a frequency that ends with this month. Month 5 has no quarter: then null. */
export function periodEnding(year: number, month: number, frequency: Frequency): Period | null {
  if (month % MONTHS[frequency] !== 0) return null
  const tail = {
    monthly: `-${String(month).padStart(2, '0')}`,
    quarterly: `-Q${month / 3}`,
    'half-yearly': `-S${month / 6}`,
    annual: '',
  }[frequency]
  return period(`${String(year).padStart(4, '0')}${tail}`)
}

/** The month of an index of `endIndex`: 2026-09 of 24321. */
export const monthAt = (index: number): Period =>
  period(
    `${String(Math.floor((index - 1) / 12)).padStart(4, '0')}-${String(((index - 1) % 12) + 1).padStart(2, '0')}`,
  )

/** A year as a government counts it. */
export interface CountedYear {
  /** The calendar year in which it begins. */
  readonly year: number
  /** The month in which it begins: 1, or 4, 7, 10 of fiscal years. */
  readonly yearBegins: number
}

/** Months from year 0 to the year's beginning: a period of it ends later, by `endIndex`. */
export const beginOf = ({ year, yearBegins }: CountedYear): number => year * 12 + yearBegins - 1

/** 1 April 2026 of the year that begins with April 2026. */
export const firstDayOfYear = (counted: CountedYear): Day => firstDayOf(monthAt(beginOf(counted) + 1))

/** The last day on which a year is judged: its last figures come within two months. Nothing of it is asked for afterwards. */
export const lastJudgedDay = (counted: CountedYear): Day => lastDayOf(monthAt(beginOf(counted) + 14))

/** The year in which a period ends, by years that begin in this month. */
export function countedYearOf(value: Period, yearBegins: number): CountedYear {
  return { year: Math.floor((endIndex(value) - yearBegins) / 12), yearBegins }
}

/** The period that is the whole year: `2026`, of a fiscal year the month that ends it, `2027-03`. */
export const wholeYear = (counted: CountedYear): Period =>
  counted.yearBegins === 1 ? period(String(counted.year).padStart(4, '0')) : monthAt(beginOf(counted) + 12)

/**
 * All periods of a year in order: twelve months, four quarters, two halves or the year. Half-years and years that are
 * none of the calendar's bear the month that ends them.
 */
export function periodsOf(counted: CountedYear, frequency: Frequency): Period[] {
  const begin = beginOf(counted)
  const periods: Period[] = []
  for (let end = begin + MONTHS[frequency]; end <= begin + 12; end += MONTHS[frequency]) {
    const month = ((end - 1) % 12) + 1
    periods.push(periodEnding((end - month) / 12, month, frequency) ?? monthAt(end))
  }
  return periods
}

/** The same part of the year before: 2022-05 to 2021-05. */
export const yearBefore = (value: Period): Period =>
  period(`${String(yearOf(value) - 1).padStart(4, '0')}${value.slice(4)}`)

const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** The day, or null when the text is not an existing calendar day. */
export function parseDay(value: string): Day | null {
  const match = DAY.exec(value)
  if (!match) return null
  return value <= lastDayOfMonth(Number(match[1]), Number(match[2])) ? value : null
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
