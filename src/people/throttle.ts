// How often a code may be wrong: by name and by address, with a lock for a while. Pure but for its own memory.
import type { Instant } from '../core/period.ts'
import { countOf } from './counts.ts'

interface ThrottleLimits {
  /** Failures of one name within the window that lock it. */
  readonly perName: number
  readonly perAddress: number
  readonly windowMs: number
  readonly lockMs: number
}

interface Count {
  /** Moments of failures within the window, oldest first. */
  failures: number[]
  lockedUntil: number
  /** Attempts whose outcome is not known yet: many at once must not slip through. */
  pending: number
}

export class Throttle {
  readonly #limits: ThrottleLimits
  readonly #counts = new Map<string, Count>()

  constructor(limits: ThrottleLimits) {
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
    return countOf(this.#counts, key, () => ({ failures: [], lockedUntil: 0, pending: 0 }))
  }
}
