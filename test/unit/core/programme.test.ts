// Targets over several years and fiscal years: from when they are paced, what earlier years bring, in which years they speak.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gaugeView, yearPath } from '../../../src/boards/index.ts'
import { assess } from '../../../src/core/assess.ts'
import { dueDayOf } from '../../../src/core/calendar.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { reportedPeriods } from '../../../src/core/due.ts'
import { byIndicatorOf } from '../../../src/core/figures-about.ts'
import { yearOfPeriods } from '../../../src/core/history.ts'
import { endIndex, lastDayOf, monthAt, period, periodsOf } from '../../../src/core/period.ts'
import { periodWords } from '../../../src/core/period-words.ts'
import { type Indicator, periodsOfPlan, spanOf } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const talents = indicator({
  unit: '名',
  target: { value: 500, from: '2013-01', horizon: '2017' },
  frequency: 'monthly',
})
const plan2014 = { ...planOf(talents), year: 2014 }
const figures = [figure(talents, '2013-12', 90), figure(talents, '2014-06', 60)]
const at = (asOf: string, given = figures) =>
  assess({ plan: plan2014, indicator: talents, figures: given, asOf })

describe('a target over several years', () => {
  test('is paced from its start, carries earlier years over and speaks of its own years', () => {
    const judged = at('2014-07-10')
    expect(judged.actual).toEqual(decimal(150))
    // 18 of 60 months.
    expect(judged.expected).toEqual(decimal(150))
    expect(judged).toMatchObject({ status: 'on-pace', light: 'blue', period: '2014-06' })
    expect(judged.reason.zh).toBe(
      '2013年1月至2014年6月累计为 150 名（其中2014年1-6月 60 名），2013—2017年目标 500 名，完成 30.0%，序时进度 30.0%，与序时持平：达进度。',
    )
    expect(judged.reason.en).toContain('Jan 2013 to Jun 2014 together: 150 名 (Jan-Jun 2014: 60 名)')
  })

  test('its gauge and its path show the sum and from when it counts, not the year’s own amount', () => {
    const asOf = '2014-07-10'
    const look = { plan: null, asOf: null, knownAt: null }
    const words = (lang: 'zh' | 'en') =>
      gaugeView({ plan: plan2014, figures: byIndicatorOf(figures), lang, look }, talents, at(asOf))
    expect(words('zh')).toMatchObject({ period: '2013年1月至2014年6月累计', shortPeriod: '2013.1—2014.6' })
    expect(words('en').shortPeriod).toBe('Jan 2013–Jun 2014')
    const year = yearOfPeriods(plan2014, talents, figures, asOf)
    const path = yearPath({ plan: plan2014, indicator: talents, year, figures, vintages: figures, asOf })
    expect([path.actual[5], path.pace[5], path.target]).toEqual([150, 150, 500])
  })

  test('its short target on a wall names the years', () => {
    const short = (of: Indicator, lang: 'zh' | 'en' = 'zh') => {
      const plan = { ...planOf(of), year: 2014 }
      const look = { plan: null, asOf: null, knownAt: null }
      const judged = assess({ plan, indicator: of, figures, asOf: '2014-07-10' })
      return gaugeView({ plan, figures: byIndicatorOf(figures), lang, look }, of, judged).target.short
    }
    expect(short(talents)).toBe('2013—2017 共 500 名')
    expect(short(talents, 'en')).toBe('at least 500 people in 2013–2017')
    expect(short({ ...talents, phrase: '五年内引进人才不少于500名' })).toBe('2013—2017 共不少于500名')
    expect(short({ ...talents, phrase: '2013—2017年500名' })).toBe('2013—2017 共 500名')
    expect(short({ ...talents, target: { ...talents.target, each: 'year' } })).toBe('每年 500 名')
    const level = indicator({ kind: 'level', unit: '名', target: { value: 500, horizon: '2017' } })
    expect(short(level)).toBe('到2017年 500 名')
    expect(short(level, 'en')).toBe('at least 500 people by 2017')
    expect(short(indicator({ unit: '名', target: { value: 500, horizon: '2014' } }))).toBe('500 名')
  })

  test('the proof adds the years up, so that anybody can', () => {
    const proof = prove({ plan: plan2014, indicator: talents, figures, asOf: '2014-07-10' })
    expect(proof.lines[0]).toMatchObject({ formula: '90 + 60', value: decimal(150) })
    expect(proof.inputs.map(({ role, period }) => `${role} ${period}`)).toEqual([
      'actual 2014-06',
      'earlier 2013-12',
    ])
    expect(proof.parameters).toMatchObject({ from: '2013-01', horizon: '2017', countsFrom: 'year' })
  })

  test('without the figures of a year between it cannot be judged, and says which', () => {
    const judged = at('2014-07-10', figures.slice(1))
    expect(judged.status).toBe('other')
    expect(judged.reason.zh).toBe('无法评判：目标跨年度，没有2013年的数据，各年不能累计。')
  })

  test('figures that run on from the start are taken as they are', () => {
    const running = { ...talents, countsFrom: 'start' as const }
    const judged = assess({
      plan: { ...planOf(running), year: 2014 },
      indicator: running,
      figures: [figure(running, '2014-06', 150)],
      asOf: '2014-07-10',
    })
    expect(judged.actual).toEqual(decimal(150))
    expect(judged.reason.zh).toContain('2013年1月至2014年6月累计为 150 名，2013—2017年目标')
  })

  test('is not owed for the years before the plan', () => {
    expect(reportedPeriods(talents, spanOf(plan2014, talents.target), 'annual')).toEqual([
      '2014',
      '2015',
      '2016',
      '2017',
    ])
  })

  test('each year anew: 每年不少于100名 begins again with January', () => {
    const yearly = indicator({
      unit: '名',
      target: { value: 100, from: '2013-01', horizon: '2017', each: 'year' },
    })
    const plan = { ...planOf(yearly), year: 2014 }
    const given = [figure(yearly, '2013-12', 120), figure(yearly, '2014-06', 50)]
    const judged = assess({ plan, indicator: yearly, figures: given, asOf: '2014-07-10' })
    expect(judged.expected).toEqual(decimal(50))
    expect(judged.actual).toEqual(decimal(50))
    expect(judged.reason.zh).toBe(
      '2014年1-6月为 50 名，每年目标 100 名，完成 50.0%，序时进度 50.0%，与序时持平：达进度。',
    )
    const done = assess({ plan, indicator: yearly, figures: given.slice(0, 1), asOf: '2014-01-10' })
    expect(done.status).toBe('done')
    // What was done in 2013 answers for nothing of 2014.
    const later = assess({ plan, indicator: yearly, figures: given.slice(0, 1), asOf: '2014-03-10' })
    expect(later.status).toBe('missing')
    const missed = assess({
      plan,
      indicator: yearly,
      figures: [...given, figure(yearly, '2014-12', 99)],
      asOf: '2014-12-31',
    })
    expect(missed.status).toBe('missed')
  })

  test('whatever the years brought, their sum is judged, and the order of figures does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { minLength: 1, maxLength: 4 }),
        fc.nat(300),
        fc.integer({ min: 1, max: 12 }),
        (earlier, own, month) => {
          const year = 2013 + earlier.length
          const plan = { ...planOf(talents), year }
          const given = [
            ...earlier.map((value, index) => figure(talents, `${2013 + index}-12`, value)),
            figure(talents, `${year}-${String(month).padStart(2, '0')}`, own),
          ]
          const asOf = lastDayOf(given.at(-1)?.period ?? period('2013'))
          const sum = earlier.reduce((all, value) => all + value, own)
          const judged = assess({ plan, indicator: talents, figures: given, asOf })
          expect(judged.actual).toEqual(decimal(sum))
          expect(assess({ plan, indicator: talents, figures: given.toReversed(), asOf }).status).toBe(
            judged.status,
          )
          expect(judged.expected).toEqual(decimal(500 * (12 * earlier.length + month), 60))
        },
      ),
    )
  })

  test('a seasonal pace comes back every year', () => {
    const shares = Array.from({ length: 12 }, (_, index) => decimal(index < 11 ? 0 : 100))
    const late = indicator({
      target: { value: 500, from: '2013-01', horizon: '2017' },
      pace: { kind: 'seasonal', shares },
    })
    const plan = { ...planOf(late), year: 2014 }
    const given = [figure(late, '2013-12', 100), figure(late, '2014-06', 0)]
    expect(assess({ plan, indicator: late, figures: given, asOf: '2014-07-10' }).expected).toEqual(
      decimal(100),
    )
  })
})

