// The real application on a fresh store, as the service has it, with plans, boards and figures of a benchmark's own.

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Alerts } from '../../src/alerts/alerts.ts'
import { readBoard } from '../../src/boards/index.ts'
import { doerOf } from '../../src/core/deed.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { buildApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { loadAssets } from '../../src/http/routes/assets.ts'
import { DEFAULT_LIMITS, type IngestDeps, receiveUpload } from '../../src/ingest/receive.ts'
import { keepPictures } from '../../src/live/pictures.ts'
import { openPeople } from '../../src/people/people.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { keepHeapLean } from '../../src/program/lean-heap.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { Store } from '../../src/store/store.ts'
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
  /** Asked without a socket. */
  readonly app: App
  /** Makes the pictures again and tells the screens. */
  refresh(): Promise<void>
  readonly store: Store
  readonly alerts: Alerts
  /** Cookie of a new person with this role who signed in. */
  signIn(role: PersonRole, name: string, unit: string | null): Promise<string>
  close(): Promise<void>
}

/** Stands in November 2022, listens on loopback, lets everybody look. `figures`: a CSV file of the first plan. */
export async function serve(world: {
  readonly plans: readonly string[]
  readonly board: string
  readonly figures: string
  /** Writes what cannot come by uploads, before the store that is served from is opened. */
  readonly fill?: (database: Database) => Promise<void>
  readonly rules?: readonly Rule[]
  /** Pages come with their scripts; else with empty ones. */
  readonly scripts?: boolean
}): Promise<BenchService> {
  keepHeapLean()
  const now = () => new Date(Date.UTC(2022, 10, 20) + performance.now()).toISOString()
  const parsed = new Map<string, Plan>()
  const parse = (text: string): Plan => {
    const plan = parsed.get(text) ?? parsePlan(text)
    parsed.set(text, plan)
    return plan
  }
  const data = await openTestStore({ parsePlan: parse, now })
  const { board } = readBoard(world.board)
  if (!board) throw new Error('not a board')
  const log = pino({ level: 'info' }, pino.destination('/dev/null'))
  const plans = world.plans.map(parse)
  for (const [index, plan] of plans.entries()) {
    const [sha256, text] = [String(index).padStart(64, 'b'), world.plans[index] ?? '']
    await data.store.savePlan(plan, { sha256, text }, { by: 'bench', at: now() })
  }
  let { store } = data
  if (world.fill) {
    const database = openDatabase(data.engine)
    await world.fill(database)
    await database.close()
    store = await data.reopen()
  }
  const ingest: IngestDeps = {
    store,
    plans: () => store.plans(),
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
        plan: plans[0]?.id ?? null,
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
  const pictures = keepPictures({ store, now, log })
  const people = await openPeople({
    ...{ store, now, log },
    sessions: { idleMs: 3_600_000, absoluteMs: 3_600_000 },
  })
  const alerts = openTestAlerts({
    ...{ store, people, now, log, dataFolder: data.folder },
    rules: world.rules ?? [],
  })
  const app = await buildApp(
    {
      ...{
        store,
        ingest,
        people,
        publicFolder,
        docsFolder: fileURLToPath(new URL('../docs', import.meta.url)),
        now,
      },
      pictures,
      backups: { store, dataFolder: data.folder, release: '' },
      alerts,
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
          pagesPerAsker: 1_000,
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
    ...{ token, receive, app, refresh: () => pictures.refresh(), store, alerts },
    async signIn(role, name, unit) {
      const account = `bench-${role}`
      await people.add({ login: account, name, role, unit, active: true, account }, doerOf('bench'), {
        password: false,
      })
      const { token } = await people.signInByProvider({ subject: account, account, from: '127.0.0.1' })
      return `duibiao_session=${token}`
    },
    async close() {
      await app.close()
      await data.close()
    },
  }
}
