// The program of the process that parses one workbook: bytes in on stdin, parts out on stdout, then it ends.
import { once } from 'node:events'
import { Problem } from '../../core/problem.ts'
import { type Answer, frame } from './frames.ts'
import { parseWorkbook } from './parse.ts'

async function send(answer: Answer): Promise<void> {
  if (!process.stdout.write(frame(answer))) await once(process.stdout, 'drain')
}

const limits = JSON.parse(process.argv[2] ?? '{}')
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
try {
  for (const part of parseWorkbook(Buffer.concat(chunks), limits)) await send(part)
  await send({ kind: 'end' })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  await send({ kind: 'problem', code: error.code, params: error.params })
}
