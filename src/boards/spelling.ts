// Chinese in Latin letters, and the only place that loads its readings: for ids, for readers of English where a plan gives no English name, and for words looked for by pinyin.
import { createRequire } from 'node:module'

/** A name as syllables: 公园 → gong, yuan; other letters as they are. */
export type Syllables = (name: string) => readonly string[]

interface Spelling {
  pinyin(
    name: string,
    options: {
      toneType: 'none'
      type: 'array'
      nonZh?: 'consecutive'
      v: boolean
      surname?: 'head'
      multiple?: true
    },
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

const HAN = /\p{Script=Han}/u

/** Every way in which one character may be read, without tones: 长 → chang, zhang; 绿 → lv. Empty: it is no Chinese character. */
export const readingsOf = (character: string): readonly string[] =>
  HAN.test(character)
    ? [
        ...new Set(
          spelling().pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }),
        ),
      ].filter((one) => /^[a-z]+$/.test(one))
    : []

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
