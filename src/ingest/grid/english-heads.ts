// English words of heads in the Chinese ones that are read: Jan-Oct 2026 is 1-10月, YoY is 同比.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'june?', 'july?', 'aug', 'sept?', 'oct', 'nov', 'dec']
const MONTH = `(?:${MONTHS.join('|')})(?:uary|ruary|ch|il|ust|ember|tember|ober)?`
const numberOf = (name: string): number =>
  MONTHS.findIndex((month) => new RegExp(`^${month}`, 'i').test(name)) + 1

const RANGE = new RegExp(`\\bjan(?:uary)?\\.? *(?:-|–|—|~|to) *(${MONTH})\\b\\.?`, 'gi')
const SINGLE = new RegExp(`\\b(${MONTH})\\b\\.?`, 'gi')

const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:same (?:period|month)(?: (?:of )?last year)?|last year|previous year|year ago|prior year)\b/gi,
    '上年同期',
  ],
  [/\b(?:year[- ]on[- ]year|yoy|y\/y|growth(?: rate)?|% change)\b/gi, '同比'],
  [/\b(?:year[- ]to[- ]date|ytd|cumulative|accumulated)\b/gi, '累计'],
  [/\b(?:this|current|of the) month\b|\bmonthly\b/gi, '本月'],
  [/\b(?:this|current) quarter\b/gi, '当季'],
  [/\b(?:month[- ]on[- ]month|mom|m\/m)\b/gi, '环比'],
  [/\b(?:rank(?:ing)?)\b/gi, '排名'],
  [/\b(?:target|goal|completion)\b/gi, '目标'],
  [/\b(?:notes?|remarks?)\b/gi, '备注'],
  [/\b(?:units?)\b/gi, '单位'],
  [/\b(?:change|increase|decrease)\b/gi, '增减'],
  [/\bQ([1-4])\b/gi, '$1季度'],
]

/** The text with these words in Chinese; unchanged where it has no Latin letters. */
export function chineseHead(raw: string): string {
  if (!/[A-Za-z]/.test(raw)) return raw
  const spaced = raw.replace(/(?<=\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=(?:19|20)\d{2})/g, ' ')
  const months = spaced
    .replace(RANGE, (_, last: string) => (numberOf(last) > 1 ? `1-${numberOf(last)}月` : '1月'))
    .replace(SINGLE, (name) => `${numberOf(name)}月`)
  return WORDS.reduce((text, [word, chinese]) => text.replace(word, chinese), months)
}
