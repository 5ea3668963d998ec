// The official client over the embedded engine's HTTP: what it may rely on, and the engine's traps that it never meets.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { type Engine, startEngine } from '../../src/engine/supervisor.ts'

let folder: string
let engine: Engine
let client: ClickHouseClient
const quiet = { log: { level: ClickHouseLogLevel.OFF } }
const clientOf = (more: object = {}) => createClient({ ...login(), ...quiet, ...more })
const login = () => ({ url: engine.url, username: engine.username, password: engine.password })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-test-'))
  engine = await startEngine({ folder, log: silentLog })
  client = clientOf()
  await client.command({ query: 'CREATE DATABASE t ENGINE = Atomic' })
})
afterAll(async () => {
  await client.close()
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
})

async function rowsOf<Row>(query: string, query_params: Record<string, unknown> = {}): Promise<Row[]> {
  return (await client.query({ query, query_params, format: 'JSONEachRow' })).json<Row>()
}
const one = async (query: string, params: Record<string, unknown> = {}) =>
  (await (await client.query({ query, query_params: params, format: 'TabSeparatedRaw' })).text()).trimEnd()

describe('answers', () => {
  test('ping, with and without a query', async () => {
    expect((await client.ping()).success).toBe(true)
    expect((await client.ping({ select: true })).success).toBe(true)
  })

  test('rows as JSON, as text, as a stream', async () => {
    expect(await rowsOf('SELECT number AS n FROM numbers(2)')).toEqual([{ n: 0 }, { n: 1 }])
    expect(await one("SELECT '对标', 1.50::Decimal(9, 2)")).toBe('对标\t1.5')
    const result = await client.query({
      query: 'SELECT number FROM numbers(10000)',
      format: 'JSONCompactEachRow',
    })
    let count = 0
    for await (const rows of result.stream()) count += rows.length
    expect(count).toBe(10_000)
  })

  test('compressed both ways', async () => {
    const zipped = clientOf({ compression: { request: true, response: true } })
    await zipped.command({ query: 'CREATE TABLE t.zipped (s String) ENGINE = MergeTree ORDER BY s' })
    await zipped.insert({ table: 't.zipped', values: [{ s: '口袋公园' }], format: 'JSONEachRow' })
    const result = await zipped.query({ query: 'SELECT * FROM t.zipped', format: 'JSONEachRow' })
    expect(await result.json()).toEqual([{ s: '口袋公园' }])
    await zipped.close()
  })

  test('exec gives the raw stream, with the id of the query', async () => {
    const { stream, query_id } = await client.exec({ query: 'SELECT 7 FORMAT CSV', query_id: 'mine' })
    let text = ''
    for await (const chunk of stream) text += chunk
    expect([text, query_id]).toEqual(['7\n', 'mine'])
  })

  test('a long statement', async () => {
    const list = Array.from({ length: 20_000 }, (_, index) => index).join(',')
    expect(await one(`SELECT length([${list}]) SETTINGS max_query_size = 10000000`)).toBe('20000')
  })
})

describe('parameters', () => {
  const texts = [
    "o'brien",
    'back\\slash',
    'tab\tline\nend\r',
    '对标 😀',
    "'; DROP TABLE t.kept; --",
    '{x:String}',
    '',
  ]
  test.each(texts)('text %j comes back as it is', async (text) => {
    expect(await rowsOf('SELECT {text:String} AS text', { text })).toEqual([{ text }])
    expect(await rowsOf('SELECT {list:Array(String)} AS list', { list: [text, 'b'] })).toEqual([
      { list: [text, 'b'] },
    ])
  })

  test('types', async () => {
    const [row] = await rowsOf(
      "SELECT {n:UInt32} AS n, {d:DateTime64(3, 'UTC')} AS d, {b:Bool} AS b, {z:Nullable(String)} AS z",
      { n: 4, d: '2022-10-31 08:00:00.123', b: true, z: null },
    )
    expect(row).toEqual({ n: 4, d: '2022-10-31 08:00:00.123', b: true, z: null })
  })

  test('one query never sees the parameters of another', async () => {
    const wanted = Array.from({ length: 60 }, (_, index) => `v${index}`)
    const found = await Promise.all(wanted.map((value) => one('SELECT {value:String}', { value })))
    expect(found).toEqual(wanted)
    // As many as there are connections, so that each has seen one.
    for (let turn = 0; turn < 4; turn++) {
      await expect(one('SELECT {value:String}')).rejects.toMatchObject({ code: '456' })
    }
  })
})

