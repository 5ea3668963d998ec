// The bytes of an Arrow stream or file -> raw blocks. Loaded when the first Arrow comes in: what it needs is large, and most services never read any.
import { type Data, type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { Problem } from '../../core/problem.ts'
import type { RawBlock } from '../formats/decoder.ts'
import { arrowCells } from './cells.ts'
import { isArrowFile } from './magic.ts'
import { soundMessages } from './messages.ts'

export async function* readArrow(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawBlock> {
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
    yield isArrowFile(first) ? first.subarray(8) : first
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
