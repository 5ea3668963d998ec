// Which words around a number say how it is to be met: 左右, 以上, 不超过, 突破, 控制在 … 以内.
import type { Comparator } from '../core/comparators.ts'

/** A comparator with the words that said it, or none: a bare number is at least. */
export interface FoundComparator {
  readonly comparator: Comparator
  /** As written; null for a bare number. */
  readonly words: string | null
}

const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^\s*(?:左右|上下|前后)/u, 'about'],
  [/^\s*(?:及以上|或以上|以上|之上)/u, 'at-least'],
  [/^\s*(?:以内|之内|及以下|以下|之下|内(?!涝|容|部|外|陆|河|需|设))/u, 'at-most'],
]

/** The rightmost of the words in front of a number counts, and stands at its very edge. */
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不低于|不少于|不小于|不得低于|不得少于|至少|最少|起码|不下于|不亚于|不短于)$/u, 'at-least'],
  [/(?:不超过|不高于|不大于|不多于|不突破|不超|不得超过|不得高于|最多|至多|控制到|控制在)$/u, 'at-most'],
  [
    /(?:降至|降到|降低到|降低至|下降到|下降至|减少到|减少至|减至|减到|压减到|压减至|压缩到|压缩至|压降至|压降到|缩短到|缩短至|缩至|回落到|回落至|精简至|精简到|压至|压到)$/u,
    'at-most',
  ],
  [/(?:进入|位居|跻身|保持|位列|排名)[^,;。]{0,10}前(?:列第)?$/u, 'at-most'],
  [/(?:低于|少于|小于|短于|不足|不到)$/u, 'less-than'],
  [/(?:突破|超过|超出|超|高于|大于|多于|优于|跨越|跨过|冲破|越过|高出|快于)$/u, 'more-than'],
  [/(?:≥|>=)$/u, 'at-least'],
  [/(?:≤|<=)$/u, 'at-most'],
  [/(?<!不|超)过$/u, 'more-than'],
  [/(?:大约|大概|约为|约有|约|近|接近|逼近)$/u, 'about'],
]

const FILLERS = /(?:到|了|约|有|在|为|至|达|达到)?\s*$/u

/** Words right after the unit win, but 控制在 4% 左右 is about and 不超过 … 以内 at most. */
export function comparatorAround(before: string, after: string): FoundComparator {
  const behind = AFTER.find(([words]) => words.test(after))
  if (behind) return { comparator: behind[1], words: behind[0].exec(after)?.[0].trim() ?? null }
  const edge = before.trimEnd()
  for (const text of [edge, edge.replace(FILLERS, '').trimEnd()]) {
    for (const [words, comparator] of BEFORE) {
      const match = words.exec(text)
      if (match) return { comparator, words: match[0] }
    }
  }
  return { comparator: 'at-least', words: null }
}
