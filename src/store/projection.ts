// The table of what counts now, and of what will once it is released: brought up to date after every fact of the ledger, and made good after a crash.
import type { Log } from '../core/log.ts'
import type { Database } from './database.ts'
import { type Ledger, type LedgerEvent, standingUploads } from './ledger.ts'
import { yearOfRank } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import { onCluster, type Tables } from './tables.ts'

const KEY = 'region, indicator, period_rank, basis'
const COLUMNS = `${KEY}, known_at, recorded_at, period, value, status, source, note, row, cell, upload, release_at`

// Later known wins; of two known at once the later recorded; of those the later in the ledger. One number that never
// depends on when it was computed, so that a projection may be repeated and rows may arrive in any order.
const BEFORE_1970 = 3_000_000_000_000 // milliseconds: moments before 1970 must not become huge
const VERSION = `bitOr(bitOr(
  bitShiftLeft(toUInt128(toUnixTimestamp64Milli(known_at) + ${BEFORE_1970}), 80),
  bitShiftLeft(toUInt128(toUnixTimestamp64Milli(recorded_at) + ${BEFORE_1970}), 32)), toUInt128(seq))`

export interface Projection {
  /** Brings in all that is missing now, oldest first. Rejects when the database fails; then readers use the vintages. */
  catchUp(): Promise<void>
  /** The result of `read`, or null when the projection was behind or changed meanwhile. */
  whileStill<Result>(read: () => Promise<Result>): Promise<Result | null>
}

export function openProjection(database: Database, tables: Tables, ledger: Ledger, log: Log): Projection {
  /** The last event of the ledger at a moment when all were projected; null when not known. */
  let clean: number | null = null
  let tail: Promise<void> = Promise.resolve()
  let kicked = false

  const insertSql = (where: string) => `
    INSERT INTO ${tables.current} (${COLUMNS}, year, version)
    SELECT ${COLUMNS}, ${yearOfRank('period_rank')}, ${VERSION}
    FROM ${tables.observations} WHERE ${where}`

  async function project({ seq, kind, upload }: LedgerEvent): Promise<void> {
    if (kind === 'committed') {
      await database.run(insertSql('upload = {upload:String}'), { upload })
    } else {
      await database.run(
        `DELETE FROM ${tables.current} ${onCluster(tables)} WHERE upload = {upload:String}`,
        {
          upload,
        },
      )
      // What was known before comes back; its versions are as they were, so this may be repeated.
      await database.run(
        `${insertSql(`(${KEY}) IN (SELECT ${KEY} FROM ${tables.observations} WHERE upload = {upload:String})
          AND upload IN (${standingUploads(tables, false)})`)}
        ORDER BY ${KEY}, release_at, known_at DESC, recorded_at DESC, seq DESC LIMIT 1 BY ${KEY}, release_at`,
        { upload, upto: seq },
      )
    }
    await database.insert(tables.projected, ['seq'], tabSeparatedRow([seq]))
  }

  async function catchUpNow(): Promise<void> {
    const last = await ledger.last()
    for (const event of await ledger.unprojected()) await project(event)
    clean = last
  }

  // One after another: what was begun before an event does not bring that event in.
  function catchUp(): Promise<void> {
    const mine = tail.catch(() => {}).then(catchUpNow)
    tail = mine
    return mine
  }

  function kick() {
    if (kicked) return
    kicked = true
    catchUp()
      .catch((error: unknown) => log.warn({ err: error }, 'the projection of the figures is behind'))
      .finally(() => {
        kicked = false
      })
  }

  return {
    catchUp,
    async whileStill(read) {
      for (let attempt = 0; attempt < 2; attempt++) {
        if (clean === null || attempt > 0) {
          const last = await ledger.last()
          const behind = await ledger.unprojected()
          if (behind.length > 0) {
            clean = null
            kick()
            return null
          }
          clean = last
        }
        const before = clean
        const result = await read()
        // No event since a moment when all were projected: then no projection ran while we read.
        if ((await ledger.last()) === before) return result
      }
      return null
    },
  }
}
