// Reads a text in English: numbers with per cent, million and a noun; at least, no more than, fewer, a reduction of.
import type { Comparator } from '../core/comparators.ts'
import { text as say } from '../core/text.ts'
import { isLimit } from './kinds.ts'
import type { LeftNumber, ReadTarget, ReadText } from './reading.ts'
import type { TextContext } from './token.ts'

const NUMBER =
  /(?<![\w.,])(?<sign>[£$€]\s?)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<kind>\s?%|\s?per ?cent\b|\s?percent\b|\s?percentage points?\b)?(?:\s(?<multiplier>thousand|million|billion|bn|m)\b)?(?![\w])/giu
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [
    /(?:at least|no (?:less|fewer) than|not less than|a minimum of|minimum(?: of)?|or more)\s*$/iu,
    'at-least',
  ],
  [
    /(?:at most|no more than|not more than|not exceed(?:ing)?|up to|a maximum of|maximum(?: of)?|within|below or equal to|(?:reduc\w*|cut|lower\w*|fall\w*|decreas\w*|keep|limit\w*)\b[^.;]*\bto)\s*$/iu,
    'at-most',
  ],
  [/(?:less than|fewer than|below|under)\s*$/iu, 'less-than'],
  [/(?:more than|over|above|exceed(?:ing)?|greater than)\s*$/iu, 'more-than'],
  [/(?:about|around|approximately|circa|some)\s*$/iu, 'about'],
]
const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^\s*(?:or (?:more|greater|higher|above|better)|and over)/iu, 'at-least'],
  [/^\s*(?:or (?:less|fewer|lower|below))/iu, 'at-most'],
]
const FALLS = /reduc|fewer|less|decreas|lower|cut|fall/iu
const TIME =
  /^\s*(?:business |working |calendar )?(?:seconds?|hours?|days?|months?|weeks?|minutes?|years?)\b/iu

