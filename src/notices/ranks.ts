// Places in an order: 进入全省前三, 位居全市第2位; and 第一方阵, 前列, which name no place.
import { inDigits } from './numerals.ts'

export interface FoundRank {
  /** Indices into the clause. */
  readonly start: number
  readonly end: number
  /** The last place that will do. */
  readonly value: string
  /** As written; null when no unit is. */
  readonly unit: string | null
}

const NUMBER = '\\d{1,4}|[一二三四五六七八九十]{1,3}'
const ENDS = '(?=\\s*(?:$|行列|之列|水平|序列|以内|之内|[,;。、)(!?:\\n与且并及]))'
const AMONG_FIRST = new RegExp(
  `前\\s*(?:列)?\\s*第?\\s*(?<value>${NUMBER})\\s*(?<unit>名|位|强)?${ENDS}`,
  'u',
)
const PLACE = new RegExp(`第\\s*(?<value>${NUMBER})\\s*(?<unit>名|位)?${ENDS}`, 'u')
const VERB =
  /(?:力争|争取|确保|进入|进位|跻身|迈入|挤进|位居|位列|保持|稳居|排名|排在|名列|挺进|争进|冲刺|升至|升到)+/gu
/** Who is ranked, or that a place is taken: 前三 alone may be the first three of anything. */
const RANKED =
  /(?:进入|进位|跻身|迈入|挤进|位居|位列|保持|稳居|排名|排在|名列|挺进|争进|冲刺|升至|升到|全(?:国|省|市|区|县|州|自治区)|省内|市内|国内)[^,;。]{0,14}$/u
const TAKEN = /(?:位居|位列|稳居|排名|名列|跻身|保持|升至|升到)[^,;。]{0,12}$/u
const VAGUE =
  /(?:进入|保持|位居|走在|跻身|稳居|处于|迈入|迈进|挤进|争创|争当|力争|挺进|位列|名列|排在|站稳|居)[^,;。]{0,14}?(?:第[一二]方阵|第[一二]梯队|前列(?!腺)|先进行列|中上游|上游水平)/u

/** 营商环境进入全省 is ranked as 营商环境全省. */
export const ranked = (words: string): string => words.replace(VERB, '')

/** The place that a clause (folded) promises, or null. */
export function rankIn(clause: string): FoundRank | null {
  for (const [words, said] of [
    [AMONG_FIRST, RANKED],
    [PLACE, TAKEN],
  ] as const) {
    const match = words.exec(clause)
    if (!match?.groups?.value) continue
    const before = clause.slice(0, match.index)
    if (before.trim() !== '' && !said.test(before)) continue
    const value = inDigits(match.groups.value)
    if (value === '0') continue
    return {
      start: match.index,
      end: match.index + match[0].length,
      value,
      unit: match.groups.unit ?? null,
    }
  }
  return null
}

/** Whether a clause (folded) promises a good place and does not say which. */
export const namesNoPlace = (clause: string): boolean => VAGUE.test(clause) && rankIn(clause) === null
