// What the service is made of, and in which order it starts and stops.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type { Alerts } from './alerts/alerts.ts'
import { type FolderWatch, watchFolder } from './alerts/folder-watch.ts'
import {
  type Board,
  boardsFor,
  checkBoard,
  checkBoardIds,
  type ReadBoard,
  readBoard,
} from './boards/index.ts'
import { type Config, demoTokenFile, projectFolder, RELEASE } from './config.ts'
import type { Instant } from './core/period.ts'
import type { Plan } from './core/plan.ts'
import { keptOn } from './core/plan-days.ts'
import { faultLines, Problem } from './core/problem.ts'
import { countDaysIn, dayOf } from './core/zone.ts'
import { clearLeftovers } from './data-folder.ts'
import { type Engine, startEngine } from './engine/supervisor.ts'
import { buildApp } from './http/app.ts'
import type { App, EngineHealth } from './http/deps.ts'
import { checkOriginals, type OriginalLoss, toldLosses } from './ingest/originals.ts'
import { DEFAULT_LIMITS, type IngestDeps } from './ingest/receive.ts'
import { closeToOthers, writeWhole } from './ingest/whole-file.ts'
import { newsOfFollowers } from './live/followed.ts'
import { keepPictures, type Pictures } from './live/pictures.ts'
import { type FirstWords, welcomeFirst } from './people/first-start.ts'
import { openOidc } from './people/oidc.ts'
import { openPeople, type People } from './people/people.ts'
import { parsePlan } from './plans/parse-plan.ts'
import { clockDoubt } from './program/clock-at-start.ts'
import { ALERTS_FILE } from './rules/rules-file.ts'
import { plantSeed, plantSlips } from './seed.ts'
import { setUpAlerts } from './start-alerts.ts'
import { openStore } from './store/open-store.ts'
import type { Store, StoreCheck } from './store/store.ts'

interface World {
  readonly log: FastifyBaseLogger
  readonly now: () => Instant
  /** How far the machine's clock is from `now`, where it is not believed; 0 otherwise. */
  readonly clockJumpMs: () => number
}

export interface Service {
  readonly app: App
  /** Where it listens, `http://127.0.0.1:8350`. */
  readonly url: string
  /** Id of the board to look at first; null without a plan. */
  readonly firstBoard: string | null
  /** The first administrator's password and the demonstration's token; null but at the first start. */
  readonly first: FirstWords | null
  /** Ends requests under way, then the store, then the engine. Again: the same. */
  stop(): Promise<void>
}

