// Days and moments as a person reads them, by the office's clocks.
import type { Day, Instant } from '../core/period.ts'
import { writtenDay } from '../core/period-words.ts'
import type { Language } from '../core/text.ts'
import { localText } from '../core/zone.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2022年10月31日`, `31 Oct 2022` */
export const dayWords = (day: Day, lang: Language): string => writtenDay(day, lang)

/** `10月`, `Oct`; 1 is January. */
export const monthShort = (month: number, lang: Language): string =>
  lang === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')

/** `2022-10-31 16:00` */
export const momentWords = (instant: Instant): string => localText(instant).slice(0, 16).replace('T', ' ')
