// Which days are worked in China, and on which day a figure is due.
import chineseDays from 'chinese-days'
import { addDays, type Day, endIndex, type Instant, type Period } from './period.ts'
import type { Indicator } from './plan.ts'
import { instantAt } from './zone.ts'

/**
 * Whether the State Council's arrangement of the year's holidays (with 调休) is known to this program. Where it is not,
 * working days are Monday to Friday and nothing else, and whatever shows such a day should say so.
 */
export function holidaysKnown(year: number): boolean {
  return ownYears.has(year) || isArrangedByState(year)
}

function isArrangedByState(year: number): boolean {
  return isArrangedName(chineseDays.getDayDetail(`${String(year).padStart(4, '0')}-10-01`).name)
}

/** A year as an office wrote it down: its days off, and the weekend days on which it works. */
export interface OwnYear {
  readonly year: number
  readonly off: readonly Day[]
  readonly worked: readonly Day[]
}

const own = new Map<Day, boolean>()
const ownYears = new Set<number>()

/**
 * An office's own calendar, which overrules what the program knows of the days it names; all that was said before is
 * forgotten. Said once, before anything counts days: an instance has one calendar, as it has one time zone.
 */
export function arrangeYears(years: readonly OwnYear[]): void {
  own.clear()
  ownYears.clear()
  for (const { year, off, worked: weekends } of years) {
    ownYears.add(year)
    for (const day of off) own.set(day, false)
    for (const day of weekends) own.set(day, true)
  }
  for (const kept of [worked, rearranged, dueDays, reached]) kept.clear()
  reach = null
}

/** The years of `holidaysKnown`, in order. */
export function holidayYears(): number[] {
  const years: number[] = []
  for (let year = FIRST_ARRANGED; year <= LAST_LOOKED_AT; year++) if (holidaysKnown(year)) years.push(year)
  return years
}

/** Worked: a weekday that is no public holiday, or a weekend day that makes up for one (调休). */
export function isWorkingDay(day: Day): boolean {
  let isWorked = worked.get(day)
  if (isWorked === undefined) {
    const { work, name } = chineseDays.getDayDetail(day)
    isWorked = own.get(day) ?? (isArrangedName(name) ? work : isWeekday(day))
    if (worked.size >= MOST_KEPT) worked.clear()
    worked.set(day, isWorked)
  }
  return isWorked
}

/** What the library said of a day: an evaluation asks for the same days of a year again and again. */
const worked = new Map<Day, boolean>()
/** Some forty years; whoever asks for more only waits a little longer. */
const MOST_KEPT = 15_000

/** A day on which the arrangement of holidays overrules the week: a weekday that is free, or a weekend day that is worked. */
interface RearrangedDay {
  readonly day: Day
  readonly worked: boolean
}

/** The rearranged days after `from` up to `to`, in order; only years near a known arrangement are looked through. */
function rearrangedDays(from: Day, to: Day): RearrangedDay[] {
  const { first, last } = arrangedYears()
  const found: RearrangedDay[] = []
  for (let year = Math.max(first, yearOfDay(from)); year <= Math.min(last, yearOfDay(to)); year++) {
    for (const one of rearrangedIn(year)) if (one.day > from && one.day <= to) found.push(one)
  }
  return found
}

/** The day itself when it is worked, else the last working day before it. */
export const workingDayOnOrBefore = (day: Day): Day => firstWorked(day, -1)

/** The day itself when it is worked, else the first working day after it. */
export const workingDayOnOrAfter = (day: Day): Day => firstWorked(day, 1)

/** The `count`-th working day after `day`; before it when negative; `day` itself, worked or not, when zero. */
export function addWorkingDays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let reached = day
  for (let left = Math.abs(count); left > 0; left--) reached = firstWorked(addDays(reached, step), step)
  return reached
}

/**
 * The day on which a figure of `period` is due: the release day of the month after the period's end, or the next working
 * day. A nominal date: published release calendars are not known here. Of a January that comes with February it says
 * when a January of its own would be due; such a January is never asked for.
 */
