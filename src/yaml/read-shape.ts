// A YAML tree read by a schema: typed values with their places, and every fault of form at once.

import type { Static, TSchema } from 'typebox'
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { nearest } from '../core/nearest.ts'
import type { Fault } from '../core/problem.ts'
import type { Particulars } from '../core/text.ts'
import type { FormFault, YamlFile } from './file.ts'
import { joinPath, Places } from './places.ts'
import { readScalar, type ScalarSchema } from './read-scalar.ts'
import { readTree, type YamlTree } from './tree.ts'

/** The schema of one value as plain JSON Schema, in the few forms that schema.ts uses. */
interface ValueSchema extends ScalarSchema {
  readonly properties?: Readonly<Record<string, ValueSchema>>
  readonly required?: readonly string[]
  readonly items?: ValueSchema
  readonly minItems?: number
  readonly maxItems?: number
  /** Of a map whose keys are anybody's. */
  readonly patternProperties?: Readonly<Record<string, ValueSchema>>
  /** Keys that it does not name are nobody's business. */
  readonly additionalProperties?: boolean
  readonly description?: string
  /** Worth having when required keys are missing: what it says is needed to check the rest. */
  readonly evenInPart?: boolean
  readonly anyOf?: readonly ValueSchema[]
}

const MISSING = Symbol('a value that could not be read')

/** A file that was read by its schema. */
interface YamlReading<Value> {
  /** What could be read, whatever its faults; null where it is no map at all. */
  readonly value: Partial<Value> | null
  readonly places: Places
  /** Every scalar within values that had to be left out: a reference to such a name is no second fault. */
  readonly dropped: ReadonlySet<string>
  /** Of the text as a whole. While there is none, the faults of its values are in `places`. */
  readonly unreadable: readonly Fault[]
}

/** Never throws. The value fits the schema when neither `unreadable` nor `places` has a fault. */
export function readYaml<S extends TSchema>(text: string, schema: S, file: YamlFile): YamlReading<Static<S>> {
  const tree = readTree(text, file)
  const places = new Places(file, tree.lineAt)
  const reader = new ShapeReader(tree, places, file.limits.values)
  const value = tree.root === null ? null : reader.readMap(schema, tree.root, '')
  return { value, places, dropped: reader.dropped, unreadable: tree.faults }
}

/** Reads values of one file. What could not be read is left out; what it was called is in `dropped`. */
class ShapeReader {
  /** Every scalar within values that had to be left out: a reference to such a name is no second fault. */
  readonly dropped = new Set<string>()
  readonly #places: Places
  readonly #resolve: YamlTree['resolve']
  readonly #mostValues: number
  /** Lists that lack items which could not be read. */
  readonly #lossy = new WeakSet<object>()
  #values = 0

  constructor(tree: Pick<YamlTree, 'resolve'>, places: Places, mostValues: number) {
    this.#resolve = tree.resolve
    this.#places = places
    this.#mostValues = mostValues
  }

  /** The keys of a map that could be read; null when it is no map. A lacking required key is a fault and is not there. */
  readMap<S extends TSchema>(schema: S, node: Node | null, path: string): Partial<Static<S>> | null {
    const target = this.#target(node, path)
    if (!isMap(target)) {
      this.#wrongShape(target ?? node, path, schema as ValueSchema, startOf(node))
      return null
    }
    return this.#map(schema as ValueSchema, target, path).value as Partial<Static<S>>
  }

  #read(shape: ValueSchema, node: Node | null, path: string, offset: number): unknown {
    if (++this.#values > this.#mostValues) return this.#tooMany(path, offset)
    if (node === null) {
      this.#wrongShape(node, path, shape, offset)
      return MISSING
    }
    const target = this.#target(node, path)
    if (target === null) return MISSING
    const fitting = shape.anyOf ? pickForm(shape.anyOf, target) : shape
    if (fitting.type === 'object' && isMap(target)) {
      const { value, whole } = this.#map(fitting, target, path)
      if (whole || fitting.evenInPart) return value
      this.#drop(target)
      return MISSING
    }
    if (fitting.type === 'array' && isSeq(target)) return this.#list(fitting, target, path)
    if (isScalar(target) && !isEmpty(target) && isScalarShape(fitting)) {
      const result = readScalar(String(target.value), fitting)
      if (result.ok) return result.value
      this.#wrongValue(result.form, result.params, target, path, shape, offset)
      return MISSING
    }
    this.#wrongShape(target, path, shape, offset)
    return MISSING
  }

