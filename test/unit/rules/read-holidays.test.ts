// An office's own calendar: what it may say, and that every count of working days follows it.
import { afterEach, expect, test } from 'vitest'
import {
  addWorkingDays,
  arrangeYears,
  dueDayOf,
  holidaysKnown,
  holidayYears,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBetween,
} from '../../../src/core/calendar.ts'
import { period } from '../../../src/core/period.ts'
import { readHolidays } from '../../../src/rules/read-holidays.ts'

// Unit tests share one world.
afterEach(() => arrangeYears([]))

const FILE = `
years:
  - year: 2090
    off: ["2090-01-01", "2090-02-01/2090-02-07"]
    worked: ["2090-01-29"]
`
const YEAR = 2090

test('every count of working days follows it, also what was counted before', () => {
  const count = () => ({
    newYear: isWorkingDay('2090-01-02'),
    after: workingDaysAfter('2090-01-31', 1),
    between: workingDaysBetween('2090-01-27', '2090-02-08'),
    due: dueDayOf({ release: { day: 2, january: 'own' } }, period('2090-01')),
  })
  const before = count()
  expect(holidaysKnown(YEAR)).toBe(false)
  const { years, faults } = readHolidays(FILE)
  expect(faults).toEqual([])
  arrangeYears(years ?? [])
  expect(holidaysKnown(YEAR)).toBe(true)
  expect(holidayYears()).toContain(YEAR)
  // 2090-01-29 is a Sunday.
  expect([isWorkingDay('2090-01-29'), isWorkingDay('2090-01-28')]).toEqual([true, false])
  expect(['2090-02-01', '2090-02-07', '2090-02-08'].map(isWorkingDay)).toEqual([false, false, true])
  expect(addWorkingDays('2090-01-31', 1)).toBe('2090-02-08')
  expect(count()).toEqual({ newYear: true, after: '2090-02-08', between: 4, due: '2090-02-08' })
  expect(before).toEqual({ newYear: true, after: '2090-02-01', between: 8, due: '2090-02-02' })
})

test.each([
  ['years:\n  - { year: 2090, off: ["2090-02-30"] }', '没有这一天'],
  ['years:\n  - { year: 2090, off: ["2090-02-07/2090-02-01"] }', '起止不对'],
  ['years:\n  - { year: 2090, off: ["2090-02-01/2090-12-01"] }', '超过 31 天'],
  ['years:\n  - { year: 2090, off: ["2091-05-01"] }', '不属于 2090 年'],
  ['years:\n  - { year: 2090, off: ["2090-05-01"], worked: ["2090-05-01"] }', '写了两次'],
  ['years:\n  - { year: 2090, off: [] }\n  - { year: 2090, off: [] }', '写了两次'],
  ['years:\n  - { year: 2090, off: ["5月1日"] }', '不符合要求'],
  ['years:\n  - { year: 2090 }', '缺少“off”'],
  ['year: 2090', '没有叫“year”的键'],
  ['years: [', '不是有效的 YAML'],
])('%j is refused: %s', (source, said) => {
  const { years, faults } = readHolidays(source)
  expect(years).toBeNull()
  expect(faults.map(({ detail }) => detail.zh).join('\n')).toContain(said)
})
