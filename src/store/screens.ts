// What the store keeps of televisions besides their deeds: codes that wait to be confirmed, and how each screen was last.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

/** A code shown by a browser that nobody has let in yet. */
export interface ShownCode {
  /** SHA-256 of the browser's secret, in hex. */
  readonly secret: string
  readonly code: string
  readonly made: Instant
  /** Address that the browser came from. */
  readonly from: string
}

/** `report`: JSON as the service wrote it. */
export interface KeptReport {
  readonly screen: string
  readonly at: Instant
  readonly report: string
}

export interface ScreenStore {
  keepCode(code: ShownCode): Promise<void>
  /** The latest code of each secret that was made after `since`, the newest first. At most 1,000. */
  codes(since: Instant): Promise<readonly ShownCode[]>
  keepReports(reports: readonly KeptReport[]): Promise<void>
  /** The latest of each screen. */
  reports(): Promise<readonly KeptReport[]>
}

export function openScreenStore(database: Database, tables: Tables): ScreenStore {
  return {
    async keepCode({ secret, code, made, from }) {
      const row = tabSeparatedRow([secret, code, toMoment(made), from])
      await database.insert(tables.screenCodes, ['secret', 'code', 'made', 'address'], row)
    },
    async codes(since) {
      const rows = await database.rows<readonly [string, string, string, string]>(
        `SELECT secret, argMax(code, made), max(made) AS latest, argMax(address, made) FROM ${tables.screenCodes}
         WHERE made > {since:DateTime64(3, 'UTC')} GROUP BY secret ORDER BY latest DESC LIMIT 1000`,
        { since: toMoment(since) },
      )
      return rows.map(([secret, code, made, from]) => ({ secret, code, made: fromMoment(made), from }))
    },
    async keepReports(reports) {
      if (reports.length === 0) return
      const rows = reports.map(({ screen, at, report }) => tabSeparatedRow([screen, toMoment(at), report]))
      await database.insert(tables.screenReports, ['screen', 'at', 'report'], Buffer.concat(rows))
    },
    async reports() {
      const rows = await database.rows<readonly [string, string, string]>(
        `SELECT screen, max(at), argMax(report, at) FROM ${tables.screenReports} GROUP BY screen`,
      )
      return rows.map(([screen, at, report]) => ({ screen, at: fromMoment(at), report }))
    },
  }
}
