// What the service knows of itself when its rules are asked. Filled in by whoever runs it; no secrets, no addresses.
import type { Instant } from '../core/period.ts'

export interface ServiceFacts {
  /** When the clock last gave a sign of life; null: never since the service began. */
  readonly schedulerBeatAt: Instant | null
  /** When this process began: nothing is late before it could have happened. */
  readonly startedAt: Instant
  /** The last evaluation that came to its end, and the last failure; null: none. */
  readonly evaluatedAt: Instant | null
  readonly evaluationFailedAt: Instant | null
  /** Kind of the last failure in a word, for people; null: none. */
  readonly evaluationFailure: string | null
  readonly channels: readonly ChannelFacts[]
  /** The last comparison of the store with its ledger; null: none yet. */
  readonly storeCheck: { readonly at: Instant; readonly losses: number } | null
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  readonly backupAt: Instant | null
}

export interface ChannelFacts {
  /** Id of the channel as in its registry or the settings. */
  readonly id: string
  /** Since when no delivery has succeeded although one was tried; null: it works. */
  readonly failingSince: Instant | null
  /** Messages that were given up. */
  readonly deadLetters: number
  /** Code of the last failure; null: none. */
  readonly failure: string | null
}
