// Loaded into the service's own process (`node --import`): how long its event loop waits. At SIGUSR2 it writes what it saw
// since the last time into the file that LOOP_REPORT names, and begins anew.
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const TICK_MS = 5
const delay = monitorEventLoopDelay({ resolution: TICK_MS })
delay.enable()

// On a busy machine a loop waits for a processor too: what it worked between two ticks is its own.
let longestWork = 0
let before = process.cpuUsage()
setInterval(() => {
  const { user, system } = process.cpuUsage(before)
  before = process.cpuUsage()
  longestWork = Math.max(longestWork, (user + system) / 1_000)
}, TICK_MS).unref()

process.on('SIGUSR2', () => {
  const path = process.env.LOOP_REPORT ?? ''
  const seen = { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6, work: longestWork }
  writeFileSync(`${path}.new`, JSON.stringify(seen))
  renameSync(`${path}.new`, path)
  delay.reset()
  longestWork = 0
})
