import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  comparePeriods,
  endIndex,
  endMonthOf,
  type Frequency,
  firstDayOf,
  frequencyOf,
  lastDayOf,
  parseDay,
  parsePeriod,
  period,
  periodEnding,
  periodsOf,
  yearBefore,
  yearOf,
} from '../../../src/core/period.ts'
import { dayOf, endOfDay, parseInstant } from '../../../src/core/zone.ts'

const FREQUENCIES: Frequency[] = ['monthly', 'quarterly', 'half-yearly', 'annual']
const years = fc.integer({ min: 1000, max: 9000 })
const periods = fc
  .tuple(years, fc.constantFrom(...FREQUENCIES), fc.nat({ max: 11 }))
  .map(([year, frequency, index]) => {
    const all = periodsOf({ year, yearBegins: 1 }, frequency)
    return all[index % all.length] ?? period(String(year))
  })
const days = fc.integer({ min: -300_000, max: 2_500_000 }).map((offset) => addDays('2000-01-01', offset))

describe('forms', () => {
  test.each([
    ['2022', 'annual', '2022-01-01', '2022-12-31'],
    ['2022-S1', 'half-yearly', '2022-01-01', '2022-06-30'],
    ['2022-S2', 'half-yearly', '2022-07-01', '2022-12-31'],
    ['2022-Q1', 'quarterly', '2022-01-01', '2022-03-31'],
    ['2022-Q4', 'quarterly', '2022-10-01', '2022-12-31'],
    ['2022-02', 'monthly', '2022-02-01', '2022-02-28'],
    ['2024-02', 'monthly', '2024-02-01', '2024-02-29'],
    ['1900-02', 'monthly', '1900-02-01', '1900-02-28'],
    ['2000-02', 'monthly', '2000-02-01', '2000-02-29'],
    ['2022-12', 'monthly', '2022-12-01', '2022-12-31'],
  ])('%s is %s, from %s to %s', (text, frequency, first, last) => {
    const parsed = period(text)
    expect([frequencyOf(parsed), firstDayOf(parsed), lastDayOf(parsed)]).toEqual([frequency, first, last])
  })

  test.each([
    '',
    '22',
    '2022-1',
    '2022-13',
    '2022-00',
    '2022-Q0',
    '2022-Q5',
    '2022-S3',
    '2022-q1',
    '2022Q1',
    '2022-05-01',
    ' 2022',
    '2022\n',
    '２０２２',
    '2022年5月',
    '202205',
  ])('"%s" has none of the forms', (text) => {
    expect(parsePeriod(text)).toBeNull()
    expect(() => period(text)).toThrow(TypeError)
  })
})

describe('rules', () => {
  test('the periods of a year are all of its own, in order, without gap or overlap', () => {
    fc.assert(
      fc.property(years, fc.constantFrom(...FREQUENCIES), (year, frequency) => {
        const all = periodsOf({ year, yearBegins: 1 }, frequency)
        expect(all).toHaveLength({ monthly: 12, quarterly: 4, 'half-yearly': 2, annual: 1 }[frequency])
        let next = `${year}-01-01`
        for (const each of all) {
          expect(parsePeriod(each)).toBe(each)
          expect([yearOf(each), frequencyOf(each)]).toEqual([year, frequency])
          expect(firstDayOf(each)).toBe(next)
          next = addDays(lastDayOf(each), 1)
        }
        expect(next).toBe(`${year + 1}-01-01`)
      }),
    )
  })

  test('the period that ends with a month is found again by its end, and months without one have none', () => {
    fc.assert(
      fc.property(periods, (each) => {
        expect(periodEnding(yearOf(each), endMonthOf(each), frequencyOf(each))).toBe(each)
        expect(endIndex(each)).toBe(yearOf(each) * 12 + endMonthOf(each))
      }),
    )
    for (const month of [1, 2, 4, 5, 7, 8, 10, 11]) expect(periodEnding(2022, month, 'quarterly')).toBeNull()
    expect(periodEnding(2022, 9, 'half-yearly')).toBeNull()
    expect(periodEnding(2022, 6, 'annual')).toBeNull()
  })

  test('the order is total, follows the ends, and puts the shorter of two that end together first', () => {
    fc.assert(
      fc.property(periods, periods, periods, (a, b, c) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(0 - Math.sign(comparePeriods(b, a)))
        expect(comparePeriods(a, b) === 0).toBe(a === b)
        if (lastDayOf(a) < lastDayOf(b)) expect(comparePeriods(a, b)).toBeLessThan(0)
        if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0)
          expect(comparePeriods(a, c)).toBeLessThanOrEqual(0)
      }),
    )
    const together = ['2022', '2022-12', '2022-S2', '2022-Q4'].map(period)
    expect(together.toSorted(comparePeriods)).toEqual(['2022-12', '2022-Q4', '2022-S2', '2022'])
  })

  test('the year before is the same part twelve months earlier', () => {
    fc.assert(
      fc.property(periods, (each) => {
        expect(endIndex(yearBefore(each))).toBe(endIndex(each) - 12)
        expect(frequencyOf(yearBefore(each))).toBe(frequencyOf(each))
      }),
    )
  })
})

describe('days', () => {
  test.each([
    '2022-02-29',
    '2022-04-31',
    '2022-00-10',
    '2022-13-01',
    '2022-01-00',
    '2022-01-32',
    '2022-1-1',
    '2022-01-01 ',
    '20220101',
    '1900-02-29',
    '',
  ])('"%s" does not exist', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  test('every day exists, days count one by one, and their text keeps their order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        expect(parseDay(day)).toBe(day)
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(addDays(day, 1) > day).toBe(true)
        expect(addDays(day, 0)).toBe(day)
      }),
    )
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2022-12-31', 1)).toBe('2023-01-01')
  })
})

describe('moments', () => {
  test('the end of a day is still that day in China, a millisecond later is the next', () => {
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfDay(day)
        expect(dayOf(end)).toBe(day)
        expect(dayOf(new Date(Date.parse(end) + 1).toISOString())).toBe(addDays(day, 1))
        expect(parseInstant(day)).toBe(end)
        expect(parseInstant(end)).toBe(end)
      }),
    )
    expect(endOfDay('2022-12-30')).toBe('2022-12-30T15:59:59.999Z')
  })

  test.each([
    ['2022-12-30T08:00:00Z', '2022-12-30T08:00:00.000Z'],
    ['2022-12-30T08:00Z', '2022-12-30T08:00:00.000Z'],
    ['2022-12-30T08:00:00.5+08:00', '2022-12-30T00:00:00.500Z'],
    ['2022-12-30T00:30+08:00', '2022-12-29T16:30:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant)
  })

  test.each([
    '',
    '2022',
    '2022-12-30T08:00:00',
    '2022-12-30 08:00Z',
    '2022-02-30T08:00Z',
    '2022-12-30T25:00Z',
    '2022-12-30T08:61Z',
    '2022-12-30T08:00+25:00',
    '9999-12-31T23:00-08:00',
    '0000-01-01T00:00+08:00',
    'now',
  ])('"%s" is no moment', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})
