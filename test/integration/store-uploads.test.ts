// An upload is compared, stored once, undone and found again as the contract says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlain } from '../../src/core/decimal.ts'
import type { Observation } from '../../src/core/observation.ts'
import { period } from '../../src/core/period.ts'
import type { Store } from '../../src/store/store.ts'
import { blockOf } from '../support/figure-block.ts'
import { commit, figure, sha, upload } from '../support/figures.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let opened: TestStore
let store: Store
beforeAll(async () => {
  opened = await openTestStore()
  store = opened.store
})
afterAll(() => opened.close())

const values = (rows: readonly Observation[]) =>
  rows.map((row) => `${row.indicator} ${row.period} ${row.value === null ? 'null' : toPlain(row.value)}`)

/** Every test has a region of its own. */
let count = 0
const newRegion = () => `99${String(++count).padStart(4, '0')}`

test('a figure comes back as it went in, digit by digit', async () => {
  const region = newRegion()
  const figures = [
    figure({ region, value: '12345678901234567890123456.123456789012', note: '口径\t调整\\n' }),
    figure({ region, period: '2022-Q2', value: '-0.000000000001', basis: 'end', status: 'E' }),
    figure({ region, period: '2022-S1', value: null, source: '', knownAt: '1999-12-31T23:59:59.999Z' }),
    figure({ region, period: '2022', value: '8.20', indicator: "o'brien" }),
  ]
  await upload(store, `${region}-a`, figures)
  const back = await store.observations({ region })
  expect(back).toHaveLength(4)
  for (const one of figures) {
    const found = back.find((row) => row.period === one.period)
    const { row: _row, cell: _cell, ...rest } = one
    expect(found).toMatchObject({ ...rest, upload: `${region}-a`, recordedAt: '2022-06-16T02:00:00.000Z' })
  }
  expect(back.map((row) => row.period)).toEqual(['2022-05', '2022-S1', '2022-Q2', '2022'])
})

test('what the database could not hold exactly is refused, not rounded', async () => {
  const staging = await store.stage('too-exact')
  await expect(staging.add([figure({ value: '0.1234567890123' })])).rejects.toThrow(RangeError)
  await expect(staging.add([figure({ value: '123456789012345678901234567' })])).rejects.toThrow(RangeError)
  await staging.discard()
})

test('new, revised and unchanged are told apart, each against what was known at its own known-at', async () => {
  const region = newRegion()
  const base = { region, indicator: 'parks' }
  await upload(store, `${region}-1`, [
    figure({ ...base, period: '2022-01', value: '1', knownAt: '2022-02-10T00:00:00.000Z' }),
    figure({ ...base, period: '2022-02', value: '2', knownAt: '2022-03-10T00:00:00.000Z' }),
    figure({ ...base, period: '2022-03', value: '3', knownAt: '2022-04-10T00:00:00.000Z' }),
  ])
  const staging = await store.stage(`${region}-2`)
  await staging.add([
    figure({ ...base, period: '2022-01', value: '1.0', knownAt: '2022-05-01T00:00:00.000Z', row: 2 }),
    figure({ ...base, period: '2022-02', value: '2.5', knownAt: '2022-05-01T00:00:00.000Z', row: 3 }),
    figure({ ...base, period: '2022-03', value: '9', knownAt: '2022-04-09T00:00:00.000Z', row: 4 }),
    figure({ ...base, period: '2022-04', value: '4', knownAt: '2022-05-01T00:00:00.000Z', row: 5 }),
    figure({ ...base, period: '2022-04', value: '4', knownAt: '2022-06-01T00:00:00.000Z', row: 6 }),
    figure({ ...base, period: '2022-04', value: null, knownAt: '2022-07-01T00:00:00.000Z', row: 7 }),
  ])
  const comparison = await staging.compare(10)
  expect(comparison).toMatchObject({ read: 6, fresh: 2, revised: 2, unchanged: 2 })
  expect(comparison.revisions.map(({ row, before, after }) => [row, before, after])).toEqual([
    [3, '2', '2.5'],
    [7, '4', null],
  ])
  expect(comparison.touched).toEqual([{ region, indicator: 'parks' }])
  expect((await staging.compare(1)).revisions).toHaveLength(1)

  const previewed = await staging.preview({ region })
  await commit(staging, '2022-08-01T00:00:00.000Z')
  const now = await store.observations({ region })
  const withoutClock = (rows: readonly Observation[]) => rows.map(({ recordedAt: _at, ...row }) => row)
  expect(withoutClock(previewed)).toEqual(withoutClock(now))
  expect(values(now)).toEqual([
    'parks 2022-01 1',
    'parks 2022-02 2.5',
    'parks 2022-03 3',
    'parks 2022-04 null',
  ])
  expect(values(await store.observations({ region, knownAt: '2022-04-09T12:00:00.000Z' }))).toEqual([
    'parks 2022-01 1',
    'parks 2022-02 2',
    'parks 2022-03 9',
  ])
})

