// The demonstration's slips: a year that is over leaves nothing open and tells nobody.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOpenSlips, slipsOfPlan } from '../../../src/alerts/slips/read.ts'
import { tellDue } from '../../../src/alerts/slips/tell.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { parseAlerts } from '../../../src/rules/read-rules.ts'
import { plantSlips } from '../../../src/seed.ts'
import { NUMBER_PATTERN } from '../../../src/slips/slip.ts'
import { PLAN } from '../../support/app.ts'
import { figure, upload } from '../../support/figures.ts'
import { atNine } from '../../support/slips.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const { rules } = parseAlerts(`rules:
  - id: behind-amount
    kind: behind
    title: { zh: 欠进度, en: Behind pace }
    which: { kinds: [cumulative] }
    grades: [ { level: blue, by: 5, periods: 1 } ]
    missed: red
    clearPeriods: 2
    limit: 5
`)

let world: TestStore
const plan = parsePlan(PLAN)
beforeAll(async () => {
  world = await openTestStore()
  await world.store.savePlan(
    plan,
    { sha256: 'a'.repeat(64), text: PLAN },
    { by: 'seed', at: atNine('2022-01-04') },
  )
  await upload(world.store, 'october', [
    figure({
      indicator: 'firms',
      basis: 'cumulative',
      period: '2022-10',
      value: '1130',
      knownAt: '2022-11-18T02:00:00.000Z',
    }),
  ])
})
afterAll(() => world.close())

test('what the year left open is ended on its own day, and no slip counts days years later', async () => {
  const deps = { store: world.store, numberPattern: NUMBER_PATTERN }
  const count = await plantSlips(world.store, rules, plan, atNine('2026-11-30'), () => false)
  expect(count).toBeGreaterThan(0)
  expect(await findOpenSlips(deps)).toEqual([])
  expect(await findOpenSlips(deps, { on: '2023-02-28' })).not.toEqual([])
  const ends = (await slipsOfPlan(deps, plan.id)).map(({ ending }) => ending)
  expect(
    ends.some((end) => end?.kind === 'closed' && end.how === 'year-end' && end.on === '2023-03-01'),
  ).toBe(true)
  const everybody = [{ id: 'p-1', name: '陈督查', role: 'supervisor', unit: null } as const]
  const when = { now: atNine('2026-11-30'), today: '2026-11-30', time: '09:00', digestTime: '08:30' }
  expect((await tellDue(deps, everybody, when)).tellings).toEqual([])
})
