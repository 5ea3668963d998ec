// Which figures count: now, or as they were known at a moment; of one region, or of all in blocks; for whom.
import type { Released } from '../core/clearance.ts'
import type { Observation } from '../core/observation.ts'
import type { Instant } from '../core/period.ts'
import type { Bindings, Database } from './database.ts'
import { KEY } from './key.ts'
import { type Ledger, standingUploads } from './ledger.ts'
import { fromMoment, rankRange, toMoment, yearOfRankNumber } from './moments.ts'
import { OBSERVATION_COLUMNS, type ObservationRow, toObservation } from './observation-rows.ts'
import type { Projection } from './projection.ts'
import type { ObservationFilter, RegionRange, Vintage } from './store.ts'
import type { Tables } from './tables.ts'

/** Of one region, of a range of them, or of all. */
type Filter = Omit<ObservationFilter, 'region'> & { readonly region?: string | RegionRange }

/** A place in the order of one region's figures, to go on from. */
type Place = readonly [indicator: string, rank: number, basis: string]

type RowWithRank = readonly [...ObservationRow, rank: number]

const BLOCK_ROWS = 50_000

/**
 * What is public for a filter: now unless it says otherwise, and of an earlier moment of knowledge what was public then.
 * As a condition and what it binds.
 */
export function releasedOnly(
  { released, knownAt }: { readonly released?: Released; readonly knownAt?: Instant },
  now: Instant,
): { where: string; all: '1' | '0'; bindings: Bindings } {
  if (released === 'all') return { where: '1', all: '1', bindings: {} }
  const until = released ?? now
  const at = knownAt !== undefined && knownAt < until ? knownAt : until
  return {
    where: "release_at <= {released:DateTime64(3, 'UTC')}",
    all: '0',
    bindings: { released: toMoment(at) },
  }
}

/** The conditions of a filter, and what they bind. `knownAt` and `released` are not among them. */
export function conditionsOf(filter: Filter): { where: string; bindings: Record<string, Bindings[string]> } {
  const parts: string[] = ['1']
  const bindings: Record<string, Bindings[string]> = {}
  if (typeof filter.region === 'string') {
    parts.push('region = {region:String}')
    bindings.region = filter.region
  } else if (filter.region !== undefined) {
    parts.push('region BETWEEN {low_region:String} AND {high_region:String}')
    bindings.low_region = filter.region.low
    bindings.high_region = filter.region.high
  }
  if (filter.indicators !== undefined) {
    parts.push('indicator IN {indicators:Array(String)}')
    bindings.indicators = filter.indicators
  }
  if (filter.from !== undefined || filter.to !== undefined) {
    const { low, high } = rankRange(filter.from, filter.to)
    parts.push('period_rank BETWEEN {low:UInt32} AND {high:UInt32}')
    bindings.low = low
    bindings.high = high
  }
  if (filter.basis !== undefined) {
    parts.push('basis = {basis:String}')
    bindings.basis = filter.basis
  }
  return { where: parts.join(' AND '), bindings }
}

