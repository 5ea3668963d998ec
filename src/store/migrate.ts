// Brings a database to the shape that this program needs.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import {
  type Applied,
  type Migration,
  planMigrations,
  readMigrations,
  sameMigrations,
  statementsOf,
} from './migrations.ts'
import { toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

/** `migrations/` of the project: beside `src/` as beside `dist/`. */
export async function migrationsFolder(): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return import.meta.url.endsWith('.ts')
    ? join(here, '..', '..', 'migrations')
    : join(here, '..', 'migrations')
}

/** What `migrate` would do, or has done. */
export interface MigrationReport {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
}

/**
 * Applies what is pending, one file after another; with `dryRun` says only what is pending and changes nothing.
 * Problems: those of `planMigrations`.
 */
export async function migrate(
  database: Database,
  tables: Tables,
  options: {
    readonly folder: string
    readonly dryRun: boolean
    readonly now: Instant
    /** Brings an empty database to the shape that another one had by these, and no farther. */
    readonly only?: readonly Applied[]
  },
): Promise<MigrationReport> {
  const known = await readMigrations(options.folder)
  const files = options.only === undefined ? known : sameMigrations(known, options.only)
  const applied = await appliedMigrations(database, tables)
  const pending = planMigrations(files, applied)
  const done = applied.map(({ file }) => file)
  if (!options.dryRun) {
    if (pending.length > 0) await makeLedger(database, tables)
    for (const file of pending) await apply(database, tables, file, options.now)
  }
  return { applied: done, pending: pending.map(({ file }) => file) }
}

/** What was applied to it, in order. */
export async function appliedMigrations(database: Database, tables: Tables): Promise<Applied[]> {
  const [found] = await database.rows<[string]>(
    'SELECT count() FROM system.tables WHERE database = {database:String} AND name = {name:String}',
    { database: tables.database, name: 'schema_migrations' },
  )
  if (found?.[0] !== '1') return []
  const rows = await database.rows<[number, string, string]>(
    `SELECT number, any(file), any(checksum) FROM ${tables.migrations} GROUP BY number ORDER BY number`,
  )
  return rows.map(([number, file, checksum]) => ({ number, file, checksum }))
}

async function makeLedger(database: Database, tables: Tables): Promise<void> {
  const text = `
    CREATE DATABASE IF NOT EXISTS {DATABASE} {ON_CLUSTER} ENGINE = Atomic;
    CREATE TABLE IF NOT EXISTS {DATABASE}.schema_migrations {ON_CLUSTER}
    (number UInt32, file String, checksum String, applied_at DateTime64(3, 'UTC'))
    ENGINE = {ENGINE:MergeTree} ORDER BY number SETTINGS fsync_after_insert = 1;`
  for (const statement of statementsOf(text, tables)) await database.run(statement)
}

async function apply(database: Database, tables: Tables, file: Migration, now: Instant): Promise<void> {
  for (const statement of statementsOf(file.text, tables)) await database.run(statement)
  await database.insert(
    tables.migrations,
    ['number', 'file', 'checksum', 'applied_at'],
    tabSeparatedRow([file.number, file.file, file.checksum, toMoment(now)]),
  )
}
