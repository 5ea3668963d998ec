// Which figures count: now, or as they were known at a moment; of one region, or of all in blocks; for whom.
import type { Released } from '../core/clearance.ts'
import type { Observation } from '../core/observation.ts'
import type { Instant } from '../core/period.ts'
import type { Bindings, Database } from './database.ts'
import { type Ledger, standingUploads } from './ledger.ts'
import { fromMoment, rankRange, toMoment, yearOfRankNumber } from './moments.ts'
import { KEY, OBSERVATION_COLUMNS, type ObservationRow, toObservation } from './observation-rows.ts'
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
 * What is public for a filter: now unless it says otherwise, and of an earlier moment of knowledge what was public then;
 * of a later one nothing more. As a condition and what it binds.
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

/** Rows that are asked for: `after` a place on, of what is public at `now`. */
interface RowsWanted {
  readonly filter: Filter
  readonly after: Place | null
  readonly columns: string
  /** Empty, or the end of the statement. */
  readonly limit: string
  readonly now: Instant
}

interface Query {
  readonly sql: string
  readonly bindings: Bindings
}

/** From the projection, which is small and sorted for it. */
function currentQuery(tables: Tables, { filter, after, columns, limit, now }: RowsWanted): Query {
  const { where, bindings } = conditionsOf(filter)
  const years =
    filter.from !== undefined || filter.to !== undefined
      ? 'year BETWEEN {first:UInt16} AND {final:UInt16}'
      : '1'
  const { low, high } = rankRange(filter.from, filter.to)
  const page = pageAfter(after)
  const open = releasedOnly(filter, now)
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

/** The vintages of a filter that were known at its moment, public at `now`, of uploads that stand at `upto`. */
function standingVintages(
  tables: Tables,
  filter: Filter,
  upto: number,
  now: Instant,
): { where: string; bindings: Bindings } {
  const { where, bindings } = conditionsOf(filter)
  const open = releasedOnly(filter, now)
  const known = filter.knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
  return {
    where: `${where} AND ${known} AND ${open.where}
        AND upload IN (${standingUploads(tables, filter.knownAt !== undefined)})`,
    bindings: {
      ...bindings,
      ...open.bindings,
      upto,
      ...(filter.knownAt === undefined ? {} : { at: toMoment(filter.knownAt) }),
    },
  }
}

/** From all vintages: right at every moment, also while the projection is behind. */
function vintagesQuery(
  tables: Tables,
  { filter, after, columns, limit, now }: RowsWanted,
  upto: number,
): Query {
  const { where, bindings } = standingVintages(tables, filter, upto, now)
  const page = pageAfter(after)
  return {
    sql: `SELECT ${columns} FROM ${tables.observations}
      WHERE ${where} AND ${page.where}
      ORDER BY ${KEY}, known_at DESC, recorded_at DESC, seq DESC
      LIMIT 1 BY ${KEY} ${limit}`,
    bindings: { ...bindings, ...page.bindings },
  }
}

/** All vintages of what was revised. One scan of the range: how often a key occurs is counted beside its rows. */
function revisedQuery(tables: Tables, filter: ObservationFilter, upto: number, now: Instant): Query {
  const { where, bindings } = standingVintages(tables, filter, upto, now)
  return {
    sql: `SELECT ${OBSERVATION_COLUMNS} FROM (
        SELECT ${OBSERVATION_COLUMNS}, key_rank, seq, count() OVER (PARTITION BY ${KEY}) AS times
        FROM ${tables.observations}
        WHERE ${where}
      ) WHERE times > 1
      ORDER BY ${KEY}, known_at, recorded_at, seq`,
    bindings,
  }
}

/** Neighbouring regions with about a block of vintages together; a larger one stands alone. In order. */
async function regionRanges(
  database: Database,
  tables: Tables,
  filter: Filter,
): Promise<{ low: string; high: string; count: number }[]> {
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

export function openFigures(
  database: Database,
  tables: Tables,
  ledger: Ledger,
  projection: Projection,
  now: () => Instant,
) {
  /** Rows of one moment: nothing of an upload that is being committed meanwhile. */
  async function read<Row extends readonly unknown[]>(
    wanted: Omit<RowsWanted, 'now'>,
    weight: 'light' | 'heavy',
  ): Promise<Row[]> {
    if (wanted.filter.knownAt === undefined) {
      const { sql, bindings } = currentQuery(tables, { ...wanted, now: now() })
      const rows = await projection.whileStill(() => database.rows<Row>(sql, bindings, weight))
      if (rows !== null) return rows
    }
    const upto = await ledger.lastKnown()
    const { sql, bindings } = vintagesQuery(tables, { ...wanted, now: now() }, upto)
    return database.rows<Row>(sql, bindings, weight)
  }

  /** A range of regions that is more than a block, block by block. */
  async function* pages(filter: Filter): AsyncGenerator<readonly Observation[]> {
    const columns = `${OBSERVATION_COLUMNS}, key_rank`
    let after: Place | null = null
    for (;;) {
      const rows: RowWithRank[] = await read<RowWithRank>(
        { filter, after, columns, limit: `LIMIT ${BLOCK_ROWS}` },
        'heavy',
      )
      const last = rows.at(-1)
      if (last !== undefined) yield rows.map(toObservation)
      if (last === undefined || rows.length < BLOCK_ROWS) return
      after = [last[1], last[14], last[3]]
    }
  }

  const all = (filter: Filter, weight: 'light' | 'heavy'): Promise<ObservationRow[]> =>
    read<ObservationRow>({ filter, after: null, columns: OBSERVATION_COLUMNS, limit: '' }, weight)

  return {
    async observations(filter: ObservationFilter): Promise<Observation[]> {
      return (await all(filter, 'light')).map(toObservation)
    },

    async *observationBlocks(filter: Filter): AsyncGenerator<readonly Observation[]> {
      for (const { low, high, count } of await regionRanges(database, tables, filter)) {
        const { region: _region, ...rest } = filter
        const range = { ...rest, region: { low, high } }
        if (count > BLOCK_ROWS) {
          yield* pages(range)
          continue
        }
        const rows = await all(range, 'heavy')
        if (rows.length > 0) yield rows.map(toObservation)
      }
    },

    async revised(filter: ObservationFilter): Promise<Observation[]> {
      const { sql, bindings } = revisedQuery(tables, filter, await ledger.lastKnown(), now())
      return (await database.rows<ObservationRow>(sql, bindings, 'heavy')).map(toObservation)
    },

    /** What was taken back before its release was never public. */
    async vintages(
      region: string,
      indicator: string,
      asked: Pick<ObservationFilter, 'released' | 'knownAt'> = {},
    ): Promise<Vintage[]> {
      const open = releasedOnly(asked, now())
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

function pageAfter(after: Place | null): { where: string; bindings: Bindings } {
  if (after === null) return { where: '1', bindings: {} }
  const [indicator, rank, basis] = after
  return {
    where: `(indicator, key_rank, basis) >
      ({after_indicator:String}, {after_rank:UInt32}, {after_basis:String})`,
    bindings: { after_indicator: indicator, after_rank: rank, after_basis: basis },
  }
}
