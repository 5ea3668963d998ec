// When the figures of a region first arrived: by period, whatever revised them later.
import type { Released } from '../core/clearance.ts'
import type { Basis } from '../core/observation.ts'
import { type Instant, period } from '../core/period.ts'
import type { Database } from './database.ts'
import { conditionsOf, releasedOnly } from './figures.ts'
import { type Ledger, standingUploads } from './ledger.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Arrival, ObservationFilter } from './store.ts'
import type { Tables } from './tables.ts'
import { keepAnswers } from './while-same.ts'

type Row = readonly [
  indicator: string,
  period: string,
  basis: Basis,
  knownAt: string,
  recordedAt: string,
  empty: 0 | 1,
]

/** Lists of a year, as far as a page asked for them. */
const KEPT_ANSWERS = 16

/** Of uploads that stand; ordered by indicator, period, basis. A value counts before a word that there is none. */
export function openArrivals(database: Database, tables: Tables, ledger: Ledger, now: () => string) {
  const kept = keepAnswers(KEPT_ANSWERS)

  return async (filter: ObservationFilter): Promise<readonly Arrival[]> => {
    const { released, ...asked } = filter
    const until = earlier(released ?? now(), filter.knownAt)
    const { upto, words } = await ledger.stand(until)
    return kept.of(JSON.stringify([words, asked]), () => read({ ...filter, released: until }, upto))
  }

  async function read(filter: ObservationFilter, upto: number): Promise<Arrival[]> {
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
        upto,
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
}

/** What was public by then, as it was known: what came out later was not. */
const earlier = (released: Released, knownAt: Instant | undefined): Released =>
  released === 'all' || knownAt === undefined || released < knownAt ? released : knownAt
