// Where a text's clauses and sentences end, and which of them tell of the past.
import type { DateSpan } from './dates.ts'
import { type Tense, tenseAfter, tenseOf } from './tense.ts'

export interface Clause extends DateSpan {
  readonly past: boolean
}

const CLAUSE_END = /[,;。!?:\n]/u
const SENTENCE_END = /[。!?\n]/u

/** The clauses of a folded text; a comma or a stop between two digits ends none. */
export function clausesOf(plain: string, year: number | null): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let sentenceStart = 0
  let tense: Tense = 'ahead'
  for (let index = 0; index <= plain.length; index++) {
    const sign = plain[index]
    const isEnd = sign === undefined || (CLAUSE_END.test(sign) && !isInNumber(plain, index))
    if (!isEnd) continue
    if (start === sentenceStart) tense = tenseAfter(plain.slice(start, index), tense)
    tense = tenseOf(plain.slice(start, index), year, tense)
    clauses.push({ start, end: index, past: tense === 'past' })
    start = index + 1
    if (sign !== undefined && SENTENCE_END.test(sign)) sentenceStart = start
  }
  return clauses
}

const isInNumber = (plain: string, index: number): boolean =>
  /\d/.test(plain[index - 1] ?? '') &&
  /^[,]\d{3}(?!\d)/.test(plain.slice(index, index + 5)) &&
  plain[index] === ','
