// What the record keeps of each period of a year: how it stood, and what stays visible for good.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PeriodVerdict, yearOfPeriods } from '../../../src/core/history.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { endIndex, period } from '../../../src/core/period.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { cases } from '../../support/cases.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

/** 120 in the year: ten a month. */
const estates = indicator({ frequency: 'monthly', target: { value: 120 } })

const months = (one: Indicator, values: readonly (number | null)[]): Observation[] =>
  values.flatMap((value, at) =>
    value === null ? [] : [figure(one, `2022-${String(at + 1).padStart(2, '0')}`, value)],
  )

const yearOf = (one: Indicator, figures: readonly Observation[], asOf: string): PeriodVerdict[] =>
  yearOfPeriods(planOf(one), one, figures, asOf)

const brief = ({ assessment, light, caughtUp }: PeriodVerdict) => [
  assessment?.status ?? null,
  light,
  caughtUp,
]

describe('a month that was behind', () => {
  test('stays yellow for good once a later one has caught up, however red it was', () => {
    const year = yearOf(estates, months(estates, [10, 12, 18, 40]), '2022-04-30')
    expect(year.slice(0, 4).map(brief)).toEqual([
      ['on-pace', 'blue', false],
      ['behind', 'yellow', true],
      ['behind', 'yellow', true],
      ['on-pace', 'blue', false],
    ])
    expect(year[2]?.assessment?.light).toBe('red')
  })

  test('is yellow also when the caught-up one fell behind again, and when the target was met', () => {
    const again = yearOf(estates, months(estates, [10, 5, 30, 31]), '2022-04-30')
    expect(again.slice(1, 4).map(brief)).toEqual([
      ['behind', 'yellow', true],
      ['on-pace', 'blue', false],
      ['behind', 'yellow', false],
    ])
    const met = yearOf(estates, months(estates, [1, 120]), '2022-02-28')
    expect(met.slice(0, 2).map(brief)).toEqual([
      ['behind', 'yellow', true],
      ['done', 'green', false],
    ])
  })

  test('keeps its own light as long as nothing has caught up', () => {
    const year = yearOf(estates, months(estates, [10, 12, 9, 8]), '2022-04-30')
    expect(year.slice(1, 4).map(brief)).toEqual([
      ['behind', 'yellow', false],
      ['behind', 'red', false],
      ['behind', 'red', false],
    ])
  })
})

describe('January that is published with February', () => {
  const retail = indicator({
    kind: 'growth',
    unit: '%',
    frequency: 'monthly',
    release: { day: 18, january: 'with-february' },
    target: { value: 7 },
  })

  test('shows 并入1-2月 and is never missing', () => {
    for (const asOf of ['2022-02-10', '2022-03-10', '2022-12-31', '2023-02-28']) {
      const [january] = yearOf(retail, months(retail, [null, 8, 8]), asOf)
      expect(january).toEqual({
        period: '2022-01',
        assessment: null,
        light: 'grey',
        caughtUp: false,
        note: { zh: '并入1-2月', en: 'merged into Jan-Feb' },
      })
    }
  })

  test('leaves February to be judged, or missed', () => {
    const february = (figures: readonly Observation[]) => yearOf(retail, figures, '2022-04-10')[1]
    expect(february(months(retail, [null, 8]))?.assessment).toMatchObject({
      status: 'on-pace',
      period: '2022-02',
    })
    expect(february([])?.assessment?.status).toBe('missing')
    expect(february([])?.note).toBeNull()
  })

  test('a January with a release of its own is judged', () => {
    const own = { ...retail, release: { day: 18, january: 'own' as const } }
    expect(yearOf(own, months(own, [8]), '2022-03-31')[0]?.assessment?.status).toBe('on-pace')
    expect(yearOf(own, [], '2022-03-31')[0]?.assessment?.status).toBe('missing')
  })
})

