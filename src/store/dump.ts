// All that a database keeps, in blocks: read as of one moment, and put into an empty database again.
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { type Address, type Bindings, type Database, openDatabase } from './database.ts'
import { appliedMigrations, migrate, migrationsFolder } from './migrate.ts'
import type { Applied } from './migrations.ts'
import { toMoment } from './moments.ts'
import { checkServer } from './server.ts'
import { onCluster, type Tables, tablesOf } from './tables.ts'

/**
 * How a table is told what it held at a moment: by its numbers, or by the moments of its rows. `latest`: rows that replace each other, as
 * the last of each stands now.
 */
type Cut = { readonly number: string } | { readonly moment: string } | 'whole' | 'latest'

interface KeptTable {
  readonly cut: Cut
  /** An order that never changes, so that a table can be read piece by piece. */
  readonly order: string
}

/** Every table: what of it is kept, or why nothing is. A new table without a line here does not compile. */
const TABLES: Readonly<Record<KeptTableName, KeptTable> & Record<LeftTableName, { readonly left: string }>> =
  {
    // First: what a deed tells of was there before it.
    deeds: { cut: { number: 'seq' }, order: 'seq' },
    events: { cut: { number: 'seq' }, order: 'seq' },
    observations: { cut: { number: 'seq' }, order: 'seq' },
    plans: { cut: { moment: 'recorded_at' }, order: 'plan, seq' },
    planDrafts: { cut: { moment: 'at' }, order: 'draft, seq, part, key' },
    slips: { cut: { number: 'seq' }, order: 'seq, id' },
    rounds: { cut: { moment: 'at' }, order: 'plan, round, seq' },
    narratives: { cut: { moment: 'at' }, order: 'at, id' },
    comments: { cut: { moment: 'at' }, order: 'at, id' },
    evidence: { cut: { moment: 'at' }, order: 'at, id, kind' },
    markedEvents: { cut: { moment: 'at' }, order: 'at, id, kind' },
    secrets: { cut: 'whole', order: 'id' },
    sessionUses: { cut: 'latest', order: 'session' },
    screenReports: { cut: 'latest', order: 'screen' },
    leases: { cut: { moment: 'at' }, order: 'name, seq' },
    jobRuns: { cut: { moment: 'at' }, order: 'job, run_key, attempt, at' },
    outbox: { cut: { moment: 'at' }, order: 'at, key, channel, receiver' },
    outboxAttempts: { cut: { moment: 'at' }, order: 'at, key, channel, attempt' },
    inboxReads: { cut: { moment: 'read_up_to' }, order: 'person, read_up_to' },
    current: { left: 'made anew from the vintages' },
    currentAnew: { left: 'stands only while the above is made' },
    projected: { left: 'made anew with current figures' },
    staged: { left: 'figures on their way in, which their sender sends again' },
    screenCodes: { left: 'codes of ten minutes' },
    heartbeats: { left: 'signs of life of another machine' },
    migrations: { left: 'written when the migrations are applied' },
  }

type LeftTableName =
  | 'current'
  | 'currentAnew'
  | 'projected'
  | 'staged'
  | 'screenCodes'
  | 'heartbeats'
  | 'migrations'
export type KeptTableName = Exclude<keyof Tables, 'database' | 'cluster' | LeftTableName>

const KEPT = new Map(
  Object.entries(TABLES).filter((entry): entry is [KeptTableName, KeptTable] => 'cut' in entry[1]),
)

/** Whether an increment of it holds only what came since: the others stand whole in each. */
export function isNumberedTable(name: KeptTableName): boolean {
  const { cut } = keptTable(name)
  return typeof cut === 'object' && 'number' in cut
}

/** Rows of one block: some megabytes. */
const BLOCK_ROWS = 100_000

/** Where a dump ends: what came later is not in it. */
export interface DumpPoint {
  readonly at: Instant
  /** The last number of each numbered table; 0 before the first. */
  readonly heads: Readonly<Partial<Record<KeptTableName, number>>>
  /** The head of the chain of deeds; empty before the first. */
  readonly deedHash: string
}

/** How many rows each table has. */
export type RowCounts = Readonly<Partial<Record<KeptTableName, number>>>

interface DumpBlock {
  readonly table: KeptTableName
  /** `FORMAT Native` of ClickHouse. */
  readonly bytes: Buffer
}

/** What the database looked like, so that another can be made that takes its rows. */
export interface DumpShape {
  readonly migrations: readonly Applied[]
  /** The stored columns of each table, in the order of its blocks. */
  readonly columns: Readonly<Record<KeptTableName, readonly string[]>>
}

export interface Dump {
  readonly point: DumpPoint
  readonly shape: DumpShape
  /** How many rows belong to it now: a row may come late that tells of a moment before its end. */
  counts(since: DumpPoint | null): Promise<RowCounts>
  /** Block after block of so many rows; of numbered tables only what came after `since`. */
  blocks(since: DumpPoint | null, counts: RowCounts): AsyncIterable<DumpBlock>
}

