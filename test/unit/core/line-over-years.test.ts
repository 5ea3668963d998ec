// A line that several years share (三年内累计不超过 30 亿元): whose amounts are added up, and whose figures stand for themselves.
import { describe, expect, test } from 'vitest'
import { assess, figuresKnownAt } from '../../../src/core/assess.ts'
import { toPlain } from '../../../src/core/decimal.ts'
import type { Instant } from '../../../src/core/period.ts'
import type { Indicator, Plan } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { planRemarks } from '../../../src/plans/remarks.ts'
import { figure } from '../../support/plans.ts'

/** The plan of one year of 2024—2026 with one line. */
function planOfYear(year: number, words: string): { plan: Plan; indicator: Indicator; faults: string[] } {
  const { plan, faults } = readPlan(`plan: { id: p-${year}, region: "350502", year: ${year}, title: 示例 }
indicators:
  - { id: x, frequency: monthly, release: { january: own }, ${words} }
`)
  const indicator = plan?.indicators[0]
  if (!plan || !indicator)
    return { plan: {} as Plan, indicator: {} as Indicator, faults: faults.map(({ code }) => code) }
  return { plan, indicator, faults: [] }
}

/** Whether plan check asks if the years of the line are added up, for each time that it says anything of it. */
const asked = (year: number, words: string): boolean[] =>
  planRemarks(planOfYear(year, words).plan).flatMap(({ zh }) =>
    zh.includes('（x）') ? [zh.includes('total: true')] : [],
  )

type Said = readonly (readonly [period: string, value: string | number])[]

function standing(year: number, words: string, figures: Said, asOf: string) {
  const { plan, indicator } = planOfYear(year, words)
  const given = figures.map(([at, value]) => ({
    ...figure(indicator, at, String(value)),
    region: plan.region,
  }))
  const { status, light, actual, reason } = assess({ plan, indicator, figures: given, asOf })
  return { is: `${status} ${light}`, actual: actual && toPlain(actual), reason }
}

const DEBT =
  'name: 新增债务, phrase: 三年内累计不超过30亿元, kind: ceiling, unit: 亿元, target: { comparator: at-most, value: 30, from: 2024, horizon: "2026" }'

describe('三年内累计不超过 30 亿元', () => {
  const years: Said = [
    ['2024-12', 11],
    ['2025-12', 9.5],
    ['2026-06', 9],
  ]
  test('year by year: each brings its own amount, the three share the line', () => {
    expect(standing(2024, DEBT, years.slice(0, 1), '2024-12-31')).toMatchObject({
      is: 'on-pace blue',
      actual: '11',
    })
    expect(standing(2025, DEBT, years.slice(0, 2), '2025-12-31')).toMatchObject({
      is: 'on-pace blue',
      actual: '20.5',
    })
    const third = standing(2026, DEBT, years, '2026-07-10')
    expect(third).toMatchObject({ is: 'on-pace blue', actual: '29.5' })
    expect(third.reason.zh).toBe(
      '2024年1月至2026年6月累计为 29.5 亿元（其中2026年1-6月 9 亿元），2024—2026年目标不超过 30 亿元，为上限的 98.3%：达进度。',
    )
    const over: Said = [...years, ['2026-10', '9.6']]
    expect(standing(2026, DEBT, over, '2026-11-10')).toMatchObject({ is: 'behind red', actual: '30.1' })
    expect(standing(2026, DEBT, [...years, ['2026-12', '9.5']], '2026-12-31').is).toBe('done green')
    expect(standing(2026, DEBT, [...years, ['2026-12', '9.51']], '2026-12-31').is).toBe('missed red')
  })

  test('a correction of an older year counts from the moment it is known', () => {
    const { plan, indicator } = planOfYear(2026, DEBT)
    const first = years.map(([at, value]) => figure(indicator, at, String(value)))
    const corrected = figure(indicator, '2024-12', '11.8', { knownAt: '2026-05-01T00:00:00Z' as Instant })
    const at = (instant: string) => {
      const figures = figuresKnownAt([...first, corrected], instant)
      const { status, light, actual } = assess({ plan, indicator, figures, asOf: '2026-07-10' })
      return `${status} ${light} ${actual && toPlain(actual)}`
    }
    expect(figuresKnownAt([...first, corrected], '2026-04-30T00:00:00Z')).toHaveLength(2)
    expect(at('2026-07-10T00:00:00Z')).toBe('behind red 30.3')
    expect(standing(2026, DEBT, years, '2026-07-10')).toMatchObject({ is: 'on-pace blue', actual: '29.5' })
  })

  test('a year without a figure is named, and nothing is judged without it', () => {
    const { is, reason } = standing(2026, DEBT, years.slice(1), '2026-07-10')
    expect(is).toBe('other grey')
    expect(reason.zh).toContain('没有2024年的数据')
  })

  test('the proof adds the years', () => {
    const { plan, indicator } = planOfYear(2026, DEBT)
    const given = years.map(([at, value]) => figure(indicator, at, String(value)))
    const proof = prove({ plan, indicator, figures: given, asOf: '2026-07-10' })
    expect(proof.lines[0]?.formula).toBe('11 + 9.5 + 9')
    expect(proof.parameters).toMatchObject({ total: 'said', from: '2024-01' })
  })

  test('figures that run on from the start are taken as they are', () => {
    const running = DEBT.replace('kind:', 'countsFrom: start, kind:')
    expect(standing(2026, running, [['2026-06', 29.5]], '2026-07-10')).toMatchObject({
      is: 'on-pace blue',
      actual: '29.5',
    })
  })

  test('a floor of three years is shared as well', () => {
    const floor =
      'name: 三年累计投入, kind: floor, unit: 亿元, target: { comparator: at-least, value: 30, from: 2024, horizon: "2026", total: true }'
    expect(standing(2026, floor, years, '2026-07-10')).toMatchObject({ is: 'behind red', actual: '29.5' })
  })
})

