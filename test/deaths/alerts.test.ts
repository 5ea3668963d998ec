// Three processes ask, decide and deliver, and are killed at a hundred random moments: no matter is lost, and nobody hears
// the same thing under two keys.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slipsOfPlan } from '../../src/alerts/slips/read.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import type { Notice } from '../../src/slips/notice.ts'
import { NUMBER_PATTERN, slipKey } from '../../src/slips/slip.ts'
import { alertsToBeKilled, clockFrom, INDICATORS, KILL_PLAN } from '../support/alerts-kill-world.ts'
import { figure, upload } from '../support/figures.ts'
import { random } from '../support/kill-model.ts'
import { httpOutside, type Outside } from '../support/outside.ts'
import { programOf } from '../support/program.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const KILLS = 102
const AT_ONCE = 3
const SEED = 20221225
/** A Wednesday morning after the digests' time; the test's clock goes on from there. */
const STOOD = Date.parse('2022-10-19T02:00:00.000Z')

let world: TestStore
let outside: Outside
let program: string
const children = new Set<ChildProcess>()
beforeAll(async () => {
  world = await openTestStore()
  // Slow enough for a death between what is sent and what is noted.
  outside = await httpOutside((_request, response) => setTimeout(() => response.end(), 5))
  program = await programOf('test/support/alerts-kill-worker.ts')
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(program, { force: true })
  await outside.stop()
  await world.close()
})

test(`${KILLS} deaths (seed ${SEED})`, async () => {
  const when = Date.now()
  const now = clockFrom(STOOD, when)
  const chance = random(SEED)
  const plan = parsePlan(KILL_PLAN)
  await world.store.savePlan(plan, { sha256: 'k'.repeat(64), text: KILL_PLAN }, { by: 'test', at: now() })

  async function live(): Promise<void> {
    const { url, username, password } = world.engine
    const args = [url, username, password, String(outside.port), String(STOOD), String(when)]
    const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.add(child)
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    await pause(chance() * 150)
    child.kill('SIGKILL')
    await ended
    children.delete(child)
  }

  const rounds = Math.ceil(KILLS / AT_ONCE)
  for (let round = 0; round < rounds; round++) {
    const indicator = INDICATORS[Math.floor((round * INDICATORS.length) / rounds)] ?? ''
    const number = Math.floor((round * INDICATORS.length) / rounds)
    const isFirst = round === 0 || Math.floor(((round - 1) * INDICATORS.length) / rounds) !== number
    if (isFirst) {
      const value = { indicator, period: '2022-09', value: String(100 + number), knownAt: now() }
      await upload(world.store, `u${number}`, [figure({ ...value, basis: 'cumulative' })], now())
    }
    await Promise.all(Array.from({ length: AT_ONCE }, live))
  }

  // One more that nobody kills: everything comes to its end.
  const last = alertsToBeKilled(world.store, outside.port, now, 'the last')
  const waiting = async () =>
    (await world.store.outbox.counts(new Date(STOOD).toISOString())).map(({ waiting }) => waiting)
  await expect
    .poll(
      async () => {
        await last.kick()
        return { slips: (await slipsOf()).length, waiting: await waiting() }
      },
      { timeout: 60_000 },
    )
    .toEqual({ slips: INDICATORS.length, waiting: [0, 0] })
  await last.close()

  const slips = await slipsOf()
  expect(new Set(slips.map(({ matter, receiver }) => slipKey(matter, receiver))).size).toBe(slips.length)
  expect(slips.map(({ number }) => number.count).sort((a, b) => a - b)).toEqual(
    slips.map((_, index) => index + 1),
  )
  // Each slip was heard of, and whatever was heard twice came under the same key.
  const keys = new Map<string, Set<string>>()
  for (const { body, headers } of outside.heard) {
    const { key, items } = JSON.parse(body) as Notice
    expect(headers['idempotency-key']).toBe(key)
    // One message holds whatever one evaluation found.
    for (const { matter, level, state } of items) {
      const said = `${matter} ${level} ${state}`
      keys.set(said, (keys.get(said) ?? new Set()).add(key))
    }
  }
  expect([...keys.keys()].sort()).toEqual(slips.map(({ id, level }) => `${id} ${level} open`).sort())
  expect([...keys.values()].filter(({ size }) => size > 1)).toEqual([])
}, 400_000)

const slipsOf = () => slipsOfPlan({ store: world.store, numberPattern: NUMBER_PATTERN }, 'kill-2022')
