// Drafts of plans: part by part in every version, with who changed it; what they mean is not known here.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Tables } from './tables.ts'

export interface DraftPart {
  readonly part: 'head' | 'state' | 'task'
  /** Of tasks which one; else empty. */
  readonly key: string
  /** JSON. */
  readonly body: string
  /** Questions that are open. */
  readonly open: number
  /** A task that is none any more. */
  readonly gone: boolean
}

/** A part in its last version. */
export interface KeptDraftPart extends DraftPart {
  /** Number of the entry that made it so: its version. */
  readonly seq: number
  readonly what: string
  readonly at: Instant
  readonly by: string
  readonly person: string
}

interface DraftEntry {
  /** One more than the last number of the state that was decided on. */
  readonly seq: number
  readonly parts: readonly DraftPart[]
  /** What was done, in a word. */
  readonly what: string
  readonly at: Instant
  readonly by: string
  /** Id of the person. */
  readonly person: string
}

interface DraftSummaryRow {
  readonly draft: string
  readonly head: string
  readonly state: string
  readonly tasks: number
  readonly open: number
  readonly begunAt: Instant
  readonly changedAt: Instant
}

export interface PlanDraftStore {
  /** False: somebody else had this number, so that the state is another one. */
  append(draft: string, entry: DraftEntry): Promise<boolean>
  /** Every part in its last version; those changed after `since` only, when it is given. */
  parts(draft: string, since?: number): Promise<readonly KeptDraftPart[]>
  /** What there is, the one that was changed last first; at most `limit`. */
  list(limit: number): Promise<readonly DraftSummaryRow[]>
}

const COLUMNS = ['draft', 'seq', 'part', 'key', 'body', 'open', 'gone', 'what', 'at', 'by', 'person'] as const

type Row = readonly [
  ...[seq: number, part: DraftPart['part'], key: string, body: string, open: number, gone: number],
  ...[what: string, at: string, by: string, person: string],
]

export function openPlanDraftStore(database: Database, { planDrafts: table }: Tables): PlanDraftStore {
  const log = openLog(database, { name: table, columns: COLUMNS, number: 'seq' })
  return {
    append: (draft, { seq, parts, what, at, by, person }) =>
      log.append({
        number: seq,
        log: `plan-draft-${draft}`,
        where: { draft },
        rows: parts.map(({ part, key, body, open, gone }) => [
          ...[draft, seq, part, key, body, open, gone ? 1 : 0, what, toMoment(at), by, person],
        ]),
      }),
    async parts(draft, since = 0) {
      const rows = await database.rows<Row>(
        `SELECT seq, part, key, body, open, gone, what, at, by, person FROM ${table}
         WHERE draft = {draft:String} AND seq > {since:UInt32}
         ORDER BY part, key, seq DESC LIMIT 1 BY part, key`,
        { draft, since },
      )
      return rows.map(([seq, part, key, body, open, gone, what, at, by, person]) => ({
        seq,
        part,
        key,
        body,
        open,
        gone: gone === 1,
        what,
        at: fromMoment(at),
        by,
        person,
      }))
    },
    async list(limit) {
      const rows = await database.rows<readonly [string, string, string, number, number, string, string]>(
        `SELECT draft, anyIf(text, part = 'head') AS head_text, anyIf(text, part = 'state') AS state_text,
           toUInt32(countIf(part = 'task' AND is_gone = 0)) AS task_count, toUInt32(sum(open_count)) AS open_sum,
           min(first_at) AS begun, max(last_at) AS changed
         FROM (SELECT draft, part, key, argMax(body, seq) AS text, argMax(open, seq) AS open_count,
             argMax(gone, seq) AS is_gone, min(at) AS first_at, max(at) AS last_at
           FROM ${table} GROUP BY draft, part, key)
         GROUP BY draft ORDER BY changed DESC LIMIT {limit:UInt32}`,
        { limit },
      )
      return rows.map(([draft, head, state, tasks, open, begun, changed]) => ({
        draft,
        head,
        state,
        tasks,
        open,
        begunAt: fromMoment(begun),
        changedAt: fromMoment(changed),
      }))
    },
  }
}
