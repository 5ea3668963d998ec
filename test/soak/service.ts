// The real application for a soak: a process of its own at an address that stays, killed and started again at will.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { freePort } from '../support/free-port.ts'
import { startFlags } from '../support/start-flags.ts'
import type { Order } from './program.ts'

export interface SoakService {
  readonly port: number
  /** A figure comes in, and its pictures are made; false: the service is not there. */
  send(indicator: string, value: number): Promise<boolean>
  /** Whether figures can be read. */
  readable(is: boolean): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
  start(): Promise<void>
  /** Resident bytes of the service's own process, without the engine. */
  memory(): number
  /** So many more screens hear a board; what they hear is counted and thrown away. */
  listeners(count: number, query: string): Promise<{ readonly bytes: () => number; end(): void }>
}

interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  /** The next line that it says; null: it ended. */
  readonly line: () => Promise<string | null>
}

/** `program`: `program.ts` as a file that Node runs; `publicFolder`: what browsers load. */
export async function openSoakService(program: string, publicFolder: string): Promise<SoakService> {
  const port = await freePort()
  const values: Record<string, number> = {}
  let running: Running | null = null

  async function start(): Promise<void> {
    if (running) return
    const child = spawn(process.execPath, [...startFlags(), program, String(port), publicFolder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.on('error', () => {})
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next: Running = {
      child,
      line: async () => {
        const { value, done } = await lines.next()
        return done ? null : value
      },
    }
    if ((await next.line()) !== 'ready') throw new Error('the service did not start')
    running = next
    await order({ set: values })
  }

  async function order(what: Order): Promise<boolean> {
    const to = running
    if (!to) return false
    to.child.stdin.write(`${JSON.stringify(what)}\n`)
    return (await to.line()) === 'done'
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    const ending = running
    running = null
    if (!ending) return
    const gone = once(ending.child, 'close')
    if (signal === 'SIGTERM') ending.child.stdin.end()
    else ending.child.kill(signal)
    await gone
  }

  await start()
  return {
    port,
    send(indicator, value) {
      values[indicator] = value
      return order({ set: { [indicator]: value } })
    },
    async readable(is) {
      await order({ readable: is })
    },
    kill,
    start,
    memory() {
      const status = running ? readFileSync(`/proc/${running.child.pid}/status`, 'utf8') : ''
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
    },
    async listeners(count, query) {
      let bytes = 0
      const open = await Promise.all(Array.from({ length: count }, () => listener(port, query)))
      for (const answer of open)
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
      return {
        bytes: () => bytes,
        end() {
          for (const answer of open) answer.destroy()
        },
      }
    },
  }
}

const listener = (port: number, query: string): Promise<Readable> =>
  new Promise((resolve, reject) => {
    const asked = get(`http://127.0.0.1:${port}/events${query}`, { agent: false }, (answer) => {
      answer.on('error', () => {})
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`a screen was told ${answer.statusCode}`))
    })
    asked.on('error', reject)
  })
