// The clock: when each job is looked at. The only importer of node-cron.
import { schedule } from 'node-cron'
import type { Log } from '../core/log.ts'
import { cronLine } from './jobs.ts'
import type { Runner } from './run-jobs.ts'

interface ScheduleDeps {
  readonly runner: Runner
  /** `Asia/Shanghai`. */
  readonly timeZone: string
  readonly log: Log
  /** Done first each minute, and first of all at the start: a sign of life. */
  readonly alive: () => void
  /** Done each minute, and once at the start, after what was missed is made up: so a service that was off judges itself last. */
  readonly eachMinute: () => Promise<void>
  /** Done each ten seconds whatever else takes long: a look at what everything stands on. */
  readonly watch: () => Promise<void>
  /** Done each ten seconds. */
  readonly often: () => Promise<void>
}

export interface Schedule {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

const EACH_MINUTE = '* * * * *'
const EACH_TEN_SECONDS = '*/10 * * * * *'

/**
 * Sets every job to its time, and looks each minute and at the start for what was missed: the machine was off, another
 * process died over it, an attempt failed. The same work never overlaps itself in this process, and the lease sees to
 * that among processes.
 */
export function startSchedule({
  runner,
  timeZone,
  log,
  alive,
  eachMinute,
  watch,
  often,
}: ScheduleDeps): Schedule {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const quietly = { debug() {}, info() {}, warn: (words: string) => log.warn({ words }, 'the schedule') }
  const options = {
    noOverlap: true,
    // A late minute is looked at by the next one; what it would warn of is in the log as a job's own line.
    suppressMissedWarning: true,
    logger: {
      ...quietly,
      error: (words: string | Error, err?: Error) => log.error({ words: String(words), err }, 'the schedule'),
    },
  }

  const underWay = new Set<Promise<void>>()
  const quiet = async (work: () => Promise<void>): Promise<void> => {
    const done = work().catch((err: unknown) => log.error({ err }, 'what is done again and again failed'))
    underWay.add(done)
    await done
    underWay.delete(done)
  }
  const look = (): Promise<void> => {
    if (busy) return running
    busy = true
    alive()
    running = quiet(() => runner.runAllDue())
      .then(() => quiet(eachMinute))
      .finally(() => {
        busy = false
      })
    return running
  }

  const tasks = [
    // Minutes are counted where no clock is ever put back: in the hour that comes twice nothing pauses.
    schedule(EACH_MINUTE, look, { ...options, timezone: 'Etc/UTC', name: 'each-minute' }),
    schedule(EACH_TEN_SECONDS, () => quiet(watch), { ...options, timezone: 'Etc/UTC', name: 'watch' }),
    schedule(EACH_TEN_SECONDS, () => quiet(often), { ...options, timezone: 'Etc/UTC', name: 'often' }),
    ...runner.jobs.map((job) =>
      schedule(
        cronLine(job),
        async () => {
          await runner
            .runDue(job)
            .catch((err: unknown) => log.error({ err, job: job.id }, 'a job could not be run'))
        },
        { ...options, timezone: timeZone, name: job.id },
      ),
    ),
  ]
  void look()

  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await running
      await Promise.all(underWay)
    },
  }
}
