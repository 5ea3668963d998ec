// The ledger of deeds: append-only, one number each, chained by hash. Uploads, plans, texts and slips come into it from their own facts.
import {
  type ChainFault,
  type ChainHead,
  canonical,
  chained,
  checkChain,
  type Deed,
  type DeedDraft,
  type Doer,
  type KeptDeed,
  readDeed,
} from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import type { Bindings, Database } from './database.ts'
import { type DeedFact, draftOf, factSql, isFactKind } from './deed-facts.ts'
import { firstLineOf } from './failures.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Tables } from './tables.ts'

interface DeedFilter {
  readonly limit: number
  /** Only those with a smaller number. */
  readonly before?: number
  /** Only of this kind. */
  readonly kind?: string
}

interface ChainReport {
  readonly at: Instant
  readonly entries: number
  /** The last entry that fits; null when there is none. */
  readonly head: ChainHead | null
  /** The first entry that does not fit; null: all do. */
  readonly fault: ChainFault | null
  /** Facts of the store that are not what the ledger says of them. */
  readonly differences: readonly { readonly seq: number; readonly subject: string; readonly what: string }[]
}

export interface Deeds {
  /** Writes an entry after all others. */
  append(draft: DeedDraft): Promise<Deed>
  /** Writes it only when `after` is still the last number: null when somebody else wrote meanwhile. */
  appendAfter(after: number, draft: DeedDraft): Promise<Deed | null>
  /** Entries with a larger number, in order. */
  since(seq: number, limit: number): Promise<readonly Deed[]>
  /** The latest first. */
  latest(filter: DeedFilter): Promise<readonly Deed[]>
  /** Entries of the moments from `from` up to, not including, `to`; in order, as they are kept. */
  between(from: Instant, to: Instant): Promise<readonly KeptDeed[]>
  /** The last entry before a moment. */
  headBefore(moment: Instant): Promise<ChainHead | null>
  /** Brings in what happened to uploads, plans, texts and slips and has no entry yet. */
  catchUp(): Promise<void>
  /** Reads everything and says which entry does not fit first. */
  verify(at: Instant): Promise<ChainReport>
}

const COLUMNS = ['seq', 'at', 'kind', 'subject', 'doer', 'before', 'after', 'previous', 'hash'] as const
const LIST = COLUMNS.join(', ')
const PAGE = 5_000

type Row = readonly [number, string, string, string, string, string, string, string, string]

const toKept = (row: Row): KeptDeed => ({
  seq: row[0],
  at: fromMoment(row[1]),
  kind: row[2],
  subject: row[3],
  by: row[4],
  before: row[5],
  after: row[6],
  previous: row[7],
  hash: row[8],
})

/** Entries with a larger number, in order. */
type ReadPage = (seq: number, limit: number) => Promise<KeptDeed[]>

/** The chain from its beginning; stops at the first entry that does not fit. */
async function walkChain(page: ReadPage): Promise<Pick<ChainReport, 'entries' | 'head' | 'fault'>> {
  let head: ChainHead | null = null
  let entries = 0
  let size = PAGE
  for (;;) {
    const after: number = head?.seq ?? 0
    const found = await page(after, size).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'store-damaged') throw error
      return error
    })
    if (found instanceof Problem) {
      // Smaller and smaller pages lead to the first entry that cannot be read.
      if (size > 1) {
        size = Math.ceil(size / 8)
        continue
      }
      const { cause } = found
      const reason = cause instanceof Error ? firstLineOf(cause.message) : found.detail.en
      return { entries, head, fault: { seq: after + 1, what: 'unreadable', expected: '', found: reason } }
    }
    const checked = checkChain(found, head)
    entries += (checked.head?.seq ?? 0) - after
    head = checked.head
    if (checked.fault || found.length < size) return { entries, head, fault: checked.fault }
  }
}

/** What the ledger says of uploads, plans, texts and slips against what their tables say. */
function differencesOf(known: readonly KeptDeed[], facts: readonly DeedFact[]): ChainReport['differences'] {
  const now = new Map(facts.map((fact) => [`${fact[0]}/${fact[1]}`, chained(draftOf(fact), null)] as const))
  const found: { seq: number; subject: string; what: string }[] = []
  for (const { seq, kind, subject, at, by, after } of known) {
    const fact = now.get(`${kind}/${subject}`)
    const what = !fact
      ? 'gone'
      : fact.after !== after
        ? 'content'
        : fact.by !== by
          ? 'doer'
          : fact.at !== at
            ? 'moment'
            : null
    if (what) found.push({ seq, subject, what })
  }
  return found
}

