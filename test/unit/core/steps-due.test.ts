// Is what is made of dated steps owed only where a step falls due, and does it say how it is reported?
import { expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { dueInMonth } from '../../../src/core/reporting.ts'
import { stepWords } from '../../../src/core/step-words.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const step = (id: string, name: string, due: string, done: string | null = null, weight = 1) => ({
  id,
  name,
  due,
  done,
  weight: decimal(weight),
})
const works = (...steps: ReturnType<typeof step>[]) =>
  indicator({ kind: 'milestone', unit: '%', pace: { kind: 'milestones' }, frequency: 'monthly', steps })

const late = works(step('a', '开工', '2022-12-20'), step('b', '建成', '2022-12-31'))
const mid = works(step('a', '开工', '2022-06-20'), step('b', '建成', '2022-12-31'))
const on = (one: typeof late, asOf: string, ...figures: ReturnType<typeof figure>[]) =>
  assess({ plan: planOf(one), indicator: one, figures, asOf })

test('in spring nothing is owed for December, and it is said what comes first', () => {
  for (const asOf of ['2022-03-29', '2022-11-29', '2022-12-31']) {
    const { status, reason } = on(late, asOf)
    expect(status).toBe('not-due')
    expect(reason.zh).toBe('尚无到期节点：“开工”计划 2022-12-20 完成。')
    expect(reason.en).toContain('2022-12-20')
  }
  expect(on(late, '2023-02-01').status).toBe('missing')
})

test('the period in which a step falls due is owed, and those after it are not', () => {
  expect(on(mid, '2022-06-30').status).toBe('not-due')
  const owed = on(mid, '2022-11-29')
  expect([owed.status, owed.period]).toEqual(['missing', '2022-06'])
  // Any later figure speaks of that step too, and is judged.
  expect(on(mid, '2022-11-29', figure(mid, '2022-08', '50')).status).toBe('on-pace')
  expect(on(mid, '2022-11-29', figure(mid, '2022-08', '0')).status).toBe('behind')
  expect(on(mid, '2022-11-29', figure(mid, '2022-05', '0')).status).toBe('missing')
})

test('a step that the plan knows to be done is not owed', () => {
  const done = works(step('a', '开工', '2022-06-20', '2022-06-01'), step('b', '建成', '2022-12-31'))
  expect(on(done, '2022-11-29').status).toBe('on-pace')
})

test('the calendar of a month lists it only where it is owed', () => {
  const inMonth = (asOf: string) =>
    dueInMonth({ plan: planOf(mid), indicators: [mid], figures: new Map(), asOf }).map((one) => one.period)
  expect(inMonth('2022-07-01')).toEqual(['2022-06'])
  expect(inMonth('2022-08-01')).toEqual([])
})

test('it is said what to send after each step, earliest first', () => {
  const weighed = works(step('b', '建成', '2022-12-31', null, 3), step('a', '开工', '2022-06-20'))
  expect(stepWords(weighed)?.zh).toContain('完成“开工”报 25，再完成“建成”报 100')
  expect(stepWords(weighed)?.en).toContain('25 once “开工” is done, 100 once “建成” is done')
  expect(stepWords(indicator({ kind: 'count' }))).toBeNull()
})
