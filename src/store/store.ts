// What the rest of the product may ask of the database. Implemented on ClickHouse in this folder and nowhere else.

import type { Beside } from '../core/beside.ts'
import type { Released } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import type { Demonstration } from '../core/demonstration.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Basis, Figure, Observation } from '../core/observation.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { KeptPlan, Plan } from '../core/plan.ts'
import type { Withdrawal } from '../core/plan-state.ts'
import type { Receipt, WaitingFigure } from '../core/receipt.ts'
import type { Deeds } from './deeds.ts'
import type { Dump } from './dump.ts'
import type { EvidenceStore } from './evidence.ts'
import type { Heartbeats } from './heartbeats.ts'
import type { InboxReads } from './inbox-reads.ts'
import type { JobRuns } from './job-runs.ts'
import type { Leases } from './leases.ts'
import type { MarkedEventStore } from './marked-events.ts'
import type { Outbox } from './outbox.ts'
import type { PeopleStore } from './people.ts'
import type { PlanDraftStore } from './plan-drafts.ts'
import type { RoundStore } from './rounds.ts'
import type { ScreenStore } from './screens.ts'
import type { SlipStore } from './slips.ts'
import type { Texts } from './texts.ts'

/** Who did something and when, as the service saw it. */
export interface Act {
  readonly by: string
  readonly at: Instant
  /** For the ledger of deeds; the service itself, under the name `by`, when absent. */
  readonly doer?: Doer
}

/** Regions whose codes lie between two, both included. */
export interface RegionRange {
  readonly low: string
  readonly high: string
}

export interface ObservationFilter {
  /** One region, or a few neighbours at once. */
  readonly region: string | RegionRange
  /** All when absent. */
  readonly indicators?: readonly string[]
  readonly from?: Period
  readonly to?: Period
  readonly basis?: Basis
  /** What was known at this moment; now when absent. */
  readonly knownAt?: Instant
  /** What was public at this moment, or all; what is public now when absent. */
  readonly released?: Released
}

/** A vintage with its fate, for the history of one indicator. */
export interface Vintage extends Observation {
  /** When the upload that brought it was undone; null while it stands. */
  readonly undoneAt: Instant | null
}

/** A figure that waits for its release. */
export interface Embargo {
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  /** When we first had it. */
  readonly since: Instant
  /** From when the public sees it. */
  readonly releaseAt: Instant
}

/** When a figure first arrived, whatever revised it later. */
export interface Arrival {
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  /** When it first became known. */
  readonly knownAt: Instant
  /** When we first had it. */
  readonly recordedAt: Instant
  /** All that came says that there is no value. */
  readonly empty: boolean
}

/** The ledger's view of one upload. */
export interface UploadRecord {
  readonly id: string
  readonly sha256: string
  readonly filename: string
  readonly bytes: number
  readonly receipt: Receipt
  readonly committed: Act
  readonly undone: (Act & { readonly reason: string }) | null
}

/** What a figure's page says of the upload that brought it. */
export type UploadName = Pick<UploadRecord, 'id' | 'filename' | 'committed' | 'undone'>

