// JSON rows, one flat object per figure -> raw blocks. Numbers keep their own digits: they never pass through a double.
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { isLongHead } from '../head.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import type { DecodeLimits, TextFormat } from './format.ts'

export const json: TextFormat = {
  kind: 'text',
  name: 'json',
  title: text('JSON', 'JSON'),
  standard: 'JSON',
  contentTypes: ['application/json', 'application/x-ndjson', 'application/jsonl', 'application/ndjson'],
  extensions: ['json', 'jsonl', 'ndjson'],
  keyed: true,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) => /^\s*[[{]/.test(start),
  decode,
}

/** Texts are left as they are, bare numbers become texts; a name is never a bare number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const NUMBERED_NAME = /^[-\d.eE+]+"\s*:/

async function* decode(chunks: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<RawBlock> {
  const head: string[] = []
  const places = new Map<string, number>()
  let firstRow = 1
  for await (const objects of jsonObjects(chunks, limits.recordLength)) {
    const columns: RawCell[][] = head.map(() => new Array<RawCell>(objects.length))
    objects.forEach((source, index) => {
      const row = firstRow + index
      const record = parseRow(source, row)
      if (row === 1) refuseNested(record)
      for (const [name, value] of Object.entries(record)) {
        let place = places.get(name)
        if (place === undefined) {
          if (head.length >= 200) throw unreadableRow(row, 'too many different names')
          place = head.length
          places.set(name, place)
          head.push(name)
          columns.push(new Array<RawCell>(objects.length))
        }
        const column = columns[place]
        if (column) column[index] = toCell(value)
      }
    })
    yield { head: [...head], columns, count: objects.length, firstRow, wide: [] }
    firstRow += objects.length
  }
  if (firstRow === 1) yield { head, columns: [], count: 0, firstRow, wide: [] }
}

const toCell = (value: unknown): RawCell => {
  if (value === null || typeof value === 'string') return value
  return JSON.stringify(value)
}

/** Problem `figures-nested` for an answer of a service: its figures lie somewhere within, and its own names are no figure's. */
function refuseNested(record: object): void {
  if (isLongHead(Object.keys(record))) return
  const path = listWithin(record, 4)
  if (path !== null) throw new Problem('figures-nested', { path: path.slice(0, 100) })
}

/** Where the first list of objects lies, as `data.list`; null: nowhere within so many steps. */
function listWithin(value: object, steps: number): string | null {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' || inner === null) continue
    if (Array.isArray(inner)) {
      if (inner.some((one) => typeof one === 'object' && one !== null)) return name
      continue
    }
    const found = steps > 0 ? listWithin(inner, steps - 1) : null
    if (found !== null) return `${name}.${found}`
  }
  return null
}

function parseRow(source: string, row: number): object {
  const quoted = source.replace(TOKENS, (token, at: number) => {
    if (token.startsWith('"')) return token
    if (NUMBERED_NAME.test(`${token}"${source.slice(at + token.length, at + token.length + 8)}`)) {
      throw unreadableRow(row, `the name ${token} is not a text`)
    }
    return `"${token}"`
  })
  try {
    const parsed: unknown = JSON.parse(quoted)
    if (typeof parsed === 'object' && parsed !== null) return parsed
  } catch (cause) {
    throw unreadableRow(row, cause instanceof Error ? cause.message : '', cause)
  }
  throw unreadableRow(row, 'not an object')
}

const unreadableRow = (row: number, reason: string, cause?: unknown): Problem =>
  unreadable(reason, cause, row)

const unreadable = (reason: string, cause?: unknown, row: number | '' = ''): Problem =>
  new Problem('figures-unreadable', { format: 'JSON', row, reasonEn: reason }, { cause })

const QUOTE = 34
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN = 123
const CLOSE = 125

/**
 * The text of each row object of [{}, {}], {"rows": [{}]} or {}\n{}, in order, in portions, without ever holding the whole;
 * what stands around them is checked to be JSON too.
 */
