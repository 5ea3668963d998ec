// Hostile files against the service as it runs: whatever they are, it answers, its event loop goes on, and nobody is left behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningService, serveDuibiao } from '../support/duibiao.ts'

interface Loop {
  /** Milliseconds: how late the loop came, at the 99th percentile and at most; the longest work of its own thread between two ticks. */
  readonly p99: number
  readonly longest: number
  readonly work: number
}

let folder: string
let report: string
let service: RunningService
let token: string
let yardstick: { readonly url: string; readonly stop: () => void }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-siege-'))
  report = join(folder, 'loop.json')
  const monitor = pathToFileURL(join(process.cwd(), 'test/support/loop-monitor.mjs')).href
  service = await serveDuibiao({
    ...{ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', SCHEDULE: 'off' },
    ...{ NODE_OPTIONS: `--import=${monitor}`, LOOP_REPORT: report },
  })
  yardstick = await plainServer()
  token = (await readFile(join(folder, 'data', 'demo-token'), 'utf8')).trim()
})
afterAll(async () => {
  yardstick?.stop()
  await service?.stop()
  await rm(folder, { recursive: true, force: true })
})

const PLAIN = `const server = require('node:http').createServer((_, answer) => answer.end('ok'))
server.listen(0, '127.0.0.1', () => console.log(server.address().port))`

async function plainServer(): Promise<typeof yardstick> {
  const child = spawn(process.execPath, ['-e', PLAIN], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => void child.kill() }
}

/** What the loop did since the last time. */
async function loop(): Promise<Loop> {
  rmSync(report, { force: true })
  process.kill(service.pid, 'SIGUSR2')
  await expect.poll(() => existsSync(report), { timeout: 30_000 }).toBe(true)
  return JSON.parse(readFileSync(report, 'utf8'))
}

const upload = (body: string | Uint8Array, headers: Record<string, string>, signal?: AbortSignal) =>
  fetch(`${service.url}/api/v1/uploads?dry-run`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
    body: body as BodyInit,
    ...(signal && { signal }),
  })

const BOMB = 1_000_000
const JSON_TYPE = { 'content-type': 'application/json' }
const SDMX_TYPE = { 'content-type': 'application/vnd.sdmx.data+csv' }
const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n')

/** A workbook of one sheet whose cells are texts that stand in the sheet itself. */
function workbook(count: number, columns: number, cell: (row: number, column: number) => string): Buffer {
  const book = utils.book_new()
  const sheet = Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (__, column) => cell(row, column)),
  )
  utils.book_append_sheet(book, utils.aoa_to_sheet(sheet), '表1')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}
const XLSX_TYPE = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

const HOSTILE: readonly (readonly [string, () => string | Uint8Array, Record<string, string>])[] = [
  ['a grid of single digits', () => Buffer.alloc(BOMB, '1\n'), {}],
  ['newlines within gzip', () => gzipSync(Buffer.alloc(5_000_000, '\n')), { 'content-encoding': 'gzip' }],
  [
    'unknown long names',
    () => `indicator,period,value\n${rows(10_000, (at) => `${'zzzz'.repeat(50)}${at},2022-12,5`)}`,
    {},
  ],
  ['unknown names', () => `指标,时期,数值\n${rows(10_000, (at) => `没有的指标${at},2022-12,5`)}`, {}],
  [
    'names of no indicator in a wide sheet',
    () => workbook(600, 400, (row, at) => `${row}镇${at}`),
    XLSX_TYPE,
  ],
  [
    'headings without figures',
    () => rows(60_000, (row) => (row === 0 ? '指标,2022年12月' : row < 3 ? '地区生产总值,5' : `其中${row},`)),
    {},
  ],
  ['too many columns', () => `indicator,period,value${',x'.repeat(30_000)}\n`, {}],
  ['deep JSON', () => '['.repeat(60_000) + ']'.repeat(60_000), JSON_TYPE],
  [
    'deep JSON in a row',
    () => `[{"indicator":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)},"period":"2022-12","value":5}]`,
    JSON_TYPE,
  ],
  [
    'SDMX-CSV without end',
    () => `DATAFLOW,INDICATOR,TIME_PERIOD,OBS_VALUE\n${Buffer.alloc(BOMB, '\n')}`,
    SDMX_TYPE,
  ],
]

