// An upload on its way in: staged, looked over, compared, and made visible at once or not at all.
import type { FigureBlock } from '../core/figure-block.ts'
import type { Figure, Observation } from '../core/observation.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { besideOf } from './beside.ts'
import { changesSql } from './changes.ts'
import type { Database } from './database.ts'
import type { Deeds } from './deeds.ts'
import { COPIED, differencesOf } from './differences.ts'
import { conditionsOf, type openFigures, releasedOnly } from './figures.ts'
import type { Ledger } from './ledger.ts'
import { AT_ONCE, fromMoment, toMoment } from './moments.ts'
import { OBSERVATION_COLUMNS, type ObservationRow, toObservation } from './observation-rows.ts'
import { overlay } from './overlay.ts'
import type { Projection } from './projection.ts'
import { ROWS_HASH } from './row-hash.ts'
import { STAGED_COLUMNS, stagedRows } from './staged-rows.ts'
import { whole } from './statement-limit.ts'
import type { Comparison, ObservationFilter, Staging } from './store.ts'
import { onCluster, type Tables } from './tables.ts'

export interface StagingDeps {
  readonly database: Database
  readonly tables: Tables
  readonly ledger: Ledger
  readonly deeds: Pick<Deeds, 'catchUp'>
  readonly projection: Projection
  readonly figures: ReturnType<typeof openFigures>
  /** Facts are added to the ledger one at a time. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Told when a part of the work that is not needed for the answer failed. */
  readonly onLate: (error: unknown) => void
  readonly now: () => Instant
}

const KEY = 'region, indicator, period_rank, basis'
/** Rows go in by inserts of about this size: small ones cost the engine more, large ones us. */
const INSERT_BYTES = 12 * 1024 * 1024

