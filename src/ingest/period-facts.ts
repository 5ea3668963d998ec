// Everything the rows of a file ask about a period, worked out once for each way of writing it.
import { type Day, endIndex, endOfDay, firstDayOf, type Instant, lastDayOf, yearOf } from '../core/period.ts'
import { type ReadPeriod, readPeriod } from './period-text.ts'

export interface PeriodFacts extends ReadPeriod {
  readonly year: number
  readonly endMonth: number
  readonly endIndex: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly endOfLastDay: Instant
}

const REMEMBERED = 20_000

/** A reader that remembers: files of a million rows name a few dozen periods. Null as `readPeriod`. */
export function periodReader(): (raw: string) => PeriodFacts | null {
  const known = new Map<string, PeriodFacts>()
  return (raw) => {
    const found = known.get(raw)
    if (found) return found
    const read = readPeriod(raw)
    if (!read) return null
    const facts = factsOf(read)
    if (known.size < REMEMBERED) known.set(raw, facts)
    return facts
  }
}

function factsOf(read: ReadPeriod): PeriodFacts {
  const lastDay = lastDayOf(read.period)
  const year = yearOf(read.period)
  const end = endIndex(read.period)
  return {
    ...read,
    year,
    endMonth: end - year * 12,
    endIndex: end,
    firstDay: firstDayOf(read.period),
    lastDay,
    endOfLastDay: endOfDay(lastDay),
  }
}
