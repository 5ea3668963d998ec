// The time that a document tells of: what came late in it, which slips were opened and closed in it.
import {
  type CountedYear,
  type Day,
  firstDayOf,
  firstDayOfYear,
  lastDayOf,
  monthAt,
  monthIndexOf,
} from '../core/period.ts'
import { periodWords, yearWords } from '../core/period-words.ts'
import { type Text, text } from '../core/text.ts'

export type PaperSpan = 'month' | 'quarter' | 'half' | 'year'

export interface PaperWindow {
  readonly from: Day
  /** The day on which one stands. */
  readonly to: Day
  /** 2022年10月, 2022年三季度, 2022年上半年, 2022年. */
  readonly words: Text
}

const QUARTERS = ['一', '二', '三', '四']

/** Of the day's month or quarter, or from the plan's year on. */
export function paperWindow(span: PaperSpan, plan: CountedYear, asOf: Day): PaperWindow {
  const month = monthIndexOf(asOf)
  const year = asOf.slice(0, 4)
  switch (span) {
    case 'month':
      return { from: firstDayOf(monthAt(month)), to: asOf, words: periodWords(monthAt(month), 'period') }
    case 'quarter': {
      const at = Math.floor((Number(asOf.slice(5, 7)) - 1) / 3)
      const first = month - (Number(asOf.slice(5, 7)) - 1 - 3 * at)
      const words = text(`${year}年${QUARTERS[at]}季度`, `Q${at + 1} ${year}`)
      return { from: firstDayOf(monthAt(first)), to: asOf, words }
    }
    case 'half': {
      const { zh, en } = yearWords(plan)
      return {
        from: firstDayOfYear(plan),
        to: asOf,
        words: text(`${zh}上半年`, `the first half of ${en}`),
      }
    }
    case 'year': {
      const { zh, en } = yearWords(plan)
      return { from: firstDayOfYear(plan), to: asOf, words: text(zh, en) }
    }
  }
}

/** The last days of its months, or the day on which one stands: at each of them something was due. */
export function reportingDaysIn({ from, to }: Pick<PaperWindow, 'from' | 'to'>): readonly Day[] {
  const ends: Day[] = []
  for (let month = monthIndexOf(from); month <= monthIndexOf(to); month++) {
    const last = lastDayOf(monthAt(month))
    ends.push(last < to ? last : to)
  }
  return ends
}
