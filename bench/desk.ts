// The desk under load: previews through the service, what its event loop does meanwhile, and the wall while ten send at once.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DeskAddress, LoopDelay } from './programs/desk-server.ts'
import type { LoadOrder, LoadTimes } from './programs/load.ts'
import { type Bench, median, type Row, show, timeOf } from './row.ts'
import { WORKBOOK_PLAN_ID, workbook } from './workbook-file.ts'

const MONTH = 2_000
const LARGE = 100_000
const SENDERS = 10
const CLIENTS = 200
const SECONDS = 8
const MONTH_MS = 1_000
const LARGE_MS = 10_000
const LOOP_MS = 100
const WALL_P99_MS = 20

const programAt = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url))

class Desk {
  readonly address: DeskAddress
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, address: DeskAddress) {
    this.#child = child
    this.#lines = lines
    this.address = address
  }

  static async start(): Promise<Desk> {
    const child = spawn(process.execPath, [programAt('bench-desk-server')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const output: Interface = createInterface({ input: child.stdout })
    const lines = output[Symbol.asyncIterator]()
    const first = await lines.next()
    if (first.done) throw new Error('the server with the desk did not start')
    return new Desk(child, lines, JSON.parse(first.value) as DeskAddress)
  }

  async say(word: 'watch' | 'tell'): Promise<LoopDelay> {
    this.#child.stdin?.write(`${word}\n`)
    const { value } = await this.#lines.next()
    return JSON.parse(String(value)) as LoopDelay
  }

  /** How the server's event loop fared during some work. */
  async watched(work: () => Promise<unknown>): Promise<LoopDelay> {
    await this.say('watch')
    await work()
    return this.say('tell')
  }

  async send(bytes: Buffer, query: string): Promise<void> {
    const { port, token } = this.address
    const url = `http://127.0.0.1:${port}/api/v1/uploads?plan=${WORKBOOK_PLAN_ID}&filename=a.xlsx&accept=bench&${query}`
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text.slice(0, 500))
  }

  async load(): Promise<LoadTimes> {
    const order: LoadOrder = {
      port: this.address.port,
      path: this.address.wall,
      headers: ['Accept-Encoding: br, gzip'],
      clients: CLIENTS,
      seconds: SECONDS,
      everyMs: 1_000,
    }
    const { stdout } = await promisify(execFile)(process.execPath, [
      programAt('bench-load'),
      JSON.stringify(order),
    ])
    return JSON.parse(stdout) as LoadTimes
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'close')
    this.#child.stdin?.end()
    await gone
  }
}

export const desk: Bench = async () => {
  const server = await Desk.start()
  try {
    return [...(await previews(server)), ...(await senders(server))]
  } finally {
    await server.stop()
  }
}

async function previews(server: Desk): Promise<Row[]> {
  const one = workbook(1)
  const month = workbook(MONTH)
  const large = workbook(LARGE)
  const least: number[] = []
  const months: number[] = []
  for (let run = 0; run < 5; run++) {
    least.push(await timeOf(() => server.send(one, 'dry-run')))
    months.push(await timeOf(() => server.send(month, 'dry-run')))
  }
  const idle = await server.watched(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
  let tookMs = 0
  const busy = await server.watched(async () => {
    tookMs = await timeOf(() => server.send(large, 'dry-run'))
  })
  const yardstick = `a workbook of one row ${show(median(least))} ms`
  return [
    {
      what: `preview of a workbook of ${show(MONTH)} rows through the service`,
      reach: `${show(MONTH_MS)} ms`,
      measured: `${show(median(months))} ms`,
      yardstick,
      reached: median(months) <= MONTH_MS,
    },
    {
      what: `preview of a workbook of ${show(LARGE)} rows (${show(large.length / 1e6)} MB) through the service`,
      reach: `${show(LARGE_MS)} ms`,
      measured: `${show(tookMs)} ms`,
      yardstick,
      reached: tookMs <= LARGE_MS,
    },
    {
      what: 'delay of the service’s event loop meanwhile',
      reach: `${LOOP_MS} ms at the longest`,
      measured: `p99 ${show(busy.p99)} ms, longest ${show(busy.max)} ms`,
      yardstick: `an idle service: p99 ${show(idle.p99)} ms, longest ${show(idle.max)} ms`,
      reached: busy.max <= LOOP_MS,
    },
  ]
}

async function senders(server: Desk): Promise<Row[]> {
  await server.load()
  const calm = await server.load()
  let going = true
  let sent = 0
  const sender = async (index: number): Promise<void> => {
    for (let run = 0; going; run++) {
      await server.send(workbook(MONTH, 1 + index + SENDERS * run), '')
      sent++
    }
  }
  const all = Array.from({ length: SENDERS }, (_, index) => sender(index))
  const busy = await server.load()
  going = false
  await Promise.all(all)
  return [
    {
      what: `that wall asked by ${CLIENTS} clients once a second while ${SENDERS} send workbooks of ${show(MONTH)} rows at once`,
      reach: `p99 ${WALL_P99_MS} ms`,
      measured: `p50 ${show(busy.p50)} ms, p99 ${show(busy.p99)} ms (${sent} workbooks stored)`,
      yardstick: `nobody sends: p50 ${show(calm.p50)} ms, p99 ${show(calm.p99)} ms`,
      reached: busy.p99 <= WALL_P99_MS,
    },
  ]
}
