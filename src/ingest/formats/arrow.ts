// Arrow IPC (the stream form; a file is one with a frame around it): how it is told from other formats. It is read in ../arrow.
import { isArrowFile } from '../arrow/magic.ts'
import type { BinaryDecoder } from './decoder.ts'

export const arrow: BinaryDecoder = {
  kind: 'binary',
  name: 'arrow',
  title: 'Arrow IPC',
  contentTypes: ['application/vnd.apache.arrow.stream', 'application/vnd.apache.arrow.file'],
  extensions: ['arrow', 'arrows', 'feather'],
  keyed: false,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) =>
    isArrowFile(start) || (start.length >= 4 && start.subarray(0, 4).every((byte) => byte === 0xff)),
  async *decode(bytes) {
    const { readArrow } = await import('../arrow/read.ts')
    yield* readArrow(bytes)
  },
}
