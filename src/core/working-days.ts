// Counting working days between days, once for each pair: the same few are asked again and again.
import { addWorkingDays, isWorkingDay } from './calendar.ts'
import { addDays, type Day } from './period.ts'

const counts = new Map<string, number>()

/** Working days after `from` up to `to`, `to` included; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to <= from) return 0
  const key = `${from} ${to}`
  const known = counts.get(key)
  if (known !== undefined) return known
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count++
  }
  if (counts.size > 10_000) counts.clear()
  counts.set(key, count)
  return count
}

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
