// The ledger of uploads: what was committed and what was undone, in the order in which it happened. Append-only.
import type { Released } from '../core/clearance.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Receipt } from '../core/receipt.ts'
import { dayOf } from '../core/zone.ts'
import type { Database } from './database.ts'
import { doerText } from './deeds.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import { hiddenUpload, plantedUpload } from './shown-plans.ts'
import type { Act, UploadName, UploadRecord } from './store.ts'
import type { Tables } from './tables.ts'

export interface LedgerEvent {
  readonly seq: number
  readonly kind: 'committed' | 'undone'
  readonly upload: string
}

/** A commit as the ledger keeps it: with the count and the hash of its stored rows. */
interface CommitEntry {
  readonly seq: number
  readonly upload: string
  readonly act: Act
  readonly sha256: string
  readonly filename: string
  readonly bytes: number
  readonly rows: number
  /** Sum of a 64-bit hash per row, as decimal text: does not depend on their order. */
  readonly hash: string
  /** Null when nothing new was stored. */
  readonly latestKnownAt: Instant | null
  readonly receipt: Receipt
  /** When parts of it become public that are not yet, or that it quotes; empty for an ordinary upload. */
  readonly releases: readonly Instant[]
}

const EVENT_COLUMNS = [
  'seq',
  'kind',
  'upload',
  'at',
  'by',
  'sha256',
  'filename',
  'bytes',
  'rows',
  'hash',
  'latest_known_at',
  'receipt',
  'reason',
  'doer',
  'releases',
] as const

const arrayOf = (instants: readonly Instant[]): string =>
  `[${instants.map((instant) => `'${toMoment(instant)}'`).join(',')}]`

/**
 * Uploads whose figures count at a moment, as a subquery. Asks for `{upto:UInt32}`, the last event that the reader
 * knew of before it began (so that figures and ledger are of one moment), and `{at:DateTime64(3, 'UTC')}` when `known`.
 */
export const standingUploads = ({ events }: Tables, known: boolean): string => `
  SELECT upload FROM (
    SELECT upload,
      minIf(at, kind = 'committed') AS committed_at, countIf(kind = 'committed') AS commits,
      minIf(at, kind = 'undone') AS undone_at, countIf(kind = 'undone') AS undos
    FROM ${events} WHERE seq <= {upto:UInt32} GROUP BY upload
  )
  WHERE commits > 0 AND (undos = 0${
    known ? " OR (committed_at <= {at:DateTime64(3, 'UTC')} AND {at:DateTime64(3, 'UTC')} < undone_at)" : ''
  })`

/** Uploads of which nothing waits for its release any more, as a condition and what it binds. */
function releasedUploads(releases: string, released: Released) {
  if (released === 'all') return { where: '1', never: '0', bindings: {} }
  return {
    where: `NOT arrayExists(instant -> instant > {released:DateTime64(3, 'UTC')}, ${releases})`,
    /** Taken back before it came out; asks for the undoing as `u`. */
    never: `u.undos > 0 AND arrayExists(instant -> instant > u.undone_at, ${releases})`,
    bindings: { released: toMoment(released) },
  }
}

/** Commits as `c`, what became of them as `u`. */
const uploadsAndUndoings = (tables: Tables) => `
  FROM (SELECT * FROM ${tables.events} WHERE kind = 'committed') AS c
  LEFT JOIN (
    SELECT upload, count() AS undos, argMin(by, seq) AS undone_by, argMin(at, seq) AS undone_at,
      argMin(reason, seq) AS undone_reason
    FROM ${tables.events} WHERE kind = 'undone' GROUP BY upload
  ) AS u ON c.upload = u.upload`

const uploadSql = (tables: Tables, condition: string, tail: string) => `
  SELECT c.upload, c.sha256, c.filename, c.bytes, c.receipt, c.by, c.at,
    u.undos, u.undone_by, u.undone_at, u.undone_reason
  ${uploadsAndUndoings(tables)}
  WHERE ${condition}
  ORDER BY c.at DESC, c.seq DESC ${tail}`

