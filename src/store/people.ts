// What the store keeps of people besides their deeds: hashes of passwords, and when a session was last used.
import { createHash } from 'node:crypto'
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface PeopleStore {
  /** Keeps the hash of a password under the SHA-256 of its text, which is the answer. */
  keepSecret(text: string): Promise<string>
  /** null: there is none, or it is not what its name says. */
  secret(id: string): Promise<string | null>
  /** Remembers that these sessions were used. */
  used(sessions: readonly { readonly session: string; readonly at: Instant }[]): Promise<void>
  /** When each session was last used, as far as it is known. */
  uses(since: Instant): Promise<ReadonlyMap<string, Instant>>
}

const idOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function openPeopleStore(database: Database, tables: Tables): PeopleStore {
  return {
    async keepSecret(text) {
      const id = idOf(text)
      await database.insert(tables.secrets, ['id', 'text'], tabSeparatedRow([id, text]))
      return id
    },
    async secret(id) {
      const [row] = await database.rows<readonly [string]>(
        `SELECT text FROM ${tables.secrets} WHERE id = {id:String} LIMIT 1`,
        { id },
      )
      return row && idOf(row[0]) === id ? row[0] : null
    },
    async used(sessions) {
      if (sessions.length === 0) return
      const rows = sessions.map(({ session, at }) => tabSeparatedRow([session, toMoment(at)]))
      await database.insert(tables.sessionUses, ['session', 'at'], Buffer.concat(rows))
    },
    async uses(since) {
      const rows = await database.rows<readonly [string, string]>(
        `SELECT session, max(at) FROM ${tables.sessionUses}
         WHERE at >= {since:DateTime64(3, 'UTC')} GROUP BY session`,
        { since: toMoment(since) },
      )
      return new Map(rows.map(([session, at]) => [session, fromMoment(at)]))
    },
  }
}
