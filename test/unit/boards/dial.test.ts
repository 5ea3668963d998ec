// Where actual, target and pace stand on the half circle.
import { expect, test } from 'vitest'
import { dialOf } from '../../../src/boards/dial.ts'
import { assess } from '../../../src/core/assess.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const dialAt = (of: Indicator, value: string | number) =>
  dialOf(
    assess({ plan: planOf(of), indicator: of, figures: [figure(of, '2022-06', value)], asOf: '2022-06-30' }),
    of,
  )

const accidents = indicator({
  kind: 'ceiling',
  unit: '起',
  direction: 'down',
  target: { comparator: 'none', value: 0 },
})

test('where none may happen every one fills a fifth, and five or more all of it', () => {
  const filled = [0, 1, 2, 3, 4, 5, 6].map((count) => dialAt(accidents, count).actual)
  expect(filled).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1])
  expect(dialAt(accidents, 1)).toEqual({ actual: 0.2, target: 0, expected: null })
})

test('a way without length fills by how far its figure is from the target, on either side', () => {
  const kept = indicator({ kind: 'level', baseline: accidents.weight, target: { value: 1 } })
  expect([dialAt(kept, 1), dialAt(kept, 2), dialAt(kept, 0)].map(({ actual }) => actual)).toEqual([
    0, 0.2, 0.2,
  ])
})

test('the target stands at four fifths and the figure in proportion to the way from its start', () => {
  const homes = indicator({ target: { value: 2000 } })
  expect(dialAt(homes, 500)).toEqual({ actual: 0.2, target: 0.8, expected: 0.4 })
  const growth = indicator({ kind: 'growth', unit: '%', target: { value: 8 } })
  expect(dialAt(growth, 4)).toEqual({ actual: 0.4, target: 0.8, expected: 0.8 })
  const falls = indicator({
    kind: 'level',
    direction: 'down',
    baseline: homes.weight.mul(10),
    target: { value: 5 },
  })
  expect(dialAt(falls, '7.5')).toEqual({ actual: 0.4, target: 0.8, expected: 0.4 })
})
