// Lets through only Arrow messages that are what they say: a few bytes must not make the library fill the memory.
import { FlatTable, Unsound, unsound } from './flatbuffer.ts'

const METADATA_BYTES = 1024 * 1024
/** Bytes of one record batch: it is held in memory as a whole. */
export const BATCH_BYTES = 64 * 1024 * 1024
const FIELDS = 1000

const MESSAGE = { headerType: 1, header: 2, bodyLength: 3 }
const SCHEMA = { fields: 1, metadata: 2 }
const FIELD = { name: 0, dictionary: 4, children: 5, metadata: 6 }
const BATCH = { length: 0, nodes: 1, buffers: 2, compression: 3, variadic: 4 }
const DICTIONARY = { data: 1 }
const KEY_VALUE = { key: 0, value: 1 }
const HEADER = { schema: 1, dictionary: 2, batch: 3 }

export { Unsound }

/** The same bytes, message by message, up to the end of the stream. `Unsound` at the first message that is not. */
export async function* soundMessages(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = new Input(bytes)
  for (;;) {
    const start = await input.take(4)
    if (start === null) return
    const isMarked = start.readInt32LE(0) === -1
    const size = isMarked ? await input.take(4) : start
    if (size === null) return
    const length = size.readInt32LE(0)
    if (length === 0) {
      yield Buffer.concat(isMarked ? [start, size] : [size])
      return
    }
    if (length < 0 || length > METADATA_BYTES) unsound(`a message head of ${length} bytes`)
    const metadata = await input.take(length)
    if (metadata === null) return unsound('the file ends within a message')
    const bodyLength = checkMessage(FlatTable.root(metadata))
    yield Buffer.concat(isMarked ? [start, size, metadata] : [size, metadata])
    for (let left = bodyLength; left > 0; ) {
      const part = await input.some(left)
      if (part === null) return unsound('the file ends within a record batch')
      left -= part.length
      yield part
    }
  }
}

/** Length of the body that follows. */
function checkMessage(message: FlatTable): number {
  const bodyLength = message.long(MESSAGE.bodyLength)
  if (!(bodyLength >= 0 && bodyLength <= BATCH_BYTES)) {
    unsound(`a record batch of ${bodyLength} bytes; at most ${BATCH_BYTES} are read: write smaller batches`)
  }
  const header = message.table(MESSAGE.header)
  if (header === null) return unsound('a message without a header')
  switch (message.byte(MESSAGE.headerType)) {
    case HEADER.schema:
      checkSchema(header)
      break
    case HEADER.batch:
      checkBatch(header, bodyLength)
      break
    case HEADER.dictionary: {
      const data = header.table(DICTIONARY.data)
      if (data === null) return unsound('a dictionary without data')
      checkBatch(data, bodyLength)
      break
    }
    default:
      unsound('a message that is neither schema, dictionary nor record batch')
  }
  return bodyLength
}

function checkSchema(schema: FlatTable): void {
  if (schema.vectorLength(SCHEMA.fields, 4) > FIELDS) unsound('too many columns')
  checkMetadata(schema, SCHEMA.metadata)
  for (const field of schema.tables(SCHEMA.fields)) {
    field.checkText(FIELD.name)
    if (field.vectorLength(FIELD.children, 4) > 0) unsound('a nested column')
    checkMetadata(field, FIELD.metadata)
  }
}

function checkMetadata(table: FlatTable, field: number): void {
  for (const pair of table.tables(field)) {
    pair.checkText(KEY_VALUE.key)
    pair.checkText(KEY_VALUE.value)
  }
}

/** All columns have the batch's length, every row takes a bit of the body at least, and buffers lie within it. */
function checkBatch(batch: FlatTable, bodyLength: number): void {
  if (batch.has(BATCH.compression)) unsound('compressed record batches; write them without compression')
  const length = batch.long(BATCH.length)
  if (!(length >= 0 && length <= bodyLength)) unsound(`${length} rows in ${bodyLength} bytes`)
  if (batch.vectorLength(BATCH.nodes, 16) > FIELDS || batch.vectorLength(BATCH.buffers, 16) > 3 * FIELDS) {
    unsound('too many columns')
  }
  batch.words(BATCH.nodes, 2).forEach((word, index) => {
    if (index % 2 === 0 && word !== length) unsound('columns of different lengths')
  })
  const buffers = batch.words(BATCH.buffers, 2)
  for (let index = 0; index < buffers.length; index += 2) {
    const offset = buffers[index] ?? 0
    const size = buffers[index + 1] ?? 0
    if (!(offset >= 0 && size >= 0 && offset + size <= bodyLength)) unsound('a buffer outside of its batch')
  }
  if (batch.vectorLength(BATCH.variadic, 8) > FIELDS) unsound('too many columns')
}

/** Bytes in portions of any size, asked for in others. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Uint8Array = new Uint8Array(0)

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]()
  }

  /** Exactly so many bytes; null when the input ends before. */
  async take(count: number): Promise<Buffer | null> {
    while (this.#held.length < count) {
      const next = await this.#chunks.next()
      if (next.done) return null
      this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value])
    }
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return Buffer.from(taken.buffer, taken.byteOffset, taken.byteLength)
  }

  /** At most so many bytes, as they are at hand; null when the input has ended. */
  async some(most: number): Promise<Uint8Array | null> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next()
      if (next.done) return null
      this.#held = next.value
    }
    const part = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(part.length)
    return part
  }
}
