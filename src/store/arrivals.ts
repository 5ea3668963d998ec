// When the figures of a region first arrived: by period, whatever revised them later.
import type { Basis } from '../core/observation.ts'
import { period } from '../core/period.ts'
import type { Database } from './database.ts'
import { conditionsOf, releasedOnly } from './figures.ts'
import { type Ledger, standingUploads } from './ledger.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Arrival, ObservationFilter } from './store.ts'
import type { Tables } from './tables.ts'

type Row = readonly [
  indicator: string,
  period: string,
  basis: Basis,
  knownAt: string,
  recordedAt: string,
  empty: 0 | 1,
]

/** Of uploads that stand; ordered by indicator, period, basis. A value counts before a word that there is none. */
export const openArrivals =
  (database: Database, tables: Tables, ledger: Ledger, now: () => string) =>
  async (filter: ObservationFilter): Promise<Arrival[]> => {
    const { where, bindings } = conditionsOf(filter)
    const open = releasedOnly(filter, now())
    const known = filter.knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
    const rows = await database.rows<Row>(
      `SELECT indicator, any(period), basis, toString(min(known_at)), toString(min(recorded_at)), isNull(value) AS empty
       FROM ${tables.observations}
       WHERE ${where} AND ${known} AND ${open.where}
         AND upload IN (${standingUploads(tables, filter.knownAt !== undefined)})
       GROUP BY indicator, key_rank, basis, empty
       ORDER BY indicator, key_rank, basis, empty LIMIT 1 BY indicator, key_rank, basis`,
      {
        ...bindings,
        ...open.bindings,
        upto: await ledger.last(),
        ...(filter.knownAt === undefined ? {} : { at: toMoment(filter.knownAt) }),
      },
    )
    return rows.map((row) => ({
      indicator: row[0],
      period: period(row[1]),
      basis: row[2],
      knownAt: fromMoment(row[3]),
      recordedAt: fromMoment(row[4]),
      empty: row[5] === 1,
    }))
  }
