// Which numbers of a text are dates, and by when something is due: 6月底前, 上半年, 到2025年, 用3年时间.

import { spelledNumber } from './numerals.ts'
import { folded } from './plain-text.ts'

/** A piece of a text. */
export interface DateSpan {
  readonly start: number
  readonly end: number
}

const DATES: readonly RegExp[] = [
  /(?:19|20)\d{2}\s*[-—–~－至]\s*(?:(?:19|20)\d{2})\s*(?:年度?|财年)?/gu,
  /(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?)?/gu,
  /(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?(?![\d%])/gu,
  /\d{1,2}\s*[-—–~－至]\s*\d{1,2}\s*月(?:份)?/gu,
  /\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?(?=[^\d]|$)/gu,
  /(?:第?[1-4一二三四]、?)+季度/gu,
  /[“"']?十[一二三四五]五[”"']?(?=规划|期间|时期|末|以来|[”"'])/gu,
  /[二两]〇[〇一二三四五六七八九]{2}年/gu,
]

/** The pieces of a text that are years, months, days and quarters. */
export function datesIn(text: string): DateSpan[] {
  const plain = folded(text)
  return DATES.flatMap((date) =>
    [...plain.matchAll(date)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
}

const pad = (value: number): string => String(value).padStart(2, '0')
const lastDay = (year: number, month: number): string =>
  `${year}-${pad(month)}-${pad(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

/** The last day of each word of time; the year is given. */
const DUE: readonly (readonly [RegExp, (match: RegExpMatchArray, year: number) => string | null])[] = [
  [
    /(?:(20\d{2})年)?(\d{1,2})月(?:份)?(\d{1,2})日/u,
    ([, own, month, day], year) =>
      Number(month) <= 12 && Number(day) <= 31
        ? `${own ?? year}-${pad(Number(month))}-${pad(Number(day))}`
        : null,
  ],
  [
    /(?:(20\d{2})年)?(\d{1,2})月(?:份)?(?:底|末|前|中旬|上旬|下旬)/u,
    ([, own, month], year) => {
      const number = Number(month)
      return number >= 1 && number <= 12 ? lastDay(Number(own ?? year), number) : null
    },
  ],
  [/(?:到|至|力争|确保)?(20\d{2})年(?:年)?(?:底|末)/u, ([, own]) => `${own}-12-31`],
  [/(?:到|至)(20\d{2})年(?!的)/u, ([, own]) => `${own}-12-31`],
  [/(?:19|20)\d{2}\s*[-—–~－至]\s*(20\d{2})\s*年/u, ([, own]) => `${own}-12-31`],
  [
    /(?:用)?(\d|[一二两三四五])年(?:左右)?(?:的)?(?:时间|内|之内)/u,
    ([, years], year) => {
      const count = /\d/.test(years ?? '') ? Number(years) : spelledNumber(years ?? '')
      return count === null ? null : `${year + count - 1}-12-31`
    },
  ],
  [
    /(?:第)?([1-4一二三四])季度/u,
    ([, quarter], year) => {
      const number = /\d/.test(quarter ?? '') ? Number(quarter) : spelledNumber(quarter ?? '')
      return number === null ? null : lastDay(year, number * 3)
    },
  ],
  [/上半年/u, (_, year) => lastDay(year, 6)],
  [/年中/u, (_, year) => lastDay(year, 6)],
  [/(?:到|于|在)?(?:今年|当年|本年)?年(?:底|末)(?:前|之前)?|下半年|全年/u, (_, year) => lastDay(year, 12)],
]

/** The last day of the last word of time in a text (`2023-06-30`), or null: its number is due at the year's end. */
export function dueIn(text: string, year: number): string | null {
  const plain = folded(text).replace(/\s+/g, '')
  let found: { readonly at: number; readonly day: string } | null = null
  for (const [words, dayOf] of DUE) {
    for (const match of plain.matchAll(new RegExp(words.source, 'gu'))) {
      const day = dayOf(match, year)
      if (day !== null && (found === null || match.index > found.at)) found = { at: match.index, day }
    }
  }
  return found?.day ?? null
}

/** A month of the year, or a later year; null for the year's end, which needs no word. */
export function horizonOf(deadline: string | null, year: number): string | null {
  if (deadline === null) return null
  const of = Number(deadline.slice(0, 4))
  if (of < year || of > year + 10) return null
  if (deadline.slice(5, 7) === '12') return of === year ? null : String(of)
  return deadline.slice(0, 7)
}
