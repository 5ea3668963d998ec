// Clients that ask a server on loopback again and again, in a process of their own: `bench-load.js JSON`.
// Plain sockets and no HTTP library, so that the asking costs as little as it can. Prints one JSON line.
import { connect, type Socket } from 'node:net'

export interface LoadOrder {
  readonly port: number
  /** One, or several that are asked for in turn. */
  readonly path: string | readonly string[]
  /** Further header lines. */
  readonly headers: readonly string[]
  /** Keep-alive connections. */
  readonly clients: number
  /** How long answers are counted; before that a quarter of it is not. */
  readonly seconds: number
  /** Milliseconds between two questions of one client; 0: as soon as it has its answer. */
  readonly everyMs: number
}

export interface LoadTimes {
  readonly answers: number
  /** Those before counting began too. */
  readonly all: number
  readonly perSecond: number
  /** Milliseconds from question to the answer's last byte, by nearest rank. */
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}

const order = JSON.parse(process.argv[2] ?? '{}') as LoadOrder
const questions = [order.path]
  .flat()
  .map((path) =>
    Buffer.from(
      [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${order.port}`, ...order.headers, '', ''].join('\r\n'),
    ),
  )
let next = 0
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n')
const countFrom = performance.now() + order.seconds * 250
const countTo = countFrom + order.seconds * 1000
const times: number[] = []
let bytes = 0
let all = 0

/** How many bytes an answer has, its head included; null: it comes in chunks until the last one. */
function lengthOf(start: Buffer): { readonly total: number | null } | null {
  const end = start.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = start.toString('latin1', 0, end)
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(head.slice(0, 200))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  return { total: length === undefined ? null : end + 4 + Number(length) }
}

function client(index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(order.port, '127.0.0.1')
    socket.setNoDelay(true)
    let asked = 0
    let got = 0
    let known: { readonly total: number | null } | null = null
    const ask = () => {
      asked = performance.now()
      got = 0
      known = null
      socket.write(questions[next++ % questions.length] ?? '')
    }
    socket.once('error', reject)
    // Not all at the same moment: screens are not switched on together.
    socket.once('connect', () => setTimeout(ask, (order.everyMs * index) / order.clients))
    socket.on('data', (part) => {
      got += part.length
      known ??= lengthOf(part)
      if (known === null) return
      const isWhole =
        known.total === null ? part.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS) : got >= known.total
      if (!isWhole) return
      const now = performance.now()
      all++
      if (now >= countFrom && now < countTo) {
        times.push(now - asked)
        bytes = got
      }
      if (now >= countTo) {
        socket.destroy()
        resolve()
      } else if (order.everyMs > 0) setTimeout(ask, Math.max(0, asked + order.everyMs - now))
      else ask()
    })
  })
}

await Promise.all(Array.from({ length: order.clients }, (_, index) => client(index)))
times.sort((a, b) => a - b)
const rank = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? Number.NaN
const result: LoadTimes = {
  answers: times.length,
  all,
  perSecond: times.length / order.seconds,
  p50: rank(0.5),
  p99: rank(0.99),
  bytes,
}
process.stdout.write(`${JSON.stringify(result)}\n`)
