// The real application for a soak, in a process of its own. Its figures lie in memory: an upload's way through the engine takes
// longer than all that a screen sees of it, and is soaked elsewhere. Each line on stdin is an `Order`; each answer a line.

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fastify } from 'fastify'
import { readBoard } from '../../src/boards/index.ts'
import { decimal } from '../../src/core/decimal.ts'
import type { Observation } from '../../src/core/observation.ts'
import { period } from '../../src/core/period.ts'
import { buildApp } from '../../src/http/app.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { DEFAULT_LIMITS } from '../../src/ingest/receive.ts'
import { keepPictures } from '../../src/live/pictures.ts'
import { openPeople } from '../../src/people/people.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { keepHeapLean } from '../../src/program/lean-heap.ts'
import { openTestAlerts } from '../support/alerts-world.ts'
import { openTestStore } from '../support/store.ts'

export interface Order {
  /** New values of indicators in their last month. */
  readonly set?: Readonly<Record<string, number>>
  /** Whether figures can be read. */
  readonly readable?: boolean
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
const BOARD =
  '{ id: all, title: { zh: 四十项指标, en: Forty targets }, pages: [ { tiles: [ { tile: gauge } ] } ] }'

keepHeapLean()
const [port = '0', publicFolder = ''] = process.argv.slice(2)
const now = (): string => new Date(Date.UTC(2022, 10, 20) + performance.now()).toISOString()
const plan = parsePlan(PLAN)
const figures = new Map<string, Observation>()
let readable = true

function put(indicator: string, month: string, value: number): void {
  const knownAt = now()
  figures.set(`${indicator}/${month}`, {
    ...{ region: plan.region, indicator, period: period(month), basis: 'cumulative', status: 'A' },
    ...{ value: decimal(String(value)), knownAt, source: '', note: '', row: 2, cell: 'C2', upload: 'soak' },
    recordedAt: knownAt,
  })
}

for (let index = 0; index < GAUGES; index++) {
  for (let month = 1; month <= 10; month++)
    put(`i${index}`, `2022-${String(month).padStart(2, '0')}`, month * 100 + index)
}

const read = <T>(value: T): Promise<T> =>
  readable ? Promise.resolve(value) : Promise.reject(new Error('the store cannot be read'))
const data = await openTestStore()
const { log } = fastify({ logger: false })
const saved = { sha256: 'd'.repeat(64), text: PLAN }
await data.store.savePlan(plan, saved, { by: 'soak', at: now() })
const kept = await data.store.plans()
const pictures = keepPictures({
  store: {
    plans: () => read(kept),
    demonstration: () => read(null),
    observations: () => read([...figures.values()]),
    nextRelease: () => read(null),
  },
  now,
  log,
})
const { board } = readBoard(BOARD)
if (!board) throw new Error('not a board')
const sessions = { idleMs: 3_600_000, absoluteMs: 3_600_000 }
const people = await openPeople({ store: data.store, sessions, now, log })
const app = await buildApp(
  {
    store: data.store,
    ingest: {
      store: data.store,
      plans: () => data.store.plans(),
      folder: await mkdtemp(join(tmpdir(), 'duibiao-soak-uploads-')),
      limits: DEFAULT_LIMITS,
      now,
    },
    backups: { store: data.store, dataFolder: data.folder, release: '' },
    pictures,
    people,
    alerts: openTestAlerts({ store: data.store, people, now, log, dataFolder: data.folder }),
    oidc: null,
    boardFiles: [board.file],
    engine: () => ({ kind: 'embedded', state: 'ready', restarts: 0, lastFailure: null }),
    storeCheck: () => null,
    originals: () => [],
    clockJumpMs: () => 0,
    clockAtStart: () => null,
    settings: {
      loopback: true,
      allowedHosts: [],
      publicView: true,
      review: false,
      secure: false,
      publicUrl: null,
      trustedProxies: [],
      embedders: [],
      limits: {
        ...DEFAULT_HTTP_LIMITS,

        uploadBytes: 1_000,
        writesPerMinute: 1_000,
        screens: 2_000,
        signInsPerMinute: 10,
      },
    },
    publicFolder,
    docsFolder: resolve('docs'),
    now,
    release: 'soak',
  },
  log,
)
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.stdout.write('ready\n')

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order
  readable = order.readable ?? readable
  for (const [indicator, value] of Object.entries(order.set ?? {})) put(indicator, '2022-10', value)
  await pictures.refresh()
  process.stdout.write('done\n')
}
await app.close()
pictures.close()
await data.close()
process.exit(0)
