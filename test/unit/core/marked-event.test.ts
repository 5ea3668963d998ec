// What an indicator is changes from a day on: which words stand on which day, known when, and what is marked on charts.
import { expect, test } from 'vitest'
import { definitionWords } from '../../../src/core/definition-words.ts'
import {
  definedThen,
  eventsThen,
  type MarkedEvent,
  planDefinedThen,
  type Redefinition,
  redefinitionsThen,
} from '../../../src/core/marked-event.ts'
import { indicator, planOf } from '../../support/plans.ts'

const one = indicator({ id: 'firms', formula: 'a / b' })
const event = (id: string, day: string, at: string, redefines: Redefinition | null): MarkedEvent => ({
  ...{ id, day, at, redefines },
  ...{ plan: 'p', indicator: 'firms', words: '因为', by: '统计员', withdrawn: null },
})
const EVENTS = [
  event('flood', '2022-05-01', '2022-05-02T00:00:00.000Z', null),
  event('told', '2022-01-01', '2022-02-01T00:00:00.000Z', {
    was: { definition: '' },
    now: { definition: '旧' },
  }),
  // Written down before the one that counts from an earlier day.
  event('last', '2022-09-01', '2022-09-01T01:00:00.000Z', {
    was: { formula: 'a / b' },
    now: { formula: '' },
  }),
  event('changed', '2022-07-01', '2022-09-05T00:00:00.000Z', {
    was: { definition: '旧' },
    now: { definition: '新' },
  }),
]
const on = (day: string, until = '2022-12-31T00:00:00.000Z') => ({ day, until })

test('the words of the day, as known then', () => {
  const said = (day: string, until?: string) => {
    const { definition, formula } = definedThen(one, EVENTS, on(day, until))
    return [definition, formula]
  }
  expect(said('2022-06-30')).toEqual(['旧', 'a / b'])
  expect(said('2022-07-01')).toEqual(['新', 'a / b'])
  expect(said('2022-09-01')).toEqual(['新', null])
  expect(said('2022-09-02', '2022-09-02T00:00:00.000Z')).toEqual(['旧', null])
  expect(said('2022-01-15', '2022-01-31T00:00:00.000Z')).toEqual([null, 'a / b'])
})

test('a change is marked on charts, what is told for the first time is not; a share is what its whole is', () => {
  expect(eventsThen(EVENTS, 'firms', on('2022-12-31')).map(({ id }) => id)).toEqual([
    'flood',
    'changed',
    'last',
  ])
  expect(redefinitionsThen(EVENTS, one, on('2022-12-31')).map(({ id }) => id)).toEqual([
    'told',
    'changed',
    'last',
  ])
  const share = { ...one, id: 'firms-east', shareOf: 'firms' }
  expect(definedThen(share, EVENTS, on('2022-08-01')).definition).toBe('新')
  expect(definedThen({ ...one, id: 'gdp' }, EVENTS, on('2022-08-01')).definition).toBeNull()
})

test('the template of a month says what it is then; a plan that was never redefined is the same plan', () => {
  const plan = planOf(one)
  const [then] = planDefinedThen(plan, EVENTS, on('2022-08-01')).indicators
  expect(then && definitionWords(then)?.zh).toContain('指标解释：新')
  expect(then?.target).toEqual(one.target)
  expect(planDefinedThen(plan, EVENTS.slice(0, 1), on('2022-08-01'))).toBe(plan)
})
