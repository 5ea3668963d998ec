// How a value may be written: what is a number, what says "nothing reported", and what is only a suggestion.
import { isUnitWord } from './units.ts'

export type ReadValue =
  /** Plain ASCII decimal text; `percent` when it carried its sign. */
  | { readonly kind: 'number'; readonly plain: string; readonly percent: boolean }
  /** A number with 万 or 亿 behind it, and perhaps its unit: what it is depends on the unit that is expected. */
  | { readonly kind: 'scaled'; readonly plain: string; readonly scale: string; readonly unit: string }
  | { readonly kind: 'nothing' }
  | UnreadValue

/** What is no number as it stands. */
export type UnreadValue =
  /** A number with the mark of a footnote (8.5②, 15 [1], 988.7*); `rest` is what stands without it. */
  | { readonly kind: 'marked'; readonly rest: string; readonly mark: string }
  /** A number whose sign only the file's own note can tell: ▲3.1, △2.0, (3.1). */
  | { readonly kind: 'open-sign'; readonly plain: string; readonly sign: string }
  /** A comma that is no thousands separator: 10,7. Whether a point was meant is a power of ten. */
  | { readonly kind: 'open-comma' }
  /** `suggestion` is what it probably means, empty when nobody can tell; `unit`: the one that it holds only for (41个). */
  | { readonly kind: 'bad'; readonly suggestion: string; readonly unit: string }

const PLAIN = /^-?\d{1,24}(?:\.\d{1,12})?$/
const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?(%?)$/
const NOTHING: ReadonlySet<string> = new Set([
  ...['', '-', '--', '–', '—', '——', '/', '...', '......', '..', '暂无', '暂无数据', '无数据', '未报'],
  ...['n/a', 'na', 'null'],
])

export const isPlain = (text: string): boolean => PLAIN.test(text)

const NONE: UnreadValue = { kind: 'bad', suggestion: '', unit: '' }
/** As long as a text may be that is looked at for what it means. */
const LONGEST = 60

/** Reads a cell. Full-width forms and thousands separators are form only; anything else is never guessed. */
export function readValue(raw: string): ReadValue {
  if (isPlain(raw)) return { kind: 'number', plain: raw, percent: false }
  // The usual form of ② is the digit 2: marks have to go first.
  if (DIGIT_MARK.test(raw)) return markedValue(raw)
  const text = raw.normalize('NFKC').trim()
  if (NOTHING.has(text.toLowerCase())) return { kind: 'nothing' }
  const plain = toPlainText(text)
  if (plain !== null) return { kind: 'number', plain, percent: text.endsWith('%') }
  return scaledValue(text) ?? (text.length > LONGEST ? NONE : unreadValue(text))
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

/** A number without a sign, with thousands separators only where they belong. */
const DIGITS = '(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)'
const TIMES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }

const SCALED = new RegExp(`^(-?${DIGITS})\\s*(百万|千万|百|千|万|亿)(元|人|户|亩|个|吨|平方米)?$`)

function scaledValue(text: string): ReadValue | null {
  const [, number = '', scale = '', unit = ''] = SCALED.exec(text) ?? []
  const plain = number === '' ? null : toPlainText(number)
  return plain === null ? null : { kind: 'scaled', plain, scale, unit }
}

/** A scaled value in plain units: 1.2万 is 12000. */
export const unscaled = (plain: string, scale: string): string => shift(plain, TIMES[scale] ?? 0)

/** Raised, lowered, circled and bracketed digits and letters: marks of footnotes, and no part of any number. */
const MARKS =
  '\\u00b2\\u00b3\\u00b9\\u2070-\\u2079\\u2080-\\u2089\\u2460-\\u24ff\\u2776-\\u2793\\u3220-\\u3229\\u3251-\\u325f\\u3280-\\u3289\\u32b1-\\u32bf'
const DIGIT_MARK = new RegExp(`[${MARKS}]`)
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u2079]/
const FIRST_MARKS = new RegExp(`^\\s*([${MARKS}]+)\\s*`)
const LAST_MARKS = new RegExp(`\\s*([${MARKS}]+)(?=\\s*[%％]?\\s*$)`)
/** The same in plain signs, after NFKC: 15 [1], 12(1), 12注1, 41*. */
const PLAIN_MARK = new RegExp(
  `^(-?${DIGITS}%?)\\s*((?:\\[\\d{1,2}\\]|〔\\d{1,2}〕|【\\d{1,2}】|\\((?:注)?\\d{1,2}\\)|注\\d{0,2}|[*※★☆†‡#]+)+)$`,
)

/** A text without the marks of footnotes that are digits in disguise. */
export const withoutDigitMarks = (raw: string): string =>
  DIGIT_MARK.test(raw) ? raw.replace(new RegExp(`[${MARKS}]`, 'g'), '') : raw

function markedValue(raw: string): UnreadValue {
  const last = LAST_MARKS.exec(raw)?.[1] ?? ''
  const first = FIRST_MARKS.exec(raw)?.[1] ?? ''
  const inner = raw.replace(LAST_MARKS, '').replace(FIRST_MARKS, '')
  const rest = inner.normalize('NFKC').trim()
  // A mark between digits, or a power: 10⁸.
  if (DIGIT_MARK.test(inner) || (rest === '10' && RAISED.test(last))) return NONE
  return rest !== '' && (/\d/.test(rest) || NOTHING.has(rest.toLowerCase()))
    ? { kind: 'marked', rest, mark: first + last }
    : NONE
}