describe('whose figures stand for themselves', () => {
  const figures: Said = [
    ['2024-12', 20],
    ['2025-12', 21],
    ['2026-06', 22],
  ]
  test.each([
    ['a rate', 'name: 物价涨幅, kind: ceiling, unit: "%"'],
    ['a concentration', 'name: PM2.5, kind: ceiling, unit: 微克/立方米'],
    ['a stock', 'name: 政府债务余额, kind: ceiling, unit: 亿元'],
    ['a mean', 'name: 年均噪声, kind: ceiling, unit: 分贝'],
    ['an intensity', 'name: 能耗, kind: ceiling, unit: 吨标准煤每万元'],
  ])('%s', (_what, words) => {
    const line = `${words}, target: { comparator: at-most, value: 30, from: 2024, horizon: "2026" }`
    const { plan, indicator } = planOfYear(2026, line)
    const basis = indicator.unit === '%' ? ('cumulative-yoy' as const) : ('cumulative' as const)
    const given = figures.map(([at, value]) => figure(indicator, at, value, { basis }))
    const { status, actual } = assess({ plan, indicator, figures: given, asOf: '2026-07-10' })
    expect([status, actual && toPlain(actual)]).toEqual(['on-pace', '22'])
    expect(asked(2026, line)).toEqual([])
  })

  test.each(['each: year', 'total: false'])('%s says so of an amount', (said) => {
    const line = DEBT.replace('phrase: 三年内累计不超过30亿元, ', '').replace('from', `${said}, from`)
    expect(standing(2026, line, figures, '2026-07-10')).toMatchObject({ is: 'on-pace blue', actual: '22' })
  })

  test('each year kept by itself is done at that year’s end and begins again', () => {
    const line = DEBT.replace('phrase: 三年内累计不超过30亿元, ', '').replace('from', 'each: year, from')
    expect(standing(2024, line, [['2024-12', 20]], '2024-12-31').is).toBe('done green')
    expect(standing(2025, line, [['2025-12', 31]], '2025-12-31').is).toBe('missed red')
  })

  test('a line for the last year alone (到2030年不超过) is not the sum of the years before', () => {
    const line =
      'name: 煤炭消费, kind: ceiling, unit: 万吨, target: { comparator: at-most, value: 30, horizon: "2028" }'
    expect(standing(2026, line, [['2026-12', 22]], '2026-12-31').actual).toBe('22')
    expect(asked(2026, line)).toEqual([])
  })
})

describe('what plan check says', () => {
  const line = (target: string, more = 'unit: 亿元') =>
    `name: 新增债务, kind: ceiling, ${more}, target: { comparator: at-most, value: 30, ${target} }`
  test('a start alone is asked about; a key or a word answers', () => {
    const asks = (words: string) => asked(2026, words)
    expect(asks(line('from: 2024, horizon: "2026"'))).toEqual([true])
    expect(asks(line('from: 2024, horizon: "2026", total: true'))).toEqual([])
    expect(asks(line('from: 2024, horizon: "2026", total: false'))).toEqual([])
    expect(asks(DEBT)).toEqual([])
  })
  test.each([
    [line('from: 2024, horizon: "2026", total: true', 'unit: "%"'), 'plan-total-rate'],
    [line('from: 2024, horizon: "2026", total: true, each: year'), 'plan-total-each'],
    [
      'name: 人才, kind: cumulative, unit: 名, target: { comparator: at-least, value: 30, from: 2024, horizon: "2026", total: true }',
      'plan-total-unused',
    ],
  ])('%s', (words, code) => {
    expect(planOfYear(2026, words).faults).toEqual([code])
  })
})
