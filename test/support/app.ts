// The real application on a real embedded store, with a clock that the test owns.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FastifyBaseLogger, type FastifyInstance, fastify, type InjectOptions } from 'fastify'
import type { Alerts } from '../../src/alerts/alerts.ts'
import { readBoard } from '../../src/boards/index.ts'
import { doerOf } from '../../src/core/deed.ts'
import type { Instant } from '../../src/core/period.ts'
import { type PersonRole, rightsOf, TOKEN_RIGHTS } from '../../src/core/roles.ts'
import { buildApp } from '../../src/http/app.ts'
import type { App, HttpDeps, HttpSettings } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import type { Decode } from '../../src/ingest/decoding/decode.ts'
import { DEFAULT_LIMITS, type IngestDeps } from '../../src/ingest/receive.ts'
import { EMBARGO } from '../../src/ingest/upload.ts'
import { keepPictures, type Pictures } from '../../src/live/pictures.ts'
import { openPeople, type People } from '../../src/people/people.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openTestAlerts, type TestAlertsDeps } from './alerts-world.ts'
import { decodeTextHere } from './decoding.ts'
import { openSharedStore, type SharedStore } from './shared-store.ts'

export const PLAN = `
plan: { id: demo-2022, region: "350502", regionName: 泉州市鲤城区, slipPrefix: 鲤督, year: 2022, title: 示例目标, document: 示〔2021〕1号, issued: 2021-12-30 }
units: [ 区发改局, 区财政局, 区商务局 ]
leaders: [ 王垦福 ]
sections: [ { id: "1", title: （一）示例 } ]
tasks:
  - number: 1
    section: null
    text: 地区生产总值增长 8%左右，居民收入与经济增长基本同步。
    lead: [ 区发改局 ]
    leaders: [ 王垦福 ]
    indicators:
      - { id: gdp, name: 地区生产总值增速, nameEn: Growth of gross product, kind: growth, phrase: 地区生产总值增长 8%左右, levelUnit: 亿元, frequency: quarterly, target: { comparator: about, value: 8 } }
      - { id: income, name: 居民收入增速, kind: relation, phrase: 居民收入与经济增长基本同步, frequency: quarterly, target: { comparator: in-step-with, with: gdp } }
  - number: 2
    section: "1"
    text: 净增市场主体 2000 户。
    lead: [ 区商务局 ]
    leaders: [ 王垦福 ]
    indicators:
      - { id: firms, name: 净增市场主体, nameEn: Net new firms, kind: cumulative, unit: 户, phrase: 净增市场主体 2000 户, frequency: monthly, target: { comparator: at-least, value: 2000 } }
      - { id: exact, name: 精确小数, kind: cumulative, unit: 亿元, decimals: 2, frequency: monthly, target: { comparator: at-least, value: 100.05 } }
`

export const FIGURES = `indicator,period,value,known_at
gdp,2022-Q1,5.1,2022-04-20
gdp,2022-Q2,7.2,2022-07-20
gdp,2022-Q3,7.7,2022-10-20
income,2022-Q3,7.5,2022-10-20
firms,2022-09,1000,2022-10-18
firms,2022-10,1130,2022-11-18
exact,2022-10,539.6900000001,2022-11-18
`

const BOARDS = [
  `{ id: headline, title: { zh: 主要指标, en: Headline targets }, pages: [ { tiles: [ { section: none } ] } ] }`,
  `{ id: all, title: { zh: 全部目标, en: All targets }, order: behind-first, pages: [ { tiles: [ { tile: gauge } ] } ] }`,
  `{ id: leader, title: "{name}", each: leader, pages: [ { tiles: [ { tile: gauge } ] } ] }`,
]

export interface TestApp {
  /** What writes without a token of its own is sent by a statistician, plans by a supervisor. */
  readonly app: App
  readonly people: People
  readonly alerts: Alerts
  /** A token of a new person with this role. */
  tokenOf(role: PersonRole, unit?: string): Promise<string>
  readonly data: SharedStore
  readonly ingest: IngestDeps
  readonly pictures: Pictures
  readonly now: () => Instant
  /** Moves the clock; it also moves by a second with every look. */
  setClock(at: Instant): void
  /** Builds another application on the same store; `log`: instead of silence. */
  another(changes: Partial<HttpDeps>, log?: FastifyBaseLogger): Promise<App>
  close(): Promise<void>
}

const SCRIPTS = ['wall', 'desk', 'unread', 'reading', 'search', 'ledger'] as const
const MORE_SCRIPTS = ['worker', 'pairing', 'screens', 'chart', 'drawing', 'deeds', 'embed'] as const

export interface TestAppOptions {
  readonly settings?: Partial<HttpSettings>
  /** Without plan and figures. */
  readonly empty?: boolean
  readonly start?: Instant
  /** What a browser runs; nothing where absent. */
  readonly scripts?: Partial<
    Readonly<Record<(typeof SCRIPTS)[number] | (typeof MORE_SCRIPTS)[number], string>>
  >
  /** Rules, channels and whatever else differs for alerts. */
  readonly alerts?: Partial<TestAlertsDeps>
  /** How far away a release may be; usual when absent. */
  readonly embargo?: IngestDeps['embargo']
  /** Where files are decoded, texts too; `decodeTextHere` when absent. */
  readonly decode?: Decode
  /** Another clock, which the store goes by too. */
  readonly now?: () => Instant
}

