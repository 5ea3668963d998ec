import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  dueDayOf,
  holidaysKnown,
  holidayYears,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../src/core/calendar.ts'
import { addDays, endIndex, type Frequency, period, periodsOf } from '../../../src/core/period.ts'

const days = fc.integer({ min: 0, max: 365 * 22 }).map((offset) => addDays('2004-06-01', offset))

describe('working days', () => {
  test.each([
    ['2022-06-25', false, 'a Saturday'],
    ['2022-12-25', false, 'a Sunday'],
    ['2022-06-24', true, 'a Friday'],
    ['2022-10-03', false, 'National Day, a Monday'],
    ['2022-10-08', true, 'a Saturday that makes up for it'],
    ['2022-10-09', true, 'a Sunday that makes up for it'],
    ['2022-01-29', true, 'a Saturday before Spring Festival'],
    ['2022-02-04', false, 'Spring Festival, a Friday'],
    ['2020-01-31', false, 'the holiday that 2020 made longer'],
  ])('%s is worked: %s (%s)', (day, worked) => {
    expect(isWorkingDay(day)).toBe(worked)
  })

  test('both of the duties of 2022 fall on rest days and count on the working day before', () => {
    expect(workingDayOnOrBefore('2022-06-25')).toBe('2022-06-24')
    expect(workingDayOnOrBefore('2022-12-25')).toBe('2022-12-23')
    expect(workingDayOnOrBefore('2022-06-24')).toBe('2022-06-24')
  })

  test('the way out of National Day leads over the made-up Saturday', () => {
    expect(workingDayOnOrAfter('2022-10-01')).toBe('2022-10-08')
    expect(addWorkingDays('2022-09-30', 1)).toBe('2022-10-08')
    expect(addWorkingDays('2022-09-30', 3)).toBe('2022-10-10')
    expect(addWorkingDays('2022-10-08', -1)).toBe('2022-09-30')
    expect(addWorkingDays('2022-10-02', 0)).toBe('2022-10-02')
  })

  test('the nearest working day is worked, is on the right side, and nothing worked lies between', () => {
    fc.assert(
      fc.property(days, (day) => {
        const before = workingDayOnOrBefore(day)
        const after = workingDayOnOrAfter(day)
        expect(isWorkingDay(before) && isWorkingDay(after)).toBe(true)
        expect(before <= day && day <= after).toBe(true)
        for (let d = addDays(before, 1); d < after && d !== day; d = addDays(d, 1))
          expect(isWorkingDay(d)).toBe(false)
      }),
    )
  })

  test('working days forward and back again lead to the same working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const start = workingDayOnOrAfter(day)
        expect(addWorkingDays(addWorkingDays(start, count), -count)).toBe(start)
      }),
    )
  })

  test('the years whose holidays are known have no gap and include 2022; others know weekends only', () => {
    const years = holidayYears()
    expect(years).toContain(2022)
    expect(years).toEqual(years.map((_, index) => 2004 + index))
    expect(holidaysKnown(2003)).toBe(false)
    const after = (years.at(-1) ?? 0) + 1
    expect(holidaysKnown(after)).toBe(false)
    for (let day = `${after}-03-01`; day < `${after}-12-01`; day = addDays(day, 1)) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      expect(isWorkingDay(day)).toBe(weekday !== 0 && weekday !== 6)
    }
  })
})

describe('the day on which a figure is due', () => {
  const release = (day: number) => ({ release: { day, january: 'own' as const } })

  test.each([
    ['2022-05', 20, '2022-06-20'],
    ['2022-Q1', 20, '2022-04-20'],
    ['2022-S1', 20, '2022-07-20'],
    ['2022', 20, '2023-01-20'],
    ['2022-12', 15, '2023-01-16'], // a Sunday
    ['2022-09', 1, '2022-10-08'], // National Day; the Saturday is worked
    ['2022-11', 28, '2022-12-28'],
  ])('%s with release day %i is due on %s', (of, day, due) => {
    expect(dueDayOf(release(day), period(of))).toBe(due)
  })

  test('is a working day after the period, at most twelve days after the nominal one', () => {
    const frequencies: Frequency[] = ['monthly', 'quarterly', 'half-yearly', 'annual']
    fc.assert(
      fc.property(
        fc.integer({ min: 2004, max: 2025 }),
        fc.constantFrom(...frequencies),
        fc.nat({ max: 11 }),
        fc.integer({ min: 1, max: 28 }),
        (year, frequency, index, day) => {
          const periods = periodsOf({ year, yearBegins: 1 }, frequency)
          const of = periods[index % periods.length] ?? period('2022')
          const due = dueDayOf(release(day), of)
          expect(isWorkingDay(due)).toBe(true)
          const month = endIndex(of) + 1
          const nominal = new Date(Date.UTC(Math.floor((month - 1) / 12), (month - 1) % 12, day))
            .toISOString()
            .slice(0, 10)
          expect(due >= nominal && due <= addDays(nominal, 12)).toBe(true)
        },
      ),
    )
  })
})