/** Signs that mean a rise in one office and a fall in the next. */
const OPEN_SIGN = new RegExp(`^([▲△⊿∆Δ])\\s*(${DIGITS}%?)$|^(${DIGITS}%?)\\s*([▲△⊿∆Δ])$`)
const BRACKETED = new RegExp(`^[(<\\[【〔{](${DIGITS})(%?)[)>\\]】〕}](%?)$`)

/** Ways of writing that a person understands, with what they mean. A person must confirm each. */
const READINGS: readonly {
  readonly form: RegExp
  readonly means: (match: RegExpExecArray) => string
}[] = [
  { form: new RegExp(`^[\\u2212\\u2013\\u2014\\uFE63](${DIGITS}%?)$`), means: ([, number]) => `-${number}` },
  {
    form: new RegExp(`^(?:同比)?(?:下降|减少|降低|负增长|负|↓|▼)\\s*约?(${DIGITS}%?)$`),
    means: ([, number]) => `-${number}`,
  },
  {
    form: new RegExp(`^(?:同比)?(?:增长|增加|上升|提高|↑)\\s*约?(-?${DIGITS}%?)$`),
    means: ([, number]) => `${number}`,
  },
  { form: new RegExp(`^['’‘]\\s*(-?${DIGITS}%?)$`), means: ([, number]) => `${number}` },
  { form: /^-?\d{1,3}(?: \d{3})+(?:\.\d+)?$/, means: ([whole]) => whole.replaceAll(' ', '') },
  // Words that change neither the sign nor the size: 约41, 8%左右.
  {
    form: new RegExp(
      `^(?:约|大约|近|约为|达|达到|完成|累计|累计完成|为|共|共计)?\\s*(-?${DIGITS}%?)\\s*(?:左右|上下|以上|以下|余|多)?$`,
    ),
    means: ([, number]) => `${number}`,
  },
]
/** A number with its unit: 41个, 下降0.3个百分点. */
const WITH_UNIT = /^(.*?\d%?)\s*([^\d\s%.,]+?)(左右|上下|以上|以下)?$/

function unreadValue(text: string): UnreadValue {
  const [, rest = '', mark = ''] = PLAIN_MARK.exec(text) ?? []
  if (rest !== '') return { kind: 'marked', rest, mark }
  const [, before = '', number = '', other = '', after = ''] = OPEN_SIGN.exec(text) ?? []
  if (before + after !== '') {
    return { kind: 'open-sign', plain: (number || other).replaceAll(',', ''), sign: before || after }
  }
  const [, inside = '', percent = '', behind = ''] = BRACKETED.exec(text) ?? []
  if (inside !== '') {
    return { kind: 'open-sign', plain: `${inside}${percent || behind}`.replaceAll(',', ''), sign: '( )' }
  }
  if (/\d,\d/.test(text) && !new RegExp(`^\\D*${DIGITS}\\D*$`).test(text)) return { kind: 'open-comma' }
  const whole = meaningOf(text)
  if (whole !== '') return { kind: 'bad', suggestion: whole, unit: '' }
  const [, front = '', unit = ''] = WITH_UNIT.exec(text) ?? []
  if (!isUnitWord(unit)) return NONE
  // 下降0.3个百分点 may be the change of a rate and not the rate.
  const suggestion = unit.endsWith('百分点') ? clean(front) : meaningOf(front)
  return { kind: 'bad', suggestion, unit }
}

function meaningOf(text: string): string {
  for (const { form, means } of READINGS) {
    const match = form.exec(text)
    if (match) return clean(means(match))
  }
  return ''
}

/** Only what would itself be accepted is suggested. */
function clean(suggestion: string): string {
  const text = suggestion.replaceAll(',', '')
  return toPlainText(text) === null ? '' : text
}

const ONE_NUMBER = new RegExp(`^[^\\d.,-]*(-?${DIGITS}%?)[^\\d.,]*$`)

/**
 * Whether a suggestion is the very number that the cell has, in other signs: 8.5② and 8.5, １ and 1. False where it says
 * another sign, another power of ten, or anything that is no number: a person decides about each of those.
 */
export function isSameNumber(raw: string, suggestion: string): boolean {
  const unmarked = PLAIN_MARK.exec(withoutDigitMarks(raw).normalize('NFKC').trim())?.[1]
  const written = (unmarked ?? withoutDigitMarks(raw).normalize('NFKC')).replaceAll('\u2212', '-')
  if (/[(▲△▽▼⊿∆Δ↑↓\u2013\u2014]/.test(written)) return false
  const [, number = ''] = ONE_NUMBER.exec(written) ?? []
  const [own, other] = [toPlainText(number), toPlainText(suggestion)]
  return own !== null && own === other && number.endsWith('%') === suggestion.endsWith('%')
}

/** Whether a sheet shows a number as another power of ten than it holds: 299 for 299100, by a format with `,` at its end. */
export function isShownScaled(held: string, shown: string): boolean {
  const digits = shown.normalize('NFKC').replace(/[^\d.eE+-]/g, '')
  const [own, seen] = [Math.abs(Number(held)), Math.abs(Number(digits))]
  if (!/\d/.test(digits) || !(own > 0) || !(seen > 0)) return false
  const power = Math.round(Math.log10(own / seen))
  const half = 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0)
  return Math.abs(power) >= 2 && !/[eE]/.test(digits) && Math.abs(own / 10 ** power - seen) <= half * 1.001
}