/** Opens a dump as of this moment: its end is read now, rows when the blocks are asked for. */
export async function openDump(database: Database, tables: Tables, now: () => Instant): Promise<Dump> {
  const shape: DumpShape = {
    migrations: await appliedMigrations(database, tables),
    columns: await columnsOf(database, tables),
  }
  // The ledger of deeds before what it tells of: no deed of it is without its fact.
  const [deed] = await database.rows<readonly [number, string]>(
    `SELECT seq, hash FROM ${tables.deeds} ORDER BY seq DESC LIMIT 1`,
  )
  const [[uploads = 0, slips = 0] = []] = await database.rows<readonly [number, number]>(
    `SELECT (SELECT max(seq) FROM ${tables.events}), (SELECT max(seq) FROM ${tables.slips})`,
  )
  // Observations follow their upload's number: what has no mark in the ledger is nobody's.
  const heads = { deeds: deed?.[0] ?? 0, events: uploads, observations: uploads, slips }
  const at = now()
  const point: DumpPoint = { at, heads, deedHash: deed?.[1] ?? '' }
  return {
    point,
    shape,
    counts: (since) => countsOf(database, tables, { point, since }),
    async *blocks(since, counts) {
      for (const name of KEPT.keys())
        yield* blocksOf(database, tables, name, { point, shape, since, rows: counts[name] ?? 0 })
    },
  }
}

interface Span {
  /** null: no end. */
  readonly point: DumpPoint | null
  readonly since: DumpPoint | null
}

/** What of a table belongs to a span; parameters have the table's name, so that one statement may ask for all. */
function partOf(
  tables: Tables,
  name: KeptTableName,
  { point, since }: Span,
): { readonly sql: string; readonly bindings: Bindings } {
  const { cut } = keptTable(name)
  if (cut === 'latest') return { sql: `FROM ${tables[name]} FINAL WHERE 1`, bindings: {} }
  if (cut === 'whole' || point === null) return { sql: `FROM ${tables[name]} WHERE 1`, bindings: {} }
  if ('moment' in cut)
    return {
      sql: `FROM ${tables[name]} WHERE ${cut.moment} <= {${name}_at:DateTime64(3, 'UTC')}`,
      bindings: { [`${name}_at`]: toMoment(point.at) },
    }
  // What no mark in the ledger stands for is nobody's.
  const committed = `AND upload IN (SELECT upload FROM ${tables.events} WHERE kind = 'committed' AND rows > 0)`
  return {
    sql: `FROM ${tables[name]} WHERE ${cut.number} > {${name}_from:UInt32} AND ${cut.number} <= {${name}_to:UInt32}
      ${name === 'observations' ? committed : ''}`,
    bindings: { [`${name}_from`]: since?.heads[name] ?? 0, [`${name}_to`]: point.heads[name] ?? 0 },
  }
}

async function countsOf(database: Database, tables: Tables, span: Span): Promise<RowCounts> {
  const parts = [...KEPT.keys()].map((name) => ({ name, ...partOf(tables, name, span) }))
  const rows = await database.rows<readonly [KeptTableName, string]>(
    parts.map(({ name, sql }) => `SELECT '${name}' AS name, count() ${sql}`).join('\nUNION ALL '),
    Object.assign({}, ...parts.map(({ bindings }) => bindings)),
    'heavy',
  )
  return Object.fromEntries(rows.map(([name, count]) => [name, Number(count)]))
}

async function* blocksOf(
  database: Database,
  tables: Tables,
  name: KeptTableName,
  {
    shape,
    rows,
    ...span
  }: Span & { readonly point: DumpPoint; readonly shape: DumpShape; readonly rows: number },
): AsyncGenerator<DumpBlock> {
  const columns = shape.columns[name].join(', ')
  const { order } = keptTable(name)
  const block = async (part: string, bindings: Bindings): Promise<DumpBlock> => ({
    table: name,
    bytes: await database.bytes(`SELECT ${columns} ${part} SETTINGS max_threads = 1 FORMAT Native`, bindings),
  })
  if (name === 'observations') {
    const [from, to] = [span.since?.heads.observations ?? 0, span.point.heads.observations ?? 0]
    for (const piece of await observationPieces(database, tables, from, to)) {
      const found = await block(
        `FROM ${tables.observations} WHERE upload IN {uploads:Array(String)}
         AND seq BETWEEN {from:UInt32} AND {to:UInt32}
         AND cityHash64(row, cell, period_rank) % {parts:UInt32} = {part:UInt32} ORDER BY ${order}`,
        piece,
      )
      if (found.bytes.length > 0) yield found
    }
    return
  }
  const { sql, bindings } = partOf(tables, name, span)
  for (let offset = 0; offset < rows; offset += BLOCK_ROWS)
    yield await block(`${sql} ORDER BY ${order} LIMIT ${BLOCK_ROWS} OFFSET ${offset}`, bindings)
}

