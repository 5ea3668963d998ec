// Quarterly targets, each judged alone: the status is that of the latest one, a missed quarter stays missed in the history.
import { expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { yearOfPeriods } from '../../../src/core/history.ts'
import type { Observation } from '../../../src/core/observation.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { verdictAtItsEnd } from '../../../src/core/verdict.ts'
import { parsePlan, readPlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

const planWith = (indicator: string): Plan =>
  parsePlan(
    `plan: { id: q-2024, region: "350502", year: 2024, title: 示例 }\nindicators:\n  - { id: x, name: 帮扶户数, ${indicator} }\n`,
  )

const HELPED = planWith(
  'kind: periodic, unit: 户, target: { comparator: at-least, periods: [{ period: 2024-Q1, value: 125 }, { period: 2024-Q2, value: 130 }, { period: 2024-Q3, value: 120 }, { period: 2024-Q4, value: 150 }] }',
)

function standing(plan: Plan, figures: Record<string, string>, asOf: string) {
  const [indicator] = plan.indicators
  if (!indicator) throw new Error('a plan without indicators')
  const known = Object.entries(figures).map(
    ([at, value]): Observation => ({ ...figure(indicator, at, value), region: plan.region }),
  )
  const input = { plan, indicator, figures: known, asOf }
  return { ...input, assessment: assess(input) }
}

const is = (plan: Plan, figures: Record<string, string>, asOf: string): string => {
  const { period, status, light, target } = standing(plan, figures, asOf).assessment
  return `${period} ${status} ${light} ${target.value}`
}

test.each([
  [{}, '2024-03-31', 'null not-due grey 125'],
  [{ '2024-Q1': '153' }, '2024-04-10', '2024-Q1 done green 125'],
  [{ '2024-Q1': '124' }, '2024-04-10', '2024-Q1 missed red 125'],
  // What is above in one quarter makes up for nothing in the next.
  [{ '2024-Q1': '300', '2024-Q2': '129' }, '2024-07-10', '2024-Q2 missed red 130'],
  [{ '2024-Q1': '1', '2024-Q2': '130' }, '2024-07-10', '2024-Q2 done green 130'],
  [{ '2024-Q1': '153' }, '2024-08-10', '2024-Q2 missing grey 130'],
  [{ '2024-Q1': '153', '2024-Q4': '150' }, '2025-01-10', '2024-Q4 done green 150'],
  // A month says nothing of its quarter.
  [{ '2024-Q1': '153', '2024-05': '90' }, '2024-06-10', '2024-Q1 done green 125'],
] as const)('%j on %s: %s', (figures, asOf, expected) => {
  expect(is(HELPED, figures, asOf)).toBe(expected)
})

test('the history keeps every quarter by its own target', () => {
  const { plan, indicator, figures } = standing(
    HELPED,
    { '2024-Q1': '120', '2024-Q2': '131', '2024-Q3': '119' },
    '2024-10-31',
  )
  const year = yearOfPeriods(plan, indicator, figures, '2024-10-31')
  expect(year.map(({ assessment, light }) => `${assessment?.status ?? '-'} ${light}`)).toEqual([
    'missed red',
    'done green',
    'missed red',
    '- grey',
  ])
  expect(figures.map((one) => verdictAtItsEnd(plan, indicator, one, figures)?.verdict.status)).toEqual([
    'missed',
    'done',
    'missed',
  ])
})

test('the proof has the target of its quarter', () => {
  const proof = prove(standing(HELPED, { '2024-Q1': '153', '2024-Q2': '121' }, '2024-07-10'))
  expect(proof.lines.map(({ formula }) => formula)).toContain('121 ≥ 130: ✗')
  expect(proof.conclusion.zh).toBe('2024年二季度为 121 户，目标 130 户，比目标低 9 户：未完成。')
})

test('one target for every quarter needs no list', () => {
  const plan = planWith(
    'kind: periodic, unit: "%", frequency: quarterly, target: { comparator: at-least, value: 65 }',
  )
  expect(is(plan, { '2024-Q1': '63.2' }, '2024-04-10')).toBe('2024-Q1 missed red 65')
  expect(is(plan, { '2024-Q1': '63.2', '2024-Q2': '65' }, '2024-07-10')).toBe('2024-Q2 done green 65')
})

test('growth may have a target a quarter; between two of them the next one counts', () => {
  const plan = planWith(
    'kind: growth, target: { comparator: at-least, periods: [{ period: 2024-Q1, value: 5 }, { period: 2024-S1, value: 6 }, { period: 2024, value: 8 }] }, frequency: monthly',
  )
  expect(is(plan, { '2024-03': '5.2' }, '2024-03-31')).toBe('2024-03 done green 5')
  expect(is(plan, { '2024-03': '5.2', '2024-04': '5.4' }, '2024-04-30')).toBe('2024-04 behind yellow 6')
  expect(is(plan, { '2024-06': '6' }, '2024-06-30')).toBe('2024-06 done green 6')
  expect(is(plan, { '2024-12': '7.9' }, '2024-12-31')).toBe('2024-12 missed red 8')
})

test.each([
  [
    'kind: cumulative, unit: 户, target: { comparator: at-least, periods: [{ period: 2024-Q1, value: 5 }] }',
    'plan-periods-kind',
  ],
  [
    'kind: growth, target: { comparator: at-least, value: 5, periods: [{ period: 2024-Q1, value: 5 }] }',
    'plan-value-twice',
  ],
  [
    'kind: growth, target: { comparator: at-least, periods: [{ period: 2024-Q2, value: 5 }, { period: 2024-Q1, value: 5 }] }',
    'plan-periods-order',
  ],
  [
    'kind: growth, target: { comparator: at-least, periods: [{ period: 2023-Q4, value: 5 }] }',
    'plan-horizon-early',
  ],
])('%s is refused: %s', (indicator, code) => {
  const { faults } = readPlan(
    `plan: { id: q-2024, region: "350502", year: 2024, title: 示例 }\nindicators:\n  - { id: x, name: 户数, ${indicator} }\n`,
  )
  expect(faults.map((fault) => fault.code)).toContain(code)
})
