// Figures that wait for their release: who sees what before and after it, now and as known at a moment.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toPlain } from '../../src/core/decimal.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Instant } from '../../src/core/period.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { figure, upload } from '../support/figures.ts'
import { openTestStore, storeOptions, type TestStore } from '../support/store.ts'

const BEFORE = '2022-10-17T01:59:59.000Z'
const RELEASE = '2022-10-17T02:00:00.000Z'
const ARRIVAL = '2022-10-10T01:00:00.000Z'

let opened: TestStore
let store: Store
let now = ARRIVAL
beforeAll(async () => {
  opened = await openTestStore()
  store = await openStore({ ...storeOptions(opened.engine), now: () => now })
})
afterAll(async () => {
  await store.close()
  await opened.close()
})

let count = 0
const newRegion = () => `98${String(++count).padStart(4, '0')}`
const shown = (rows: readonly Observation[]) =>
  rows.map(({ period, value }) => `${period} ${value === null ? 'null' : toPlain(value)}`)
const seen = async (region: string, released?: 'all') =>
  shown(await store.observations({ region, ...(released && { released }) }))

/** A published figure of September and, three weeks before its day, one of the third quarter. */
async function regionThatWaits(): Promise<string> {
  const region = newRegion()
  now = ARRIVAL
  await upload(store, `${region}-old`, [
    figure({ region, period: '2022-Q3', value: '4.0', knownAt: '2022-10-01T00:00:00.000Z' }),
    figure({ region, period: '2022-Q2', value: '2.4', knownAt: '2022-07-20T00:00:00.000Z' }),
  ])
  await upload(
    store,
    `${region}-new`,
    [
      figure({ region, period: '2022-Q3', value: '4.5', knownAt: ARRIVAL, releaseAt: RELEASE }),
      figure({ region, period: '2022-Q4', value: '4.6', status: 'E', knownAt: ARRIVAL, releaseAt: RELEASE }),
    ],
    ARRIVAL,
  )
  return region
}

test('until its instant a figure is there for the bureau only, and what it revises stays public', async () => {
  const region = await regionThatWaits()
  for (now of [ARRIVAL, BEFORE]) {
    expect(await seen(region)).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
    expect(await seen(region, 'all')).toEqual(['2022-Q2 2.4', '2022-Q3 4.5', '2022-Q4 4.6'])
    expect(shown(await store.vintages(region, 'gdp'))).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
    expect(shown(await store.vintages(region, 'gdp', { released: 'all' }))).toHaveLength(4)
    expect(await store.upload(`${region}-new`)).toBeNull()
    expect(await store.upload(`${region}-new`, 'all')).toMatchObject({ id: `${region}-new` })
    expect((await store.uploads({ limit: 1 }))[0]?.id).toBe(`${region}-old`)
    expect((await store.lastUpload())?.id).toBe(`${region}-old`)
    expect(await store.nextRelease(now)).toBe(RELEASE)
    const blocks: Observation[] = []
    for await (const block of store.observationBlocks({ region })) blocks.push(...block)
    expect(shown(blocks)).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  }
  now = RELEASE
  expect(await seen(region)).toEqual(['2022-Q2 2.4', '2022-Q3 4.5', '2022-Q4 4.6'])
  expect(shown(await store.vintages(region, 'gdp'))).toHaveLength(4)
  expect((await store.uploads({ limit: 1 }))[0]?.id).toBe(`${region}-new`)
  expect(await store.nextRelease(now)).toBeNull()
})

test('what was known at a moment is what was public at it', async () => {
  const region = await regionThatWaits()
  now = '2022-12-01T00:00:00.000Z'
  expect(shown(await store.observations({ region, knownAt: BEFORE }))).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  expect(shown(await store.observations({ region, knownAt: RELEASE }))).toEqual([
    '2022-Q2 2.4',
    '2022-Q3 4.5',
    '2022-Q4 4.6',
  ])
  now = BEFORE
  // A moment that lies ahead shows no more than now does.
  expect(shown(await store.observations({ region, knownAt: '2022-12-01T00:00:00.000Z' }))).toHaveLength(2)
})

