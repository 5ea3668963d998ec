// From nothing to a wall: the first start after install, the first paint on a slow machine, the script it needs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { silentLog } from '../src/core/log.ts'
import { startEngine } from '../src/engine/supervisor.ts'
import { openChromium } from '../test/browser/chromium.ts'
import { type Bench, median, type Row, show, timeOf } from './row.ts'

const STARTS = 3
const PAINTS = 7
const START_MS = 5_000
const PAINT_MS = 1_000
const SCRIPT_BYTES = 30_000
const SLOWER = 4

const program = fileURLToPath(new URL('../bin/duibiao.js', import.meta.url))

interface Started {
  readonly wall: string
  readonly ms: number
  stop(): Promise<void>
}

/** Starts the service on an empty folder and waits for its first whole wall. */
async function startService(): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-start-'))
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
  })
  const gone = once(child, 'close')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const url = await Promise.race([addressIn(child.stdout), gone.then(() => null)])
  if (url === null) throw new Error('the service did not start')
  const wall = `${url}/wall/headline`
  for (;;) {
    const answer = await fetch(wall)
    const html = await answer.text()
    if (answer.ok && html.includes('<svg') && html.endsWith('</html>')) break
    if (performance.now() - began > 60_000) {
      await stop()
      throw new Error(`no whole wall within a minute: ${html.slice(0, 300)}`)
    }
  }
  return { wall, ms: performance.now() - began, stop }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /https?:\/\/[^/\s]+/.exec(line)?.[0]
    if (url !== undefined) return url
  }
  throw new Error('the service never said where it listens')
}

/** Milliseconds to first contentful paint with a processor so many times slower, each time in a fresh profile. */
async function paints(browser: Browser, url: string): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < PAINTS; run++) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript(() => {
      const paint = new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) {
            if (name === 'first-contentful-paint') resolve(startTime)
          }
        }).observe({ type: 'paint', buffered: true })
      })
      Object.assign(window, { firstPaint: paint })
    })
    await page.goto(url, { waitUntil: 'commit' })
    times.push(await page.evaluate(() => Reflect.get(window, 'firstPaint')))
    await context.close()
  }
  return times
}

/** Everything that runs as script on a page: what it loads and what stands in it. */
async function scriptOf(wall: string): Promise<Buffer> {
  const html = await (await fetch(wall)).text()
  const parts: Buffer[] = []
  for (const [, attributes = '', inline = ''] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
    const src = /src="([^"]+)"/.exec(attributes)?.[1]
    parts.push(
      src === undefined
        ? Buffer.from(inline)
        : Buffer.from(await (await fetch(new URL(src, wall))).arrayBuffer()),
    )
  }
  return Buffer.concat(parts)
}

async function emptyPage<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="zh-CN"><title>0</title><body>0</body></html>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The least that a start can take: Node itself, and the engine on an empty folder. */
async function leastStart(): Promise<readonly [node: number, engine: number]> {
  const node = await timeOf(() => once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'close'))
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-start-'))
  const began = performance.now()
  const engine = await startEngine({ folder, log: silentLog })
  const took = performance.now() - began
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
  return [node, took]
}

export const start: Bench = async () => {
  const starts: number[] = []
  const least: (readonly [node: number, engine: number])[] = []
  for (let run = 0; run < STARTS - 1; run++) {
    const started = await startService()
    await started.stop()
    starts.push(started.ms)
    least.push(await leastStart())
  }
  const last = await startService()
  starts.push(last.ms)
  try {
    const browser = await openChromium()
    try {
      const shown = await paints(browser, last.wall)
      const empty = await emptyPage((url) => paints(browser, url))
      const script = await scriptOf(last.wall)
      return rowsOf({ starts, least, shown, empty, script })
    } finally {
      await browser.close()
    }
  } finally {
    await last.stop()
  }
}

interface Found {
  readonly starts: readonly number[]
  readonly least: readonly (readonly [node: number, engine: number])[]
  readonly shown: readonly number[]
  readonly empty: readonly number[]
  readonly script: Buffer
}

function rowsOf({ starts, least, shown, empty, script }: Found): Row[] {
  const node = median(least.map(([ms]) => ms))
  const engine = median(least.map(([, ms]) => ms))
  const zipped = brotliCompressSync(script).length
  return [
    {
      what: 'start on an empty folder to the first whole wall (engine, migrations, seed, render)',
      reach: '5 s',
      measured: `${show(median(starts) / 1000)} s`,
      yardstick: `node -e 0: ${show(node)} ms; opening the bare engine: ${show(engine)} ms`,
      reached: median(starts) <= START_MS,
    },
    {
      what: `first paint of that wall in Chromium at ${SLOWER}× CPU throttling`,
      reach: '1 s',
      measured: `${show(median(shown))} ms`,
      yardstick: `an empty page: ${show(median(empty))} ms`,
      reached: median(shown) <= PAINT_MS,
    },
    {
      what: 'script of the wall',
      reach: 'under 30 kB',
      measured: `${show(script.length / 1000)} kB raw, ${show(zipped / 1000)} kB by brotli`,
      yardstick: 'the whole page is ready SVG without it',
      reached: script.length < SCRIPT_BYTES,
    },
  ]
}
