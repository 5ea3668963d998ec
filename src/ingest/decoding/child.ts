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

const { format: name, limits, text }: DecodeOrder = JSON.parse(process.argv[2] ?? '')
const format = formats.find((one) => one.name === name)
if (!format) throw new Error(`no format: ${name}`)
try {
  for await (const part of decodeFile(format, process.stdin, limits, text)) await send(part)
  await send({ kind: 'end' })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  await send({ kind: 'problem', code: error.code, params: error.params })
}
