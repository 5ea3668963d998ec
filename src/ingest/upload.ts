// What an upload is made of, and what is needed to take it in.
import type { Readable } from 'node:stream'
import type { Clearance } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import type { KeptPlan } from '../core/plan.ts'
import type { Store } from '../store/store.ts'

export interface UploadLimits {
  /** Size of one file. */
  readonly bytes: number
  readonly rows: number
  /** Characters of one row. */
  readonly recordLength: number
  /** Faults that an answer lists; all are counted. */
  readonly faults: number
  /** Revisions that a receipt lists; all are counted. */
  readonly revisions: number
  /** Uploads under way at once, the one being applied included. */
  readonly waiting: number
}

export const DEFAULT_LIMITS: UploadLimits = {
  bytes: 512 * 1024 * 1024,
  rows: 10_000_000,
  recordLength: 64 * 1024,
  faults: 10_000,
  revisions: 1_000,
  waiting: 16,
}

export interface IngestDeps {
  readonly store: Store
  readonly plans: () => Promise<readonly KeptPlan[]>
  /** Uploads are kept here, content-addressed. */
  readonly folder: string
  readonly limits: UploadLimits
  readonly now: () => Instant
}

export interface UploadRequest {
  readonly body: Readable
  readonly contentType: string | null
  readonly filename: string | null
  readonly by: string
  /** For the ledger of deeds; the service itself, under the name `by`, when absent. */
  readonly doer?: Doer
  readonly dryRun: boolean
  /** Id of the plan that all rows speak of; null: whichever fits. */
  readonly plan: string | null
  /** Region of rows that name none; null: the plan's, or the only one there is. */
  readonly region: string | null
  /** Source of rows that name none. */
  readonly source: string | null
  /** When rows that do not say became known; null: now. */
  readonly knownAt: Instant | null
}
