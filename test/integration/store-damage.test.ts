// Figures that are gone or spoilt on the disk are found by the check: files are really damaged here.
import {
  closeSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { startEngine } from '../../src/engine/supervisor.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { StoreCheck } from '../../src/store/store.ts'
import { figure, upload } from '../support/figures.ts'
import { storeOptions } from '../support/store.ts'

let folder: string
/** Folders of the parts of the observations, in the order of the uploads a, b, c. */
let parts: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-damage-'))
  const engine = await startEngine({ folder, log: silentLog })
  const store = await openStore(storeOptions(engine))
  const client = createClient({ url: engine.url, username: engine.username, password: engine.password })
  // Parts stay apart, so that each damage is one upload's.
  await client.command({ query: 'SYSTEM STOP MERGES' })
  for (const [at, id] of ['a', 'b', 'c'].entries()) {
    const figures = Array.from({ length: 300 }, (_, index) =>
      figure({ indicator: `${id}-${index}`, value: `${index}.5`, note: `注 ${index * 7919}` }),
    )
    await upload(store, id, figures, `2022-06-1${at + 1}T00:00:00.000Z`)
  }
  expect((await store.check()).losses).toEqual([])
  const result = await client.query({
    query: `SELECT path FROM system.parts WHERE database = 'duibiao' AND table = 'observations' AND active
      ORDER BY min_block_number`,
    format: 'JSONEachRow',
  })
  parts = (await result.json<{ path: string }>()).map(({ path }) => path)
  expect(parts).toHaveLength(3)
  await client.close()
  await store.close()
  await engine.stop()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function checkAgain(): Promise<StoreCheck> {
  const engine = await startEngine({ folder, log: silentLog })
  const store = await openStore(storeOptions(engine))
  try {
    return await store.check()
  } finally {
    await store.close()
    await engine.stop()
  }
}

const part = (upload: 'a' | 'b' | 'c'): string => {
  const path = parts[['a', 'b', 'c'].indexOf(upload)]
  if (path === undefined) throw new RangeError(`no part of ${upload}`)
  return path
}

/** The largest file of a part that holds values. */
function dataFile(path: string): string {
  const files = readdirSync(path).filter((name) => name.endsWith('.bin'))
  const largest = files.toSorted((a, b) => statSync(join(path, b)).size - statSync(join(path, a)).size)[0]
  if (largest === undefined) throw new RangeError(`no data in ${path}`)
  return join(path, largest)
}

test('a deleted part, of which the engine keeps no trace', async () => {
  rmSync(part('b'), { recursive: true })
  const check = await checkAgain()
  expect(check.losses).toEqual([{ upload: 'b', what: 'count', expected: '300', found: '0' }])
})

test('a truncated file, which the engine puts aside without a word', async () => {
  const file = dataFile(part('c'))
  truncateSync(file, Math.floor(statSync(file).size / 2))
  const check = await checkAgain()
  expect(check.losses).toMatchObject([{ upload: 'c' }])
  const [loss] = check.losses
  if (loss?.what === 'count') expect(check.detachedParts[0]).toContain('observations/')
  else expect(loss?.what).toBe('unreadable')
})

test('a flipped byte', async () => {
  const file = dataFile(part('a'))
  const handle = openSync(file, 'r+')
  const place = Math.floor(statSync(file).size / 2)
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, place)
  byte[0] = (byte[0] ?? 0) ^ 0x10
  writeSync(handle, byte, 0, 1, place)
  closeSync(handle)
  const check = await checkAgain()
  expect(check.losses.map(({ upload: id, what }) => [id, what])).toEqual([['a', 'unreadable']])
})

test('a spoilt projection is made anew: nothing is lost, and no gap is served', async () => {
  const engine = await startEngine({ folder, log: silentLog })
  const store = await openStore(storeOptions(engine))
  const client = createClient({ url: engine.url, username: engine.username, password: engine.password })
  const whole = await store.observations({ region: '350502' })
  expect(whole).toHaveLength(900)
  await client.command({ query: "DELETE FROM duibiao.current_figures WHERE upload = 'b'" })
  expect(await store.observations({ region: '350502' })).toHaveLength(600)
  expect((await store.check()).losses).toEqual([])
  expect(await store.observations({ region: '350502' })).toEqual(whole)
  await client.close()
  await store.close()
  await engine.stop()
})

test('nothing damaged: no loss', async () => {
  expect(await checkAgain()).toMatchObject({ uploads: 3, observations: 900, losses: [], detachedParts: [] })
})
