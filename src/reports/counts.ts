// How many of how many, in the classes of the practice: 欠进度, 达进度, 超进度, 已完成, 其它, 缺报. Numbers and per cent always add up.
import type { Status } from '../core/assessment.ts'
import { statusWord } from '../core/status-words.ts'
import type { Text } from '../core/text.ts'

/** In the order in which bulletins give them. */
export const COUNTED = ['behind', 'on-pace', 'ahead', 'done', 'other', 'missing'] as const
export type Counted = (typeof COUNTED)[number]

/** 未完成 is behind at the end of its time; what is not due yet or was ended is not measured now. */
const CLASS_OF: Readonly<Record<Status, Counted>> = {
  behind: 'behind',
  missed: 'behind',
  'on-pace': 'on-pace',
  ahead: 'ahead',
  done: 'done',
  other: 'other',
  'not-due': 'other',
  ended: 'other',
  missing: 'missing',
}

export const countedAs = (status: Status): Counted => CLASS_OF[status]
export const countedWord = (counted: Counted): Text => statusWord(counted)

export interface StandingCounts {
  readonly total: number
  readonly numbers: Readonly<Record<Counted, number>>
  /** `13.3%`; of nothing 0. Their tenths make 100.0 together. */
  readonly percents: Readonly<Record<Counted, string>>
}

export function countsOf(statuses: readonly Status[]): StandingCounts {
  const numbers = Object.fromEntries(COUNTED.map((counted) => [counted, 0])) as Record<Counted, number>
  for (const status of statuses) numbers[CLASS_OF[status]]++
  const tenths = sharedOutTenths(COUNTED.map((counted) => numbers[counted]))
  return {
    total: statuses.length,
    numbers,
    percents: Object.fromEntries(
      COUNTED.map((counted, at) => [counted, tenthsWords(tenths[at] ?? 0)]),
    ) as StandingCounts['percents'],
  }
}

const tenthsWords = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}%`

/** Thousandths of the sum, none of them farther than one from its own share, which make a thousand: the largest remainders are rounded up. */
export function sharedOutTenths(numbers: readonly number[]): readonly number[] {
  const total = numbers.reduce((sum, number) => sum + number, 0)
  if (total === 0) return numbers.map(() => 0)
  const shares = numbers.map((number, at) => {
    const whole = Math.floor((number * 1000) / total)
    return { at, whole, rest: number * 1000 - whole * total }
  })
  let left = 1000 - shares.reduce((sum, { whole }) => sum + whole, 0)
  const up = new Set<number>()
  for (const { at } of shares.toSorted((a, b) => b.rest - a.rest || a.at - b.at)) {
    if (left-- <= 0) break
    up.add(at)
  }
  return shares.map(({ at, whole }) => whole + Number(up.has(at)))
}
