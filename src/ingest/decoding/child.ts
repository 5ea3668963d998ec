// The program of the process that decodes one file: bytes in on stdin, parts out on stdout, then it ends.
import { once } from 'node:events'
import { Problem } from '../../core/problem.ts'
import { formats } from '../formats/index.ts'
import type { DecodeOrder } from './decode.ts'
import { decodeFile } from './file.ts'
import { type DecodingMessage, toBytes } from './parts.ts'

async function send(frame: DecodingMessage): Promise<void> {
  if (!process.stdout.write(toBytes(frame))) await once(process.stdout, 'drain')
}

async function* partsOf(order: DecodeOrder): AsyncGenerator<DecodingMessage> {
  if (order.what === 'notice') {
    const { noticeParts } = await import('./notice.ts')
    yield* noticeParts(order.name, process.stdin, order.choice, order.limits)
    return
  }
  if (order.what === 'dictionary') {
    const { dictionaryParts } = await import('./notice.ts')
    yield* dictionaryParts(order.name, process.stdin, order.limits)
    return
  }
  const format = formats.find((one) => one.name === order.format)
  if (!format) throw new Error(`no format: ${order.format}`)
  yield* decodeFile(format, process.stdin, order.limits, order.text)
}

try {
  for await (const part of partsOf(JSON.parse(process.argv[2] ?? ''))) await send(part)
  await send({ kind: 'end' })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  await send({ kind: 'problem', code: error.code, params: error.params })
}
