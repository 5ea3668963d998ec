// One Arrow column -> raw cells, column by column and without a decoder per cell.
import { type Data, DataType, type Dictionary, type Float, Vector } from 'apache-arrow'
import { Problem } from '../../core/problem.ts'
import type { RawCell } from '../formats/decoder.ts'

/** The cells of a column's first `count` entries; a Problem for types that hold no text, number or date. */
export function arrowCells(data: Data, count: number, name: string): RawCell[] {
  const cells = DataType.isDictionary(data.type)
    ? dictionaryCells(data as Data<Dictionary>, count, name)
    : plainCells(data, count, name)
  if (data.nullCount > 0) {
    for (let index = 0; index < count; index++) if (!data.getValid(index)) cells[index] = null
  }
  return cells
}

const broken = (name: string, what: string): Problem =>
  new Problem('figures-unreadable', { format: 'Arrow IPC', reason: `column ${name}: ${what}` })

/** Each entry of the dictionary is read once. */
function dictionaryCells(data: Data<Dictionary>, count: number, name: string): RawCell[] {
  const codes = data.values as ArrayLike<number | bigint>
  if (codes.length < count) throw broken(name, 'fewer codes than rows')
  const entries: RawCell[] = []
  for (const chunk of data.dictionary?.data ?? []) {
    for (const cell of arrowCells(chunk, chunk.length, name)) entries.push(cell)
  }
  const cells = new Array<RawCell>(count)
  for (let index = 0; index < count; index++) cells[index] = entries[Number(codes[index])] ?? null
  return cells
}

function plainCells(data: Data, count: number, name: string): RawCell[] {
  const { type } = data
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return textCells(data, count, name)
  if (DataType.isFloat(type)) return floatCells(data as Data<Float>, count, name)
  if (DataType.isInt(type)) return integerCells(data, count, name)
  if (DataType.isDecimal(type)) return decimalCells(data, count, name, type.scale, type.bitWidth)
  if (DataType.isDate(type) || DataType.isTimestamp(type))
    return momentCells(data, count, DataType.isDate(type))
  throw broken(name, `the type ${type} is neither text nor number nor date`)
}

function textCells(data: Data, count: number, name: string): RawCell[] {
  const offsets = data.valueOffsets as ArrayLike<number | bigint>
  const values = data.values as Uint8Array
  if (offsets.length < count + 1) throw broken(name, 'fewer offsets than rows')
  const first = Number(offsets[0])
  const last = Number(offsets[count])
  if (!(first >= 0 && last >= first && last <= values.length))
    throw broken(name, 'offsets outside of the data')
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let whole: string
  try {
    whole = decoder.decode(bytes.subarray(first, last))
  } catch (cause) {
    throw new Problem('figures-encoding', { encoding: 'UTF-8' }, { cause })
  }
  // Where every character is one byte the offsets count characters too, and cells are slices of one text.
  const ascii = whole.length === last - first
  const cells = new Array<RawCell>(count)
  let from = first
  for (let index = 0; index < count; index++) {
    const to = Number(offsets[index + 1])
    if (!(to >= from && to <= last)) throw broken(name, 'offsets that go backwards')
    cells[index] = ascii ? whole.slice(from - first, to - first) : bytes.toString('utf8', from, to)
    from = to
  }
  return cells
}

function floatCells(data: Data<Float>, count: number, name: string): RawCell[] {
  if (data.values.length < count) throw broken(name, 'fewer values than rows')
  if (data.type.precision === 0) throw broken(name, 'half precision is too coarse for figures')
  const single = data.type.precision === 1
  const cells = new Array<RawCell>(count)
  for (let index = 0; index < count; index++) {
    const value = data.values[index] ?? Number.NaN
    cells[index] = single ? shortestSingle(value) : String(value)
  }
  return cells
}

/** The shortest digits that mean this single-precision number: 8.2, not 8.199999809265137. */
function shortestSingle(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return String(Number(text))
  }
  return String(value)
}

function integerCells(data: Data, count: number, name: string): RawCell[] {
  const values = data.values as ArrayLike<number | bigint>
  if (values.length < count) throw broken(name, 'fewer values than rows')
  const cells = new Array<RawCell>(count)
  for (let index = 0; index < count; index++) cells[index] = String(values[index])
  return cells
}

/** Two's complement, little-endian, `words` of 32 bits each. */
function decimalCells(data: Data, count: number, name: string, scale: number, bitWidth: number): RawCell[] {
  const words = bitWidth / 32
  const values = data.values as Uint32Array
  if (values.length < count * words) throw broken(name, 'fewer values than rows')
  const cells = new Array<RawCell>(count)
  for (let index = 0; index < count; index++) {
    let whole = 0n
    for (let word = words - 1; word >= 0; word--)
      whole = (whole << 32n) | BigInt(values[index * words + word] ?? 0)
    cells[index] = withPoint(BigInt.asIntN(bitWidth, whole), scale)
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
function momentCells(data: Data, count: number, day: boolean): RawCell[] {
  const vector = new Vector([data])
  const cells = new Array<RawCell>(count)
  for (let index = 0; index < count; index++) {
    const value: unknown = vector.get(index)
    const at = value === null ? Number.NaN : Number(value)
    const known = Number.isFinite(at) && Math.abs(at) < 8.64e15
    cells[index] = known ? new Date(at).toISOString().slice(0, day ? 10 : 24) : null
  }
  return cells
}
