// A wall of forty gauges, served by the real application in a process of its own.
// Says on one JSON line where it listens, and ends when its stdin does. Each line on stdin is a figure that comes in;
// after the word `all`, one for each gauge. With `--scripts` pages come with their scripts, else with empty ones.
import { createInterface } from 'node:readline'
import { figuresOfAll, WALL_BOARD, WALL_PATH, WALL_PLAN, wallFigures } from './forty.ts'
import { serve } from './serve.ts'

export interface WallAddress {
  readonly port: number
  readonly wall: string
  readonly events: string
  /** An answer without content that goes the same way through the same server. */
  readonly empty: string
}

/** Of the second indicator, for a line on stdin such as `30001`. */
export interface Changed {
  /** Milliseconds since 1970 at which the figure was committed, before anything was made of it. */
  readonly committedAt: number
  /** Of this process, when all streams were written to. */
  readonly residentBytes: number
  /** What is left on its heap and beside it after collecting; null without `--expose-gc`. */
  readonly keptBytes: number | null
}

const wall = await serve({
  ...{ plans: [WALL_PLAN], board: WALL_BOARD, figures: wallFigures() },
  scripts: process.argv.includes('--scripts'),
})
const address: WallAddress = {
  ...{ port: wall.port, wall: WALL_PATH, events: '/events?board=forty&release=bench', empty: wall.empty },
}
process.stdout.write(`${JSON.stringify(address)}\n`)

async function change(line: string): Promise<Changed> {
  const value = Number(line.replace('all ', ''))
  await wall.receive(
    line.startsWith('all ') ? figuresOfAll(value) : `indicator,period,value\ni1,2022-10,${value}\n`,
  )
  const committedAt = performance.timeOrigin + performance.now()
  await wall.refresh()
  const residentBytes = process.memoryUsage().rss
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return { committedAt, residentBytes, keptBytes: globalThis.gc ? heapUsed + external : null }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await change(line))}\n`)
}
await wall.close()
process.exit(0)
