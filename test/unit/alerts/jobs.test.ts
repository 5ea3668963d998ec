// When jobs are due: in a named time zone, on working days, across the changes of clocks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cronLine, JOB_DAYS, lastDue, nextDue } from '../../../src/alerts/jobs.ts'
import { isWorkingDay } from '../../../src/core/calendar.ts'
import { addDays } from '../../../src/core/period.ts'
import { localTime } from '../../../src/core/zone.ts'

const CHINA = 'Asia/Shanghai'

test('the day and the time are those of the named zone', () => {
  expect(localTime('2022-12-31T16:30:00.000Z', CHINA)).toEqual({ day: '2023-01-01', time: '00:30' })
  expect(localTime('2022-12-31T16:30:00.000Z', 'America/New_York')).toEqual({
    day: '2022-12-31',
    time: '11:30',
  })
})

test('a digest on working days passes over the National Day and comes on a Saturday that makes up for it', () => {
  const digest = { days: 'working-days', time: '08:30' } as const
  // 2022: rest from 1 to 7 October, work on Saturday 8 and Sunday 9.
  expect(lastDue(digest, '2022-10-06T03:00:00.000Z', CHINA)).toEqual({ day: '2022-09-30', time: '08:30' })
  expect(nextDue(digest, '2022-10-06T03:00:00.000Z', CHINA)).toEqual({ day: '2022-10-08', time: '08:30' })
  expect(lastDue(digest, '2022-10-08T00:30:00.000Z', CHINA)).toEqual({ day: '2022-10-08', time: '08:30' })
  expect(lastDue(digest, '2022-10-08T00:29:59.999Z', CHINA)).toEqual({ day: '2022-09-30', time: '08:30' })
})

test('on Mondays is on Mondays', () => {
  const canary = { days: 'mondays', time: '09:00' } as const
  expect(nextDue(canary, '2022-10-31T01:00:00.000Z', CHINA)?.day).toBe('2022-11-07')
  expect(lastDue(canary, '2022-10-31T01:00:00.000Z', CHINA)?.day).toBe('2022-10-31')
  expect(cronLine(canary)).toBe('0 9 * * 1')
})

describe('at any moment', () => {
  const moments = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2026-11-30'),
    noInvalidDate: true,
  })
  const jobs = fc.record({
    days: fc.constantFrom(...JOB_DAYS),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  })
  const zones = fc.constantFrom(CHINA, 'UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland')

  test('the last one is not after now, the next one is, and no day of the job lies between', () => {
    fc.assert(
      fc.property(moments, jobs, zones, (moment, job, zone) => {
        const now = moment.toISOString()
        const here = localTime(now, zone)
        const last = lastDue(job, now, zone)
        const next = nextDue(job, now, zone)
        if (last === null || next === null) throw new Error('a month without a due day')
        expect(`${last.day} ${last.time}` <= `${here.day} ${here.time}`).toBe(true)
        expect(`${next.day} ${next.time}` > `${here.day} ${here.time}`).toBe(true)
        for (let day = addDays(last.day, 1); day < next.day; day = addDays(day, 1)) {
          if (job.days === 'every-day') throw new Error(`${day} was passed over`)
          if (job.days === 'working-days') expect(isWorkingDay(day)).toBe(false)
          else expect(new Date(`${day}T00:00:00Z`).getUTCDay()).not.toBe(1)
        }
      }),
      { numRuns: 500 },
    )
  })
})
