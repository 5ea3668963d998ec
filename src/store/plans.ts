// Which plans are kept: every version of every file, the latest counts.
import type { Instant } from '../core/period.ts'
import type { KeptPlan, Plan } from '../core/plan.ts'
import type { Database } from './database.ts'
import { doerText } from './deeds.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Act } from './store.ts'
import type { Tables } from './tables.ts'

const COLUMNS = ['plan', 'seq', 'recorded_at', 'by', 'region', 'year', 'sha256', 'text', 'doer'] as const

/** `parsePlan` reads a kept file again; it accepted the same text before. */
export function openPlans(database: Database, tables: Tables, parsePlan: (text: string) => Plan) {
  const log = openLog(database, { name: tables.plans, columns: COLUMNS, number: 'seq' })
  const parsed = new Map<string, Plan>()

  async function textsOf(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return
    const rows = await database.rows<readonly [string, string]>(
      `SELECT sha256, any(text) FROM ${tables.plans} WHERE sha256 IN {hashes:Array(String)} GROUP BY sha256`,
      { hashes },
    )
    for (const [sha256, text] of rows) parsed.set(sha256, parsePlan(text))
  }

  return {
    async savePlan(
      plan: Plan,
      file: { readonly sha256: string; readonly text: string },
      act: Act,
    ): Promise<{ readonly changed: boolean }> {
      for (;;) {
        const [latest] = await database.rows<readonly [string, number]>(
          `SELECT argMax(sha256, seq), max(seq) FROM ${tables.plans} WHERE plan = {plan:String}`,
          { plan: plan.id },
        )
        const [sha256 = '', seq = 0] = latest ?? []
        if (sha256 === file.sha256) return { changed: false }
        const row = [
          plan.id,
          seq + 1,
          toMoment(act.at),
          act.by,
          plan.region,
          plan.year,
          file.sha256,
          file.text,
          doerText(act.doer),
        ]
        const isIn = await log.append({
          number: seq + 1,
          log: `plan-${plan.id}`,
          where: { plan: plan.id },
          rows: [row],
        })
        if (isIn) return { changed: true }
      }
    },

    async planText(sha256: string): Promise<string | null> {
      const [row] = await database.rows<readonly [string]>(
        `SELECT text FROM ${tables.plans} WHERE sha256 = {sha256:String} LIMIT 1`,
        { sha256 },
      )
      return row?.[0] ?? null
    },

    async plans(knownAt?: Instant): Promise<KeptPlan[]> {
      const known = knownAt === undefined ? '1' : "recorded_at <= {at:DateTime64(3, 'UTC')}"
      const rows = await database.rows<readonly [string, string, string]>(
        `SELECT plan, sha256, recorded_at FROM ${tables.plans} WHERE ${known}
         ORDER BY plan, seq DESC LIMIT 1 BY plan`,
        knownAt === undefined ? {} : { at: toMoment(knownAt) },
      )
      await textsOf(rows.map(([, sha256]) => sha256).filter((sha256) => !parsed.has(sha256)))
      return rows.flatMap(([, sha256, recordedAt]) => {
        const plan = parsed.get(sha256)
        return plan ? [{ plan, sha256, recordedAt: fromMoment(recordedAt) }] : []
      })
    },
  }
}
