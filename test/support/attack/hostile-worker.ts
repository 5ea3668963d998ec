// Reads hostile files one after another, as the service does: decoded with its limits, then read by what runs in the service
// itself. argv: numbers, or paths of kept files. Says on stdout when it begins one and how that ended.
import { readFileSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { Problem } from '../../../src/core/problem.ts'
import type { Decode } from '../../../src/ingest/decoding/decode.ts'
import { decodeFile } from '../../../src/ingest/decoding/file.ts'
import type { FilePart } from '../../../src/ingest/decoding/parts.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { uploadPlan } from '../upload-plan.ts'
import { hostileFile } from './hostile-files.ts'

export type Told =
  | { readonly what: 'begin'; readonly file: string }
  | {
      readonly what: 'end'
      readonly file: string
      /** A code of a Problem, `figures` where some came, or what was thrown. */
      readonly outcome: string
      /** Something that is no Problem was thrown by what runs in the decoding process, or in the service. */
      readonly thrown: 'decoding' | 'service' | null
      readonly ms: number
      /** How long the loop waited for what runs in the service. */
      readonly loopMs: number
    }

/** One number, or all from one to another. */
const NUMBERS = /^\d+(?:-\d+)?$/

const say = (line: Told) => writeSync(1, `${JSON.stringify(line)}\n`)
process.stdin.on('end', () => process.exit(0)).resume()

let strayed: unknown = null
process.on('unhandledRejection', (reason) => {
  strayed = reason
})
process.on('uncaughtException', (error) => {
  strayed = error
})

for (const arg of process.argv.slice(2)) {
  const [from = 0, to = from] = NUMBERS.test(arg) ? arg.split('-').map(Number) : [1, 0]
  for (let number = from; number <= to; number++) await attacked(String(number), () => hostileFile(number))
  if (!NUMBERS.test(arg)) await attacked(arg, () => ({ filename: basename(arg), bytes: readFileSync(arg) }))
}
process.exit(0)

interface Sent {
  readonly filename: string
  readonly bytes: Buffer
}

async function attacked(file: string, sent: () => Sent): Promise<void> {
  say({ what: 'begin', file })
  const { filename, bytes } = sent()
  const began = performance.now()
  let inDecoding = false
  // All parts first, so that what the loop waits for afterwards is the service's own work.
  const decode: Decode = async function* (format, chunks, limits, text) {
    const parts: FilePart[] = []
    inDecoding = true
    let failure: unknown = null
    try {
      for await (const part of decodeFile(format, chunks, limits, text)) parts.push(part)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      failure = error
    }
    inDecoding = false
    // What was decoded before it failed has arrived already.
    for (const part of parts) {
      await othersTurn()
      loop.enable()
      yield part
    }
    if (failure) throw failure
  }
  const loop = monitorEventLoopDelay({ resolution: 5 })
  let outcome: string
  let thrown: 'decoding' | 'service' | null = null
  try {
    const { figures, faultCount } = await readFigures({ bytes, contentType: null, filename }, [uploadPlan], {
      today: '2022-12-30',
      decode,
      faultLimit: 200,
    })
    outcome = figures.length > 0 ? 'figures' : faultCount > 0 ? 'faults' : 'nothing'
  } catch (error) {
    if (error instanceof Problem) outcome = error.code
    else {
      outcome =
        error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
      thrown = inDecoding ? 'decoding' : 'service'
    }
  }
  await othersTurn()
  if (strayed !== null) {
    outcome = `left behind: ${strayed instanceof Error ? strayed.stack : String(strayed)}`
    thrown = 'decoding'
    strayed = null
  }
  loop.disable()
  const loopMs = Math.max(0, loop.max / 1e6 - 5)
  say({ what: 'end', file, outcome: outcome.slice(0, 1_500), thrown, ms: performance.now() - began, loopMs })
}
