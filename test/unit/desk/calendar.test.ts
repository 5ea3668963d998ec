// The calendar of what is due: on time, late by working days, missing, awaited, with February; and the feed made of it.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../../src/core/calendar.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { addDays, type Day, type Instant, period } from '../../../src/core/period.ts'
import { endOfDay } from '../../../src/core/zone.ts'
import { type DueCell, dueCalendar, workingDaysLate } from '../../../src/desk/calendar.ts'
import { calendarFeed } from '../../../src/desk/calendar-feed.ts'
import type { Arrival } from '../../../src/store/store.ts'
import { indicator, planOf } from '../../support/plans.ts'

const FIRMS = indicator({ id: 'firms', name: '净增市场主体', frequency: 'monthly', source: 'commerce' })
const TRADE = indicator({
  id: 'trade',
  name: '社零',
  frequency: 'monthly',
  source: 'commerce',
  release: { day: 18, january: 'with-february' },
})
const GDP = indicator({
  id: 'gdp',
  name: '生产总值',
  nameEn: 'GDP',
  kind: 'growth',
  frequency: 'quarterly',
  source: 'reform',
})
const unit = (id: string, name: string) => ({ id, name, aliases: [], parent: null, members: [] })
const PLAN = {
  ...planOf(FIRMS, TRADE, GDP),
  units: [unit('reform', '区发改局'), unit('commerce', '区商务局'), unit('idle', '区档案局')],
  duties: [
    {
      id: 'half',
      title: '上半年落实情况',
      date: '2022-07-02',
      due: '2022-07-01',
      receivers: ['区政府督查室'],
    },
  ],
}

const came = (id: string, of: string, day: Day, more: Partial<Arrival> = {}): Arrival => ({
  indicator: id,
  period: period(of),
  basis: id === 'gdp' ? 'cumulative-yoy' : 'cumulative',
  knownAt: endOfDay(day),
  recordedAt: '2022-12-01T02:00:00.000Z',
  empty: false,
  ...more,
})
const calendar = (asOf: Day, arrivals: Arrival[], source: string | null = null) =>
  dueCalendar({ plan: PLAN, figures: [], arrivals, asOf, source })
const cell = (id: string, month: number, asOf: Day, arrivals: Arrival[] = []): DueCell | null =>
  calendar(asOf, arrivals).rows.find((row) => row.indicator.id === id)?.months[month - 1] ?? null

describe('a cell', () => {
  // 20 August 2022 was a Saturday.
  test('is due on the next working day', () => {
    expect(cell('firms', 7, '2022-08-01')).toMatchObject({ due: '2022-08-22', state: 'awaited', lateBy: 0 })
  })
  test('is on time until the end of its due day, and late by working days after it', () => {
    expect(cell('firms', 7, '2022-09-01', [came('firms', '2022-07', '2022-08-22')])?.state).toBe('on-time')
    const late = cell('firms', 7, '2022-09-01', [came('firms', '2022-07', '2022-08-29')])
    expect(late).toMatchObject({ state: 'late', lateBy: 5, knownAt: '2022-08-29T15:59:59.999Z' })
  })
  test('passes over the National Day holiday and counts the Saturday worked for it', () => {
    // Due 20 September; 1 to 7 October are holidays, 8 and 9 October are worked: 21-23, 26-30, 8, 9, 10.
    const late = cell('firms', 8, '2022-11-01', [came('firms', '2022-08', '2022-10-10')])
    expect(late).toMatchObject({ due: '2022-09-20', lateBy: 11 })
  })
  test('is missing from the day after its due day, by more each working day', () => {
    expect(cell('firms', 7, '2022-08-22')?.state).toBe('awaited')
    expect(cell('firms', 7, '2022-08-23')).toMatchObject({ state: 'missing', lateBy: 1 })
    expect(cell('firms', 7, '2022-08-29')).toMatchObject({ state: 'missing', lateBy: 5 })
  })
  test('does not know yet what came after the day looked at', () => {
    expect(cell('firms', 7, '2022-08-25', [came('firms', '2022-07', '2022-08-29')])).toMatchObject({
      state: 'missing',
      knownAt: null,
    })
  })
  test('of January stands with February where both are published together', () => {
    expect(cell('trade', 1, '2022-12-31')).toMatchObject({ state: 'merged', due: null })
    expect(cell('firms', 1, '2022-12-31')).toMatchObject({ state: 'missing' })
    expect(cell('trade', 2, '2022-03-01')?.due).toBe('2022-03-18')
  })
  test('says when it was reported that there is no value', () => {
    const none = cell('firms', 7, '2022-09-01', [came('firms', '2022-07', '2022-08-22', { empty: true })])
    expect(none?.state).toBe('empty')
  })
  test('of another basis does not count', () => {
    const other = came('firms', '2022-07', '2022-08-22', { basis: 'yoy' })
    expect(cell('firms', 7, '2022-09-01', [other])?.state).toBe('missing')
  })
  test('stands only where a quarter ends', () => {
    const row = calendar('2022-12-31', []).rows.find(({ indicator: { id } }) => id === 'gdp')
    expect(row?.months.map((one) => one?.period ?? null)).toEqual([
      null,
      null,
      '2022-Q1',
      null,
      null,
      '2022-Q2',
      null,
      null,
      '2022-Q3',
      null,
      null,
      '2022-Q4',
    ])
  })
})

