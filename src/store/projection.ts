// The table of what counts now, and of what will once it is released: brought up to date after every fact of the ledger, and made good after a crash.
import type { Log } from '../core/log.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import type { Database } from './database.ts'
import type { InTurn } from './in-turn.ts'
import type { Held } from './lease.ts'
import { type Ledger, type LedgerEvent, standingUploads } from './ledger.ts'
import { yearOfRank } from './moments.ts'
import { KEY } from './observation-rows.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import { onCluster, type Tables } from './tables.ts'

const COLUMNS = `region, indicator, basis, known_at, recorded_at, period, value, status, source, note, row, cell, upload, release_at`

// Later known wins; of two known at once the later recorded; of those the later in the ledger. One number that never
// depends on when it was computed, so that a projection may be repeated and rows may arrive in any order.
const BEFORE_1970 = 3_000_000_000_000 // milliseconds: moments before 1970 must not become huge
const VERSION = `bitOr(bitOr(
  bitShiftLeft(toUInt128(toUnixTimestamp64Milli(known_at) + ${BEFORE_1970}), 80),
  bitShiftLeft(toUInt128(toUnixTimestamp64Milli(recorded_at) + ${BEFORE_1970}), 32)), toUInt128(seq))`

export interface Projection {
  /** Brings in all that is missing now, oldest first. Rejects when the database fails; then readers use the vintages. */
  catchUp(): Promise<void>
  /** Compares it with the vintages and makes it anew when it differs. True when it was right. */
  mend(): Promise<boolean>
  /** The result of `read`, or null when the projection was behind or changed meanwhile. */
  whileStill<Result>(read: () => Promise<Result>): Promise<Result | null>
}

const ROW_HASH = `cityHash64(${KEY}, known_at, recorded_at, period, isNull(value), coalesce(value, toDecimal128(0, 12)),
  status, source, note, row, cell, upload, release_at)`

const TURN = 'projection'

const insertSql = (tables: Tables, where: string, into = tables.current) => `
  INSERT INTO ${into} (${COLUMNS}, period_rank, year, version)
  SELECT ${COLUMNS}, key_rank, ${yearOfRank('key_rank')}, ${VERSION}
  FROM ${tables.observations} WHERE ${where}`

async function bringUpload(database: Database, tables: Tables, upload: string, into?: string): Promise<void> {
  const sql = insertSql(tables, 'upload = {upload:String}', into)
  await database.run(`${sql} SETTINGS optimize_on_insert = 0`, { upload })
}

/** May be repeated: what is there already is the same. */
async function project(
  database: Database,
  tables: Tables,
  { seq, kind, upload }: LedgerEvent,
): Promise<void> {
  if (kind === 'committed') await bringUpload(database, tables, upload)
  else {
    await database.run(`DELETE FROM ${tables.current} ${onCluster(tables)} WHERE upload = {upload:String}`, {
      upload,
    })
    // What was known before comes back; its versions are as they were, so this may be repeated.
    await database.run(
      `${insertSql(
        tables,
        `(${KEY}) IN (SELECT ${KEY} FROM ${tables.observations} WHERE upload = {upload:String})
        AND upload IN (${standingUploads(tables, false)})`,
      )}
      ORDER BY ${KEY}, release_at, known_at DESC, recorded_at DESC, seq DESC LIMIT 1 BY ${KEY}, release_at`,
      { upload, upto: seq },
    )
  }
  await database.insert(tables.projected, ['seq'], tabSeparatedRow([seq]))
}

/** Whether it says what the vintages say; true also when that cannot be judged now. */
async function isAsVintages(database: Database, tables: Tables, ledger: Ledger): Promise<boolean> {
  const { last: upto, behind } = await ledger.progress()
  // What is just being brought in, here or by another service, is not judged.
  if (behind > 0) return true
  type Sums = readonly [count: string, hash: string]
  const [vintages] = await database.rows<Sums>(
    `SELECT count(), sum(hash) FROM (
       SELECT argMax(${ROW_HASH}, (known_at, recorded_at, seq)) AS hash FROM ${tables.observations}
       WHERE upload IN (${standingUploads(tables, false)}) GROUP BY ${KEY}, release_at
       SETTINGS optimize_aggregation_in_order = 1
     )`,
    { upto },
    'heavy',
  )
  const [mine] = await database
    .rows<Sums>(`SELECT count(), sum(${ROW_HASH}) FROM ${tables.current} FINAL`, {}, 'heavy')
    .catch((error: unknown): Sums[] => {
      if (error instanceof Problem && error.code === 'store-damaged') return []
      throw error
    })
  // What was committed while we counted is not judged here.
  if ((await ledger.last()) !== upto) return true
  return mine?.[0] === vintages?.[0] && mine?.[1] === vintages?.[1]
}

