// Written reports that are owed: once on a date, or every month, quarter or half-year, each of them a duty by itself.
import { workingDayOnOrBefore } from '../core/calendar.ts'
import {
  type CountedYear,
  type Day,
  endIndex,
  endMonthOf,
  type Frequency,
  firstDayOfYear,
  lastDayOf,
  monthAt,
  type Period,
  periodsOf,
  yearOf,
} from '../core/period.ts'
import type { Duty } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { RawDuty } from './schema.ts'

/** What is known of the plan that they belong to; `counted` is null when its own year is not known. */
interface DutyContext {
  readonly counted: CountedYear | null
  readonly issued: Day | null
}

export function buildDuties(raw: readonly RawDuty[], context: DutyContext, places: Places): Duty[] {
  const lines = new Map<string, number>()
  return raw.flatMap((duty) => {
    const line = lines.get(duty.id)
    if (line === undefined) lines.set(duty.id, places.lineOf(duty, 'id'))
    else places.fault('plan-duplicate-id', { id: duty.id, line }, duty, 'id')
    const { id, title, date, every, receivers = [], opens } = duty
    const rest = { receivers, ...(opens !== undefined && { opens }) }
    const recurs = every !== undefined || places.isLost(duty, 'every')
    const isOnce = date !== undefined || places.isLost(duty, 'date')
    const extra = (['day', 'next', 'from'] as const).find((key) => duty[key] !== undefined)
    if (recurs === isOnce || (!recurs && extra !== undefined))
      places.fault('plan-duty-when', { id }, duty, recurs && isOnce ? 'date' : extra)
    if (date !== undefined) return [{ id, title, date, due: workingDayOnOrBefore(date), ...rest }]
    if (every === undefined || context.counted === null) return []
    return daysOf(duty, every, context.counted, context.issued).map(({ period, day }) => ({
      id: `${id}-${period.toLowerCase()}`,
      title: `${title}（${shortName(period)}）`,
      date: day,
      due: workingDayOnOrBefore(day),
      ...rest,
    }))
  })
}

const FREQUENCY = {
  month: 'monthly',
  quarter: 'quarterly',
  'half-year': 'half-yearly',
} as const satisfies Record<string, Frequency>

/** Of each period its day: that of its last month, or of the month after it; the last of a month that is too short. */
function daysOf(
  { day = 31, next = false, from }: RawDuty,
  every: keyof typeof FREQUENCY,
  counted: CountedYear,
  issued: Day | null,
): { readonly period: Period; readonly day: Day }[] {
  const first = from ?? issued ?? firstDayOfYear(counted)
  return periodsOf(counted, FREQUENCY[every]).flatMap((period) => {
    const last = lastDayOf(monthAt(endIndex(period) + (next ? 1 : 0)))
    const wished = `${last.slice(0, 8)}${String(day).padStart(2, '0')}`
    const due = wished < last ? wished : last
    return due < first ? [] : [{ period, day: due }]
  })
}

const QUARTERS = ['一季度', '二季度', '三季度', '四季度']

/** 2026年3月, 2026年一季度, 2026年上半年. */
function shortName(period: Period): string {
  const month = endMonthOf(period)
  const year = `${yearOf(period)}年`
  if (period.includes('-Q')) return `${year}${QUARTERS[month / 3 - 1]}`
  if (period.includes('-S')) return `${year}${month === 6 ? '上' : '下'}半年`
  return `${year}${month}月`
}