type Piece = {
  readonly uploads: readonly string[]
  readonly from: number
  readonly to: number
  readonly parts: number
  readonly part: number
}

/** Neighbouring uploads together, a large one in parts, so that no block is much larger than the others. */
async function observationPieces(
  database: Database,
  { events }: Tables,
  after: number,
  upTo: number,
): Promise<Piece[]> {
  const commits = await database.rows<readonly [number, string, string]>(
    `SELECT seq, upload, rows FROM ${events}
     WHERE kind = 'committed' AND rows > 0 AND seq > {after:UInt32} AND seq <= {upTo:UInt32} ORDER BY seq`,
    { after, upTo },
  )
  const pieces: Piece[] = []
  let group: { uploads: string[]; from: number; to: number; rows: number } | null = null
  const close = (): void => {
    if (group === null) return
    const { uploads, from, to, rows } = group
    const parts = Math.ceil(rows / BLOCK_ROWS)
    for (let part = 0; part < parts; part++) pieces.push({ uploads, from, to, parts, part })
    group = null
  }
  for (const [seq, upload, count] of commits) {
    const rows = Number(count)
    if (group !== null && group.rows + rows > BLOCK_ROWS) close()
    group ??= { uploads: [], from: seq, to: seq, rows: 0 }
    group.uploads.push(upload)
    group.to = seq
    group.rows += rows
  }
  close()
  return pieces
}

/** The stored columns of every table that is kept. */
async function columnsOf(database: Database, tables: Tables): Promise<DumpShape['columns']> {
  const rows = await database.rows<readonly [string, string]>(
    `SELECT table, name FROM system.columns
     WHERE database = {database:String} AND default_kind != 'ALIAS' ORDER BY table, position`,
    { database: tables.database },
  )
  const of = (name: KeptTableName): string[] =>
    rows.filter(([table]) => `${tables.database}.${table}` === tables[name]).map(([, column]) => column)
  return Object.fromEntries(
    [...KEPT.keys()].map((name) => [name, of(name)] as const),
  ) as unknown as DumpShape['columns']
}

const keptTable = (name: KeptTableName): KeptTable => {
  const table = KEPT.get(name)
  if (!table) throw new Problem('backup-damaged', { member: name })
  return table
}

/** A table that stands in a database from before the first row is put back until after the last: nobody takes a half for the whole. */
const UNFINISHED = 'restore_unfinished'

/** Problem `restore-unfinished` for a database into which a backup was put back and not to its end. */
export async function refuseUnfinished(database: Database, tables: Tables): Promise<void> {
  const [found] = await database.rows<readonly [string]>(
    'SELECT count() FROM system.tables WHERE database = {database:String} AND name = {name:String}',
    { database: tables.database, name: UNFINISHED },
  )
  if (found?.[0] !== '0') throw new Problem('restore-unfinished', { database: tables.database })
}

export interface Refill {
  put(table: KeptTableName, block: Buffer): Promise<void>
  counts(): Promise<RowCounts>
  /** All is there: from now on the database may be opened. */
  finish(): Promise<void>
  close(): Promise<void>
}

interface RefillOptions extends Address {
  readonly database: string
  readonly cluster?: string | undefined
  readonly now: Instant
}

/**
 * Makes an empty database ready for the blocks of a dump, in the shape that it had then. Problems: `restore-not-empty`, `backup-newer`
 * for a shape that this program does not know, those of `openStore`.
 */
export async function openRefill(options: RefillOptions, shape: DumpShape): Promise<Refill> {
  const tables = tablesOf(options.database, options.cluster ?? null)
  const database = openDatabase(options)
  try {
    await checkServer(database)
    const [found] = await database.rows<readonly [string]>(
      'SELECT count() FROM system.tables WHERE database = {database:String}',
      { database: options.database },
    )
    if (found?.[0] !== '0') throw new Problem('restore-not-empty', { where: options.database })
    const mark = `${options.database}.${UNFINISHED}`
    await database.run(
      `CREATE DATABASE IF NOT EXISTS ${options.database} ${onCluster(tables)} ENGINE = Atomic`,
    )
    await database.run(
      `CREATE TABLE ${mark} ${onCluster(tables)} (at DateTime) ENGINE = MergeTree ORDER BY at`,
    )
    const folder = await migrationsFolder()
    await migrate(database, tables, { folder, dryRun: false, now: options.now, only: shape.migrations })
    return {
      put: (table, block) => {
        keptTable(table)
        const columns = shape.columns[table]
        if (!columns?.every((column) => /^\w+$/.test(column)))
          throw new Problem('backup-damaged', { member: table })
        return database.insertNative(tables[table], columns, block)
      },
      counts: () => countsOf(database, tables, { point: null, since: null }),
      finish: () => database.run(`DROP TABLE ${mark} ${onCluster(tables)} SYNC`),
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
