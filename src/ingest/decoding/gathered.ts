// All bytes of a file in one piece, for libraries that read back and forth.
import { Problem } from '../../core/problem.ts'

/** Problem `figures-too-large` beyond `limit` bytes. */
export async function gathered(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw new Problem('figures-too-large', { limit })
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
