// How the staged figures of an upload differ from what is known: counted per indicator, revisions one by one.
import type { Basis } from '../core/observation.ts'
import { period } from '../core/period.ts'
import { changesSql } from './changes.ts'
import { fromMoment } from './moments.ts'
import { KEY } from './observation-rows.ts'
import type { Compared, StagedUpload } from './staged.ts'
import { whole } from './statement-limit.ts'
import type { Comparison, Revision } from './store.ts'

/** Columns of a staged row that are stored as they came. */
export const COPIED = ['period', 'period_rank', 'source', 'note', 'row', 'cell'] as const

/** As `Staging.compare`, with what the commit needs of it. */
export async function compareWithKnown(
  staged: StagedUpload,
  limit: number,
): Promise<Compared & { readonly comparison: Comparison }> {
  const upto = await staged.ledger.last()
  const news = await allFresh(staged)
  if (news !== null) {
    const read = news.reduce((total, group) => total + Number(group[2]), 0)
    const touched = news.map(([region, indicator]) => ({ region, indicator }))
    const comparison = { read, fresh: read, revised: 0, unchanged: 0, revisions: [], touched }
    return { comparison, changed: read, upto, fresh: true }
  }
  const groups = await counts(staged, upto)
  const sum = (column: 2 | 3 | 4) => groups.reduce((total, group) => total + Number(group[column]), 0)
  const [read, fresh, revised] = [sum(2), sum(3), sum(4)]
  const comparison: Comparison = {
    read,
    fresh,
    revised,
    unchanged: read - fresh - revised,
    revisions: revised > 0 && limit > 0 ? await revisions(staged, upto, limit) : [],
    touched: groups
      .filter((group) => group[3] !== '0' || group[4] !== '0')
      .map(([region, indicator]) => ({ region, indicator })),
  }
  return { comparison, changed: fresh + revised, upto, fresh: false }
}

/** How many rows are new or revised, after the event `upto`. */
export async function changedCount(staged: StagedUpload, upto: number): Promise<number> {
  const groups = await counts(staged, upto)
  return groups.reduce((total, group) => total + Number(group[3]) + Number(group[4]), 0)
}

/** Rows per indicator when nothing is known of any of these figures and none is there twice; null otherwise. */
async function allFresh({
  database,
  tables,
  id,
}: StagedUpload): Promise<(readonly [region: string, indicator: string, read: string])[] | null> {
  const mine = `FROM ${tables.staged} WHERE upload = {id:String}`
  const [answer] = await database.rows<readonly [number, number]>(
    `SELECT
      (SELECT count() = uniqExact(cityHash64(${KEY})) ${mine}) AS once,
      (SELECT count() FROM (
        SELECT 1 FROM ${tables.observations}
        WHERE (region, indicator) IN (SELECT DISTINCT region, indicator ${mine})
          AND cityHash64(${KEY}) IN (SELECT cityHash64(${KEY}) ${mine}) LIMIT 1
      )) > 0 AS known`,
    { id },
    'heavy',
  )
  if (answer?.[0] !== 1 || answer[1] !== 0) return null
  return database.rows(
    `SELECT region, indicator, count() ${mine} GROUP BY region, indicator ORDER BY region, indicator`,
    { id },
    'heavy',
  )
}

const counts = ({ database, tables, id, now }: StagedUpload, upto: number) =>
  database.rows<readonly [region: string, indicator: string, read: string, fresh: string, revised: string]>(
    `SELECT region, indicator, count(), countIf(NOT known_before), countIf(known_before AND changed)
     FROM (${changesSql(tables, [])}) GROUP BY region, indicator ORDER BY region, indicator`,
    { id, upto, now },
    'heavy',
  )

async function revisions(
  { database, tables, id, now }: StagedUpload,
  upto: number,
  limit: number,
): Promise<Revision[]> {
  const found = await database.rows<
    readonly [string, string, string, Basis, string | null, string | null, number, string, string, string]
  >(
    `SELECT region, indicator, period, basis, before_value, value, row, cell, known_at, before_release
     FROM (${changesSql(tables, COPIED)}) WHERE known_before AND changed
     ORDER BY row, cell LIMIT ${whole(limit)}`,
    { id, upto, now },
    'heavy',
  )
  return found.map((row) => ({
    region: row[0],
    indicator: row[1],
    period: period(row[2]),
    basis: row[3],
    before: row[4],
    after: row[5],
    row: row[6],
    cell: row[7],
    knownAt: fromMoment(row[8]),
    beforeReleaseAt: row[9] > now ? fromMoment(row[9]) : null,
  }))
}
