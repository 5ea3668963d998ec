// What happened to slips and inspections, and what holds slips back: one log, append-only, numbered without gaps; slips are read by replaying it.
import { canonical, type Json } from '../core/deed.ts'
import type { Day, Instant } from '../core/period.ts'
import { Queue } from '../core/queue.ts'
import type { SlipDraft, SlipEvent } from '../slips/events.ts'
import type { SteeringDraft, SteeringEvent } from '../slips/holds.ts'
import type { InspectionDraft, InspectionEvent } from '../slips/inspection.ts'
import type { Database } from './database.ts'
import { doerText } from './deeds.ts'
import { openLog } from './log.ts'
import { toMoment } from './moments.ts'
import { hiddenPlans, shownPlan } from './shown-plans.ts'
import type { Tables } from './tables.ts'
import { whileSame } from './while-same.ts'

/** What was before and after, for the ledger of deeds; only of what a person did. */
export interface Change {
  readonly before: Json
  readonly after: Json
}

export type LogDraft = SlipDraft | SteeringDraft | InspectionDraft
export type LogEvent = SlipEvent | SteeringEvent | InspectionEvent

/** What was so on a day, as it was known at a moment; absent: now. */
export interface Standing {
  readonly on?: Day
  readonly knownAt?: Instant
}

export interface SlipStore {
  /** The number of the last event; 0 before the first. */
  head(): Promise<number>
  /**
   * Writes events after the `after`-th, all or none; those whose id is there already are left out. null: somebody else
   * wrote meanwhile, and what was decided must be decided again. At most `MOST_EVENTS` at once.
   */
  append(
    after: number,
    drafts: readonly LogDraft[],
    changes?: ReadonlyMap<string, Change>,
  ): Promise<readonly LogEvent[] | null>
  /** Everything that happened to the slips of a plan (null: of the service itself), in order. */
  ofPlan(plan: string | null, standing?: Standing): Promise<readonly SlipEvent[]>
  /** Everything that happened to one slip; empty: there is none. */
  ofSlip(slip: string, standing?: Standing): Promise<readonly SlipEvent[]>
  /**
   * Everything that happened to the slips that are open; with `endedSince` also to those that ended on that day or later,
   * or of which that was written down on that day or later.
   */
  ofOpen(standing?: Standing & { readonly endedSince?: Day }): Promise<readonly SlipEvent[]>
  /** The highest number given in a year, whatever plan the slip is of; 0: none. */
  lastNumber(year: number): Promise<number>
  /** Silences, freezes, absences and their ends. */
  steering(standing?: Standing): Promise<readonly SteeringEvent[]>
  /** Everything that happened to inspections of a plan, or to one of them. */
  inspections(
    of: { readonly plan: string } | { readonly inspection: string },
    standing?: Standing,
  ): Promise<readonly InspectionEvent[]>
  /** Events with a larger number, in order. */
  since(seq: number, limit: number): Promise<readonly LogEvent[]>
}

/** One insert of so many is one block, and so whole or absent. */
export const MOST_EVENTS = 5_000
const STEERING = '*'
/** Inspections lie in the same log, under their plan and their own id. */
const OF_SLIPS = "(NOT startsWith(kind, 'inspection-'))"

const COLUMNS = [
  ...['seq', 'id', 'book', 'slip', 'kind', 'day', 'at', 'body'],
  ...['doer', 'words', 'before', 'after'],
] as const

type Row = readonly [seq: number, body: string]

