// What the calendar sets going: on which days and at which time of day, and for which day a run counts.
import { isWorkingDay } from '../core/calendar.ts'
import { addDays, type Day, type Instant } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import { localTime } from '../core/zone.ts'
import type { Held } from '../store/lease.ts'

export const JOB_DAYS = ['every-day', 'working-days', 'mondays'] as const
type JobDays = (typeof JOB_DAYS)[number]

export interface Job {
  /** A kebab-case word: `evaluate`, `digest`. */
  readonly id: string
  /** What it does, for whoever reads the list. */
  readonly words: Text
  readonly days: JobDays
  /** Time of day, `08:30`, in the schedule's time zone. */
  readonly time: string
  /**
   * Does it for one day and says what was done. May be run again for the same day after a crash: what it writes must
   * have names that do not depend on when it is written.
   */
  run(day: Day, held: Held): Promise<string>
}

/** When a job is to run: its day is its run key. */
export interface Occurrence {
  readonly day: Day
  readonly time: string
}

const FARTHEST_DAYS = 31

const isJobDay = (days: JobDays, day: Day): boolean =>
  days === 'every-day' ||
  (days === 'working-days' ? isWorkingDay(day) : new Date(`${day}T00:00:00Z`).getUTCDay() === 1)

/** The latest moment not after `now` at which the job was to run; null when there was none for a month. */
export function lastDue(job: Pick<Job, 'days' | 'time'>, now: Instant, timeZone: string): Occurrence | null {
  const here = localTime(now, timeZone)
  let day = here.time >= job.time ? here.day : addDays(here.day, -1)
  for (let back = 0; back < FARTHEST_DAYS; back++, day = addDays(day, -1)) {
    if (isJobDay(job.days, day)) return { day, time: job.time }
  }
  return null
}

/** The first moment after `now` at which the job is to run; null when there is none for a month. */
export function nextDue(job: Pick<Job, 'days' | 'time'>, now: Instant, timeZone: string): Occurrence | null {
  const here = localTime(now, timeZone)
  let day = here.time < job.time ? here.day : addDays(here.day, 1)
  for (let on = 0; on < FARTHEST_DAYS; on++, day = addDays(day, 1)) {
    if (isJobDay(job.days, day)) return { day, time: job.time }
  }
  return null
}

/** As node-cron wants it. Working days are asked for when it fires: a cron line knows no holidays. */
export function cronLine({ days, time }: Pick<Job, 'days' | 'time'>): string {
  const [hour = '0', minute = '0'] = time.split(':')
  return `${Number(minute)} ${Number(hour)} * * ${days === 'mondays' ? '1' : '*'}`
}
