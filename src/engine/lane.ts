// One connection of the embedded engine with its lock: statements run one after another and leave nothing behind.
import { randomUUID } from 'node:crypto'
import { Queue } from '../core/queue.ts'
import { parametersOf, resetStatement, setStatement } from './statement.ts'

/** The part of a chdb session that is used here. */
export interface EngineSession {
  queryAsync(sql: string, options: { format: string }): Promise<{ bytes(): Uint8Array }>
  close(): void
}

export interface Statement {
  readonly sql: string
  readonly format: string
  readonly params: ReadonlyMap<string, string>
  readonly settings: ReadonlyMap<string, string>
  /** Nobody waits any more: not started then. */
  readonly abandoned: () => boolean
}

export interface Lane {
  /** Statements running or waiting. */
  readonly load: () => number
  run(statement: Statement): Promise<Uint8Array>
  close(): void
}

export class Abandoned extends Error {}

/** `stop` ends a running statement by the mark that stands in its text. */
export function openLane(session: EngineSession): Lane & { readonly mark: () => string | null } {
  const queue = new Queue()
  let load = 0
  let mark: string | null = null
  const everSet = new Set<string>()

  const execute = async (sql: string, format: string): Promise<Uint8Array> =>
    (await session.queryAsync(sql, { format })).bytes()

  // A statement that failed after it began its output leaves that output to the next one: this takes it away.
  const recover = () => execute('SELECT 1 FORMAT Null', 'TSV').catch(() => {})

  async function runLocked({ sql, format, params, settings, abandoned }: Statement): Promise<Uint8Array> {
    if (abandoned()) throw new Abandoned()
    // Parameters stay on the connection; one that this statement was not given must not come from an earlier one.
    for (const name of parametersOf(sql)) {
      if (everSet.has(name) && !params.has(name)) {
        throw new Error(
          `Code: 456. DB::Exception: Substitution \`${name}\` is not set. (UNKNOWN_QUERY_PARAMETER)`,
        )
      }
    }
    const before = setStatement(
      new Map([...settings, ...[...params].map(([name, value]) => [`param_${name}`, value] as const)]),
    )
    for (const name of params.keys()) everSet.add(name)
    mark = randomUUID()
    try {
      if (before !== null) await execute(before, 'TSV')
      return await execute(`/* ${mark} */ ${sql}`, format)
    } catch (error) {
      await recover()
      throw error
    } finally {
      mark = null
      if (settings.size > 0) {
        // One by one: an unknown setting, which failed the statement, must not keep the others from going back.
        for (const name of settings.keys()) await execute(resetStatement([name]), 'TSV').catch(recover)
      }
    }
  }

  return {
    load: () => load,
    mark: () => mark,
    run(statement) {
      load++
      return queue.take(() => runLocked(statement)).finally(() => load--)
    },
    close: () => session.close(),
  }
}
