// How words looked for may be meant as pinyin: the readings are loaded with the first such word, and once.
import { readingsOf } from '../boards/spelling.ts'
import { asksForPinyin } from '../desk/search.ts'
import { openPronunciation, type Pronounce } from '../desk/spelling.ts'

let opened: Pronounce | null = null

export function pronunciation(): Pronounce {
  opened ??= openPronunciation(readingsOf)
  return opened
}

/** null: only words in Latin letters may be meant as pinyin. */
export const pronunciationFor = (words: string): Pronounce | null =>
  asksForPinyin(words) ? pronunciation() : null
