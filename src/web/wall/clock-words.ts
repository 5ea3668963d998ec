// How a wall says time and day, in China. No I/O: the service must know the words too, to have their fonts ready.
import type { Language } from '../../core/text.ts'

const ZONE_MS = 8 * 3_600_000

/** `at`: milliseconds since 1970. `10:42`. */
export const timeWords = (at: number): string => new Date(at + ZONE_MS).toISOString().slice(11, 16)

/** `at`: milliseconds since 1970. `11月20日`; with `weekday`, `11月20日周日`. */
export function wallDay(at: number, lang: Language, weekday = false): string {
  const key = `${lang} ${weekday}`
  const format = formats.get(key) ?? formatOf(lang, weekday)
  formats.set(key, format)
  return format.format(new Date(at + ZONE_MS))
}

/** A screen asks every second; to make one takes a slow screen longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(lang: Language, weekday: boolean): Intl.DateTimeFormat {
  const chinese = lang === 'zh'
  return new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    month: chinese ? 'long' : 'short',
    day: 'numeric',
    ...(weekday && { weekday: 'short' }),
  })
}
