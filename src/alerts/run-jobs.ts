// Runs what is due, once for each day, whichever process comes first; what was missed is made up once.
import type { Log } from '../core/log.ts'
import { type Day, parseDay } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { JobRun, JobRuns } from '../store/job-runs.ts'
import { type LeaseDeps, LeaseLost, withLease } from '../store/lease.ts'
import { type Job, lastDue } from './jobs.ts'

interface RunnerDeps extends LeaseDeps {
  readonly runs: JobRuns
  readonly jobs: readonly Job[]
  readonly timeZone: string
  readonly log: Log
}

/** What became of a call: what was run, or why nothing was. */
type JobOutcome =
  | { readonly state: 'done' | 'failed'; readonly run: JobRun }
  | { readonly state: 'done-before'; readonly run: JobRun }
  | { readonly state: 'given-up'; readonly run: JobRun }
  | { readonly state: 'held-by-another' | 'nothing-due' | 'waiting-to-retry' }

export interface Runner {
  readonly jobs: readonly Job[]
  /** Runs the job for its latest day, unless that is done. Never raises for a failing job: it is told and kept. */
  runDue(job: Job): Promise<JobOutcome>
  /** The same for all jobs in turn: makes up what was missed. */
  runAllDue(): Promise<void>
  /** Runs a job for a day now, done before or not. Problems `job-unknown`, `job-busy`, `day-invalid`. */
  runNow(id: string, day: Day): Promise<JobOutcome>
}

const MOST_ATTEMPTS = 5
/** Before the second attempt; doubles from there. */
const RETRY_MS = 60_000

export function openRunner(deps: RunnerDeps): Runner {
  const { runs, jobs, timeZone, now, log } = deps

  const attempt = (job: Job, day: Day, before: JobRun | null): Promise<JobOutcome> =>
    withLease(deps, `job-${job.id}`, async (held): Promise<JobOutcome> => {
      // Looked at again under the lease: the one who held it may have done it.
      const latest = await runs.last(job.id, day)
      if (latest !== null && latest.attempt !== before?.attempt && latest.state === 'done')
        return { state: 'done-before', run: latest }
      const run: JobRun = {
        job: job.id,
        key: day,
        attempt: (latest?.attempt ?? 0) + 1,
        state: 'started',
        startedAt: now(),
        endedAt: null,
        holder: deps.holder,
        fence: held.fence,
        note: '',
      }
      if (!(await runs.start(run))) return { state: 'held-by-another' }
      try {
        const note = await job.run(day, held)
        await held.check()
        const endedAt = now()
        await runs.end(run, 'done', endedAt, note)
        return { state: 'done', run: { ...run, state: 'done', endedAt, note } }
      } catch (error) {
        if (error instanceof LeaseLost) throw error
        log.error({ err: error, job: job.id, day }, 'a job failed')
        const note = error instanceof Problem ? error.detail.en : String(error)
        const endedAt = now()
        await runs.end(run, 'failed', endedAt, note)
        return { state: 'failed', run: { ...run, state: 'failed', endedAt, note } }
      }
    }).then(
      (done) => done?.result ?? { state: 'held-by-another' },
      (error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error
        log.warn({ job: job.id, day }, 'another process went on with a job')
        return { state: 'held-by-another' }
      },
    )

  const mayRetry = ({ attempt, endedAt, startedAt }: JobRun): boolean =>
    Date.parse(now()) - Date.parse(endedAt ?? startedAt) >= RETRY_MS * 2 ** (attempt - 1)

  async function runDue(job: Job): Promise<JobOutcome> {
    const due = lastDue(job, now(), timeZone)
    if (due === null) return { state: 'nothing-due' }
    const latest = await runs.last(job.id, due.day)
    if (latest?.state === 'done') return { state: 'done-before', run: latest }
    if (latest !== null && latest.attempt >= MOST_ATTEMPTS) return { state: 'given-up', run: latest }
    // One that began and did not end: under way, and then the lease is held, or its process died.
    if (latest?.state === 'failed' && !mayRetry(latest)) return { state: 'waiting-to-retry' }
    return attempt(job, due.day, latest)
  }

  return {
    jobs,
    runDue,
    async runAllDue() {
      for (const job of jobs) {
        await runDue(job).catch((err: unknown) => log.error({ err, job: job.id }, 'a job could not be run'))
      }
    },
    async runNow(id, day) {
      const job = jobs.find((one) => one.id === id)
      if (!job) throw new Problem('job-unknown', { job: id, known: jobs.map((one) => one.id).join(', ') })
      if (parseDay(day) === null) throw new Problem('day-invalid', { name: 'day', value: day })
      const outcome = await attempt(job, day, await runs.last(id, day))
      if (outcome.state === 'held-by-another') throw new Problem('job-busy', { job: id })
      return outcome
    },
  }
}
