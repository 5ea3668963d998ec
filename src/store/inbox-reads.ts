// Up to when each person has read their inbox.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface InboxReads {
  /** What was put at this moment or earlier is read; never less than before. */
  readUpTo(person: string, at: Instant): Promise<void>
  /** null: nothing was read yet. */
  upTo(person: string): Promise<Instant | null>
}

export function openInboxReads(database: Database, tables: Tables): InboxReads {
  return {
    async readUpTo(person, at) {
      const row = tabSeparatedRow([person, toMoment(at)])
      await database.insert(tables.inboxReads, ['person', 'read_up_to'], row, `read-${person}-${at}`)
    },
    async upTo(person) {
      const [row] = await database.rows<readonly [string]>(
        `SELECT max(read_up_to) FROM ${tables.inboxReads} WHERE person = {person:String} HAVING count() > 0`,
        { person },
      )
      return row ? fromMoment(row[0]) : null
    },
  }
}
