// The days of a plan's year as an iCalendar feed: what is due on each, and the written reports that are owed.
import ical, { ICalCalendarMethod } from 'ical-generator'
import { defaultBasis } from '../core/basis.ts'
import { addDays, type Day, type Instant } from '../core/period.ts'
import { periodWords } from '../core/period-words.ts'
import type { Language } from '../core/text.ts'
import type { DueCalendar } from './calendar.ts'

interface FeedInput {
  readonly calendar: DueCalendar
  readonly lang: Language
  /** When the plan was kept: what every event is stamped with, so that the same feed has the same bytes. */
  readonly stamp: Instant
  /** Address of the calendar's page, `https://host/desk/calendar?plan=..`. */
  readonly url: string
}

/** Names listed in one event; the page has all. */
const LISTED = 60

/** Text of `text/calendar`. One whole-day event for each due day and each duty. */
export function calendarFeed({ calendar, lang, stamp, url }: FeedInput): string {
  const { plan, rows, source, sources } = calendar
  const zh = lang === 'zh'
  const unit = sources.find(({ id }) => id === source)?.name ?? null
  const feed = ical({
    name: [plan.title, unit].filter(Boolean).join(' · '),
    prodId: { company: 'duibiao', product: 'desk', language: zh ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 12 * 3600,
  })
  const add = (id: string, day: Day, summary: string, description: string): void => {
    const [start, end] = [day, addDays(day, 1)].map((text) => new Date(`${text}T00:00:00Z`))
    if (!start || !end) return
    feed.createEvent({
      id: `${id}@${plan.id}.duibiao`,
      start,
      end,
      summary,
      description,
      url,
      allDay: true,
      stamp: new Date(stamp),
    })
  }

  const dueOn = new Map<Day, string[]>()
  for (const { indicator, months } of rows) {
    for (const cell of months) {
      if (!cell?.due) continue
      const name = zh ? indicator.name : (indicator.nameEn ?? indicator.name)
      const line = `${name} ${periodWords(cell.period, defaultBasis(indicator))[lang]}`
      dueOn.set(cell.due, [...(dueOn.get(cell.due) ?? []), line])
    }
  }
  for (const [day, lines] of [...dueOn].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rest = lines.length - LISTED
    const more = rest > 0 ? [zh ? `另有 ${rest} 项` : `and ${rest} more`] : []
    const summary = zh ? `应报数据 ${lines.length} 项` : `${lines.length} figures due`
    add(
      `due-${day}${source === null ? '' : `-${source}`}`,
      day,
      summary,
      [...lines.slice(0, LISTED), ...more].join('\n'),
    )
  }
  for (const { id, title, due, date, receivers } of source === null ? plan.duties : []) {
    const to = receivers.join(zh ? '、' : ', ')
    const written = date === due ? '' : zh ? `文件所写日期：${date}` : `Date in the notice: ${date}`
    add(
      `duty-${id}`,
      due,
      title,
      [to && (zh ? `报：${to}` : `To: ${to}`), written].filter(Boolean).join('\n'),
    )
  }
  return feed.toString()
}
