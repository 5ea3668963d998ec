// Which day a moment falls on where the office is: also on the days on which clocks are put forward or back.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { lastDue } from '../../../src/alerts/jobs.ts'
import { releaseInstantOf } from '../../../src/core/calendar.ts'
import { addDays } from '../../../src/core/period.ts'
import {
  countDaysIn,
  DEFAULT_ZONE,
  dayOf,
  endOfDay,
  instantAt,
  localText,
  localTime,
  parseInstant,
} from '../../../src/core/zone.ts'

const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'Pacific/Auckland',
  'America/Santiago',
  'Africa/Cairo',
]

afterEach(() => countDaysIn(DEFAULT_ZONE))

test('in China a day is what it always was', () => {
  expect(endOfDay('2022-10-31')).toBe('2022-10-31T15:59:59.999Z')
  expect(dayOf('2022-10-31T15:59:59.999Z')).toBe('2022-10-31')
  expect(dayOf('2022-10-31T16:00:00.000Z')).toBe('2022-11-01')
  expect(releaseInstantOf('2022-10-18')).toBe('2022-10-18T02:00:00.000Z')
})

describe('where clocks change', () => {
  test.each([
    // Berlin: 26 October 2025 has 25 hours, 30 March 2025 has 23.
    ['Europe/Berlin', '2025-10-26', '2025-10-25T22:00:00.000Z', 25],
    ['Europe/Berlin', '2025-03-30', '2025-03-29T23:00:00.000Z', 23],
    // Auckland: 28 September 2025 has 23 hours, 6 April 2025 has 25.
    ['Pacific/Auckland', '2025-09-28', '2025-09-27T12:00:00.000Z', 23],
    ['Pacific/Auckland', '2025-04-06', '2025-04-05T11:00:00.000Z', 25],
    // Santiago goes from 24:00 to 01:00: there is no midnight.
    ['America/Santiago', '2025-09-07', '2025-09-07T04:00:00.000Z', 23],
  ])('%s on %s', (zone, day, begins, hours) => {
    countDaysIn(zone)
    const ends = Date.parse(begins) + hours * 3_600_000
    expect(endOfDay(day)).toBe(new Date(ends - 1).toISOString())
    expect(endOfDay(addDays(day, -1))).toBe(new Date(Date.parse(begins) - 1).toISOString())
    for (let at = Date.parse(begins); at < ends; at += 1_800_000)
      expect(dayOf(new Date(at).toISOString())).toBe(day)
    expect(dayOf(new Date(ends).toISOString())).toBe(addDays(day, 1))
    expect(parseInstant(day)).toBe(endOfDay(day))
  })

  test('the evaluation at 00:20 counts for one day after the other, whatever the clocks do', () => {
    const evaluate = { days: 'every-day', time: '00:20' } as const
    for (const zone of ['Europe/Berlin', 'Pacific/Auckland']) {
      countDaysIn(zone)
      const days: string[] = []
      for (
        let at = Date.parse('2025-01-01T00:00:00Z');
        at < Date.parse('2026-01-02T00:00:00Z');
        at += 1_800_000
      ) {
        const due = lastDue(evaluate, new Date(at).toISOString(), zone)?.day ?? ''
        if (days.at(-1) !== due) days.push(due)
      }
      expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => addDays(day, 1)))
      expect(days.length).toBeGreaterThan(365)
    }
  })
})

test('every moment lies in its day: after the end of the day before, not after its own', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), (moment, zone) => {
      countDaysIn(zone)
      const at = moment.toISOString()
      const day = dayOf(at)
      expect(at <= endOfDay(day) && at > endOfDay(addDays(day, -1))).toBe(true)
      expect(dayOf(endOfDay(day))).toBe(day)
    }),
  )
})

test('the moment of a day and time is that day and time; a time that is passed over is an hour on', () => {
  expect(instantAt('2025-10-26', '02:30', 'Europe/Berlin')).toBe('2025-10-26T00:30:00.000Z')
  expect(instantAt('2025-03-30', '02:30', 'Europe/Berlin')).toBe('2025-03-30T01:30:00.000Z')
  expect(localTime('2025-03-30T01:30:00.000Z', 'Europe/Berlin')).toEqual({ day: '2025-03-30', time: '03:30' })
  expect(() => countDaysIn('Mars/Olympus')).toThrow(RangeError)
})

test('the clocks of China are those of the database of zones, without asking it', () => {
  // Another name of the same zone, for which it is asked: also in the summers in which China put its clocks forward.
  const fixed = ['1988-07-01T00:00:00.000Z', '1991-09-14T16:30:00.000Z', '9999-12-31T20:00:00.000Z']
  const random = Array.from({ length: 500 }, (_, at) => new Date(at * 16_000_000_007 * 9 + 999).toISOString())
  for (const instant of [...fixed, ...random])
    expect(localText(instant, 'Asia/Shanghai')).toBe(localText(instant, 'PRC'))
})
