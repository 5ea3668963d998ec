// Two services work on the table of what counts now: what one takes out for an undo, a late other must not copy back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
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
