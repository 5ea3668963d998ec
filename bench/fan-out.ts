// Five thousand screens on one process: from the commit of a figure to the event on each of them, beside nginx with nchan.
import { Readable } from 'node:stream'
import { type LineProgram, startProgram } from './line-program.ts'
import { startNchan } from './nchan.ts'
import type { Heard, ListenOrder } from './programs/listeners.ts'
import type { Changed, WallAddress } from './programs/wall-server.ts'
import { type Bench, median, quantile, type Row, show } from './row.ts'

const SCREENS = 5_000
const ROUNDS = 10
const WARM = 3
const P99_MS = 300
const MEMORY_BYTES = 200e6
const FEW = 1_000
const UPDATES = 40
const FLAT = 1.05
/** The first figure sent; each later one is one more, so that its words are new. */
const FIRST = 30_001
const wordsOf = (value: number): string => value.toLocaleString('en-US')
/** A screen's line costs a descriptor at both ends; the rest of a service needs some too. */
const DESCRIPTORS = SCREENS + 500

export const fanOut: Bench = async () => {
  const most = descriptorsAllowed()
  if (most < DESCRIPTORS) {
    console.error(
      `  SKIPPED: ${SCREENS} screens need ${DESCRIPTORS} open files a process, allowed are ${most} (ulimit -n)`,
    )
    return []
  }
  const server = startProgram('bench-wall-server')
  try {
    const address = await server.next<WallAddress>()
    const flat = await keptMemory(server, address)
    const sample = await sampleOf(server, address)
    const ours = await spread(address, async (value) => {
      const { committedAt, residentBytes } = await server.tell<Changed>(String(value))
      return { from: committedAt, bytes: residentBytes }
    })
    const peers = await nchan(sample)
    return [...rowsOf(ours, peers, sample), flat]
  } finally {
    await server.stop()
  }
}

const descriptorsAllowed = (): number => {
  const report = process.report.getReport() as unknown as {
    readonly userLimits: { readonly open_files: { readonly soft: number | 'unlimited' } }
  }
  const { soft } = report.userLimits.open_files
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : soft
}

interface Spread {
  /** Of each round, milliseconds from commit to event by nearest rank. */
  readonly p50: readonly number[]
  readonly p99: readonly number[]
  /** The most that the process had in memory after any round. */
  readonly bytes: number
}

type Send = (value: number) => Promise<{ readonly from: number; readonly bytes: number }>

async function spread(
  address: Pick<ListenOrder, 'port'> & { readonly events: string },
  send: Send,
): Promise<Spread> {
  const screens = await openScreens(address, SCREENS)
  try {
    const [p50, p99, bytes]: [number[], number[], number[]] = [[], [], []]
    for (let round = -WARM; round < ROUNDS; round++) {
      const value = FIRST + 1_000 + round
      await screens.tell(JSON.stringify(wordsOf(value)))
      const heard = screens.next<Heard>()
      const sent = await send(value)
      const times = (await heard).at.map((at) => at - sent.from)
      if (round < 0) continue
      p50.push(quantile(times, 0.5))
      p99.push(quantile(times, 0.99))
      bytes.push(sent.bytes)
    }
    return { p50, p99, bytes: Math.max(...bytes) }
  } finally {
    await screens.stop()
  }
}

async function openScreens(
  { port, events }: { readonly port: number; readonly events: string },
  screens: number,
): Promise<LineProgram> {
  const order: ListenOrder = { port, path: events, screens }
  const program = startProgram('bench-listeners', [JSON.stringify(order)])
  await program.next()
  return program
}

/** The message as one screen gets it, of a change to `FIRST`. */
async function sampleOf(server: LineProgram, { port, events }: WallAddress): Promise<string> {
  const abort = new AbortController()
  const { body } = await fetch(`http://127.0.0.1:${port}${events}`, { signal: abort.signal })
  if (!body) throw new Error('no stream')
  const changed = server.tell<Changed>(String(FIRST))
  let text = ''
  try {
    for await (const part of Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).setEncoding(
      'utf8',
    )) {
      text += part
      const line = text.split('\n').find((line) => line.startsWith('data: ') && line.includes(wordsOf(FIRST)))
      if (line && text.endsWith('\n\n')) return line.slice('data: '.length)
    }
  } finally {
    await changed
    abort.abort()
  }
  throw new Error('the stream ended')
}

async function nchan(sample: string): Promise<Spread | null> {
  const peer = await startNchan(SCREENS)
  if (peer === null) {
    console.error('  SKIPPED: no nginx with nchan here (Debian: apt install nginx-light libnginx-mod-nchan)')
    return null
  }
  try {
    return await spread(peer, async (value) => {
      const from = performance.timeOrigin + performance.now()
      await peer.publish(sample.replaceAll(wordsOf(FIRST), wordsOf(value)))
      return { from, bytes: peer.residentBytes() }
    })
  } finally {
    await peer.stop()
  }
}

/** What the service keeps with a thousand screens, before and after many updates; a soak does the same for long. */
async function keptMemory(server: LineProgram, address: WallAddress): Promise<Row> {
  const screens = await openScreens(address, FEW)
  try {
    const kept: number[] = []
    for (let update = 0; update < UPDATES; update++) {
      const { keptBytes } = await server.tell<Changed>(String(FIRST + 2_000 + update))
      kept.push(keptBytes ?? Number.NaN)
    }
    const early = median(kept.slice(UPDATES / 3, UPDATES / 2))
    const late = median(kept.slice(-UPDATES / 6))
    return {
      what: `memory kept by the service with ${show(FEW)} screens over ${UPDATES / 2} updates`,
      reach: `at most ${FLAT} × that before`,
      measured: `${show(late / 1e6)} MB after collecting, ${(late / early).toFixed(3)} × that before`,
      yardstick: `before: ${show(early / 1e6)} MB`,
      reached: late <= early * FLAT,
    }
  } finally {
    await screens.stop()
  }
}

function rowsOf(ours: Spread, peer: Spread | null, sample: string): Row[] {
  const p99 = median(ours.p99)
  const size = `${show(Buffer.byteLength(sample) / 1000)} kB`
  return [
    {
      what: `a figure's change (${size}) on ${show(SCREENS)} screens of one process: from commit to event`,
      reach: `p99 ${P99_MS} ms`,
      measured: `p50 ${show(median(ours.p50))} ms, p99 ${show(p99)} ms${peer ? ` (${show(p99 / median(peer.p99))} × nchan’s)` : ''}`,
      yardstick: peer
        ? `nginx with nchan, one worker, the same message from its publishing: p50 ${show(median(peer.p50))} ms, p99 ${show(median(peer.p99))} ms`
        : '**skipped**: no nginx with nchan on this machine',
      reached: p99 <= P99_MS,
    },
    {
      what: `memory of the service with ${show(SCREENS)} screens`,
      reach: `under ${show(MEMORY_BYTES / 1e6)} MB`,
      measured: `${show(ours.bytes / 1e6)} MB resident`,
      yardstick: peer ? `nginx’s worker: ${show(peer.bytes / 1e6)} MB` : '**skipped**',
      reached: ours.bytes < MEMORY_BYTES,
    },
  ]
}