test('a plan file of a fiscal year: its year is 2026/27, and so is every year written in it', () => {
  const { plan, faults } =
    readPlan(`plan: { id: p-2026, region: "350502", year: 2026, yearBegins: "04", title: 示例 }
indicators:
  - { id: a, name: 甲, kind: cumulative, unit: 户, frequency: annual, target: { comparator: at-least, value: 15 } }
  - { id: b, name: 乙, kind: cumulative, unit: 户, target: { comparator: at-least, value: 15, from: 2024, horizon: "2028" } }
`)
  expect(faults).toEqual([])
  expect(plan?.indicators.map(({ target: { from, horizon } }) => [from, horizon])).toEqual([
    [null, '2027-03'],
    ['2024-04', '2029-03'],
  ])
  expect(plan && periodsOfPlan(plan)).toEqual({ from: '2024-04', to: '2029-03' })
})

describe('a fiscal year', () => {
  const tax = indicator({ unit: '亿元', target: { value: 120, horizon: '2027-03' }, frequency: 'monthly' })
  const plan = { ...planOf(tax), year: 2026, yearBegins: 4 }

  test('is paced from its own start and says its own months', () => {
    const judged = assess({ plan, indicator: tax, figures: [figure(tax, '2026-09', 60)], asOf: '2026-10-10' })
    expect(judged.expected).toEqual(decimal(60))
    expect(judged.reason.zh).toBe(
      '2026/27财年4月至9月为 60 亿元，目标 120 亿元，完成 50.0%，序时进度 50.0%，与序时持平：达进度。',
    )
    expect(judged.reason.en).toContain('Apr-Sep FY 2026/27: 60 亿元')
  })

  test.each([
    ['2026', '2027-03'],
    ['2026年上半年', '2027-03'],
  ])('a figure of %s is asked which year it means', async (written, suggestion) => {
    const { faults } = await readFigures(
      {
        bytes: Buffer.from(`indicator,period,value\nx,${written},1\n`),
        contentType: 'text/csv',
        filename: null,
      },
      [plan],
      { today: '2027-12-31' },
    )
    expect(faults.map(({ code, fix }) => [code, fix.en.includes(suggestion)])).toEqual([
      ['period-of-calendar-year', true],
    ])
  })

  test('its last month lies in the next calendar year and settles it', () => {
    const last = figure(tax, '2027-03', 120)
    const judged = assess({ plan, indicator: tax, figures: [last], asOf: '2027-03-31' })
    expect(judged.status).toBe('done')
    expect(periodWords(period('2027-03'), 'cumulative', plan).zh).toBe('2026/27财年全年')
    expect(periodWords(period('2027-02'), 'cumulative', plan).zh).toBe('2026/27财年4月至次年2月')
  })

  test('figures of the months before it are not of it', () => {
    expect(
      assess({ plan, indicator: tax, figures: [figure(tax, '2026-03', 110)], asOf: '2026-04-10' }).status,
    ).toBe('not-due')
  })

  test('the strip begins with April', () => {
    expect(yearOfPeriods(plan, tax, [], '2026-04-01').map((one) => one.period)).toEqual(
      periodsOf(plan, 'monthly'),
    )
    expect(periodsOf(plan, 'monthly').at(0)).toBe('2026-04')
    expect(periodsOf(plan, 'quarterly')).toEqual(['2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1'])
    expect(periodsOf(plan, 'half-yearly')).toEqual(['2026-09', '2027-03'])
    expect(periodsOf({ year: 2026, yearBegins: 7 }, 'half-yearly')).toEqual(['2026-S2', '2027-S1'])
    expect(periodsOf(plan, 'annual')).toEqual(['2027-03'])
    expect(dueDayOf(tax, period('2027-03')) > '2027-04-01').toBe(true)
  })

  test('whenever it begins, twelve months make it, and a calendar year moved by n months is judged alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 4, 7, 10),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(150),
        (yearBegins, months, value) => {
          const judgedIn = (begins: number) => {
            const year = { year: 2026, yearBegins: begins }
            const all = periodsOf(year, 'monthly')
            const whole = indicator({ target: { value: 120, horizon: all[11] ?? '' } })
            const on = all[months - 1] ?? period('2026')
            const given = [figure(whole, on, value)]
            const plan = { ...planOf(whole), ...year }
            const { status, expected, gap } = assess({
              plan,
              indicator: whole,
              figures: given,
              asOf: lastDayOf(on),
            })
            expect(endIndex(all[11] ?? on)).toBe(endIndex(monthAt(2026 * 12 + begins - 1 + 12)))
            return { status, expected, gap }
          }
          expect(judgedIn(yearBegins)).toEqual(judgedIn(1))
        },
      ),
    )
  })
})
