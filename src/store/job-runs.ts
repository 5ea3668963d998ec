// What was run by the calendar: every attempt of a job for one key (its day), and how it ended.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

type RunState = 'started' | 'done' | 'failed'

export interface JobRun {
  readonly job: string
  /** What makes a run the only one of its kind: the day it is for. */
  readonly key: string
  /** 1 for the first. */
  readonly attempt: number
  /** `started` with nothing after it: under way, or its process died. */
  readonly state: RunState
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly holder: string
  readonly fence: number
  /** What it did, or why it failed; empty while it runs. */
  readonly note: string
}

export interface JobRuns {
  /** Notes the beginning of an attempt; false when somebody else began the same one. */
  start(run: Pick<JobRun, 'job' | 'key' | 'attempt' | 'startedAt' | 'holder' | 'fence'>): Promise<boolean>
  end(run: JobRun, state: 'done' | 'failed', at: Instant, note: string): Promise<void>
  /** The last attempt for a key; null before the first. */
  last(job: string, key: string): Promise<JobRun | null>
  /** The latest first. */
  latest(limit: number, job?: string): Promise<readonly JobRun[]>
}

type Row = readonly [
  job: string,
  key: string,
  attempt: number,
  state: RunState,
  startedAt: string,
  endedAt: string,
  holder: string,
  fence: number,
  note: string,
]

const COLUMNS = ['job', 'run_key', 'attempt', 'state', 'at', 'holder', 'fence', 'note'] as const
/** Longer words of a failure are in the log. */
const LONGEST_NOTE = 2_000

export function openJobRuns(database: Database, tables: Tables): JobRuns {
  const log = openLog(database, { name: tables.jobRuns, columns: COLUMNS, number: 'attempt' })

  const read = async (where: string, tail: string, bindings: Readonly<Record<string, string | number>>) => {
    const rows = await database.rows<Row>(
      `SELECT job, run_key, attempt,
         argMax(state, (state != 'started', at)) AS ended,
         minIf(at, state = 'started') AS begun,
         maxIf(at, state != 'started') AS over,
         argMin(holder, at), argMin(fence, at), argMax(note, (state != 'started', at))
       FROM ${tables.jobRuns} ${where} GROUP BY job, run_key, attempt ${tail}`,
      bindings,
    )
    return rows.map(([job, key, attempt, state, startedAt, endedAt, holder, fence, note]): JobRun => {
      const over = state === 'started' ? null : fromMoment(endedAt)
      return {
        job,
        key,
        attempt,
        state,
        holder,
        fence,
        note,
        startedAt: fromMoment(startedAt),
        endedAt: over,
      }
    })
  }

  return {
    start: ({ job, key, attempt, startedAt, holder, fence }) =>
      log.append({
        number: attempt,
        // No name of a job has a slash.
        log: `run-${job}/${key}`,
        where: { job, run_key: key, state: 'started' },
        rows: [[job, key, attempt, 'started', toMoment(startedAt), holder, fence, '']],
      }),
    end({ job, key, attempt, holder, fence }, state, at, note) {
      const row = [job, key, attempt, state, toMoment(at), holder, fence, note.slice(0, LONGEST_NOTE)]
      // An end takes no number: it belongs to its beginning, and is written once however often it is tried.
      return database.insert(
        tables.jobRuns,
        COLUMNS,
        tabSeparatedRow(row),
        `end-${job}/${key}-${attempt}-${fence}`,
      )
    },
    async last(job, key) {
      const [run] = await read(
        'WHERE job = {job:String} AND run_key = {key:String}',
        'ORDER BY attempt DESC LIMIT 1',
        {
          job,
          key,
        },
      )
      return run ?? null
    },
    latest: (limit, job) =>
      read(
        job === undefined ? '' : 'WHERE job = {job:String}',
        'ORDER BY begun DESC, job, attempt DESC LIMIT {limit:UInt32}',
        {
          limit,
          ...(job === undefined ? {} : { job }),
        },
      ),
  }
}
