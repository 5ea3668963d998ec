// What an upload is made of, what is needed to take it in, and how far it is for the person who waits.
import type { Readable } from 'node:stream'
import type { Beside } from '../core/beside.ts'
import type { Clearance } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import type { KeptPlan } from '../core/plan.ts'
import type { CellEdit } from '../core/reading.ts'
import type { Receipt } from '../core/receipt.ts'
import type { Store } from '../store/store.ts'
import type { Check } from './checks/check.ts'
import type { Choice } from './choose-mapping.ts'
import type { Decode } from './decoding/decode.ts'
import { DECODING_LIMITS, type DecodingLimits } from './decoding/limits.ts'
import type { Format } from './formats/format.ts'
import type { MaySend } from './indicator-book.ts'
import type { ReadSheets } from './raw-blocks.ts'
import type { OpenFigures, Portion } from './read-figures.ts'
import type { SeriesCheck } from './series-checks/series-check.ts'

interface UploadLimits {
  /** Size of one file. */
  readonly bytes: number
  readonly rows: number
  /** Characters of one row. */
  readonly recordLength: number
  /** Faults that an answer lists; all are counted. */
  readonly faults: number
  /** Revisions that a receipt lists; all are counted. */
  readonly revisions: number
  /** New and revised figures up to which each is looked at beside its series; more need a reason as a whole. */
  readonly examined: number
  /** Of workbooks and other files of bytes. */
  readonly decoding: DecodingLimits
  /** Uploads under way at once, the one being applied included. */
  readonly waiting: number
}

export const DEFAULT_LIMITS: UploadLimits = {
  bytes: 512 * 1024 * 1024,
  rows: 10_000_000,
  recordLength: 64 * 1024,
  faults: 10_000,
  revisions: 1_000,
  examined: 200_000,
  decoding: DECODING_LIMITS,
  waiting: 16,
}

interface EmbargoLimit {
  readonly days: number
  /** A second person looks at everything: then a release may be farther away, for a reason. */
  readonly longer: boolean
}

export const EMBARGO: EmbargoLimit = { days: 90, longer: false }

export const latestRelease = (now: Instant, days: number): Instant =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString()

export interface IngestDeps {
  readonly store: Store
  readonly plans: () => Promise<readonly KeptPlan[]>
  /** Uploads are kept here, content-addressed. */
  readonly folder: string
  readonly limits: UploadLimits
  /** How far away a release may be; usual when absent. */
  readonly embargo?: EmbargoLimit
  readonly now: () => Instant
  /** Whether a file may be taken in; raises `store-disk-full` while there is no room. Always, when absent. */
  readonly room?: () => Promise<void>
  /** The formats that are read; those of the registry when absent. */
  readonly formats?: readonly Format[]
  /** What each row must pass, and what each figure beside its series; those of their registries when absent. */
  readonly checks?: readonly Check[]
  readonly seriesChecks?: readonly SeriesCheck[]
  /** Where files are decoded; in a process of their own when absent. */
  readonly decode?: Decode
  /** The service ends: between two portions of work it is looked at; its reason is thrown. Never, when absent. */
  readonly stop?: AbortSignal
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
  /** What a sheet means, as far as the sender says; nothing was said when absent. */
  readonly choice?: Choice
  /** When rows that do not say may be seen by the public; `calendar`: on their due days; null or absent: at once. */
  readonly releaseAt?: Instant | 'calendar' | null
  /** Why warnings may pass; null or absent: they stop the upload. */
  readonly accept?: Acceptance | null
  /** Whose figures the sender may send; a row of any other is a fault (`figure-not-own`). Everybody's when absent. */
  readonly maySend?: MaySend
  /** Id that the upload is to have; a new one when absent. */
  readonly id?: string
  /** Nothing is stored, as in a dry run, and yet warnings stop without their reasons: it is handed in to be confirmed. */
  readonly handIn?: boolean
  /**
   * Told what stands beside each of its figures, before anything is stored. Answers who sent and who confirmed it, for
   * the receipt (null: nobody yet); throws to stop.
   */
  readonly review?: (beside: readonly Beside[], at: Instant) => Receipt['review'] | null
  /** Whose eyes the answer is for: what waits for its release is quoted to the bureau only. `public` when absent. */
  readonly clearance?: Clearance
  /** Cells that the sender put right; as the file has them when absent. */
  readonly edits?: readonly CellEdit[]
  /** Who knows the file's sheets already; they are read when absent. */
  readonly sheets?: ReadSheets
  /** Who follows it; nobody when absent. */
  readonly watch?: Watch
}

/** Reasons for letting warnings pass. */
export interface Acceptance {
  /** For every warning that has none of its own; null: those stop the upload. */
  readonly all: string | null
  /** By the warning's id. */
  readonly each: Readonly<Record<string, string>>
}

const STAGES = ['waiting', 'reading', 'comparing', 'checking', 'done'] as const
type Stage = (typeof STAGES)[number]

export interface Progress {
  readonly stage: Stage
  /** Rows (of a wide table: cells) that were read. */
  readonly rows: number
  /** New and revised figures that were looked at beside their series, of so many; 0 while nobody knows. */
  readonly checked: number
  readonly toCheck: number
}

/** Who follows an upload, and how that person stops it. */
export interface Watch {
  readonly progress: (change: Partial<Progress>) => void
  /** Ends the process that decodes, and is looked at between two portions of work; its reason is thrown. */
  readonly signal: AbortSignal
  /** Shown each portion as it was read. */
  readonly read?: (portion: Portion, reading: OpenFigures['reading']) => void
}

/** What ends an upload before it is committed: the service stops, or whoever follows it does. */
export function stopOf({ stop }: IngestDeps, { watch }: Pick<UploadRequest, 'watch'>): AbortSignal {
  return AbortSignal.any([stop, watch?.signal].filter((signal) => signal !== undefined))
}

export const NOT_STARTED: Progress = { stage: 'waiting', rows: 0, checked: 0, toCheck: 0 }
