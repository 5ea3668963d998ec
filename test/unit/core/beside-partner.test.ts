// 高于经济增长: a rate against another one's of the same period, which waits while that has none.
import { expect, test } from 'vitest'
import { gapOf } from '../../../src/boards/words.ts'
import { assess } from '../../../src/core/assess.ts'
import type { Comparator, Indicator } from '../../../src/core/plan.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const economy = indicator({
  id: 'gdp',
  name: '生产总值增速',
  kind: 'growth',
  unit: '%',
  target: { value: 6 },
})
const beside = (comparator: Comparator, direction: Indicator['direction']): Indicator =>
  indicator({
    kind: 'relation',
    unit: '%',
    direction,
    target: { comparator, value: null, with: 'gdp' },
  })

function against(of: Indicator, own: string, other: string | null, month = '2022-09', asOf = '2022-10-10') {
  const figures = [
    figure(of, month, own),
    ...(other === null ? [figure(economy, '2022-08', '5')] : [figure(economy, month, other)]),
  ]
  return assess({ plan: planOf(of, economy), indicator: of, figures, asOf })
}

test.each([
  [
    'faster-than',
    'up',
    '6.6',
    '6.0',
    'on-pace',
    '目标高于“生产总值增速”，比对照指标高 0.6 个百分点：达进度。',
  ],
  ['faster-than', 'up', '6.0', '6.0', 'behind', '与对照指标持平：欠进度。'],
  ['faster-than', 'up', '5.9', '6.0', 'behind', '比对照指标低 0.1 个百分点：欠进度。'],
  ['no-slower-than', 'up', '6.0', '6.0', 'on-pace', '目标不低于“生产总值增速”，与对照指标持平：达进度。'],
  ['no-slower-than', 'up', '4.0', '6.0', 'behind', '比对照指标低 2 个百分点：欠进度。'],
  [
    'slower-than',
    'down',
    '3.0',
    '6.0',
    'on-pace',
    '目标低于“生产总值增速”，比对照指标低 3 个百分点：达进度。',
  ],
  ['slower-than', 'down', '6.0', '6.0', 'behind', '与对照指标持平：欠进度。'],
  ['slower-than', 'down', '7.5', '6.0', 'behind', '比对照指标高 1.5 个百分点：欠进度。'],
] as const)('%s (%s): %s against %s is %s', (comparator, direction, own, other, status, words) => {
  const assessment = against(beside(comparator, direction), own, other)
  expect(assessment.status).toBe(status)
  expect(assessment.reason.zh).toContain(words)
})

test('waits while the partner has no figure of the period, and says so', () => {
  const waiting = against(beside('faster-than', 'up'), '6.6', null)
  expect([waiting.status, waiting.light]).toEqual(['other', 'grey'])
  expect(waiting.reason.zh).toBe('无法评判：对照指标“生产总值增速”没有2022年1-9月的数据。')
})

test('is done or missed with the year’s figure only', () => {
  const of = beside('faster-than', 'up')
  expect(against(of, '6.6', '6', '2022-12', '2022-12-31').status).toBe('done')
  expect(against(of, '5.6', '6', '2022-12', '2022-12-31').status).toBe('missed')
})

test('the wall says which of the two is higher and whether that is good', () => {
  const faster = beside('faster-than', 'up')
  expect(gapOf(against(faster, '6.6', '6'), faster)).toMatchObject({
    words: { zh: '比对照高 0.6 个百分点', en: '0.6 points above its partner' },
    good: true,
  })
  const slower = beside('slower-than', 'down')
  expect(gapOf(against(slower, '6.6', '6'), slower)?.good).toBe(false)
})
