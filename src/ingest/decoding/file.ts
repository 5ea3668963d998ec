// The bytes of a file, whatever its format -> its parts. Runs in the process of its own (child.ts), and in tests beside them.
import { decodeText, type Encoding } from '../encoding.ts'
import type { DecodeLimits, Format } from '../formats/format.ts'
import { type FilePart, pieces } from './parts.ts'

/** How a text is to be read. */
export interface TextOrder {
  readonly encoding: Encoding
  /** As one sheet, or one figure a row. */
  readonly gives: 'sheets' | 'records'
}

/** Problems: those of the format; `figures-encoding`. `text`: how a text is to be read; nothing to a file of bytes. */
export async function* decodeFile(
  format: Format,
  bytes: AsyncIterable<Uint8Array>,
  limits: DecodeLimits,
  text: TextOrder,
): AsyncGenerator<FilePart> {
  if (format.kind === 'binary') {
    yield* format.decode(bytes, limits)
    return
  }
  const chunks = decodeText(bytes, text.encoding)
  if (text.gives === 'records') {
    for await (const block of format.decode(chunks, limits)) {
      for (const piece of pieces(block)) yield { kind: 'block', block: piece }
    }
  } else if (format.toSheet) yield* format.toSheet(chunks, limits)
}
