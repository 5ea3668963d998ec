// The year strip of two indicators that are to move together: each cell is judged beside the partner's figure of its period.
import { expect, test } from 'vitest'
import { isOf, wallView } from '../../../src/boards/index.ts'
import { year } from '../../../src/boards/tiles/year.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { boardOf, figure } from './sample.ts'

const AS_OF = '2022-10-31'
const plan = parsePlan(`plan: { id: demo-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, unit: "%", frequency: quarterly, target: { comparator: at-least, value: 8 } }
  - { id: income, name: 居民收入增速, kind: relation, unit: "%", frequency: quarterly, target: { comparator: in-step-with, with: gdp, tolerance: 0.5 } }
`)
const board = boardOf(plan, [{ tile: 'year', face: 'gauge', select: { indicators: ['income'] } }])

test('a relation has the status of each period, as its own page and the API have', () => {
  const figures = [
    ...['5.0', '4.6', '4.0'].map((value, quarter) => figure(plan, 'gdp', `2022-Q${quarter + 1}`, value)),
    ...['5.2', '3.6', '4.6'].map((value, quarter) => figure(plan, 'income', `2022-Q${quarter + 1}`, value)),
  ]
  const view = wallView({
    ...{ board, plan, figures, assessments: assessPlan(plan, figures, AS_OF) },
    ...{ asOf: AS_OF, knownAt: null, lang: 'zh', now: `${AS_OF}T02:00:00.000Z` },
  })
  const [tile] = view.pages[0]?.tiles ?? []
  if (!tile || !isOf(year, tile)) throw new Error('no year tile')
  expect([tile.word, tile.cells.map(({ word }) => word)]).toEqual([
    '欠进度',
    ['达进度', '欠进度', '欠进度', ''],
  ])
})
