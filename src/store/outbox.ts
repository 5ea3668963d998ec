// Notices on their way out: put once under their key, tried until they are sent or given up.
import { createHash } from 'node:crypto'
import type { Instant } from '../core/period.ts'
import type { Language } from '../core/text.ts'
import type { Destination, Notice } from '../slips/notice.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface Outgoing {
  readonly notice: Notice
  readonly to: Destination
  /** Not delivered earlier. */
  readonly notBefore: Instant
}

type AttemptState = 'sent' | 'failed' | 'dead'

export interface Attempt {
  /** 1 for the first. */
  readonly attempt: number
  readonly state: AttemptState
  readonly at: Instant
  /** When to try again; of no meaning for `sent` and `dead`. */
  readonly nextAt: Instant
  /** Why it failed; empty when it was sent. Never a secret. */
  readonly note: string
}

/** What lies in the outbox, with the last attempt; null: none yet. */
export interface OutboxItem extends Outgoing {
  readonly putAt: Instant
  readonly last: Attempt | null
}

interface ChannelCount {
  readonly channel: string
  readonly waiting: number
  readonly dead: number
  readonly sent: number
}

export interface Outbox {
  /**
   * Keeps notices; those whose key is there already come to nothing. `seq`: the event of the log of slips up to which
   * these are all the letters that follow from it; absent: they follow from none.
   */
  put(outgoing: readonly Outgoing[], at: Instant, seq?: number): Promise<void>
  /** Those of these keys whose letters were put. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>
  /** The largest `seq` that was put; 0 before the first. */
  postedUpTo(): Promise<number>
  /** What is to be delivered now, in the order in which it was put; at most `limit` of each channel. */
  due(now: Instant, limit: number): Promise<readonly OutboxItem[]>
  note(kept: OutboxItem, attempt: Attempt): Promise<void>
  /** The latest first: of one person in one channel (the inbox), or of a channel's dead letters. */
  latest(filter: {
    readonly channel?: string
    readonly receiver?: string
    readonly state?: AttemptState
    readonly since: Instant
    readonly limit: number
  }): Promise<readonly OutboxItem[]>
  counts(since: Instant): Promise<readonly ChannelCount[]>
}

type Row = readonly [
  channel: string,
  receiver: string,
  language: Language,
  notice: string,
  putAt: string,
  notBefore: string,
  attempt: number,
  state: AttemptState | '',
  at: string,
  nextAt: string,
  note: string,
]

const COLUMNS = [
  'key',
  'channel',
  'receiver',
  'language',
  'notice',
  'at',
  'not_before',
  'posted_seq',
] as const
const ATTEMPT_COLUMNS = ['key', 'channel', 'attempt', 'state', 'at', 'next_at', 'note'] as const
/** What lies longer than this is not looked for again: it was sent or given up long ago. */
const LOOK_BACK_DAYS = 60

/** Each key once, with its last attempt. */
const keptSql = (tables: Tables, where: string): string => `
  SELECT to_channel, to_receiver, words_in, letter, put_at, not_earlier, tries, outcome, tried_at, again_at, why
  FROM (
    SELECT key, any(channel) AS to_channel, any(receiver) AS to_receiver, any(language) AS words_in,
      any(notice) AS letter, min(at) AS put_at, min(not_before) AS not_earlier
    FROM ${tables.outbox} ${where} GROUP BY key
  ) AS letters
  LEFT JOIN (
    SELECT key, max(attempt) AS tries, argMax(state, attempt) AS outcome, argMax(at, attempt) AS tried_at,
      argMax(next_at, attempt) AS again_at, argMax(note, attempt) AS why
    FROM ${tables.outboxAttempts} GROUP BY key
  ) AS attempts USING key`

const LATELY = "WHERE at >= {since:DateTime64(3, 'UTC')}"

const toKept = (row: Row): OutboxItem => {
  const [channel, to, language, notice, putAt, notBefore, attempt, state, at, nextAt, note] = row
  return {
    notice: JSON.parse(notice) as Notice,
    to: { channel, to, language },
    putAt: fromMoment(putAt),
    notBefore: fromMoment(notBefore),
    last: state === '' ? null : { attempt, state, at: fromMoment(at), nextAt: fromMoment(nextAt), note },
  }
}

