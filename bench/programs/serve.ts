// The real application on a fresh store, as the service has it, with plans, boards and figures of a benchmark's own.

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { readBoard } from '../../src/boards/index.ts'
import { doerOf } from '../../src/core/deed.ts'
import { buildApp } from '../../src/http/app.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { loadAssets } from '../../src/http/routes/assets.ts'
import { DEFAULT_LIMITS, type IngestDeps, receiveUpload } from '../../src/ingest/receive.ts'
import { keepPictures } from '../../src/live/pictures.ts'
import { openPeople } from '../../src/people/people.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { keepHeapLean } from '../../src/program/lean-heap.ts'
import { openTestAlerts } from '../../test/support/alerts-world.ts'
import { openTestStore } from '../../test/support/store.ts'

export interface BenchService {
  readonly port: number
  /** An answer without content that goes the same way through the same server. */
  readonly empty: string
  /** Of a statistician. */
  readonly token: string
  /** Stores a CSV file of figures; pages follow with `refresh`. */
  receive(text: string): Promise<void>
  /** Makes the pictures again and tells the screens. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** Stands in November 2022, listens on loopback, lets everybody look. `figures`: a CSV file of the first plan. */
export async function serve(world: {
  readonly plans: readonly string[]
  readonly board: string
  readonly figures: string
  /** Pages come with their scripts; else with empty ones. */
  readonly scripts?: boolean
}): Promise<BenchService> {
  keepHeapLean()
  const now = () => new Date(Date.UTC(2022, 10, 20) + performance.now()).toISOString()
  const data = await openTestStore()
  const { board } = readBoard(world.board)
  if (!board) throw new Error('not a board')
  const log = pino({ level: 'info' }, pino.destination('/dev/null'))
  for (const [index, text] of world.plans.entries()) {
    const sha256 = String(index).padStart(64, 'b')
    await data.store.savePlan(parsePlan(text), { sha256, text }, { by: 'bench', at: now() })
  }
  const ingest: IngestDeps = {
    store: data.store,
    plans: () => data.store.plans(),
    folder: join(data.folder, 'uploads'),
    limits: DEFAULT_LIMITS,
    now,
  }
  const receive = async (text: string): Promise<void> => {
    await receiveUpload(ingest, {
      body: Readable.from([text], { objectMode: false }),
      contentType: 'text/csv',
      filename: 'figures.csv',
      by: 'bench',
      ...{
        dryRun: false,
        plan: parsePlan(world.plans[0] ?? '').id,
        region: null,
        source: null,
        knownAt: null,
      },
      accept: { all: 'benchmark', each: {} },
    })
  }
  await receive(world.figures)
  const built = fileURLToPath(new URL('./public', import.meta.url))
  const publicFolder = world.scripts ? built : join(data.folder, 'public')
  if (!world.scripts) {
    await mkdir(publicFolder)
    // Without content the wall's script is the empty route of this very server.
    for (const name of await readdir(built))
      if (name.endsWith('.js')) await writeFile(join(publicFolder, name), '')
  }
  const pictures = keepPictures({ store: data.store, now, log })
  const people = await openPeople({
    ...{ store: data.store, now, log },
    sessions: { idleMs: 60_000, absoluteMs: 60_000 },
  })
  const app = await buildApp(
    {
      ...{ store: data.store, ingest, people, publicFolder, docsFolder: 'docs', now },
      pictures,
      backups: { store: data.store, dataFolder: data.folder, release: '' },
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

          uploadBytes: 100_000_000,
          writesPerMinute: 100_000,
          screens: 6_000,
          signInsPerMinute: 10,
        },
      },
      release: 'bench',
    },
    log,
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const words = {
    login: 'bench',
    name: 'bench',
    role: 'statistician',
    unit: null,
    active: true,
    account: null,
  } as const
  const person = await people.add(words, doerOf('bench'), { password: false })
  const scope = { name: 'bench', scopes: ['figures:write'], days: 30 } as const
  const { token } = await people.makeToken(person?.id ?? '', scope, doerOf('bench'))
  return {
    port: (app.server.address() as AddressInfo).port,
    empty: loadAssets(publicFolder).assets.wall,
    ...{ token, receive, refresh: () => pictures.refresh() },
    async close() {
      await app.close()
      await data.close()
    },
  }
}
