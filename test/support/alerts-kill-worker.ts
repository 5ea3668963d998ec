// A process that asks rules, decides, tells and delivers until it is killed.
// argv: address of the database, user, password, port of the webhook, moment (ms) at which the clock stood, and when that was.
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { silentLog } from '../../src/core/log.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openStore } from '../../src/store/open-store.ts'
import { alertsToBeKilled, clockFrom } from './alerts-kill-world.ts'

const [url = '', username = '', password = '', port = '0', stood = '0', when = '0'] = process.argv.slice(2)
process.stdin.on('end', () => process.exit(0)).resume()
const store = await openStore({ url, username, password, database: 'duibiao', parsePlan, log: silentLog })
const now = clockFrom(Number(stood), Number(when))
const alerts = alertsToBeKilled(store, Number(port), now, `worker ${process.pid}`)
writeSync(1, 'ready\n')
for (;;) {
  await alerts.kick()
  await setTimeout(5)
}
