// Where a plan is in its life on a day: its year to come, running or over.
import { beginOf, type CountedYear, type Day, lastDayOf, monthAt, wholeYear } from './period.ts'

export type PlanState = 'coming' | 'running' | 'ended'

/** `today`: the day on which one stands. */
export function planStateOf(year: CountedYear, today: Day): PlanState {
  if (`${monthAt(beginOf(year) + 1)}-01` > today) return 'coming'
  return lastDayOf(wholeYear(year)) < today ? 'ended' : 'running'
}
