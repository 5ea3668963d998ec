// Working days between two days: the days counted one by one, however far apart they stand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from '../../../src/core/calendar.ts'
import { addDays, type Day } from '../../../src/core/period.ts'

/** Counted one by one. */
function counted(from: Day, to: Day): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}

test.each([
  ['2022-10-10', '2022-10-10', 0, 'nothing lies between'],
  ['2022-10-10', '2022-10-09', 0, 'backwards'],
  ['2022-09-30', '2022-10-07', 0, 'National Day'],
  ['2022-09-30', '2022-10-10', 3, 'a weekend that makes up for it'],
  ['2021-12-31', '2022-12-31', 249, 'the arrangement of 2022'],
  ['2021-12-31', '2023-12-31', 498, 'two years'],
])('from %s to %s are %i: %s', (from, to, days) => {
  expect(workingDaysBetween(from, to)).toBe(days)
})

test('every day that an arrangement can reach counts as it is worked', () => {
  let count = 0
  for (let day = '2002-12-31'; day < '2040-01-01'; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count++
    if (workingDaysBetween('2002-12-30', day) !== count) expect([day, count]).toEqual([])
  }
  expect(count).toBeGreaterThan(9_000)
})

test('any two days are as far apart as counting says', () => {
  const days = fc.integer({ min: 0, max: 365 * 140 }).map((offset) => addDays('1930-01-01', offset))
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1500 }), (from, length) => {
      const to = addDays(from, length)
      expect(workingDaysBetween(from, to)).toBe(counted(from, to))
    }),
  )
})

// Counting one by one never ends here: the day after the last one does not compare.
test('the whole calendar is counted at once', () => {
  // 365.2425 days a year, of which a few are arranged otherwise.
  const weekdays = Math.floor((3_652_425 * 5) / 7)
  const begun = performance.now()
  for (let month = 1; month <= 12; month++) {
    const from = `0000-${String(month).padStart(2, '0')}-01`
    const count = workingDaysBetween(from, '9999-12-31')
    expect(Math.abs(weekdays - count)).toBeLessThan(1000)
  }
  expect(performance.now() - begun).toBeLessThan(1000)
})