test('duplicates name every later row and the row it repeats', async () => {
  const region = newRegion()
  const staging = await store.stage(`${region}-dup`)
  const again = { region, indicator: 'parks', period: '2022-01' }
  await staging.add([
    figure({ ...again, row: 2, cell: 'C2' }),
    figure({ ...again, period: '2022-02', row: 3 }),
    figure({ ...again, row: 4, cell: 'C4' }),
  ])
  await staging.add([
    figure({ ...again, row: 5, cell: 'C5', value: '7' }),
    figure({ ...again, row: 6, knownAt: '2022-09-01T00:00:00.000Z' }),
  ])
  const key = `${region}/parks/2022-01/cumulative-yoy`
  expect(await staging.duplicates(10)).toEqual([
    { row: 4, cell: 'C4', first: 2, key },
    { row: 5, cell: 'C5', first: 2, key },
  ])
  expect(await staging.duplicates(1)).toHaveLength(1)
  await staging.discard()
  await staging.discard()
})

test('a column-wise block is the same as its figures', async () => {
  const region = newRegion()
  const figures = Array.from({ length: 500 }, (_, index) =>
    figure({
      region,
      indicator: `i-${index % 50}`,
      period: `20${10 + Math.floor(index / 50)}`,
      value: `${index}.5`,
    }),
  )
  const staging = await store.stage(`${region}-block`)
  await staging.addBlock(blockOf(figures.slice(0, 300)))
  await staging.addBlock(blockOf(figures.slice(300)))
  expect(await staging.compare(0)).toMatchObject({ read: 500, fresh: 500, revised: 0, unchanged: 0 })
  await commit(staging, '2022-08-01T00:00:00.000Z')
  const back = await store.observations({ region })
  expect(new Set(values(back))).toEqual(
    new Set(figures.map((one) => `${one.indicator} ${one.period} ${one.value && toPlain(one.value)}`)),
  )
})

