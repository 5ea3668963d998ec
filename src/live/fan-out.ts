// One message to many streams: its bytes are made once, and whoever does not read is let go.
import type { ServerResponse } from 'node:http'

interface FanOut {
  /** Writes to all, whose heads were sent before; those too far behind are ended, and leave the set at once. `to`: what the log calls them. */
  send(clients: Set<ServerResponse>, message: string, to: string): void
  /** How many were let go since the service started. */
  slow(): number
}

interface Log {
  warn(details: object, message: string): void
}

/** A screen that is further behind is let go; it comes back and gets the whole picture. */
export const LONGEST_QUEUE_BYTES = 256 * 1024

export function fanOut(log: Log): FanOut {
  let slow = 0
  return {
    send(clients, message, to) {
      const plain = Buffer.from(message)
      const chunk = chunkOf(plain)
      let lost = 0
      let longest = 0
      for (const client of clients) {
        const queued = client.writableLength
        if (queued <= LONGEST_QUEUE_BYTES) {
          // Node would frame the chunk anew for each of thousands, in four writes where one does.
          if (client.chunkedEncoding && client.socket) client.socket.write(chunk)
          else client.write(plain)
          continue
        }
        // Its own `close` comes later: until then it would be counted, and written to, again.
        clients.delete(client)
        client.destroy()
        lost++
        longest = Math.max(longest, queued)
      }
      if (lost === 0) return
      slow += lost
      log.warn({ board: to, screens: lost, queuedBytes: longest }, 'screens that did not read were let go')
    },
    slow: () => slow,
  }
}

/** As HTTP/1.1 frames it (RFC 9112, 7.1): the length in hexadecimal digits before the bytes. */
const chunkOf = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
