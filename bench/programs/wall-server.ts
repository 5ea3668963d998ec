// The real application with a wall of forty gauges on a fresh store, in a process of its own, as the service has it.
// Says on one JSON line where it listens, and ends when its stdin does.

import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fastify } from 'fastify'
import { readBoard } from '../../src/boards/index.ts'
import { buildApp } from '../../src/http/app.ts'
import { keepPictures } from '../../src/http/pictures.ts'
import { loadAssets } from '../../src/http/routes/assets.ts'
import { DEFAULT_LIMITS, type IngestDeps, receiveUpload } from '../../src/ingest/receive.ts'
import { openPeople } from '../../src/people/people.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openTestAlerts } from '../../test/support/alerts-world.ts'
import { openTestStore } from '../../test/support/store.ts'

export interface WallAddress {
  readonly port: number
  readonly wall: string
  /** An answer without content that goes the same way through the same server. */
  readonly empty: string
}

const GAUGES = 40
const KINDS = ['growth', 'cumulative', 'level', 'ratio'] as const

const kindAt = (index: number) => KINDS[index % KINDS.length] ?? 'cumulative'
const indicators = Array.from({ length: GAUGES }, (_, index) => {
  const kind = kindAt(index)
  const isShare = kind === 'growth' || kind === 'ratio'
  const comparator = index % 3 === 0 ? 'about' : 'at-least'
  return `  - { id: i${index}, name: 第${index + 1}项重点指标, kind: ${kind}, unit: "${isShare ? '%' : '户'}", decimals: ${
    isShare ? 1 : 0
  }, baseline: ${kind === 'level' ? 100 : 'null'}, target: { comparator: ${comparator}, value: ${isShare ? (kind === 'ratio' ? 95 : 8) : 2000} } }`
})
const PLAN = `plan: { id: wall-2022, region: "350502", regionName: 泉州市鲤城区, year: 2022, title: 示例目标 }\nindicators:\n${indicators
  .map((line) => line.replace(' baseline: null,', ''))
  .join('\n')}\n`
const BOARD =
  '{ id: forty, title: { zh: 四十项指标, en: Forty targets }, pages: [ { tiles: [ { tile: gauge } ] } ] }'

function figures(): string {
  const lines = ['indicator,period,value,known_at']
  for (let index = 0; index < GAUGES; index++) {
    const kind = kindAt(index)
    // Some stay unreported, some are behind, as on any wall.
    for (let month = 1; month <= (index % 9 === 8 ? 0 : 10); month++) {
      const value =
        kind === 'growth'
          ? 5 + ((index + month) % 7)
          : kind === 'ratio'
            ? 70 + month * 2
            : month * (120 + index * 3)
      const two = (number: number) => String(number).padStart(2, '0')
      lines.push(`i${index},2022-${two(month)},${value},2022-${two(month + 1)}-18`)
    }
  }
  return `${lines.join('\n')}\n`
}

const now = () => new Date(Date.UTC(2022, 10, 20) + performance.now()).toISOString()
const data = await openTestStore()
const { board } = readBoard(BOARD)
if (!board) throw new Error('not a board')
const { log } = fastify({ logger: false })
await data.store.savePlan(parsePlan(PLAN), { sha256: 'b'.repeat(64), text: PLAN }, { by: 'bench', at: now() })
const ingest: IngestDeps = {
  store: data.store,
  plans: () => data.store.plans(),
  folder: join(data.folder, 'uploads'),
  limits: DEFAULT_LIMITS,
  now,
}
await receiveUpload(ingest, {
  body: Readable.from([figures()], { objectMode: false }),
  contentType: 'text/csv',
  filename: 'figures.csv',
  by: 'bench',
  ...{ dryRun: false, plan: null, region: null, source: null, knownAt: null },
  onWarning: 'tell',
})
const publicFolder = join(data.folder, 'public')
await mkdir(publicFolder)
// What the wall loads is not asked for here; without content it is the empty route of this very server.
await writeFile(join(publicFolder, 'wall.js'), '')
const people = await openPeople({
  store: data.store,
  sessions: { idleMs: 60_000, absoluteMs: 60_000 },
  now,
  log,
})
const app = await buildApp(
  {
    store: data.store,
    ingest,
    pictures: keepPictures({ store: data.store, now, log }),
    people,
    alerts: openTestAlerts({ store: data.store, people, now, log, dataFolder: data.folder }),
    oidc: null,
    boardFiles: [board.file],
    engine: () => ({ kind: 'embedded', state: 'ready', restarts: 0, lastFailure: null }),
    storeCheck: () => null,
    settings: {
      loopback: true,
      allowedHosts: [],
      publicView: true,
      openWrites: false,
      secure: false,
      trustedProxies: [],
      limits: { uploadBytes: 1_000_000, writesPerMinute: 1_000, screens: 500, signInsPerMinute: 10 },
    },
    publicFolder,
    now,
    release: 'bench',
  },
  log,
)
await app.listen({ host: '127.0.0.1', port: 0 })
const address: WallAddress = {
  port: (app.server.address() as AddressInfo).port,
  wall: '/wall/forty',
  empty: loadAssets(publicFolder).assets.wall,
}
process.stdout.write(`${JSON.stringify(address)}\n`)

process.stdin.once('end', () => {
  app
    .close()
    .then(() => data.close())
    .then(() => process.exit(0))
})
process.stdin.resume()
