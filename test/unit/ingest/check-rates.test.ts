// The checks catch what they promise and leave right figures alone; docs/checks.md has the longer run.
import { expect, test } from 'vitest'
import { measureChecks } from '../../../bench/checks/measure.ts'
import { caughtOf } from '../../../bench/checks.ts'
import { cases } from '../../support/cases.ts'

/** Districts. */
const ROUNDS = cases(5, 10)

test('of faults put into made-up series nine of ten are caught, of right cells at most 3 in 100 are warned about', async () => {
  const measured = await measureChecks(ROUNDS, { seed: 'the test’s own', from: 26, to: 48 })
  for (const { name, put, caught } of measured.kinds) {
    // A quarter ends in every third month only.
    expect(put, name).toBeGreaterThanOrEqual(2)
    expect(caught, name).toBeGreaterThan(0)
  }
  expect(measured.clean).toBeGreaterThan(150 * ROUNDS)
  expect(caughtOf(measured)).toBeGreaterThanOrEqual(0.9)
  expect(measured.disturbed / measured.clean).toBeLessThanOrEqual(0.03)
})

test('another seed is another district', async () => {
  const [one, other] = [await measureChecks(1), await measureChecks(1, { seed: 'other', from: 26, to: 48 })]
  expect(one).toEqual(await measureChecks(1))
  expect(other).not.toEqual(one)
})