export function openDeeds(database: Database, tables: Tables): Deeds {
  const log = openLog(database, { name: tables.deeds, columns: COLUMNS, number: 'seq' })
  const queue = new Queue()

  async function last(): Promise<ChainHead | null> {
    const [row] = await database.rows<readonly [number, string]>(
      `SELECT seq, hash FROM ${tables.deeds} ORDER BY seq DESC LIMIT 1`,
    )
    return row ? { seq: row[0], hash: row[1] } : null
  }

  const attempt = ({
    seq,
    at,
    kind,
    subject,
    by,
    before,
    after,
    previous,
    hash,
  }: KeptDeed): Promise<boolean> => {
    const row = [seq, toMoment(at), kind, subject, by, before, after, previous, hash]
    return log.append({ number: seq, log: 'deed', rows: [row] })
  }

  /** What has no entry yet, oldest first; each carries what the ledger will hold the store to. */
  const unwritten = () =>
    database.rows<DeedFact>(
      `${factSql(tables)}
       WHERE (deed, subject) NOT IN (SELECT kind, subject FROM ${tables.deeds} WHERE ${isFactKind('kind')})
       ORDER BY at, subject`,
    )

  async function catchUpNow(): Promise<ChainHead | null> {
    for (;;) {
      let head = await last()
      let overtaken = false
      for (const fact of await unwritten()) {
        const entry = chained(draftOf(fact), head)
        overtaken = !(await attempt(entry))
        if (overtaken) break
        head = entry
      }
      if (!overtaken) return head
    }
  }

  const read = async (tail: string, bindings: Bindings) =>
    (await database.rows<Row>(`SELECT ${LIST} FROM ${tables.deeds} ${tail}`, bindings)).map(toKept)
  const page: ReadPage = (seq, limit) =>
    read('WHERE seq > {seq:UInt32} ORDER BY seq, hash LIMIT {limit:UInt32}', { seq, limit })

  return {
    append: (draft) =>
      queue.take(async () => {
        for (;;) {
          const entry = chained(draft, await catchUpNow())
          if (await attempt(entry)) return readDeed(entry)
        }
      }),
    appendAfter: (after, draft) =>
      queue.take(async () => {
        const head = await catchUpNow()
        if ((head?.seq ?? 0) !== after) return null
        const entry = chained(draft, head)
        return (await attempt(entry)) ? readDeed(entry) : null
      }),
    since: async (seq, limit) => (await page(seq, limit)).map(readDeed),
    latest: async ({ limit, before, kind }) =>
      (
        await read(
          `WHERE seq < {before:UInt32} ${kind === undefined ? '' : 'AND kind = {kind:String}'} ORDER BY seq DESC LIMIT {limit:UInt32}`,
          {
            before: before ?? 2 ** 32 - 1,
            limit,
            ...(kind !== undefined && { kind }),
          },
        )
      ).map(readDeed),
    between: (from, to) =>
      read("WHERE at >= {from:DateTime64(3, 'UTC')} AND at < {to:DateTime64(3, 'UTC')} ORDER BY seq", {
        from: toMoment(from),
        to: toMoment(to),
      }),
    async headBefore(moment) {
      const [row] = await database.rows<readonly [number, string]>(
        `SELECT seq, hash FROM ${tables.deeds} WHERE at < {at:DateTime64(3, 'UTC')} ORDER BY seq DESC LIMIT 1`,
        { at: toMoment(moment) },
      )
      return row ? { seq: row[0], hash: row[1] } : null
    },
    catchUp: () =>
      queue.take(async () => {
        await catchUpNow()
      }),
    async verify(at) {
      const chain = await walkChain(page)
      // What an entry says can be believed only when the chain holds.
      if (chain.fault) return { at, ...chain, differences: [] }
      const known = await read(`WHERE ${isFactKind('kind')} ORDER BY seq`, {})
      const facts = await database.rows<DeedFact>(factSql(tables))
      return { at, ...chain, differences: differencesOf(known, facts) }
    },
  }
}

/** As a fact of its own table keeps it. */
export const doerText = (doer: Doer | undefined): string => (doer === undefined ? '' : canonical({ ...doer }))
