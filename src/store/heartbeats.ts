// When each part was last heard of, well and unwell, whichever process it was.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface Beat {
  /** `scheduler`, `evaluation`, `rule/behind`, `channel/mail`. */
  readonly part: string
  readonly at: Instant
  readonly ok: boolean
  /** What was done, or why it failed. */
  readonly note: string
  readonly process: string
}

export interface Heartbeats {
  write(beats: readonly Beat[]): Promise<void>
  /** Of each part the last beat that was well and the last that was not, as far as there were any. */
  all(): Promise<readonly Beat[]>
}

const COLUMNS = ['part', 'at', 'ok', 'note', 'process'] as const
const LONGEST_NOTE = 500

export function openHeartbeats(database: Database, tables: Tables): Heartbeats {
  return {
    async write(beats) {
      if (beats.length === 0) return
      const rows = beats.map(({ part, at, ok, note, process }) =>
        tabSeparatedRow([part, toMoment(at), ok ? 1 : 0, note.slice(0, LONGEST_NOTE), process]),
      )
      await database.insert(tables.heartbeats, COLUMNS, Buffer.concat(rows))
    },
    async all() {
      const rows = await database.rows<readonly [string, number, string, string, string]>(
        `SELECT part, ok, max(at) AS latest, argMax(note, at), argMax(process, at)
         FROM ${tables.heartbeats} GROUP BY part, ok ORDER BY part, ok`,
      )
      return rows.map(([part, ok, at, note, process]) => ({
        part,
        note,
        process,
        at: fromMoment(at),
        ok: ok === 1,
      }))
    },
  }
}
