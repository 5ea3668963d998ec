// What waits for its release: which figures, since when and until when. Never their values.
import type { Basis } from '../core/observation.ts'
import { type Instant, period } from '../core/period.ts'
import type { Database } from './database.ts'
import { type Ledger, standingUploads } from './ledger.ts'
import { fromMoment, toMoment } from './moments.ts'
import { KEY } from './observation-rows.ts'
import type { Embargo } from './store.ts'
import type { Tables } from './tables.ts'

type Row = readonly [string, string, string, Basis, since: string, until: string]

/** As `Store.waiting`: of uploads that stand, one per key. */
export const openEmbargoes =
  (database: Database, tables: Tables, ledger: Ledger, now: () => Instant) =>
  async (): Promise<Embargo[]> => {
    const rows = await database.rows<Row>(
      `SELECT region, indicator, any(period), basis, min(recorded_at) AS since, max(release_at) AS until
       FROM ${tables.observations}
       WHERE release_at > {now:DateTime64(3, 'UTC')} AND upload IN (${standingUploads(tables, false)})
       GROUP BY ${KEY} ORDER BY since, ${KEY}`,
      { now: toMoment(now()), upto: await ledger.lastKnown() },
      'heavy',
    )
    return rows.map((row) => ({
      region: row[0],
      indicator: row[1],
      period: period(row[2]),
      basis: row[3],
      since: fromMoment(row[4]),
      releaseAt: fromMoment(row[5]),
    }))
  }
