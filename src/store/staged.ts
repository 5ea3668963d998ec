// One upload that is staged, as those who look at its rows need it.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import type { Ledger } from './ledger.ts'
import { AT_ONCE, fromMoment } from './moments.ts'
import type { Tables } from './tables.ts'

export interface StagedUpload {
  readonly database: Database
  readonly tables: Tables
  readonly ledger: Ledger
  /** The upload. */
  readonly id: string
  /**
   * One moment for the whole upload, as the database writes it: what waits for its release when it is compared still
   * waits when it is stored.
   */
  readonly now: string
}

/** What a comparison found, for the one who stores what was compared. */
export interface Compared {
  /** How many rows are new or revised. */
  readonly changed: number
  /** The last event of the ledger that it took in. */
  readonly upto: number
  /** Nothing of it was known. */
  readonly fresh: boolean
}

/** Whether a release can matter at all: nearly never, and then nobody pays for it. */
export async function anyWaits({ database, tables, ledger, id, now }: StagedUpload): Promise<boolean> {
  const [latest] = await database.rows<readonly [string]>(
    `SELECT max(release_at) FROM ${tables.staged} WHERE upload = {id:String}`,
    { id },
  )
  return (latest?.[0] ?? AT_ONCE) > now || (await ledger.nextRelease(nowOf({ now }))) !== null
}

export const nowOf = ({ now }: Pick<StagedUpload, 'now'>): Instant => fromMoment(now)
