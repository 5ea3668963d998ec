// A numbered append of which two never win: of writers that decided on the same state one comes in, the others decide again.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bindings, Database } from './database.ts'
import { tabSeparatedRow } from './tab-separated.ts'

type Value = Parameters<typeof tabSeparatedRow>[0][number]

/**
 * A table whose rows are numbered, with a column `batch` that tells two writers of one number apart. It was made with
 * `non_replicated_deduplication_window`: without it (or Keeper, on a cluster) both inserts would come in.
 */
interface NumberedTable {
  readonly name: string
  /** As the rows of an entry are written; without `batch`. */
  readonly columns: readonly string[]
  /** The column of the number. */
  readonly number: string
}

interface Entry {
  /** One more than the last number of the state that was decided on. */
  readonly number: number
  /** Tells this log from every other; with the number it is the deduplication token of the insert. */
  readonly log: string
  /** Columns that tell this log from others in one table; absent: the table is one log. */
  readonly where?: Readonly<Record<string, string>>
  /** All of them or none come in: one insert of at most some thousands, hence one block. */
  readonly rows: readonly (readonly Value[])[]
}

/** How long a replica that is asked may be behind the one that was written to. */
const WAITS_MS = [0, 20, 100, 500, 2_000, 5_000]

interface NumberedLog {
  /** True: the rows are in, and nobody else's under this number. False: somebody else had it, so that the state is another one. */
  append(entry: Entry): Promise<boolean>
  /** The last number of a table that is one log; 0 before the first. */
  last(): Promise<number>
}

export function openLog(database: Database, { name: table, columns, number }: NumberedTable): NumberedLog {
  return {
    async append(entry) {
      const batch = randomUUID()
      const bytes = entry.rows.map((row) => tabSeparatedRow([...row, batch]))
      await database.insert(
        table,
        [...columns, 'batch'],
        Buffer.concat(bytes),
        `${entry.log}-${entry.number}`,
      )
      const { where = {} } = entry
      const conditions = Object.keys(where).map((column) => `${column} = {${column}:String}`)
      const sql = `SELECT DISTINCT batch FROM ${table}
        WHERE ${[...conditions, `${number} = {seq:UInt32}`].join(' AND ')}`
      const bindings: Bindings = { ...where, seq: entry.number }
      for (const waitMs of WAITS_MS) {
        if (waitMs > 0) await pause(waitMs)
        const found = await database.rows<readonly [string]>(sql, bindings)
        if (found.length > 1) throw new Error(`number ${entry.number} of ${table} was given twice`)
        const [one] = found
        if (one) return one[0] === batch
      }
      throw new Error(`number ${entry.number} of ${table} was given to nobody, and yet it was refused`)
    },
    async last() {
      const [row] = await database.rows<readonly [number]>(`SELECT max(${number}) FROM ${table}`)
      return row?.[0] ?? 0
    },
  }
}
