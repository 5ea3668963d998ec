import { describe, expect, test } from 'vitest'
import { assess, assessPlan, figuresKnownAt } from '../../../src/core/assess.ts'
import { decimal, display, toPlain } from '../../../src/core/decimal.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

/** Status and light of one figure on a day. */
function verdict(of: Indicator, at: string, value: string | number, asOf: string) {
  const { status, light } = assess({
    plan: planOf(of),
    indicator: of,
    figures: [figure(of, at, value)],
    asOf,
  })
  return `${status} ${light}`
}

describe('amounts that add up', () => {
  const households = indicator({ target: { value: 2000 } })

  test('1,130 of 2,000 at the end of October is 56.5 % against 83.333...: 26.8 points behind', () => {
    const plan = planOf(households)
    const result = assess({
      plan,
      indicator: households,
      figures: [figure(households, '2022-10', 1130)],
      asOf: '2022-10-31',
    })
    expect(result.completion?.equals(decimal('56.5'))).toBe(true)
    expect(result.expected && toPlain(result.expected)).toBe('1666.666666666667')
    expect(result.gap && display(result.gap, 1)).toBe('-26.8')
    expect(result.gap?.equals(decimal('56.5').sub(decimal(250, 3)))).toBe(true)
    expect([result.status, result.light, result.gapUnit]).toEqual(['behind', 'red', 'completion-points'])
    expect(result.reason.zh).toBe(
      '2022年1-10月为 1,130 户，目标 2,000 户，完成 56.5%，序时进度 83.3%，落后序时 26.8 个百分点：欠进度。',
    )
  })

  test.each([
    // 8/12 of 15 is exactly 10: on pace, not a hair behind.
    ['2022-08', 10, '2022-08-31', 'on-pace blue'],
    ['2022-08', '9.999999999999', '2022-08-31', 'behind yellow'],
    // 5 points above pace is ahead, from equality on.
    ['2022-08', '10.75', '2022-08-31', 'ahead blue'],
    ['2022-08', '10.749999', '2022-08-31', 'on-pace blue'],
    // 10 points behind is red, from equality on.
    ['2022-08', '8.5', '2022-08-31', 'behind red'],
    ['2022-08', '8.500001', '2022-08-31', 'behind yellow'],
    // Done as soon as the target is met; missed only after the horizon.
    ['2022-08', 15, '2022-08-31', 'done green'],
    ['2022-11', 14, '2022-12-30', 'on-pace blue'],
    ['2022-12', '14.99', '2022-12-31', 'missed red'],
    ['2022-12', 15, '2022-12-31', 'done green'],
  ])('%s %s as of %s: %s', (at, value, asOf, expected) => {
    expect(verdict(indicator({ target: { value: 15 } }), at, value, asOf)).toBe(expected)
  })

  test('a later report that is late does not take back what is done', () => {
    expect(verdict(households, '2022-08', 2000, '2022-11-30')).toBe('done green')
    expect(verdict(households, '2022-08', 1999, '2022-11-30')).toBe('missing grey')
  })

  test('about: as many per cent short as the plan allows, in proportion to the pace', () => {
    const about = indicator({ target: { comparator: 'about', value: 100 } })
    expect(verdict(about, '2022-06', '47.5', '2022-06-30')).toBe('on-pace blue')
    expect(verdict(about, '2022-06', '47.4', '2022-06-30')).toBe('behind yellow')
    expect(verdict(about, '2022-12', 95, '2022-12-31')).toBe('done green')
    expect(verdict(about, '2022-12', '94.9', '2022-12-31')).toBe('missed red')
  })

  test('a horizon in the first half and one three years away', () => {
    const half = indicator({ target: { value: 12, horizon: '2022-S1' } })
    expect(verdict(half, '2022-03', 6, '2022-03-31')).toBe('on-pace blue')
    expect(verdict(half, '2022-06', 11, '2022-07-01')).toBe('missed red')
    const long = indicator({ target: { value: 226, horizon: '2024' } })
    const result = assess({
      plan: planOf(long),
      indicator: long,
      figures: [figure(long, '2022-12', 113)],
      asOf: '2022-12-31',
    })
    expect(result.expected && toPlain(result.expected, 3)).toBe('75.333')
    expect(result.status).toBe('ahead')
  })
})