export const openOutbox = (database: Database, tables: Tables): Outbox => ({
  ...puttingIn(database, tables),
  ...lookingIn(database, tables),
})

function puttingIn(database: Database, tables: Tables): Pick<Outbox, 'put' | 'note' | 'known'> {
  async function known(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set()
    const rows = await database.rows<readonly [string]>(
      `SELECT DISTINCT key FROM ${tables.outbox} WHERE key IN {keys:Array(String)}`,
      { keys },
    )
    return new Set(rows.map(([key]) => key))
  }
  return {
    known,
    async put(outgoing, at, seq = 0) {
      const there = await known(outgoing.map(({ notice }) => notice.key))
      const fresh = outgoing.filter(({ notice }) => !there.has(notice.key))
      if (fresh.length === 0) return
      const rows = fresh.map(({ notice, to, notBefore }) =>
        tabSeparatedRow([
          ...[notice.key, to.channel, to.to, to.language, JSON.stringify(notice)],
          ...[toMoment(at), toMoment(notBefore), seq],
        ]),
      )
      const names = fresh.map(({ notice }) => notice.key).join('\n')
      const token = `put-${createHash('sha256').update(names).digest('hex')}`
      await database.insert(tables.outbox, COLUMNS, Buffer.concat(rows), token)
    },
    async note({ notice, to }, { attempt, state, at, nextAt, note }) {
      const row = tabSeparatedRow([
        ...[notice.key, to.channel, attempt, state],
        ...[toMoment(at), toMoment(nextAt), note],
      ])
      await database.insert(
        tables.outboxAttempts,
        ATTEMPT_COLUMNS,
        row,
        `try-${notice.key}-${attempt}-${state}`,
      )
    },
  }
}

function lookingIn(database: Database, tables: Tables): Omit<Outbox, 'put' | 'note' | 'known'> {
  return {
    async postedUpTo() {
      const [row] = await database.rows<readonly [number]>(`SELECT max(posted_seq) FROM ${tables.outbox}`)
      return row?.[0] ?? 0
    },
    async due(now, limit) {
      const since = new Date(Date.parse(now) - LOOK_BACK_DAYS * 86_400_000).toISOString()
      const rows = await database.rows<Row>(
        `${keptSql(tables, LATELY)}
         WHERE not_earlier <= {now:DateTime64(3, 'UTC')}
           AND (outcome = '' OR (outcome = 'failed' AND again_at <= {now:DateTime64(3, 'UTC')}))
         ORDER BY put_at, key LIMIT {limit:UInt32} BY to_channel`,
        { now: toMoment(now), since: toMoment(since), limit },
      )
      return rows.map(toKept)
    },
    async latest({ channel, receiver, state, since, limit }) {
      const rows = await database.rows<Row>(
        `${keptSql(tables, LATELY)}
         WHERE ({channel:String} = '' OR to_channel = {channel:String})
           AND ({anyone:UInt8} = 1 OR to_receiver = {receiver:String})
           AND ({state:String} = '' OR outcome = {state:String})
         ORDER BY put_at DESC, key LIMIT {limit:UInt32}`,
        {
          channel: channel ?? '',
          receiver: receiver ?? '',
          anyone: receiver === undefined ? 1 : 0,
          state: state ?? '',
          since: toMoment(since),
          limit,
        },
      )
      return rows.map(toKept)
    },
    async counts(since) {
      const rows = await database.rows<readonly [string, string, string, string]>(
        `SELECT to_channel, countIf(outcome IN ('', 'failed')), countIf(outcome = 'dead'), countIf(outcome = 'sent')
         FROM (${keptSql(tables, LATELY)}) GROUP BY to_channel ORDER BY to_channel`,
        { since: toMoment(since) },
      )
      return rows.map(([channel, waiting, dead, sent]) => ({
        channel,
        waiting: Number(waiting),
        dead: Number(dead),
        sent: Number(sent),
      }))
    },
  }
}
