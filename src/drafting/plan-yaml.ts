// The values of a plan as a plan file, and a plan file as values: the schema says how each is written, so that both agree.
import { decimal, toPlain } from '../core/decimal.ts'
import { Problem } from '../core/problem.ts'
import { PLAN_FILE, PlanShape, type RawPlan } from '../plans/schema.ts'
import { readYaml } from '../yaml/read-shape.ts'
import type { WrittenPlan } from './plan-draft.ts'

/** The parts of a value's schema that say how it is written. */
interface Shape {
  readonly type?: string | readonly string[]
  readonly reads?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

/** What stands above and behind a value that is written as a block of lines. */
interface Remark {
  readonly above?: readonly string[]
  readonly behind?: string
}

/** Lists whose items are blocks of lines, and those with an item a line; all other values of more than one part stand on one line. */
const BLOCKS: ReadonlySet<string> = new Set(['tasks', 'indicators'])
const LINES: ReadonlySet<string> = new Set(['shares'])
const PLAIN_WORD = /^[a-z][a-z0-9-]*$/
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

/**
 * A plan file in UTF-8. `top`: lines of comment at its beginning; `remarkOf`: what is said beside a task or an indicator.
 * Read again by `readWritten` it gives the same values.
 */
export function planYaml(
  values: WrittenPlan,
  top: readonly string[] = [],
  remarkOf: (value: object) => Remark = () => ({}),
): string {
  const lines: string[] = top.map(comment)
  for (const [key, shape] of Object.entries(propertiesOf(PlanShape))) {
    const value = (values as Readonly<Record<string, unknown>>)[key]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    if (lines.length > 0) lines.push('')
    lines.push(`${key}:`)
    if (!Array.isArray(value)) lines.push(...mapLines(value as object, shape, '  ', remarkOf))
    else for (const item of value) lines.push(...itemLines(key, item, shape.items ?? {}, '  ', remarkOf))
  }
  return `${lines.join('\n')}\n`
}

const comment = (line: string): string =>
  line === '' ? '' : `# ${line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`
const propertiesOf = (shape: unknown): Readonly<Record<string, Shape>> => (shape as Shape).properties ?? {}

function itemLines(
  list: string,
  item: unknown,
  shape: Shape,
  margin: string,
  remarkOf: (value: object) => Remark,
): string[] {
  if (!BLOCKS.has(list)) return [`${margin}- ${inline(item, shape)}`]
  const { above = [], behind } = remarkOf(item as object)
  const [first = '', ...more] = mapLines(item as object, shape, `${margin}  `, remarkOf)
  const said = behind === undefined ? '' : ` ${comment(behind)}`
  return [
    ...above.map((line) => `${margin}${comment(line)}`),
    `${margin}- ${first.trimStart()}${said}`,
    ...more,
  ]
}

function mapLines(
  value: object,
  shape: Shape,
  margin: string,
  remarkOf: (value: object) => Remark,
): string[] {
  const lines: string[] = []
  for (const [key, part] of Object.entries(propertiesOf(shape))) {
    const one = (value as Readonly<Record<string, unknown>>)[key]
    if (one === undefined) continue
    if ((BLOCKS.has(key) || LINES.has(key)) && Array.isArray(one)) {
      if (one.length === 0) continue
      lines.push(`${margin}${key}:`)
      for (const item of one) lines.push(...itemLines(key, item, part.items ?? {}, `${margin}  `, remarkOf))
    } else lines.push(`${margin}${key}: ${inline(one, part)}`)
  }
  return lines
}

/** A value on one line. */
function inline(value: unknown, given: Shape): string {
  const shape = given.anyOf ? formOf(given.anyOf, value) : given
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, shape.items ?? {})).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(propertiesOf(shape)).flatMap(([key, part]) => {
      const one = (value as Readonly<Record<string, unknown>>)[key]
      return one === undefined ? [] : [`${key}: ${inline(one, part)}`]
    })
    return `{ ${parts.join(', ')} }`
  }
  return scalar(String(value), shape)
}

function formOf(forms: readonly Shape[], value: unknown): Shape {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  const fits = (form: Shape): boolean =>
    Array.isArray(value)
      ? form.type === 'array'
      : isMap
        ? form.type === 'object' && Object.keys(value).every((key) => key in propertiesOf(form))
        : form.type !== 'object' && form.type !== 'array'
  return forms.find(fits) ?? forms[0] ?? {}
}

/** Numbers and words of a list stand bare; whatever a person has typed stands in quotation marks. */
function scalar(value: string, { reads, enum: words }: Shape): string {
  const isNumber = reads === 'decimal' || reads === 'whole'
  if (isNumber && PLAIN_NUMBER.test(value)) return value
  if ((words !== undefined || reads === 'id') && PLAIN_WORD.test(value)) return value
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped)
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The values of a plan file. Problem `plan-invalid` with every fault of its form; whether it makes sense is not looked at. */
export function readWritten(source: string): WrittenPlan {
  const { value, places, unreadable } = readYaml(source, PlanShape, PLAN_FILE)
  const faults = unreadable.length > 0 ? unreadable : places.faults()
  if (value === null || faults.length > 0)
    throw new Problem('plan-invalid', { count: faults.length }, { faults })
  return plain(value as RawPlan) as WrittenPlan
}

const ONE = decimal(1)
const isDecimal = (value: object): boolean => Object.getPrototypeOf(value) === Object.getPrototypeOf(ONE)

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if (isDecimal(value)) return toPlain(value as typeof ONE)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
