// How many notices each person has not read: asked of the store once, kept until something arrives or is read.
import type { Alerts } from '../alerts/alerts.ts'
import { INBOX } from '../alerts/channels/inbox.ts'
import type { Instant } from '../core/period.ts'
import type { OutboxItem } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'

export interface Unread {
  count(person: string): Promise<number>
  /** A person's notices, the latest first, those not read marked. */
  notices(person: string): Promise<readonly (OutboxItem & { readonly fresh: boolean })[]>
  read(person: string, upTo: Instant): Promise<void>
  /** Calls back with the person's id when their count may have changed. Returns how to stop that. */
  onChange(listener: (person: string) => void): () => void
  close(): void
}

interface Deps {
  readonly store: Pick<Store, 'outbox' | 'inboxReads'>
  readonly alerts: Pick<Alerts, 'inbox'>
  readonly now: () => Instant
}

const SHOWN = 100
const LOOK_BACK_MS = 60 * 86_400_000
/** Another process may have delivered, or taken what was read. */
const KEPT_MS = 30_000
const MOST_KEPT = 5_000

export function keepUnread({ store, alerts, now }: Deps): Unread {
  const kept = new Map<string, { readonly at: number; readonly count: Promise<number> }>()
  const listeners = new Set<(person: string) => void>()
  const changed = (person: string): void => {
    kept.delete(person)
    for (const listener of listeners) listener(person)
  }
  const stop = alerts.inbox.onArrival(changed)

  async function notices(person: string) {
    const since = new Date(Date.parse(now()) - LOOK_BACK_MS).toISOString()
    const [latest, upTo] = await Promise.all([
      store.outbox.latest({ channel: INBOX, receiver: person, since, limit: SHOWN }),
      store.inboxReads.upTo(person),
    ])
    return latest.map((one) => ({ ...one, fresh: upTo === null || one.putAt > upTo }))
  }

  return {
    notices,
    count(person) {
      const at = Date.parse(now())
      const known = kept.get(person)
      if (known && Math.abs(at - known.at) < KEPT_MS) return known.count
      const count = notices(person).then((all) => all.filter(({ fresh }) => fresh).length)
      count.catch(() => kept.delete(person))
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(person, { at, count })
      return count
    },
    async read(person, upTo) {
      await store.inboxReads.readUpTo(person, upTo)
      changed(person)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: stop,
  }
}
