// 旬: a month's first ten days, its second ten, and what is left of it.
import { addDays, type Day, lastDayOf, period } from './period.ts'

/** The last day of the ten days (旬) before the one that a day lies in: 2022-05-20 for 2022-05-21 to 2022-05-31. */
export function tenDaysBefore(day: Day): Day {
  const month = day.slice(0, 7)
  const date = Number(day.slice(8))
  if (date > 20) return `${month}-20`
  if (date > 10) return `${month}-10`
  return lastDayOf(period(addDays(`${month}-01`, -1).slice(0, 7)))
}
