// A wall of forty gauges, served by the real application in a process of its own.
// Says on one JSON line where it listens, and ends when its stdin does.
import { WALL_BOARD, WALL_PATH, WALL_PLAN, wallFigures } from './forty.ts'
import { serve } from './serve.ts'

export interface WallAddress {
  readonly port: number
  readonly wall: string
  /** An answer without content that goes the same way through the same server. */
  readonly empty: string
}

const service = await serve({ plans: [WALL_PLAN], board: WALL_BOARD, figures: wallFigures() })
const address: WallAddress = { port: service.port, wall: WALL_PATH, empty: service.empty }
process.stdout.write(`${JSON.stringify(address)}\n`)

process.stdin.once('end', () => {
  service.close().then(() => process.exit(0))
})
process.stdin.resume()