/** Starts everything, or stops again what was started and raises the Problem. */
export async function startService(config: Config, { log, now, clockJumpMs }: World): Promise<Service> {
  const closers: (() => unknown)[] = []
  const closeAll = async (): Promise<void> => {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  let stopping: Promise<void> | null = null
  const stopAll = (): Promise<void> => {
    stopping ??= closeAll()
    return stopping
  }
  try {
    countDaysIn(config.alerts.timeZone)
    const newestFile = await newestIn(config.dataFolder)
    for (const folder of ['uploads', 'evidence', 'engine'])
      await closeToOthers(join(config.dataFolder, folder))
    const folder = watchFolder({ folder: config.dataFolder, reserveBytes: config.reserveBytes, log })
    const engine = config.database
      ? null
      : await startEngine({ folder: join(config.dataFolder, 'engine'), log })
    if (engine) closers.push(() => engine.stop())
    const address = engine ? addressOf(engine) : config.database
    if (!address) throw new TypeError('neither an engine nor a server')
    const rescue = engine && {
      afterMs: config.engineSilentMs,
      by: (silentMs: number) => engine.kill(`silent for ${Math.round(silentMs / 1000)} s; it was killed`),
    }
    const store = await openStore({
      ...address,
      ...(rescue && { rescue }),
      exclusive: engine !== null,
      parsePlan,
      log,
      now,
    })
    closers.push(() => store.close())
    const ledger = (await store.lastUpload())?.at ?? null
    const passed = {
      ledger: ledger === null ? null : Date.parse(ledger),
      file: newestFile,
      built: await builtAt(),
    }
    const doubt = clockDoubt(Date.parse(now()), passed)
    if (doubt) log.warn(doubt, 'the clock of this machine seems to be wrong')
    await clearLeftovers(config.dataFolder, now).catch((err: unknown) =>
      log.warn({ err }, 'what a crash left is still there'),
    )
    if (config.publicUrl !== null && config.trustedProxies.length === 0) {
      log.warn(
        { publicUrl: config.publicUrl },
        'PUBLIC_URL is set and TRUSTED_PROXIES names no proxy: people behind one would count as one address',
      )
    }
    const pictures = keepPictures({ store, now, log })
    closers.push(() => pictures.close())
    const givingUp = new AbortController()
    const ingest = ingestFor(config, store, folder, now, givingUp.signal)
    const planted = config.seedFolder === null ? null : await plantSeed(config.seedFolder, ingest, log)
    const people = await openPeople({ store, sessions: config.sessions, now, log })
    closers.push(() => people.close())
    const first = await firstWords(people, config)
    const check = await keepCheck(() => checked(store, config.dataFolder, log), pictures, engine, log)
    const backups = { store, dataFolder: config.dataFolder, release: RELEASE }
    const alerts = await setUpAlerts(config, {
      backups,
      store,
      people,
      now,
      log,
      folder,
      storeCheck: () => withOriginals(check.last()),
      followed: (span) => newsOfFollowers({ store, pictures, people }, span),
      checkStore: async () => {
        const { uploads, losses } = withOriginals(await check.again())
        return `${uploads} uploads, ${losses.length} losses`
      },
    })
    pictures.onChange(() => void alerts.kick())
    closers.push(() => alerts.close())
    const { oidc, publicUrl } = config
    const boardFiles = await readBoards(config.boardsFolder)
    const picture = await pictures.of({ plan: null, asOf: null, knownAt: null })
    const boards = picture ? boardsOf(boardFiles, picture.kept.plan, log) : []

    const app = await buildApp(
      {
        store,
        backups,
        ingest,
        pictures,
        people,
        alerts,
        oidc: oidc && publicUrl ? openOidc(oidc, publicUrl, log) : null,
        boardFiles: boardFiles.map(({ file }) => file),
        engine: () => engineHealth(engine),
        storeCheck: check.last,
        originals: () => check.last().originals,
        clockJumpMs,
        clockAtStart: () => doubt,
        settings: { ...config, secure: config.publicUrl?.startsWith('https:') ?? false },
        publicFolder: join(projectFolder, 'dist', 'public'),
        docsFolder: join(projectFolder, 'docs'),
        now,
        release: RELEASE,
      },
      log,
    )
    closers.push(() => app.close())
    const url = await listen(app, config)
    const planting =
      planted && plantInBackground(store, alerts, planted, { log, now, isStopped: () => stopping !== null })
    closers.push(() => planting)
    closers.push(() => givingUp.abort(new Problem('upload-given-up')))
    alerts.start()
    const firstBoard = boards.find(({ id }) => id === FIRST_BOARD) ?? boards[0]
    return { app, url, firstBoard: firstBoard?.id ?? null, first, stop: stopAll }
  } catch (error) {
    await stopAll()
    throw error
  }
}

function ingestFor(
  config: Config,
  store: Store,
  folder: FolderWatch,
  now: () => Instant,
  stop: AbortSignal,
): IngestDeps {
  const { uploadBytes, uploadRows, workbook } = config.limits
  return {
    store,
    plans: async () => (await store.plans()).map((kept) => keptOn(kept, dayOf(now()))),
    folder: join(config.dataFolder, 'uploads'),
    room: async () => {
      if ((await folder.now()).state === 'full') throw new Problem('store-disk-full')
    },
    embargo: { days: config.embargoDays, longer: config.review },
    limits: { ...DEFAULT_LIMITS, bytes: uploadBytes, rows: uploadRows, decoding: workbook },
    now,
    stop,
  }
}

/** When something in the folder or directly below its folders was written last; null: nothing is there. */
async function newestIn(folder: string): Promise<number | null> {
  const within = async (path: string): Promise<string[]> =>
    (await readdir(path).catch(() => [])).map((name) => join(path, name))
  const outer = await within(folder)
  const inner = (await Promise.all([...outer, ...(await within(join(folder, 'engine')))].map(within))).flat()
  const times = await Promise.all(
    [...outer, ...inner].map(async (path) => (await stat(path).catch(() => null))?.mtimeMs ?? 0),
  )
  return times.length === 0 ? null : Math.max(...times)
}

/** null: packed without times. */
async function builtAt(): Promise<number | null> {
  const at = (await stat(join(projectFolder, 'package.json')).catch(() => null))?.mtimeMs ?? 0
  return at > Date.UTC(2020, 0, 1) ? at : null
}

/** Walls need not wait for it. */
async function plantInBackground(
  store: Store,
  { rules }: Alerts,
  plan: Plan,
  { log, now, isStopped }: Omit<World, 'clockJumpMs'> & { readonly isStopped: () => boolean },
): Promise<void> {
  try {
    const slips = await plantSlips(store, rules, plan, now(), isStopped)
    log.info({ slips }, 'the demonstration’s slips were planted')
  } catch (err) {
    log.error({ err }, 'the demonstration has no slips')
  }
}

/** The demonstration's token is left where only this machine's command line finds it, and only when nobody else can reach us. */
async function firstWords(people: People, config: Config): Promise<FirstWords | null> {
  const demonstration = config.loopback && config.seedFolder !== null
  const first = await welcomeFirst(people, demonstration)
  if (first?.demoToken == null) return first
  await writeWhole(demoTokenFile(config.dataFolder), `${first.demoToken}\n`)
  return first
}

const addressOf = ({ url, username, password }: Engine) => ({ url, username, password, database: 'duibiao' })

const FIRST_BOARD = 'headline'

type WholeCheck = StoreCheck & { readonly originals: readonly OriginalLoss[] }

/** Looks whether all is there that the ledger names, figures and files. Loss is told loudly here and on the health page. */
async function checked(store: Store, dataFolder: string, log: FastifyBaseLogger): Promise<WholeCheck> {
  const check = await store.check()
  const originals = await checkOriginals(store, dataFolder)
  const { each, missing } = toldLosses(originals)
  for (const loss of each) log.error(loss, 'the file of an upload or of evidence is gone or changed')
  if (missing > 0)
    log.error({ missing }, 'files of uploads are not in this folder; services of one database share uploads/')
  for (const loss of check.losses) log.error(loss, 'figures of an upload are gone')
  if (check.detachedParts.length > 0) {
    log.error({ parts: check.detachedParts }, 'the database has set aside broken parts')
  }
  return { ...check, originals }
}

/** What the last look at the store found: at the start, whenever the engine comes back, and when it is asked for. */
async function keepCheck(
  look: () => Promise<WholeCheck>,
  pictures: Pictures,
  engine: Engine | null,
  log: FastifyBaseLogger,
) {
  let last = await look()
  const again = async (): Promise<WholeCheck> => {
    last = await look()
    await pictures.refresh()
    return last
  }
  engine?.onState(({ phase }) => {
    // An engine that comes back may have lost something, and what is shown may be older than what it holds.
    if (phase === 'ready') void again().catch((err) => log.error({ err }, 'the store could not be checked'))
  })
  return { last: (): WholeCheck => last, again }
}

/** For the rules a file that is gone is a loss as figures are. */
const withOriginals = ({ losses, originals, ...check }: WholeCheck) => ({
  ...check,
  losses: [...losses, ...originals],
})

function engineHealth(engine: Engine | null): EngineHealth {
  if (engine === null) return { kind: 'server', state: 'ready', restarts: 0, lastFailure: null }
  const { phase, restarts, lastFailure } = engine.state()
  return { kind: 'embedded', state: phase, restarts, lastFailure }
}

/** Every board file of a folder. Raises `boards-invalid` with all faults of all files. */
async function readBoards(folder: string): Promise<readonly ReadBoard[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name) && name !== ALERTS_FILE).sort()
  const lines: string[] = []
  const boards: ReadBoard[] = []
  for (const name of names) {
    const { board, faults } = readBoard(await readFile(join(folder, name), 'utf8'))
    lines.push(...faultLines(join(folder, name), faults))
    if (board) boards.push(board)
  }
  if (lines.length > 0) throw new Problem('boards-invalid', { lines: lines.join('; ') })
  return boards
}

/** The plan's boards. What they name and the plan does not have is left out, and said. */
function boardsOf(files: readonly ReadBoard[], plan: Plan, log: FastifyBaseLogger): readonly Board[] {
  const boards = boardsFor(
    files.map(({ file }) => file),
    plan,
  )
  for (const fault of [...files.flatMap((file) => checkBoard(file, plan)), ...checkBoardIds(boards)]) {
    log.warn({ code: fault.code, row: fault.row }, fault.detail.en)
  }
  return boards
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new Problem('address-taken', { host, port }, { cause: error })
    if (code && ['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)) {
      throw new Problem('address-unusable', { host, port, reason: code }, { cause: error })
    }
    throw error
  }
  const address = app.server.address()
  const real = typeof address === 'object' && address ? address.port : port
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${real}`
}