describe('a month without a figure', () => {
  test('that was due is missing and grey, also when later ones came', () => {
    const year = yearOf(estates, months(estates, [10, 20, null, 40]), '2022-05-31')
    expect(year.slice(1, 4).map(brief)).toEqual([
      ['on-pace', 'blue', false],
      ['missing', 'grey', false],
      ['on-pace', 'blue', false],
    ])
  })

  test('that may still come, or lies ahead, says nothing', () => {
    const year = yearOf(estates, months(estates, [10, 20, 30]), '2022-05-10')
    // April is over, its figure is due on the 20th of May; May and all after it lie ahead.
    expect(year).toHaveLength(12)
    for (const verdict of year.slice(3)) {
      expect(verdict).toMatchObject({ assessment: null, light: 'grey', caughtUp: false, note: null })
    }
    expect(yearOf(estates, months(estates, [10, 20, 30]), '2022-06-10')[3]?.assessment?.status).toBe(
      'missing',
    )
  })

  test('of something done for good stays done', () => {
    const year = yearOf(estates, months(estates, [10, 130]), '2022-12-31')
    expect(year[1]?.assessment?.status).toBe('done')
    expect(year[5]?.assessment?.status).toBe('done')
  })

  test('after the horizon nothing is asked', () => {
    const half = indicator({ frequency: 'monthly', target: { value: 60, horizon: '2022-S1' } })
    const year = yearOf(half, months(half, [10, 20, 30, 40, 50, 60, 61]), '2022-12-31')
    expect(year[5]?.assessment?.status).toBe('done')
    expect(year.slice(6).every(({ assessment }) => assessment === null)).toBe(true)
  })
})

test('quarters, halves and the year in order', () => {
  const periods = (frequency: Indicator['frequency']) =>
    yearOf({ ...estates, frequency }, [], '2022-12-31').map((verdict) => verdict.period)
  expect(periods('quarterly')).toEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'])
  expect(periods('half-yearly')).toEqual(['2022-S1', '2022-S2'])
  expect(periods('annual')).toEqual(['2022'])
})

test('a missing month speaks of itself, whatever the release day', () => {
  for (const day of [1, 5, 10, 15, 20, 28]) {
    const one = { ...estates, release: { day, january: 'own' as const } }
    for (const verdict of yearOf(one, [], '2023-03-31')) {
      expect([day, verdict.assessment?.status, verdict.assessment?.period]).toEqual([
        day,
        'missing',
        verdict.period,
      ])
    }
  }
})

const anyYear = fc
  .array(fc.option(fc.integer({ min: 0, max: 25 }), { freq: 5 }), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    let sum = 0
    return steps.map((step) => {
      if (step === null) return null
      sum += step
      return sum
    })
  })

test('whatever the figures: yellow for good exactly where something behind was caught up later', () => {
  fc.assert(
    fc.property(anyYear, (values) => {
      const year = yearOf(estates, months(estates, values), '2022-12-31')
      for (const [at, { assessment, light, caughtUp }] of year.entries()) {
        const later = year
          .slice(at + 1)
          .some((next) => ['green', 'blue'].includes(next.assessment?.light ?? 'grey'))
        expect(caughtUp).toBe(assessment?.status === 'behind' && later)
        expect(light).toBe(caughtUp ? 'yellow' : (assessment?.light ?? 'grey'))
      }
    }),
    { numRuns: cases(75, 300), seed: 2022 },
  )
})

test('whatever the figures: a later one never rewrites how an earlier period stood', () => {
  fc.assert(
    fc.property(anyYear, fc.integer({ min: 1, max: 12 }), (values, month) => {
      const all = months(estates, values)
      const until = endIndex(period(`2022-${String(month).padStart(2, '0')}`))
      const early = yearOf(
        estates,
        all.filter((one) => endIndex(one.period) <= until),
        '2022-12-31',
      )
      const late = yearOf(estates, all, '2022-12-31')
      const statuses = (year: readonly PeriodVerdict[]) =>
        year.slice(0, month).map(({ assessment }) => assessment?.status)
      expect(statuses(late)).toEqual(statuses(early))
    }),
    { numRuns: cases(75, 300), seed: 2022 },
  )
})
