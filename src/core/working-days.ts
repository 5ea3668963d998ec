// Counting working days between days: by the week, put right by the days that were arranged otherwise.
import { addWorkingDays, rearrangedDays } from './calendar.ts'
import type { Day } from './period.ts'

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
