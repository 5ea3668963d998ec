// Removes what a crash left: staged figures, a projection half made anew, and stored rows of uploads that never reached the ledger.
import type { Database } from './database.ts'
import { onCluster, type Tables } from './tables.ts'

/** Only for a database to which nobody else writes: there an upload without a mark in the ledger will never get one. */
export async function sweep(database: Database, tables: Tables): Promise<void> {
  await database.run(`TRUNCATE TABLE ${tables.staged} ${onCluster(tables)}`)
  await database.run(`DROP TABLE IF EXISTS ${tables.currentAnew} ${onCluster(tables)} SYNC`)
  const [row] = await database.rows<readonly [string]>(
    `SELECT count() FROM ${tables.observations}
     WHERE upload NOT IN (SELECT upload FROM ${tables.events} WHERE kind = 'committed')`,
  )
  if (row?.[0] === '0') return
  await database.run(
    `DELETE FROM ${tables.observations} ${onCluster(tables)}
     WHERE upload NOT IN (SELECT upload FROM ${tables.events} WHERE kind = 'committed')`,
  )
}
