// That wall and a plan for large workbooks, with its own event loop measured: each line on stdin is answered by a JSON line.
// `watch` begins a measurement, `tell` ends it; it ends when its stdin does.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { WORKBOOK_PLAN } from '../workbook-file.ts'
import { WALL_BOARD, WALL_PATH, WALL_PLAN, wallFigures } from './forty.ts'
import { serve } from './serve.ts'

export interface DeskAddress {
  readonly port: number
  readonly wall: string
  readonly token: string
}

/** Milliseconds by which the event loop came late. */
export interface LoopDelay {
  readonly p99: number
  readonly max: number
}

const service = await serve({ plans: [WALL_PLAN, WORKBOOK_PLAN], board: WALL_BOARD, figures: wallFigures() })
const address: DeskAddress = { port: service.port, wall: `${WALL_PATH}?plan=wall-2022`, token: service.token }
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const delay = monitorEventLoopDelay({ resolution: 5 })
say(address)
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'watch') {
    delay.reset()
    delay.enable()
    say({})
  } else {
    delay.disable()
    const told: LoopDelay = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }
    say(told)
  }
}
await service.close()
process.exit(0)
