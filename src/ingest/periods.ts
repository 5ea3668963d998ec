// How a period may be written, SDMX forms and the practice's Chinese ones, when they mean one period and no other; and
// everything the rows of a file ask about it, worked out once for each way of writing.
import {
  type Day,
  endIndex,
  firstDayOf,
  type Instant,
  lastDayOf,
  type Period,
  parsePeriod,
  yearOf,
} from '../core/period.ts'
import { endOfDay } from '../core/zone.ts'
import { withoutDigitMarks } from './value-text.ts'

interface ReadPeriod {
  readonly period: Period
  /** The way of writing says that it counts from January: 1-5月, 前三季度, 1-12月. */
  readonly cumulative: boolean
  /** The same period without that word, for suggestions. */
  readonly own: string
}

const QUARTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
}
const DASH = '[-–—~至到]'

const plain = (text: string): ReadPeriod | null => {
  const period = parsePeriod(text)
  return period ? { period, cumulative: false, own: text } : null
}
const since = (text: string): ReadPeriod | null => {
  const period = parsePeriod(text)
  return period ? { period, cumulative: true, own: text } : null
}
const month = (value: string | undefined): string => (value ?? '').padStart(2, '0')

const FORMS: readonly {
  readonly form: RegExp
  readonly read: (match: RegExpExecArray) => ReadPeriod | null
}[] = [
  { form: /^\d{4}(?:-(?:\d\d|Q\d|S\d))?$/, read: ([text]) => plain(text) },
  { form: /^(\d{4})-?M(\d{1,2})$/i, read: ([, year, m]) => plain(`${year}-${month(m)}`) },
  { form: /^(\d{4})-?A1?$/i, read: ([, year]) => plain(`${year}`) },
  { form: /^(\d{4})[-年 ]?Q(\d)$/i, read: ([, year, q]) => plain(`${year}-Q${q}`) },
  { form: /^(\d{4})[-年 ]?[SH](\d)$/i, read: ([, year, s]) => plain(`${year}-S${s}`) },
  { form: /^(\d{4})[-/](\d{1,2})$/, read: ([, year, m]) => plain(`${year}-${month(m)}`) },
  {
    // The last day of a month stands for it, as sheets keep months; any other day is a day.
    form: /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/,
    read: ([, year, m, day]) => {
      const found = plain(`${year}-${month(m)}`)
      return found && lastDayOf(found.period) === `${year}-${month(m)}-${month(day)}` ? found : null
    },
  },
  { form: /^(\d{4})(\d{2})$/, read: ([, year, m]) => plain(`${year}-${m}`) },
  { form: /^(\d{4})年(\d{1,2})月(?:份|末|底)?$/, read: ([, year, m]) => plain(`${year}-${month(m)}`) },
  {
    form: new RegExp(`^(\\d{4})年1月?${DASH}(\\d{1,2})月(?:份|累计)?$`),
    read: ([, year, m]) => (Number(m) > 1 ? since(`${year}-${month(m)}`) : null),
  },
  {
    form: /^(\d{4})年第?([一二三四1234])季度$/,
    read: ([, year, q]) => plain(`${year}-Q${QUARTERS[q ?? '']}`),
  },
  {
    form: new RegExp(`^(\\d{4})年(?:前([二三四])个?季度|[一1]${DASH}([二三四234])季度)$`),
    read: ([, year, first, second]) => since(`${year}-Q${QUARTERS[first ?? second ?? '']}`),
  },
  { form: /^(\d{4})年上半年$/, read: ([, year]) => plain(`${year}-S1`) },
  { form: /^(\d{4})年下半年$/, read: ([, year]) => plain(`${year}-S2`) },
  { form: /^(\d{4})(?:年|年度|年全年|年末|年底)$/, read: ([, year]) => plain(`${year}`) },
]

/** The period that a text means, or null when it means none or more than one. */
export function readPeriod(raw: string): ReadPeriod | null {
  // The usual form of ¹ is the digit 1: 2026-1¹ is not November.
  if (withoutDigitMarks(raw) !== raw) return null
  const text = tidy(raw)
  for (const { form, read } of FORMS) {
    const match = form.exec(text)
    if (match) return read(match)
  }
  return null
}

const tidy = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/\s+/g, raw.includes('年') ? '' : ' ')
    .trim()

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** What an unclear text may mean, for a person to confirm; empty when nobody can tell. */
export function suggestPeriod(raw: string): string {
  const unmarked = withoutDigitMarks(raw)
  if (unmarked !== raw) return readPeriod(unmarked)?.period ?? suggestPeriod(unmarked)
  const text = tidy(raw).slice(0, 60)
  const ymd = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text)
  if (ymd) return known(`${ymd[1]}-${month(ymd[2])}`)
  const dotted = /^(\d{4})\.(\d{1,2})$/.exec(text)
  // A number loses its last zero: 2026.1 may be October.
  if (dotted?.[2] === '1') return ''
  if (dotted) return known(`${dotted[1]}-${month(dotted[2])}`)
  const short = /^(\d{2})年(.+)$/.exec(text)
  if (short) return readPeriod(`20${text}`)?.period ?? ''
  const named = /^([a-z]{3})[a-z]*[-. ]*(\d{4}|\d{2})$/i.exec(text)
  if (named) {
    const index = ENGLISH.indexOf((named[1] ?? '').toLowerCase())
    const year = named[2]?.length === 2 ? `20${named[2]}` : named[2]
    return index < 0 ? '' : known(`${year}-${month(String(index + 1))}`)
  }
  const turned = /^(\d{1,2})[-/](\d{4})$/.exec(text)
  return turned ? known(`${turned[2]}-${month(turned[1])}`) : ''
}

const known = (text: string): string => parsePeriod(text) ?? ''

export interface PeriodFacts extends ReadPeriod {
  readonly year: number
  readonly endMonth: number
  readonly endIndex: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly endOfLastDay: Instant
}

const REMEMBERED = 20_000

/** A reader that remembers: files of a million rows name a few dozen periods. Null as `readPeriod`. */
export function periodReader(): (raw: string) => PeriodFacts | null {
  const known = new Map<string, PeriodFacts>()
  return (raw) => {
    const found = known.get(raw)
    if (found) return found
    const read = readPeriod(raw)
    if (!read) return null
    const facts = factsOf(read)
    if (known.size < REMEMBERED) known.set(raw, facts)
    return facts
  }
}

function factsOf(read: ReadPeriod): PeriodFacts {
  const lastDay = lastDayOf(read.period)
  const year = yearOf(read.period)
  const end = endIndex(read.period)
  return {
    ...read,
    year,
    endMonth: end - year * 12,
    endIndex: end,
    firstDay: firstDayOf(read.period),
    lastDay,
    endOfLastDay: endOfDay(lastDay),
  }
}