async function* jsonObjects(chunks: AsyncIterable<string>, recordLength: number): AsyncGenerator<string[]> {
  const scanner = new Scanner(recordLength)
  for await (const chunk of chunks) {
    const found = scanner.scan(chunk)
    if (found.length > 0) yield found
  }
  scanner.finish()
}

class Scanner {
  readonly #limit: number
  /** Nesting at which the rows' braces open: 0 for lines, 1 in an array, 2 in the array of a wrapper; -1: not known yet. */
  #rowDepth = -1
  #depth = 0
  #inText = false
  #escaped = false
  /** Text of the row that is open, from earlier chunks. */
  #row = ''
  /** What stands between rows. */
  #between = ''
  #rows = 0
  #closed = false

  constructor(limit: number) {
    this.#limit = limit
  }

  scan(chunk: string): string[] {
    const found: string[] = []
    let from = 0
    for (let index = 0; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index)
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false
        else if (code === BACKSLASH) this.#escaped = true
        else if (code === QUOTE) this.#inText = false
      } else if (code === QUOTE) this.#inText = true
      else if (code === OPEN) {
        if (this.#depth === this.#rowDepth || (this.#depth === 0 && this.#rowDepth <= 0)) {
          this.#between += chunk.slice(from, index)
          this.#separator()
          from = index
        }
        this.#depth++
      } else if (code === OPEN_ARRAY) {
        if (this.#rowDepth < 0 && this.#depth <= 1) {
          this.#between += this.#row + chunk.slice(from, index + 1)
          this.#row = ''
          from = index + 1
          this.#open()
        }
        this.#depth++
      } else if (code === CLOSE || code === CLOSE_ARRAY) {
        this.#depth--
        if (this.#depth < 0) throw unreadable('a bracket closes that never opened')
        const isRow =
          code === CLOSE && (this.#rowDepth < 0 ? this.#depth === 0 : this.#depth === this.#rowDepth)
        if (isRow && !this.#closed) {
          found.push(this.#row + chunk.slice(from, index + 1))
          this.#row = ''
          this.#rows++
          from = index + 1
          if (this.#rowDepth < 0) this.#rowDepth = 0
        } else if (code === CLOSE_ARRAY && this.#depth === this.#rowDepth - 1) {
          this.#between += chunk.slice(from, index)
          this.#end()
          from = index + 1
        }
      }
    }
    this.#keep(chunk.slice(from))
    return found
  }

  /** After the last chunk: everything that opened must have closed. */
  finish(): void {
    if (this.#depth > 0 || this.#inText || this.#row.trim() !== '')
      throw unreadable('the text ends too early')
    const rest = this.#between.trim()
    if (rest !== '' && !(this.#rowDepth === 2 && rest === '}')) {
      throw unreadable(`unexpected text “${rest.slice(0, 40)}”`)
    }
  }

  #keep(text: string): void {
    const inRow = this.#rowDepth < 0 ? this.#depth > 0 : this.#depth > this.#rowDepth
    if (inRow && !this.#closed) this.#row += text
    else this.#between += text
    if (this.#row.length > this.#limit || this.#between.length > this.#limit) {
      throw new Problem('figures-row-too-long', { row: this.#rows + 1, limit: this.#limit })
    }
  }

  /** An array opens before any row was seen: it holds the rows. */
  #open(): void {
    const before = this.#between.trim()
    if (this.#depth === 0 ? before !== '[' : !/^\{\s*"rows"\s*:\s*\[$/.test(before)) {
      throw unreadable('rows are expected as [{…}], {"rows": [{…}]} or one object per line')
    }
    this.#rowDepth = this.#depth + 1
    this.#between = ''
  }

  /** A row opens: between rows of an array stands one comma, between lines nothing but space. */
  #separator(): void {
    const between = this.#between.trim()
    const expected = this.#rowDepth > 0 && this.#rows > 0 ? ',' : ''
    if (between !== expected || this.#closed) throw unreadable(`unexpected text before row ${this.#rows + 1}`)
    this.#between = ''
  }

  /** The array of rows closes. */
  #end(): void {
    if (this.#between.trim() !== '') throw unreadable(`unexpected text after row ${this.#rows}`)
    this.#between = ''
    this.#closed = true
  }
}
