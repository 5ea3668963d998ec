// Every page of the desk under load, over ten years of figures: server time beside the empty route of the same server.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadOrder, LoadTimes } from './programs/load.ts'
import type { PagesAddress } from './programs/pages-server.ts'
import { type Bench, type Row, show } from './row.ts'

/** Each asks once a second. */
const READERS = 50
const SECONDS = 4
const P99_MS = 50

const programAt = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url))

async function start(): Promise<{ readonly child: ChildProcess; readonly address: PagesAddress }> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', programAt('bench-pages-server')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const failed = once(child, 'close').then(() => {
    throw new Error('the server with ten years did not start')
  })
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])
  failed.catch(() => {})
  return { child, address: JSON.parse(String(line)) as PagesAddress }
}

async function load(order: Pick<LoadOrder, 'port' | 'path' | 'headers'>): Promise<LoadTimes> {
  const whole: LoadOrder = { ...order, clients: READERS, seconds: SECONDS, everyMs: 1_000 }
  const { stdout } = await promisify(execFile)(process.execPath, [
    programAt('bench-load'),
    JSON.stringify(whole),
  ])
  return JSON.parse(stdout) as LoadTimes
}

export const pages: Bench = async () => {
  const { child, address } = await start()
  const { port, vintages } = address
  try {
    const rows: Row[] = []
    for (const { what, paths, headers } of address.pages) {
      // Beside each page, so that neighbours on the machine are seen in both.
      const empty = await load({ port, path: address.empty, headers: [] })
      const times = await load({ port, path: paths, headers })
      rows.push({
        what: `\`${what}\`, asked ${READERS} times a second: ten years of 1,000 indicators, ${show(vintages)} vintages`,
        reach: `p99 ${P99_MS} ms`,
        measured: `p50 ${show(times.p50)} ms, p99 ${show(times.p99)} ms (${show(times.bytes / 1000)} kB)`,
        yardstick: `the empty route so often: p50 ${show(empty.p50)} ms, p99 ${show(empty.p99)} ms`,
        reached: times.p99 <= P99_MS,
      })
      console.log(`${what}: ${rows.at(-1)?.measured}`)
    }
    return rows
  } finally {
    const gone = once(child, 'close')
    child.stdin?.end()
    await gone
  }
}
