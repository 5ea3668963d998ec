// The words of the notice around a target's number: 8%左右, 突破 180 亿元, 12 家以上. A verbatim part of the phrase, behind the years of a programme.
import { type Decimal, toPlain } from '../core/decimal.ts'
import type { Indicator, Plan, Target } from '../core/plan.ts'
import { targetInShort } from '../core/programme.ts'
import { goalWords } from '../core/target-words.ts'
import type { Language } from '../core/text.ts'

const BEFORE = '(?:不低于|不少于|不超过|不高于|控制在|突破|达到|达|超过|超|高于|低于|至少|约)'
const AFTER = '(?:左右|以上|以内|以下|之内)'
/** Between both ends of a band. */
const TO = '\\s*(?:[-—–~－～]+|至|到)\\s*'
const LONGEST_WHOLE = 12

/**
 * In Chinese the part of the quoted phrase that says how much; the whole phrase when it is short and has no number;
 * the target in words when it was amended, has no phrase, or another language is asked for. Of a target over years with these.
 */
export function targetPhrase(
  plan: Pick<Plan, 'indicators' | 'references' | 'year' | 'yearBegins'>,
  indicator: Indicator,
  target: Target,
  lang: Language,
): string {
  return targetInShort(plan, indicator, target, lang, goalPhrase(plan, indicator, target, lang))
}

function goalPhrase(
  plan: Pick<Plan, 'indicators' | 'references'>,
  indicator: Indicator,
  target: Target,
  lang: Language,
): string {
  const said = goalWords(plan, indicator, target)[lang].trim()
  // The partner's name needs no quotation marks where there is hardly room for the name.
  const words = target.value === null ? said.replaceAll(/[“”]/g, '') : said
  if (lang !== 'zh' || indicator.phrase === null || target !== indicator.target) return words
  if (target.value === null) return words
  const found = aroundNumber(indicator.phrase, target, indicator.unit)
  return found ?? (indicator.phrase.length <= LONGEST_WHOLE ? indicator.phrase : words)
}

function aroundNumber(
  phrase: string,
  { value, upper }: Pick<Target, 'value' | 'upper'>,
  unit: string,
): string | null {
  const amount = (of: Decimal): string =>
    `(?<![\\d.])(?:${digitsOf(of).map(escaped).join('|')})(?![\\d.])\\s*(?:${escaped(unit)})?`
  const numbers = [value, upper].flatMap((of) => (of ? [amount(of)] : []))
  const pattern = new RegExp(`${BEFORE}?\\s*${numbers.join(TO)}${AFTER}?`, 'u')
  return pattern.exec(phrase)?.[0].trim() ?? null
}

/** As digits, and with thousands grouped. */
function digitsOf(value: Decimal): string[] {
  const digits = toPlain(value)
  const grouped = digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  return [...new Set([digits, grouped])]
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
