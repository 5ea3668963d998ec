// A scalar's text as the value that the schema wants, or what is wrong with it.
import { decimal, decimalsOf, parseDecimal } from '../core/decimal.ts'
import { nearest } from '../core/nearest.ts'
import { parseDay, parsePeriod } from '../core/period.ts'
import type { Particulars } from '../core/text.ts'
import type { FormFault } from './file.ts'

/** How a scalar of the trade is read where JSON Schema has no word for it; every way has a form of fault of its own. */
type Reads = 'text' | 'id' | 'region' | 'day' | 'period' | 'decimal' | 'whole' | 'word'

export const ID_PATTERN = '^[a-z0-9-]{1,64}$'

/** The parts of a scalar's JSON schema that matter here. */
export interface ScalarSchema {
  readonly reads?: Reads
  readonly type?: string | readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly const?: string
}

type ScalarResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly form: FormFault; readonly params: Particulars }

const good = (value: unknown): ScalarResult => ({ ok: true, value })
const bad = (form: FormFault, params: Particulars): ScalarResult => ({ ok: false, form, params })

const ID = new RegExp(ID_PATTERN)
/** A division of a province, or the nation (100000); elsewhere a country or what it numbers itself: DE, GB-KEN, DE-09162. */
const REGION =
  /^(?:100000|(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}|([A-Z]{2})(?:-[A-Z0-9]{1,12})?)$/
/** Which countries there are (ISO 3166) knows the run-time; ZZ means none. */
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const MOST = decimal(10n ** 18n)
const MOST_DECIMALS = 12
const SHOWN = 60
const MOST_CHARACTERS = 4000

/** Numbers never pass through a double: `8.20` is 41/5. */
export function readScalar(text: string, schema: ScalarSchema): ScalarResult {
  const found = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  if (schema.const !== undefined) return readWord(text, found, [schema.const])
  switch (schema.reads ?? readsOf(schema)) {
    case 'text':
      return readText(text, found, schema)
    case 'number':
      return readNumber(text, found, schema)
    case 'boolean':
      return text === 'true' || text === 'false'
        ? good(text === 'true')
        : bad('unknown-word', { found, nearest: '', known: 'true, false' })
    case 'id':
      return ID.test(text) ? good(text) : bad('bad-id', { found })
    case 'region':
      return isRegion(text) ? good(text) : bad('bad-region', { found })
    case 'day': {
      const day = parseDay(text)
      return day ? good(day) : bad('bad-date', { found })
    }
    case 'period': {
      const period = parsePeriod(text)
      return period ? good(period) : bad('bad-period', { found })
    }
    case 'whole':
      return readWhole(text, found, schema)
    case 'decimal':
      return readDecimal(text, found, schema)
    case 'word':
      return readWord(text, found, schema.enum ?? [])
  }
}

function isRegion(text: string): boolean {
  const [whole, country] = REGION.exec(text) ?? []
  return (
    whole !== undefined &&
    (country === undefined || (country !== 'ZZ' && COUNTRIES.of(country) !== undefined))
  )
}

/** The way of a schema that names none. */
function readsOf({ type, enum: words }: ScalarSchema): Reads | 'number' | 'boolean' {
  if (words !== undefined) return 'word'
  if (type === 'integer') return 'whole'
  return type === 'number' || type === 'boolean' ? type : 'text'
}

function readText(text: string, found: string, schema: ScalarSchema): ScalarResult {
  const { pattern, maxLength: limit = MOST_CHARACTERS } = schema
  const { length } = text
  if (length < 1 || length > limit || text.trim() === '') return bad('bad-text', { found, length, limit })
  return pattern === undefined || schema.reads !== undefined || new RegExp(pattern, 'u').test(text)
    ? good(text)
    : bad('bad-text', { found, length, limit })
}

function readNumber(
  text: string,
  found: string,
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: ScalarSchema,
): ScalarResult {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)) return bad('bad-number', { found })
  const value = Number(text)
  return value >= minimum && value <= maximum
    ? good(value)
    : bad('out-of-range', { found, from: minimum, to: maximum })
}

function readWhole(
  text: string,
  found: string,
  { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: ScalarSchema,
): ScalarResult {
  if (!/^-?\d{1,15}$/.test(text)) return bad('bad-number', { found })
  const value = Number(text)
  return value >= minimum && value <= maximum
    ? good(value)
    : bad('out-of-range', { found, from: minimum, to: maximum })
}

function readDecimal(text: string, found: string, { minimum }: ScalarSchema): ScalarResult {
  const value = text.length <= SHOWN ? parseDecimal(text) : null
  if (!value || value.abs().compare(MOST) >= 0 || (decimalsOf(value) ?? 0) > MOST_DECIMALS)
    return bad('bad-number', { found })
  return minimum !== undefined && value.compare(minimum) < 0
    ? bad('out-of-range', { found, from: minimum, to: '10^18' })
    : good(value)
}

function readWord(text: string, found: string, words: readonly string[]): ScalarResult {
  if (words.includes(text)) return good(text)
  return bad('unknown-word', { found, nearest: nearest(text, words)[0] ?? '', known: words.join(', ') })
}