export const SETTINGS: HttpSettings = {
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
    uploadBytes: 1_000_000,
    writesPerMinute: 1_000,
    screens: 4,

    signInsPerMinute: 1_000,
  },
}

export const START = '2022-11-20T02:00:00.000Z'

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const data = await openSharedStore(options.now ? { now: options.now } : {})
  let clock = Date.parse(options.start ?? START)
  const now =
    options.now ??
    ((): Instant => {
      clock += 1_000
      return new Date(clock).toISOString()
    })
  const log = fastify({ logger: false }).log
  const pictures = keepPictures({ store: data.store, now, log })
  const ingest: IngestDeps = {
    store: data.store,
    plans: () => data.store.plans(),
    folder: join(data.folder, 'uploads'),
    embargo: options.embargo ?? { ...EMBARGO, longer: options.settings?.review ?? false },
    limits: { ...DEFAULT_LIMITS, bytes: 1_000_000 },
    now,
    decode: options.decode ?? decodeTextHere,
  }
  const publicFolder = join(data.folder, 'public')
  await mkdir(publicFolder)
  for (const name of SCRIPTS) {
    await writeFile(join(publicFolder, `${name}.js`), options.scripts?.[name] ?? 'document.title\n')
  }
  for (const name of MORE_SCRIPTS)
    await writeFile(join(publicFolder, `${name}.js`), options.scripts?.[name] ?? '0\n')
  const check = await data.store.check()
  const boardFiles = BOARDS.map((text) => {
    const { board } = readBoard(text)
    if (!board) throw new Error(`not a board: ${text}`)
    return board.file
  })
  const sessions = { idleMs: 2 * 3_600_000, absoluteMs: 12 * 3_600_000 }
  const people = await openPeople({ store: data.store, sessions, now, log })
  let persons = 0
  const tokenOf = async (role: PersonRole, unit: string | null = null): Promise<string> => {
    const login = `${role}-${++persons}`
    const words = { login, name: login, role, unit, active: true, account: null }
    const person = await people.add(words, doerOf('test'), { password: false })
    const scopes = rightsOf(role).filter((right) => TOKEN_RIGHTS.includes(right))
    const { token } = await people.makeToken(
      person?.id ?? '',
      { name: 'test', scopes, days: 366 },
      doerOf('test'),
    )
    return token
  }
  const tokens = { figures: await tokenOf('statistician'), plans: await tokenOf('supervisor') }
  const alerts = openTestAlerts({
    ...{ store: data.store, people, now, log, dataFolder: data.folder },
    storeCheck: () => check,
    ...options.alerts,
  })
  const deps: HttpDeps = {
    store: data.store,
    ingest,
    backups: { store: data.store, dataFolder: data.folder, release: '9.9.9' },
    pictures,
    people,
    alerts,
    oidc: null,
    boardFiles,
    engine: () => ({ kind: 'embedded', state: 'ready', restarts: 0, lastFailure: null }),
    storeCheck: () => check,
    originals: () => [],
    clockJumpMs: () => 0,
    clockAtStart: () => null,
    settings: { ...SETTINGS, ...options.settings },
    publicFolder,
    docsFolder: join(import.meta.dirname, '../../docs'),
    now,
    release: '9.9.9',
  }
  const apps: App[] = []
  const another = async (changes: Partial<HttpDeps>, appLog = log): Promise<App> => {
    const app = withTokens(await buildApp({ ...deps, ...changes }, appLog), tokens)
    apps.push(app)
    return app
  }
  if (!options.empty) {
    const act = { by: 'test', at: now() }
    await data.store.savePlan(parsePlan(PLAN), { sha256: 'a'.repeat(64), text: PLAN }, act)
  }
  const app = await another({})
  if (!options.empty) {
    // What is there from the start has been confirmed long ago.
    const first = options.settings?.review ? await another({ settings: SETTINGS }) : app
    const sent = await first.inject({
      method: 'POST',
      url: '/api/v1/uploads?filename=first.csv&by=test',
      headers: { 'content-type': 'text/csv' },
      payload: FIGURES,
    })
    if (sent.statusCode !== 201) throw new Error(sent.body)
  }
  return {
    app,
    data,
    ingest,
    pictures,
    people,
    alerts,
    tokenOf,
    another,
    now,
    setClock(at) {
      clock = Date.parse(at)
    },
    async close() {
      for (const each of apps) await each.close()
      await alerts.close()
      pictures.close()
      await data.close()
    },
  }
}

/** Requests that need a person and show none are sent by one; `authorization: ''` or a cookie keeps them as they are. */
function withTokens(app: App, tokens: { readonly figures: string; readonly plans: string }): App {
  const inject = app.inject.bind(app) as FastifyInstance['inject']
  const sent = (asked: InjectOptions | string): InjectOptions => {
    const options = typeof asked === 'string' ? { url: asked } : asked
    const headers: Record<string, unknown> = { ...options.headers }
    const path = String(options.url)
    const reads = ['GET', undefined].includes(options.method) && !path.includes('/file')
    if (headers.cookie !== undefined || reads) return options
    headers.authorization ??= `Bearer ${path.startsWith('/api/v1/plans') ? tokens.plans : tokens.figures}`
    if (headers.authorization === '') delete headers.authorization
    return { ...options, headers: headers as Record<string, string> }
  }
  return Object.assign(app, { inject: (asked: InjectOptions | string) => inject(sent(asked)) })
}
