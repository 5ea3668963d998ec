// What stands in the way at start is said clearly; what goes wrong later is a Problem too, and heals by itself.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import type { Plan } from '../../src/core/plan.ts'
import { type EngineState, startEngine } from '../../src/engine/supervisor.ts'
import { openDatabase } from '../../src/store/database.ts'
import { migrateStore, openStore } from '../../src/store/open-store.ts'
import { figure, sha, upload } from '../support/figures.ts'
import { openTestStore, storeOptions, type TestStore } from '../support/store.ts'

let opened: TestStore
const parse = (text: string): Plan => JSON.parse(text) as Plan
beforeAll(async () => {
  opened = await openTestStore({ parsePlan: parse })
})
afterAll(() => opened.close())

describe('at start', () => {
  test('a folder that another process holds', async () => {
    await expect(startEngine({ folder: opened.folder, log: silentLog })).rejects.toMatchObject({
      code: 'store-folder-locked',
      detail: { en: expect.stringContaining(opened.folder) },
    })
    // The one that holds it goes on undisturbed.
    await opened.store.ping()
  })

  test('a database that a newer release has changed', async () => {
    const options = { ...storeOptions(opened.engine), database: 'newer' }
    await (await openStore(options)).close()
    const database = openDatabase(opened.engine)
    const row = Buffer.from(`99\t0099_later.sql\t${'a'.repeat(64)}\t2030-01-01 00:00:00.000\n`)
    await database.insert('newer.schema_migrations', ['number', 'file', 'checksum', 'applied_at'], row)
    await database.close()
    await expect(openStore(options)).rejects.toMatchObject({
      code: 'migration-vanished',
      detail: { en: expect.stringContaining('0099_later.sql') },
    })
  })

  test('a folder that is a file', async () => {
    const folder = join(opened.folder, 'file')
    await writeFile(folder, '')
    await expect(startEngine({ folder, log: silentLog })).rejects.toMatchObject({
      code: 'store-engine-failed',
      detail: { en: expect.stringMatching(/ENOTDIR|EEXIST/) },
    })
  })

  test('a wrong password', async () => {
    const options = { ...storeOptions(opened.engine), password: 'guess' }
    await expect(openStore(options)).rejects.toMatchObject({ code: 'store-login-refused' })
  })

  test('nobody at the address, and somebody who is no database', async () => {
    const server = createServer((_request, response) => response.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    await expect(openStore({ ...storeOptions(opened.engine), url })).rejects.toMatchObject({
      code: 'store-unreachable',
    })
    await new Promise((resolve) => server.close(resolve))
    await expect(openStore({ ...storeOptions(opened.engine), url })).rejects.toMatchObject({
      code: 'store-unreachable',
      detail: { en: expect.stringContaining('ECONNREFUSED') },
    })
  })

  test('a server that is too old', async () => {
    const server = createServer((_request, response) => response.end('23.8.1.1\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    await expect(openStore({ ...storeOptions(opened.engine), url })).rejects.toMatchObject({
      code: 'store-too-old',
    })
    await new Promise((resolve) => server.close(resolve))
  })

  test('a name that is none', async () => {
    const options = { ...storeOptions(opened.engine), database: 'a b; DROP' }
    await expect(openStore(options)).rejects.toMatchObject({ code: 'store-setting-invalid' })
  })
})

describe('the engine', () => {
  test('killed, it is back at the same address; meanwhile requests are refused, and nothing is lost', async () => {
    const { engine, store } = opened
    await upload(store, 'before', [figure({ region: '660001' })])
    const before = engine.state()
    const back = new Promise<EngineState>((resolve) => {
      const off = engine.onState((state) => {
        if (state.phase !== 'ready') return
        off()
        resolve(state)
      })
    })
    const ended = new Promise<void>((resolve) => {
      const off = engine.onState((state) => {
        if (state.phase !== 'restarting') return
        off()
        resolve()
      })
    })
    process.kill(before.pid ?? 0, 'SIGKILL')
    await ended
    await expect(store.observations({ region: '660001' })).rejects.toMatchObject({
      code: 'store-unavailable',
      status: 503,
    })
    await expect(upload(store, 'meanwhile', [figure({ region: '660001' })])).rejects.toMatchObject({
      code: 'store-unavailable',
    })
    const state = await back
    expect(state.restarts).toBe(before.restarts + 1)
    expect(state.pid).not.toBe(before.pid)
    expect(state.lastFailure).toContain('SIGKILL')
    expect(await store.observations({ region: '660001' })).toHaveLength(1)
    await upload(store, 'after', [
      figure({ region: '660001', value: '2', knownAt: '2023-01-01T00:00:00.000Z' }),
    ])
    expect((await store.observations({ region: '660001' }))[0]?.upload).toBe('after')
  })

  test('stopped, it is gone, its folder free, and a second stop is the first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duibiao-test-'))
    const engine = await startEngine({ folder, log: silentLog })
    const { pid } = engine.state()
    await Promise.all([engine.stop(), engine.stop()])
    expect(engine.state()).toMatchObject({ phase: 'stopped', restarts: 0, pid: null })
    expect(() => process.kill(pid ?? 0, 0)).toThrow()
    const again = await startEngine({ folder, log: silentLog })
    await again.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test.skipIf(process.getuid?.() === 0)('a folder without the right to write', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duibiao-test-'))
    await chmod(folder, 0o500)
    await expect(startEngine({ folder, log: silentLog })).rejects.toMatchObject({
      code: 'store-folder-unwritable',
    })
    await rm(folder, { recursive: true, force: true })
  })
})

