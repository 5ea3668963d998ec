// Whether the database still answers at all: asked each second what costs it nothing, apart from all statements.
// A slow database answers this; one that hangs does not.
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { Problem } from '../core/problem.ts'

interface Silence {
  /** Whether it answers within this time. A refused connection is no silence: whoever asks hears of it at once. */
  answersWithin(limitMs: number): Promise<boolean>
  /** Longer than `SILENT_MS` without an answer. */
  isSilent(): boolean
  /** Of a read: its result, or `store-unavailable` while the database is silent. The signal tells when to give up. */
  unlessSilent<Result>(read: (given: AbortSignal) => Promise<Result>): Promise<Result>
  /** Raises `store-unavailable` while it is silent. */
  refuse(): void
  close(): Promise<void>
}

/** What a silence leads to, where anything can be done about it. */
export interface Rescue {
  /** After so long. */
  readonly afterMs: number
  readonly by: (silentMs: number) => void
}

/** Reads fail and nothing new is begun after so long without an answer. */
const SILENT_MS = 5_000
const EACH_MS = 1_000
/** A tick that comes later than this was our own standstill (a stopped process, a sleeping machine), not the database’s. */
const LONGEST_TICK_MS = 2 * EACH_MS

export function watchSilence(url: string, rescue: Rescue | null): Silence {
  // Its own connections: those of statements may all be waiting.
  const client = createClient({
    url,
    max_open_connections: 4,
    request_timeout: 24 * 3_600_000,
    log: { level: ClickHouseLogLevel.OFF },
  })
  const waiting = new Set<AbortController>()
  const leaving = new AbortController()
  let asked: Promise<unknown> | null = null
  let silentMs = 0
  let isRescued = false
  let tickedAt = performance.now()

  const tick = (): void => {
    const passedMs = Math.min(performance.now() - tickedAt, LONGEST_TICK_MS)
    tickedAt = performance.now()
    if (asked !== null) silentMs += passedMs
    asked ??= client.ping({ select: false, abort_signal: leaving.signal }).finally(() => {
      asked = null
      silentMs = 0
      isRescued = false
    })
    if (silentMs > SILENT_MS) for (const one of waiting) one.abort()
    if (rescue && silentMs > rescue.afterMs && !isRescued) {
      isRescued = true
      rescue.by(silentMs)
    }
  }
  const timer = setInterval(tick, EACH_MS)
  timer.unref()

  const isSilent = (): boolean => silentMs > SILENT_MS
  const refuse = (): void => {
    if (isSilent()) throw new Problem('store-unavailable')
  }
  return {
    isSilent,
    refuse,
    async answersWithin(limitMs) {
      const limit = AbortSignal.timeout(limitMs)
      await client.ping({ select: false, abort_signal: limit })
      return !limit.aborted
    },
    async unlessSilent(read) {
      refuse()
      const one = new AbortController()
      waiting.add(one)
      try {
        return await read(one.signal)
      } catch (error) {
        if (one.signal.aborted) throw new Problem('store-unavailable', {}, { cause: error })
        throw error
      } finally {
        waiting.delete(one)
      }
    },
    async close() {
      clearInterval(timer)
      leaving.abort()
      await client.close()
    },
  }
}
