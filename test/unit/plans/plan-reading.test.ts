import { describe, expect, test } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { parsePlan, planToJson } from '../../../src/plans/parse-plan.ts'
import { planRemarks } from '../../../src/plans/remarks.ts'
import { FULL, SMALLEST } from './plan-texts.ts'

const indicatorOf = (text: string, id: string): Indicator => {
  const found = parsePlan(text).indicators.find((indicator) => indicator.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}

describe('the smallest plan', () => {
  test('has every default', () => {
    const plan = parsePlan(SMALLEST)
    expect(plan).toMatchObject({
      id: 'demo-2024',
      region: '350502',
      regionName: null,
      year: 2024,
      title: '示例',
      document: null,
      issued: null,
      slipPrefix: null,
      duties: [],
      units: [],
      leaders: [],
      sections: [],
      tasks: [],
      references: [],
      watched: [],
      nonTargets: [],
    })
    const { policy } = plan
    expect(
      Object.fromEntries(Object.entries(policy).map(([name, value]) => [name, value.toFraction()])),
    ).toEqual({
      aheadPoints: '5',
      watchCompletionPoints: '10',
      watchGrowthPoints: '1',
      aboutRatePoints: '1/2',
      aboutAmountPercent: '5',
    })
    const [gdp, parks] = plan.indicators
    expect(gdp).toMatchObject({
      id: 'gdp',
      kind: 'growth',
      unit: '%',
      levelUnit: null,
      task: null,
      phrase: null,
      amendments: [],
      direction: 'up',
      baseline: null,
      pace: { kind: 'linear' },
      frequency: null,
      release: { day: 20, january: 'with-february' },
      source: null,
      decimals: 1,
      action: null,
      steps: [],
      note: null,
    })
    expect(gdp?.target).toEqual({
      comparator: 'at-least',
      value: decimal(13, 2),
      tolerance: null,
      firmness: 'binding',
      horizon: '2024',
      from: null,
      each: null,
      with: null,
    })
    expect(parks?.decimals).toBe(0)
    expect(parks?.weight).toBeNull()
  })

  test('may leave the % of a growth rate out, and write its region and its numbers in either way', () => {
    const loose = SMALLEST.replace(' unit: "%",', '').replace('"350502"', '350502').replace('6.5', "'6.50'")
    expect(planToJson(parsePlan(loose))).toBe(planToJson(parsePlan(SMALLEST)))
  })

  test('is the same in block form, with Windows line ends, a mark in front, and comments', () => {
    const block = `\uFEFF# 注释
plan:
  id: demo-2024
  region: "350502"
  year: 2024
  title: 示例
indicators:
  - id: gdp
    name: 地区生产总值增速
    kind: growth
    target: { comparator: at-least, value: 6.5 }
  - id: parks
    name: 口袋公园 # 小公园
    kind: cumulative
    unit: 个
    phrase: ~
    target:
      comparator: at-least
      value: 15
`
    expect(planToJson(parsePlan(block.replaceAll('\n', '\r\n')))).toBe(planToJson(parsePlan(SMALLEST)))
  })
})

describe('the full plan', () => {
  const plan = parsePlan(FULL)

  test('turns names and aliases into ids, and duties into working days', () => {
    const [first, , third] = plan.tasks
    expect(first).toMatchObject({
      section: '1',
      lead: ['区发改局', '区古城保护发展指挥部'],
      responsible: ['streets'],
      leaders: ['王伟', 'zhang'],
      doubts: ['扫描件不清'],
      unmeasured: null,
    })
    expect(third).toMatchObject({ lead: ['streets'], leaders: ['zhang'], unmeasured: '没有可以衡量的结果' })
    expect(plan.units.find((unit) => unit.id === '区金融办')?.parent).toBe('区发改局')
    expect(plan.units.find((unit) => unit.id === 'streets')?.members).toEqual(['开元街道办事处'])
    expect(plan.duties.map(({ date, due }) => [date, due])).toEqual([
      ['2022-06-25', '2022-06-24'],
      ['2022-12-25', '2022-12-23'],
    ])
  })

  test('keeps the order of tasks, then of the indicators at the top level', () => {
    expect(plan.indicators.map(({ id, task }) => `${task}/${id}`)).toEqual([
      '1/gdp',
      '1/income',
      '1/accidents',
      '2/projects',
      '2/land',
      '2/parks',
      '2/cover',
      '2/stock',
      '2/exports',
      '2/carbon',
      '2/jobs',
      '2/helped',
      '2/place',
      '2/talents',
    ])
  })

  test('has the directions, units and paces that its targets ask for', () => {
    expect(
      plan.indicators.map(({ id, direction, unit, pace }) => `${id} ${direction} ${unit} ${pace.kind}`),
    ).toEqual([
      'gdp up % linear',
      'income band % linear',
      'accidents down 起 linear',
      'projects up 个 milestones',
      'land up % milestones',
      'parks band 个 seasonal',
      'cover up % monthly',
      'stock down 万元 at-end',
      'exports down % linear',
      'carbon down 万吨 linear',
      'jobs up 千人 linear',
      'helped up 户 linear',
      'place down 位 linear',
      'talents up 名 linear',
    ])
  })

  test('has amended targets, zero for none, and null where another indicator is the measure', () => {
    expect(
      indicatorOf(FULL, 'gdp').amendments.map(({ decided, target }) => [decided, target.value?.toFraction()]),
    ).toEqual([
      ['2022-07-30', '6'],
      ['2022-10-30', '11/2'],
    ])
    expect(indicatorOf(FULL, 'accidents').target.value?.equals(0)).toBe(true)
    expect(indicatorOf(FULL, 'income').target).toMatchObject({ value: null, with: 'gdp' })
    expect(indicatorOf(FULL, 'stock').target.horizon).toBe('2022-S1')
  })
})

describe('numbers', () => {
  test.each([
    ['8.20', '41/5'],
    ['0.1', '1/10'],
    ['123456789012345678.000000000001', '123456789012345678000000000001/1000000000000'],
    ['1e3', '1000'],
    ['-.5', '-1/2'],
    ['"+7"', '7'],
  ])('%s is exactly %s', (written, exact) => {
    expect(indicatorOf(SMALLEST.replace('6.5', written), 'gdp').target.value?.toFraction()).toBe(exact)
  })

  test('leave as JSON numbers with all their digits', () => {
    const json = planToJson(parsePlan(SMALLEST.replace('6.5', '12345678901234567.25')))
    expect(json).toContain('"value": 12345678901234567.25')
    expect(JSON.parse(json)).toMatchObject({ id: 'demo-2024', policy: { aboutRatePoints: 0.5 } })
  })
})

test('an anchor may be used again', () => {
  const text = SMALLEST.replace(
    'target: { comparator: at-least, value: 6.5 }',
    'target: &t { comparator: at-least, value: 6.5 }',
  ).replace('{ comparator: at-least, value: 15 }', '*t')
  expect(indicatorOf(text, 'parks').target).toEqual(indicatorOf(text, 'gdp').target)
})

test('years without known public holidays are told', () => {
  expect(planRemarks(parsePlan(FULL))).toEqual([])
  const [remark] = planRemarks(parsePlan(SMALLEST.replace('year: 2024', 'year: 2098')))
  expect(remark?.zh).toContain('2098')
})

test('the region may be a district, a province, the nation, or a country and what it numbers itself', () => {
  for (const region of ['350502', '350000', '100000', 'DE', 'GB-KEN', 'DE-09162', 'GB-E10000016'])
    expect(parsePlan(SMALLEST.replace('350502', region)).region).toBe(region)
  for (const region of [
    '100001',
    '990502',
    '35050',
    'QX',
    'ZZ',
    'de',
    'GB-',
    'GB-ken',
    'GBR',
    'GB/../x',
    'DE-12345678901234',
  ])
    expect(() => parsePlan(SMALLEST.replace('350502', region))).toThrow(/plan-invalid/)
})