export function openStaging(deps: StagingDeps, id: string): Staging {
  const { database, tables, ledger, projection } = deps
  const encode = stagedRows(id)
  let gathered: Buffer[] = []
  let gatheredBytes = 0
  let writing: Promise<void> = Promise.resolve()
  // One moment for the whole upload: what waits for its release when it is compared still waits when it is stored.
  const now = toMoment(deps.now())
  const { allFresh, counts, revisions } = differencesOf(database, tables, id, now)
  let compared: { readonly changed: number; readonly upto: number; readonly fresh: boolean } | null = null

  /** One insert is written while the next is made; a failure comes out at the next step, whichever that is. */
  async function write(batch: Buffer): Promise<void> {
    compared = null
    gathered.push(batch)
    gatheredBytes += batch.length
    if (gatheredBytes >= INSERT_BYTES) await send()
  }

  async function send(): Promise<void> {
    await writing
    if (gatheredBytes === 0) return
    const bytes = Buffer.concat(gathered)
    gathered = []
    gatheredBytes = 0
    writing = database.insert(tables.staged, STAGED_COLUMNS, bytes)
    writing.catch(() => {})
  }

  async function written(): Promise<void> {
    await send()
    await writing
  }

  /** Nothing of it was known when it was compared, and nothing came in since. */
  const isAllFresh = (upto: number): boolean => (compared?.fresh ?? false) && compared?.upto === upto

  const drop = () =>
    database.run(`ALTER TABLE ${tables.staged} ${onCluster(tables)} DROP PARTITION {id:String}`, { id })

  /** Stores the changed rows, invisible as yet, and says how many and with which hash they can be read again. */
  async function store(seq: number, upto: number, at: Instant): Promise<readonly [number, string, Instant]> {
    const rows = isAllFresh(upto)
      ? `${tables.staged} WHERE upload = {id:String}`
      : `(${changesSql(tables, COPIED)}) WHERE changed`
    await database.run(
      `INSERT INTO ${tables.observations}
         (${KEY}, known_at, value, status, ${COPIED.join(', ')}, release_at, recorded_at, seq, upload)
       SELECT ${KEY}, known_at, value, status, ${COPIED.join(', ')}, release_at,
         {recorded:DateTime64(3, 'UTC')}, {seq:UInt32}, {id:String}
       FROM ${rows}`,
      { id, upto, now, seq, recorded: toMoment(at) },
    )
    const [found] = await database.rows<readonly [string, string, string]>(
      `SELECT count(), ${ROWS_HASH}, max(known_at) FROM ${tables.observations} WHERE upload = {id:String}`,
      { id },
      'heavy',
    )
    const [count = '0', hash = '0', latest = toMoment(at)] = found ?? []
    return [Number(count), hash, fromMoment(latest)]
  }

  /** When anything of the upload, or anything that its receipt quotes, becomes public. */
  async function releases(upto: number): Promise<Instant[]> {
    if (!(await anyWaits())) return []
    const found = await database.rows<readonly [string]>(
      `SELECT DISTINCT arrayJoin([release_at, before_release]) AS instant
       FROM (${changesSql(tables, [])}) WHERE instant > {now:DateTime64(3, 'UTC')} ORDER BY instant`,
      { id, upto, now },
      'heavy',
    )
    return found.map(([instant]) => fromMoment(instant))
  }

  /** Whether a release can matter at all: nearly never, and then nobody pays for it. */
  async function anyWaits(): Promise<boolean> {
    const [staged] = await database.rows<readonly [string]>(
      `SELECT max(release_at) FROM ${tables.staged} WHERE upload = {id:String}`,
      { id },
    )
    return (staged?.[0] ?? AT_ONCE) > now || (await ledger.nextRelease(fromMoment(now))) !== null
  }

  const forget = () =>
    database.run(`DELETE FROM ${tables.observations} ${onCluster(tables)} WHERE upload = {id:String}`, { id })

  return {
    id,
    add: async (figures: readonly Figure[]) => write(encode.ofFigures(figures)),
    addBlock: async (block: FigureBlock) => write(encode.ofBlock(block)),

    async duplicates(limit) {
      await written()
      // A hash of 64 bits finds who may be a duplicate; the window then tells by the texts themselves.
      const hash = `cityHash64(${KEY}, known_at)`
      const [different] = await database.rows<readonly [number]>(
        `SELECT count() = uniqExact(${hash}) FROM ${tables.staged} WHERE upload = {id:String}`,
        { id },
        'heavy',
      )
      if (different?.[0] === 1) return []
      const found = await database.rows<readonly [number, string, number, string]>(
        `SELECT row, cell, first, name FROM (
           SELECT row, cell, concat(region, '/', indicator, '/', period, '/', basis) AS name,
             first_value(row) OVER same AS first, row_number() OVER same AS nth
           FROM ${tables.staged}
           WHERE upload = {id:String} AND ${hash} IN (
             SELECT ${hash} AS figure FROM ${tables.staged} WHERE upload = {id:String}
             GROUP BY figure HAVING count() > 1
           )
           WINDOW same AS (PARTITION BY ${KEY}, known_at ORDER BY row, cell)
         )
         WHERE nth > 1 ORDER BY row, cell LIMIT ${whole(limit)}`,
        { id },
        'heavy',
      )
      return found.map(([row, cell, first, key]) => ({ row, cell, first, key }))
    },

    async postponed(limit) {
      await written()
      if (!(await anyWaits())) return []
      const found = await database.rows<readonly [number, string, string, string]>(
        `SELECT row, cell, stated_release, before_release FROM (${changesSql(tables, COPIED)})
         WHERE waits AND stated_release > before_release ORDER BY row, cell LIMIT ${whole(limit)}`,
        { id, upto: await ledger.last(), now },
        'heavy',
      )
      return found.map(([row, cell, later, earlier]) => ({
        row,
        cell,
        releaseAt: fromMoment(later),
        before: fromMoment(earlier),
      }))
    },

    async compare(limit): Promise<Comparison> {
      await written()
      const upto = await ledger.last()
      const news = await allFresh()
      if (news !== null) {
        const read = news.reduce((total, group) => total + Number(group[2]), 0)
        compared = { changed: read, upto, fresh: true }
        const touched = news.map(([region, indicator]) => ({ region, indicator }))
        return { read, fresh: read, revised: 0, unchanged: 0, revisions: [], touched }
      }
      const groups = await counts(upto)
      const sum = (column: 2 | 3 | 4) => groups.reduce((total, group) => total + Number(group[column]), 0)
      const [read, fresh, revised] = [sum(2), sum(3), sum(4)]
      compared = { changed: fresh + revised, upto, fresh: false }
      return {
        read,
        fresh,
        revised,
        unchanged: read - fresh - revised,
        revisions: revised > 0 && limit > 0 ? await revisions(upto, limit) : [],
        touched: groups
          .filter((group) => group[3] !== '0' || group[4] !== '0')
          .map(([region, indicator]) => ({ region, indicator })),
      }
    },

    async beside() {
      await written()
      return besideOf(database, tables, id, await ledger.last())
    },

    async preview(filter: ObservationFilter): Promise<Observation[]> {
      await written()
      const upto = await ledger.last()
      const standing = await deps.figures.observations(filter)
      const { knownAt, released: _, ...ofKey } = filter
      const narrow = conditionsOf(ofKey)
      const open = releasedOnly(filter, fromMoment(now))
      const known = knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
      const rows = isAllFresh(upto)
        ? `${tables.staged} WHERE upload = {id:String} AND (${narrow.where})`
        : `(${changesSql(tables, COPIED, narrow.where)}) WHERE changed`
      const staged = await database.rows<ObservationRow>(
        `SELECT ${OBSERVATION_COLUMNS} FROM (
           SELECT ${KEY}, known_at, value, status, ${COPIED.join(', ')}, release_at,
             {id:String} AS upload, now64(3, 'UTC') AS recorded_at
           FROM ${rows} AND ${known} AND ${open.where}
           ORDER BY ${KEY}, known_at DESC LIMIT 1 BY ${KEY}
         ) ORDER BY ${KEY}`,
        {
          ...narrow.bindings,
          ...open.bindings,
          id,
          upto,
          now,
          ...(knownAt === undefined ? {} : { at: toMoment(knownAt) }),
        },
        'heavy',
      )
      return overlay(standing, staged.map(toObservation))
    },

    async commit({ sha256, filename, bytes, act, receipt }) {
      await written()
      await deps.alone(async () => {
        const upto = await ledger.last()
        if ((await ledger.standingOfBytes(sha256)) !== null) throw new Problem('upload-overtaken')
        const seq = upto + 1
        const [stored, hash, latest] = await store(seq, upto, act.at)
        const expected = compared?.changed ?? (await changedCount(upto))
        if (stored !== expected) {
          await forget()
          if (compared !== null && compared.upto !== upto) throw new Problem('upload-overtaken')
          throw new Error(`stored ${stored} rows of upload ${id} where ${expected} were expected`)
        }
        const waiting = await releases(upto)
        const latestKnownAt = stored === 0 ? null : latest
        await ledger.commit({
          seq,
          upload: id,
          act,
          sha256,
          filename,
          bytes,
          rows: stored,
          hash,
          latestKnownAt,
          receipt,
          releases: waiting,
        })
        // Still in turn, so that deeds stand in the order in which they were done; a failure is made good by the next.
        await deps.deeds.catchUp().catch(deps.onLate)
      })
      // From here on the upload is in, whatever happens: readers find it with or without these two.
      await projection.catchUp().catch(deps.onLate)
      await drop().catch(deps.onLate)
    },

    async discard() {
      gathered = []
      gatheredBytes = 0
      await writing.catch(() => {})
      await drop()
    },
  }

  async function changedCount(upto: number): Promise<number> {
    return (await counts(upto)).reduce((total, group) => total + Number(group[3]) + Number(group[4]), 0)
  }
}
