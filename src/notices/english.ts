// Reads a text in English: numbers with per cent, million and a noun; at least, no more than, fewer, a reduction of.
import { type Comparator, comparatorRules } from '../core/comparators.ts'
import { text as say } from '../core/text.ts'
import { isLimit } from './kinds.ts'
import type { Doubt, LeftNumber, ReadTarget, ReadText } from './reading.ts'
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
const GROWS = /\b(?:grow|increas|ris|rais|expand)\w*\b[^.;]*\bby\b[^.;]*$/iu
const BASE_YEAR =
  /\b(?:compared (?:to|with)|relative to|against|(?:from|on|over|below|above)(?= (?:an? |the |its |their )?(?:19|20)\d{2} (?:baseline|base|levels?|figures?|values?)\b))\s+(?:an? |the |its |their )?((?:19|20)\d{2})\b/iu
const RANKED = /\b(?:rank\w*|plac\w+|be|remain|stay)\b[^.;]*\b(?:in|among|within) the top\s*$/iu
/** What ranks are counted in. */
const PLACES = 'places'
const TIME =
  /^\s*(?:business |working |calendar )?(?:seconds?|hours?|days?|months?|weeks?|minutes?|years?)\b/iu

/** The reading of one English text. */
export function readEnglish(text: string, _context: TextContext): ReadText {
  const targets: ReadTarget[] = []
  const left: LeftNumber[] = []
  const doubts: Doubt[] = []
  const plain = text.replace(/\u00a0/g, ' ')
  const leave = (phrase: string, zh: string, en: string, rule: string): void => {
    left.push({ text: phrase, reason: say(zh, en), rule })
  }
  const relations = relationsOfEnglish(plain)
  targets.push(...relations.map(({ target }) => target))
  for (const { first, last } of rangesOf(plain, [...plain.matchAll(NUMBER)])) {
    const { digits = '' } = first.groups ?? {}
    const sign = first.groups?.sign ?? last.groups?.sign
    const { kind, multiplier } = last.groups ?? {}
    const at = first.index
    const end = last.index + last[0].length
    if (relations.some((one) => at >= one.start && at < one.end)) continue
    const ahead = plain.slice(0, at)
    const after = plain.slice(end)
    const value = digitsOf(first)
    const top = last === first ? null : digitsOf(last)
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
      (!/\bfrom [\d.,]+\s?(?:[a-z]+ )?to\s*$/iu.test(ahead) &&
        /\b(?:achieved|met|was|were|actual|reached|stood at|compared (?:to|with)|from)\s*(?:\w+\s){0,2}$/iu.test(
          ahead,
        )) ||
      /^\s*\(?\d* of \d|\bachieved\b/iu.test(after)
    ) {
      leave(phrase, '已经做到的结果，不是本期目标', 'a result, not a target of this period', 'result')
    } else {
      const noun = nounOf(after)
      const isShare = kind !== undefined && !/point/iu.test(kind)
      const isPlace = kind === undefined && multiplier === undefined && RANKED.test(clause)
      const unit = isPlace
        ? PLACES
        : isShare
          ? '%'
          : kind
            ? 'percentage points'
            : unitOf(sign, multiplier, noun, ahead)
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
      const isRange = top !== null && words === null
      const falls = FALLS.test(clause.slice(-60)) || /^\s*(?:reduction|fewer|less|decrease)/iu.test(after)
      const changes = falls || GROWS.test(clause) || /growth|increase/iu.test(after.slice(0, 24))
      const isRank = unit === PLACES
      targets.push({
        phrase,
        // Of no more than 4 to 5 it is the 5 that counts.
        value: top !== null && !isRange && isLimit(comparator) ? top : value,
        upper: isRange ? top : null,
        against: null,
        unit,
        comparator: isRank ? 'at-most' : isRange ? 'between' : comparator,
        kind: isRank
          ? 'rank'
          : isLimit(comparator)
            ? 'ceiling'
            : isShare
              ? changes
                ? 'growth'
                : 'ratio'
              : falls || /\bmaintained\s*$/iu.test(ahead)
                ? 'level'
                : 'cumulative',
        action: null,
        firmness: /aim to|strive|aspir/iu.test(clause) ? 'aspirational' : 'binding',
        deadline: dueOf(ahead, after),
        name: nameOf(plain, phrase),
        rule: isRange ? 'range' : words === null ? 'bare-number-at-least' : `comparator:${words}`,
        place: null,
      })
      const base = changes ? BASE_YEAR.exec(sentenceEnd(after))?.[1] : undefined
      if (base !== undefined)
        doubts.push({
          text: phrase,
          question: say(
            `比的是 ${base} 年，那一年是多少？`,
            `It is compared with ${base}: what was reached then?`,
          ),
          answers: [
            say(`${base} 年的数，写进 base`, `the value of ${base}, to be written as base`),
            say('就是比上年', 'it is compared with the year before'),
          ],
        })
    }
  }
  return { targets, left, doubts }
}

const OTHER_RATE =
  '(?:(?<average>(?:national|provincial|state|regional|county|city|country|industry|sector|[A-Z][A-Za-z]+)(?:-wide)?(?: (?:and|or) [A-Za-z]+)? (?:average|mean)(?: (?:rate|growth))?)|(?<economy>GDP(?: growth)?|economic growth|the economy|growth of (?:GDP|the economy)))'
