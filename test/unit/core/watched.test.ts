// What is only watched: where it stands on a day and which way it goes, in words that need no colour.
import { expect, test } from 'vitest'
import { byIndicatorOf } from '../../../src/core/figures-about.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { travelWords } from '../../../src/core/travel-words.ts'
import { watchedStates } from '../../../src/core/watched.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

const plan = parsePlan(`
plan: { id: p-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, target: { comparator: at-least, value: 8 } }
watched:
  - { id: pmi, name: 采购经理指数, kind: level, unit: 点, better: up, decimals: 1 }
  - { id: jobless, name: 失业率, kind: ratio, better: down }
  - { id: power, name: 用电量, kind: periodic, unit: 万千瓦时 }
`)
const [pmi, jobless, power] = plan.watched as [Indicator, Indicator, Indicator]
const figures = byIndicatorOf([
  figure(pmi, '2021-05', '50.1'),
  figure(pmi, '2022-03', '49.2'),
  figure(pmi, '2022-05', '49.5'),
  figure(jobless, '2021-05', '5.1'),
  figure(jobless, '2022-04', '5.4'),
  figure(jobless, '2022-05', '5.7'),
  figure(power, '2022-04', 1200),
  figure(power, '2022-05', 1100),
])

const said = (asOf: string) =>
  watchedStates(plan, figures, asOf).map(({ indicator, figure: last, travel }) => [
    last?.period ?? null,
    last && travelWords(indicator, last, travel, 'before'),
    last && travelWords(indicator, last, travel, 'yearAgo'),
  ])

test('the latest figure, against the one before and a year ago', () => {
  expect(said('2022-06-30')).toEqual([
    [
      '2022-05',
      { zh: '比2022年3月末 +0.3 点，向好', en: '+0.3 点 on end of Mar 2022, better' },
      { zh: '比上年同期 −0.6 点，变差', en: '−0.6 点 on a year ago, worse' },
    ],
    [
      '2022-05',
      { zh: '比上月 +0.3 点，变差', en: '+0.3 pts on the month before, worse' },
      { zh: '比上年同期 +0.6 点，变差', en: '+0.6 pts on a year ago, worse' },
    ],
    ['2022-05', { zh: '比上月 −100 万千瓦时', en: '−100 万千瓦时 on the month before' }, null],
  ])
})

test('nothing of a period that was not over on the day looked at', () => {
  expect(said('2022-04-30').map(([period]) => period)).toEqual(['2022-03', '2022-04', '2022-04'])
})

test('without a figure nothing is said', () => {
  expect(
    watchedStates(plan, new Map(), '2022-06-30').map(({ figure: last, travel }) => [last, travel]),
  ).toEqual(Array(3).fill([null, { before: null, yearAgo: null }]))
})
