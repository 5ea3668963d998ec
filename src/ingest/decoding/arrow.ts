// The bytes of an Arrow stream -> raw blocks, column by column and without a decoder per cell. Runs in a process of
// its own (child.ts): the library believes every number that a file says of itself, and some of them never end.
import { isAscii, isUtf8 } from 'node:buffer'
import {
  type Data,
  DataType,
  type Dictionary,
  type Float,
  type RecordBatch,
  RecordBatchReader,
  Vector,
} from 'apache-arrow'
import { Problem } from '../../core/problem.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import { shortestSingle } from './single.ts'

/** Bytes between the beginnings of two record batches: a batch is in memory as a whole, outside of the heap that is limited. */
const BATCH_BYTES = 64 * 1024 * 1024
const FIELDS = 1000
/** Rows of one block: a large batch is handed on in portions. */
const BLOCK_ROWS = 4_096

/** Problems: `figures-unreadable`, `figures-encoding`, `figures-empty`. */
export async function* decodeArrow(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawBlock> {
  const input = new Input(bytes)
  let firstRow = 1
  try {
    const reader = await (await RecordBatchReader.from(input.counted())).open()
    // Nothing came, not even a schema, whatever the library's types say.
    if (!reader.schema) throw new Problem('figures-empty')
    if (reader.schema.fields.length > FIELDS) throw unreadable('too many columns')
    for await (const batch of reader) {
      input.startBatch()
      yield* toBlocks(batch, firstRow)
      firstRow += batch.numRows
    }
    if (firstRow === 1) {
      const head = reader.schema.fields.map((field) => field.name)
      yield { head, columns: head.map(() => []), count: 0, firstRow, wide: [] }
    }
  } catch (cause) {
    if (input.failure !== null) throw input.failure
    if (cause instanceof Problem) throw cause
    throw unreadable(reasonOf(cause), cause)
  }
}

function reasonOf(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause)
  return /is compressed/.test(said) ? 'compressed record batches; write them without compression' : said
}

const unreadable = (reason: string, cause?: unknown): Problem =>
  new Problem(
    'figures-unreadable',
    { format: 'Arrow IPC', row: '', reasonEn: reason.slice(0, 200) },
    { cause },
  )

/** The bytes of a file on their way to the library, counted. */
class Input {
  /** Why they broke off: the library swallows it. */
  failure: unknown = null
  readonly #bytes: AsyncIterable<Uint8Array>
  #ofBatch = 0

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes
  }

  startBatch(): void {
    this.#ofBatch = 0
  }

  async *counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#bytes) {
        this.#ofBatch += chunk.length
        if (this.#ofBatch > BATCH_BYTES) {
          throw unreadable(`a record batch of more than ${BATCH_BYTES} bytes: write smaller batches`)
        }
        yield chunk
      }
    } catch (failure) {
      this.failure = failure
      throw failure
    }
  }
}

function* toBlocks(batch: RecordBatch, firstRow: number): Generator<RawBlock> {
  const head = batch.schema.fields.map((field) => field.name)
  for (let from = 0; from < batch.numRows; from += BLOCK_ROWS) {
    const to = Math.min(batch.numRows, from + BLOCK_ROWS)
    const columns = batch.data.children.map((data: Data, index) => cellsOf(data, from, to, head[index] ?? ''))
    yield { head, columns, count: to - from, firstRow: firstRow + from, wide: [] }
  }
}

/** The cells of a column's rows [from, to); a Problem for types that hold no text, number or date. */
function cellsOf(data: Data, from: number, to: number, name: string): RawCell[] {
  if (data.offset !== 0) throw broken(name, 'an offset within its batch')
  const cells = DataType.isDictionary(data.type)
    ? dictionaryCells(data as Data<Dictionary>, from, to, name)
    : plainCells(data, from, to, name)
  if (data.nullCount > 0) {
    for (let index = from; index < to; index++) if (!data.getValid(index)) cells[index - from] = null
  }
  return cells
}

const broken = (name: string, what: string): Problem => unreadable(`column ${name}: ${what}`)

/** Entries of a dictionary, read once for all the blocks that use it. */
const dictionaries = new WeakMap<object, readonly RawCell[]>()

function entriesOf(data: Data<Dictionary>, name: string): readonly RawCell[] {
  const { dictionary } = data
  if (!dictionary) throw broken(name, 'no dictionary')
  const known = dictionaries.get(dictionary)
  if (known) return known
  const entries = dictionary.data.flatMap((chunk) =>
    DataType.isDictionary(chunk.type) ? [] : cellsOf(chunk, 0, chunk.length, name),
  )
  dictionaries.set(dictionary, entries)
  return entries
}

