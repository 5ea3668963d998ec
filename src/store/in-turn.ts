// Services of one database take turns at what they would otherwise do over again for each other, but wait for nobody for long.
import { setTimeout as pause } from 'node:timers/promises'
import { type Held, type LeaseDeps, LeaseLost, withLease } from './lease.ts'

/** One that died keeps its turn until its lease runs out. */
const WAITS_MS = 5_000
const LOOKS_EVERY_MS = 25

/**
 * The work's result when its turn came. null: it did not come, because another service had it all the time, or what was
 * wanted is done meanwhile. Without a lease (nobody else writes to this database) it is always our turn.
 */
export type InTurn = <Result>(
  name: string,
  work: (check: Held['check']) => Promise<Result>,
  isDone?: () => Promise<boolean>,
) => Promise<{ readonly result: Result } | null>

export const openTurns =
  (lease: LeaseDeps | null): InTurn =>
  async (name, work, isDone) => {
    if (lease === null) return { result: await work(async () => {}) }
    const deadline = performance.now() + WAITS_MS
    do {
      const done = await withLease(lease, name, ({ check }) => work(check)).catch((error: unknown) => {
        // Whoever has it now goes on with the work.
        if (error instanceof LeaseLost) return null
        throw error
      })
      if (done !== null) return done
      await pause(LOOKS_EVERY_MS)
      if (await isDone?.()) return null
    } while (performance.now() < deadline)
    return null
  }
