// The bytes of a Parquet file -> raw blocks, with exact decimals. The only importer of hyparquet; runs in a process of its own.
import { type FileMetaData, parquetMetadataAsync, parquetRead, type SchemaElement } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { Problem } from '../../core/problem.ts'
import type { DecodeLimits } from '../formats/format.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import { shift } from '../value-text.ts'
import { gathered } from './gathered.ts'
import { shortestSingle } from './single.ts'

const BLOCK_ROWS = 8_192

const unreadable = (reason: string, cause?: unknown): Problem =>
  new Problem('figures-unreadable', { format: 'Parquet', row: '', reasonEn: reason.slice(0, 200) }, { cause })

/**
 * Records of a table without columns inside columns. Problems: `figures-too-large`, `figures-unreadable` for damaged files
 * and for types that hold no text, number or date.
 */
export async function* decodeParquet(
  chunks: AsyncIterable<Uint8Array>,
  { decoding }: DecodeLimits,
): AsyncGenerator<RawBlock> {
  const bytes = await gathered(chunks, decoding.bytes)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  if (!(buffer instanceof ArrayBuffer)) throw unreadable('shared memory')
  try {
    yield* blocksOf(buffer)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

async function* blocksOf(buffer: ArrayBuffer): AsyncGenerator<RawBlock> {
  const file = {
    byteLength: buffer.byteLength,
    slice: (from: number, to?: number): ArrayBuffer => buffer.slice(from, to),
  }
  const metadata = await parquetMetadataAsync(file)
  const columns = columnsOf(metadata)
  const head = columns.map(({ element }) => element.name)
  const total = Number(metadata.num_rows)
  for (let rowStart = 0; rowStart < Math.max(1, total); rowStart += BLOCK_ROWS) {
    const rowEnd = Math.min(total, rowStart + BLOCK_ROWS)
    const rows: unknown[][] = []
    await parquetRead({
      file,
      metadata: asStored(metadata),
      compressors,
      rowStart,
      rowEnd,
      onComplete: (found) => rows.push(...found),
    })
    yield {
      head,
      columns: columns.map(({ toCell }, at) => rows.map((row) => toCell(row[at]))),
      count: rowEnd - rowStart,
      firstRow: rowStart + 1,
      wide: [],
    }
  }
}

interface Column {
  readonly element: SchemaElement
  readonly toCell: (value: unknown) => RawCell
}

/** One for each leaf of a flat schema: its root comes first. */
function columnsOf({ schema }: FileMetaData): readonly Column[] {
  return schema.slice(1).map((element) => {
    if (element.num_children !== undefined || element.repetition_type === 'REPEATED') {
      throw unreadable(`column ${element.name}: columns inside columns`)
    }
    return { element, toCell: cellReader(element) }
  })
}

const isDecimal = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'

/** The library makes doubles of decimals: without their type it gives what is stored, whole numbers or bytes. */
const asStored = (metadata: FileMetaData): FileMetaData => ({
  ...metadata,
  schema: metadata.schema.map((element) => {
    if (!isDecimal(element)) return element
    const { converted_type: _, logical_type: __, ...stored } = element
    return stored.type === 'BYTE_ARRAY' ? { ...stored, type: 'FIXED_LEN_BYTE_ARRAY' as const } : stored
  }),
})

function cellReader(element: SchemaElement): Column['toCell'] {
  if (isDecimal(element)) {
    if (element.type === 'BYTE_ARRAY') throw unreadable(`column ${element.name}: decimals of no fixed length`)
    return (value) => (value === null || value === undefined ? null : decimalText(value, element))
  }
  const isDay = element.converted_type === 'DATE' || element.logical_type?.type === 'DATE'
  return (value) => {
    if (value === null || value === undefined) return null
    if (typeof value === 'string') return value
    if (typeof value === 'bigint') return String(value)
    if (typeof value === 'number') return element.type === 'FLOAT' ? shortestSingle(value) : String(value)
    if (value instanceof Date && !Number.isNaN(value.getTime())) {
      return value.toISOString().slice(0, isDay ? 10 : 24)
    }
    throw unreadable(`column ${element.name}: neither text nor number nor date`)
  }
}

/** Stored whole numbers, two's complement and big-endian where they are bytes, with the point put in. */
function decimalText(value: unknown, { name, scale = 0 }: SchemaElement): string {
  if (typeof value === 'number' || typeof value === 'bigint') return shift(String(value), -scale)
  if (!(value instanceof Uint8Array)) throw unreadable(`column ${name}: an unknown form of decimals`)
  let whole = 0n
  for (const byte of value) whole = (whole << 8n) | BigInt(byte)
  return shift(String(BigInt.asIntN(value.length * 8, whole)), -scale)
}
