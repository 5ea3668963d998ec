// The engine dies at random moments while two evaluators write: afterwards every fact is there once, numbers without gaps.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyFindings } from '../../src/alerts/slips/apply-findings.ts'
import { slipsOfPlan } from '../../src/alerts/slips/read.ts'
import { addWorkingDays } from '../../src/core/calendar.ts'
import { Problem } from '../../src/core/problem.ts'
import { isOpen, NUMBER_PATTERN, slipKey } from '../../src/slips/slip.ts'
import type { Store } from '../../src/store/store.ts'
import { random } from '../support/kill-model.ts'
import { atNine, FAGAI, finding, GONGXIN } from '../support/slips.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const ROUNDS = 6
const CALLS = 6
const SEED = 20221225

let world: TestStore
let other: Store
beforeAll(async () => {
  world = await openTestStore()
  other = await world.reopen()
})
afterAll(() => world.close())

const depsOf = (store: Store) => ({ store, numberPattern: NUMBER_PATTERN })

/** Again and again, as the next run of the calendar does, until the engine is there to the end. */
async function untilDone(store: Store, evaluate: (store: Store) => Promise<unknown>): Promise<number> {
  for (let refused = 0; ; refused++) {
    try {
      await evaluate(store)
      return refused
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'store-unavailable')) throw error
      await pause(20)
    }
  }
}

test(`${ROUNDS} times killed (seed ${SEED})`, async () => {
  const next = random(SEED)
  let refused = 0
  let day = '2022-06-20'
  for (let round = 0; round < ROUNDS; round++) {
    const findings = Array.from({ length: CALLS }, (_, index) =>
      finding({ indicator: `i-${round}-${index}`, receivers: [FAGAI, GONGXIN] }),
    )
    const evaluate = async (store: Store): Promise<void> => {
      for (const one of findings) {
        await applyFindings(depsOf(store), [one], { today: day, now: atNine(day), whole: ['demo-2022'] })
      }
    }
    const runs = [world.store, other].map((store) => untilDone(store, evaluate))
    await pause(next() * 150)
    const { pid } = world.engine.state()
    if (pid !== null) process.kill(pid, 'SIGKILL')
    refused += (await Promise.all(runs)).reduce((sum, count) => sum + count, 0)
    day = addWorkingDays(day, 1)
  }
  // A test whose kills never met anything under way would prove nothing.
  expect(refused).toBeGreaterThan(2)
  const slips = await slipsOfPlan(depsOf(world.store), 'demo-2022')
  expect(slips).toHaveLength(ROUNDS * CALLS)
  expect(new Set(slips.filter(isOpen).map(({ matter, receiver }) => slipKey(matter, receiver))).size).toBe(
    slips.length,
  )
  expect(slips.map(({ number }) => number.count)).toEqual(slips.map((_, index) => index + 1))
  const events = await world.store.slips.since(0, 100_000)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
}, 900_000)
