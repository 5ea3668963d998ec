// Arrow IPC (the stream form; a file is one with a frame around it) -> raw blocks. The only importer of apache-arrow here.
import { type Data, type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { Problem } from '../../core/problem.ts'
import { arrowCells } from '../arrow/cells.ts'
import { soundMessages } from '../arrow/messages.ts'
import type { BinaryDecoder, RawBlock } from './decoder.ts'

const MAGIC = 'ARROW1'

export const arrow: BinaryDecoder = {
  kind: 'binary',
  name: 'arrow',
  title: 'Arrow IPC',
  contentTypes: ['application/vnd.apache.arrow.stream', 'application/vnd.apache.arrow.file'],
  extensions: ['arrow', 'arrows', 'feather'],
  keyed: false,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) =>
    isFile(start) || (start.length >= 4 && start.subarray(0, 4).every((byte) => byte === 0xff)),
  decode,
}

const isFile = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, 6)).toString('latin1') === MAGIC

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawBlock> {
  const input = guarded(bytes)
  let firstRow = 1
  try {
    const reader = await (await RecordBatchReader.from(soundMessages(unframed(input.bytes)))).open()
    for await (const batch of reader) {
      yield* toBlocks(batch, firstRow)
      firstRow += batch.numRows
    }
    if (firstRow === 1) {
      const head = reader.schema.fields.map((field) => field.name)
      yield { head, columns: head.map(() => []), count: 0, firstRow, wide: [] }
    }
  } catch (cause) {
    // What the disk did is not the file's fault; everything else is a consequence of its bytes.
    if (input.failure !== null) throw input.failure
    if (cause instanceof Problem) throw cause
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

const unreadable = (reason: string, cause?: unknown): Problem =>
  new Problem('figures-unreadable', { format: 'Arrow IPC', reason: reason.slice(0, 200) }, { cause })

interface Guarded {
  failure: unknown
  bytes: AsyncIterable<Uint8Array>
}

function guarded(bytes: AsyncIterable<Uint8Array>): Guarded {
  const guard: Guarded = { failure: null, bytes: watched() }
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes
    } catch (failure) {
      guard.failure = failure
      throw failure
    }
  }
  return guard
}

/** An Arrow file is its stream after eight bytes of magic; what follows the stream's end is never read. */
async function* unframed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of bytes) {
    if (first === null) {
      yield chunk
      continue
    }
    first = Buffer.concat([first, chunk])
    if (first.length < 8) continue
    yield isFile(first) ? first.subarray(8) : first
    first = null
  }
  if (first !== null && first.length > 0) yield first
}

/** Rows of one block: a large batch is handed on in portions. */
const BLOCK_ROWS = 4_096

function* toBlocks(batch: RecordBatch, firstRow: number): Generator<RawBlock> {
  const head = batch.schema.fields.map((field) => field.name)
  for (let from = 0; from < batch.numRows; from += BLOCK_ROWS) {
    const to = Math.min(batch.numRows, from + BLOCK_ROWS)
    const columns = batch.data.children.map((data: Data, index) =>
      arrowCells(data, from, to, head[index] ?? ''),
    )
    yield { head, columns, count: to - from, firstRow: firstRow + from, wide: [] }
  }
}
