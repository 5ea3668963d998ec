// The reporting calendar: on which days of the month figures are due, and whether they came.
import { isWorkingDay } from '../../core/calendar.ts'
import { type Day, lastDayOf, period } from '../../core/period.ts'
import { type Due, dueInMonth, PUNCTUALITIES, type Punctuality } from '../../core/reporting.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { indicatorCalled } from '../names.ts'
import { FOUR_CELLS } from '../tile-room.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface CalendarDay {
  /** 1 to 31; null: a day of another month. */
  readonly day: number | null
  readonly working: boolean
  readonly today: boolean
  /** Those above zero, in the order of `PUNCTUALITIES`. */
  readonly due: readonly { readonly arrival: Punctuality; readonly count: number }[]
}

export interface CalendarTileView extends TileView {
  readonly tile: 'calendar'
  /** `10月报送日历` */
  readonly name: string
  readonly weekdays: readonly string[]
  /** Monday first. */
  readonly weeks: readonly (readonly CalendarDay[])[]
  /** All four, zeros included. */
  readonly counts: readonly { readonly arrival: Punctuality; readonly word: string; readonly count: number }[]
  /** What is missing, at most `NAMES`, then what is late; and how many more there are. */
  readonly names: readonly { readonly id: string; readonly name: string; readonly arrival: Punctuality }[]
  readonly more: number
}

const WORDS: Readonly<Record<Punctuality, Text>> = {
  arrived: text('按时报送', 'In time'),
  late: text('迟报', 'Late'),
  missing: text('缺报', 'Missing'),
  coming: text('待报', 'To come'),
}
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
}
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const NAMES = 3
const SILENT = { silent: true } as const

export const calendar = tileKind<CalendarTileView>({
  tile: 'calendar',
  shows: text(
    '本月报送日历：按时、迟报、缺报、待报',
    'What is due this month: in time, late, missing, to come',
  ),
  span: FOUR_CELLS,
  views: calendarViews,
})

/** One tile: the month of the day on which one stands; silent when nothing is due in it. */
function calendarViews({ plan, indicators, figures, lang, asOf, inTime }: TileContext): CalendarTileView[] {
  const due = dueInMonth({ plan, indicators, figures, asOf, ...(inTime && { inTime }) })
  const month = Number(asOf.slice(5, 7))
  const open = [...due.filter(isOf('missing')), ...due.filter(isOf('late'))]
  return [
    {
      tile: 'calendar',
      id: 'calendar',
      indicators: indicators.map(({ id }) => id),
      status: null,
      light: null,
      ...(due.length === 0 && SILENT),
      name: lang === 'zh' ? `${month}月报送日历` : `Reports due in ${MONTHS[month - 1]}`,
      weekdays: WEEKDAYS[lang],
      weeks: weeksOf(asOf, due),
      counts: PUNCTUALITIES.map((arrival) => ({
        arrival,
        word: WORDS[arrival][lang],
        count: due.filter(isOf(arrival)).length,
      })),
      names: open.slice(0, NAMES).map(({ indicator, arrival }) => {
        const found = indicators.find(({ id }) => id === indicator)
        const name = found ? indicatorCalled(found, lang) : indicator
        return { id: indicator, name, arrival }
      }),
      more: Math.max(0, open.length - NAMES),
    },
  ]
}

const isOf =
  (arrival: Punctuality) =>
  (due: Due): boolean =>
    due.arrival === arrival

/** Weeks of the month from Monday to Sunday; counted, so that no year is too late for it. */
function weeksOf(asOf: Day, due: readonly Due[]): CalendarDay[][] {
  const month = asOf.slice(0, 7)
  const days = Number(lastDayOf(period(month)).slice(8))
  const before = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => {
      const number = week * 7 + index - before + 1
      if (number < 1 || number > days) return { day: null, working: false, today: false, due: [] }
      return dayOf(`${month}-${String(number).padStart(2, '0')}`, asOf, due)
    }),
  )
}

function dayOf(day: Day, asOf: Day, due: readonly Due[]): CalendarDay {
  const own = due.filter((one) => one.day === day)
  return {
    day: Number(day.slice(8)),
    working: isWorkingDay(day),
    today: day === asOf,
    due: PUNCTUALITIES.flatMap((arrival) => {
      const count = own.filter(isOf(arrival)).length
      return count > 0 ? [{ arrival, count }] : []
    }),
  }
}
