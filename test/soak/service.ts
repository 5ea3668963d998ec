// The real service for a soak: a process of its own at an address that stays, killed and started again at will.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { type RunningService, serveDuibiao } from '../support/duibiao.ts'

export interface SoakService {
  readonly port: number
  /** A figure of an indicator comes in; false: the service is not there, or its engine is not. */
  send(indicator: string, period: string, value: number): Promise<boolean>
  kill(signal: NodeJS.Signals): Promise<void>
  start(): Promise<void>
  /** The engine's process dies at once. */
  killEngine(): void
  /** Resident bytes of the service's own process, without the engine. */
  memory(): number
  /** So many more screens hear a board; what they hear is read and thrown away. Returns how to end them. */
  listeners(count: number, query: string): Promise<{ readonly bytes: () => number; end(): void }>
  stop(): Promise<void>
}

const GAUGES = 40
const PLAN = `plan: { id: soak-2022, region: "350502", regionName: 泉州市鲤城区, year: 2022, title: 示例目标 }
indicators:
${Array.from(
  { length: GAUGES },
  (_, index) =>
    `  - { id: i${index}, name: 第${index + 1}项重点指标, kind: cumulative, unit: 户, frequency: monthly, target: { comparator: at-least, value: 2000 } }`,
).join('\n')}
`

/** A plan of forty gauges, with ten months each. */
async function plant(port: number): Promise<void> {
  const figures = Array.from({ length: GAUGES }, (_, index) =>
    Array.from({ length: 10 }, (_, month) => {
      const two = String(month + 1).padStart(2, '0')
      return `i${index},2022-${two},${(month + 1) * 100 + index}\n`
    }).join(''),
  )
  for (const [path, type, body] of [
    ['plans', 'application/yaml', PLAN],
    ['uploads?filename=first.csv', 'text/csv', `indicator,period,value\n${figures.join('')}`],
  ] as const) {
    const url = `http://127.0.0.1:${port}/api/v1/${path}`
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
    if (!answer.ok) throw new Error(await answer.text())
  }
}

export async function openSoakService(folder: string): Promise<SoakService> {
  const port = await freePort()
  const env = {
    DATA_DIR: folder,
    PORT: String(port),
    MAX_WRITES_PER_MINUTE: '100000',
    LOG_LEVEL: 'silent',
    SEED: 'none',
  }
  let running: RunningService | null = await serveDuibiao(env)
  await plant(port)

  async function kill(signal: NodeJS.Signals): Promise<void> {
    const ending = running
    running = null
    await ending?.stop(signal)
  }

  return {
    port,
    async send(indicator, period, value) {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/uploads?filename=soak.csv`, {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body: `indicator,period,value\n${indicator},${period},${value}\n`,
        })
        const words = await answer.text()
        if (answer.status === 400 || answer.status === 422) throw new TypeError(words)
        return answer.status === 201
      } catch (error) {
        if (error instanceof TypeError && error.message.startsWith('{')) throw error
        return false
      }
    },
    kill,
    async start() {
      running ??= await serveDuibiao(env)
    },
    killEngine() {
      if (running === null) return
      for (const child of childrenOf(running.pid)) process.kill(child, 'SIGKILL')
    },
    memory() {
      const status = running === null ? '' : readFileSync(`/proc/${running.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
    },
    async listeners(count, query) {
      let bytes = 0
      const open = await Promise.all(
        Array.from(
          { length: count },
          () =>
            new Promise<{ destroy(): unknown }>((resolve, reject) => {
              const asked = get(`http://127.0.0.1:${port}/events${query}`, { agent: false }, (answer) => {
                if (answer.statusCode !== 200) reject(new Error(`a screen was told ${answer.statusCode}`))
                answer.on('data', (chunk: Buffer) => {
                  bytes += chunk.length
                })
                answer.on('error', () => {})
                resolve(answer)
              })
              asked.on('error', reject)
            }),
        ),
      )
      return {
        bytes: () => bytes,
        end() {
          for (const answer of open) answer.destroy()
        },
      }
    },
    stop: () => kill('SIGTERM'),
  }
}

/** The engine is the service's only child. */
function childrenOf(pid: number): number[] {
  const text = execFileSync('cat', [`/proc/${pid}/task/${pid}/children`], { encoding: 'utf8' })
  return text.split(/\s+/).filter(Boolean).map(Number)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
