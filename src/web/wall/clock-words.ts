// How a wall says time and day, by the office's clocks. No I/O: the service must know the words too, to have their fonts ready.
import type { Language } from '../../core/text.ts'

/** `at`: milliseconds since 1970; `zone`: `Asia/Shanghai`. `10:42`. */
export const timeWords = (at: number, zone: string): string => formatFor('time', zone).format(new Date(at))

/** `at`: milliseconds since 1970. `11月20日`; with `weekday`, `11月20日周日`. */
export const wallDay = (at: number, zone: string, lang: Language, weekday = false): string =>
  formatFor(weekday ? `${lang} weekday` : lang, zone).format(new Date(at))

type Form = 'time' | Language | `${Language} weekday`

/** A screen asks every second; to make one takes a slow screen longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(form: Form, zone: string): Intl.DateTimeFormat {
  const key = `${form} ${zone}`
  const format = formats.get(key) ?? formatOf(form, zone)
  formats.set(key, format)
  return format
}

function formatOf(form: Form, timeZone: string): Intl.DateTimeFormat {
  if (form === 'time') {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  }
  const chinese = form.startsWith('zh')
  return new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: chinese ? 'long' : 'short',
    day: 'numeric',
    ...(form.endsWith('weekday') && { weekday: 'short' }),
  })
}
