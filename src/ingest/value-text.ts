// How a value may be written: what is a number, what says "nothing reported", and what is only a suggestion.

export type ReadValue =
  /** Plain ASCII decimal text; `percent` when it carried its sign. */
  | { readonly kind: 'number'; readonly plain: string; readonly percent: boolean }
  /** A number with 万 or 亿 behind it, and perhaps its unit: what it is depends on the unit that is expected. */
  | { readonly kind: 'scaled'; readonly plain: string; readonly scale: string; readonly unit: string }
  | { readonly kind: 'nothing' }
  /** Not a number as it stands; `suggestion` is what it probably means, empty when nobody can tell. */
  | { readonly kind: 'bad'; readonly suggestion: string }

const PLAIN = /^-?\d{1,24}(?:\.\d{1,12})?$/
const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?(%?)$/
const NOTHING: ReadonlySet<string> = new Set([
  ...['', '-', '--', '–', '—', '——', '/', '...', '......', '..', '暂无', '暂无数据', '无数据', '未报'],
  ...['n/a', 'na', 'null'],
])

export const isPlain = (text: string): boolean => PLAIN.test(text)

/** Reads a cell. Full-width forms and thousands separators are form only; anything else is never guessed. */
export function readValue(raw: string): ReadValue {
  if (isPlain(raw)) return { kind: 'number', plain: raw, percent: false }
  const text = raw.normalize('NFKC').trim()
  if (NOTHING.has(text.toLowerCase())) return { kind: 'nothing' }
  const plain = toPlainText(text)
  if (plain === null) return scaledValue(text) ?? { kind: 'bad', suggestion: suggestionFor(text) }
  return { kind: 'number', plain, percent: text.endsWith('%') }
}

/** Plain digits of a number with separators, sign, exponent or percent sign; null when it is none. */
function toPlainText(text: string): string | null {
  const match = NUMBER.exec(text)
  if (!match) return null
  const whole = (match[2] ?? '').replaceAll(',', '')
  const part = match[3] ?? ''
  if (whole === '' && part === '') return null
  return compose(match[1] === '-' ? '-' : '', whole, part, Number(match[4] ?? 0))
}

function compose(sign: string, whole: string, part: string, exponent: number): string {
  let digits = whole + part
  let point = whole.length + exponent
  if (point < 0) {
    digits = '0'.repeat(-point) + digits
    point = 0
  }
  if (point > digits.length) digits += '0'.repeat(point - digits.length)
  const front = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0'
  const back = exponent === 0 ? digits.slice(point) : digits.slice(point).replace(/0+$/, '')
  return `${sign}${front}${back === '' ? '' : `.${back}`}`
}

/** Moves the decimal point: by 2 for a fraction that is meant as percent. */
export function shift(plain: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain)
  if (!match) return plain
  const moved = compose(match[1] ?? '', match[2] ?? '', match[3] ?? '', places)
  return places === 0 ? moved : moved.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

const DIGITS = '[\\d,]*\\.?\\d+'
const TIMES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }

const SCALED = new RegExp(`^(-?${DIGITS})\\s*(百万|千万|百|千|万|亿)(元|人|户|亩|个|吨|平方米)?$`)

function scaledValue(text: string): ReadValue | null {
  const [, number = '', scale = '', unit = ''] = SCALED.exec(text) ?? []
  const plain = number === '' ? null : toPlainText(number)
  return plain === null ? null : { kind: 'scaled', plain, scale, unit }
}

/** A scaled value in plain units: 1.2万 is 12000. */
export const unscaled = (plain: string, scale: string): string => shift(plain, TIMES[scale] ?? 0)

/** Ways of writing that a person understands, with what they mean. A person must confirm each. */
const READINGS: readonly {
  readonly form: RegExp
  readonly means: (match: RegExpExecArray) => string
}[] = [
  { form: new RegExp(`^[\\u2212\\u2013\\u2014\\uFE63](${DIGITS}%?)$`), means: ([, number]) => `-${number}` },
  { form: new RegExp(`^\\((${DIGITS})(%?)\\)$`), means: ([, number, sign]) => `-${number}${sign}` },
  {
    form: new RegExp(`^(?:下降|减少|降低|负增长|负|↓|▼)\\s*(${DIGITS}%?)(?:个百分点)?$`),
    means: ([, number]) => `-${number}`,
  },
  {
    form: new RegExp(`^(?:增长|增加|上升|↑|▲)\\s*(-?${DIGITS}%?)(?:个百分点)?$`),
    means: ([, number]) => `${number}`,
  },
  { form: new RegExp(`^['’‘]\\s*(-?${DIGITS}%?)$`), means: ([, number]) => `${number}` },
  { form: /^-?\d{1,3}(?: \d{3})+(?:\.\d+)?$/, means: ([whole]) => whole.replaceAll(' ', '') },
]
/** One number among words: 约41, 41个, 8%左右, 41*. */
const WITHIN = new RegExp(`^[^\\d,.\\-]*(-?${DIGITS})(%?)[^\\d]*$`)

function suggestionFor(text: string): string {
  if (text.length > 60) return ''
  for (const { form, means } of READINGS) {
    const match = form.exec(text)
    if (match) return clean(means(match))
  }
  const match = WITHIN.exec(text)
  return match ? clean(`${match[1]}${match[2]}`) : ''
}

/** Only what would itself be accepted is suggested. */
function clean(suggestion: string): string {
  const text = suggestion.replaceAll(',', '')
  return toPlainText(text) === null ? '' : text
}