/**
 * `inTurn`: one service at a time works on the table, or what an undo takes out could be copied back by a service that is
 * late. `exclusive`: there is no other.
 */
export function openProjection(
  database: Database,
  tables: Tables,
  ledger: Ledger,
  log: Log,
  inTurn: InTurn,
  exclusive: boolean,
): Projection {
  /** The last event of the ledger at a moment when all were projected; null when not known. */
  let clean: number | null = null
  const queue = new Queue()
  let kicked = false
  let rebuilding = false

  async function bringIn(check: Held['check']): Promise<void> {
    for (const event of await ledger.unprojected()) {
      await check()
      await project(database, tables, event)
    }
  }

  async function catchUpNow(): Promise<void> {
    const { last, behind } = await ledger.progress()
    if (behind > 0) {
      const done = await inTurn(TURN, bringIn, isComplete)
      if (done === null && !(await isComplete())) {
        clean = null
        log.warn({}, 'another service has been working on the projection of the figures for long')
        return
      }
    }
    clean = last
  }

  const isComplete = async (): Promise<boolean> => (await ledger.progress()).behind === 0

  /** The last event, asked of what is quickest; null when not all are projected. */
  async function complete(): Promise<number | null> {
    if (exclusive) return ledger.lastKnown()
    const { last, behind } = await ledger.progress()
    return behind === 0 ? last : null
  }

  // One after another: what was begun before an event does not bring that event in.
  const catchUp = (): Promise<void> => queue.take(catchUpNow)

  function kick() {
    if (kicked) return
    kicked = true
    catchUp()
      .catch((error: unknown) => log.warn({ err: error }, 'the projection of the figures is behind'))
      .finally(() => {
        kicked = false
      })
  }

  const isRight = (): Promise<boolean> => isAsVintages(database, tables, ledger)

  async function makeAnew(check: Held['check']): Promise<void> {
    // Another service may have been quicker.
    if (!exclusive && (await isRight())) return
    // Here readers use the vintages, which are right; whoever reads the old table elsewhere keeps it until the new one stands.
    rebuilding = true
    try {
      const { last: upto } = await ledger.progress()
      const { current, currentAnew: anew } = tables
      const on = onCluster(tables)
      await database.run(`DROP TABLE IF EXISTS ${anew} ${on} SYNC`)
      await database.run(`CREATE TABLE ${anew} ${on} AS ${current}`)
      const uploads = await database.rows<readonly [string]>(standingUploads(tables, false), { upto })
      for (const [upload] of uploads) {
        await check()
        await bringUpload(database, tables, upload, anew)
      }
      await check()
      await database.run(`EXCHANGE TABLES ${current} AND ${anew} ${on}`)
      await database.run(`DROP TABLE ${anew} ${on} SYNC`)
    } finally {
      rebuilding = false
      clean = null
    }
  }

  return {
    catchUp,
    async mend() {
      await catchUp()
      // Counting takes long and hinders nobody; only the work itself must stand alone.
      if (await isRight()) return true
      log.error({}, 'the projection of the figures was damaged; it is made anew from the vintages')
      await queue.take(() => inTurn(TURN, makeAnew, isRight))
      return false
    },
    async whileStill(read) {
      for (let attempt = 0; attempt < 2; attempt++) {
        if (rebuilding) return null
        if (clean === null || attempt > 0) {
          const last = await ledger.lastKnown()
          const behind = await ledger.unprojected()
          if (behind.length > 0) {
            clean = null
            kick()
            return null
          }
          if (rebuilding) return null
          clean = last
        }
        const before = clean
        const result = await read()
        // No event since a moment when all were projected: then no projection ran while we read.
        if ((await complete()) === before && clean === before && !rebuilding) return result
      }
      return null
    },
  }
}
