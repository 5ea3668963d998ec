// Do sentences say of what somebody is short, and with the digits that the figures have?
import { describe, expect, test } from 'vitest'
import { gapOf, restOf } from '../../../src/boards/words.ts'
import { assess } from '../../../src/core/assess.ts'
import { catchUpOf, catchUpWords } from '../../../src/core/catch-up.ts'
import { decimal } from '../../../src/core/decimal.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { pointsText } from '../../../src/core/reason.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

function said(one: Indicator, value: string, at = '2022-10', more: Indicator[] = [], partner?: string) {
  const figures = [figure(one, at, value)]
  for (const other of more) if (partner !== undefined) figures.push(figure(other, at, partner))
  const plan = planOf(one, ...more)
  const asOf = at === '2022-12' ? '2022-12-31' : '2022-11-01'
  const assessment = assess({ plan, indicator: one, figures, asOf })
  return { reason: assessment.reason, gap: gapOf(assessment, one)?.words, rest: restOf(assessment, one) }
}

test('a share in percent: first its own points, then those of completion', () => {
  const share = indicator({
    kind: 'ratio',
    unit: '%',
    baseline: decimal(60),
    target: { value: 65 },
    decimals: 1,
  })
  const { reason, gap, rest } = said(share, '63.2')
  expect(reason.zh).toContain('比目标低 1.8 个百分点；完成 64.0%，序时进度 83.3%，落后序时 19.3 个百分点')
  expect(reason.en).toContain('1.8 points below target; 64.0 % done where 83.3 % is expected')
  expect(gap?.zh).toBe('落后序时 19.3 个百分点')
  expect(rest?.zh).toBe('距目标还差 1.8 个百分点')
  const held = indicator({
    kind: 'ratio',
    unit: '%',
    pace: { kind: 'held' },
    target: { value: 65 },
    decimals: 1,
  })
  expect(said(held, '63.2').gap?.zh).toBe('距目标 1.8 个百分点')
  expect(said(held, '63.2').reason.zh).toContain('，比目标低 1.8 个百分点：欠进度')
})

test('of a limit it is said how much of it is used', () => {
  const limit = indicator({
    kind: 'ceiling',
    direction: 'down',
    target: { comparator: 'at-most', value: 26 },
  })
  expect(said(limit, '23').reason.zh).toContain('，为上限的 88.5%：')
  const floor = indicator({ kind: 'floor', target: { value: 26 } })
  expect(said(floor, '23').reason.zh).toContain('，为底线的 88.5%：欠进度')
  expect(said(floor, '23').gap?.zh).toBe('低于底线 11.5 个百分点')
})

describe('two that are to move together', () => {
  const partner = indicator({ id: 'y', kind: 'growth', unit: '%', decimals: 1 })
  const income = indicator({
    kind: 'relation',
    unit: '%',
    direction: 'band',
    decimals: 1,
    target: { comparator: 'in-step-with', value: null, with: 'y' },
  })
  test('are out of step on either side, and nowhere is more called better', () => {
    const high = said(income, '4.6', '2022-10', [partner], '4')
    expect(high.reason.zh).toContain('，偏高 0.6 个百分点，不同步：欠进度')
    expect(high.reason.en).toContain('0.6 points above its partner, out of step')
    expect(high.gap?.zh).toBe('偏高 0.6 个百分点，不同步')
    expect(said(income, '3.4', '2022-10', [partner], '4').gap?.zh).toBe('偏低 0.6 个百分点，不同步')
  })
  test('or in step', () => {
    const near = said(income, '4.3', '2022-10', [partner], '4')
    expect(near.reason.zh).toContain('，偏高 0.3 个百分点，基本同步：达进度')
    expect(near.gap?.zh).toBe('偏高 0.3 个百分点，同步')
  })
})

test('no digit that a figure has is rounded away', () => {
  const growth = indicator({ kind: 'growth', unit: '%', decimals: 1, target: { value: 8 } })
  expect(said(growth, '7.75').reason.zh).toContain('比目标低 0.25 个百分点')
  expect(said(growth, '7.75').gap?.zh).toBe('距目标 0.25 个百分点')
  expect(['0.25', '-0.25', '0.5', '0.04', '46.25', '0.256'].map((size) => pointsText(decimal(size)))).toEqual(
    ['0.25', '-0.25', '0.5', '0.04', '46.3', '0.3'],
  )
  const funds = indicator({ unit: '亿元', target: { value: '9.2' } })
  const figures = [figure(funds, '2022-09', '6.4'), figure(funds, '2022-10', '7.27')]
  const amount = catchUpOf(planOf(funds), funds, figures, {
    actual: decimal('7.27'),
    period: figures[1]?.period ?? null,
    asOf: '2022-11-20',
  })
  expect(amount && catchUpWords(amount, funds).zh).toBe(
    '距目标还差 1.93 亿元，剩 2 个月，需月均 0.97 亿元，过去最好 0.87 亿元',
  )
  expect(said(funds, '7.27').rest?.zh).toBe('距目标还差 1.93 亿元')
})
