// A process that works under a lease as long as it can, step by step, and says what it does.
// argv: address of the database, user, password, its own name, how long a claim lasts. Ends with its parent.
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { silentLog } from '../../src/core/log.ts'
import { LeaseLost, withLease } from '../../src/store/lease.ts'
import { openStore } from '../../src/store/open-store.ts'

/** `began`, `stepped` and `lost` carry the fencing number under which it was. */
export interface Line {
  readonly who: string
  readonly what: 'ready' | 'began' | 'stepped' | 'lost'
  readonly fence: number
}

const [url = '', username = '', password = '', who = '', ttl = '1000'] = process.argv.slice(2)
process.stdin.on('end', () => process.exit(0)).resume()
const say = (what: Line['what'], fence: number) => writeSync(1, `${JSON.stringify({ who, what, fence })}\n`)

const store = await openStore({
  ...{ url, username, password },
  database: 'duibiao',
  parsePlan: () => {
    throw new Error('no plans here')
  },
  log: silentLog,
})
const now = () => new Date().toISOString()
const deps = { leases: store.leases, holder: who, now, log: silentLog, ttlMs: Number(ttl) }
say('ready', 0)
for (;;) {
  let own = 0
  try {
    await withLease(deps, 'work', async ({ fence, check }) => {
      own = fence
      say('began', fence)
      for (;;) {
        await setTimeout(20)
        await check()
        say('stepped', fence)
      }
    })
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    say('lost', own)
  }
  await setTimeout(50)
}
