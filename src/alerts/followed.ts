// The day's letter to whoever follows something: what of it changed since the last working day, as everybody may see it.
import { createHash } from 'node:crypto'
import { addWorkingDays } from '../core/calendar.ts'
import type { FollowedChange } from '../core/followed.ts'
import type { Day, Instant } from '../core/period.ts'
import { text } from '../core/text.ts'
import { instantAt } from '../core/zone.ts'
import type { NoticeItem } from '../slips/notice.ts'
import type { Outgoing } from '../store/outbox.ts'
import { INBOX } from './channels/inbox.ts'
import type { Contact } from './post.ts'

/** What changed for one person, by plan. */
export interface FollowerNews {
  /** Id of the person. */
  readonly person: string
  readonly news: readonly {
    readonly plan: { readonly id: string }
    readonly changes: readonly FollowedChange[]
  }[]
}

interface LetterTimes {
  readonly day: Day
  /** From when digests go out: `08:30`. */
  readonly digestTime: string
  readonly timeZone: string
  /** Ids of the channels of mail. */
  readonly mailChannels: readonly string[]
}

/** From the digest of the last working day to that of this one. */
export const followedSpan = ({
  day,
  digestTime,
  timeZone,
}: Pick<LetterTimes, 'day' | 'digestTime' | 'timeZone'>): {
  readonly since: Instant
  readonly until: Instant
} => ({
  since: instantAt(addWorkingDays(day, -1), digestTime, timeZone),
  until: instantAt(day, digestTime, timeZone),
})

/** Longer letters nobody reads; the page has the rest. */
const MOST_ITEMS = 20
const FOLLOWING_PATH = '/me/following'

/** One letter a person and channel, under a key that is the same for the same day; at the hour that the person chose. */
export function followedLetters(
  all: readonly FollowerNews[],
  contacts: readonly Contact[],
  { day, digestTime, timeZone, mailChannels }: LetterTimes,
): readonly Outgoing[] {
  return all.flatMap(({ person, news }) => {
    const contact = contacts.find(({ id }) => id === person)
    const items = news.flatMap(({ plan, changes }) => changes.map((change) => itemOf(change, plan.id)))
    if (!contact || items.length === 0) return []
    const { address, language, muted = [], digestAt } = contact
    const more = items.length - MOST_ITEMS
    const rest = more > 0 ? text(`，列 ${MOST_ITEMS} 处`, `, ${MOST_ITEMS} of them here`) : text('', '')
    const at = instantAt(day, digestTime, timeZone)
    const ways = [
      { channel: INBOX, to: person, language },
      ...(address === null
        ? []
        : mailChannels
            .filter((channel) => !muted.includes(channel))
            .map((channel) => ({ channel, to: address, language }))),
    ]
    return ways.map((to) => ({
      notice: {
        key: createHash('sha256')
          .update(['followed', day, person, to.channel, to.to].join('\n'))
          .digest('hex')
          .slice(0, 32),
        kind: 'digest' as const,
        level: null,
        title: text(
          `关注的事项有 ${items.length} 处变化${rest.zh}`,
          `${items.length} changes of what you follow${rest.en}`,
        ),
        items: items.slice(0, MOST_ITEMS),
        at,
      },
      to,
      notBefore: instantAt(day, digestAt ?? digestTime, timeZone),
    }))
  })
}

function itemOf({ title, words, slip, task, indicator, at, what }: FollowedChange, plan: string): NoticeItem {
  const query = `?plan=${encodeURIComponent(plan)}`
  const path =
    slip !== null
      ? `/alerts/${encodeURIComponent(slip)}`
      : indicator !== null
        ? `/indicators/${encodeURIComponent(indicator)}${query}`
        : task !== null
          ? `/tasks/${task}${query}`
          : FOLLOWING_PATH
  return {
    number: null,
    level: null,
    title,
    reason: words,
    facts: [],
    gauge: null,
    path,
    state: 'open',
    since: at,
    matter: [plan, what, slip ?? indicator ?? task].join('/'),
  }
}
