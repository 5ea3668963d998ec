// Are the cumulative 2026-09 and 2026-Q3 one figure: in a file, in a correction, in its status, and in a store of before?
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assess, figuresKnownAt } from '../../../src/core/assess.ts'
import { decimal, toPlain } from '../../../src/core/decimal.ts'
import { keyOf } from '../../../src/core/observation.ts'
import { period } from '../../../src/core/period.ts'
import { DEFAULT_LIMITS, type IngestDeps, receiveUpload, undoUpload } from '../../../src/ingest/receive.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { keptPlan } from '../../support/plans.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const plan = parsePlan(`plan: { id: p-2026, region: "350502", year: 2026, title: 示例 }
indicators:
  - { id: funds, name: 资金, kind: cumulative, unit: 亿元, decimals: 2, target: { comparator: at-least, value: 9.2 } }
  - { id: growth, name: 增速, kind: growth, target: { comparator: at-least, value: 8 } }
  - { id: stock, name: 存量, kind: level, unit: 家, target: { comparator: at-least, value: 12 } }
`)

let opened: TestStore
let folder: string
let deps: IngestDeps
let clock = Date.parse('2026-10-10T01:00:00.000Z')

beforeAll(async () => {
  opened = await openTestStore()
  folder = await mkdtemp(join(tmpdir(), 'duibiao-names-'))
  const kept = keptPlan(plan, '2026-01-01T00:00:00.000Z')
  deps = {
    store: opened.store,
    plans: async () => [kept],
    folder,
    limits: DEFAULT_LIMITS,
    now: () => {
      clock += 60_000
      return new Date(clock).toISOString()
    },
  }
})
afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

const send = (text: string, dryRun = false) =>
  receiveUpload(deps, {
    body: Readable.from([Buffer.from(text)]),
    contentType: 'text/csv',
    filename: '数据.csv',
    by: 'test',
    dryRun,
    plan: null,
    region: null,
    source: null,
    knownAt: null,
    accept: { all: '测试', each: {} },
  })

const standing = async () =>
  (await opened.store.observations({ region: '350502' })).map(
    ({ indicator, period: at, value }) => `${indicator} ${at} ${value && toPlain(value)}`,
  )

test('a correction under the other name corrects the figure, its status, and is taken back again', async () => {
  await send('indicator,period,value\nfunds,2026-08,6.2\nfunds,2026-09,6.9\n')
  expect(await standing()).toEqual(['funds 2026-08 6.2', 'funds 2026-09 6.9'])
  const { receipt } = await send('indicator,period,value\nfunds,2026-Q3,5.1\n')
  expect(receipt.rows).toMatchObject({ new: 0, revised: 1 })
  expect(receipt.revised).toMatchObject([
    { indicator: 'funds', period: '2026-Q3', before: '6.9', after: '5.1' },
  ])
  expect(receipt.statusChanges).toMatchObject([{ indicator: 'funds' }])
  expect(await standing()).toEqual(['funds 2026-08 6.2', 'funds 2026-Q3 5.1'])
  // The vintages show both names.
  const vintages = await opened.store.vintages('350502', 'funds')
  expect(vintages.map((one) => one.period)).toEqual(['2026-08', '2026-09', '2026-Q3'])
  const revised = await opened.store.revised({ region: '350502' })
  expect(revised.map((one) => one.period)).toEqual(['2026-09', '2026-Q3'])
  expect((await send('indicator,period,value\nfunds,2026-09,5.1\n', true)).receipt.rows).toMatchObject({
    unchanged: 1,
  })
  // By the first name again; then both are undone.
  const back = await send('indicator,period,value\nfunds,2026-09,6.95\n')
  expect(await standing()).toEqual(['funds 2026-08 6.2', 'funds 2026-09 6.95'])
  await undoUpload(deps, { id: back.receipt.upload, by: 'test', reason: '测试' })
  expect(await standing()).toEqual(['funds 2026-08 6.2', 'funds 2026-Q3 5.1'])
  await undoUpload(deps, { id: receipt.upload, by: 'test', reason: '测试' })
  expect(await standing()).toEqual(['funds 2026-08 6.2', 'funds 2026-09 6.9'])
})

test.each([
  ['growth', '2026-06', '2026-S1'],
  ['growth', '2026-S1', '2026-Q2'],
  ['stock', '2026-03', '2026-Q1'],
])('of %s too: %s and %s', async (indicator, one, other) => {
  await send(`indicator,period,value\n${indicator},${one},8\n`)
  const { receipt } = await send(`indicator,period,value\n${indicator},${other},7\n`)
  expect(receipt.rows).toMatchObject({ new: 0, revised: 1 })
  expect((await standing()).filter((each) => each.startsWith(indicator))).toContain(`${indicator} ${other} 7`)
})

test('what happened in a period alone stays apart from its last month', async () => {
  const { receipt } = await send(
    'indicator,period,value,basis\nfunds,2026-06,0.9,period\nfunds,2026-Q2,2.4,period\n',
  )
  expect(receipt.rows).toMatchObject({ new: 2 })
})

test('both names in one file are a duplicate', async () => {
  clock = Date.parse('2027-01-25T01:00:00.000Z')
  const refused = send('indicator,period,value\nfunds,2026-12,9\nfunds,2026,9.3\n')
  await expect(refused).rejects.toMatchObject({ faults: [{ code: 'duplicate-figure', row: 3 }] })
})

test('without a store the later known of the two counts, whichever name it has', () => {
  const [funds] = plan.indicators
  if (!funds) throw new Error('no indicator')
  const at = (of: string, value: number, knownAt: string) => ({
    region: '350502',
    indicator: 'funds',
    period: period(of),
    basis: 'cumulative' as const,
    value: decimal(String(value)),
    status: 'A' as const,
    knownAt,
    recordedAt: knownAt,
    source: '',
    note: '',
    upload: 'u',
    row: 2,
    cell: 'C2',
  })
  const year = at('2026', 9.3, '2027-01-20T00:00:00.000Z')
  const december = at('2026-12', 9, '2027-01-25T00:00:00.000Z')
  expect(keyOf(year)).toBe(keyOf(december))
  for (const figures of [
    [year, december],
    [december, year],
  ]) {
    const known = figuresKnownAt(figures, '2027-02-01T00:00:00.000Z')
    expect(known).toEqual([december])
    expect(assess({ plan, indicator: funds, figures: known, asOf: '2027-02-01' }).status).toBe('missed')
  }
})

test('a database of before, in which both stood, is read anew', async () => {
  const { url, username, password } = opened.engine
  const client = createClient({ url, username, password })
  await send('indicator,period,value\nfunds,2026-10,7.1\n')
  // As it was projected before there was a key of both names, and before the migration was there.
  await client.command({
    query: `INSERT INTO duibiao.current_figures (region, year, indicator, period_rank, basis, known_at, recorded_at, period,
        value, status, source, note, row, cell, upload, version, release_at)
      SELECT region, year, indicator, period_rank + 2, basis, known_at, recorded_at, '2026-Q4',
        0.5, status, source, note, row, cell, upload, version, release_at
      FROM duibiao.current_figures WHERE period = '2026-10'`,
  })
  expect(await standing()).toContain('funds 2026-Q4 0.5')
  await client.command({
    query: 'ALTER TABLE duibiao.schema_migrations DELETE WHERE number = 12 SETTINGS mutations_sync = 2',
  })
  const again = await opened.reopen()
  const rows = await again.observations({ region: '350502' })
  expect(rows.map((one) => one.period)).not.toContain('2026-Q4')
  expect((await again.check()).losses).toEqual([])
  await client.close()
})
