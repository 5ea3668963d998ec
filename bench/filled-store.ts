// A store with many figures, filled inside the engine in the shape that commits leave: vintages, ledger, projection.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../src/core/log.ts'
import { startEngine } from '../src/engine/supervisor.ts'
import { type Address, type Database, openDatabase } from '../src/store/database.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { storeOptions } from '../test/support/store.ts'

export const REGIONS = 2844
export const INDICATORS = 120
/** Of every month, each fourth figure was revised once. */
const VINTAGES_A_MONTH = REGIONS * INDICATORS * 1.25
const LAST_MONTH = 2022 * 12 + 9
/** Months brought in by one statement: one part of the table, merged with its neighbours as commits' parts are. */
const MONTHS_AT_ONCE = 6

export interface FilledStore {
  readonly store: Store
  /** The store's own client, for yardsticks. */
  readonly database: Database
  /** Vintages in it. */
  readonly rows: number
  close(): Promise<void>
}

/** Codes of the regions: consecutive numbers of six digits. */
export const regionAt = (index: number): string => String(110_000 + index)
export const indicatorAt = (index: number): string => `i${index}`

/** As many months as come nearest to this many vintages, back from October 2022. Waits until merging has calmed down. */
export async function fillStore(vintages: number): Promise<FilledStore> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-'))
  const engine = await startEngine({ folder, log: silentLog })
  const close = async () => {
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    // Makes the tables. The store that reads is opened when they are full, as a service that starts again does.
    await (await openStore(storeOptions(engine))).close()
    const months = Math.max(1, Math.round(vintages / VINTAGES_A_MONTH))
    const address: Address = engine
    const database = openDatabase(address)
    for (let from = 0; from < months; from += MONTHS_AT_ONCE) {
      await addMonths(database, LAST_MONTH - from, Math.min(MONTHS_AT_ONCE, months - from))
    }
    await addLedger(database)
    await calm(database)
    const store = await openStore(storeOptions(engine))
    const [count] = await database.rows<readonly [string]>('SELECT count() FROM duibiao.observations')
    return {
      store,
      database,
      rows: Number(count?.[0]),
      async close() {
        await store.close()
        await database.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** One upload a month for all regions, and one a month later with its revisions. Both tables get what commits write. */
async function addMonths(database: Database, last: number, count: number): Promise<void> {
  const bindings = { last, count: count * REGIONS * INDICATORS, regions: REGIONS, indicators: INDICATORS }
  await database.run(
    `INSERT INTO duibiao.observations
       (region, indicator, period_rank, basis, known_at, recorded_at, seq, period, value, status, source, note, row, cell, upload)
     SELECT region, indicator, period_rank, 'cumulative', known_at, known_at, seq, period, value, status, '统计局', '', row,
       concat('C', toString(row)), concat('u', toString(seq))
     FROM (
       SELECT number AS n, intDiv(n, {indicators:UInt32}) % {regions:UInt32} AS r, n % {indicators:UInt32} AS i,
         {last:UInt32} - intDiv(n, {regions:UInt32} * {indicators:UInt32}) AS month,
         arrayJoin(n % 4 = 0 ? [0, 1] : [0]) AS revision,
         toString(110000 + r) AS region, concat('i', toString(i)) AS indicator,
         (month + 1) * 16 + 1 AS period_rank,
         makeDate(intDiv(month, 12), month % 12 + 1, 1) AS first,
         formatDateTime(first, '%Y-%m') AS period,
         addMonths(toDateTime64(first, 3, 'UTC'), 1 + revision) + toIntervalDay(17) AS known_at,
         month * 2 + revision AS seq,
         CAST((month % 12 + 1) * 100 + n % 97 + revision, 'Decimal(38, 12)') AS value,
         revision = 1 ? 'R' : 'A' AS status, toUInt32(n % 400000 + 2) AS row
       FROM numbers({count:UInt64})
     )`,
    bindings,
  )
  await database.run(
    `INSERT INTO duibiao.current_figures
       (region, year, indicator, period_rank, basis, known_at, recorded_at, period, value, status, source, note, row,
        cell, upload, version)
     SELECT region, toUInt16(intDiv(intDiv(period_rank, 16) - 1, 12)), indicator, period_rank, basis, known_at,
       recorded_at, period, value, status, source, note, row, cell, upload,
       bitOr(bitOr(
         bitShiftLeft(toUInt128(toUnixTimestamp64Milli(known_at) + 3000000000000), 80),
         bitShiftLeft(toUInt128(toUnixTimestamp64Milli(recorded_at) + 3000000000000), 32)), toUInt128(seq))
     FROM duibiao.observations
     WHERE period_rank BETWEEN {low:UInt32} AND {high:UInt32}
     SETTINGS optimize_on_insert = 0`,
    { low: (last - count + 2) * 16, high: (last + 1) * 16 + 15 },
  )
}

async function addLedger(database: Database): Promise<void> {
  await database.run(
    `INSERT INTO duibiao.upload_events
       (seq, kind, upload, at, by, sha256, filename, bytes, rows, hash, latest_known_at, receipt, reason)
     SELECT seq, 'committed', upload, max(known_at), 'bench', hex(sipHash128(upload)), concat(upload, '.csv'), 1, count(),
       0, max(known_at), '{}', '' FROM duibiao.observations GROUP BY seq, upload`,
  )
  await database.run('INSERT INTO duibiao.projected_events (seq) SELECT seq FROM duibiao.upload_events')
}

/** Merges still running would be measured otherwise. They end: nothing is added any more. */
async function calm(database: Database): Promise<void> {
  const limit = Date.now() + 600_000
  for (let quiet = 0; quiet < 5 && Date.now() < limit; ) {
    const [running] = await database.rows<readonly [string]>('SELECT count() FROM system.merges')
    quiet = running?.[0] === '0' ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