/** The events themselves: how far they are, and adding one. */
function openEvents(database: Database, tables: Tables, exclusive: boolean) {
  let remembered: number | null = null
  const log = openLog(database, { name: tables.events, columns: EVENT_COLUMNS, number: 'seq' })
  /** Changes with every fact that is added or may have been. */
  let stamp = 0
  // One row is one block, hence whole or absent: it is what makes an upload visible.
  async function append(row: EventRow): Promise<boolean> {
    stamp++
    remembered = null
    try {
      const values = EVENT_COLUMNS.map((column) => row[column])
      return await log.append({ number: row.seq, log: 'upload', rows: [values] })
    } finally {
      stamp++
    }
  }

  async function last(): Promise<number> {
    const before = stamp
    const found = await log.last()
    // Odd: a fact is just being added, and whether it is there already is not known.
    if (exclusive && stamp === before && stamp % 2 === 0) remembered = found
    return found
  }

  return {
    /** Number of the last event, asked of the database; 0 before the first. */
    last,
    /** The same for readers, who are content with a moment at which it was true since they began. */
    lastKnown: async (): Promise<number> => remembered ?? last(),
    /** The number of the last event, and how many are not yet in the projection. */
    async progress(): Promise<{ readonly last: number; readonly behind: number }> {
      const [row] = await database.rows<readonly [number, string]>(
        `SELECT max(seq), countIf(seq NOT IN (SELECT seq FROM ${tables.projected})) FROM ${tables.events}`,
      )
      return { last: row?.[0] ?? 0, behind: Number(row?.[1] ?? 0) }
    },
    /** Events that are not yet in the projection, oldest first. */
    async unprojected(): Promise<LedgerEvent[]> {
      const rows = await database.rows<[number, LedgerEvent['kind'], string]>(
        `SELECT seq, kind, upload FROM ${tables.events}
         WHERE seq NOT IN (SELECT seq FROM ${tables.projected}) ORDER BY seq`,
      )
      return rows.map(([seq, kind, upload]) => ({ seq, kind, upload }))
    },
    /** False: the number was taken, so that the upload is not in and what is known is not what it was compared with. */
    commit: (entry: CommitEntry) => append(committed(entry)),
    /** False: the number was taken, so that nothing is undone. */
    undo: (seq: number, upload: string, act: Act, reason: string) => append(undone(seq, upload, act, reason)),
  }
}

type EventRow = Readonly<Record<(typeof EVENT_COLUMNS)[number], string | number>> & { readonly seq: number }

const committed = (entry: CommitEntry): EventRow => ({
  seq: entry.seq,
  kind: 'committed',
  upload: entry.upload,
  at: toMoment(entry.act.at),
  by: entry.act.by,
  sha256: entry.sha256,
  filename: entry.filename,
  bytes: entry.bytes,
  rows: entry.rows,
  hash: entry.hash,
  latest_known_at: toMoment(entry.latestKnownAt ?? entry.act.at),
  receipt: JSON.stringify(entry.receipt),
  reason: '',
  doer: doerText(entry.act.doer),
  releases: arrayOf(entry.releases),
})

const undone = (seq: number, upload: string, act: Act, reason: string): EventRow => ({
  seq,
  kind: 'undone',
  upload,
  at: toMoment(act.at),
  by: act.by,
  sha256: '',
  filename: '',
  bytes: 0,
  rows: 0,
  hash: 0,
  latest_known_at: toMoment(act.at),
  receipt: '',
  reason,
  doer: doerText(act.doer),
  releases: arrayOf([]),
})

/** What the events say of uploads. */
function uploadsOf(database: Database, tables: Tables, now: () => Instant) {
  return {
    async uploads(page: {
      readonly limit: number
      readonly before?: Instant
      readonly released?: Released
    }): Promise<UploadRecord[]> {
      const open = releasedUploads('c.releases', page.released ?? now())
      const earlier = page.before === undefined ? '1' : "c.at < {before:DateTime64(3, 'UTC')}"
      const rows = await database.rows<UploadRow>(
        uploadSql(
          tables,
          `${earlier} AND ${open.where} AND NOT (${open.never}) AND NOT (${hiddenUpload('c', tables)})`,
          'LIMIT {limit:UInt32}',
        ),
        {
          limit: page.limit,
          ...open.bindings,
          ...(page.before === undefined ? {} : { before: toMoment(page.before) }),
        },
      )
      return rows.map(toUpload)
    },
    async upload(id: string, released?: Released): Promise<UploadRecord | null> {
      const open = releasedUploads('c.releases', released ?? now())
      const [row] = await database.rows<UploadRow>(
        uploadSql(tables, `c.upload = {id:String} AND ${open.where} AND NOT (${open.never})`, 'LIMIT 1'),
        { id, ...open.bindings },
      )
      return row ? toUpload(row) : null
    },
    async uploadsNamed(ids: readonly string[], released?: Released): Promise<readonly UploadName[]> {
      if (ids.length === 0) return []
      const open = releasedUploads('c.releases', released ?? now())
      const rows = await database.rows<UploadNameRow>(
        `SELECT c.upload, c.filename, c.by, c.at, u.undos, u.undone_by, u.undone_at, u.undone_reason
         ${uploadsAndUndoings(tables)}
         WHERE c.upload IN {ids:Array(String)} AND ${open.where} AND NOT (${open.never}) ORDER BY c.seq`,
        { ids, ...open.bindings },
      )
      return rows.map(([id, filename, by, at, undos, undoneBy, undoneAt, reason]) => ({
        id,
        filename,
        committed: { by, at: fromMoment(at) },
        undone: undos === '0' ? null : { by: undoneBy, at: fromMoment(undoneAt), reason },
      }))
    },
    async standingOfBytes(sha256: string): Promise<UploadRecord | null> {
      const [row] = await database.rows<UploadRow>(
        uploadSql(tables, 'c.sha256 = {sha256:String} AND u.undos = 0', 'LIMIT 1'),
        { sha256 },
      )
      return row ? toUpload(row) : null
    },
    /** Of what the service planted: the ids of uploads that stand, in the order of their commits. */
    async planted(): Promise<string[]> {
      const rows = await database.rows<readonly [string]>(
        `SELECT c.upload FROM ${tables.events} AS c WHERE c.kind = 'committed' AND ${plantedUpload('c')}
           AND c.upload NOT IN (SELECT upload FROM ${tables.events} WHERE kind = 'undone') ORDER BY c.seq`,
      )
      return rows.map(([upload]) => upload)
    },
    async originals(): Promise<{ upload: string; sha256: string }[]> {
      const rows = await database.rows<readonly [string, string]>(
        `SELECT upload, sha256 FROM ${tables.events} WHERE kind = 'committed' ORDER BY seq`,
      )
      return rows.map(([upload, sha256]) => ({ upload, sha256 }))
    },
    async lastUpload(released?: Released): Promise<{ at: Instant; id: string; day: Day } | null> {
      const open = releasedUploads('releases', released ?? now())
      const [row] = await database.rows<[string, string, string]>(
        `SELECT at, upload, latest_known_at FROM ${tables.events}
         WHERE kind = 'committed' AND ${open.where} ORDER BY seq DESC LIMIT 1`,
        open.bindings,
      )
      return row ? { at: fromMoment(row[0]), id: row[1], day: dayOf(fromMoment(row[2])) } : null
    },
    /** The next instant after this one at which something becomes public; null when nothing waits. */
    async nextRelease(after: Instant): Promise<Instant | null> {
      const [row] = await database.rows<readonly [string | null]>(
        `SELECT minOrNull(instant) FROM ${tables.events} ARRAY JOIN releases AS instant
         WHERE instant > {after:DateTime64(3, 'UTC')}`,
        { after: toMoment(after) },
      )
      return row?.[0] ? fromMoment(row[0]) : null
    },
    /** Count and hash of every committed upload's rows, as they were when it was committed. */
    counts: () =>
      database.rows<readonly [upload: string, rows: string, hash: string]>(
        `SELECT upload, rows, hash FROM ${tables.events} WHERE kind = 'committed' ORDER BY seq`,
      ),
  }
}

