// Where days are counted: the office's time zone (TIME_ZONE), and with it which day a moment falls on. The only importer of Temporal.
import { Temporal } from 'temporal-polyfill'
import { type Day, type Instant, parseDay } from './period.ts'

/** Where days are counted when nobody says. */
export const DEFAULT_ZONE = 'Asia/Shanghai'
/** China's clocks are never put forward or back: no library need be asked for each of a nation's figures. */
const CHINA_MS = 8 * 3_600_000
/** They were once, in summers until 1991; and years have four digits. */
const [CHINA_SINCE, CHINA_UNTIL] = ['1992', '9999']

let zone = DEFAULT_ZONE
/** Ends of days by day: every figure of a judgement asks for the same few. */
const ends = new Map<Day, Instant>()
const MOST_ENDS = 10_000

/** Counts days in this zone from now on: once, when the program starts. RangeError: no IANA zone has the name. */
export function countDaysIn(name: string): void {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
  zone = name
  ends.clear()
}

/** `Asia/Shanghai` */
export const zoneOfDays = (): string => zone

/** The last millisecond of a day. */
export function endOfDay(day: Day): Instant {
  if (zone === DEFAULT_ZONE) return `${day}T15:59:59.999Z`
  let end = ends.get(day)
  if (end === undefined) {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone)
    end = new Date(next.epochMilliseconds - 1).toISOString()
    if (ends.size >= MOST_ENDS) ends.clear()
    ends.set(day, end)
  }
  return end
}

/** The calendar day at a moment. */
export const dayOf = (instant: Instant): Day =>
  zone === DEFAULT_ZONE
    ? new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(0, 10)
    : localTime(instant).day

/** Day and time of day at a moment: `{ day: '2022-10-31', time: '08:30' }`. */
export function localTime(instant: Instant, of: string = zone): { readonly day: Day; readonly time: string } {
  const [day = '', time = ''] = localText(instant, of).split('T')
  return { day, time: time.slice(0, 5) }
}

/** `2022-10-31T08:30:05` by the clocks of the zone. */
export const localText = (instant: Instant, of: string = zone): string =>
  of === DEFAULT_ZONE && instant >= CHINA_SINCE && instant < CHINA_UNTIL
    ? new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(0, 19)
    : temporalText(instant, of)

const temporalText = (instant: Instant, of: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(of).toPlainDateTime().toString({ smallestUnit: 'second' })

/** The moment at which it is that day and time; of a time that is passed over the later, of one that comes twice the first. */
export const instantAt = (day: Day, time: string, of: string = zone): Instant =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(of).epochMilliseconds).toISOString()

/** Text of a day (its end) or of a moment with zone, as an Instant; null when it is neither. */
export function parseInstant(value: string): Instant | null {
  if (parseDay(value)) return endOfDay(value)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return null
  const at = Date.parse(value)
  if (Number.isNaN(at) || !parseDay(value.slice(0, 10))) return null
  const instant = new Date(at).toISOString()
  // Beyond the years 0 to 9999 the text has a sign in front and would no longer compare as text.
  return /^\d/.test(instant) ? instant : null
}