export function openFigures(
  database: Database,
  tables: Tables,
  ledger: Ledger,
  projection: Projection,
  now: () => Instant,
) {
  /** From the projection, which is small and sorted for it. */
  function fromCurrent(filter: Filter, after: Place | null, columns: string, limit: string) {
    const { where, bindings } = conditionsOf(filter)
    const years =
      filter.from !== undefined || filter.to !== undefined
        ? 'year BETWEEN {first:UInt16} AND {final:UInt16}'
        : '1'
    const { low, high } = rankRange(filter.from, filter.to)
    const page = pageOf(after)
    const open = releasedOnly(filter, now())
    return {
      // Not FINAL: it merges whole granules of every part, five times the work for the rows of one board.
      sql: `SELECT ${columns} FROM ${tables.current}
        WHERE ${where} AND ${years} AND ${page.where} AND ${open.where}
        ORDER BY ${KEY}, version DESC LIMIT 1 BY ${KEY} ${limit}`,
      bindings: {
        ...bindings,
        ...page.bindings,
        ...open.bindings,
        first: yearOfRankNumber(low),
        final: yearOfRankNumber(high),
      },
    }
  }

  /** From all vintages: right at every moment, also while the projection is behind. */
  function fromVintages(filter: Filter, upto: number, after: Place | null, columns: string, limit: string) {
    const { where, bindings } = conditionsOf(filter)
    const page = pageOf(after)
    const open = releasedOnly(filter, now())
    const known = filter.knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
    return {
      sql: `SELECT ${columns} FROM ${tables.observations}
        WHERE ${where} AND ${known} AND ${page.where} AND ${open.where}
          AND upload IN (${standingUploads(tables, filter.knownAt !== undefined)})
        ORDER BY ${KEY}, known_at DESC, recorded_at DESC, seq DESC
        LIMIT 1 BY ${KEY} ${limit}`,
      bindings: {
        ...bindings,
        ...page.bindings,
        ...open.bindings,
        upto,
        ...(filter.knownAt === undefined ? {} : { at: toMoment(filter.knownAt) }),
      },
    }
  }

  /** Rows of one moment: nothing of an upload that is being committed meanwhile. */
  async function read<Row extends readonly unknown[]>(
    filter: Filter,
    after: Place | null,
    columns: string,
    limit = '',
    weight: 'light' | 'heavy' = 'light',
  ): Promise<Row[]> {
    if (filter.knownAt === undefined) {
      const { sql, bindings } = fromCurrent(filter, after, columns, limit)
      const rows = await projection.whileStill(() => database.rows<Row>(sql, bindings, weight))
      if (rows !== null) return rows
    }
    const { sql, bindings } = fromVintages(filter, await ledger.lastKnown(), after, columns, limit)
    return database.rows<Row>(sql, bindings, weight)
  }

  /** Neighbouring regions with about a block of vintages together; a larger one stands alone. In order. */
  async function regionRanges(filter: Filter): Promise<{ low: string; high: string; count: number }[]> {
    const { where, bindings } = conditionsOf(filter)
    const rows = await database.rows<readonly [string, string]>(
      `SELECT region, count() FROM ${tables.observations} WHERE ${where} GROUP BY region ORDER BY region`,
      bindings,
      'heavy',
    )
    const ranges: { low: string; high: string; count: number }[] = []
    for (const [region, text] of rows) {
      const count = Number(text)
      const range = ranges.at(-1)
      if (range && range.count + count <= BLOCK_ROWS) {
        range.high = region
        range.count += count
      } else ranges.push({ low: region, high: region, count })
    }
    return ranges
  }

  return {
    async observations(filter: ObservationFilter): Promise<Observation[]> {
      const rows = await read<ObservationRow>(filter, null, OBSERVATION_COLUMNS)
      return rows.map(toObservation)
    },

    async *observationBlocks(filter: Filter): AsyncGenerator<readonly Observation[]> {
      for (const { low, high, count } of await regionRanges(filter)) {
        const { region: _region, ...rest } = filter
        const range = { ...rest, region: { low, high } }
        if (count <= BLOCK_ROWS) {
          const rows = await read<ObservationRow>(range, null, OBSERVATION_COLUMNS, '', 'heavy')
          if (rows.length > 0) yield rows.map(toObservation)
          continue
        }
        let after: Place | null = null
        for (;;) {
          const rows: RowWithRank[] = await read<RowWithRank>(
            range,
            after,
            `${OBSERVATION_COLUMNS}, key_rank`,
            `LIMIT ${BLOCK_ROWS}`,
            'heavy',
          )
          const last = rows.at(-1)
          if (last !== undefined) yield rows.map(toObservation)
          if (last === undefined || rows.length < BLOCK_ROWS) break
          after = [last[1], last[14], last[3]]
        }
      }
    },

    /** One scan of the range: how often a key occurs is counted beside its rows. */
    async revised(filter: ObservationFilter): Promise<Observation[]> {
      const { where, bindings } = conditionsOf(filter)
      const open = releasedOnly(filter, now())
      const known = filter.knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
      const rows = await database.rows<ObservationRow>(
        `SELECT ${OBSERVATION_COLUMNS} FROM (
           SELECT ${OBSERVATION_COLUMNS}, key_rank, seq, count() OVER (PARTITION BY ${KEY}) AS times
           FROM ${tables.observations}
           WHERE ${where} AND ${known} AND ${open.where}
             AND upload IN (${standingUploads(tables, filter.knownAt !== undefined)})
         ) WHERE times > 1
         ORDER BY ${KEY}, known_at, recorded_at, seq`,
        {
          ...bindings,
          ...open.bindings,
          upto: await ledger.lastKnown(),
          ...(filter.knownAt === undefined ? {} : { at: toMoment(filter.knownAt) }),
        },
        'heavy',
      )
      return rows.map(toObservation)
    },

    /** What was taken back before its release was never public. */
    async vintages(region: string, indicator: string, released?: Released): Promise<Vintage[]> {
      const open = releasedOnly(released === undefined ? {} : { released }, now())
      const upto = await ledger.lastKnown()
      const rows = await database.rows<readonly [...ObservationRow, string, string]>(
        `SELECT ${OBSERVATION_COLUMNS}, undos, undone_at FROM ${tables.observations} AS o
         INNER JOIN (
           SELECT upload AS id, countIf(kind = 'undone') AS undos, minIf(at, kind = 'undone') AS undone_at
           FROM ${tables.events} WHERE seq <= {upto:UInt32} GROUP BY upload HAVING countIf(kind = 'committed') > 0
         ) AS e ON o.upload = e.id
         WHERE region = {region:String} AND indicator = {indicator:String} AND ${open.where}
           AND (${open.all} OR undos = 0 OR undone_at >= release_at)
         ORDER BY known_at, recorded_at, seq, period_rank, basis`,
        { region, indicator, upto, ...open.bindings },
      )
      return rows.map((row) => ({
        ...toObservation(row),
        undoneAt: row[14] === '0' ? null : fromMoment(row[15]),
      }))
    },
  }
}

function pageOf(after: Place | null): { where: string; bindings: Bindings } {
  if (after === null) return { where: '1', bindings: {} }
  const [indicator, rank, basis] = after
  return {
    where: `(indicator, key_rank, basis) >
      ({after_indicator:String}, {after_rank:UInt32}, {after_basis:String})`,
    bindings: { after_indicator: indicator, after_rank: rank, after_basis: basis },
  }
}
