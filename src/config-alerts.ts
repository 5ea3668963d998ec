// What the environment says of alerts: the clock, how slips are numbered, where channels and marks of backups are.
import type { Get, Refuse } from './config-sign-in.ts'
import { isNumberPattern, NUMBER_PATTERN } from './core/slip-number.ts'

export interface AlertsConfig {
  /** Whether this process keeps the calendar of jobs. */
  readonly scheduled: boolean
  /** Name of an IANA time zone. */
  readonly timeZone: string
  /** From when digests go out on working days, `08:30`. */
  readonly digestTime: string
  /** How numbers of slips are printed. */
  readonly numberPattern: string
  /** File of channels; null: only the inbox. */
  readonly channelsFile: string | null
  /** PEM file of authorities besides the known ones, for mail servers and webhooks of the house; null: none. */
  readonly caFile: string | null
  /** A file that whoever makes backups touches when one is done; null: nobody said which. */
  readonly backupMark: string | null
}

export function alertsConfigOf(get: Get, refuse: Refuse): AlertsConfig {
  const schedule = get('SCHEDULE')?.toLowerCase() ?? 'on'
  if (schedule !== 'on' && schedule !== 'off')
    refuse('SCHEDULE', { value: schedule, expected: 'on, off', example: 'on' })
  const timeZone = get('TIME_ZONE') ?? 'Asia/Shanghai'
  if (!isTimeZone(timeZone)) {
    const expected = 'IANA 时区名 / the name of an IANA time zone'
    refuse('TIME_ZONE', { value: timeZone, expected, example: 'Asia/Shanghai' })
  }
  const digestTime = get('DIGEST_TIME') ?? '08:30'
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(digestTime))
    refuse('DIGEST_TIME', { value: digestTime, expected: '00:00–23:59', example: '08:30' })
  const numberPattern = get('SLIP_NUMBER') ?? NUMBER_PATTERN
  if (!isNumberPattern(numberPattern)) {
    const expected = '含 {year} 和 {count} / with {year} and {count}'
    refuse('SLIP_NUMBER', { value: numberPattern, expected, example: NUMBER_PATTERN })
  }
  return {
    ...{ scheduled: schedule === 'on', timeZone, digestTime, numberPattern },
    channelsFile: get('CHANNELS_FILE') ?? null,
    caFile: get('EXTRA_CA_FILE') ?? null,
    backupMark: get('BACKUP_MARK_FILE') ?? null,
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
