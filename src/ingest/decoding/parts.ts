// What travels from the process that decodes a file to the one that asked, and how: each part as V8 writes it, behind its length.
import { deserialize, serialize } from 'node:v8'
import type { ProblemCode } from '../../core/problems/index.ts'
import type { Particulars } from '../../core/text.ts'
import type { DictionaryEntry } from '../../notices/dictionary.ts'
import type { ReadNotice } from '../../notices/reading.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'

/** What a cell holds. Order matters: its place is its code in `RowsPart.kinds`. */
export const CELL_KINDS = [
  'empty',
  'text',
  'number',
  'percent',
  'date',
  'boolean',
  /** A formula that failed. */
  'error',
  /** A formula whose result is not in the file. */
  'uncalculated',
] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** Rectangle of cells, 0-based, both ends inside. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface SheetHead {
  /** null: a file without sheets. */
  readonly name: string | null
  readonly hidden: boolean
  /** Up to the last filled one. */
  readonly rows: number
  readonly columns: number
  readonly merges: readonly Area[]
  /** 0-based, ascending. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Number formats that `RowsPart.formats` points into; the first one is `General`. */
  readonly formats: readonly string[]
}

/** Consecutive rows, row by row, `columns` entries each. */
export interface RowsPart {
  readonly sheet: number
  readonly firstRow: number
  readonly count: number
  /** Exact text: plain digits for numbers, `8.2%` for percent, `2022-05` for dates; empty when there is nothing. */
  readonly texts: readonly string[]
  readonly kinds: Uint8Array
  readonly formats: Uint16Array
  /** What the sheet shows where that is another text. */
  readonly shownAt: readonly number[]
  readonly shown: readonly string[]
}

/** Cells of one block: whoever reads it answers others in between. */
export const BLOCK_CELLS = 32_768

/** A block in pieces of so many cells. */
export function* pieces(block: RawBlock): Generator<RawBlock> {
  const step = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, block.head.length)))
  if (block.count <= step) {
    yield block
    return
  }
  for (let from = 0; from < block.count; from += step) {
    const firstRow = block.firstRow + from
    const count = Math.min(step, block.count - from)
    const columns = block.columns.map((cells) => cells.slice(from, from + step))
    const wide = block.wide.filter(({ row }) => row >= firstRow && row < firstRow + count)
    yield { ...block, firstRow, count, columns, wide }
  }
}

/** All heads of a workbook, then its rows; or, of a file of records, its blocks. */
export type FilePart =
  | { readonly kind: 'sheets'; readonly sheets: readonly SheetHead[] }
  | { readonly kind: 'rows'; readonly rows: RowsPart }
  | { readonly kind: 'block'; readonly block: RawBlock }

/** What was read of a notice, then its tasks, so many at a time; or, of a dictionary, its entries. */
export type NoticePart =
  | { readonly kind: 'notice'; readonly notice: Omit<ReadNotice, 'tasks'> }
  | { readonly kind: 'tasks'; readonly tasks: ReadNotice['tasks'] }
  | { readonly kind: 'dictionary'; readonly entries: readonly DictionaryEntry[] }

/** What the process writes: parts, then how it ended. */
export type DecodingMessage =
  | FilePart
  | NoticePart
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly params: Particulars }
  /** All parts were sent: without it a process that died looks like one that was done. */
  | { readonly kind: 'end' }

/** A column on its way: as it is, or, where few texts stand in many rows, each text once and its place in every row. */
type PackedColumn = readonly RawCell[] | { readonly texts: readonly RawCell[]; readonly codes: Uint16Array }

/** So many rows for one text at least: below that nothing is won. */
const ROWS_A_TEXT = 4

function pack(cells: readonly RawCell[]): PackedColumn {
  const places = new Map<RawCell, number>()
  const codes = new Uint16Array(cells.length)
  const most = Math.min(0xffff, cells.length / ROWS_A_TEXT)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    let place = places.get(cell)
    if (place === undefined) {
      if (places.size >= most) return cells
      place = places.size
      places.set(cell, place)
    }
    codes[index] = place
  }
  return { texts: [...places.keys()], codes }
}

function unpack(column: PackedColumn): readonly RawCell[] {
  if (!('codes' in column)) return column
  const { texts, codes } = column
  return Array.from(codes, (code) => texts[code])
}

export function toBytes(frame: DecodingMessage): Buffer {
  const isBlock = frame.kind === 'block'
  const body = serialize(
    isBlock ? { kind: 'block', block: { ...frame.block, columns: frame.block.columns.map(pack) } } : frame,
  )
  const head = Buffer.alloc(4)
  head.writeUInt32LE(body.length)
  return Buffer.concat([head, body])
}

function toFrame(body: Buffer): DecodingMessage {
  const frame = deserialize(body)
  if (frame.kind !== 'block') return frame as DecodingMessage
  return { kind: 'block', block: { ...frame.block, columns: frame.block.columns.map(unpack) } }
}

/** The frames of a stream of bytes, however it is cut. */
export async function* framesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<DecodingMessage> {
  let parts: Buffer[] = []
  let gathered = 0
  let wanted = 4
  for await (const chunk of chunks) {
    parts.push(chunk)
    gathered += chunk.length
    if (gathered < wanted) continue
    let bytes = Buffer.concat(parts)
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32LE()) {
      const end = 4 + bytes.readUInt32LE()
      yield toFrame(bytes.subarray(4, end))
      bytes = bytes.subarray(end)
    }
    wanted = bytes.length >= 4 ? 4 + bytes.readUInt32LE() : 4
    parts = [bytes]
    gathered = bytes.length
  }
}
