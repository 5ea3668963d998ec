// Which plans are kept: every version of every file, the latest counts; and which were withdrawn before their year.
import type { Demonstration } from '../core/demonstration.ts'
import type { Instant } from '../core/period.ts'
import type { KeptPlan, Plan } from '../core/plan.ts'
import type { Database } from './database.ts'
import { doerText } from './deeds.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import { plantedPlans, shownPlan } from './shown-plans.ts'
import type { Act, WithdrawnPlan } from './store.ts'
import type { Tables } from './tables.ts'

const COLUMNS = [
  ...['plan', 'seq', 'recorded_at', 'by', 'region', 'year', 'sha256', 'text', 'doer'],
  'withdrawn',
] as const

interface Version {
  readonly seq: number
  readonly sha256: string
  /** Why it was taken back; empty: it stands. */
  readonly withdrawn: string
}

/** `parsePlan` reads a kept file again; it accepted the same text before. */
export function openPlans(database: Database, tables: Tables, parsePlan: (text: string) => Plan) {
  const log = openLog(database, { name: tables.plans, columns: COLUMNS, number: 'seq' })
  const parsed = new Map<string, Plan>()

  async function textsOf(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return
    const rows = await database.rows<readonly [string, string]>(
      `SELECT sha256, any(text) FROM ${tables.plans} WHERE sha256 IN {hashes:Array(String)} AND withdrawn = '' GROUP BY sha256`,
      { hashes },
    )
    for (const [sha256, text] of rows) parsed.set(sha256, parsePlan(text))
  }

  async function latestOf(id: string): Promise<Version> {
    const [row] = await database.rows<readonly [number, string, string]>(
      `SELECT max(seq), argMax(sha256, seq), argMax(withdrawn, seq) FROM ${tables.plans} WHERE plan = {plan:String}`,
      { plan: id },
    )
    const [seq = 0, sha256 = '', withdrawn = ''] = row ?? []
    return { seq, sha256, withdrawn }
  }

  async function planOf(sha256: string): Promise<Plan> {
    if (!parsed.has(sha256)) await textsOf([sha256])
    const plan = parsed.get(sha256)
    if (!plan) throw new Error('a version of a plan has no text')
    return plan
  }

  /** False: somebody else wrote the next version first. */
  function append(
    { id, region, year }: Pick<Plan, 'id' | 'region' | 'year'>,
    { seq, sha256, withdrawn }: Version,
    text: string,
    { at, by, doer }: Act,
  ): Promise<boolean> {
    const row = [id, seq, toMoment(at), by, region, year, sha256, text, doerText(doer), withdrawn]
    return log.append({ number: seq, log: `plan-${id}`, where: { plan: id }, rows: [row] })
  }

  return {
    async savePlan(
      plan: Plan,
      { sha256, text }: { readonly sha256: string; readonly text: string },
      act: Act,
      agree: (before: Plan) => void = () => {},
    ): Promise<{ readonly changed: boolean }> {
      for (;;) {
        const latest = await latestOf(plan.id)
        const stands = latest.seq > 0 && latest.withdrawn === ''
        if (stands && latest.sha256 === sha256) return { changed: false }
        if (stands) agree(await planOf(latest.sha256))
        if (await append(plan, { seq: latest.seq + 1, sha256, withdrawn: '' }, text, act))
          return { changed: true }
      }
    },

    async planText(sha256: string): Promise<string | null> {
      const [row] = await database.rows<readonly [string]>(
        `SELECT text FROM ${tables.plans} WHERE sha256 = {sha256:String} AND withdrawn = '' LIMIT 1`,
        { sha256 },
      )
      return row?.[0] ?? null
    },

    async withdrawPlan(
      id: string,
      reason: string,
      act: Act,
      agree: (before: Plan) => void,
    ): Promise<'withdrawn' | 'unknown'> {
      for (;;) {
        const { seq, sha256, withdrawn } = await latestOf(id)
        if (seq === 0 || withdrawn !== '') return 'unknown'
        const plan = await planOf(sha256)
        agree(plan)
        if (await append(plan, { seq: seq + 1, sha256, withdrawn: reason }, '', act)) return 'withdrawn'
      }
    },

    async withdrawnPlans(): Promise<WithdrawnPlan[]> {
      const rows = await database.rows<readonly [string, string, string, string, string]>(
        `SELECT plan, sha256, recorded_at, by, withdrawn FROM (
           SELECT * FROM ${tables.plans} ORDER BY plan, seq DESC LIMIT 1 BY plan
         ) WHERE withdrawn != '' AND plan NOT IN (SELECT plan FROM (${plantedPlans(tables)})) ORDER BY recorded_at DESC, plan`,
      )
      return Promise.all(
        rows.map(async ([, sha256, at, by, reason]) => ({
          plan: await planOf(sha256),
          withdrawal: { at: fromMoment(at), by, reason },
        })),
      )
    },

    async demonstration(): Promise<Omit<Demonstration, 'uploads'> | null> {
      const [row] = await database.rows<readonly [string, string, string, string, number]>(
        `SELECT argMaxIf(sha256, seq, withdrawn = ''), maxIf(recorded_at, withdrawn = ''), min(recorded_at),
           max(recorded_at), toUInt8(countIf(withdrawn != '') > 0)
         FROM ${tables.plans} WHERE plan IN (SELECT plan FROM (${plantedPlans(tables)})) GROUP BY plan ORDER BY plan`,
      )
      if (!row) return null
      const [sha256, recordedAt, first, last, away] = row
      const plan = await planOf(sha256)
      const kept = { plan, sha256, recordedAt: fromMoment(recordedAt), sentAt: fromMoment(first) }
      return { kept, putAway: away === 1 ? fromMoment(last) : null }
    },

    async plans(knownAt?: Instant): Promise<KeptPlan[]> {
      const known = knownAt === undefined ? '1' : "recorded_at <= {at:DateTime64(3, 'UTC')}"
      const rows = await database.rows<readonly [string, string, string]>(
        `SELECT sha256, recorded_at, first FROM (
           SELECT *, min(recorded_at) OVER (PARTITION BY plan) AS first FROM (
             SELECT *, maxIf(seq, withdrawn != '') OVER (PARTITION BY plan) AS gone FROM ${tables.plans} WHERE ${known}
           ) WHERE seq > gone ORDER BY plan, seq DESC LIMIT 1 BY plan
         ) WHERE ${shownPlan('plan', tables)} ORDER BY plan`,
        knownAt === undefined ? {} : { at: toMoment(knownAt) },
      )
      await textsOf(rows.map(([sha256]) => sha256).filter((sha256) => !parsed.has(sha256)))
      return rows.flatMap(([sha256, recordedAt, first]) => {
        const plan = parsed.get(sha256)
        return plan ? [{ plan, sha256, recordedAt: fromMoment(recordedAt), sentAt: fromMoment(first) }] : []
      })
    },
  }
}
