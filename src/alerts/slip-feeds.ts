// Slips for other programs to follow: their limits and the plan's duties as iCalendar, what happened to them as Atom.
import { Feed } from 'feed'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { addDays, type Day, type Instant } from '../core/period.ts'
import type { KeptPlan } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import type { SlipStep } from '../slips/slip.ts'
import type { ShownSlip } from './slips/shown.ts'

/** A slip with what happened to it. */
export interface FollowedSlip extends ShownSlip {
  readonly steps: readonly SlipStep[]
}

interface FeedInput {
  readonly slips: readonly FollowedSlip[]
  readonly lang: Language
  /** `https://host`, without a slash at its end. */
  readonly origin: string
}

const linkTo = (origin: string, { id }: ShownSlip, lang: Language): string =>
  `${origin}/alerts/${id}?lang=${lang}`

/** One whole-day event for the limit of each open slip and for each duty. The same input gives the same bytes. */
export function limitsCalendar({
  slips,
  lang,
  origin,
  plans,
}: FeedInput & { readonly plans: readonly KeptPlan[] }): string {
  const zh = lang === 'zh'
  const feed = ical({
    name: zh ? '对标 · 督查单限期' : 'Duibiao · limits of slips',
    prodId: { company: 'duibiao', product: 'alerts', language: zh ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  const add = (
    id: string,
    day: Day,
    { stamp, sequence = 0 }: { readonly stamp: Instant; readonly sequence?: number },
    words: readonly [string, string, string],
  ): void => {
    const [summary, description, url] = words
    feed.createEvent({
      sequence,
      id: `${id}@duibiao`,
      summary,
      description,
      url,
      allDay: true,
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      stamp: new Date(stamp),
    })
  }
  for (const slip of slips) {
    const colour = LEVEL_WORDS[slip.level][lang]
    const summary = zh
      ? `【${colour}】${slip.title.zh} ${slip.number} 答复限期`
      : `[${colour}] ${slip.title.en} ${slip.number}: answer due`
    const stamp = slip.steps.at(-1)?.at ?? `${slip.issued}T00:00:00.000Z`
    const description = [slip.receiver.name, slip.reason[lang]].join('\n')
    // Whatever moves a limit is a step: it grows whenever the day does. Source: RFC 5545, 3.8.7.4.
    const sequence = Math.max(0, slip.steps.length - 1)
    add(`slip-${slip.id}`, slip.limit, { stamp, sequence }, [
      summary,
      description,
      linkTo(origin, slip, lang),
    ])
  }
  for (const { plan, recordedAt } of plans) {
    // Only another version of the plan moves a duty, and it is recorded later.
    const sequence = Math.max(0, Math.floor((Date.parse(recordedAt) - SEQUENCE_BEGINS) / 1000))
    for (const { id, title, due, receivers } of plan.duties) {
      add(`duty-${plan.id}-${id}`, due, { stamp: recordedAt, sequence }, [
        title,
        receivers.join('、'),
        `${origin}/desk/calendar`,
      ])
    }
  }
  return feed.toString()
}

/** Seconds from then on fit into what calendars count with. */
const SEQUENCE_BEGINS = Date.UTC(2020, 0, 1)

const LATEST = 60
/** Entries of a page of everything since a day. */
const PAGE_ENTRIES = 200
/** Before anything happened. */
const NOTHING_YET = new Date(0)

/** The library says that titles and summaries are HTML, which a reader of feeds draws: what people wrote stays text. */
const asHtml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

interface NewsInput extends FeedInput {
  /** Everything from that day on, page by page; absent: the latest only. */
  readonly since?: Day
  /** From 1. */
  readonly page: number
  /** The address of this feed as it was asked for. */
  readonly self: string
}

/** What happened to slips, the latest first; not who was told. A page names the one after it. Source: RFC 5005, 3. */
export function happeningsFeed({ slips, lang, origin, since, page, self }: NewsInput): string {
  const all = slips
    .flatMap((slip) => slip.steps.map((step) => ({ slip, step })))
    .sort((a, b) => (a.step.at < b.step.at ? 1 : -1))
    .filter(({ step }) => since === undefined || step.on >= since)
  const size = since === undefined ? LATEST : PAGE_ENTRIES
  const entries = all.slice((page - 1) * size, page * size)
  const [latest] = all
  const feed = new Feed({
    id: 'urn:duibiao:slips',
    title: lang === 'zh' ? '对标 · 督查动态' : 'Duibiao · slips',
    link: `${origin}/alerts`,
    language: lang === 'zh' ? 'zh-CN' : 'en',
    copyright: '',
    updated: latest ? new Date(latest.step.at) : NOTHING_YET,
    feedLinks: { atom: self },
  })
  for (const { slip, step } of entries) {
    feed.addItem({
      // The same under whatever address the service is reached.
      id: `urn:duibiao:slip:${step.id}`,
      title: asHtml(`${slip.number} ${slip.title[lang]}（${LEVEL_WORDS[step.level][lang]}）`),
      link: linkTo(origin, slip, lang),
      description: asHtml(step.why[lang]),
      date: new Date(step.at),
    })
  }
  const atom = feed.atom1()
  if (all.length <= page * size) return atom
  const after = new URL(self)
  after.searchParams.set('page', String(page + 1))
  const next = `<link rel="next" href="${after.href.replaceAll('&', '&amp;')}"/>`
  return atom.replace('<entry>', () => `${next}\n    <entry>`)
}