/** An upload on its way in. Nothing of it is visible before `commit` returns. */
export interface Staging {
  readonly id: string
  /** Adds figures; batches of any size, in file order. Waits until they are stored. */
  add(figures: readonly Figure[]): Promise<void>
  /** The same for a column-wise block, without an object or a Decimal per row: the way of long uploads. */
  addBlock(block: FigureBlock): Promise<void>
  /** Figures whose key and knownAt occur more than once: every later row with the row it repeats. At most `limit`. */
  duplicates(
    limit: number,
  ): Promise<
    readonly { readonly row: number; readonly cell: string; readonly first: number; readonly key: string }[]
  >
  /** Figures that would be released later than the unreleased one they revise: which then came out first. At most `limit`. */
  postponed(limit: number): Promise<
    readonly {
      readonly row: number
      readonly cell: string
      readonly releaseAt: Instant
      readonly before: Instant
    }[]
  >
  /**
   * New and revised figures that the public will see later, with the release that they have or inherit. The longest wait
   * first, at most `limit`; `count` counts all.
   */
  waiting(limit: number): Promise<{ readonly count: number; readonly figures: readonly WaitingFigure[] }>
  /** How the staged figures differ from what is known. Revisions listed up to `limit`, counted in full. */
  compare(limit: number): Promise<Comparison>
  /** What counts now in the place of each staged figure, in the order of the file; what waits for its release too. */
  beside(): Promise<readonly Beside[]>
  /**
   * What `Store.observations` would return now if the staged figures had just been committed. Staged ones are told by
   * their upload, which is `id`; those that inherit the release of what they revise carry it.
   */
  preview(filter: ObservationFilter): Promise<readonly Observation[]>
  /** Makes all staged figures that are new or revised visible at once and for good, with their entry in the ledger. */
  commit(entry: {
    readonly sha256: string
    readonly filename: string
    readonly bytes: number
    readonly act: Act
    readonly receipt: Receipt
  }): Promise<void>
  /** Forgets the staged figures. Harmless after `commit`. */
  discard(): Promise<void>
}

export interface Comparison {
  readonly read: number
  readonly fresh: number
  readonly revised: number
  readonly unchanged: number
  readonly revisions: readonly Revision[]
  /** Indicators with at least one new or revised figure, and the regions they are of. */
  readonly touched: readonly { readonly region: string; readonly indicator: string }[]
}

export interface Revision {
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  /** Exact decimal texts; null for "no value". */
  readonly before: string | null
  readonly after: string | null
  readonly row: number
  readonly cell: string
  readonly knownAt: Instant
  /** Release instant of what is revised, when it waits for one that has not come; else null. */
  readonly beforeReleaseAt: Instant | null
}

/** What the comparison of the store with its ledger found. Any entry in `losses` means that figures are gone. */
export interface StoreCheck {
  readonly at: Instant
  readonly uploads: number
  readonly observations: number
  readonly losses: readonly {
    readonly upload: string
    readonly what: 'count' | 'hash' | 'unreadable'
    readonly expected: string
    readonly found: string
  }[]
  readonly detachedParts: readonly string[]
}

/** A plan that was taken back, as it was. */
export interface WithdrawnPlan {
  readonly plan: Plan
  readonly withdrawal: Withdrawal
}

export interface Store {
  /** Version of the database engine. */
  readonly version: string
  /** Throws a Problem when the database does not answer a query. */
  ping(): Promise<void>
  /** Whether the database answers at all within this time, however long its statements take. */
  answersWithin(limitMs: number): Promise<boolean>
  check(): Promise<StoreCheck>

  /**
   * Keeps a plan; the same bytes again change nothing. Earlier versions stay. `agree` sees the version that stands, in
   * the same turn, and raises what speaks against the new one.
   */
  savePlan(
    plan: Plan,
    file: { readonly sha256: string; readonly text: string },
    act: Act,
    agree?: (before: Plan) => void,
  ): Promise<{ readonly changed: boolean }>
  /** Takes a plan back: its versions stay, and it counts nowhere any more. `agree` as with `savePlan`. */
  withdrawPlan(
    id: string,
    reason: string,
    act: Act,
    agree: (before: Plan) => void,
  ): Promise<'withdrawn' | 'unknown'>
  /**
   * The latest version of every plan that stands, as known at a moment (now when absent). The demonstration is one of
   * them only while no other plan stands.
   */
  plans(knownAt?: Instant): Promise<readonly KeptPlan[]>
  readonly planDrafts: PlanDraftStore
  /** The text of a plan file by its hash; null when no version has it. */
  planText(sha256: string): Promise<string | null>
  /** What was taken back and not sent again, the latest first; without the demonstration. */
  withdrawnPlans(): Promise<readonly WithdrawnPlan[]>
  /** What the service planted itself; null: nothing, or somebody has sent that plan anew since it was put away. */
  demonstration(): Promise<Demonstration | null>

