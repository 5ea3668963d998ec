// An office's own calendar (`holidays.yaml` among the boards): days off and weekend days that are worked, year by year.
import Type from 'typebox'
import type { OwnYear } from '../core/calendar.ts'
import { addDays, type Day, parseDay } from '../core/period.ts'
import type { Fault } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'
import { HAND_WRITTEN, type YamlFile } from '../yaml/file.ts'
import { readYaml } from '../yaml/read-shape.ts'
import { closed } from '../yaml/schema.ts'

/** The file's name in the folder of boards; it is no board. */
export const HOLIDAYS_FILE = 'holidays.yaml'

const Days = Type.Array(
  Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}(/\\d{4}-\\d{2}-\\d{2})?$',
    description: '2027-02-06, 2027-02-06/2027-02-12',
  }),
  { maxItems: 100 },
)

const Holidays = closed({
  years: Type.Array(
    closed({
      year: Type.Integer({ minimum: 2000, maximum: 2099, description: '2027' }),
      /** Days off, weekends among them or not. */
      off: Days,
      /** Weekend days that are worked (调休). */
      worked: Type.Optional(Days),
    }),
    { maxItems: 100, description: '[{ year, off, worked }]' },
  ),
})

const FILE: YamlFile = { name: 'holidays', whole: 'holidays', limits: HAND_WRITTEN }
const MOST_DAYS = 31

/** All faults with their lines at once; `years` is null when there is one. */
export function readHolidays(source: string): {
  readonly years: readonly OwnYear[] | null
  readonly faults: readonly Fault[]
} {
  const { value, places, unreadable } = readYaml(source, Holidays, FILE)
  if (value === null || unreadable.length > 0)
    return { years: null, faults: [...unreadable, ...places.faults()] }
  const { years: written = [] } = value
  const seen = new Set<string>()
  const years = written.map((one): OwnYear => {
    const { year, off, worked = [] } = one
    const read = (name: 'off' | 'worked', list: readonly string[]): Day[] =>
      list.flatMap((words) => {
        const found = daysOf(words, year)
        const again = Array.isArray(found) && found.some((day) => seen.has(day))
        const why = again ? TWICE : Array.isArray(found) ? null : found
        if (why) places.fault('holidays-day-invalid', { day: words, ...why }, one, name)
        if (!Array.isArray(found)) return []
        for (const day of found) seen.add(day)
        return found
      })
    if (seen.has(String(year)))
      places.fault('holidays-day-invalid', { day: String(year), ...TWICE }, one, 'year')
    seen.add(String(year))
    return { year, off: read('off', off), worked: read('worked', worked) }
  })
  const faults = places.faults()
  return { years: faults.length > 0 ? null : years, faults }
}

const TWICE = text('写了两次', 'it stands there twice')

/** Each day of a day or a span, or why it cannot be. */
function daysOf(words: string, year: number): Day[] | Text {
  const [from = '', to = from] = words.split('/')
  if (parseDay(from) === null || parseDay(to) === null) return text('没有这一天', 'there is no such day')
  if (from > to || to > addDays(from, MOST_DAYS - 1))
    return text('起止不对，或超过 31 天', 'it ends before it begins, or is longer than 31 days')
  if (from < `${year - 1}-12-01` || to > `${year + 1}-01-31`)
    return text(`不属于 ${year} 年`, `it does not belong to ${year}`)
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
