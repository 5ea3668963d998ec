// Which migrations there are, which are still to be applied, and how a file reads on one server or on a cluster.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'
import type { Tables } from './tables.ts'

export interface Migration {
  /** `0001_ledger.sql` */
  readonly file: string
  readonly number: number
  readonly text: string
  /** SHA-256 of the text with line ends as LF. */
  readonly checksum: string
}

export interface Applied {
  readonly file: string
  readonly number: number
  readonly checksum: string
}

/** All files of the folder in their order. Problem `migration-misnumbered` for a gap or a name without number. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const expected = index + 1
      if (Number(/^(\d{4})_/.exec(file)?.[1]) !== expected) {
        throw new Problem('migration-misnumbered', { file, expected: String(expected).padStart(4, '0') })
      }
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      return { file, number: expected, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * What is still to be applied, in order. Pure. Problems: `migration-changed` when an applied file has another content,
 * `migration-vanished` when it is not there.
 */
export function planMigrations(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byNumber = new Map(files.map((file) => [file.number, file]))
  for (const done of [...applied].sort((a, b) => a.number - b.number)) {
    const file = byNumber.get(done.number)
    if (!file) throw new Problem('migration-vanished', { file: done.file })
    if (file.checksum !== done.checksum) throw new Problem('migration-changed', { file: file.file })
  }
  const known = new Set(applied.map(({ number }) => number))
  return files.filter(({ number }) => !known.has(number))
}

/** The files that these were. Pure. Problem `backup-newer` for one that this program does not know. */
export function sameMigrations(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  return applied.map(({ number, file, checksum }) => {
    const found = files.find((one) => one.number === number)
    if (found?.checksum !== checksum) throw new Problem('backup-newer', { file })
    return found
  })
}

// The path holds the table's own UUID, so that a table made again never meets the replicas of the earlier one.
const REPLICA = "'/clickhouse/tables/{uuid}/{shard}', '{replica}'"

/**
 * The statements of a migration. `{DATABASE}` is the database; on a cluster `{ON_CLUSTER}` is its clause and
 * `{ENGINE:X(args)}` the Replicated form of X, else nothing and X itself.
 */
export function statementsOf(
  text: string,
  { database, cluster }: Pick<Tables, 'database' | 'cluster'>,
): string[] {
  return text
    .replaceAll('{DATABASE}', database)
    .replaceAll('{ON_CLUSTER}', cluster === null ? '' : `ON CLUSTER '${cluster}'`)
    .replace(/\{ENGINE:(\w+)(?:\(([^)]*)\))?\}/g, (_all, engine: string, args: string | undefined) => {
      if (cluster === null) return `${engine}(${args ?? ''})`
      return `Replicated${engine}(${args ? `${REPLICA}, ${args}` : REPLICA})`
    })
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '')
}