/** `exclusive`: nobody else writes this ledger, so that its last event need not be asked for at every read. */
export function openLedger(database: Database, tables: Tables, now: () => Instant, exclusive = false) {
  const events = openEvents(database, tables, exclusive)
  return {
    ...events,
    ...uploadsOf(database, tables, now),
    stand: openStand(database, tables, { now, ...events }),
  }
}

/** Which figures there are for somebody: two questions under the same words have the same answer. */
interface Stand {
  /** Number of the last event that counts. */
  readonly upto: number
  readonly words: string
}

interface Waits {
  /** Every event had been written by then. */
  readonly by: Instant
  /** All instants of release, of figures that waited when they came. */
  readonly releases: readonly Instant[]
}

function openStand(
  database: Database,
  tables: Tables,
  { now, lastKnown }: { readonly now: () => Instant; readonly lastKnown: () => Promise<number> },
) {
  let known: { readonly upto: number; readonly waits: Promise<Waits> } | null = null

  async function read(upto: number): Promise<Waits> {
    const [row] = await database.rows<readonly [string, readonly string[]]>(
      `SELECT max(at), arraySort(groupUniqArrayArray(releases)) FROM ${tables.events} WHERE seq <= {upto:UInt32}`,
      { upto },
    )
    const last = fromMoment(row?.[0] ?? '')
    const at = now()
    return { by: at > last ? at : last, releases: row?.[1].map(fromMoment) ?? [] }
  }

  function waitsUpTo(upto: number): Promise<Waits> {
    if (known?.upto === upto) return known.waits
    const asked = { upto, waits: read(upto) }
    known = asked
    asked.waits.catch(() => {
      if (known === asked) known = null
    })
    return asked.waits
  }

  return async (released: Released): Promise<Stand> => {
    const upto = await lastKnown()
    if (released === 'all') return { upto, words: `${upto} all` }
    const { by, releases } = await waitsUpTo(upto)
    // Of earlier moments the ledger does not know every release: what came out before its upload did not wait.
    if (released < by) return { upto, words: `${upto} ${released}` }
    return { upto, words: `${upto} ${releases.filter((instant) => instant <= released).length} over` }
  }
}

export type Ledger = ReturnType<typeof openLedger>

type UploadNameRow = readonly [
  ...[upload: string, filename: string, by: string, at: string],
  ...[undos: string, undoneBy: string, undoneAt: string, reason: string],
]

type UploadRow = readonly [
  upload: string,
  sha256: string,
  filename: string,
  bytes: string,
  receipt: string,
  by: string,
  at: string,
  undos: string,
  undoneBy: string,
  undoneAt: string,
  undoneReason: string,
]

const toUpload = (row: UploadRow): UploadRecord => ({
  id: row[0],
  sha256: row[1],
  filename: row[2],
  bytes: Number(row[3]),
  // Receipts of before there were warnings have none.
  receipt: { warnings: [], ...(JSON.parse(row[4]) as Omit<Receipt, 'warnings'>) },
  committed: { by: row[5], at: fromMoment(row[6]) },
  undone: row[7] === '0' ? null : { by: row[8], at: fromMoment(row[9]), reason: row[10] },
})
