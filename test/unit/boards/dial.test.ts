// Where actual, target and pace stand on the half circle.
import { expect, test } from 'vitest'
import { dialOf } from '../../../src/boards/dial.ts'
import { assess } from '../../../src/core/assess.ts'
import { decimal } from '../../../src/core/decimal.ts'
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

test('what is held, for its start meets the target already, stands in proportion to the target', () => {
  const kept = indicator({ kind: 'level', baseline: decimal(1), target: { value: 1 } })
  const better = indicator({ kind: 'level', baseline: decimal(2), target: { value: 1 } })
  for (const one of [kept, better]) {
    const dials = [dialAt(one, 1), dialAt(one, 2), dialAt(one, 0)]
    expect(dials.map(({ actual }) => actual)).toEqual([0.8, 1, 0])
    expect(dials.map(({ target }) => target)).toEqual([0.8, 0.8, 0.8])
  }
})

test('a way that ends at zero fills by how far its figure is from there', () => {
  const none = indicator({ kind: 'level', direction: 'down', baseline: decimal(0), target: { value: 0 } })
  expect([0, 1, 2].map((value) => dialAt(none, value).actual)).toEqual([0, 0.2, 0.4])
})

test('the target stands at four fifths and the figure in proportion to the way from its start', () => {
  const homes = indicator({ target: { value: 2000 } })
  expect(dialAt(homes, 500)).toEqual({ actual: 0.2, target: 0.8, expected: 0.4 })
  const growth = indicator({ kind: 'growth', unit: '%', target: { value: 8 } })
  expect(dialAt(growth, 4)).toEqual({ actual: 0.4, target: 0.8, expected: 0.8 })
  const falls = indicator({
    kind: 'level',
    direction: 'down',
    baseline: decimal(10),
    target: { value: 5 },
  })
  expect(dialAt(falls, '7.5')).toEqual({ actual: 0.4, target: 0.8, expected: 0.4 })
})
