// Three processes that write to one engine at the same moments, round by round, and what must be so after each round.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { figure, upload } from './figures.ts'
import { programOf } from './program.ts'
import { storeOptions, type TestStore } from './store.ts'
import {
  deedOf,
  eventOf,
  MISTAKEN,
  mistakeOf,
  regionOf,
  SHARED,
  type Told,
  uploadOf,
} from './writers-model.ts'

const WORKERS = [0, 1, 2] as const

/** Raises when anything is lost, twice, or otherwise than a service was told. */
export async function writeAtOnce({ engine }: TestStore, rounds: number): Promise<void> {
  const program = await programOf('test/support/writers-worker.ts')
  const remarks: string[] = []
  const log = { ...silentLog, error: (_data: object, message: string) => remarks.push(message) }
  const store = await openStore({ ...storeOptions(engine), exclusive: false, log })
  const database = openDatabase(engine)
  const workers = WORKERS.map((worker) => {
    const args = [program, engine.url, engine.username, engine.password, String(worker)]
    return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  })
  try {
    const answers = workers.map((worker) => answersOf(worker))
    await upload(store, 'first', [figure({ region: MISTAKEN, value: '1' })], '2022-06-15T03:00:00.000Z')
    for (const answer of answers) await answer()
    for (let round = 0; round < rounds; round++) {
      for (const worker of workers) worker.stdin?.write(`${round}\n`)
      const told = await Promise.all(answers.map(async (answer) => JSON.parse(await answer()) as Told))
      const where = `round ${round}`
      await isWhole(database, round, where)
      await isTrue(store, told, round, where)
      const { losses } = await store.check()
      expect(losses, where).toEqual([])
      // The check mends a projection that is not what the vintages say, and remarks it.
      expect(remarks, where).toEqual([])
    }
    const { entries, fault, differences } = await store.deeds.verify('2022-06-17T02:00:00.000Z')
    expect({ fault, differences }).toEqual({ fault: null, differences: [] })
    // What stands from the beginning; of each round four uploads, one undoing, three decisions, three deeds.
    expect(entries).toBe(11 * rounds + 1)
  } finally {
    for (const worker of workers) {
      const gone = once(worker, 'close')
      worker.kill('SIGKILL')
      await gone
    }
    await database.close()
    await store.close()
    await rm(program, { force: true })
  }
}

/** The lines that a process says, one at a call. */
function answersOf(worker: ChildProcess): () => Promise<string> {
  if (!worker.stdout) throw new TypeError('no stdout')
  const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('a service ended by itself')
    return value
  }
}

/** Every log has its numbers without gaps and each once, and every event is in the projection. */
async function isWhole(database: Database, round: number, where: string): Promise<void> {
  for (const [table, count] of [
    ['upload_events', 5 * round + 6],
    ['slip_events', 3 * round + 3],
    ['deeds', 11 * round + 12],
  ] as const) {
    const [row] = await database.rows<readonly [string, string, number, number]>(
      `SELECT count(), uniqExact(seq), min(seq), max(seq) FROM duibiao.${table}`,
    )
    expect(row, `${where}, ${table}`).toEqual([String(count), String(count), 1, count])
  }
  const [behind] = await database.rows<readonly [string]>(
    'SELECT count() FROM duibiao.upload_events WHERE seq NOT IN (SELECT seq FROM duibiao.projected_events)',
  )
  expect(behind, where).toEqual(['0'])
}

/** What each service was told is so, and all that they brought is there. */
async function isTrue(store: Store, told: readonly Told[], round: number, where: string): Promise<void> {
  const once = (key: 'undid' | 'claimed' | 'began') => told.filter((one) => one[key]).length
  expect([once('undid'), once('claimed'), once('began')], where).toEqual([1, 1, 1])

  const region = regionOf(round)
  const brought = WORKERS.map((worker) => uploadOf(round, worker))
  const inOrder = (await store.vintages(region, SHARED)).map(({ upload }) => upload)
  expect([...inOrder].sort(), where).toEqual(brought)
  const found = await store.observations({ region })
  expect(Object.fromEntries(found.map((one) => [one.indicator, one.upload])), where).toEqual({
    ...Object.fromEntries(WORKERS.map((worker) => [`of-${worker}`, brought[worker]])),
    [SHARED]: inOrder.at(-1),
  })
  // Each revised what the one before it in the ledger brought, and not what was known when it first looked.
  const order = inOrder.map((upload) => brought.indexOf(upload))
  const expected = order.map((_, place) =>
    place === 0
      ? { fresh: 2, revised: 0, before: null }
      : { fresh: 1, revised: 1, before: String(order[place - 1]) },
  )
  expect(
    order.map((worker) => told[worker]?.committed),
    where,
  ).toEqual(expected)

  const decided = (await store.slips.since(3 * round, 10)).map(({ id }) => id)
  expect(decided.sort(), where).toEqual(WORKERS.map((worker) => eventOf(round, worker)))
  const deeds = (await store.deeds.latest({ limit: 20 })).map(({ subject }) => subject)
  expect(deeds, where).toEqual(expect.arrayContaining(WORKERS.map((worker) => deedOf(round, worker))))
  expect((await store.upload(mistakeOf(round)))?.undone, where).not.toBeNull()
  const again = await store.observations({ region: MISTAKEN })
  expect(
    again.map(({ upload }) => upload),
    where,
  ).toEqual(['first'])
}