/** Milliseconds, the quickest first. */
interface Waits {
  readonly wall: readonly number[]
  /** Of a program that does nothing but answer: the machine is as busy for it as for the service. */
  readonly yardstick: readonly number[]
}

/** A wall and the yardstick are asked for in turn, again and again, while the work goes on. */
async function waits(work: () => Promise<unknown>): Promise<Waits> {
  const took = { wall: [] as number[], yardstick: [] as number[] }
  let isOver = false
  const done = work().finally(() => {
    isOver = true
  })
  done.catch(() => {})
  do {
    for (const which of ['wall', 'yardstick'] as const) {
      const asked = performance.now()
      const answer = await fetch(which === 'wall' ? `${service.url}/wall/headline` : yardstick.url)
      await answer.arrayBuffer()
      expect(answer.status).toBe(200)
      took[which].push(performance.now() - asked)
    }
  } while (!isOver)
  await done
  for (const list of Object.values(took)) list.sort((a, b) => a - b)
  return took
}

const p99 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.99)] ?? 0

/** What one request may take of the loop in one go on a good day, and for what a wall may wait. */
const LONGEST_WORK_MS = 50
const WALL_MS = 20

const SMALL_THINGS = Array.from({ length: 20_000 }, (_, at) => ({ id: `k${at}`, at }))

/** Milliseconds of processor that a hundred thousand small things take to be written and read: about as many, on a slower day more. */
function dayMs(): number {
  const before = process.cpuUsage()
  for (let count = 0; count < 5; count++) JSON.parse(JSON.stringify(SMALL_THINGS))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

test('whatever is sent is answered, and neither the loop nor a wall waits for it', async () => {
  // The first walls are slower: nothing is compiled yet.
  for (let count = 0; count < 100; count++) await (await fetch(`${service.url}/wall/headline`)).arrayBuffer()
  await upload('indicator,period,value\nfirms,2022-10,1131\n', {})
  await loop()
  await waits(async () => {
    for (let count = 0; count < 20; count++) await fetch(`${service.url}/ready`)
  })
  const idle = await loop()
  for (const [name, make, headers] of HOSTILE) {
    const body = make()
    const { wall, yardstick: plain } = await waits(async () => {
      const answer = await upload(body, headers)
      const { code: found } = (await answer.json()) as { code: string }
      // By its own limit, or by the seconds of the process where the machine is busy.
      expect(found, name).toMatch(/^(?:figures|file|workbook)-/)
    })
    const seen = await loop()
    // What the loop's own thread worked in one go, whatever else the machine does.
    expect(seen.work, `${name}: ${JSON.stringify(seen)}`).toBeLessThan(
      Math.max(LONGEST_WORK_MS, dayMs()) + idle.work / 2,
    )
    // What is waited for depends on the machine too: so much beside what a program waited that does nothing.
    expect(p99(wall), `${name}: ${p99(plain)}`).toBeLessThan(WALL_MS + 5 * p99(plain))
  }
  // Each is given half a minute by the service itself.
}, 600_000)

/** Processes of the service that decode. */
const decoding = (): string[] => {
  const children = readFileSync(`/proc/${service.pid}/task/${service.pid}/children`, 'utf8').trim()
  return children
    .split(/\s+/)
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('decoding'))
}

test('a sender who goes away leaves nobody behind', async () => {
  const gone = new AbortController()
  const sent = upload(Buffer.alloc(BOMB * 4, '1\n'), {}, gone.signal).catch(() => null)
  await expect.poll(decoding, { timeout: 30_000 }).not.toEqual([])
  gone.abort()
  await sent
  await expect.poll(decoding, { timeout: 10_000 }).toEqual([])
})
