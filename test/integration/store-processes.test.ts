// Three services on one database that commit, undo, decide and claim at the same moments. Five hundred rounds of it: `npm run test:peers`.
import { afterAll, beforeAll, test } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { writeAtOnce } from '../support/writers.ts'

let world: TestStore
beforeAll(async () => {
  world = await openTestStore()
})
afterAll(() => world.close())

test('nothing is lost, nothing is there twice, and what counts now is complete after every round', async () => {
  await writeAtOnce(world, 3)
})
