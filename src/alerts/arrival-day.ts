// The day in China of a moment, remembered: figures that come together share their instant, and a nation has few.
import { type Day, dayOf, type Instant } from '../core/period.ts'

const days = new Map<Instant, Day>()
const MOST = 10_000

export function arrivalDay(instant: Instant): Day {
  let day = days.get(instant)
  if (day === undefined) {
    day = dayOf(instant)
    if (days.size >= MOST) days.clear()
    days.set(instant, day)
  }
  return day
}