describe('growth', () => {
  const gdp = indicator({
    id: 'gdp',
    kind: 'growth',
    unit: '%',
    decimals: 1,
    target: { comparator: 'about', value: 8 },
  })

  test.each([
    ['2022-Q1', '7.5', '2022-04-20', 'on-pace blue'],
    ['2022-Q1', '7.4', '2022-04-20', 'behind yellow'],
    ['2022-Q1', '7.0', '2022-04-20', 'behind red'],
    ['2022-Q1', '13', '2022-04-20', 'ahead blue'],
    ['2022-Q3', '9', '2022-10-31', 'on-pace blue'],
    ['2022', '8', '2022-12-31', 'done green'],
    ['2022', '4.5', '2022-12-31', 'missed red'],
  ])('about 8 percent: %s %s as of %s is %s', (at, value, asOf, expected) => {
    expect(verdict(gdp, at, value, asOf)).toBe(expected)
  })

  test('has no completion, and its gap is in points of growth', () => {
    const result = assess({
      plan: planOf(gdp),
      indicator: gdp,
      figures: [figure(gdp, '2022-Q1', '7.4')],
      asOf: '2022-04-30',
    })
    expect(result.completion).toBeNull()
    expect(result.gap?.equals(decimal('-0.6'))).toBe(true)
    expect(result.gapUnit).toBe('rate-points')
  })

  test('an estimate known before the year closed counts, but is not final before its end', () => {
    const known = '2022-12-30T00:00:00.000Z'
    const figures = [figure(gdp, '2022', '4.5', { status: 'E', knownAt: known })]
    const on = (asOf: string) => assess({ plan: planOf(gdp), indicator: gdp, figures, asOf }).status
    expect([on('2022-12-29'), on('2022-12-30'), on('2022-12-31')]).toEqual(['missing', 'behind', 'missed'])
  })

  test('its own amounts in 亿元 are never judged', () => {
    const amount = figure(gdp, '2022-Q1', '130', { basis: 'cumulative' })
    const quarterly = { ...gdp, frequency: 'quarterly' as const }
    const plan = planOf(quarterly)
    expect(assess({ plan, indicator: quarterly, figures: [amount], asOf: '2022-04-10' }).status).toBe(
      'not-due',
    )
    expect(assess({ plan, indicator: quarterly, figures: [amount], asOf: '2022-04-30' }).status).toBe(
      'missing',
    )
  })
})

describe('levels and ratios', () => {
  test('a level without a baseline is judged at its horizon only', () => {
    const firms = indicator({ kind: 'level', unit: '家', target: { value: 12 } })
    expect(verdict(firms, '2022-06', 11, '2022-06-30')).toBe('not-due grey')
    expect(verdict(firms, '2022-06', 12, '2022-06-30')).toBe('done green')
    expect(verdict(firms, '2022-12', 11, '2022-12-31')).toBe('missed red')
  })

  test('with a baseline its pace runs from there, downwards too', () => {
    const up = indicator({ kind: 'level', unit: '家', baseline: decimal(8), target: { value: 12 } })
    expect(verdict(up, '2022-06', 10, '2022-06-30')).toBe('on-pace blue')
    expect(verdict(up, '2022-06', '9.9', '2022-06-30')).toBe('behind yellow')
    const down = indicator({
      kind: 'level',
      direction: 'down',
      baseline: decimal(30),
      target: { comparator: 'at-most', value: 24 },
    })
    expect(verdict(down, '2022-06', 27, '2022-06-30')).toBe('on-pace blue')
    expect(verdict(down, '2022-06', '27.1', '2022-06-30')).toBe('behind yellow')
    expect(verdict(down, '2022-06', 24, '2022-06-30')).toBe('done green')
  })

  test('a ratio is done only while it is met', () => {
    const signed = indicator({ kind: 'ratio', unit: '%', target: { value: 60 } })
    expect(verdict(signed, '2022-06', 61, '2022-06-30')).toBe('done green')
    expect(verdict(signed, '2022-06', 30, '2022-06-30')).toBe('on-pace blue')
    expect(verdict(signed, '2022-06', 61, '2022-08-31')).toBe('missing grey')
  })
})

describe('ceilings and relations', () => {
  test('a breach is red at once; kept is done only at the horizon', () => {
    const accidents = indicator({
      kind: 'ceiling',
      unit: '起',
      direction: 'down',
      target: { comparator: 'none', value: 0 },
    })
    expect(verdict(accidents, '2022-05', 0, '2022-05-31')).toBe('on-pace blue')
    expect(verdict(accidents, '2022-05', 1, '2022-05-31')).toBe('behind red')
    expect(verdict(accidents, '2022-12', 0, '2022-12-31')).toBe('done green')
    expect(verdict(accidents, '2022-12', 1, '2022-12-31')).toBe('missed red')
  })

  test('in step with another indicator of the same period', () => {
    const gdp = indicator({ id: 'gdp', kind: 'growth', unit: '%', target: { value: 8 } })
    const income = indicator({
      id: 'income',
      kind: 'relation',
      unit: '%',
      direction: 'band',
      target: { comparator: 'in-step-with', value: null, with: 'gdp' },
    })
    const plan = planOf(gdp, income)
    const statusOf = (own: string, partner: string | null) =>
      assessPlan(
        plan,
        [figure(income, '2022-Q2', own), ...(partner ? [figure(gdp, '2022-Q2', partner)] : [])],
        '2022-07-15',
      )[1]?.status
    expect(statusOf('5', '5.5')).toBe('on-pace')
    expect(statusOf('5', '5.6')).toBe('behind')
    expect(statusOf('6.2', '5.6')).toBe('behind')
    expect(statusOf('5', null)).toBe('other')
  })
})

