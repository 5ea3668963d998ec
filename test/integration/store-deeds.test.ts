// The ledger of deeds on a real store: order, two writers at once, and damage that is found and located.
import { createClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chained, type DeedDraft, doerOf } from '../../src/core/deed.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openDatabase } from '../../src/store/database.ts'
import { tabSeparatedRow } from '../../src/store/tab-separated.ts'
import { figure } from '../support/figures.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const AT = '2022-11-20T02:00:00.000Z'
const PLAN = `
plan: { id: demo-2024, region: "350502", year: 2024, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, unit: "%", target: { comparator: at-least, value: 6.5 } }
`
const draft = (subject: string): DeedDraft => ({
  at: AT,
  by: doerOf('test'),
  kind: 'tried',
  subject,
  before: null,
  after: { what: '对标', n: 1 },
})

let world: TestStore
beforeAll(async () => {
  world = await openTestStore()
})
afterAll(() => world.close())

test('two writers at once: every entry once, without gaps, in one chain', async () => {
  const other = await world.reopen()
  const names = Array.from({ length: 12 }, (_, index) => `deed ${index}`)
  await Promise.all(names.map((name, index) => (index % 2 ? other : world.store).deeds.append(draft(name))))
  const kept = await world.store.deeds.since(0, 100)
  expect(kept.map(({ seq }) => seq)).toEqual(names.map((_, index) => index + 1))
  expect(kept.map(({ subject }) => subject).sort()).toEqual([...names].sort())
  expect(await other.deeds.verify(AT)).toMatchObject({ entries: 12, head: { seq: 12 }, fault: null })
})

test('an entry that counts on a number comes in only when nobody else wrote', async () => {
  const { deeds } = world.store
  const [last] = await deeds.latest({ limit: 1 })
  const at = last?.seq ?? 0
  expect(await deeds.appendAfter(at - 1, draft('late'))).toBeNull()
  expect(await deeds.appendAfter(at, draft('in time'))).toMatchObject({ seq: at + 1 })
})

test('an insert with a number that is taken comes to nothing', async () => {
  const database = openDatabase(world.engine)
  const [first] = await world.store.deeds.since(0, 1)
  if (!first) throw new Error('no entry')
  const entry = chained(draft('forged'), null)
  const values = [
    entry.seq,
    '2022-11-20 02:00:00.000',
    entry.kind,
    entry.subject,
    entry.by,
    entry.before,
    entry.after,
    entry.previous,
    entry.hash,
  ]
  const columns = ['seq', 'at', 'kind', 'subject', 'doer', 'before', 'after', 'previous', 'hash']
  await database.insert('duibiao.deeds', columns, tabSeparatedRow(values), 'deed-1')
  await database.close()
  expect((await world.store.deeds.since(0, 1))[0]).toEqual(first)
  expect((await world.store.deeds.verify(AT)).fault).toBeNull()
})

test('plans, uploads and their undoing enter by themselves, in order, with who did it', async () => {
  const { store } = world
  const doer = {
    ...doerOf('林统计'),
    person: 'p-1',
    role: 'statistician',
    via: 'token',
    from: '10.0.0.7',
    credential: 't-1',
  } as const
  const [last] = await store.deeds.latest({ limit: 1 })
  await store.savePlan(parsePlan(PLAN), { sha256: 'c'.repeat(64), text: PLAN }, { by: 'x', at: AT, doer })
  const staging = await store.stage('upload-1')
  await staging.add([figure({ region: '350502', indicator: 'gdp', period: '2024-Q1', value: '5.1' })])
  await staging.compare(10)
  await staging.commit({
    sha256: 'd'.repeat(64),
    filename: '一季度.csv',
    bytes: 10,
    act: { by: 'x', at: AT, doer },
    receipt: {} as never,
  })
  await store.undo('upload-1', { by: 'y', at: '2022-11-20T02:00:01.000Z' }, '报错了')
  const kept = await store.deeds.since(last?.seq ?? 0, 10)
  expect(kept.map(({ kind, subject, by }) => [kind, subject, by.name, by.from])).toEqual([
    ['plan', 'demo-2024#1', '林统计', '10.0.0.7'],
    ['upload', 'upload-1', '林统计', '10.0.0.7'],
    ['upload-undone', 'upload-1', 'y', null],
  ])
  expect(kept[1]?.after).toMatchObject({ filename: '一季度.csv', rows: 1 })
  expect(await store.deeds.verify(AT)).toMatchObject({ fault: null, differences: [] })
})

async function raw(sql: string): Promise<void> {
  const { url, username, password } = world.engine
  const client = createClient({ url, username, password })
  await client.command({ query: sql })
  await client.close()
}

test('a fact that is not what its entry says is named', async () => {
  await raw(
    "ALTER TABLE duibiao.upload_events UPDATE rows = 7 WHERE upload = 'upload-1' AND kind = 'committed' SETTINGS mutations_sync = 1",
  )
  const report = await world.store.deeds.verify(AT)
  expect(report.fault).toBeNull()
  expect(report.differences).toEqual([expect.objectContaining({ subject: 'upload-1', what: 'content' })])
  await raw(
    "ALTER TABLE duibiao.upload_events UPDATE rows = 1 WHERE upload = 'upload-1' AND kind = 'committed' SETTINGS mutations_sync = 1",
  )
})

// Each of these is undone again, so that the next one starts from a chain that holds.
test.for([
  ['after', `replaceOne(after, '对标', '对表')`, `replaceOne(after, '对表', '对标')`],
  ['doer', `replaceOne(doer, 'test', 'tess')`, `replaceOne(doer, 'tess', 'test')`],
  ['subject', `concat(subject, 'x')`, `substring(subject, 1, length(subject) - 1)`],
  ['at', 'addMilliseconds(at, 1)', 'addMilliseconds(at, -1)'],
  [
    'hash',
    `concat(substring(hash, 2), substring(hash, 1, 1))`,
    `concat(substring(hash, 64), substring(hash, 1, 63))`,
  ],
  [
    'previous',
    `concat(substring(previous, 2), substring(previous, 1, 1))`,
    `concat(substring(previous, 64), substring(previous, 1, 63))`,
  ],
] as const)('a changed byte of %s is found where it is', async ([column, change, back]) => {
  const update = (value: string) =>
    raw(`ALTER TABLE duibiao.deeds UPDATE ${column} = ${value} WHERE seq = 5 SETTINGS mutations_sync = 1`)
  await update(change)
  expect((await world.store.deeds.verify(AT)).fault).toMatchObject({ seq: 5, what: 'hash' })
  await update(back)
  expect((await world.store.deeds.verify(AT)).fault).toBeNull()
})

test('an entry rewritten with a right hash breaks the one after it; one taken away leaves a gap', async () => {
  const kept = await world.store.deeds.since(0, 4)
  const [third, fourth] = kept.slice(2)
  if (!third || !fourth) throw new Error('no entries')
  const forged = chained({ ...third, subject: 'forged' }, { seq: 2, hash: third.previous })
  await raw(
    `ALTER TABLE duibiao.deeds UPDATE subject = 'forged', hash = '${forged.hash}' WHERE seq = 3 SETTINGS mutations_sync = 1`,
  )
  expect((await world.store.deeds.verify(AT)).fault).toMatchObject({ seq: 4, what: 'link' })
  await raw('DELETE FROM duibiao.deeds WHERE seq = 3')
  expect((await world.store.deeds.verify(AT)).fault).toMatchObject({ seq: 3, what: 'gap' })
})
