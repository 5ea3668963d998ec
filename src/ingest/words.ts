// The words for basis and status that a file may use, and the ways to write a moment.

import { releaseInstantOf } from '../core/calendar.ts'
import { BASES, type Basis, OBS_STATUSES, type ObsStatus } from '../core/observation.ts'
import { type Day, type Instant, parseDay } from '../core/period.ts'
import { type Text, text } from '../core/text.ts'
import { parseInstant } from '../core/zone.ts'

export const BASIS_WORDS: Readonly<Record<Basis, Text>> = {
  period: text('当期', 'period'),
  cumulative: text('累计', 'cumulative'),
  yoy: text('同比', 'yoy'),
  'cumulative-yoy': text('累计同比', 'cumulative-yoy'),
  end: text('期末', 'end'),
}

const BASIS_NAMES: ReadonlyMap<string, Basis> = new Map<string, Basis>([
  ...BASES.map((basis) => [basis, basis] as const),
  ...BASES.map((basis) => [BASIS_WORDS[basis].zh, basis] as const),
  ['当月', 'period'],
  ['当月值', 'period'],
  ['本月', 'period'],
  ['当季', 'period'],
  ['当季值', 'period'],
  ['本期', 'period'],
  ['累计值', 'cumulative'],
  ['cumulative_yoy', 'cumulative-yoy'],
  ['累计同比增长', 'cumulative-yoy'],
  ['累计增长', 'cumulative-yoy'],
  ['累计增速', 'cumulative-yoy'],
  ['当月同比', 'yoy'],
  ['同比增长', 'yoy'],
  ['期末数', 'end'],
  ['年末', 'end'],
])

/** What stands in the place of a basis that may be the month's or the cumulative one; no file's word. */
export const OPEN_BASIS = '当月或累计'
/** The same where the head names a month and nothing else: a question only of indicators that keep both. */
export const SILENT_BASIS = '当月或累计（表头只有期）'

/** The same where a table with a figure a row says nothing of it: a question only where neither plan nor series decides. */
export const UNSAID_BASIS = '当月或累计（没有口径）'

const STATUSES: ReadonlyMap<string, ObsStatus> = new Map(OBS_STATUSES.map((status) => [status, status]))

const STATUS_NAMES: ReadonlyMap<string, ObsStatus> = new Map<string, ObsStatus>([
  ...OBS_STATUSES.map((status) => [status.toLowerCase(), status] as const),
  ['正常', 'A'],
  ['正式', 'A'],
  ['预计', 'E'],
  ['估计', 'E'],
  ['预测', 'F'],
  ['初步', 'P'],
  ['初步核算', 'P'],
  ['缺报', 'M'],
  ['缺失', 'M'],
])

const tidy = (raw: string): string => raw.normalize('NFKC').trim().toLowerCase()

// Most files write the words as they stand in the tables: those are found without tidying.
export const toBasis = (raw: string): Basis | null =>
  BASIS_NAMES.get(raw) ?? BASIS_NAMES.get(tidy(raw)) ?? null
export const toStatus = (raw: string): ObsStatus | null =>
  STATUSES.get(raw) ?? STATUS_NAMES.get(tidy(raw)) ?? null

export interface WrittenMoment {
  readonly at: Instant
  /** Set when a whole day was meant: then `at` is its end. */
  readonly day: Day | null
}

/** `2022-06-20`, `2022/6/20` and `2022年6月20日` are days, `2022-06-20T09:00:00+08:00` is a moment. Null for anything else. */
export function writtenMoment(raw: string): WrittenMoment | null {
  const text = raw.normalize('NFKC').trim()
  const ymd = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(text)
  const [, year = '', month = '', date = ''] = ymd ?? []
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  const at = parseInstant(day ?? text)
  return at ? { at, day } : null
}

/** The same for a release, where a day means its hour of release and not its end. */
export function toReleaseMoment(raw: string): WrittenMoment | null {
  const moment = writtenMoment(raw)
  return moment?.day ? { at: releaseInstantOf(moment.day), day: moment.day } : moment
}
