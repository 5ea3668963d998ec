// Exact numbers. Every figure, target and pace is a rational number, so that "1/3 of 15" is 5 and an equality
// is an equality; rounding happens only where a person reads (`display`) or a file needs digits (`toPlain`).
import Fraction from 'fraction.js'

/** An exact rational number. Immutable; use `add`, `sub`, `mul`, `div`, `compare`, `equals`. */
export type Decimal = Fraction

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/

export const ZERO: Decimal = new Fraction(0)
export const HUNDRED: Decimal = new Fraction(100)

/** Reads ASCII decimal text (`-3.5`, `1e6`); null when it is anything else: no separators, no percent sign. */
export function parseDecimal(text: string): Decimal | null {
  if (!PLAIN.test(text)) return null
  const [mantissa = '', exponent] = text.split(/[eE]/)
  const base = new Fraction(mantissa.startsWith('+') ? mantissa.slice(1) : mantissa)
  return exponent ? base.mul(new Fraction(10).pow(Number(exponent)) as Fraction) : base
}

/** An exact decimal from a whole number, a ratio of two whole numbers, or a literal known to be good. */
export function decimal(value: number | string | bigint, divisor: number | bigint = 1): Decimal {
  if (typeof value === 'string') {
    const parsed = parseDecimal(value)
    if (!parsed) throw new TypeError(`not a decimal: ${value}`)
    return parsed
  }
  return new Fraction(value, divisor)
}

/** Rounds half away from zero to `places` decimals and writes plain digits, without trailing zeros: "83.333333333333". */
export function toPlain(value: Decimal, places = 12): string {
  return fixed(value, places)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

/** What a person reads: rounded half away from zero to `places`, thousands grouped: "1,130", "-26.8". */
export function display(value: Decimal, places: number): string {
  const [whole = '', part] = fixed(value, places).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** How a number stands in a formula: its exact digits, or six decimals and an ellipsis when it never ends: "83.333333…". */
export function written(value: Decimal): string {
  const places = decimalsOf(value)
  return places === null ? `${toPlain(value, 6)}…` : toPlain(value, places)
}

/** How many decimals the exact value needs, or null when it never ends (1/3). */
export function decimalsOf(value: Decimal): number | null {
  let denominator = value.d
  let places = 0
  while (denominator % 10n === 0n) {
    denominator /= 10n
    places++
  }
  for (const prime of [2n, 5n]) {
    let factors = 0
    while (denominator % prime === 0n) {
      denominator /= prime
      factors++
    }
    places += factors
  }
  return denominator === 1n ? places : null
}

function fixed(value: Decimal, places: number): string {
  const scale = 10n ** BigInt(places)
  const twice = (2n * value.n * scale) / value.d
  const rounded = (twice + 1n) / 2n
  const digits = rounded.toString().padStart(places + 1, '0')
  const sign = value.s < 0n && rounded !== 0n ? '-' : ''
  const whole = digits.slice(0, digits.length - places)
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`
}

export const min = (a: Decimal, b: Decimal): Decimal => (a.compare(b) <= 0 ? a : b)
export const max = (a: Decimal, b: Decimal): Decimal => (a.compare(b) >= 0 ? a : b)

/**
 * JSON in which every Decimal is a JSON number with its own digits (12 decimals where it never ends),
 * which a double would lose: {"actual":539.69}. All else as JSON.stringify writes it.
 */
export function toJson(value: unknown, indent = 0): string {
  return write(value, ' '.repeat(indent), '\n') ?? 'null'
}

// Written by hand rather than through marks in a string: a text that holds the mark would pass itself off as a number.
function write(value: unknown, step: string, margin: string): string | undefined {
  if (value instanceof Fraction) return toPlain(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, step, margin + step) ?? 'null')
    return enclosed('[', items, ']', step, margin)
  }
  if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const items: string[] = []
    for (const [key, item] of Object.entries(value)) {
      const text = write(item, step, margin + step)
      if (text !== undefined) items.push(`${JSON.stringify(key)}:${step === '' ? '' : ' '}${text}`)
    }
    return enclosed('{', items, '}', step, margin)
  }
  return JSON.stringify(value)
}

function enclosed(open: string, items: string[], close: string, step: string, margin: string): string {
  if (items.length === 0 || step === '') return open + items.join(',') + close
  return `${open}${margin}${step}${items.join(`,${margin}${step}`)}${margin}${close}`
}