test('only units that supply figures can be chosen, and the choice leaves the rest out', () => {
  const all = calendar('2022-12-31', [])
  expect(all.sources.map(({ id }) => id)).toEqual(['reform', 'commerce'])
  const one = calendar('2022-12-31', [], 'commerce')
  expect(one.rows.map((row) => row.indicator.id)).toEqual(['firms', 'trade'])
  expect(one.counts.merged).toBe(1)
})

test('what has steps that are done asks for no figures, until one comes', () => {
  const step = { id: 'a', name: '开工', due: '2022-03-01', done: '2022-03-01', weight: decimal(1) }
  const plan = { ...PLAN, indicators: [{ ...FIRMS, kind: 'milestone' as const, steps: [step] }] }
  const look = (arrivals: Arrival[]) =>
    dueCalendar({ plan, figures: [], arrivals, asOf: '2022-09-01', source: null })
  expect(look([]).rows[0]).toMatchObject({ fromSteps: true })
  expect(look([]).counts.missing).toBe(0)
  expect(look([came('firms', '2022-06', '2022-07-20')]).rows[0]).toMatchObject({ fromSteps: false })
})

test('working days between two days are those that are worked', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2021-06-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: -20, max: 60 }), (from, length) => {
      let worked = 0
      for (let step = 1; step <= length; step++) if (isWorkingDay(addDays(from, step))) worked++
      const expected = length <= 0 ? 0 : Math.max(1, worked)
      expect(workingDaysLate(from, addDays(from, length))).toBe(expected)
    }),
    { numRuns: 200 },
  )
})

describe('the feed', () => {
  const stamp: Instant = '2022-01-05T00:00:00.000Z'
  const feed = (lang: 'zh' | 'en', source: string | null = null) =>
    calendarFeed({
      calendar: calendar('2022-09-01', [], source),
      lang,
      stamp,
      url: 'https://here.example/desk',
    })
  /** Folded lines made whole again. */
  const lines = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n')

  test('has one whole-day event for each due day, naming what is due', () => {
    const events = lines(feed('zh')).join('\n').split('BEGIN:VEVENT')
    const event = events.find((one) => one.includes('DTSTART;VALUE=DATE:20220420'))
    expect(event).toContain('SUMMARY:应报数据 2 项')
    expect(event).toContain('净增市场主体 2022年1-3月\\n生产总值 2022年一季度')
    expect(event).toContain('UID:due-2022-04-20@')
    expect(event).toContain('DTEND;VALUE=DATE:20220421')
    expect(event).toContain('DTSTAMP:20220105T000000Z')
    expect(feed('en')).toContain('SUMMARY:2 figures due')
  })
  test('has the written reports on the working day on which they count, with the date of the notice', () => {
    const text = lines(feed('zh')).join('\n')
    expect(text).toContain('SUMMARY:上半年落实情况')
    expect(text).toContain('DTSTART;VALUE=DATE:20220701')
    expect(text).toContain('报：区政府督查室\\n文件所写日期：2022-07-02')
  })
  test('of one unit has its own due days and no reports', () => {
    const text = feed('zh', 'reform')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4)
    expect(text).not.toContain('上半年落实情况')
    expect(text).toContain('X-WR-CALNAME:')
  })
  test('keeps every line within 75 octets and is the same again', () => {
    expect(feed('zh')).toBe(feed('zh'))
    const widest = Math.max(
      ...feed('zh')
        .split('\r\n')
        .map((line) => Buffer.byteLength(line)),
    )
    expect(widest).toBeLessThanOrEqual(75)
  })
})
