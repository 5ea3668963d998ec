// How fast passwords may be tried: whoever fails waits, and longer each time. By person and address together; a device that
// signed in before counts alone, so that nobody can keep its owner out. Pure but for its own memory.
import type { Instant } from '../core/period.ts'
import { countOf } from './counts.ts'

/** Who tries to sign in. */
export interface SignInAttempt {
  /** As `loginKey` has it. */
  readonly login: string
  readonly address: string | null
  /** Names a device (or a session) that this person used before; null: one that nobody knows. */
  readonly device: string | null
}

/** Those who have to wait now. */
export interface Slowed {
  /** A sign-in name, an address, or both. */
  readonly login: string | null
  readonly address: string | null
  readonly failures: number
  /** Milliseconds of the epoch. */
  readonly until: number
}

interface Pace {
  /** Failures within the window after which waiting begins: with a second, and twice as long after each. */
  readonly free: number
  readonly longestMs: number
}

const WINDOW_MS = 15 * 60_000
const FIRST_MS = 1_000
/** A name or an address alone may be anybody's: those who share it wait for seconds. */
const PACES = {
  pair: { free: 8, longestMs: 15 * 60_000 },
  device: { free: 8, longestMs: 15 * 60_000 },
  name: { free: 50, longestMs: 60_000 },
  address: { free: 100, longestMs: 10_000 },
} as const satisfies Record<string, Pace>

interface Count {
  readonly of: Pick<Slowed, 'login' | 'address'>
  readonly pace: Pace
  /** Moments of failures within the window, oldest first. */
  failures: number[]
  /** Attempts whose outcome is not known yet: many at once must not slip through. */
  pending: number
}

export class SlowDown {
  readonly #counts = new Map<string, Count>()

  /** Until when this attempt has to wait, in milliseconds of the epoch; null: it need not. */
  waitsUntil(attempt: SignInAttempt, now: Instant): number | null {
    const at = Date.parse(now)
    const until = keysOf(attempt).map(({ key }) => {
      const count = this.#counts.get(key)
      return count ? untilOf(count, at) : 0
    })
    const latest = Math.max(...until)
    return latest > at ? latest : null
  }

  /** An attempt begins; call the answer when its outcome is known. */
  begin(attempt: SignInAttempt): () => void {
    const counts = keysOf(attempt).map((one) => this.#count(one))
    for (const count of counts) count.pending++
    return () => {
      for (const count of counts) count.pending--
    }
  }

  failed(attempt: SignInAttempt, when: Instant): void {
    const at = Date.parse(when)
    for (const one of keysOf(attempt)) {
      const count = this.#count(one)
      count.failures = [...recent(count, at), at]
    }
  }

  /** A name or an address alone is not cleared: a guesser's own account must not clear it. */
  succeeded(attempt: SignInAttempt): void {
    for (const { key, kind } of keysOf(attempt)) {
      const count = kind === 'pair' || kind === 'device' ? this.#counts.get(key) : undefined
      if (count) count.failures = []
    }
  }

  /** The longest wait first. */
  slowed(now: Instant): readonly Slowed[] {
    const at = Date.parse(now)
    return [...this.#counts.values()]
      .filter((count) => recent(count, at).length >= count.pace.free)
      .map((count) => ({ ...count.of, failures: recent(count, at).length, until: untilOf(count, at) }))
      .sort((a, b) => b.until - a.until)
  }

  #count({ key, kind, of }: Key): Count {
    return countOf(this.#counts, key, () => ({ of, pace: PACES[kind], failures: [], pending: 0 }))
  }
}

interface Key {
  readonly key: string
  readonly kind: keyof typeof PACES
  readonly of: Pick<Slowed, 'login' | 'address'>
}

function keysOf({ login, address, device }: SignInAttempt): readonly Key[] {
  if (device !== null) return [{ key: `device ${device} ${login}`, kind: 'device', of: { login, address } }]
  return [
    { key: `pair ${address ?? ''} ${login}`, kind: 'pair', of: { login, address } },
    { key: `name ${login}`, kind: 'name', of: { login, address: null } },
    ...(address === null
      ? []
      : [{ key: `from ${address}`, kind: 'address', of: { login: null, address } } as const]),
  ]
}

const recent = ({ failures }: Count, at: number): number[] =>
  failures.filter((moment) => at - moment < WINDOW_MS)

function untilOf(count: Count, at: number): number {
  const { free, longestMs } = count.pace
  const failures = recent(count, at)
  const over = failures.length - free
  const last = failures.at(-1) ?? 0
  const wait = over < 0 ? 0 : last + Math.min(longestMs, FIRST_MS * 2 ** over)
  const crowd = count.pending > 0 && count.pending + over >= 0 ? at + FIRST_MS : 0
  return Math.max(wait, crowd)
}
