// How often signing in may fail: by name and by address, with a lock for a while. Pure but for its own memory.
import type { Instant } from '../core/period.ts'

interface ThrottleLimits {
  /** Failures of one name within the window that lock it. */
  readonly perName: number
  readonly perAddress: number
  readonly windowMs: number
  readonly lockMs: number
}

const DEFAULT_THROTTLE: ThrottleLimits = {
  perName: 5,
  perAddress: 20,
  windowMs: 15 * 60_000,
  lockMs: 15 * 60_000,
}

interface Count {
  /** Moments of failures within the window, oldest first. */
  failures: number[]
  lockedUntil: number
  /** Attempts whose outcome is not known yet: many at once must not slip through. */
  pending: number
}

/** More keys than this and the oldest go: guesses at random must not fill the memory. */
const MOST_KEYS = 20_000

export class Throttle {
  readonly #limits: ThrottleLimits
  readonly #counts = new Map<string, Count>()

  constructor(limits: ThrottleLimits = DEFAULT_THROTTLE) {
    this.#limits = limits
  }

  /** Until when neither may try, in milliseconds of the epoch; null: now. */
  lockedUntil(name: string, address: string | null, now: Instant): number | null {
    const at = Date.parse(now)
    const until = this.#keys(name, address).map(([key, limit]) => {
      const count = this.#counts.get(key)
      if (!count) return 0
      if (count.lockedUntil > at) return count.lockedUntil
      const recent = count.failures.filter((moment) => at - moment < this.#limits.windowMs)
      return count.pending + recent.length >= limit ? at + 1_000 : 0
    })
    const latest = Math.max(...until)
    return latest > at ? latest : null
  }

  /** An attempt begins; call the answer when its outcome is known. */
  begin(name: string, address: string | null): () => void {
    const counts = this.#keys(name, address).map(([key]) => this.#count(key))
    for (const count of counts) count.pending++
    return () => {
      for (const count of counts) count.pending--
    }
  }

  failed(name: string, address: string | null, when: Instant): void {
    const at = Date.parse(when)
    for (const [key, limit] of this.#keys(name, address)) {
      const count = this.#count(key)
      count.failures = [...count.failures.filter((moment) => at - moment < this.#limits.windowMs), at]
      if (count.failures.length < limit) continue
      count.lockedUntil = at + this.#limits.lockMs
      count.failures = []
    }
  }

  /** Only the name is cleared: a guesser's own account must not clear their address. */
  succeeded(name: string): void {
    const count = this.#counts.get(`name ${name}`)
    if (!count) return
    count.failures = []
    count.lockedUntil = 0
  }

  #keys(name: string, address: string | null): (readonly [string, number])[] {
    const { perName, perAddress } = this.#limits
    return [[`name ${name}`, perName], ...(address ? [[`from ${address}`, perAddress] as const] : [])]
  }

  #count(key: string): Count {
    const known = this.#counts.get(key)
    if (known) {
      // Last in the order of the map: the longest unused go first.
      this.#counts.delete(key)
      this.#counts.set(key, known)
      return known
    }
    for (const [old, { pending }] of this.#counts) {
      if (this.#counts.size < MOST_KEYS) break
      if (pending === 0) this.#counts.delete(old)
    }
    const fresh: Count = { failures: [], lockedUntil: 0, pending: 0 }
    this.#counts.set(key, fresh)
    return fresh
  }
}