test('a correction of a waiting figure waits with it, and takes it back when it is undone', async () => {
  const region = await regionThatWaits()
  now = '2022-10-12T00:00:00.000Z'
  await upload(
    store,
    `${region}-fix`,
    [figure({ region, period: '2022-Q3', value: '4.7', knownAt: now })],
    now,
  )
  expect(await seen(region)).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  expect(await seen(region, 'all')).toContain('2022-Q3 4.7')
  expect(await store.upload(`${region}-fix`)).toBeNull()
  await store.undo(`${region}-fix`, { by: 'test', at: now }, 'why')
  expect(await seen(region, 'all')).toContain('2022-Q3 4.5')
  expect(await seen(region)).toContain('2022-Q3 4')
  await store.undo(`${region}-new`, { by: 'test', at: now }, 'why')
  expect(await seen(region, 'all')).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  now = RELEASE
  expect(await seen(region)).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  // What was taken back before its day was never public, and does not become so.
  expect(shown(await store.vintages(region, 'gdp'))).toEqual(['2022-Q2 2.4', '2022-Q3 4'])
  expect(await store.upload(`${region}-new`)).toBeNull()
  const listed = (await store.uploads({ limit: 200 })).map(({ id }) => id)
  expect(listed.filter((id) => id.startsWith(region))).toEqual([`${region}-old`])
})

test('the same value sent again without a release tells nobody that it waits', async () => {
  const region = await regionThatWaits()
  now = '2022-10-12T00:00:00.000Z'
  await upload(
    store,
    `${region}-same`,
    [
      figure({ region, period: '2022-Q3', value: '4.5', knownAt: now }),
      figure({ region, period: '2022-Q1', value: '5.1', knownAt: now }),
    ],
    now,
  )
  expect(await seen(region)).toEqual(['2022-Q1 5.1', '2022-Q2 2.4', '2022-Q3 4'])
  // The receipt counts it as unchanged, which gives the value away.
  expect(await store.upload(`${region}-same`)).toBeNull()
})

test('a release can be brought forward, and putting it off is told', async () => {
  const region = await regionThatWaits()
  now = '2022-10-12T00:00:00.000Z'
  const later = await store.stage(`${region}-later`)
  await later.add([
    figure({ region, period: '2022-Q3', value: '4.5', knownAt: now, releaseAt: '2022-10-20T02:00:00.000Z' }),
  ])
  expect(await later.postponed(10)).toEqual([
    { row: 2, cell: 'C2', releaseAt: '2022-10-20T02:00:00.000Z', before: RELEASE },
  ])
  await later.discard()
  await upload(
    store,
    `${region}-now`,
    [figure({ region, period: '2022-Q3', value: '4.5', knownAt: now, releaseAt: now })],
    now,
  )
  expect(await seen(region)).toEqual(['2022-Q2 2.4', '2022-Q3 4.5'])
})

test('what the projection shows is what the vintages show, for everybody', async () => {
  const region = await regionThatWaits()
  for (now of [BEFORE, RELEASE]) {
    for (const released of ['all', now] as const) {
      const current = await store.observations({ region, released })
      const known = await store.observations({ region, released, knownAt: now })
      expect(current).toEqual(known)
    }
  }
})

test('nothing is missing when the store is checked against its ledger', async () => {
  expect((await store.check()).losses).toEqual([])
})

test('what came first is asked once while nothing changes, and never given to who may not see it', async () => {
  const region = await regionThatWaits()
  const came = async (released: Instant | 'all', knownAt?: Instant) =>
    (await store.arrivals({ region, released, ...(knownAt && { knownAt }) })).map(({ period }) => period)
  const known = ['2022-Q2', '2022-Q3']
  now = BEFORE
  // Both orders, so that an answer kept for one would be seen by the other.
  expect(await came(BEFORE)).toEqual(known)
  expect(await came('all')).toEqual([...known, '2022-Q4'])
  expect(await came(BEFORE)).toEqual(known)
  expect(await store.arrivals({ region, released: BEFORE })).toBe(
    await store.arrivals({ region, released: BEFORE }),
  )
  now = RELEASE
  expect(await came(RELEASE)).toEqual([...known, '2022-Q4'])
  expect(await came(RELEASE, BEFORE)).toEqual(known)
  expect(await came(BEFORE)).toEqual(known)
  await store.undo(`${region}-new`, { by: 'test', at: RELEASE }, '试报')
  expect(await came(RELEASE)).toEqual(known)
})
