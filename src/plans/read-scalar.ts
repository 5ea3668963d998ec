// A scalar's text as the value that the schema wants, or what is wrong with it.
import { decimal, decimalsOf, parseDecimal } from '../core/decimal.ts'
import { nearest } from '../core/nearest.ts'
import { parseDay, parsePeriod } from '../core/period.ts'
import type { ProblemCode } from '../core/problems/index.ts'
import type { Particulars } from '../core/text.ts'
import { ID_PATTERN, type Reads } from './schema.ts'

/** The parts of a scalar's JSON schema that matter here. */
export interface ScalarSchema {
  readonly reads: Reads
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly enum?: readonly string[]
}

export type ScalarResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ProblemCode; readonly params: Particulars }

const good = (value: unknown): ScalarResult => ({ ok: true, value })
const bad = (code: ProblemCode, params: Particulars): ScalarResult => ({ ok: false, code, params })

const ID = new RegExp(ID_PATTERN)
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/
const MOST = decimal(10n ** 18n)
const MOST_DECIMALS = 12
const SHOWN = 60

/** Numbers never pass through a double: `8.20` is 41/5. */
export function readScalar(text: string, schema: ScalarSchema): ScalarResult {
  const found = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  switch (schema.reads) {
    case 'text':
      return withinLength(text, schema.maxLength ?? 4000)
    case 'id':
      return ID.test(text) ? good(text) : bad('plan-bad-id', { found })
    case 'region':
      return REGION.test(text) ? good(text) : bad('plan-bad-region', { found })
    case 'day': {
      const day = parseDay(text)
      return day ? good(day) : bad('plan-bad-date', { found })
    }
    case 'period': {
      const period = parsePeriod(text)
      return period ? good(period) : bad('plan-bad-period', { found })
    }
    case 'whole':
      return readWhole(text, found, schema)
    case 'decimal':
      return readDecimal(text, found, schema)
    case 'word':
      return readWord(text, found, schema.enum ?? [])
  }
}

function withinLength(text: string, limit: number): ScalarResult {
  const length = text.length
  return length >= 1 && length <= limit && text.trim() !== ''
    ? good(text)
    : bad('plan-bad-text', { length, limit })
}

function readWhole(text: string, found: string, { minimum = 0, maximum = 0 }: ScalarSchema): ScalarResult {
  if (!/^-?\d{1,15}$/.test(text)) return bad('plan-bad-number', { found })
  const value = Number(text)
  return value >= minimum && value <= maximum
    ? good(value)
    : bad('plan-out-of-range', { found, from: minimum, to: maximum })
}

function readDecimal(text: string, found: string, { minimum }: ScalarSchema): ScalarResult {
  const value = text.length <= SHOWN ? parseDecimal(text) : null
  if (!value || value.abs().compare(MOST) >= 0 || (decimalsOf(value) ?? 0) > MOST_DECIMALS)
    return bad('plan-bad-number', { found })
  return minimum !== undefined && value.compare(minimum) < 0
    ? bad('plan-out-of-range', { found, from: minimum, to: '10^18' })
    : good(value)
}

function readWord(text: string, found: string, words: readonly string[]): ScalarResult {
  if (words.includes(text)) return good(text)
  return bad('plan-unknown-word', { found, nearest: nearest(text, words)[0] ?? '', known: words.join(', ') })
}
