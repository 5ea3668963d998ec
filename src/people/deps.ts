// What the use cases about people are given.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import type { Store } from '../store/store.ts'
import type { SessionLimits } from './actor.ts'
import type { Register } from './register.ts'
import type { Visits } from './visits.ts'

export interface PeopleDeps {
  readonly store: Pick<Store, 'people' | 'deeds' | 'screens'>
  readonly register: Register
  readonly visits: Visits
  readonly sessions: SessionLimits
  readonly now: () => Instant
  readonly log: Log
}

/** What a person gets who signed in: the only moment at which the token is known. */
export interface SignedIn {
  readonly token: string
  readonly person: string
  readonly expires: Instant
  /** What the browser keeps to be known again; null: it is known already. */
  readonly device: string | null
}
