// Chinese names in Latin letters: for ids, and for readers of English where a plan gives no English name.
import { createRequire } from 'node:module'

/** A name as syllables: 公园 → gong, yuan; other letters as they are. */
export type Syllables = (name: string) => readonly string[]

interface Spelling {
  pinyin(
    name: string,
    options: { toneType: 'none'; type: 'array'; nonZh: 'consecutive'; v: boolean; surname?: 'head' },
  ): string[]
}

const OPTIONS = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const
const require = createRequire(import.meta.url)
let loaded: Spelling | null = null

/** A quarter of a second and 25 MB at the first name: only those wait who need one. */
function spelling(): Spelling {
  loaded ??= require('pinyin-pro') as Spelling
  return loaded
}

export const spelt: Syllables = (name) => spelling().pinyin(name, { ...OPTIONS, v: true })

const DOUBLE_SURNAMES = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|长孙|夏侯|司徒|令狐|宇文)/

/** 庄垂生 → Zhuang Chuisheng, by the order and the capitals of GB/T 28039. */
export function personSpelt(name: string): string {
  const syllables = spelling().pinyin(name, { ...OPTIONS, v: false, surname: 'head' })
  const family = DOUBLE_SURNAMES.test(name) && name.length > 2 ? 2 : 1
  return [syllables.slice(0, family), syllables.slice(family)]
    .filter((part) => part.length > 0)
    .map((part) => capital(part.join('')))
    .join(' ')
}

/** 区发改局 → Qu fa gai ju. */
export const nameSpelt = (name: string): string =>
  capital(
    spelling()
      .pinyin(name.normalize('NFKC'), { ...OPTIONS, v: false })
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  )

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
