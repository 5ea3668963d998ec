// Counting working days, however many: what is counted and what is reached agree.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/period.ts'
import { workingDaysAfter, workingDaysBetween } from '../../../src/core/working-days.ts'

test('as many working days lie between a day and the one that is reached from it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 1_500 }), (later, count) => {
      const from = addDays('2016-01-01', later)
      const to = workingDaysAfter(from, count)
      expect(workingDaysBetween(from, to)).toBe(count)
      expect(workingDaysBetween(from, addDays(to, -1))).toBe(count - 1)
    }),
    { numRuns: 60 },
  )
})

test('a slip that nobody answered for years goes on being counted', () => {
  expect(workingDaysBetween('2022-01-04', '2024-01-04')).toBeGreaterThan(450)
  expect(workingDaysBetween('2024-01-04', '2022-01-04')).toBe(0)
})
