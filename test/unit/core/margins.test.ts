// 高于GDP增速2个百分点, 高于全省平均: held against another indicator or a reference, by a margin where one is said.
import { describe, expect, test } from 'vitest'
import { gaugeView } from '../../../src/boards/index.ts'
import { assess } from '../../../src/core/assess.ts'
import { byIndicatorOf } from '../../../src/core/figures-about.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { checkPlanFile, parsePlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

const planWith = (target: string, rest = ''): Plan =>
  parsePlan(`plan: { id: m-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, nameEn: GDP growth, kind: growth, target: { comparator: at-least, value: 5 } }
  - { id: x, name: 规上工业增速, kind: relation, frequency: monthly, target: { ${target} } }
${rest}`)

const PROVINCE = 'references:\n  - { id: province, name: 全省平均增速, nameEn: provincial average }\n'

function standing(plan: Plan, own: string, partner: string, at = '2022-06', asOf = '2022-07-10') {
  const [indicator] = plan.indicators.slice(-1)
  if (!indicator) throw new Error('no indicator')
  const other = [...plan.indicators, ...plan.references].find(({ id }) => id === indicator.target.with)
  if (!other) throw new Error('no partner')
  const figures = [figure(indicator, at, own), figure(other, at, partner)]
  const input = { plan, indicator, figures, asOf }
  const judged = assess(input)
  const look = { plan: null, asOf: null, knownAt: null }
  const view = gaugeView({ plan, figures: byIndicatorOf(figures), lang: 'zh', look }, indicator, judged)
  return { ...judged, proof: prove(input), view }
}
const is = ({ status, light }: { status: string; light: string }): string => `${status} ${light}`

describe('by a margin', () => {
  const plan = planWith('comparator: faster-than, with: gdp, margin: 2')
  test.each([
    ['6.5', '4', 'on-pace blue'],
    ['6', '4', 'on-pace blue'],
    ['5.9', '4', 'behind yellow'],
    ['4.1', '4', 'behind red'],
    ['0.5', '-2', 'on-pace blue'],
    ['-0.5', '-2', 'behind yellow'],
    ['12', '4', 'ahead blue'],
  ])('%s against %s is %s', (own, partner, expected) => {
    expect(is(standing(plan, own, partner))).toBe(expected)
  })
  test('at the horizon the margin decides', () => {
    expect(is(standing(plan, '6', '4', '2022-12', '2022-12-31'))).toBe('done green')
    expect(is(standing(plan, '5.99', '4', '2022-12', '2022-12-31'))).toBe('missed red')
  })
  test('it says how far it is from its partner and from what is asked', () => {
    expect(standing(plan, '5.5', '4').reason).toEqual({
      zh: '2022年1-6月为 5.5%，目标高于“地区生产总值增速” 2 个百分点以上，比对照指标高 1.5 个百分点，距要求差 0.5 个百分点：欠进度。',
      en: 'Jan-Jun 2022: 5.5%, target at least 2 points above “GDP growth”, 1.5 points above its partner, 0.5 points short of what is asked: behind.',
    })
    expect(standing(plan, '7', '4').reason.zh).toContain(
      '比对照指标高 3 个百分点，超过要求 1 个百分点：达进度',
    )
    expect(standing(plan, '6', '4').reason.zh).toContain('正合要求')
    expect(standing(plan, '5.5', '4').view.gap).toEqual({
      words: '距要求差 0.5 个百分点',
      short: '距要求 0.5 点',
      good: false,
    })
    expect(standing(plan, '6', '4').view.gap).toMatchObject({
      words: '正合要求',
      short: '正合要求',
      good: true,
    })
  })
  test('the wall has its target in few words', () => {
    expect(standing(plan, '5.5', '4').view.target.short).toBe('高于地区生产总值增速 2 个百分点以上')
  })
  test('the proof adds it to the partner', () => {
    const { proof } = standing(plan, '5.5', '4')
    expect(proof.lines.map(({ formula }) => formula).slice(0, 2)).toEqual(['4 + 2', '5.5 ≥ 6: ✗'])
    expect(proof.parameters).toMatchObject({ partner: 'gdp' })
    expect(String(proof.parameters.margin)).toBe('2')
  })
  test('slower by a margin, no slower with one, no faster without', () => {
    const slower = planWith('comparator: slower-than, with: gdp, margin: 1')
    expect(is(standing(slower, '3', '4'))).toBe('on-pace blue')
    expect(is(standing(slower, '3.1', '4'))).toBe('behind yellow')
    expect(standing(slower, '3.1', '4').reason.zh).toContain(
      '目标低于“地区生产总值增速” 1 个百分点以上，比对照指标低 0.9 个百分点，距要求差 0.1 个百分点',
    )
    const least = planWith('comparator: no-slower-than, with: gdp, margin: 1')
    expect(is(standing(least, '5', '4'))).toBe('on-pace blue')
    expect(is(standing(least, '4.9', '4'))).toBe('behind yellow')
    const most = planWith('comparator: no-faster-than, with: gdp')
    expect(is(standing(most, '4', '4'))).toBe('on-pace blue')
    expect(is(standing(most, '4.1', '4'))).toBe('behind yellow')
  })
  test('a margin of nothing is refused', () => {
    const text = (target: string) => `plan: { id: m-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 增速, kind: growth, target: { comparator: at-least, value: 5 } }
  - { id: x, name: 工业, kind: relation, target: { ${target} } }
`
    expect(checkPlanFile(text('comparator: faster-than, with: gdp, margin: 0'), 'p.yaml')).toEqual([
      expect.stringContaining('plan-out-of-range'),
    ])
    expect(checkPlanFile(text('comparator: faster-than, with: gdp, margin: -1'), 'p.yaml')).not.toEqual([])
  })
})