describe('plans', () => {
  const act = (at: string) => ({ by: 'x', at })
  const file = (plan: object) => {
    const text = JSON.stringify(plan)
    return { text, sha256: sha(text) }
  }
  const planOf = (title: string) => ({ id: 'p', region: '350502', year: 2022, title }) as Plan

  test('every version stays; the same bytes change nothing', async () => {
    const { store } = opened
    const [one, two] = [planOf('一\n二\t三\\'), planOf('b')]
    expect(await store.savePlan(one, file(one), act('2022-03-01T00:00:00.000Z'))).toEqual({ changed: true })
    expect(await store.savePlan(one, file(one), act('2022-03-02T00:00:00.000Z'))).toEqual({ changed: false })
    expect(await store.savePlan(two, file(two), act('2022-04-01T00:00:00.000Z'))).toEqual({ changed: true })
    expect(await store.plans()).toEqual([
      {
        plan: two,
        sha256: file(two).sha256,
        recordedAt: '2022-04-01T00:00:00.000Z',
        sentAt: '2022-03-01T00:00:00.000Z',
      },
    ])
    expect((await store.plans('2022-03-15T00:00:00.000Z')).map(({ plan }) => plan)).toEqual([one])
    expect(await store.plans('2022-02-01T00:00:00.000Z')).toEqual([])
    expect(await store.savePlan(one, file(one), act('2022-05-01T00:00:00.000Z'))).toEqual({ changed: true })
    expect((await (await opened.reopen()).plans()).map(({ plan }) => plan)).toEqual([one])
  })
})

test('migrations say what they would do, do it once, and know what they did', async () => {
  const options = { ...storeOptions(opened.engine), database: 'another' }
  const dry = await migrateStore({ ...options, dryRun: true })
  expect(dry.applied).toEqual([])
  expect(dry.pending[0]).toBe('0001_ledger_and_observations.sql')
  expect(await migrateStore({ ...options, dryRun: true })).toEqual(dry)
  expect(await migrateStore({ ...options, dryRun: false })).toEqual(dry)
  expect(await migrateStore({ ...options, dryRun: false })).toEqual({ applied: dry.pending, pending: [] })
  const store = await openStore(options)
  expect(await store.plans()).toEqual([])
  await store.close()
})
