// Makes what is staged visible, whole or not at all: rows first, counted, then the one row of the ledger that counts.
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { changesSql } from './changes.ts'
import { COPIED, changedCount } from './differences.ts'
import { fromMoment, toMoment } from './moments.ts'
import { ROWS_HASH } from './observation-rows.ts'
import { anyWaits, type Compared, type StagedUpload } from './staged.ts'
import type { Staging } from './store.ts'
import { onCluster } from './tables.ts'

/** What was stored: how many rows, with which hash they can be read again, and when the latest became known. */
interface Stored {
  readonly rows: number
  readonly hash: string
  /** Null when nothing was stored. */
  readonly latestKnownAt: Instant | null
}

/**
 * Stores what differs from what is known, and its entry. Problem `upload-overtaken` when anything came into the ledger since
 * it was compared, be it while its rows were stored: then nothing of it is in, and it has to be compared again.
 */
export async function commitStaged(
  staged: StagedUpload,
  { sha256, filename, bytes, act, receipt }: Parameters<Staging['commit']>[0],
  compared: Compared | null,
): Promise<void> {
  const { ledger, id } = staged
  const upto = await ledger.last()
  if (compared !== null && compared.upto !== upto) throw new Problem('upload-overtaken')
  if ((await ledger.standingOfBytes(sha256)) !== null) throw new Problem('upload-overtaken')
  const seq = upto + 1
  const { rows, hash, latestKnownAt } = await store(staged, seq, act.at, compared?.fresh ?? false)
  const expected = compared?.changed ?? (await changedCount(staged, upto))
  if (rows !== expected) {
    await forget(staged)
    throw new Error(`stored ${rows} rows of upload ${id} where ${expected} were expected`)
  }
  const waiting = await releases(staged, upto)
  const isIn = await ledger.commit({
    seq,
    upload: id,
    act,
    sha256,
    filename,
    bytes,
    rows,
    hash,
    latestKnownAt,
    receipt,
    releases: waiting,
  })
  if (isIn) return
  await forget(staged)
  throw new Problem('upload-overtaken')
}

/** Stores the changed rows, invisible as yet, and reads them again. */
async function store(
  { database, tables, id, now }: StagedUpload,
  seq: number,
  at: Instant,
  isFresh: boolean,
): Promise<Stored> {
  const rows = isFresh
    ? `${tables.staged} WHERE upload = {id:String}`
    : `(${changesSql(tables, COPIED)}) WHERE changed`
  await database.run(
    `INSERT INTO ${tables.observations}
       (region, indicator, basis, known_at, value, status, ${COPIED.join(', ')}, release_at, recorded_at, seq, upload)
     SELECT region, indicator, basis, known_at, value, status, ${COPIED.join(', ')}, release_at,
       {recorded:DateTime64(3, 'UTC')}, {seq:UInt32}, {id:String}
     FROM ${rows}`,
    { id, upto: seq - 1, now, seq, recorded: toMoment(at) },
  )
  const [found] = await database.rows<readonly [string, string, string]>(
    `SELECT count(), ${ROWS_HASH}, max(known_at) FROM ${tables.observations} WHERE upload = {id:String}`,
    { id },
    'heavy',
  )
  const [count = '0', hash = '0', latest = ''] = found ?? []
  return { rows: Number(count), hash, latestKnownAt: count === '0' ? null : fromMoment(latest) }
}

/** Rows that no entry of the ledger stands for. */
async function forget({ database, tables, id }: StagedUpload): Promise<void> {
  await database.run(`DELETE FROM ${tables.observations} ${onCluster(tables)} WHERE upload = {id:String}`, {
    id,
  })
}

/** When anything of the upload, or anything that its receipt quotes, becomes public. */
async function releases(staged: StagedUpload, upto: number): Promise<Instant[]> {
  if (!(await anyWaits(staged))) return []
  const { database, tables, id, now } = staged
  const found = await database.rows<readonly [string]>(
    `SELECT DISTINCT arrayJoin([release_at, before_release]) AS instant
     FROM (${changesSql(tables, [])}) WHERE instant > {now:DateTime64(3, 'UTC')} ORDER BY instant`,
    { id, upto, now },
    'heavy',
  )
  return found.map(([instant]) => fromMoment(instant))
}