const POINTS_BEFORE = '(?:(?:at least |by )?(?<margin>\\d+(?:\\.\\d+)?)\\s?(?:percentage )?points? )?'
const HELD: readonly (readonly [RegExp, Comparator])[] = (
  [
    [
      '(?:no|not) (?:lower|slower|less|worse) than|at least (?:as (?:high|fast) as|equal to)|at or above',
      'no-slower-than',
    ],
    ['(?:no|not) (?:higher|faster|more) than|at or below', 'no-faster-than'],
    ['above|higher than|faster than|ahead of|better than|exceed(?:ing|s)?|outpac(?:e|es|ing)', 'faster-than'],
    ['below|lower than|slower than|behind', 'slower-than'],
    ['in (?:line|step) with|at the same (?:pace|rate) as', 'in-step-with'],
  ] as const
).map(([words, comparator]) => [
  new RegExp(`\\b${POINTS_BEFORE}(?:${words}) (?:the )?${OTHER_RATE}(?! of )`, 'u'),
  comparator,
])
/** A clause that tells how things are, or which of several are meant. */
const TELLS =
  /\b(?:is|are|was|were|has|have|had|been|remained|with|whose|where|that|which)\b(?! to\b)[^,;]*$/iu
const ASKS =
  /^(?:(?:to )?(?:keep|hold|maintain|raise|increase|bring|ensure|improve|achieve|sustain))\s+(?:the\s+)?/iu

/** Rates that are held against another one: above the national average, faster than GDP; with their spans in the text. */
function relationsOfEnglish(plain: string): readonly { target: ReadTarget; start: number; end: number }[] {
  return [...plain.matchAll(/(?:[^.;\n]|\.(?!\s|$))+/gu)].flatMap(({ 0: sentence, index }) => {
    for (const [words, comparator] of HELD) {
      const match = words.exec(sentence)
      const ahead = sentence.slice(0, match?.index).trim()
      if (!match || TELLS.test(ahead)) continue
      const { average, economy, margin } = match.groups ?? {}
      const partner = average ?? economy ?? ''
      const phrase = sentence.trim()
      const target: ReadTarget = {
        phrase,
        value: null,
        upper: null,
        against: {
          words: partner,
          kind: economy === undefined ? 'average' : 'economy',
          margin: comparatorRules[comparator].withMargin ? (margin ?? null) : null,
        },
        unit: '%',
        comparator,
        kind: 'relation',
        action: null,
        firmness: /aim to|strive|aspir/iu.test(ahead) ? 'aspirational' : 'binding',
        deadline: dueOf(ahead, sentence.slice(match.index + match[0].length)),
        name: (/([^:,]*)$/u.exec(ahead)?.[1]?.trim().replace(ASKS, '') || phrase).slice(0, 80),
        rule: `${comparator}-${economy === undefined ? 'average' : 'economy'}`,
        place: null,
      }
      return [{ target, start: index + match.index, end: index + match.index + match[0].length }]
    }
    return []
  })
}

const digitsOf = ({ groups }: RegExpExecArray): string => (groups?.digits ?? '').replaceAll(',', '')

interface NumberSpan {
  readonly first: RegExpExecArray
  /** The same as `first` where it is no range. */
  readonly last: RegExpExecArray
}

/** 20-30 %, 6 to 7 per cent, between 20 and 30; years, and from 60 to 70, are no ranges. */
function rangesOf(plain: string, numbers: readonly RegExpExecArray[]): NumberSpan[] {
  const found: NumberSpan[] = []
  for (let index = 0; index < numbers.length; index++) {
    const [first, last] = [numbers[index], numbers[index + 1]]
    if (first === undefined) continue
    if (last !== undefined && isRange(plain, first, last)) {
      found.push({ first, last })
      index++
    } else found.push({ first, last: first })
  }
  return found
}

function isRange(plain: string, first: RegExpExecArray, last: RegExpExecArray): boolean {
  const ahead = plain.slice(0, first.index)
  const joint = plain.slice(first.index + first[0].length, last.index)
  const isJoined =
    /^\s?(?:[-–—]|to)\s?$/u.test(joint) || (/^\sand\s$/u.test(joint) && /\bbetween\s*$/iu.test(ahead))
  const isYear = /^(?:19|20)\d{2}$/u.test(first.groups?.digits ?? '')
  return (
    isJoined &&
    !isYear &&
    !/\bfrom\s*$|\d[-–—/]$/iu.test(ahead) &&
    !/^[-–—/]\d/u.test(plain.slice(last.index + last[0].length)) &&
    Number(digitsOf(last)) > Number(digitsOf(first))
  )
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

/** What is left of the sentence. */
const sentenceEnd = (after: string): string => after.split(/[;\n]|\.(?:\s|$)/u)[0] ?? ''

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

const BY =
  /\bby (?:the end of )?(?:(?<month>[A-Z][a-z]+) )?(?<year>20\d{2})\b|\bfrom 20\d{2} to (?<until>20\d{2})\b/iu

/** Behind the number or in front of it, within its sentence. */
function dueOf(ahead: string, after: string): string | null {
  const match =
    BY.exec(sentenceEnd(after)) ??
    BY.exec(
      ahead.slice(
        Math.max(ahead.lastIndexOf('. ') + 1, ahead.lastIndexOf(';') + 1, ahead.lastIndexOf('\n') + 1),
      ),
    )
  const year = match?.groups?.year ?? match?.groups?.until
  if (!year) return null
  const month = MONTHS.indexOf((match?.groups?.month ?? '').toLowerCase())
  if (month < 0) return `${year}-12-31`
  return new Date(Date.UTC(Number(year), month + 1, 0)).toISOString().slice(0, 10)
}
