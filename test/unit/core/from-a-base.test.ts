// 比2020年下降 15%, 5 million fewer than 2019: the number follows from the base, whose record stays.
import { expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { toPlain } from '../../../src/core/decimal.ts'
import { prove } from '../../../src/core/prove.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { planRemarks } from '../../../src/plans/remarks.ts'
import { figure } from '../../support/plans.ts'

const read = (indicator: string) =>
  readPlan(
    `plan: { id: b-2024, region: "350502", year: 2024, title: 示例 }\nindicators:\n  - { id: x, name: 碳排放量, ${indicator} }\n`,
  )
function planWith(indicator: string) {
  const { plan, faults } = read(indicator)
  expect(faults).toEqual([])
  const [only] = plan?.indicators ?? []
  if (!plan || !only) throw new Error('no plan')
  return { plan, only }
}

test.each([
  [
    'period: 2020, value: 430, percent: -15',
    '365.5',
    '430 × (100 − 15) ÷ 100',
    '比2020年的 430 万吨下降 15%',
  ],
  ['period: 2019, value: 91.5, amount: -5', '86.5', '91.5 − 5', '比2019年的 91.5 万吨减少 5 万吨'],
  ['period: 2023-Q4, value: 40, percent: 10', '44', '40 × (100 + 10) ÷ 100', '比2023-Q4 的 40 万吨增加 10%'],
])('%s is %s', (base, value, formula, words) => {
  const { plan, only } = planWith(
    `kind: ceiling, unit: 万吨, target: { comparator: at-most, base: { ${base} } }`,
  )
  expect(only.target.value && toPlain(only.target.value)).toBe(value)
  const figures = [{ ...figure(only, '2024-10', value), region: plan.region }]
  const input = { plan, indicator: only, figures, asOf: '2024-10-31' }
  expect(assess(input)).toMatchObject({ status: 'on-pace' })
  expect(
    assess({ ...input, figures: [{ ...figure(only, '2024-10', '900'), region: plan.region }] }).light,
  ).toBe('red')
  const proof = prove(input)
  expect(proof.lines[0]).toMatchObject({ formula })
  expect(proof.lines[0]?.value && toPlain(proof.lines[0].value)).toBe(value)
  expect(proof.assessment.reason.zh).toContain(`目标不超过 ${value} 万吨（${words}）`)
  expect(proof.parameters).toHaveProperty('basePeriod')
})

test.each([
  ['base: { period: 2020, value: 430 }', 'plan-base-change'],
  ['base: { period: 2020, value: 430, percent: -15, amount: -5 }', 'plan-base-change'],
  ['base: { period: 2024-03, value: 430, percent: -15 }', 'plan-base-late'],
  ['value: 3, base: { period: 2020, value: 430, percent: -15 }', 'plan-value-twice'],
])('%s is refused: %s', (target, code) => {
  const { faults } = read(`kind: ceiling, unit: 万吨, target: { comparator: at-most, ${target} }`)
  expect(faults.map((fault) => fault.code)).toEqual([code])
})

test('a fall that says at least is asked about, one that says at most is not', () => {
  const asked = (comparator: string) =>
    planRemarks(
      planWith(
        `kind: level, unit: 万吨, target: { comparator: ${comparator}, base: { period: 2020, value: 430, percent: -15 } }`,
      ).plan,
    ).map(({ zh }) => zh)
  expect(asked('at-least')).toEqual([expect.stringContaining('请写 comparator: at-most')])
  expect(asked('at-most')).toEqual([])
})
