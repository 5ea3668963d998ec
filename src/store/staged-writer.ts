// Rows of an upload on their way to the table of staged figures: gathered, and written one insert while the next is made.
import type { Database } from './database.ts'
import { STAGED_COLUMNS } from './staged-rows.ts'
import type { Tables } from './tables.ts'

/** Rows go in by inserts of about this size: small ones cost the engine more, large ones us. */
const INSERT_BYTES = 12 * 1024 * 1024

interface StagedWriter {
  /** Takes rows as TabSeparated bytes. A failed insert comes out at the next step, whichever that is. */
  write(rows: Buffer): Promise<void>
  /** Resolves when everything that was taken is stored. */
  written(): Promise<void>
  /** Forgets what is not sent yet, and waits for what is. */
  abandon(): Promise<void>
}

export function openStagedWriter(database: Database, tables: Tables): StagedWriter {
  let gathered: Buffer[] = []
  let gatheredBytes = 0
  let writing: Promise<void> = Promise.resolve()

  async function send(): Promise<void> {
    await writing
    if (gatheredBytes === 0) return
    const bytes = Buffer.concat(gathered)
    gathered = []
    gatheredBytes = 0
    writing = database.insert(tables.staged, STAGED_COLUMNS, bytes)
    writing.catch(() => {})
  }

  return {
    async write(rows) {
      gathered.push(rows)
      gatheredBytes += rows.length
      if (gatheredBytes >= INSERT_BYTES) await send()
    },
    async written() {
      await send()
      await writing
    },
    async abandon() {
      gathered = []
      gatheredBytes = 0
      await writing.catch(() => {})
    },
  }
}
