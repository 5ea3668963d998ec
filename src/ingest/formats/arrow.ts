// Arrow IPC (the stream form; a file is one with a frame around it): how it is told from other formats.
// Source: Arrow's columnar format, "IPC Streaming Format" and "IPC File Format".
import { text } from '../../core/text.ts'
import type { BinaryFormat } from './format.ts'

const MAGIC = 'ARROW1'
const CONTINUED = 0xff

/** A file is a stream with a frame around it. */
const isFile = (start: Uint8Array): boolean =>
  Buffer.from(start.subarray(0, MAGIC.length)).toString('latin1') === MAGIC

export const arrow: BinaryFormat = {
  kind: 'binary',
  gives: 'records',
  name: 'arrow',
  title: text('Arrow', 'Arrow'),
  standard: 'Arrow IPC',
  contentTypes: ['application/vnd.apache.arrow.stream', 'application/vnd.apache.arrow.file'],
  extensions: ['arrow', 'arrows', 'feather'],
  keyed: false,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) =>
    isFile(start) || (start.length >= 4 && start.subarray(0, 4).every((byte) => byte === CONTINUED)),
  async *decode(bytes) {
    const { decodeArrow } = await import('../decoding/arrow.ts')
    for await (const block of decodeArrow(unframed(bytes))) yield { kind: 'block', block }
  },
}

/** The stream of a file begins after eight bytes; what follows the stream's end is never read. */
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
