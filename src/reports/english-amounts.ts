// Amounts in English sentences: 5 家 as 5, 3.2 亿元 as 320 m yuan, by the table that pages and walls have.
import { decimal } from '../core/decimal.ts'
import { atAGlance, besideUnit, measured, measureFor } from '../core/measure-words.ts'
import type { Language } from '../core/text.ts'

/** Amounts of this unit in a sentence; a unit that the table does not know stays, and so does every Chinese sentence. */
export function amountsIn(words: string, unit: string, lang: Language): string {
  if (lang === 'zh' || unit === '' || unit === '%') return words
  const amount = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?) ?${plain(unit)}(?![\\p{Script=Han}])`, 'gu')
  return words.replace(amount, (found, number: string) => {
    const value = decimal(number.replaceAll(',', ''))
    const measure = measureFor(unit, value, 'en')
    if (measure.unit === unit) return found
    return besideUnit(
      measure.power === 0 ? number : atAGlance(measured(value, measure), 2, true),
      measure.unit,
    )
  })
}

const plain = (unit: string): string => unit.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
