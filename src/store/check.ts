// Whether what the ledger says was stored can still be read, and is what was stored.

import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Database } from './database.ts'
import { firstLineOf } from './failures.ts'
import type { Ledger } from './ledger.ts'
import { ROWS_HASH } from './observation-rows.ts'
import type { Projection } from './projection.ts'
import type { StoreCheck } from './store.ts'
import type { Tables } from './tables.ts'

/** Tables that cannot be made again from others. */
const KEPT = ['observations', 'upload_events', 'plan_versions', 'slip_events', 'schema_migrations']

type Loss = StoreCheck['losses'][number]
type Found = { readonly rows: string; readonly hash: string } | { readonly unreadable: string }

/** Reads every stored figure once: seconds for a hundred million. */
export async function checkStore(
  database: Database,
  tables: Tables,
  ledger: Ledger,
  projection: Projection,
  at: Instant,
): Promise<StoreCheck> {
  const entries = await ledger.counts()
  const found = await readAll(
    database,
    tables,
    entries.map(([upload]) => upload),
  )
  const losses = entries.flatMap(([upload, rows, hash]) => lossOf(upload, rows, hash, found.get(upload)))
  // The projection is judged by the vintages only where these are whole.
  if (losses.length === 0) await projection.mend()
  const detached = await database.rows<readonly [string]>(
    `SELECT concat(table, '/', name, ' (', ifNull(reason, ''), ')') FROM system.detached_parts
     WHERE database = {database:String} AND table IN {kept:Array(String)} ORDER BY table, name`,
    { database: tables.database, kept: KEPT },
  )
  return {
    at,
    uploads: entries.length,
    observations: entries.reduce((total, [, rows]) => total + Number(rows), 0),
    losses,
    detachedParts: detached.map(([name]) => name),
  }
}

const NOTHING: Found = { rows: '0', hash: '0' }

function lossOf(upload: string, rows: string, hash: string, found: Found = NOTHING): Loss[] {
  if ('unreadable' in found) {
    return [{ upload, what: 'unreadable', expected: `${rows} rows`, found: found.unreadable }]
  }
  if (found.rows !== rows) return [{ upload, what: 'count', expected: rows, found: found.rows }]
  return found.hash === hash ? [] : [{ upload, what: 'hash', expected: hash, found: found.hash }]
}

async function readAll(
  database: Database,
  tables: Tables,
  uploads: readonly string[],
): Promise<Map<string, Found>> {
  try {
    const rows = await database.rows<readonly [string, string, string]>(
      `SELECT upload, count(), ${ROWS_HASH} FROM ${tables.observations} GROUP BY upload`,
      {},
      'heavy',
    )
    return new Map(rows.map(([upload, count, hash]) => [upload, { rows: count, hash }]))
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  // Some part cannot be read: then one by one, to name whose it is.
  const found = new Map<string, Found>()
  for (const upload of uploads) found.set(upload, await readOne(database, tables, upload))
  return found
}

async function readOne(database: Database, tables: Tables, upload: string): Promise<Found> {
  try {
    const [row] = await database.rows<readonly [string, string]>(
      `SELECT count(), ${ROWS_HASH} FROM ${tables.observations} WHERE upload = {upload:String}`,
      { upload },
      'heavy',
    )
    return { rows: row?.[0] ?? '0', hash: row?.[1] ?? '0' }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { unreadable: error instanceof Error ? firstLineOf(error.message) : String(error) }
  }
}

const isDamage = (error: unknown): boolean => error instanceof Problem && error.code === 'store-damaged'
