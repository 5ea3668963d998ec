// Opens the store on a ClickHouse server or on the embedded engine: the same from here on, a URL.
import { randomUUID } from 'node:crypto'
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Queue } from '../core/queue.ts'
import { openArrivals } from './arrivals.ts'
import { checkStore } from './check.ts'
import { type Address, openDatabase } from './database.ts'
import { openDeeds } from './deeds.ts'
import { openDump, refuseUnfinished } from './dump.ts'
import { openEmbargoes } from './embargoes.ts'
import { openEvidence } from './evidence.ts'
import { openFigures } from './figures.ts'
import { openHeartbeats } from './heartbeats.ts'
import { openTurns } from './in-turn.ts'
import { openInboxReads } from './inbox-reads.ts'
import { openJobRuns } from './job-runs.ts'
import { openLeases } from './leases.ts'
import { openLedger } from './ledger.ts'
import { openMarkedEvents } from './marked-events.ts'
import { type MigrationReport, migrate, migrationsFolder } from './migrate.ts'
import { openOutbox } from './outbox.ts'
import { openPeopleStore } from './people.ts'
import { openPlanDraftStore } from './plan-drafts.ts'
import { openPlans } from './plans.ts'
import { openProjection } from './projection.ts'
import { openRounds } from './rounds.ts'
import { openScreenStore } from './screens.ts'
import { checkServer } from './server.ts'
import type { Rescue } from './silence.ts'
import { openSlips } from './slips.ts'
import { openStaging } from './staging.ts'
import type { Store } from './store.ts'
import { sweep } from './sweep.ts'
import { tablesOf } from './tables.ts'
import { openTexts } from './texts.ts'

export interface StoreOptions extends Address {
  readonly database: string
  /** Name of the cluster that the server belongs to. */
  readonly cluster?: string | undefined
  /** Nobody else writes to this database (the embedded engine): leftovers of a crash are removed at once. */
  readonly exclusive?: boolean
  /** A backup is being put into it: whoever does that looks whether all is there. */
  readonly unfinished?: boolean
  /** Reads a kept plan file again. */
  readonly parsePlan: (text: string) => Plan
  readonly log: Log
  /** What is done about a database that is silent; nothing when absent. */
  readonly rescue?: Rescue
  /** The clock; of the machine when absent. */
  readonly now?: () => Instant
}

