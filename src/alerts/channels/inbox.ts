// The inbox of the house: what lies in the outbox for a person is shown on the pages; whoever listens is told at once.
import { text } from '../../core/text.ts'
import type { Channel } from './channel.ts'

export interface Inbox extends Channel {
  /** Calls back with the person's id when something arrived for them. Returns how to stop that. */
  onArrival(listener: (person: string) => void): () => void
}

export const INBOX = 'inbox'
/** Nobody outside has to be spared. */
const MOST_PER_MINUTE = 100_000

export function openInbox(): Inbox {
  const listeners = new Set<(person: string) => void>()
  return {
    id: INBOX,
    words: text('站内消息', 'Inbox'),
    personal: true,
    group: false,
    perMinute: MOST_PER_MINUTE,
    async send(_notice, { to }) {
      for (const listener of listeners) listener(to)
    },
    onArrival(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
