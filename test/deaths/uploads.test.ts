// Whatever dies when, every acknowledged upload is there whole and no other figure is visible. 30 rounds, in each of which the
// engine or the whole service is killed at a random moment of its uploads and undoings; `npm run night` makes as many as it is
// told, with more faults, and writes docs/reliability.md.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
import { type FaultRow, reliabilityDocument } from '../support/night.ts'
import { programOf } from '../support/program.ts'
import { storeOptions } from '../support/store.ts'

const BY_NIGHT = process.env.NIGHT_ROUNDS !== undefined
const ROUNDS = Number(process.env.NIGHT_ROUNDS ?? 30)
const SEED = Number(process.env.KILL_SEED ?? 20221230)
const DISK_MB = 1_024

/** What is done to a round, each in its turn. A disk of its own to fill takes the right to mount one. */
const FAULTS = ['engine killed', 'service killed', 'engine stopped', 'engine slowed', 'disk full'] as const
type Fault = (typeof FAULTS)[number]
const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0
const TRIED: readonly Fault[] = BY_NIGHT
  ? FAULTS.filter((fault) => fault !== 'disk full' || mayMount)
  : ['engine killed', 'service killed']

let disk: string
let folder: string
let program: string
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'duibiao-kill-'))
  if (BY_NIGHT && mayMount) spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk])
  folder = join(disk, 'data')
  await mkdir(folder)
  program = await programOf('test/support/kill-worker.ts')
})
afterAll(async () => {
  if (BY_NIGHT && mayMount) spawnSync('umount', ['-l', disk])
  await rm(disk, { recursive: true, force: true })
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

/** What is not as it was said: acknowledged and gone, or there and never whole. */
interface Wrong {
  readonly lost: string[]
  readonly torn: string[]
}

test(
  `${ROUNDS} rounds (seed ${SEED})`,
  async () => {
    const next = random(SEED)
    const said: Said = { uploads: new Set(), undone: new Set(), open: new Set(), last: -1 }
    const rows = new Map<Fault, FaultRow>()
    const wrong: Wrong = { lost: [], torn: [] }
    let interrupted = 0
    for (let round = 0; round < ROUNDS && wrong.lost.length + wrong.torn.length === 0; round++) {
      const fault = TRIED[round % TRIED.length] ?? 'engine killed'
      const [began, before] = [performance.now(), said.uploads.size + said.undone.size]
      const met = await runAndKill(fault, next() * 300, said)
      const found = await verify(said, `round ${round}, ${fault}`)
      wrong.lost.push(...found.lost)
      wrong.torn.push(...found.torn)
      interrupted += met
      const row = rows.get(fault) ?? {
        fault,
        rounds: 0,
        met: 0,
        acknowledged: 0,
        lost: 0,
        torn: 0,
        seconds: 0,
      }
      rows.set(fault, {
        fault,
        rounds: row.rounds + 1,
        met: row.met + met,
        acknowledged: row.acknowledged + said.uploads.size + said.undone.size - before,
        lost: row.lost + found.lost.length,
        torn: row.torn + found.torn.length,
        seconds: row.seconds + (performance.now() - began) / 1_000,
      })
    }
    if (BY_NIGHT) {
      await writeFile(join('docs', 'reliability.md'), reliabilityDocument([...rows.values()], { seed: SEED }))
    }
    expect(wrong).toEqual({ lost: [], torn: [] })
    expect(said.uploads.size).toBeGreaterThan(ROUNDS)
    expect(said.undone.size).toBeGreaterThan(3)
    // A test whose kills never met anything under way would prove nothing.
    expect(interrupted).toBeGreaterThan(ROUNDS / 2)
  },
  Math.max(900_000, ROUNDS * 60_000),
)

async function runAndKill(fault: Fault, delayMs: number, said: Said): Promise<number> {
  const worker = spawn(process.execPath, [program, folder, String(SEED), String(said.last + 1)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(worker, 'close')
  const lines = listen(worker, said)
  const engine = await lines.engine()
  await lines.acknowledged()
  await pause(delayMs)
  const open = lines.underWay()
  switch (fault) {
    case 'service killed':
      break
    case 'engine killed':
      process.kill(engine, 'SIGKILL')
      // The service lives on: it is refused, finds the engine again, and goes on with its work.
      await lines.engine()
      await lines.acknowledged()
      break
    case 'engine stopped':
      process.kill(engine, 'SIGSTOP')
      await pause(1_000 + delayMs)
      process.kill(engine, 'SIGCONT')
      await lines.acknowledged()
      break
    case 'engine slowed':
      // A fifth of its time, as on a disk that lets it wait.
      for (let turn = 0; turn < 20; turn++) {
        process.kill(engine, 'SIGSTOP')
        await pause(80)
        process.kill(engine, 'SIGCONT')
        await pause(20)
      }
      await lines.acknowledged()
      break
    case 'disk full': {
      const fill = join(disk, 'fill')
      spawnSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=64k'])
      await lines.refused()
      await rm(fill)
      await lines.acknowledged()
      break
    }
  }
  worker.kill('SIGKILL')
  await gone
  const last = lines.lastEngine()
  while (isAlive(last)) await pause(5)
  return open ? 1 : 0
}

function listen(worker: ChildProcess, said: Said) {
  const waiting = {
    engine: [] as ((pid: number) => void)[],
    done: [] as (() => void)[],
    refused: [] as (() => void)[],
  }
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
    if (line.what === 'refused') {
      for (const tell of waiting.refused.splice(0)) tell()
      return
    }
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
    refused: () => Promise.race([failed, new Promise<void>((resolve) => waiting.refused.push(resolve))]),
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

async function verify(said: Said, where: string): Promise<Wrong> {
  const [lost, torn]: [string[], string[]] = [[], []]
  const engine = await startEngine({ folder, log: silentLog })
  const store = await openStore(storeOptions(engine))
  try {
    const records = await store.uploads({ limit: 100_000 })
    const inLedger = new Set(records.map(({ id }) => id))
    for (const id of said.uploads) if (!inLedger.has(id)) lost.push(`${where}: acknowledged ${id}`)
    for (const id of inLedger) {
      if (!said.uploads.has(id) && !said.open.has(id)) torn.push(`${where}: visible ${id}`)
    }
    for (const { id, undone } of records) {
      if (said.undone.has(id) && undone === null) lost.push(`${where}: undoing of ${id}`)
      else if (!said.undone.has(id) && undone !== null && !said.open.has(`undo ${id}`))
        torn.push(`${where}: undone ${id}`)
    }
    const { losses, detachedParts } = await store.check()
    for (const loss of [...losses, ...detachedParts]) lost.push(`${where}: ${JSON.stringify(loss)}`)
    torn.push(...(await otherThanModel(store, records, where)))
    return { lost, torn }
  } finally {
    await store.close()
    await engine.stop()
  }
}

/** Both tables, the projection and the vintages, say what the uploads that stand amount to. */
async function otherThanModel(
  store: Store,
  records: readonly UploadRecord[],
  where: string,
): Promise<string[]> {
  const wrong: string[] = []
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
    const differ = [...new Set([...values.keys(), ...wanted.keys()])].filter(
      (key) => values.get(key) !== wanted.get(key),
    )
    for (const key of differ.slice(0, 5)) {
      const table = knownAt ? 'vintages' : 'projection'
      wrong.push(`${where}, ${table}: ${key} is ${values.get(key)}, not ${wanted.get(key)}`)
    }
  }
  return wrong
}
