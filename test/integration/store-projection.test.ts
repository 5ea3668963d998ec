// The table of what counts now: judged rightly, made anew beside the old one, and of two services none undoes the other's work.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimal } from '../../src/core/decimal.ts'
import { type Log, silentLog } from '../../src/core/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { openTurns } from '../../src/store/in-turn.ts'
import { openLeases } from '../../src/store/leases.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openProjection } from '../../src/store/projection.ts'
import type { Store } from '../../src/store/store.ts'
import { tablesOf } from '../../src/store/tables.ts'
import { figure, upload } from '../support/figures.ts'
import { openTestStore, storeOptions, type TestStore } from '../support/store.ts'

const now = () => new Date().toISOString()
const region = '350502'

let opened: TestStore
let store: Store
let database: Database
beforeAll(async () => {
  opened = await openTestStore()
  store = await openStore({ ...storeOptions(opened.engine), exclusive: false })
  database = openDatabase(opened.engine)
})
afterAll(async () => {
  await database.close()
  await store.close()
  await opened.close()
})

test('a service that is late with an upload does not bring back what another undid meanwhile', async () => {
  await upload(store, 'mistaken', [figure({ region })])
  // As after a crash between the commit and this table.
  await database.run('TRUNCATE TABLE duibiao.projected_events')
  await database.run('TRUNCATE TABLE duibiao.current_figures')

  const tables = tablesOf('duibiao', null)
  const leases = openLeases(database, tables)
  const ledger = openLedger(database, tables, now)
  let arrive: () => void = () => {}
  let goOn: () => void = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow: Database = {
    ...database,
    async run(sql, bindings) {
      if (sql.includes(`INSERT INTO ${tables.current}`)) {
        arrive()
        await waiting
      }
      await database.run(sql, bindings)
    },
  }
  const inTurn = openTurns({ leases, holder: 'the late one', now, log: silentLog })
  const late = openProjection(slow, tables, ledger, silentLog, inTurn, false).catchUp()
  await arrived
  expect(await store.undo('mistaken', { by: '李四', at: now() }, '报错了')).toBe(true)
  expect(await store.observations({ region })).toEqual([])
  goOn()
  await late
  await expect
    .poll(async () => {
      expect(await store.observations({ region })).toEqual([])
      return (await ledger.progress()).behind
    })
    .toBe(0)
  expect(await store.observations({ region })).toEqual([])
})

test('a revision that waits for its release is no damage', async () => {
  const own = figure({ region: '350503', value: '6' })
  await upload(store, 'known', [own])
  const waits = {
    ...own,
    value: decimal('7'),
    knownAt: '2022-07-15T02:00:00.000Z',
    releaseAt: '2999-01-01T00:00:00.000Z',
  }
  await upload(store, 'waiting', [waits], '2022-07-16T02:00:00.000Z')
  const errors: string[] = []
  const log: Log = { ...silentLog, error: (_data, words) => errors.push(words) }
  const again = await openStore({ ...storeOptions(opened.engine), log })
  await again.check()
  expect(errors).toEqual([])
  // The check sees: it is no table that is never wrong.
  await database.run("DELETE FROM duibiao.current_figures WHERE upload = 'waiting'")
  await again.check()
  expect(errors).toHaveLength(1)
  const seen = await again.observations({ region: '350503', released: 'all' })
  expect(seen.map(({ value }) => value?.toString())).toEqual(['7'])
  await again.close()
})

test('what is made anew stands before the old one goes', async () => {
  await upload(store, 'kept', [figure({ region: '350504' })])
  const rows = async (): Promise<string | undefined> => {
    const [row] = await database.rows<[string]>(
      "SELECT count() FROM duibiao.current_figures WHERE region = '350504'",
    )
    return row?.[0]
  }
  await database.run("DELETE FROM duibiao.current_figures WHERE region = '350503'")
  const tables = tablesOf('duibiao', null)
  const seen: (string | undefined)[] = []
  const watched: Database = {
    ...database,
    async run(sql, bindings) {
      await database.run(sql, bindings)
      seen.push(await rows())
    },
  }
  const ledger = openLedger(watched, tables, now)
  const projection = openProjection(watched, tables, ledger, silentLog, openTurns(null), true)
  expect(await projection.mend()).toBe(false)
  expect(seen.length).toBeGreaterThan(3)
  expect(new Set(seen)).toEqual(new Set(['1']))
  expect(await projection.mend()).toBe(true)
  const left = await database.rows("SELECT name FROM system.tables WHERE name = 'current_figures_anew'")
  expect(left).toEqual([])
})
