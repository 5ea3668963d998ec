// Hostile files against the service as it runs: whatever they are, it answers, its event loop goes on, and nobody is left behind.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningService, serveDuibiao } from '../support/duibiao.ts'

interface Loop {
  /** Milliseconds: how late the loop came, at the 99th percentile and at most; the longest work between two ticks. */
  readonly p99: number
  readonly longest: number
  readonly work: number
}

let folder: string
let report: string
let service: RunningService
let token: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-siege-'))
  report = join(folder, 'loop.json')
  const monitor = pathToFileURL(join(process.cwd(), 'test/support/loop-monitor.mjs')).href
  service = await serveDuibiao({
    ...{ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', SCHEDULE: 'off' },
    ...{ NODE_OPTIONS: `--import=${monitor}`, LOOP_REPORT: report },
  })
  token = (await readFile(join(folder, 'data', 'demo-token'), 'utf8')).trim()
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

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

const HOSTILE: readonly (readonly [string, () => string | Uint8Array, Record<string, string>])[] = [
  ['a grid of single digits', () => Buffer.alloc(BOMB, '1\n'), {}],
  ['newlines within gzip', () => gzipSync(Buffer.alloc(5_000_000, '\n')), { 'content-encoding': 'gzip' }],
  [
    'unknown long names',
    () => `indicator,period,value\n${rows(4_000, (at) => `${'zzzz'.repeat(50)}${at},2022-12,5`)}`,
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

/** A wall is asked for again and again while the work goes on; how long each took, the quickest first. */
async function walls(work: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = []
  let isOver = false
  const done = work().finally(() => {
    isOver = true
  })
  done.catch(() => {})
  do {
    const asked = performance.now()
    const answer = await fetch(`${service.url}/wall/headline`)
    await answer.arrayBuffer()
    expect(answer.status).toBe(200)
    took.push(performance.now() - asked)
  } while (!isOver)
  await done
  return took.sort((a, b) => a - b)
}

const p99 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.99)] ?? 0

test('whatever is sent is answered, and neither the loop nor a wall waits for it', async () => {
  await loop()
  const quiet = await walls(async () => {
    for (let count = 0; count < 20; count++) await fetch(`${service.url}/ready`)
  })
  const idle = await loop()
  for (const [name, make, headers] of HOSTILE) {
    const body = make()
    const busy = await walls(async () => {
      const answer = await upload(body, headers)
      const { code: found } = (await answer.json()) as { code: string }
      // By its own limit, or by the seconds of the process where the machine is busy.
      expect(found, name).toMatch(/^(?:figures|file)-/)
    })
    const seen = await loop()
    // Work of its own, whatever else the machine does: 50 ms are promised; collectors and compressors work beside it and are counted too.
    expect(seen.work, `${name}: ${JSON.stringify(seen)}`).toBeLessThan(250)
    // What is waited for depends on the machine too: so much beside what waited without any file.
    expect(seen.p99, `${name}: ${JSON.stringify(seen)}`).toBeLessThan(50 + 5 * idle.p99)
    expect(p99(busy), name).toBeLessThan(200 + 10 * p99(quiet))
  }
})

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