  #map(shape: ValueSchema, node: YAMLMap, path: string): { value: object; whole: boolean } {
    const value: Record<string, unknown> = {}
    const parts = new Map<string, number>()
    const properties = shape.properties ?? {}
    const unknown: { key: string; offset: number }[] = []
    const lost = new Set<string>()
    let whole = true
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null
      const key = isScalar(keyNode) ? String(keyNode.value) : '?'
      const offset = startOf(keyNode)
      if (parts.has(key)) {
        this.#places.formFault('duplicate-key', { key }, path, offset)
        continue
      }
      parts.set(key, offset)
      const part = Object.hasOwn(properties, key) ? properties[key] : shape.patternProperties?.['^.*$']
      if (!part && shape.additionalProperties === true) continue
      if (!part) {
        unknown.push({ key, offset })
        continue
      }
      const isRequired = shape.required?.includes(key) ?? false
      const partNode = pair.value as Node | null
      if (!isRequired && (partNode === null || (isScalar(partNode) && isEmpty(partNode)))) continue
      const read = this.#read(part, partNode, joinPath(path, key), partNode ? startOf(partNode) : offset)
      if (read !== MISSING) value[key] = read
      else if (isRequired) whole = false
      if (read === MISSING || (Array.isArray(read) && this.#lossy.has(read))) lost.add(key)
    }
    this.#places.remember(value, { path, start: startOf(node), parts, lost })
    const misspelt = this.#unknownKeys(unknown, Object.keys(properties), path)
    for (const key of misspelt) lost.add(key)
    for (const key of shape.required ?? []) {
      if (parts.has(key)) continue
      whole = false
      if (!misspelt.has(key)) this.#places.formFault('missing-key', { key }, path, startOf(node))
    }
    return { value, whole }
  }

  #unknownKeys(
    unknown: readonly { key: string; offset: number }[],
    known: string[],
    path: string,
  ): Set<string> {
    const meant = new Set<string>()
    for (const { key, offset } of unknown) {
      const near = this.#places.full ? '' : (nearest(key, known)[0] ?? '')
      meant.add(near)
      this.#places.formFault('unknown-key', { key, nearest: near, known: known.join(', ') }, path, offset)
    }
    return meant
  }

  #list(shape: ValueSchema, node: YAMLSeq, path: string): unknown[] | typeof MISSING {
    const { minItems = 0, maxItems: limit = Number.POSITIVE_INFINITY } = shape
    if (node.items.length < minItems) {
      this.#wrongShape(node, path, shape, startOf(node))
      return MISSING
    }
    if (node.items.length > limit) {
      this.#places.formFault('too-many', { count: node.items.length, limit }, path, startOf(node))
      return MISSING
    }
    const value: unknown[] = []
    const parts = new Map<number, number>()
    for (const [index, item] of node.items.entries()) {
      const itemNode = item as Node | null
      const read = this.#read(shape.items ?? {}, itemNode, joinPath(path, index), startOf(itemNode ?? node))
      if (read === MISSING) {
        this.#lossy.add(value)
        continue
      }
      parts.set(value.length, startOf(itemNode))
      value.push(read)
    }
    this.#places.remember(value, { path, start: startOf(node), parts, lost: NOTHING })
    return value
  }

  #target(node: Node | null, path: string): Node | null {
    if (!isAlias(node)) return node
    const target = this.#resolve(node as Alias)
    if (target === null) this.#places.formFault('unknown-anchor', { name: node.source }, path, startOf(node))
    return target
  }

  #tooMany(path: string, offset: number): typeof MISSING {
    if (this.#values === this.#mostValues + 1) {
      const params = { size: this.#values, limit: this.#mostValues }
      this.#places.formFault('too-large', params, path, offset)
    }
    return MISSING
  }

  #wrongShape(node: Node | null, path: string, shape: ValueSchema, offset: number): void {
    const [expectedZh, expectedEn] = expectedWords(shape)
    const [foundZh, foundEn] = foundWords(node)
    this.#wrongValue('wrong-shape', { expectedZh, expectedEn, foundZh, foundEn }, node, path, shape, offset)
  }

  /** Beside what plans say of each form, what other files say of any wrong value: what was found and expected. */
  #wrongValue(
    form: FormFault,
    particulars: Particulars,
    node: Node | null,
    path: string,
    shape: ValueSchema,
    offset: number,
  ): void {
    const { nearest: near = '', known } = particulars
    const expected =
      known !== undefined && near !== '' ? `${near} (${descriptionOf(shape)})` : descriptionOf(shape)
    this.#places.formFault(form, { found: quoted(node), expected, ...particulars }, path, offset)
  }

  #drop(node: Node | null): void {
    if (isScalar(node)) this.dropped.add(String(node.value))
    else if (isSeq(node)) for (const item of node.items) this.#drop(item as Node | null)
    else if (isMap(node)) for (const pair of node.items) this.#drop(pair.value as Node | null)
  }
}