describe('failures', () => {
  test('carry the code and type of ClickHouse', async () => {
    await expect(one('SELECT * FROM t.nowhere')).rejects.toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' })
    await expect(one('SELEKT 1')).rejects.toMatchObject({ code: '62' })
  })

  test('leave nothing of a half-made answer to the next query', async () => {
    for (let turn = 0; turn < 8; turn++) {
      await expect(one('SELECT throwIf(number = 500000) FROM numbers(1000000)')).rejects.toMatchObject({
        code: '395',
      })
      expect(await one('SELECT count() FROM numbers(3)')).toBe('3')
    }
  })

  test('a wrong password is refused', async () => {
    const stranger = clientOf({ password: 'guess' })
    const answer = await stranger.ping({ select: true })
    expect(answer).toMatchObject({ success: false, error: { code: '516' } })
    await expect(stranger.command({ query: 'DROP DATABASE t' })).rejects.toMatchObject({ code: '516' })
    await stranger.close()
  })
})

describe('settings', () => {
  test('of one query do not stay for the next', async () => {
    const before = await one("SELECT getSetting('max_block_size')")
    for (let turn = 0; turn < 4; turn++) {
      const result = await client.query({
        query: "SELECT getSetting('max_block_size')",
        format: 'TabSeparatedRaw',
        clickhouse_settings: { max_block_size: '77' },
      })
      expect((await result.text()).trim()).toBe('77')
      await expect(
        client.query({ query: 'SELECT throwIf(1)', clickhouse_settings: { max_block_size: '78' } }),
      ).rejects.toMatchObject({ code: '395' })
      expect(await one("SELECT getSetting('max_block_size')")).toBe(before)
    }
  })

  test('a deduplication token does not swallow the next insert', async () => {
    await client.command({ query: 'CREATE TABLE t.dedup (n UInt8) ENGINE = MergeTree ORDER BY n' })
    const values = [{ n: 1 }]
    await client.insert({
      table: 't.dedup',
      values,
      format: 'JSONEachRow',
      clickhouse_settings: { insert_deduplication_token: 'a' },
    })
    await client.insert({ table: 't.dedup', values, format: 'JSONEachRow' })
    expect(await one('SELECT count() FROM t.dedup')).toBe('2')
  })

  test('one that nobody knows is an error of that query alone', async () => {
    const unknown: Record<string, string> = { no_such_setting: '1' }
    await expect(client.command({ query: 'SELECT 1', clickhouse_settings: unknown })).rejects.toMatchObject({
      code: '115',
    })
    expect(await one('SELECT 1')).toBe('1')
  })
})