/** `onDeed` is called after something that a person did was written. */
export function openSlips(database: Database, tables: Tables, onDeed: () => Promise<void>): SlipStore {
  const log = openLog(database, { name: tables.slips, columns: COLUMNS, number: 'seq' })
  const queue = new Queue()
  const shown = shownPlan('book', tables)
  const same = whileSame(async () => {
    const [row] = await database.rows<readonly [number, readonly string[]]>(
      `SELECT (SELECT max(seq) FROM ${tables.slips}), (SELECT groupArray(*) FROM (${hiddenPlans(tables)}))`,
    )
    return JSON.stringify(row)
  }, KEPT_ANSWERS)

  const read = <Event extends LogEvent>(...asked: Parameters<typeof readNow>): Promise<readonly Event[]> =>
    same.of(JSON.stringify(asked), () => readNow<Event>(...asked))

  const readNow = async <Event extends LogEvent>(
    where: string,
    bindings: Readonly<Record<string, string | number | readonly string[]>>,
    end = '',
  ): Promise<Event[]> => {
    const rows = await database.rows<Row>(
      `SELECT seq, body FROM ${tables.slips} WHERE ${where} ORDER BY seq ${end}`,
      bindings,
    )
    return rows.map(([seq, body]) => ({ ...(JSON.parse(body) as Event), seq }))
  }

  /** The last number, and which of these drafts are not there yet, each once. */
  async function fresh(drafts: readonly LogDraft[]): Promise<{ last: number; fresh: LogDraft[] }> {
    const books = [...new Set(drafts.map(bookOf))]
    const slips = [...new Set(drafts.map(slipOfDraft))]
    const bindings = {
      ...(books.length <= FEW && { books }),
      ...(slips.length <= FEW && { slips }),
    }
    const [row] = await database.rows<readonly [number, readonly string[]]>(
      `SELECT (SELECT max(seq) FROM ${tables.slips}), groupArray(id) FROM ${tables.slips}
       WHERE ${bindings.books ? 'book IN {books:Array(String)}' : '1'}
         AND ${bindings.slips ? 'slip IN {slips:Array(String)}' : '1'}`,
      bindings,
    )
    const seen = new Set(row?.[1])
    const isNew = ({ id }: LogDraft): boolean => {
      const isFresh = !seen.has(id)
      seen.add(id)
      return isFresh
    }
    return { last: row?.[0] ?? 0, fresh: drafts.filter(isNew) }
  }

  async function appendNow(
    after: number,
    drafts: readonly LogDraft[],
    changes: ReadonlyMap<string, Change>,
  ): Promise<LogEvent[] | null> {
    if (drafts.length > MOST_EVENTS) throw new RangeError(`${drafts.length} events at once`)
    const known = await fresh(drafts)
    if (known.last !== after) return null
    const events: LogEvent[] = known.fresh.map((draft, index) => ({ ...draft, seq: after + 1 + index }))
    if (events.length === 0) return []
    const rows = events.map((event) => rowOf(event, changes.get(event.id)))
    return (await log.append({ number: after + 1, log: 'slips', rows })) ? events : null
  }

  return {
    head: log.last,
    append: async (after, drafts, changes = new Map()) => {
      const events = await queue.take(() => appendNow(after, drafts, changes)).finally(same.changed)
      if (events?.some(isByPerson)) await onDeed()
      return events
    },
    ofPlan: (plan, standing = {}) =>
      read(`book = {book:String} AND slip != '' AND ${OF_SLIPS} AND ${shown} AND ${standingSql(standing)}`, {
        book: plan ?? '',
        ...standingBindings(standing),
      }),
    ofSlip: (slip, standing = {}) =>
      slip === ''
        ? Promise.resolve([])
        : read(`slip = {slip:String} AND ${OF_SLIPS} AND ${shown} AND ${standingSql(standing)}`, {
            slip,
            ...standingBindings(standing),
          }),
    ofOpen: (standing = {}) =>
      read(
        `${standingSql(standing)} AND ${shown} AND (book, slip) IN (
           SELECT book, slip FROM ${tables.slips}
           WHERE kind IN ('raised', 'reopened', 'closed', 'withdrawn') AND ${standingSql(standing)}
           GROUP BY book, slip
           HAVING argMax(kind, seq) IN ('raised', 'reopened')
             OR ${standing.endedSince === undefined ? '0' : 'greatest(argMax(day, seq), toDate(argMax(at, seq))) >= {ended:Date}'})`,
        {
          ...standingBindings(standing),
          ...(standing.endedSince !== undefined && { ended: standing.endedSince }),
        },
      ),
    async lastNumber(year) {
      const [row] = await database.rows<readonly [number]>(
        `SELECT toUInt32(max(JSONExtractUInt(body, 'number', 'count'))) FROM ${tables.slips}
         WHERE kind IN ('raised', 'numbered') AND JSONExtractUInt(body, 'number', 'year') = {year:UInt16}`,
        { year },
      )
      return row?.[0] ?? 0
    },
    steering: (standing = {}) =>
      read(
        `book = '${STEERING}' AND ${shownPlan("JSONExtractString(body, 'frozen')", tables)} AND ${standingSql(standing)}`,
        standingBindings(standing),
      ),
    inspections: (of, standing = {}) =>
      'plan' in of
        ? read(`book = {book:String} AND NOT ${OF_SLIPS} AND ${shown} AND ${standingSql(standing)}`, {
            book: of.plan,
            ...standingBindings(standing),
          })
        : read(`slip = {slip:String} AND NOT ${OF_SLIPS} AND ${shown} AND ${standingSql(standing)}`, {
            slip: of.inspection,
            ...standingBindings(standing),
          }),
    since: (seq, limit) => readNow('seq > {seq:UInt32}', { seq, limit }, 'LIMIT {limit:UInt32}'),
  }
}

/** Lists of events, as far as a page asked for them since something changed. */
const KEPT_ANSWERS = 64

/** More are not named one by one in a statement. */
const FEW = 100

/** Somebody signed in, or an operator at the command line: whatever is not the service itself. */
const isByPerson = ({ by }: LogDraft): boolean => by.via !== 'service'

function slipOfDraft(draft: LogDraft): string {
  if ('inspection' in draft) return draft.inspection
  return 'slip' in draft ? draft.slip : ''
}

function bookOf(draft: LogDraft): string {
  if ('inspection' in draft) return draft.plan
  return 'slip' in draft ? (draft.plan ?? '') : STEERING
}

function rowOf(event: LogEvent, change: Change | undefined): (string | number)[] {
  const { seq, ...draft } = event
  const { id, kind, on, at, by, why } = draft
  const isPerson = isByPerson(event)
  return [
    ...[seq, id, bookOf(draft), slipOfDraft(draft), kind, on, toMoment(at)],
    JSON.stringify(draft),
    ...(isPerson ? [doerText(by), why.zh] : ['', '']),
    ...(isPerson && change ? [canonical(change.before), canonical(change.after)] : ['', '']),
  ]
}

const standingSql = ({ on, knownAt }: Standing): string =>
  [
    ...(on === undefined ? [] : ['day <= {on:Date}']),
    ...(knownAt === undefined ? [] : ["at <= {known:DateTime64(3, 'UTC')}"]),
    '1',
  ].join(' AND ')

const standingBindings = ({ on, knownAt }: Standing): Readonly<Record<string, string>> => ({
  ...(on !== undefined && { on }),
  ...(knownAt !== undefined && { known: toMoment(knownAt) }),
})