const NOTHING: ReadonlySet<string> = new Set()

const startOf = (node: Node | null): number => node?.range?.[0] ?? 0

/** Nothing, `~` or `null`, unquoted. */
const isEmpty = (node: Scalar): boolean =>
  node.type === 'PLAIN' && (node.value === '' || node.value === '~' || node.value === 'null')

const isScalarShape = ({ type }: ValueSchema): boolean => type !== 'object' && type !== 'array'

/** Of several forms the one that the node means: by what it is, and of maps the one of its `kind`, or whose keys are there. */
function pickForm(forms: readonly ValueSchema[], node: Node): ValueSchema {
  const [first = {}] = forms
  if (isSeq(node)) return forms.find(({ type }) => type === 'array') ?? first
  if (!isMap(node)) return forms.find(isScalarShape) ?? first
  const maps = forms.filter((form) => form.type === 'object')
  const kinds = maps.map((form) => form.properties?.kind?.const ?? '')
  if (maps.length > 1 && kinds.every((kind) => kind !== '')) {
    const kind = node.get('kind')
    return maps.find((form) => form.properties?.kind?.const === kind) ?? ofSomeKind(kinds)
  }
  const complete = maps.find((form) => form.required?.every((key) => node.has(key)))
  return complete ?? maps[0] ?? first
}

/** A map of which only the kind is looked at, for that is what is wrong with it. */
const ofSomeKind = (kinds: readonly string[]): ValueSchema => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { reads: 'word', enum: kinds } },
  additionalProperties: true,
})

function expectedWords(shape: ValueSchema): [string, string] {
  if (shape.anyOf) {
    const words = shape.anyOf.map(expectedWords)
    return [
      [...new Set(words.map(([zh]) => zh))].join('或'),
      [...new Set(words.map(([, en]) => en))].join(' or '),
    ]
  }
  if (shape.type === 'object') return ['一组“键: 值”', 'a set of "key: value"']
  if (shape.type === 'array') return ['列表 [ ... ]', 'a list [ ... ]']
  return shape.reads === 'decimal' || shape.reads === 'whole'
    ? ['一个数字', 'a number']
    : ['一个值', 'one value']
}

function foundWords(node: Node | null): [string, string] {
  if (isMap(node)) return ['一组“键: 值”', 'a set of "key: value"']
  if (isSeq(node)) return ['列表', 'a list']
  if (isScalar(node) && !isEmpty(node)) return [`“${short(node)}”`, `"${short(node)}"`]
  return ['空的', 'empty']
}

const short = (node: Scalar): string => String(node.value).slice(0, 40)

/** What was found, as a sentence may quote it. */
function quoted(node: Node | null): string {
  if (isMap(node)) return '{ … }'
  if (isSeq(node)) return node.items.length === 0 ? '[]' : '[ … ]'
  if (!isScalar(node) || isEmpty(node)) return '""'
  const value = String(node.value).slice(0, 80)
  return node.type === 'PLAIN' && /^(true|false|[-+.\d]+)$/.test(value) ? value : JSON.stringify(value)
}

/** What a schema wants, in its own words where it has some. */
function descriptionOf(shape: ValueSchema): string {
  if (shape.description !== undefined) return shape.description
  if (shape.anyOf) return [...new Set(shape.anyOf.map(descriptionOf))].join(' | ')
  if (shape.enum) return shape.enum.join(' | ')
  if (shape.type === 'array') return `[${descriptionOf(shape.items ?? {})}]`
  const keys = Object.keys(shape.properties ?? {})
  if (keys.length > 0) return `{ ${keys.join(', ')} }`
  const range =
    shape.minimum === undefined || shape.maximum === undefined ? '' : ` ${shape.minimum}-${shape.maximum}`
  return `${shape.const ?? shape.type}${range}`
}
