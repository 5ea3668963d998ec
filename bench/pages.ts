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

interface Started {
  readonly child: ChildProcess
  readonly address: PagesAddress
  /** Milliseconds of the processor that the server took until now. */
  readonly processor: () => Promise<number>
}

async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', programAt('bench-pages-server')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const failed = once(child, 'close').then(() => {
    throw new Error('the server with ten years did not start')
  })
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([once(lines, 'line'), failed])
  failed.catch(() => {})
  return {
    child,
    address: JSON.parse(String(line)) as PagesAddress,
    async processor() {
      const answer = once(lines, 'line')
      child.stdin.write('processor\n')
      return Number((await answer)[0])
    },
  }
}

interface Times extends LoadTimes {
  /** Milliseconds of the server's processor for each answer: neighbours on the machine do not count. */
  readonly processor: number
}

async function load(
  { processor }: Started,
  order: Pick<LoadOrder, 'port' | 'path' | 'headers'>,
): Promise<Times> {
  const before = await processor()
  const whole: LoadOrder = { ...order, clients: READERS, seconds: SECONDS, everyMs: 1_000 }
  const { stdout } = await promisify(execFile)(process.execPath, [
    programAt('bench-load'),
    JSON.stringify(whole),
  ])
  const times = JSON.parse(stdout) as LoadTimes
  return { ...times, processor: ((await processor()) - before) / times.all }
}

export const pages: Bench = async () => {
  const server = await start()
  const { child, address } = server
  const { port, vintages } = address
  try {
    const rows: Row[] = []
    for (const { what, paths, headers } of address.pages) {
      // Beside each page, so that neighbours on the machine are seen in both.
      const empty = await load(server, { port, path: address.empty, headers: [] })
      const times = await load(server, { port, path: paths, headers })
      rows.push({
        what: `\`${what}\`, asked ${READERS} times a second: ten years of 1,000 indicators, ${show(vintages)} vintages`,
        reach: `p99 ${P99_MS} ms`,
        measured: `p50 ${show(times.p50)} ms, p99 ${show(times.p99)} ms, ${show(times.processor)} ms of the processor (${show(times.bytes / 1000)} kB)`,
        yardstick: `the empty route so often: p50 ${show(empty.p50)} ms, p99 ${show(empty.p99)} ms, ${show(empty.processor)} ms of the processor`,
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
