// A database that hangs is told from one that is slow; nobody waits for it for ever, and the embedded one is started again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestStore, storeOptions, type TestStore } from '../support/store.ts'

let world: TestApp
/** An engine of one's own, which may be stopped. */
let opened: TestStore
let store: Store
beforeAll(async () => {
  world = await openTestApp()
  opened = await openTestStore()
  const { engine } = opened
  const rescue = { afterMs: 10_000, by: () => engine.kill('silent') }
  store = await openStore({ ...storeOptions(engine), rescue })
})
afterAll(async () => {
  await store.close()
  await opened.close()
  await world.close()
})

const pidOfEngine = (): number => {
  const { pid } = opened.engine.state()
  if (pid === null) throw new Error('no engine')
  return pid
}

test('a slow engine is not silent', async () => {
  const app = await world.another({ store })
  const busy = openDatabase(opened.engine)
  // Both connections for light reads wait, as on a disk that gives a megabyte a second.
  const sql =
    'SELECT sum(waits) FROM (SELECT sleepEachRow(0.2) AS waits FROM numbers(60) SETTINGS max_block_size = 1)'
  const reads = [1, 2].map(() => busy.rows(sql).catch((error: unknown) => error))
  const health = async () => (await app.inject('/health')).json()
  await expect.poll(health, { timeout: 10_000 }).toMatchObject({
    status: 'degraded',
    engine: { state: 'ready' },
    problems: [{ en: expect.stringContaining('alive but slow') }],
  })
  await busy.close()
  await Promise.all(reads)
})

test('SIGSTOP: health says so in its two seconds, requests end with 503, the engine is killed and comes back', async () => {
  const app = await world.another({ store })
  await expect.poll(async () => (await app.inject('/health')).json().status, { timeout: 20_000 }).toBe('ok')
  process.kill(pidOfEngine(), 'SIGSTOP')
  const asked = performance.now()
  const health = await app.inject('/health')
  expect(performance.now() - asked).toBeLessThan(5_000)
  expect(health.statusCode).toBe(503)
  expect(health.json()).toMatchObject({ status: 'failing', engine: { state: 'silent' } })
  expect((await app.inject('/ready')).statusCode).toBe(503)
  // Begun while nobody knows yet: not for ever either.
  const uploads = await app.inject('/api/v1/uploads')
  expect([uploads.statusCode, uploads.json().code]).toEqual([503, 'store-unavailable'])
  expect(Number(uploads.headers['retry-after'])).toBeGreaterThan(0)
  await expect.poll(async () => (await app.inject('/health')).json().status, { timeout: 40_000 }).toBe('ok')
  expect(opened.engine.state()).toMatchObject({ restarts: 1, lastFailure: 'silent' })
  expect((await app.inject('/api/v1/uploads')).statusCode).toBe(200)
})