function dictionaryCells(data: Data<Dictionary>, from: number, to: number, name: string): RawCell[] {
  const codes = data.values as ArrayLike<number | bigint>
  if (codes.length < to) throw broken(name, 'fewer codes than rows')
  const entries = entriesOf(data, name)
  const cells = new Array<RawCell>(to - from)
  for (let index = from; index < to; index++) {
    const code = Number(codes[index])
    if (code >= entries.length || code < 0) {
      if (data.getValid(index)) throw broken(name, 'a code that its dictionary lacks')
      cells[index - from] = null
    } else cells[index - from] = entries[code]
  }
  return cells
}

function plainCells(data: Data, from: number, to: number, name: string): RawCell[] {
  const { type } = data
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return textCells(data, from, to, name)
  if (DataType.isFloat(type)) return floatCells(data as Data<Float>, from, to, name)
  if (DataType.isInt(type)) return integerCells(data, from, to, name)
  if (DataType.isDecimal(type)) return decimalCells(data, from, to, name, type.scale, type.bitWidth)
  if (DataType.isDate(type) || DataType.isTimestamp(type)) {
    return momentCells(data, from, to, name, DataType.isDate(type))
  }
  throw broken(name, `the type ${type} is neither text nor number nor date`)
}

function textCells(data: Data, from: number, to: number, name: string): RawCell[] {
  const offsets = data.valueOffsets as ArrayLike<number | bigint>
  const values = data.values as Uint8Array
  if (offsets.length < to + 1) throw broken(name, 'fewer offsets than rows')
  const first = Number(offsets[from])
  const last = Number(offsets[to])
  if (!(first >= 0 && last >= first && last <= values.length))
    throw broken(name, 'offsets outside of the data')
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  const part = bytes.subarray(first, last)
  // Where every character is one byte the offsets count characters too, and cells are slices of one text.
  const ascii = isAscii(part) ? part.toString('latin1') : null
  if (ascii === null && !isUtf8(part)) throw new Problem('figures-encoding', { encoding: 'UTF-8' })
  const cells = new Array<RawCell>(to - from)
  let at = first
  for (let index = from; index < to; index++) {
    const end = Number(offsets[index + 1])
    if (!(end >= at && end <= last)) throw broken(name, 'offsets that go backwards')
    cells[index - from] =
      ascii === null ? bytes.toString('utf8', at, end) : ascii.slice(at - first, end - first)
    at = end
  }
  return cells
}

function floatCells(data: Data<Float>, from: number, to: number, name: string): RawCell[] {
  if (data.values.length < to) throw broken(name, 'fewer values than rows')
  if (data.type.precision === 0) throw broken(name, 'half precision is too coarse for figures')
  const single = data.type.precision === 1
  const cells = new Array<RawCell>(to - from)
  for (let index = from; index < to; index++) {
    const value = data.values[index] ?? Number.NaN
    cells[index - from] = single ? shortestSingle(value) : String(value)
  }
  return cells
}

function integerCells(data: Data, from: number, to: number, name: string): RawCell[] {
  const values = data.values as ArrayLike<number | bigint>
  if (values.length < to) throw broken(name, 'fewer values than rows')
  const cells = new Array<RawCell>(to - from)
  for (let index = from; index < to; index++) cells[index - from] = String(values[index])
  return cells
}

/** Two's complement, little-endian, in words of 32 bits. */
function decimalCells(
  data: Data,
  from: number,
  to: number,
  name: string,
  scale: number,
  bitWidth: number,
): RawCell[] {
  const words = bitWidth / 32
  const values = data.values as Uint32Array
  if (![1, 2, 4, 8].includes(words) || Math.abs(scale) > 76) throw broken(name, 'an unknown form of decimals')
  if (values.length < to * words) throw broken(name, 'fewer values than rows')
  const cells = new Array<RawCell>(to - from)
  for (let index = from; index < to; index++) {
    let whole = 0n
    for (let word = words - 1; word >= 0; word--) {
      whole = (whole << 32n) | BigInt(values[index * words + word] ?? 0)
    }
    cells[index - from] = withPoint(BigInt.asIntN(bitWidth, whole), scale)
  }
  return cells
}

function withPoint(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale))
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0')
  const part = digits.slice(-scale).replace(/0+$/, '')
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}${part === '' ? '' : `.${part}`}`
}

/** Days as 2022-05-31, moments as instants in UTC. */
function momentCells(data: Data, from: number, to: number, name: string, day: boolean): RawCell[] {
  if (data.values.length < to) throw broken(name, 'fewer values than rows')
  const vector = new Vector([data])
  const cells = new Array<RawCell>(to - from)
  for (let index = from; index < to; index++) {
    const value: unknown = vector.get(index)
    const at = value === null ? Number.NaN : Number(value)
    const known = Number.isFinite(at) && Math.abs(at) < 8.64e15
    cells[index - from] = known ? new Date(at).toISOString().slice(0, day ? 10 : 24) : null
  }
  return cells
}
