// Exact fractions of whole numbers for the checks: deliberately not the product's own (fraction.js), so that
// the arithmetic is checked too and not only the rules.

export interface Rational {
  readonly n: bigint
  /** Always positive; n and d share no factor. */
  readonly d: bigint
}

export function ratio(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('division by zero')
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (b) [a, b] = [b, a % b]
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / a, d: (sign * d) / a }
}

export const ZERO = ratio(0n)
export const ONE = ratio(1n)
export const HUNDRED = ratio(100n)

/** Reads the number forms of JSON: `-3.5`, `1e6`. */
export function rational(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!match) throw new SyntaxError(`not a number: ${text}`)
  const [, sign, whole = '', part = '', exponent = '0'] = match
  const tens = Number(exponent) - part.length
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n)
  return tens < 0 ? ratio(digits, 10n ** BigInt(-tens)) : ratio(digits * 10n ** BigInt(tens))
}

export const plus = (a: Rational, b: Rational): Rational => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Rational, b: Rational): Rational => ratio(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d)
export const over = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n)
export const size = (a: Rational): Rational => (a.n < 0n ? { n: -a.n, d: a.d } : a)
/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export const versus = (a: Rational, b: Rational): number =>
  Number(minus(a, b).n > 0n) - Number(minus(a, b).n < 0n)

/** Whole number of the 12th decimals, halves away from zero: the precision at which numbers are exported. */
export function twelfths(a: Rational): bigint {
  const twice = 2n * size(a).n * 10n ** 12n
  const rounded = (twice / a.d + 1n) / 2n
  return a.n < 0n ? -rounded : rounded
}

/** The same number once it is rounded to 12 decimals. */
export const atTwelve = (a: Rational): string => {
  const digits = twelfths(a).toString()
  const [sign, bare] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
  const padded = bare.padStart(13, '0')
  const part = padded.slice(-12).replace(/0+$/, '')
  return `${sign}${padded.slice(0, -12)}${part && `.${part}`}`
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** JSON.parse with every number as a Rational of exactly its digits: a double would lose some. */
export function parseExactly(json: string): unknown {
  const marked = json.replace(TOKEN, (token) => (token.startsWith('"') ? token : `{"#":"${token}"}`))
  return JSON.parse(marked, (_key, value) =>
    value && typeof value === 'object' && typeof value['#'] === 'string' ? rational(value['#']) : value,
  )
}
