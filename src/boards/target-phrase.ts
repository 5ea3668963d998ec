// The words of the notice around a target's number: 8%左右, 突破 180 亿元, 12 家以上. Always a verbatim part of the phrase.
import { type Decimal, toPlain } from '../core/decimal.ts'
import type { Indicator, Plan, Target } from '../core/plan.ts'
import { targetWords } from '../core/target-words.ts'
import type { Language } from '../core/text.ts'

const BEFORE = '(?:不低于|不少于|不超过|不高于|控制在|突破|达到|达|超过|超|高于|低于|至少|约)'
const AFTER = '(?:左右|以上|以内|以下|之内)'
const LONGEST_WHOLE = 12

/**
 * In Chinese the part of the quoted phrase that says how much; the whole phrase when it is short and has no number;
 * the target in words when it was amended, has no phrase, or another language is asked for.
 */
export function targetPhrase(
  plan: Pick<Plan, 'indicators'>,
  indicator: Indicator,
  target: Target,
  lang: Language,
): string {
  const said = targetWords(plan, indicator, target)[lang].trim()
  // The partner's name needs no quotation marks where there is hardly room for the name.
  const words = target.value === null ? said.replaceAll(/[“”]/g, '') : said
  if (lang !== 'zh' || indicator.phrase === null || target !== indicator.target) return words
  if (target.value === null) return words
  const found = aroundNumber(indicator.phrase, target.value, indicator.unit)
  return found ?? (indicator.phrase.length <= LONGEST_WHOLE ? indicator.phrase : words)
}

function aroundNumber(phrase: string, value: Decimal, unit: string): string | null {
  const digits = toPlain(value)
  const grouped = digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  const number = [...new Set([digits, grouped])].map(escaped).join('|')
  const pattern = new RegExp(
    `${BEFORE}?\\s*(?<![\\d.])(?:${number})(?![\\d.])\\s*(?:${escaped(unit)})?${AFTER}?`,
    'u',
  )
  return pattern.exec(phrase)?.[0].trim() ?? null
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
