// What a digest says of the things that its reader follows: what changed since the last working day, as everybody may see it.
import { addWorkingDays } from '../core/calendar.ts'
import type { FollowedChange } from '../core/followed.ts'
import type { Day, Instant } from '../core/period.ts'
import { instantAt } from '../core/zone.ts'
import type { NoticeItem } from '../slips/notice.ts'

/** What changed for one person, by plan. */
export interface FollowerNews {
  /** Id of the person. */
  readonly person: string
  readonly news: readonly {
    readonly plan: { readonly id: string }
    readonly changes: readonly FollowedChange[]
  }[]
}

/** No digest is wanted earlier by anybody: what changed by then is in all of that day, at whatever hour each goes out. */
const EARLIEST_DIGEST = '07:00'

/** From the morning of the last working day to that of this one: no two days leave anything out or say it twice. */
export function followedSpan({
  day,
  digestTime,
  timeZone,
}: {
  readonly day: Day
  /** From when digests go out: `08:30`. */
  readonly digestTime: string
  readonly timeZone: string
}): { readonly since: Instant; readonly until: Instant } {
  const time = digestTime < EARLIEST_DIGEST ? digestTime : EARLIEST_DIGEST
  return {
    since: instantAt(addWorkingDays(day, -1), time, timeZone),
    until: instantAt(day, time, timeZone),
  }
}

const FOLLOWING_PATH = '/me/following'

/** By person, of those for whom something changed; the latest first. */
export const followedItems = (all: readonly FollowerNews[]): ReadonlyMap<string, readonly NoticeItem[]> =>
  new Map(
    all.flatMap(({ person, news }) => {
      const items = news.flatMap(({ plan, changes }) => changes.map((change) => itemOf(change, plan.id)))
      return items.length === 0 ? [] : [[person, items] as const]
    }),
  )

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
    followed: true,
    since: at,
    matter: slip ?? [plan, what, indicator ?? task].join('/'),
  }
}
