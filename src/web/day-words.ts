// Days and moments as a person reads them, by the office's clocks.
import type { Day, Instant } from '../core/period.ts'
import type { Language } from '../core/text.ts'
import { localText } from '../core/zone.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2022年10月31日`, `31 Oct 2022` */
export function dayWords(day: Day, lang: Language): string {
  const [year, month, date] = day.split('-').map(Number)
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** `10月`, `Oct`; 1 is January. */
export const monthShort = (month: number, lang: Language): string =>
  lang === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')

/** `2022-10-31 16:00` */
export const momentWords = (instant: Instant): string => localText(instant).slice(0, 16).replace('T', ' ')