describe('the ledger', () => {
  test('nothing is visible before commit, and nothing after discard', async () => {
    const region = newRegion()
    const staging = await store.stage(`${region}-x`)
    await staging.add([figure({ region })])
    await staging.compare(1)
    expect(await store.observations({ region })).toEqual([])
    expect(await store.upload(`${region}-x`)).toBeNull()
    await staging.discard()
    expect(await store.observations({ region, knownAt: '2030-01-01T00:00:00.000Z' })).toEqual([])
  })

  test('the same figures again are stored no second time, and the upload is in the ledger all the same', async () => {
    const region = newRegion()
    await upload(store, `${region}-1`, [figure({ region })])
    await upload(store, `${region}-2`, [figure({ region })], '2022-07-01T00:00:00.000Z')
    expect(await store.vintages(region, 'gdp')).toHaveLength(1)
    expect((await store.upload(`${region}-2`))?.committed.at).toBe('2022-07-01T00:00:00.000Z')
  })

  test('bytes that stand already are refused; after an undo they are a new upload', async () => {
    const region = newRegion()
    await upload(store, `${region}-1`, [figure({ region })], '2022-06-16T02:00:00.000Z', region)
    expect((await store.uploadOfBytes(sha(region)))?.id).toBe(`${region}-1`)
    await expect(
      upload(store, `${region}-2`, [figure({ region })], '2022-06-17T02:00:00.000Z', region),
    ).rejects.toMatchObject({ code: 'upload-overtaken' })

    const act = { by: '李四', at: '2022-06-18T02:00:00.000Z' }
    expect(await store.undo(`${region}-1`, act, '报错了')).toBe(true)
    expect(await store.undo(`${region}-1`, act, '再来')).toBe(false)
    expect(await store.undo('never-was', act, '')).toBe(false)
    expect(await store.observations({ region })).toEqual([])
    expect((await store.upload(`${region}-1`))?.undone).toEqual({ ...act, reason: '报错了' })
    expect(await store.uploadOfBytes(sha(region))).toBeNull()

    await upload(store, `${region}-3`, [figure({ region })], '2022-06-19T02:00:00.000Z', region)
    expect((await store.uploadOfBytes(sha(region)))?.id).toBe(`${region}-3`)
    expect((await store.observations({ region }))[0]?.upload).toBe(`${region}-3`)
    expect((await store.vintages(region, 'gdp')).map(({ upload: id, undoneAt }) => [id, undoneAt])).toEqual([
      [`${region}-1`, act.at],
      [`${region}-3`, null],
    ])
    expect(await store.touchedBy(`${region}-3`)).toEqual([{ region, indicator: 'gdp' }])
  })

  test('an upload that overtakes a compared one makes it start again', async () => {
    const region = newRegion()
    const slow = await store.stage(`${region}-slow`)
    await slow.add([figure({ region, value: '5' })])
    expect((await slow.compare(1)).fresh).toBe(1)
    await upload(store, `${region}-quick`, [figure({ region, value: '5' })])
    await expect(commit(slow, '2022-07-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'upload-overtaken' })
    expect(await store.vintages(region, 'gdp')).toHaveLength(1)
    await slow.discard()
  })

  test('uploads are listed newest first, in pages', async () => {
    const all = await store.uploads({ limit: 1000 })
    const moments = all.map(({ committed }) => committed.at)
    expect(moments).toEqual([...moments].sort().reverse())
    expect(await store.uploads({ limit: 2 })).toEqual(all.slice(0, 2))
    const [first] = all
    const older = await store.uploads({ limit: 1000, before: first?.committed.at ?? '' })
    expect(older).toEqual(all.filter(({ committed }) => committed.at < (first?.committed.at ?? '')))
    expect(await store.lastUpload()).not.toBeNull()
  })

  test('a filter takes what it names', async () => {
    const region = newRegion()
    await upload(store, `${region}-f`, [
      figure({ region, indicator: 'a', period: '2021-12' }),
      figure({ region, indicator: 'a', period: '2022-03' }),
      figure({ region, indicator: 'a', period: '2022-Q1', basis: 'period' }),
      figure({ region, indicator: 'a', period: '2022', basis: 'end' }),
      figure({ region, indicator: 'b', period: '2022-04' }),
    ])
    const knownAt = '2030-01-01T00:00:00.000Z'
    for (const at of [{}, { knownAt }]) {
      const periods = async (filter: object) =>
        (await store.observations({ region, ...filter, ...at })).map((row) => row.period)
      expect(await periods({ from: period('2022'), to: period('2022') })).toEqual([
        '2022-03',
        '2022-Q1',
        '2022',
        '2022-04',
      ])
      expect(await periods({ to: period('2022-03') })).toEqual(['2021-12', '2022-03', '2022-Q1'])
      expect(await periods({ indicators: ['b'] })).toEqual(['2022-04'])
      expect(await periods({ indicators: [] })).toEqual([])
      expect(await periods({ basis: 'end' })).toEqual(['2022'])
    }
  })

  test('the check finds everything in its place', async () => {
    const check = await store.check()
    expect(check.losses).toEqual([])
    expect(check.detachedParts).toEqual([])
    expect(check.uploads).toBe((await store.uploads({ limit: 1000 })).length)
    expect(check.observations).toBeGreaterThan(500)
  })

  test('blocks bring every region once, in order', async () => {
    const rows: Observation[] = []
    for await (const block of store.observationBlocks({})) rows.push(...block)
    const seen = rows.map((row) => `${row.region}/${row.indicator}/${row.period}/${row.basis}`)
    expect(new Set(seen).size).toBe(seen.length)
    const one = await store.observations({ region: '990001' })
    expect(rows.filter((row) => row.region === '990001')).toEqual(one)
    const known: Observation[] = []
    const at = { knownAt: '2030-01-01T00:00:00.000Z' }
    for await (const block of store.observationBlocks(at)) known.push(...block)
    expect(known).toEqual(rows)
  })
})
