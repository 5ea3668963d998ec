// Cuts a stream of JSON text into its row objects without ever holding the whole: [{}, {}], {"rows": [{}]} or {}\n{}.
import { Problem } from '../../core/problem.ts'

const unreadable = (reason: string): Problem => new Problem('figures-unreadable', { format: 'JSON', reason })

const QUOTE = 34
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN = 123
const CLOSE = 125

/** The text of each row object, in order, in portions; what stands around them is checked to be JSON too. */
export async function* jsonObjects(
  chunks: AsyncIterable<string>,
  recordLength: number,
): AsyncGenerator<string[]> {
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
