// What only the staged rows of an upload as a whole show: figures said twice, releases put off, what will wait.
import type { Basis } from '../core/observation.ts'
import { period } from '../core/period.ts'
import { changesSql } from './changes.ts'
import { COPIED } from './differences.ts'
import { fromMoment } from './moments.ts'
import { KEY } from './observation-rows.ts'
import { anyWaits, type StagedUpload } from './staged.ts'
import { whole } from './statement-limit.ts'
import type { Staging } from './store.ts'

/** As `Staging.duplicates`. */
export async function duplicatesOf(
  { database, tables, id }: StagedUpload,
  limit: number,
): ReturnType<Staging['duplicates']> {
  // A hash of 64 bits finds who may be a duplicate; the window then tells by the texts themselves.
  const hash = `cityHash64(${KEY}, known_at)`
  const [different] = await database.rows<readonly [number]>(
    `SELECT count() = uniqExact(${hash}) FROM ${tables.staged} WHERE upload = {id:String}`,
    { id },
    'heavy',
  )
  if (different?.[0] === 1) return []
  const found = await database.rows<readonly [number, string, number, string]>(
    `SELECT row, cell, first, name FROM (
       SELECT row, cell, concat(region, '/', indicator, '/', period, '/', basis) AS name,
         first_value(row) OVER same AS first, row_number() OVER same AS nth
       FROM ${tables.staged}
       WHERE upload = {id:String} AND ${hash} IN (
         SELECT ${hash} AS figure FROM ${tables.staged} WHERE upload = {id:String}
         GROUP BY figure HAVING count() > 1
       )
       WINDOW same AS (PARTITION BY ${KEY}, known_at ORDER BY row, cell)
     )
     WHERE nth > 1 ORDER BY row, cell LIMIT ${whole(limit)}`,
    { id },
    'heavy',
  )
  return found.map(([row, cell, first, key]) => ({ row, cell, first, key }))
}

/** As `Staging.postponed`. */
export async function postponedOf(staged: StagedUpload, limit: number): ReturnType<Staging['postponed']> {
  if (!(await anyWaits(staged))) return []
  const { database, tables, ledger, id, now } = staged
  const found = await database.rows<readonly [number, string, string, string]>(
    `SELECT row, cell, stated_release, before_release FROM (${changesSql(tables, COPIED)})
     WHERE waits AND stated_release > before_release ORDER BY row, cell LIMIT ${whole(limit)}`,
    { id, upto: await ledger.last(), now },
    'heavy',
  )
  return found.map(([row, cell, later, earlier]) => ({
    row,
    cell,
    releaseAt: fromMoment(later),
    before: fromMoment(earlier),
  }))
}

/** As `Staging.waiting`. */
export async function waitingOf(staged: StagedUpload, limit: number): ReturnType<Staging['waiting']> {
  if (!(await anyWaits(staged))) return { count: 0, figures: [] }
  const { database, tables, ledger, id, now } = staged
  const found = await database.rows<readonly [string, string, string, Basis, number, string, string, string]>(
    `SELECT region, indicator, period, basis, row, cell, release_at, count() OVER () FROM (${changesSql(tables, COPIED)})
     WHERE changed AND release_at > {now:DateTime64(3, 'UTC')}
     ORDER BY release_at DESC, row, cell LIMIT ${whole(limit)}`,
    { id, upto: await ledger.last(), now },
    'heavy',
  )
  return {
    count: Number(found[0]?.[7] ?? 0),
    figures: found.map((row) => ({
      region: row[0],
      indicator: row[1],
      period: period(row[2]),
      basis: row[3],
      row: row[4],
      cell: row[5],
      releaseAt: fromMoment(row[6]),
    })),
  }
}
