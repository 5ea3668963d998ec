import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/period.ts'

// Before anything loads the calendar: its library builds a table when it is loaded.
process.env.TZ = 'America/Los_Angeles'
const { isWorkingDay, workingDayOnOrBefore, holidayYears } = await import('../../../src/core/calendar.ts')

test('a day is the same day on a machine that stands west of Greenwich', () => {
  expect(new Date(0).getDate()).toBe(31)
  expect(isWorkingDay('2022-10-07')).toBe(false)
  expect(isWorkingDay('2022-10-08')).toBe(true)
  expect(isWorkingDay('2022-10-09')).toBe(true)
  expect(workingDayOnOrBefore('2022-12-25')).toBe('2022-12-23')
  expect(workingDayOnOrBefore('2022-06-25')).toBe('2022-06-24')
  expect(holidayYears()[0]).toBe(2004)
})

test('and a whole year there has the worked days that the arrangement of 2022 leaves', () => {
  let worked = 0
  for (let day = '2022-01-01'; day < '2023-01-01'; day = addDays(day, 1)) if (isWorkingDay(day)) worked++
  expect(worked).toBe(249)
})
