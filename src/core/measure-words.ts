// A figure at the size at which people read it: 1,234.6 万亿元 instead of 12,345,678.9 亿元, 53.97 bn yuan in English.
import { type Decimal, decimal, decimalsOf, display } from './decimal.ts'
import type { Language } from './text.ts'

/** A unit of measure as it is shown: what counts in it is what counted before, divided by ten to this power. */
export interface GlanceMeasure {
  readonly power: number
  /** Empty for what English counts without a word: 12 for 12 家. */
  readonly unit: string
}

/** Chinese numerals that a unit begins with, the longest first. */
const PREFIXES = [
  ['万亿', 12],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
] as const
/** What stands before a unit in Chinese for ten to this power. */
const CHINESE = [
  [16, '亿亿'],
  [12, '万亿'],
  [8, '亿'],
  [4, '万'],
] as const
const ENGLISH = [
  [15, 'quadrillion'],
  [12, 'tn'],
  [9, 'bn'],
  [6, 'm'],
] as const

/** Units without their numeral. Counting words have none in English: what is counted says the name. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  元: 'yuan',
  美元: 'US dollars',
  人: 'people',
  名: 'people',
  人次: 'visits',
  平方米: 'm²',
  立方米: 'm³',
  平方公里: 'km²',
  公里: 'km',
  千米: 'km',
  米: 'm',
  亩: 'mu',
  公顷: 'ha',
  吨: 't',
  吨标准煤: 'tce',
  公斤: 'kg',
  千瓦: 'kW',
  千瓦时: 'kWh',
  兆瓦: 'MW',
  天: 'days',
  日: 'days',
  小时: 'hours',
  分钟: 'minutes',
  个月: 'months',
  年: 'years',
  岁: 'years',
  分: 'points',
  个百分点: 'points',
  '微克/立方米': 'µg/m³',
  '元/吨': 'yuan/t',
  '吨标准煤/万元': 'tce/10k yuan',
  '‰': '‰',
  '%': '%',
}
const COUNTING = new Set('个家户项件起所座宗处条台套张辆次只支篇批期场对间栋幢位种类款门片株头艘架'.split(''))

/** Seven digits before the point are no longer read at a glance. */
const LONG = decimal(1_000_000)

/**
 * How figures of a unit are read, the largest of which is `largest`. In Chinese as they are written, unless they are long; in
 * English without 万 and 亿, which have no words there. A unit that is not known stays.
 */
export function measureFor(unit: string, largest: Decimal, lang: Language): GlanceMeasure {
  const [prefix = '', exponent = 0] = PREFIXES.find(([word]) => unit.startsWith(word) && unit !== word) ?? []
  const base = unit.slice(prefix.length)
  const known = COUNTING.has(base) ? '' : IN_ENGLISH[base]
  if (lang === 'zh' || known === undefined) {
    if (largest.abs().compare(LONG) < 0) return { power: 0, unit }
    const whole = largest.abs().mul(tenTo(exponent))
    const [power, word] = CHINESE.find(([one]) => whole.compare(tenTo(one)) >= 0) ?? [0, '']
    return { power: power - exponent, unit: word + base }
  }
  const whole = largest.abs().mul(tenTo(exponent))
  const [power, word] =
    whole.compare(LONG) < 0 ? [0, ''] : (ENGLISH.find(([one]) => whole.compare(tenTo(one)) >= 0) ?? [0, ''])
  return { power: power - exponent, unit: [word, known].filter((part) => part !== '').join(' ') }
}

/** Exactly; below zero for a smaller unit. */
export const measured = (value: Decimal, { power }: Pick<GlanceMeasure, 'power'>): Decimal =>
  power === 0 ? value : power > 0 ? value.div(tenTo(power)) : value.mul(tenTo(-power))

function tenTo(power: number): Decimal {
  return decimal(10n ** BigInt(power))
}

/** So many digits of a number are shown at most; of one that was made smaller one less. */
const DIGITS = 6
const MOST_PLACES = 6

/**
 * A number as it is read at a glance: with the decimals that its kind asks for, two where it has them, more where it would show
 * nothing (0.0001), fewer where many digits stand before the point. `scaled`: it is no longer as it was written.
 */
export function atAGlance(value: Decimal, decimals: number, scaled = false): string {
  return display(value, placesAtAGlance(value, decimals, scaled))
}

export function placesAtAGlance(value: Decimal, decimals: number, scaled: boolean): number {
  const own = Math.min(decimalsOf(value) ?? 2, 2)
  const whole = display(value.abs(), 0).replaceAll(',', '').length
  const room = Math.max(0, (scaled ? DIGITS - 1 : DIGITS) - whole)
  let places = Math.min(scaled ? own : Math.max(decimals, own), room)
  const shows = (): boolean => /[1-9]/.test(display(value, places))
  while (value.n !== 0n && places < MOST_PLACES && !shows()) places++
  return places
}

/** A number beside its unit: 12%, 12 亿元, 12 where English has no word. */
export const besideUnit = (number: string, unit: string): string =>
  unit === '' ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
