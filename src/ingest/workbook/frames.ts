// How answers travel through a pipe: a length of four bytes, then the value as V8 writes it.
import { deserialize, serialize } from 'node:v8'
import type { ProblemCode } from '../../core/problems/index.ts'
import type { Particulars } from '../../core/text.ts'
import type { WorkbookPart } from './sheet-parts.ts'

export type Answer =
  | WorkbookPart
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly params: Particulars }
  /** All parts were sent: without it a process that died looks like one that was done. */
  | { readonly kind: 'end' }

export function frame(answer: Answer): Buffer {
  const body = serialize(answer)
  const head = Buffer.alloc(4)
  head.writeUInt32LE(body.length)
  return Buffer.concat([head, body])
}

export async function* unframe(chunks: AsyncIterable<Buffer>): AsyncGenerator<Answer> {
  let parts: Buffer[] = []
  let held = 0
  let wanted = 4
  for await (const chunk of chunks) {
    parts.push(chunk)
    held += chunk.length
    if (held < wanted) continue
    let bytes = Buffer.concat(parts)
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32LE()) {
      const end = 4 + bytes.readUInt32LE()
      yield deserialize(bytes.subarray(4, end)) as Answer
      bytes = bytes.subarray(end)
    }
    wanted = bytes.length >= 4 ? 4 + bytes.readUInt32LE() : 4
    parts = [bytes]
    held = bytes.length
  }
}
