// A YAML file of ours checked by a schema: every fault with its line, what was expected, and the key that was meant.

import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { nearest } from '../core/nearest.ts'
import { type Fault, fault } from '../core/problem.ts'

/** Whose entries of the catalogue are used: `board-unknown-key`, `alerts-unknown-key`. */
export interface FileWords {
  readonly kind: 'board' | 'alerts' | 'channels'
}

/** 1-based line of a place such as `/pages/0/tiles/1/indicator/2`; of the nearest place above when it has none. */
export type LineOf = (pointer: string) => number

/** The plain value of a text. Never throws; `faults` is not empty when it is no YAML, and `value` is then undefined. */
export function readPlainYaml(
  text: string,
  { kind }: FileWords,
): { readonly value: unknown; readonly lineOf: LineOf; readonly faults: readonly Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const lineOf = (pointer: string): number => lineAt(document.contents, pointer, lines)
  const code = `${kind}-unreadable` as const
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) =>
      fault(code, { detail: error.message }, { row: lines.linePos(error.pos[0]).line }),
    )
    return { value: undefined, lineOf, faults }
  }
  try {
    return { value: document.toJS({ maxAliasCount: 20 }), lineOf, faults: [] }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { value: undefined, lineOf, faults: [fault(code, { detail }, { row: 1 })] }
  }
}

function lineAt(root: Node | null, pointer: string, lines: LineCounter): number {
  let line = root?.range ? lines.linePos(root.range[0]).line : 1
  let node: unknown = root
  for (const part of pointer.split('/').slice(1)) {
    const next: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === part)
      : isSeq(node)
        ? node.items[Number(part)]
        : null
    if (!next || typeof next !== 'object') return line
    const at = 'key' in next ? (next.key as Node) : (next as Node)
    if (at.range) line = lines.linePos(at.range[0]).line
    node = 'value' in next && 'key' in next ? next.value : next
  }
  return line
}

interface SchemaError {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: object
}

/** What does not fit the schema, by line: of several faults in one place the innermost. `at`: where the value stands. */
export function schemaFaults(
  shape: TSchema,
  value: unknown,
  { kind, lineOf, at: root = '' }: FileWords & { readonly lineOf: LineOf; readonly at?: string },
): Fault[] {
  const place = (pointer: string): string => root + pointer
  const where = (pointer: string): string =>
    place(pointer) === '' ? kind : place(pointer).slice(1).replaceAll('/', '.')
  const found = new Map<string, Fault>()
  const errors: readonly SchemaError[] = [...Value.Errors(shape, value)]
  const unknown = new Set<string>()
  for (const error of errors) {
    const at = error.instancePath
    const row = lineOf(place(at))
    if (error.keyword === 'additionalProperties' && 'additionalProperties' in error.params) {
      for (const key of error.params.additionalProperties as readonly string[]) {
        unknown.add(`${at}/${key}`)
        const known = keysOf(schemaAt(shape, at))
        found.set(
          `${at}/${key}`,
          fault(
            `${kind}-unknown-key`,
            { key, where: where(at), nearest: nearest(key, known)[0] ?? '', known: known.join(', ') },
            { row: lineOf(place(`${at}/${key}`)), column: key },
          ),
        )
      }
    } else if (error.keyword === 'required' && 'requiredProperties' in error.params) {
      for (const key of error.params.requiredProperties as readonly string[]) {
        found.set(
          `${at}!${key}`,
          fault(`${kind}-missing-key`, { where: where(at), key }, { row, column: key }),
        )
      }
    }
  }
  const explained = [...found.keys()].map((key) => key.split('!')[0] ?? '')
  for (const error of errors) {
    const at = error.instancePath
    if (unknown.has(at) || explained.some((place) => place === at || place.startsWith(`${at}/`))) continue
    if (found.has(at) || error.keyword === 'boolean') continue
    if (errors.some((other) => other.instancePath.startsWith(`${at}/`))) continue
    const expected = descriptionOf(schemaAt(shape, at))
    found.set(
      at,
      fault(
        `${kind}-wrong-value`,
        { where: where(at), found: quoted(valueAt(value, at)), expected },
        { row: lineOf(place(at)), column: at.split('/').at(-1) ?? '' },
      ),
    )
  }
  return [...found.values()].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function valueAt(value: unknown, pointer: string): unknown {
  let current = value
  for (const part of pointer.split('/').slice(1))
    current = (current as Record<string, unknown> | null)?.[part]
  return current
}

const quoted = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

type Schema = Readonly<Record<string, unknown>>

/** The schema of a place, looking through the alternatives of a union. */
function schemaAt(shape: TSchema, pointer: string): Schema {
  let current: Schema = shape as unknown as Schema
  for (const part of pointer.split('/').slice(1)) {
    const options = [current, ...((current.anyOf as Schema[] | undefined) ?? [])]
    const next = options
      .map((option) =>
        /^\d+$/.test(part) && option.items
          ? (option.items as Schema)
          : (option.properties as Record<string, Schema> | undefined)?.[part],
      )
      .find((schema) => schema !== undefined)
    if (!next) return current
    current = next
  }
  return current
}

function keysOf(schema: Schema): string[] {
  const own = Object.keys((schema.properties as object | undefined) ?? {})
  const inner = ((schema.anyOf as Schema[] | undefined) ?? []).flatMap(keysOf)
  return [...own, ...inner]
}

function descriptionOf(schema: Schema): string {
  if (typeof schema.description === 'string') return schema.description
  const options = schema.anyOf as Schema[] | undefined
  if (options) return [...new Set(options.map(descriptionOf))].join(' | ')
  if (schema.type === 'array') return `[${descriptionOf(schema.items as Schema)}]`
  const range = [schema.minimum, schema.maximum].every((end) => end !== undefined)
    ? ` ${schema.minimum}-${schema.maximum}`
    : ''
  const keys = keysOf(schema)
  return keys.length > 0 ? `{ ${keys.join(', ')} }` : `${schema.type ?? schema.const}${range}`
}
