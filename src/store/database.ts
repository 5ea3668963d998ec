// The connection: statements with bound parameters go out, typed rows or Problems come back.
import { Readable } from 'node:stream'
import { buffer as bufferOf } from 'node:stream/consumers'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { problemOf } from './failures.ts'
import { type Rescue, watchSilence } from './silence.ts'

/** Bound by name and type (`{region:String}`); a statement never holds a value as text. */
export type Bindings = Readonly<
  Record<string, string | number | boolean | readonly string[] | readonly number[]>
>

export interface Database {
  readonly url: string
  readonly username: string
  /**
   * Rows in the order of the selected columns. Decimals and 64-bit numbers come as strings, moments as
   * `2022-10-31 08:00:00.000`. `heavy`: may take long and must not hold up light reads.
   */
  rows<Row extends readonly unknown[]>(
    sql: string,
    bindings?: Bindings,
    weight?: 'light' | 'heavy',
  ): Promise<Row[]>
  /** A statement without rows. Resolves when it is done on the disk. */
  run(sql: string, bindings?: Bindings): Promise<void>
  /** Rows as TabSeparated bytes. Of two inserts with the same `token` into one table the second comes to nothing. */
  insert(table: string, columns: readonly string[], rows: Buffer, token?: string): Promise<void>
  /** What a statement that names its FORMAT answers, as it comes; the whole of it in memory. Not while others must wait for it. */
  bytes(sql: string, bindings?: Bindings): Promise<Buffer>
  /** One block of `FORMAT Native`, as `bytes` gave it; the same block again comes in again. */
  insertNative(table: string, columns: readonly string[], block: Buffer): Promise<void>
  /** Asked without anything that an old server does not know. */
  version(): Promise<string>
  /** Whether it answers at all within this time, however long its statements take. */
  answersWithin(limitMs: number): Promise<boolean>
  close(): Promise<void>
}

export interface Address {
  readonly url: string
  readonly username: string
  readonly password: string
}

// Digits must not pass through a double on their way here.
const EXACT = 'output_format_json_quote_decimals = 1, output_format_json_quote_64bit_integers = 1'
// One thread for what is small: handing out the work would take longer than doing it.
const LIGHT = `${EXACT}, max_threads = 1`
const HEAVY = { 'X-Duibiao-Lane': 'heavy' }

/** Reads give up when the database is silent (`store-unavailable`). What writes waits, once begun: it may still come in. */
export function openDatabase({ url, username, password }: Address, rescue: Rescue | null = null): Database {
  const client: ClickHouseClient = createClient({
    url,
    username,
    password,
    application: 'duibiao',
    max_open_connections: 16,
    request_timeout: 600_000,
    compression: { request: false, response: false },
    log: { level: ClickHouseLogLevel.OFF },
  })

  const silence = watchSilence(url, rescue)

  async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      throw problemOf(error, { url, username })
    }
  }

  return {
    url,
    username,
    rows: <Row extends readonly unknown[]>(sql: string, bindings: Bindings = {}, weight = 'light') =>
      translated(() =>
        silence.unlessSilent(async (given) => {
          const result = await client.query({
            query: `${sql}\nSETTINGS ${weight === 'heavy' ? EXACT : LIGHT}`,
            format: 'JSONCompactEachRow',
            query_params: bindings,
            abort_signal: given,
            ...(weight === 'heavy' ? { http_headers: HEAVY } : {}),
          })
          return result.json<Row>()
        }),
      ),
    run: (sql, bindings = {}) =>
      translated(async () => {
        silence.refuse()
        await client.command({ query: sql, query_params: bindings })
      }),
    insert: (table, columns, rows, token) =>
      translated(async () => {
        silence.refuse()
        const [first = '', ...rest] = columns
        await client.insert({
          table,
          columns: [first, ...rest],
          values: Readable.from([rows], { objectMode: false }),
          format: 'TabSeparated',
          ...(token === undefined ? {} : { clickhouse_settings: { insert_deduplication_token: token } }),
        })
      }),
    bytes: (sql, bindings = {}) =>
      translated(async () => {
        silence.refuse()
        const { stream } = await client.exec({ query: sql, query_params: bindings, http_headers: HEAVY })
        return bufferOf(stream)
      }),
    insertNative: (table, columns, block) =>
      translated(async () => {
        silence.refuse()
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT Native`,
          values: Readable.from([block], { objectMode: false }),
          clickhouse_settings: { insert_deduplicate: 0 },
        })
        for await (const _rest of stream);
      }),
    version: () =>
      translated(async () => {
        const result = await client.query({ query: 'SELECT version()', format: 'TabSeparated' })
        return (await result.text()).trim()
      }),
    answersWithin: silence.answersWithin,
    close: async () => {
      await silence.close()
      await client.close()
    },
  }
}