  /** The figures that count: one per key, the latest known. Ordered by region, indicator, period of the key, basis. */
  observations(filter: ObservationFilter): Promise<readonly Observation[]>
  /** The same, for every region at once in blocks, for exports and nationwide runs. */
  observationBlocks(
    filter: Omit<ObservationFilter, 'region'> & { readonly region?: string },
  ): AsyncIterable<readonly Observation[]>
  /** Every vintage of one indicator, oldest first, withdrawn ones included; of what is public now, or was at an earlier `knownAt`, unless said otherwise. */
  vintages(
    region: string,
    indicator: string,
    asked?: Pick<ObservationFilter, 'released' | 'knownAt'>,
  ): Promise<readonly Vintage[]>
  /**
   * Every standing vintage of the figures that have more than one. Ordered by region, indicator, period, basis, then as
   * they became known.
   */
  revised(filter: ObservationFilter): Promise<readonly Observation[]>
  /** When each figure that stands first arrived. Ordered by indicator, period, basis. */
  arrivals(filter: ObservationFilter): Promise<readonly Arrival[]>
  /** The next instant after this one at which kept figures become public; null when none waits. */
  nextRelease(after: Instant): Promise<Instant | null>

  stage(id: string): Promise<Staging>
  /**
   * The latest first. Uploads of which anything still waits for its release are left out, unless `released` says
   * otherwise; those planted with the demonstration where it does not show.
   */
  uploads(page: {
    readonly limit: number
    readonly before?: Instant
    readonly released?: Released
  }): Promise<readonly UploadRecord[]>
  /** Null for one that waits for its release, as for one that is not there. */
  upload(id: string, released?: Released): Promise<UploadRecord | null>
  /** What these are called and what became of them, in the order of their commits; those that wait for their release are left out as above. */
  uploadsNamed(ids: readonly string[], released?: Released): Promise<readonly UploadName[]>
  /** What waits for its release, figure by figure and without values, the longest known first. */
  waiting(): Promise<readonly Embargo[]>
  /** Which bytes every committed upload came with, in the order of their commits. */
  originals(): Promise<readonly { readonly upload: string; readonly sha256: string }[]>
  /** The standing (not undone) upload of these bytes. */
  uploadOfBytes(sha256: string): Promise<UploadRecord | null>
  /** Withdraws an upload's figures from now on. A new fact: nothing is deleted. False when it was undone before. */
  undo(id: string, act: Act, reason: string): Promise<boolean>
  /** Of the figures of an upload: which indicators it touches. */
  touchedBy(id: string): Promise<readonly { readonly region: string; readonly indicator: string }[]>

  /** Everything that was done, chained by hash. Uploads, their undoing, plans, texts and slips come into it by themselves. */
  readonly deeds: Deeds
  readonly people: PeopleStore
  readonly screens: ScreenStore
  /** Narratives of units and comments of leaders. */
  readonly texts: Texts
  readonly evidence: EvidenceStore
  /** What happened and is marked on charts (大事). */
  readonly markedEvents: MarkedEventStore
  readonly leases: Leases
  readonly jobRuns: JobRuns
  readonly heartbeats: Heartbeats
  readonly inboxReads: InboxReads
  readonly outbox: Outbox
  readonly slips: SlipStore
  /** Rounds of written reports. */
  readonly rounds: RoundStore

  /** Day of the last upload and of its figures, for the health page; of those that wait for nothing. */
  lastUpload(
    released?: Released,
  ): Promise<{ readonly at: Instant; readonly id: string; readonly day: Day } | null>
  /** All that is kept, as of now: what is written while it is read is not in it. */
  dump(): Promise<Dump>
  close(): Promise<void>
}
