// Three services on one database that commit, undo, decide and claim at the same moments, five hundred times: nothing is
// lost, nothing is there twice, and what counts now is complete after every round.
import { afterAll, beforeAll, test } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { writeAtOnce } from '../support/writers.ts'

const ROUNDS = Number(process.env.WRITER_ROUNDS ?? 500)

let world: TestStore
beforeAll(async () => {
  world = await openTestStore()
})
afterAll(() => world.close())

test(`${ROUNDS} rounds`, () => writeAtOnce(world, ROUNDS), 1_800_000)