describe('what is due', () => {
  const parks = indicator({ target: { value: 15 } })
  const on = (of: Indicator, asOf: string, ...figures: ReturnType<typeof figure>[]) =>
    assess({ plan: planOf(of), indicator: of, figures, asOf })

  test('nothing before the first release day, then missing', () => {
    expect(on(parks, '2022-02-18').status).toBe('not-due')
    expect(on(parks, '2022-02-28').status).toBe('missing')
    expect(on(parks, '2022-02-28').period).toBe('2022-01')
    expect(on(parks, '2022-02-28').actual).toBeNull()
  })

  test('a figure may come until the end of the day on which it is due: missing from the day after on', () => {
    const april = figure(parks, '2022-04', 5)
    const standing = (asOf: string) => {
      const { status, period } = on(parks, asOf, april)
      return [status, period]
    }
    expect(standing('2022-06-20')).toEqual(['on-pace', '2022-04'])
    expect(standing('2022-06-21')).toEqual(['missing', '2022-05'])
    // A Saturday: due, and in time, on the Monday after it.
    expect(standing('2022-08-22')).toEqual(['missing', '2022-06'])
    const june = figure(parks, '2022-06', 8)
    expect(on(parks, '2022-08-22', june).status).toBe('on-pace')
    expect(on(parks, '2022-08-23', june).status).toBe('missing')
  })

  test('January together with February is not missing', () => {
    const merged = indicator({ release: { day: 18, january: 'with-february' } })
    expect(on(merged, '2022-03-10').status).toBe('not-due')
    expect(on(merged, '2022-03-10').reason.zh).toContain('并入1-2月')
    expect(on(merged, '2022-03-31').status).toBe('missing')
    expect(on(merged, '2022-03-31').period).toBe('2022-02')
  })

  test('a figure that says in words that there is none is missing, not zero', () => {
    const result = on(parks, '2022-06-30', figure(parks, '2022-04', 4), figure(parks, '2022-05', null))
    expect([result.status, result.period, result.actual]).toEqual(['missing', '2022-05', null])
    expect(result.reason.zh).toContain('注明暂无数据')
  })

  test('figures of the year before and after the horizon are not judged', () => {
    expect(on(parks, '2022-01-31', figure(parks, '2021-12', 20)).status).toBe('not-due')
    expect(on(parks, '2023-12-31', figure(parks, '2022-12', 14), figure(parks, '2023-05', 30)).status).toBe(
      'missed',
    )
  })

  test('of two vintages the one known by then counts', () => {
    const early = figure(parks, '2022-09', 4, { knownAt: '2022-10-15T00:00:00.000Z' })
    const late = figure(parks, '2022-09', 12, { knownAt: '2022-11-15T00:00:00.000Z' })
    const at = (instant: string) =>
      figuresKnownAt([late, early], instant).map(({ value }) => value?.toString())
    expect(at('2022-10-31T00:00:00.000Z')).toEqual(['4'])
    expect(at('2022-11-30T00:00:00.000Z')).toEqual(['12'])
    expect(at('2022-10-01T00:00:00.000Z')).toEqual([])
  })
})

describe('steps in the plan file', () => {
  const steps = [
    { id: 'a', name: '选址', due: '2022-03-31', done: '2022-03-20', weight: decimal(1) },
    { id: 'b', name: '开工', due: '2022-06-30', done: '2022-07-15', weight: decimal(1) },
    { id: 'c', name: '建成', due: '2022-12-31', done: null, weight: decimal(2) },
  ]
  const school = indicator({
    kind: 'milestone',
    unit: '%',
    pace: { kind: 'milestones' },
    steps,
    target: { value: 100 },
  })

  test.each([
    ['2022-04-30', '25', '25', 'on-pace'],
    ['2022-06-30', '25', '50', 'behind'],
    ['2022-07-31', '50', '50', 'on-pace'],
    ['2023-01-31', '50', '100', 'missed'],
  ])('as of %s: %s of expected %s is %s', (asOf, actual, expected, status) => {
    const result = assess({ plan: planOf(school), indicator: school, figures: [], asOf })
    expect([result.actual?.toString(), result.expected?.toString(), result.status]).toEqual([
      actual,
      expected,
      status,
    ])
  })
})

test('an amended target counts from the day it was decided', () => {
  const base = indicator({ target: { value: 100 } })
  const amended = indicator({
    target: { value: 100 },
    amendments: [
      {
        decided: '2022-07-01',
        document: '会议纪要',
        reason: '口径调整',
        changes: {},
        target: { ...base.target, value: decimal(60) },
      },
    ],
  })
  expect(verdict(amended, '2022-06', 40, '2022-06-30')).toBe('behind red')
  expect(verdict(amended, '2022-06', 40, '2022-07-05')).toBe('ahead blue')
})