describe('against a reference', () => {
  const plan = planWith('comparator: faster-than, with: province', PROVINCE)
  test('it is judged by the reference’s figure of the same period', () => {
    expect(is(standing(plan, '6.5', '6.4'))).toBe('on-pace blue')
    expect(is(standing(plan, '6.4', '6.4'))).toBe('behind yellow')
    expect(standing(plan, '6.5', '6.4').reason.zh).toContain('目标高于“全省平均增速”')
    const [indicator] = plan.indicators.slice(-1)
    if (!indicator) throw new Error('no indicator')
    const alone = assess({
      plan,
      indicator,
      figures: [figure(indicator, '2022-06', '6')],
      asOf: '2022-07-10',
    })
    expect(alone.status).toBe('other')
    expect(alone.reason.zh).toBe('无法评判：对照指标“全省平均增速”没有2022年1-6月的数据。')
  })
  test('its figures are read by id and by name, and it is no indicator', async () => {
    const bytes = Buffer.from(
      'indicator,period,basis,value\nprovince,2022-06,cumulative-yoy,6.4\n全省平均增速,2022-07,cumulative-yoy,6.2\n',
    )
    const { figures, faults } = await readFigures(
      { bytes, contentType: 'text/csv', filename: null },
      [plan],
      { today: '2022-12-31' },
    )
    expect(faults).toEqual([])
    expect(figures.map(({ indicator, basis, period }) => `${indicator} ${basis} ${period}`)).toEqual([
      'province cumulative-yoy 2022-06',
      'province cumulative-yoy 2022-07',
    ])
    expect(plan.indicators.map(({ id }) => id)).toEqual(['gdp', 'x'])
  })
  test('an id of a reference and of an indicator is one too many', () => {
    const twice = `plan: { id: m-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 增速, kind: growth, target: { comparator: at-least, value: 5 } }
  - { id: x, name: 工业, kind: relation, target: { comparator: faster-than, with: gdp } }
references: [{ id: gdp, name: 全省 }]
`
    expect(checkPlanFile(twice, 'p.yaml')).toEqual([expect.stringContaining('plan-duplicate-id')])
  })
})
