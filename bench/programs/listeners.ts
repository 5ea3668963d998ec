// Screens that only listen, in a process of their own: `bench-listeners.js JSON`. Plain sockets, so that hearing costs
// as little as it can. Told on stdin what to wait for (one JSON line), they say on stdout when each of them had it.
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export interface ListenOrder {
  readonly port: number
  readonly path: string
  readonly screens: number
}

/** One line on stdin: words that come with the next event. */
export interface Heard {
  /** Milliseconds since 1970 at which each screen had the words, in no order. */
  readonly at: readonly number[]
  /** The longest event: bytes from its `event:` to its end. */
  readonly bytes: number
}

const order = JSON.parse(process.argv[2] ?? '{}') as ListenOrder
/** Connecting all at once would overflow the server's queue of new connections. */
const AT_ONCE = 100
/** Words may be cut in two by the parts in which they come. */
const KEPT = 64

const question = `GET ${order.path} HTTP/1.1\r\nHost: 127.0.0.1:${order.port}\r\nAccept: text/event-stream\r\n\r\n`
let wanted: Buffer | null = null
let at: number[] = []
let bytes = 0

function listen(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(order.port, '127.0.0.1')
    socket.setNoDelay(true)
    let before = Buffer.alloc(0)
    let heard: Buffer | null = null
    let size = 0
    socket.once('error', reject)
    socket.once('connect', () => socket.write(question))
    socket.once('data', (part) => {
      if (!part.toString('latin1').startsWith('HTTP/1.1 200'))
        reject(new Error(part.toString().slice(0, 200)))
      else resolve(socket)
    })
    socket.on('data', (part) => {
      size += part.length
      if (wanted === null || heard === wanted) {
        before = part.subarray(-KEPT)
        if (heard === wanted) size = 0
        return
      }
      const both = Buffer.concat([before, part])
      before = both.subarray(-KEPT)
      if (!both.includes(wanted)) return
      at.push(performance.timeOrigin + performance.now())
      heard = wanted
      bytes = Math.max(bytes, size)
      size = 0
      if (at.length === order.screens) tell()
    })
    socket.once('close', () => {
      console.error('a screen was let go')
      process.exit(1)
    })
  })
}

function tell(): void {
  const heard: Heard = { at, bytes }
  process.stdout.write(`${JSON.stringify(heard)}\n`)
  wanted = null
}

for (let open = 0; open < order.screens; open += AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, order.screens - open) }, listen))
}
process.stdout.write('{"ready":true}\n')
for await (const line of createInterface({ input: process.stdin })) {
  at = []
  bytes = 0
  wanted = Buffer.from(String(JSON.parse(line)))
  process.stdout.write('{"waiting":true}\n')
}
process.exit(0)
