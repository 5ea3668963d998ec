// Work that only one of several processes may do at a time: under a lease that is renewed while it lasts.
import { performance } from 'node:perf_hooks'
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import type { LeaseClaim, Leases } from './leases.ts'

export interface LeaseDeps {
  readonly leases: Leases
  /** Names this process among all that use the database. */
  readonly holder: string
  readonly now: () => Instant
  readonly log: Log
  /** How long a claim lasts without being renewed. The others wait that long when its holder dies. */
  readonly ttlMs?: number
}

/** What the work under a lease is given. */
export interface Held {
  /** Grows from holder to holder: whatever is written carries it. */
  readonly fence: number
  /** Asks the database whether the lease is still ours; raises `LeaseLost` when not. To be asked before each write. */
  check(): Promise<void>
}

/** The lease went to somebody else while the work was under way (a process that slept too long): it must stop. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor(lease: string, fence: number) {
    super(`the lease ${lease} with the number ${fence} is lost`)
  }
}

const TTL_MS = 30_000

/** Runs the work when the lease can be had; null when another process holds it. Raises what the work raises. */
export async function withLease<Result>(
  { leases, holder, now, log, ttlMs = TTL_MS }: LeaseDeps,
  name: string,
  work: (held: Held) => Promise<Result>,
): Promise<{ readonly result: Result } | null> {
  const after = (ms: number): Instant => new Date(Date.parse(now()) + ms).toISOString()
  // Before the claim is written: the others count from a moment that is not earlier.
  let deadline = performance.now() + ttlMs
  let claim = await leases.claim(name, holder, now(), after(ttlMs))
  if (claim === null) return null
  const { fence } = claim
  let lost = false
  let renewing: Promise<void> | null = null

  const renew = async (held: LeaseClaim): Promise<void> => {
    const begun = performance.now()
    const renewed = await leases.renew(held, now(), after(ttlMs))
    if (renewed === null) lost = true
    else {
      claim = renewed
      deadline = begun + ttlMs
    }
  }
  const timer = setInterval(() => {
    if (lost || claim === null || renewing !== null) return
    renewing = renew(claim)
      .catch((err: unknown) => log.warn({ err, lease: name }, 'a lease could not be renewed'))
      .finally(() => {
        renewing = null
      })
  }, ttlMs / 3)

  const held: Held = {
    fence,
    async check() {
      if (!lost && performance.now() < deadline) return
      // Past its end, or told so: only the database knows whether somebody else came after us.
      lost ||= claim === null || !(await leases.isLatest(claim))
      if (!lost && claim !== null) await renew(claim)
      if (lost) throw new LeaseLost(name, fence)
    },
  }
  try {
    return { result: await work(held) }
  } finally {
    clearInterval(timer)
    await renewing
    if (!lost)
      await leases
        .release(claim, now())
        .catch((err: unknown) => log.warn({ err, lease: name }, 'a lease is left to run out'))
  }
}
