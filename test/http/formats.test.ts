// One file and one line make a format, and one a check: members made for the test go through the whole product.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/http/deps.ts'
import type { Check } from '../../src/ingest/checks/check.ts'
import { checks } from '../../src/ingest/checks/index.ts'
import { formats } from '../../src/ingest/formats/index.ts'
import { seriesChecks } from '../../src/ingest/series-checks/index.ts'
import type { SeriesCheck } from '../../src/ingest/series-checks/series-check.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { pipes } from '../support/pipe-format.ts'

/** Refuses thirteen. */
const unlucky: Check = {
  name: 'unlucky',
  blames: 'value',
  find: ({ magnitude, raw }) =>
    magnitude === 13 ? { code: 'value-too-precise', params: { value: raw, suggestion: '12' } } : null,
}

/** Doubts every seven, before all others. */
const seven: SeriesCheck = {
  name: 'out-of-range',
  severity: 'warning',
  explains: null,
  find: ({ point }) =>
    point.value === 7
      ? {
          code: 'digits-swapped',
          params: { value: '7', suggestion: '8', expected: '8', away: '1', reference: '…' },
        }
      : null,
}

let world: TestApp
let app: App
let token: string
beforeAll(async () => {
  world = await openTestApp()
  token = await world.tokenOf('statistician')
  const ingest = {
    ...world.ingest,
    formats: [...formats, pipes],
    checks: [...checks, unlucky],
    seriesChecks: [seven, ...seriesChecks],
  }
  app = await world.another({ ingest })
})
afterAll(() => world.close())

const send = (payload: string | Buffer, query: string, type = 'application/octet-stream', to = app) =>
  to.inject({
    method: 'POST',
    url: `/api/v1/uploads?${query}`,
    headers: { 'content-type': type },
    payload,
  })

const page = async (url: string, of = app): Promise<string> => {
  const answer = await of.inject({ url, headers: { authorization: `Bearer ${token}` } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

test('the picker offers every ending that a decoder takes, and names every format', async () => {
  const ours = await page('/desk/upload', world.app)
  const offered = /accept="([^"]*)"/.exec(ours)?.[1]?.split(',') ?? []
  const taken = formats.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`))
  expect(offered).toEqual(taken)
  expect(offered).toEqual(expect.arrayContaining(['.jsonl', '.ndjson', '.arrows', '.feather', '.xlsm']))
  expect(ours).toContain('xlsx、xls、ods、xlsb、网页表格、Excel 2003 XML、CSV、JSON、Arrow、Parquet 均可。')
  expect(await page('/desk/upload?lang=en', world.app)).toContain(
    'xlsx, xls, ods, xlsb, HTML tables, Excel 2003 XML, CSV, JSON, Arrow or Parquet.',
  )
})

test('a new format is in the picker, in the description of the interface and in every refusal', async () => {
  const chinese = await page('/desk/upload')
  expect(chinese).toContain('.psv"')
  expect(chinese).toContain(
    'xlsx、xls、ods、xlsb、网页表格、Excel 2003 XML、CSV、JSON、Arrow、Parquet、竖线表 均可。',
  )
  expect(await page('/desk/upload?lang=en')).toContain(
    'xlsx, xls, ods, xlsb, HTML tables, Excel 2003 XML, CSV, JSON, Arrow, Parquet or pipe table.',
  )
  const document = (await app.inject('/docs/json')).json()
  expect(document.paths['/api/v1/uploads'].post.summary).toBe(
    '报送数据：xlsx、xls、ods、xlsb、网页表格、Excel 2003 XML、CSV、SDMX-CSV、国家统计局网站的查询结果、JSON、Arrow、Parquet 或 竖线表 / send figures: xlsx, xls, ods, xlsb, HTML tables, Excel 2003 XML, CSV, SDMX-CSV, answers of the National Bureau of Statistics, JSON, Arrow, Parquet or pipe table',
  )
  const foreign = readFileSync('test/fixtures/uploads/xlsx-zip-of-something-else/a.xlsx')
  for (const stranger of ['%PDF-1.7', foreign]) {
    const refused = await send(stranger, 'filename=a')
    expect(refused.json()).toMatchObject({ code: 'figures-format-unknown' })
    expect(refused.body).toContain(
      'xlsx, xls, ods, xlsb, HTML, Excel 2003 XML, CSV, SDMX-CSV, JSON of data.stats.gov.cn, JSON, Arrow IPC, Parquet, PSV',
    )
  }
})

test('it is known by its type, its ending and how it begins; its cells have their own names', async () => {
  const words = (value: string) => `indicator|period|value\nfirms|2022-08|${value}\n`
  for (const [query, type] of [
    ['filename=a', 'text/x-pipes'],
    ['filename=a.psv', undefined],
    ['filename=a', undefined],
  ] as const) {
    const tried = await send(words('900'), `dry-run&${query}`, type)
    expect(tried.json()).toMatchObject({ format: 'pipes', encoding: 'utf-8', rows: { read: 1, new: 1 } })
  }
  const refused = await send(words('many'), 'filename=a.psv')
  expect(refused.json().errors).toMatchObject([{ code: 'value-not-a-number', cell: 'line 2, field 3' }])
  expect((await send(words('900'), 'filename=a.psv')).statusCode).toBe(201)
  // Elsewhere it is a table whose one column nobody knows.
  const elsewhere = await send(words('901'), 'filename=a.psv', undefined, world.app)
  expect(elsewhere.json()).toMatchObject({ code: 'figures-refused' })
})

test('a new check of rows and one of series are asked like all others', async () => {
  const words = (value: string) => `indicator,period,value\nexact,2022-07,${value}\n`
  const refused = await send(words('13'), 'filename=a.csv', 'text/csv')
  expect(refused.json().errors).toMatchObject([{ code: 'value-too-precise', cell: 'C2', column: 'value' }])
  const doubted = await send(words('7'), 'filename=a.csv', 'text/csv')
  expect(doubted.json()).toMatchObject({ code: 'figures-warned' })
  expect(doubted.json().errors).toMatchObject([{ code: 'digits-swapped', cell: 'C2' }])
  const accepted = await send(words('7'), 'filename=a.csv&accept=so', 'text/csv')
  expect(accepted.statusCode).toBe(201)
})
