// Loaded into the service's own process (`node --import`): how long its event loop is kept from others. At SIGUSR2 it writes what
// it saw since the last time into the file that LOOP_REPORT names, and begins anew.
import { closeSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const TICK_MS = 5
const delay = monitorEventLoopDelay({ resolution: TICK_MS })
delay.enable()

// On a busy machine a loop waits for a processor too: what its own thread worked between two ticks does not depend on others.
const schedule = openSync(`/proc/${process.pid}/task/${process.pid}/schedstat`)
const bytes = Buffer.alloc(64)
const workedMs = () =>
  Number(bytes.toString('latin1', 0, readSync(schedule, bytes, 0, 64, 0)).split(' ')[0]) / 1e6

let longestWork = 0
let before = workedMs()
const timer = setInterval(() => {
  const now = workedMs()
  longestWork = Math.max(longestWork, now - before)
  before = now
}, TICK_MS)
timer.unref()
process.once('exit', () => closeSync(schedule))

process.on('SIGUSR2', () => {
  const path = process.env.LOOP_REPORT ?? ''
  const seen = { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6, work: longestWork }
  writeFileSync(`${path}.new`, JSON.stringify(seen))
  renameSync(`${path}.new`, path)
  delay.reset()
  longestWork = 0
})
