// The bytes of a file -> its raw blocks, whatever its format and encoding. A file with nothing in it is a Problem.
import { Problem } from '../core/problem.ts'
import { decodeText, type Encoding } from './encoding.ts'
import type { RawBlock, RecordDecoder } from './formats/decoder.ts'

/** Problems: those of the decoder, `figures-encoding`, and `figures-empty` when there is not even a head. */
export async function* decodeBlocks(
  decoder: RecordDecoder,
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  recordLength: number,
): AsyncGenerator<RawBlock> {
  const limits = { recordLength }
  const blocks =
    decoder.kind === 'text'
      ? decoder.decode(decodeText(bytes, encoding), limits)
      : decoder.decode(bytes, limits)
  let isEmpty = true
  for await (const block of blocks) {
    isEmpty = false
    yield block
  }
  if (isEmpty) throw new Problem('figures-empty')
}
