// What people may write on a slip: how long, how many days, which evidence.
import { Problem } from './problem.ts'
import type { Evidence } from './slip-event.ts'

export const MOST_CHARACTERS = 4_000
/** Working days that can be given at once: a quarter of a year. */
export const MOST_DAYS = 60
export const MOST_EVIDENCE = 20
const MOST_NAME = 200
const MOST_LINK = 2_000

export const faultOfWords = (words: string, most = MOST_CHARACTERS): Problem | null =>
  words.trim() === '' || words.length > most ? new Problem('slip-words-invalid', { most }) : null

export const faultOfDays = (days: number, most = MOST_DAYS): Problem | null =>
  Number.isInteger(days) && days >= 1 && days <= most
    ? null
    : new Problem('slip-days-invalid', { days, most })

export function faultOfEvidence(evidence: readonly Evidence[]): Problem | null {
  if (evidence.length > MOST_EVIDENCE) {
    return invalid(`${evidence.length} 件`, `${evidence.length} pieces`)
  }
  for (const { name, link } of evidence) {
    if (name.trim() === '') return invalid('有一件没有名称', 'one has no name')
    if (name.length > MOST_NAME) return invalid('名称过长', 'a name is too long')
    if (link !== null && !isLink(link)) return invalid(`网址“${link}”`, `the address “${link}”`)
  }
  return null
}

/** An address that a page may link to: no script, no file, no words around it. */
const isLink = (link: string): boolean =>
  link.length <= MOST_LINK && /^https?:\/\/[^\s"'<>]+$/i.test(link) && URL.canParse(link)

const invalid = (zh: string, en: string): Problem => new Problem('slip-evidence-invalid', { zh, en })
