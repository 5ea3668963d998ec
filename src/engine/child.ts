// The process that holds the data folder: the embedded ClickHouse behind HTTP on loopback. Alone may import chdb.
// Its orders come on stdin (a JSON line, then `stop`); when stdin closes, its parent is dead and it ends at once.
import { mkdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Session } from 'chdb'
import { serveHttp } from './http-interface.ts'
import type { Orders, Ready } from './orders.ts'
import { openTraffic } from './traffic.ts'

// What the engine writes is for its own user only.
process.umask(0o077)

const lines = createInterface({ input: process.stdin })
let stop: (() => Promise<void>) | null = null

lines.on('line', (line) => {
  if (line === 'stop') {
    if (stop) stop().catch(die)
    else process.exit(0)
  } else {
    stop = open(JSON.parse(line) as Orders)
  }
})
// No leave-taking: the engine's own files are safe against a kill, and nobody is left to wait for us.
lines.on('close', () => process.kill(process.pid, 'SIGKILL'))
// The parent decides when to stop; Ctrl-C reaches the whole group.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

function die(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

function open({ folder, port, username, password }: Orders): () => Promise<void> {
  const data = join(folder, 'clickhouse')
  const incoming = join(folder, 'incoming')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  let traffic: ReturnType<typeof openTraffic>
  try {
    traffic = openTraffic(() => new Session(data))
  } catch (error) {
    die(error)
  }
  // Only after the lock on the data folder is ours: another engine's bodies are not to be taken away.
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { mode: 0o700 })

  const server = serveHttp({ traffic, username, password, incoming })
  server.on('error', die)
  server.listen(port, '127.0.0.1', () => {
    const ready: Ready = { port: (server.address() as AddressInfo).port }
    process.stdout.write(`${JSON.stringify(ready)}\n`)
  })
  return async () => {
    server.close()
    server.closeIdleConnections()
    await traffic.drained()
    server.closeAllConnections()
    traffic.close()
    process.exit(0)
  }
}
