// What counts now in the place of each staged figure of an upload, whatever was known when.
import type { Beside, FigureValue } from '../core/beside.ts'
import type { Basis, ObsStatus } from '../core/observation.ts'
import { period } from '../core/period.ts'
import type { Database } from './database.ts'
import { standingUploads } from './ledger.ts'
import { AT_ONCE, fromMoment } from './moments.ts'
import { KEY } from './observation-rows.ts'
import type { Tables } from './tables.ts'

const LATEST = '(known_at, recorded_at, seq)'

type Row = readonly [
  region: string,
  indicator: string,
  period: string,
  basis: Basis,
  row: number,
  cell: string,
  value: string | null,
  status: ObsStatus,
  upload: string,
  before: string | null,
  beforeStatus: ObsStatus,
  beforeReleaseAt: string,
]

const releaseOf = (moment: string) => (moment === AT_ONCE ? null : fromMoment(moment))

/** In the order of the file; what waits for its release is among it. `upto`: the last event that counts. */
export async function besideOf(
  database: Database,
  tables: Tables,
  id: string,
  upto: number,
): Promise<Beside[]> {
  // A tuple, for an aggregate passes over a value that is null.
  const rows = await database.rows<Row>(
    `SELECT s.region, s.indicator, s.period, s.basis, s.row, s.cell, s.value, toString(s.status),
       c.brought_by, c.latest.1, toString(c.latest.2), toString(c.latest.3)
     FROM (SELECT *, key_rank FROM ${tables.staged} WHERE upload = {id:String}) AS s
     LEFT JOIN (
       SELECT ${KEY}, argMax(tuple(value, status, release_at), ${LATEST}) AS latest, argMax(toString(upload), ${LATEST}) AS brought_by
       FROM ${tables.observations}
       WHERE (${KEY}) IN (SELECT ${KEY} FROM ${tables.staged} WHERE upload = {id:String})
         AND upload IN (${standingUploads(tables, false)})
       GROUP BY ${KEY}
     ) AS c ON s.region = c.region AND s.indicator = c.indicator AND s.key_rank = c.key_rank
       AND s.basis = c.basis
     ORDER BY s.row, s.cell`,
    { id, upto },
    'heavy',
  )
  return rows.map((row) => {
    const stands: FigureValue | null =
      row[8] === '' ? null : { value: row[9], status: row[10], releaseAt: releaseOf(row[11]) }
    return {
      region: row[0],
      indicator: row[1],
      period: period(row[2]),
      basis: row[3],
      row: row[4],
      cell: row[5],
      sent: { value: row[6], status: row[7], releaseAt: null },
      stands,
      upload: row[8] || null,
    }
  })
}