describe('inserts', () => {
  beforeEach(async () => {
    await client.command({
      query:
        'CREATE OR REPLACE TABLE t.rows (a UInt32, b String, c Nullable(Decimal(38, 12))) ENGINE = MergeTree ORDER BY a',
    })
  })
  const stored = () => rowsOf('SELECT a, b, toString(c) AS c FROM t.rows ORDER BY a')
  const stream = (bytes: Buffer) => Readable.from([bytes], { objectMode: false })

  test('JSON rows, some columns only', async () => {
    await client.insert({
      table: 't.rows',
      values: [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
      columns: ['a', 'b'],
      format: 'JSONEachRow',
    })
    expect(await stored()).toEqual([
      { a: 1, b: 'x', c: null },
      { a: 2, b: 'y', c: null },
    ])
  })

  test('a stream of CSV', async () => {
    const text = '1,"a ""quoted"", 对标",-3.5\n2,"two\nlines",\\N\n'
    await client.insert({ table: 't.rows', values: stream(Buffer.from(text)), format: 'CSV' })
    expect(await stored()).toEqual([
      { a: 1, b: 'a "quoted", 对标', c: '-3.5' },
      { a: 2, b: 'two\nlines', c: null },
    ])
  })

  test('Arrow', async () => {
    const table = new Table({
      a: vectorFromArray(new Uint32Array([1, 2])),
      b: vectorFromArray(['x', '对标']),
    })
    const values = stream(Buffer.from(tableToIPC(table, 'stream')))
    await client.exec({ query: 'INSERT INTO t.rows (a, b) FORMAT ArrowStream', values })
    expect(await stored()).toMatchObject([
      { a: 1, b: 'x' },
      { a: 2, b: '对标' },
    ])
  })

  test('values within the statement, and from a query', async () => {
    await client.command({ query: "INSERT INTO t.rows VALUES (1, 'x', '1.25')" })
    await client.command({
      query: 'INSERT INTO t.rows SELECT {a:UInt32}, {b:String}, NULL',
      query_params: { a: 2, b: "it's" },
    })
    expect(await stored()).toEqual([
      { a: 1, b: 'x', c: '1.25' },
      { a: 2, b: "it's", c: null },
    ])
  })

  test('a faulty row stores nothing, and the body is not kept', async () => {
    await expect(
      client.insert({ table: 't.rows', values: stream(Buffer.from('1,x,1\nnot,a,row\n')), format: 'CSV' }),
    ).rejects.toMatchObject({ code: '27' })
    expect(await stored()).toEqual([])
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  test('a sender that dies half-way stores nothing', async () => {
    const half = new Readable({ read() {} })
    half.push('1,x,1\n')
    const controller = new AbortController()
    const abort_signal = controller.signal
    const sending = client.insert({ table: 't.rows', values: half, format: 'CSV', abort_signal })
    const arrived = async () => (await readdir(join(folder, 'incoming'))).length
    while ((await arrived()) === 0);
    controller.abort()
    await expect(sending).rejects.toThrow()
    while ((await arrived()) > 0);
    expect(await stored()).toEqual([])
  })

  test('a compressed body that is cut off is an error', async () => {
    const bytes = gzipSync('1,x,1\n2,y,2\n')
    const response = await fetch(
      `${engine.url}/?query=${encodeURIComponent('INSERT INTO t.rows FORMAT CSV')}`,
      {
        method: 'POST',
        headers: {
          'Content-Encoding': 'gzip',
          'X-ClickHouse-User': engine.username,
          'X-ClickHouse-Key': engine.password,
        },
        body: bytes.subarray(0, bytes.length - 9),
      },
    )
    expect(response.ok).toBe(false)
    expect(await stored()).toEqual([])
  })
})

test('a light read does not wait behind a heavy one or behind a write', async () => {
  const http_headers = { 'X-Duibiao-Lane': 'heavy' }
  let heavyDone = false
  const work = 'SELECT sum(sleepEachRow(0.01)) FROM numbers(100) SETTINGS max_block_size = 1, max_threads = 1'
  const heavy = Promise.all([
    client.query({ query: work, http_headers }),
    client.command({
      query: `CREATE TABLE t.slow ENGINE = MergeTree ORDER BY x AS ${work.replace('SELECT sum', 'SELECT 1 AS x, sum')}`,
    }),
  ]).then(() => {
    heavyDone = true
  })
  for (let turn = 0; turn < 20; turn++) expect(await one('SELECT 1')).toBe('1')
  expect(heavyDone).toBe(false)
  await heavy
})

test('a query that nobody waits for any more ends in the engine too', async () => {
  const controller = new AbortController()
  const endless = client.query({
    query: 'SELECT sum(cityHash64(number)) FROM system.numbers /* endless */',
    abort_signal: controller.signal,
  })
  const running = () =>
    one("SELECT count() FROM system.processes WHERE query LIKE '%/* endless *' || '/%'").then(Number)
  while ((await running()) === 0);
  controller.abort()
  await expect(endless).rejects.toThrow()
  while ((await running()) > 0);
  expect(await one('SELECT 1')).toBe('1')
})
