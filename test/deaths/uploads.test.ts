// Whatever dies when, every acknowledged upload is there whole and no other figure is visible. At least 30 rounds, in
// each of which the engine or the whole service is killed at a random moment of its uploads and undoings.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimal, toPlain } from '../../src/core/decimal.ts'
import { silentLog } from '../../src/core/log.ts'
import type { Observation } from '../../src/core/observation.ts'
import { startEngine } from '../../src/engine/supervisor.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store, UploadRecord } from '../../src/store/store.ts'
import { figuresOfUpload, type Line, REGIONS, random } from '../support/kill-model.ts'
import { programOf } from '../support/program.ts'
import { storeOptions } from '../support/store.ts'

const ROUNDS = 30
const SEED = Number(process.env.KILL_SEED ?? 20221230)

let folder: string
let program: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-kill-'))
  program = await programOf('test/support/kill-worker.ts')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(program, { force: true })
})

/** What the processes said over all rounds. */
interface Said {
  readonly uploads: Set<string>
  readonly undone: Set<string>
  /** Begun and neither acknowledged nor known to be lost: each may be whole or absent. */
  readonly open: Set<string>
  last: number
}

test(`${ROUNDS} rounds (seed ${SEED})`, async () => {
  const next = random(SEED)
  const said: Said = { uploads: new Set(), undone: new Set(), open: new Set(), last: -1 }
  let interrupted = 0
  for (let round = 0; round < ROUNDS; round++) {
    const victim = round % 2 === 0 ? 'engine' : 'service'
    interrupted += await runAndKill(victim, next() * 300, said)
    await verify(said, `round ${round}, ${victim} killed`)
  }
  expect(said.uploads.size).toBeGreaterThan(ROUNDS)
  expect(said.undone.size).toBeGreaterThan(3)
  // A test whose kills never met anything under way would prove nothing.
  expect(interrupted).toBeGreaterThan(ROUNDS / 2)
}, 900_000)

async function runAndKill(victim: 'engine' | 'service', delayMs: number, said: Said): Promise<number> {
  const worker = spawn(process.execPath, [program, folder, String(SEED), String(said.last + 1)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(worker, 'close')
  const lines = listen(worker, said)
  const engine = await lines.engine()
  await lines.acknowledged()
  await pause(delayMs)
  const open = lines.underWay()
  if (victim === 'engine') {
    process.kill(engine, 'SIGKILL')
    // The service lives on: it is refused, finds the engine again, and goes on with its work.
    await lines.engine()
    await lines.acknowledged()
  }
  worker.kill('SIGKILL')
  await gone
  const last = lines.lastEngine()
  while (isAlive(last)) await pause(5)
  return open ? 1 : 0
}

function listen(worker: ChildProcess, said: Said) {
  const waiting = { engine: [] as ((pid: number) => void)[], done: [] as (() => void)[] }
  let pid = 0
  let open: Line | null = null
  if (!worker.stdout) throw new TypeError('no stdout')
  createInterface({ input: worker.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line
    if (line.what === 'engine') {
      pid = line.pid
      for (const tell of waiting.engine.splice(0)) tell(pid)
      return
    }
    said.last = Math.max(said.last, line.number)
    if (line.what === 'begin') {
      open = line
      said.open.add(line.upload ?? `undo ${line.undo}`)
      return
    }
    open = null
    if (line.what === 'refused') return
    said.open.delete(line.upload ?? `undo ${line.undo}`)
    if (line.upload !== undefined) said.uploads.add(line.upload)
    if (line.undo !== undefined) said.undone.add(line.undo)
    for (const tell of waiting.done.splice(0)) tell()
  })
  const failed = once(worker, 'close').then(([code]) => {
    throw new Error(`the worker ended by itself with ${code}`)
  })
  failed.catch(() => {})
  return {
    engine: () => Promise.race([failed, new Promise<number>((resolve) => waiting.engine.push(resolve))]),
    acknowledged: () => Promise.race([failed, new Promise<void>((resolve) => waiting.done.push(resolve))]),
    underWay: () => open !== null,
    lastEngine: () => pid,
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function verify(said: Said, where: string): Promise<void> {
  const engine = await startEngine({ folder, log: silentLog })
  const store = await openStore(storeOptions(engine))
  try {
    const records = await store.uploads({ limit: 100_000 })
    const inLedger = new Set(records.map(({ id }) => id))
    for (const id of said.uploads) expect(inLedger, `${where}: acknowledged ${id}`).toContain(id)
    for (const id of inLedger) {
      if (!said.uploads.has(id)) expect(said.open, `${where}: visible ${id}`).toContain(id)
    }
    for (const { id, undone } of records) {
      if (said.undone.has(id)) expect(undone, `${where}: undone ${id}`).not.toBeNull()
      else if (undone !== null) expect(said.open, `${where}: undo of ${id}`).toContain(`undo ${id}`)
    }
    const check = await store.check()
    expect(check.losses, where).toEqual([])
    expect(check.detachedParts, where).toEqual([])
    await sameAsModel(store, records, where)
  } finally {
    await store.close()
    await engine.stop()
  }
}

/** Both tables, the projection and the vintages, say what the uploads that stand amount to. */
async function sameAsModel(store: Store, records: readonly UploadRecord[], where: string): Promise<void> {
  const expected = new Map<string, { knownAt: string; at: string; value: string }>()
  for (const { id, committed, undone } of records) {
    if (undone !== null) continue
    for (const one of figuresOfUpload(SEED, Number(id.slice(1)))) {
      const key = `${one.region} ${one.indicator} ${one.period}`
      const known = expected.get(key)
      const later =
        !known || one.knownAt > known.knownAt || (one.knownAt === known.knownAt && committed.at > known.at)
      if (later && one.value) {
        expected.set(key, { knownAt: one.knownAt, at: committed.at, value: toPlain(one.value) })
      }
    }
  }
  for (const knownAt of [undefined, '2100-01-01T00:00:00.000Z']) {
    const found = new Map<string, Observation>()
    for (const region of REGIONS) {
      const rows = await store.observations({ region, ...(knownAt ? { knownAt } : {}) })
      for (const row of rows) found.set(`${row.region} ${row.indicator} ${row.period}`, row)
    }
    const values = new Map([...found].map(([key, row]) => [key, toPlain(row.value ?? decimal(-1))]))
    const wanted = new Map([...expected].map(([key, { value }]) => [key, toPlain(decimal(value))]))
    expect(values, `${where}, ${knownAt ? 'vintages' : 'projection'}`).toEqual(wanted)
  }
}