/**
 * Connects, checks the server, applies the migrations and makes good what a crash left. Problems at start:
 * `store-unreachable`, `store-login-refused`, `store-too-old`, `store-rights-missing`, `store-setting-invalid`,
 * `migration-changed`, `migration-vanished`, `migration-misnumbered`. Later, from every method: `store-unavailable`,
 * `store-damaged`, `store-disk-full`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { log } = options
  const now = options.now ?? (() => new Date().toISOString())
  const tables = tablesOf(options.database, options.cluster ?? null)
  const database = openDatabase(options, options.rescue)
  try {
    const version = await checkServer(database)
    if (!options.unfinished) await refuseUnfinished(database, tables)
    const folder = await migrationsFolder()
    await migrate(database, tables, { folder, dryRun: false, now: now() })
    if (options.exclusive) await sweep(database, tables)

    const ledger = openLedger(database, tables, now, options.exclusive)
    const leases = openLeases(database, tables)
    const holder = `store-${randomUUID()}`
    const exclusive = options.exclusive ?? false
    const inTurn = openTurns(exclusive ? null : { leases, holder, now, log })
    const projection = openProjection(database, tables, ledger, log, inTurn, exclusive)
    await projection.catchUp()
    const figures = openFigures(database, tables, ledger, projection, now)
    const plans = openPlans(database, tables, options.parsePlan)
    const deeds = openDeeds(database, tables)
    await deeds.catchUp()
    const onLate = (error: unknown) => log.warn({ err: error }, 'work after a commit is left for later')

    const queue = new Queue()
    /** In this process one after another. Of services the numbers decide: that they take turns only spares them doing it again. */
    const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
      return queue.take(async () => {
        const done = await inTurn('ledger', work)
        return done === null ? work() : done.result
      })
    }

    return {
      version,
      ping: async () => {
        await database.rows('SELECT 1')
      },
      answersWithin: database.answersWithin,
      check: () => checkStore(database, tables, ledger, projection, now()),

      savePlan: (plan, file, act, agree) =>
        alone(async () => {
          const saved = await plans.savePlan(plan, file, act, agree)
          if (saved.changed) await deeds.catchUp().catch(onLate)
          return saved
        }),
      withdrawPlan: (id, reason, act, agree) =>
        alone(async () => {
          const done = await plans.withdrawPlan(id, reason, act, agree)
          if (done === 'withdrawn') await deeds.catchUp().catch(onLate)
          return done
        }),
      plans: plans.plans,
      planText: plans.planText,
      withdrawnPlans: plans.withdrawnPlans,
      planDrafts: openPlanDraftStore(database, tables),
      async demonstration() {
        const found = await plans.demonstration()
        return found && { ...found, uploads: await ledger.planted() }
      },

      observations: figures.observations,
      observationBlocks: figures.observationBlocks,
      vintages: figures.vintages,
      revised: figures.revised,
      arrivals: openArrivals(database, tables, ledger, now),
      nextRelease: ledger.nextRelease,

      deeds,
      people: openPeopleStore(database, tables),
      screens: openScreenStore(database, tables),
      texts: openTexts(database, tables, deeds, onLate),
      evidence: openEvidence(database, tables, deeds, onLate),
      markedEvents: openMarkedEvents(database, tables, deeds, onLate),
      leases,
      jobRuns: openJobRuns(database, tables),
      heartbeats: openHeartbeats(database, tables),
      inboxReads: openInboxReads(database, tables),
      outbox: openOutbox(database, tables),
      slips: openSlips(database, tables, () => deeds.catchUp().catch(onLate)),
      rounds: openRounds(database, tables, () => deeds.catchUp().catch(onLate)),

      stage: async (id) =>
        openStaging({ database, tables, ledger, deeds, projection, figures, alone, onLate, now }, id),
      uploads: ledger.uploads,
      upload: ledger.upload,
      uploadsNamed: ledger.uploadsNamed,
      waiting: openEmbargoes(database, tables, ledger, now),
      originals: ledger.originals,
      uploadOfBytes: ledger.standingOfBytes,
      async undo(id, act, reason) {
        const undone = await alone(async () => {
          // Before the upload is looked at: whatever happens to it afterwards takes the number.
          let last = await ledger.last()
          for (;;) {
            const upload = await ledger.upload(id, 'all')
            if (upload === null || upload.undone !== null) return false
            if (await ledger.undo(last + 1, id, act, reason)) break
            last = await ledger.last()
          }
          await deeds.catchUp().catch(onLate)
          return true
        })
        if (undone) await projection.catchUp().catch(onLate)
        return undone
      },
      async touchedBy(id) {
        const rows = await database.rows<readonly [string, string]>(
          `SELECT DISTINCT region, indicator FROM ${tables.observations}
           WHERE upload = {id:String} ORDER BY region, indicator`,
          { id },
        )
        return rows.map(([region, indicator]) => ({ region, indicator }))
      },
      lastUpload: ledger.lastUpload,
      dump: () => alone(() => openDump(database, tables, now)),
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Says which migrations are applied and pending, and applies nothing when `dryRun`. Problems as `openStore`. */
export async function migrateStore(
  options: Omit<StoreOptions, 'parsePlan' | 'log' | 'exclusive'> & { readonly dryRun: boolean },
): Promise<MigrationReport> {
  const now = options.now ?? (() => new Date().toISOString())
  const tables = tablesOf(options.database, options.cluster ?? null)
  const database = openDatabase(options)
  try {
    await checkServer(database)
    const folder = await migrationsFolder()
    return await migrate(database, tables, { folder, dryRun: options.dryRun, now: now() })
  } finally {
    await database.close()
  }
}
