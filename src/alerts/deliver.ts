// Empties the outbox: each notice at least once, later and later when it fails, given up at last and told.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import { type Held, type LeaseDeps, LeaseLost, withLease } from '../store/lease.ts'
import type { Attempt, Outbox, OutboxItem } from '../store/outbox.ts'
import type { Channel } from './channels/channel.ts'
import { DeliveryFailed } from './delivery-failed.ts'
import type { Pulse } from './heartbeats.ts'

interface DeliveryDeps extends LeaseDeps {
  readonly outbox: Outbox
  readonly channels: ReadonlyMap<string, Channel>
  readonly pulse: Pulse
  readonly now: () => Instant
  /** 0 to below 1: spreads the waiting times. */
  readonly random: () => number
  readonly log: Log
}

export interface Delivery {
  /** Delivers what is due; nothing when another process is at it. How many were sent, failed and given up. */
  run(): Promise<{ readonly sent: number; readonly failed: number; readonly dead: number }>
}

const BATCH = 100
const WINDOW_MS = 60_000
export const MOST_ATTEMPTS = 8
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 6 * 3_600_000

/** How long to wait after the `attempt`-th failure: doubled each time, half to full of it by chance, capped at six hours. */
export function waitMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
  return Math.round(full * (0.5 + random / 2))
}

export function openDelivery(deps: DeliveryDeps): Delivery {
  const { outbox, channels, pulse, now, random, log } = deps
  /** When each channel sent during the last minute, and until when it rests. */
  const sentAt = new Map<string, number[]>()
  const restsUntil = new Map<string, number>()

  /** Whether a channel may send one more: so many in any 60 seconds, as those count who limit it. */
  function mayGo({ id, perMinute }: Channel): boolean {
    const at = Date.parse(now())
    if (at < (restsUntil.get(id) ?? 0)) return false
    const lately = (sentAt.get(id) ?? []).filter((one) => at - one < WINDOW_MS)
    const isFree = lately.length < perMinute
    sentAt.set(id, isFree ? [...lately, at] : lately)
    return isFree
  }

  async function attempt(kept: OutboxItem, channel: Channel | undefined): Promise<Attempt> {
    const number = (kept.last?.attempt ?? 0) + 1
    try {
      if (channel === undefined) {
        throw new DeliveryFailed(`the channel ${kept.to.channel} is not set up`, { retry: true })
      }
      await channel.send(kept.notice, kept.to)
      pulse.beat(`channel/${channel.id}`, true)
      return { attempt: number, state: 'sent', at: now(), nextAt: now(), note: '' }
    } catch (error) {
      const failed =
        error instanceof DeliveryFailed
          ? error
          : new DeliveryFailed('an unexpected failure; the log has it', { retry: true, cause: error })
      const dead = !failed.retry || number >= MOST_ATTEMPTS
      const { key } = kept.notice
      log.warn(
        { err: failed, key, channel: kept.to.channel, attempt: number, dead },
        'a notice was not delivered',
      )
      pulse.beat(`channel/${kept.to.channel}`, false, failed.message)
      if (failed.rests && failed.afterMs !== null)
        restsUntil.set(kept.to.channel, Date.parse(now()) + failed.afterMs)
      const wait = Math.max(failed.afterMs ?? 0, waitMs(number, random()))
      const nextAt = new Date(Date.parse(now()) + wait).toISOString()
      return { attempt: number, state: dead ? 'dead' : 'failed', at: now(), nextAt, note: failed.message }
    }
  }

  async function empty(held: Held): Promise<Record<Attempt['state'], number>> {
    const counts = { sent: 0, failed: 0, dead: 0 }
    for (;;) {
      let went = 0
      for (const kept of await outbox.due(now(), BATCH)) {
        const channel = channels.get(kept.to.channel)
        if (channel !== undefined && !mayGo(channel)) continue
        await held.check()
        const result = await attempt(kept, channel)
        await outbox.note(kept, result)
        counts[result.state]++
        went++
      }
      if (went === 0) return counts
    }
  }

  return {
    async run() {
      const none = { sent: 0, failed: 0, dead: 0 }
      if ((await outbox.due(now(), 1)).length === 0) return none
      try {
        return (await withLease(deps, 'delivery', empty))?.result ?? none
      } catch (error) {
        if (error instanceof LeaseLost) return none
        throw error
      }
    },
  }
}
