// Which character encoding a file has: mark, NULs, strict UTF-8, else GB18030. Statistical guessers fail on short Chinese text.
import { isUtf8 } from 'node:buffer'
import { Problem } from '../core/problem.ts'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** How many bytes of the beginning decide about marks and NULs. */
const HEAD_BYTES = 4096

/** Looks at every byte of a file once, as it passes by. */
interface EncodingWatch {
  see(chunk: Uint8Array): void
  /** The verdict after the last chunk. */
  encoding(): Encoding
  /** The first bytes, for sniffing the format. */
  head(): Uint8Array
}

export function watchEncoding(): EncodingWatch {
  let head: Uint8Array = new Uint8Array(0)
  let tail: Uint8Array = new Uint8Array(0)
  let utf8 = true
  return {
    see(chunk) {
      if (head.length < HEAD_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
      }
      if (!utf8) return
      const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
      const whole = bytes.length - unfinished(bytes)
      utf8 = isUtf8(bytes.subarray(0, whole))
      tail = bytes.slice(whole)
    },
    encoding: () => encodingOf(head, utf8 && tail.length === 0),
    head: () => head,
  }
}

function encodingOf(head: Uint8Array, utf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  let even = 0
  let odd = 0
  for (let index = 0; index < head.length; index++) {
    if (head[index] === 0) index % 2 === 0 ? even++ : odd++
  }
  // Commas, digits and line ends have a zero half in UTF-16; no text in the other encodings has a NUL at all.
  if (even !== odd) return odd > even ? 'utf-16le' : 'utf-16be'
  return utf8 ? 'utf-8' : 'gb18030'
}

/** How many bytes at the end begin a UTF-8 character that the next chunk finishes. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}

/** The text of the bytes, chunk by chunk, without its mark. Problem `figures-encoding` at the first byte that does not fit. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new Problem('figures-encoding', { encoding: encoding.toUpperCase() }, { cause })
    }
  }
  for await (const chunk of chunks) {
    const text = decode(chunk)
    if (text !== '') yield text
  }
  const rest = decode()
  if (rest !== '') yield rest
}