export function dueDayOf(indicator: Pick<Indicator, 'release'>, period: Period): Day {
  const month = endIndex(period)
  const { day } = indicator.release
  const key = month * 32 + day
  let due = dueDays.get(key)
  if (due === undefined) {
    const year = String(Math.floor(month / 12)).padStart(4, '0')
    const nominal = `${year}-${two((month % 12) + 1)}-${two(day)}`
    due = workingDayOnOrAfter(nominal)
    dueDays.set(key, due)
  }
  return due
}

/** A figure may come until the end of the day on which it is due: its absence counts from the day after on. */
export const isPastDue = (dueDay: Day, asOf: Day): boolean => dueDay < asOf

/** A release day's hour, 10:00, at which the national bureau publishes. */
export const releaseInstantOf = (day: Day): Instant => instantAt(day, '10:00')

const FIRST_ARRANGED = 2004
const LAST_LOOKED_AT = 2099

/** Years in which a day can be rearranged: an arrangement may reach into the year before it and after it. */
let reach: { readonly first: number; readonly last: number } | null = null

function arrangedYears(): { readonly first: number; readonly last: number } {
  reach ??= { first: FIRST_ARRANGED - 1, last: (holidayYears().at(-1) ?? FIRST_ARRANGED) + 1 }
  return reach
}

const rearranged = new Map<number, readonly RearrangedDay[]>()

function rearrangedIn(year: number): readonly RearrangedDay[] {
  let found = rearranged.get(year)
  if (found === undefined) {
    const days: RearrangedDay[] = []
    for (let day = `${year}-01-01`; yearOfDay(day) === year; day = addDays(day, 1)) {
      const isWorked = isWorkingDay(day)
      if (isWorked !== isWeekday(day)) days.push({ day, worked: isWorked })
    }
    found = days
    rearranged.set(year, found)
  }
  return found
}

const yearOfDay = (day: Day): number => Number(day.slice(0, 4))

/** Due days by month and release day: a nation's indicators share a few hundred. */
const dueDays = new Map<number, Day>()

// Only an arranged day has the form "National Day,国庆节,3"; any other is named after its weekday.
const isArrangedName = (name: string): boolean => name.includes(',')

// The library takes the weekday from the machine's time zone, and west of Greenwich that is the day before's.
/** Whether a day is the first working day of its week, which begins on Monday. */
export function beginsWeek(day: Day): boolean {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return isWorkingDay(day) && workingDayOnOrBefore(addDays(day, -1)) < addDays(day, -sinceMonday)
}

const isWeekday = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0

function firstWorked(day: Day, step: 1 | -1): Day {
  let candidate = day
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, step)
  return candidate
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Working days after `from` up to `to`, `to` included; 0 when `to` is not later. No slower for a thousand years than for ten. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to <= from) return 0
  let count = weekdaysUpTo(to) - weekdaysUpTo(from)
  for (const { worked } of rearrangedDays(from, to)) count += worked ? 1 : -1
  return count
}

/** Mondays to Fridays up to a day, itself included, from a Monday in 1969 on; fewer than none before it. */
function weekdaysUpTo(day: Day): number {
  const sinceMonday = Date.parse(`${day}T00:00:00Z`) / DAY_MS + MONDAY_TO_EPOCH
  const week = Math.floor(sinceMonday / 7)
  return week * 5 + Math.min(5, sinceMonday - week * 7 + 1)
}

const DAY_MS = 86_400_000
/** 1970 began on a Thursday. */
const MONDAY_TO_EPOCH = 3

/** The same few are asked again and again. */
const reached = new Map<string, Day>()

/** The `count`-th working day after a day. */
export function workingDaysAfter(day: Day, count: number): Day {
  const key = `${day}+${count}`
  let found = reached.get(key)
  if (found === undefined) {
    found = addWorkingDays(day, count)
    if (reached.size > 10_000) reached.clear()
    reached.set(key, found)
  }
  return found
}
