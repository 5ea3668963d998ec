// 进入前三: the lower place is better, a place behind is red at once, and the dial runs backwards.
import { expect, test } from 'vitest'
import { dialOf } from '../../../src/boards/dial.ts'
import { gaugeView } from '../../../src/boards/tiles/gauge.ts'
import { gapOf } from '../../../src/boards/words.ts'
import { assess } from '../../../src/core/assess.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { lastDayOf, period } from '../../../src/core/period.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const ranked = (last: number, of?: number): Indicator =>
  indicator({
    name: '营商环境排名',
    kind: 'rank',
    unit: '位',
    direction: 'down',
    target: { comparator: 'at-most', value: last, ...(of ? { of: decimal(of) } : {}) },
  })

const at = (one: Indicator, place: number, month = '2022-06') =>
  assess({
    plan: planOf(one),
    indicator: one,
    figures: [figure(one, month, place)],
    asOf: lastDayOf(period(month)),
  })

test.each([
  [1, 'on-pace blue', '2022年1-6月为第 1 位（共 12），目标前 3 位，领先目标 2 位：达进度。', '领先目标 2 位'],
  [3, 'on-pace blue', '2022年1-6月为第 3 位（共 12），目标前 3 位，与目标持平：达进度。', '与目标持平'],
  [4, 'behind red', '2022年1-6月为第 4 位（共 12），目标前 3 位，落后目标 1 位：欠进度。', '落后目标 1 位'],
  [12, 'behind red', '2022年1-6月为第 12 位（共 12），目标前 3 位，落后目标 9 位：欠进度。', '落后目标 9 位'],
])('place %i of 12', (place, stands, reason, gap) => {
  const one = ranked(3, 12)
  const assessment = at(one, place)
  expect(`${assessment.status} ${assessment.light}`).toBe(stands)
  expect(assessment.reason.zh).toBe(reason)
  expect(gapOf(assessment, one)?.words.zh).toBe(gap)
})

test('is done or missed at the year’s end only', () => {
  expect([at(ranked(3), 3, '2022-12').status, at(ranked(3), 4, '2022-12').status]).toEqual(['done', 'missed'])
})

test('the better the place the longer the arc, and the target stands where it always does', () => {
  for (const one of [ranked(3, 12), ranked(3), ranked(1), ranked(1, 5)]) {
    const arcs = [1, 2, 3, 4, 5].map((place) => dialOf(at(one, place), one).actual ?? -1)
    expect(arcs).toEqual([...arcs].sort((a, b) => b - a))
    const goal = one.target.value?.valueOf() ?? 0
    expect(dialOf(at(one, goal), one)).toMatchObject({ actual: 0.8, target: 0.8 })
    expect(dialOf(at(one, goal + 1), one).actual).toBeLessThan(0.8)
  }
})

test('the gauge says how many there are', () => {
  const one = ranked(3, 12)
  const look = { plan: planOf(one), figures: new Map(), lang: 'zh' as const, look: {} }
  expect(gaugeView(look, one, at(one, 5))).toMatchObject({
    value: { number: '5/12', unit: '位' },
    target: { short: '前 3 位' },
  })
})

test('the proof counts places', () => {
  const one = ranked(3, 12)
  const figures = [figure(one, '2022-06', 5)]
  const { lines } = prove({ plan: planOf(one), indicator: one, figures, asOf: '2022-06-30' })
  expect(lines.map(({ formula }) => formula)).toEqual(expect.arrayContaining(['5 ≤ 3: ✗', '5 − 3']))
})

test.each([
  ['value: 0', 'plan-place'],
  ['value: 2.5', 'plan-place'],
  ['value: 13, of: 12', 'plan-place'],
])('%s is refused', (target, code) => {
  const { faults } = readPlan(
    `plan: { id: r-2022, region: "350502", year: 2022, title: 示例 }\nindicators:\n  - { id: x, name: 排名, kind: rank, target: { comparator: at-most, ${target} } }\n`,
  )
  expect(faults.map((fault) => fault.code)).toEqual([code])
})

test('how many there are belongs to places only', () => {
  const { faults } = readPlan(
    'plan: { id: r-2022, region: "350502", year: 2022, title: 示例 }\nindicators:\n  - { id: x, name: 事故, kind: ceiling, unit: 起, target: { comparator: at-most, value: 3, of: 12 } }\n',
  )
  expect(faults.map((fault) => fault.code)).toEqual(['plan-of-unused'])
})