/** The reading of one English text. */
export function readEnglish(text: string, _context: TextContext): ReadText {
  const targets: ReadTarget[] = []
  const left: LeftNumber[] = []
  const plain = text.replace(/\u00a0/g, ' ')
  const leave = (phrase: string, zh: string, en: string, rule: string): void => {
    left.push({ text: phrase, reason: say(zh, en), rule })
  }
  for (const match of plain.matchAll(NUMBER)) {
    const { sign, digits = '', kind, multiplier } = match.groups ?? {}
    const at = match.index
    const end = at + match[0].length
    const ahead = plain.slice(0, at)
    const after = plain.slice(end)
    const value = digits.replaceAll(',', '')
    const phrase = sentenceAround(plain, at, end)
    const clause = ahead.slice(Math.max(...['.', ';', ':', '('].map((stop) => ahead.lastIndexOf(stop))) + 1)
    const isYear = /^(?:19|20)\d{2}$/u.test(digits) && !kind && !multiplier
    if (isYear || /^(?:\/\d{2}|-\d{2}\b)/u.test(after) || /\b(?:19|20)\d{2}[/-]$/u.test(ahead)) {
      leave(phrase, '年份', 'a year', 'date')
    } else if (/\b(?:aged?|ages|between the ages of)\s+(?:\d+\s*(?:to|-|–|and)\s*)?$/iu.test(ahead)) {
      leave(phrase, '年龄，是对象的范围', 'an age: who is meant', 'age')
    } else if (
      /\b(?:Year|Grade|Phase|Stage|Section|Article|No\.?|Tier|Level|Q|Target|Appendix|Priority|Goal)\s?$/u.test(
        ahead,
      ) ||
      (/^\s*(?:\)|\.\s)/u.test(after) && /^\s*\(?$/u.test(ahead))
    ) {
      leave(phrase, '名称或编号的一部分', 'part of a name or a number of an item', 'name')
    } else if (/\b(?:within|in|less than|under|for|every|after)\s*$/iu.test(ahead) && TIME.test(after)) {
      leave(phrase, '定义里的时间', 'a length of time in the definition', 'duration')
    } else if (/\bwithin\s*$/iu.test(ahead) && kind !== undefined) {
      leave(phrase, '评判用的界限', 'a limit by which it is judged', 'qualifier')
    } else if (/\b(?:for|of) (?:more|less) than\s*$/iu.test(ahead) && targets.length > 0) {
      leave(phrase, '定义里的界限', 'a limit in the definition', 'qualifier')
    } else if (
      /\b(?:achieved|met|was|were|actual|reached|stood at|compared (?:to|with)|from)\s*(?:\w+\s){0,2}$/iu.test(
        ahead,
      ) ||
      /^\s*\(?\d* of \d|\bachieved\b/iu.test(after)
    ) {
      leave(phrase, '已经做到的结果，不是本期目标', 'a result, not a target of this period', 'result')
    } else {
      const noun = nounOf(after)
      const isShare = kind !== undefined && !/point/iu.test(kind)
      const unit = isShare ? '%' : kind ? 'percentage points' : unitOf(sign, multiplier, noun, ahead)
      if (unit === null) {
        leave(phrase, '没有单位，像是名称的一部分', 'has no unit: seems to be part of a name', 'nameless')
        continue
      }
      const said = comparatorOf(clause, after)
      const earlier = /\band\s*$/iu.test(clause) ? targets.at(-1) : undefined
      // No more than 290 megatonnes … and 305 megatonnes …: said once of both.
      const isShared = said.words === null && earlier?.phrase === phrase && earlier.unit === unit
      const comparator = isShared ? earlier.comparator : said.comparator
      const { words } = said
      const falls = FALLS.test(clause.slice(-60)) || /^\s*(?:reduction|fewer|less|decrease)/iu.test(after)
      targets.push({
        phrase,
        value,
        upper: null,
        unit,
        comparator,
        kind: isShare
          ? isLimit(comparator)
            ? 'ceiling'
            : falls || /growth|increase/iu.test(after.slice(0, 24))
              ? 'growth'
              : 'ratio'
          : isLimit(comparator)
            ? 'ceiling'
            : falls
              ? 'level'
              : 'cumulative',
        action: null,
        firmness: /aim to|strive|aspir/iu.test(clause) ? 'aspirational' : 'binding',
        deadline: dueOf(after),
        name: nameOf(plain, phrase),
        rule: words === null ? 'bare-number-at-least' : `comparator:${words}`,
        place: null,
      })
    }
  }
  return { targets, left, doubts: [] }
}

function comparatorOf(before: string, after: string): { comparator: Comparator; words: string | null } {
  const behind = AFTER.find(([words]) => words.test(after))
  if (behind) return { comparator: behind[1], words: behind[0].exec(after)?.[0].trim() ?? null }
  const ahead = BEFORE.find(([words]) => words.test(before))
  if (ahead) return { comparator: ahead[1], words: ahead[0].exec(before)?.[0].trim() ?? null }
  return { comparator: 'at-least', words: null }
}

function unitOf(
  sign: string | undefined,
  multiplier: string | undefined,
  noun: string | null,
  ahead: string,
): string | null {
  const money = sign?.trim() ?? null
  const bare = noun?.replace(/^(?:fewer|more|less|new|additional)\s*/iu, '').split(/\s/u)[0] ?? null
  const things =
    bare === null || /^(?:of|in|by|and|or|to|from|for|per|compared|on|at|the|a)$/iu.test(bare) ? null : bare
  if (multiplier !== undefined)
    return money === null
      ? `${multiplier}${things === null ? (/people|persons|children/iu.test(ahead) ? ' persons' : '') : ` ${things}`}`
      : `${multiplier} ${money}`
  return money ?? (things === 'people' ? 'persons' : things)
}

/** The words of what is counted, up to a word that leads on; null when there are none. */
function nounOf(after: string): string | null {
  const words = /^\s+((?:[a-z-]+\s?){1,5})/iu.exec(after)?.[1]?.trim().split(/\s+/u) ?? []
  const end = words.findIndex((word) => LEADS_ON.test(word))
  const counted = end < 0 ? words.slice(0, 2) : words.slice(0, end)
  return counted.length === 0
    ? null
    : /^(?:people|persons|children)$/iu.test(counted[0] ?? '')
      ? (counted[0] ?? null)
      : (counted.at(-1) ?? null)
}

const LEADS_ON =
  /^(?:of|in|by|and|or|to|from|for|per|compared|on|at|the|a|an|who|that|with|through|are|is|should|will|were|as|within|each|every|before|after|until)$/iu

const sentenceAround = (plain: string, at: number, end: number): string => {
  const from = Math.max(
    plain.lastIndexOf('. ', at - 1) + 1,
    plain.lastIndexOf(';', at) + 1,
    plain.lastIndexOf('\n', at) + 1,
    0,
  )
  const stop = /[;\n]|\.(?:\s|$)/u.exec(plain.slice(end))
  return plain.slice(from, stop === null ? undefined : end + stop.index).trim()
}

const nameOf = (plain: string, phrase: string): string =>
  (/^\s*([^:\d]{3,80}):/u.exec(plain)?.[1]?.trim() ?? phrase).slice(0, 80)

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function dueOf(after: string): string | null {
  const match =
    /\bby (?:the end of )?(?:(?<month>[A-Z][a-z]+) )?(?<year>20\d{2})\b|\bfrom 20\d{2} to (?<until>20\d{2})\b/u.exec(
      after,
    )
  const year = match?.groups?.year ?? match?.groups?.until
  if (!year) return null
  const month = MONTHS.indexOf((match?.groups?.month ?? '').toLowerCase())
  if (month < 0) return `${year}-12-31`
  return new Date(Date.UTC(Number(year), month + 1, 0)).toISOString().slice(0, 10)
}
