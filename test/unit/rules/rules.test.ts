// The other kinds of rules that look at an indicator: what raises them, what clears them, and the edges.
import { describe, expect, test } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import { keyOf } from '../../../src/core/observation.ts'
import { rule, says, states, task } from '../../support/alerts.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'
import { firstOf } from './first.ts'

const homes = indicator({ id: 'homes', task: 1, target: { value: 1200 } })
const plan = { ...planOf(homes), tasks: [task({ lead: ['区住建局', '区城管局'] })] }
const month = (number: number): string => `2022-${String(number).padStart(2, '0')}`
const months = (of: typeof homes, ...values: (number | string)[]) =>
  values.map((value, index) => figure(of, month(index + 1), value))

describe('turned', () => {
  const turned = rule('kind: turned, level: blue, after: 2')

  test('is said with the first figure that is behind, and no more once the next has come', () => {
    expect(says(turned, plan, months(homes, 100, 200), '2022-03-01', { open: new Set() })).toEqual([])
    expect(states(says(turned, plan, months(homes, 100, 200, 299), '2022-04-01'))).toEqual(['raised blue'])
    expect(states(says(turned, plan, months(homes, 100, 200, 299, 399), '2022-05-01'))).toEqual([
      'clear blue',
    ])
  })

  test('exactly on pace has not turned', () => {
    expect(states(says(turned, plan, months(homes, 100, 200, 300), '2022-04-01'))).toEqual(['clear blue'])
  })

  test('is not said of what was behind before, nor of the first figure', () => {
    expect(states(says(turned, plan, months(homes, 100, 150, 300, 399), '2022-05-01'))).toEqual([
      'clear blue',
    ])
    expect(says(turned, plan, months(homes, 10), '2022-02-01')).toEqual([])
  })
})

describe('missing', () => {
  const missing = rule('kind: missing, grades: [{ level: blue, days: 1 }, { level: orange, days: 5 }]')
  // January is due on Monday 21 February (the 20th is a Sunday).
  test.each([
    ['2022-02-21', []],
    ['2022-02-22', ['raised blue']],
    ['2022-02-25', ['raised blue']],
    ['2022-02-28', ['raised orange']],
  ])('on %s', (asOf, expected) => {
    expect(states(says(missing, plan, [], asOf, { open: new Set() }))).toEqual(expected)
  })

  test('tells the unit that supplies the figure, the first lead unit when nobody is named', () => {
    const [found] = says(missing, plan, [], '2022-02-22')
    expect(firstOf(found).receivers).toEqual([{ kind: 'unit', id: '区住建局' }])
    const other = { ...plan, indicators: [{ ...homes, source: '区统计局' }] }
    expect(firstOf(says(missing, other, [], '2022-02-22')[0]).receivers).toEqual([
      { kind: 'unit', id: '区统计局' },
    ])
  })

  test('counts from the first period that is owed', () => {
    const [found] = says(missing, plan, months(homes, 100), '2022-05-25')
    expect(firstOf(found)).toMatchObject({ level: 'orange', period: '2022-02', since: '2022-03-21' })
    expect(firstOf(found).reason.zh).toContain('共欠 3 期')
  })

  test('is cleared by the figure, and by one that is here and waits for its release', () => {
    expect(states(says(missing, plan, months(homes, 100), '2022-02-22'))).toEqual(['clear blue'])
    const delivered = new Set([keyOf(figure(homes, '2022-01', 0))])
    expect(states(says(missing, plan, [], '2022-02-22', { delivered }))).toEqual(['clear blue'])
  })

  test('a figure that says there is none is still owed; what is done for good owes nothing', () => {
    expect(states(says(missing, plan, [figure(homes, '2022-01', null)], '2022-02-22'))).toEqual([
      'raised blue',
    ])
    expect(says(missing, plan, months(homes, 1200), '2022-05-25', { open: new Set() })).toEqual([])
  })
})

describe('reversed', () => {
  const reversed = rule('kind: reversed, level: orange, clearPeriods: 2')
  const rate = indicator({ id: 'g', kind: 'growth', unit: '%', target: { value: 7 } })
  const of = planOf(rate)

  test('growth that falls below zero after a period that was not; zero itself is not below', () => {
    expect(states(says(reversed, of, months(rate, '1.5', '-0.1'), '2022-03-01'))).toEqual(['raised orange'])
    expect(says(reversed, of, months(rate, '1.5', '0'), '2022-03-01')).toEqual([])
    expect(states(says(reversed, of, months(rate, '0', '-0.1'), '2022-03-01'))).toEqual(['raised orange'])
  })

  test('a year that began below zero was not reversed', () => {
    expect(says(reversed, of, months(rate, '-3', '-2'), '2022-03-01')).toEqual([])
    expect(states(says(reversed, of, months(rate, '-3', '1', '-1'), '2022-04-01'))).toEqual(['raised orange'])
  })

  test('one period at zero or above is recovering, two clear it', () => {
    expect(states(says(reversed, of, months(rate, 1, -1, 0), '2022-04-01'))).toEqual(['recovering orange'])
    expect(states(says(reversed, of, months(rate, 1, -1, 0, 1), '2022-05-01'))).toEqual(['clear orange'])
  })

  test('a cumulative figure below what had been reported, until it is as much again', () => {
    expect(states(says(reversed, plan, months(homes, 100, 90), '2022-03-01'))).toEqual(['raised orange'])
    expect(states(says(reversed, plan, months(homes, 100, 100), '2022-03-01'))).toEqual(['clear orange'])
    expect(states(says(reversed, plan, months(homes, 100, 90, 100), '2022-04-01'))).toEqual(['clear orange'])
  })

  test('a revision downwards of the latest figure is a fall too', () => {
    const at = (value: number, knownAt: string) => figure(homes, '2022-02', value, { knownAt })
    const [first, revised] = [at(200, '2022-03-20T02:00:00.000Z'), at(190, '2022-04-02T02:00:00.000Z')]
    const [found] = says(reversed, plan, [...months(homes, 100), revised], '2022-04-03', {
      vintages: [first, revised],
    })
    expect(firstOf(found)).toMatchObject({ condition: 'raised', level: 'orange' })
    expect(firstOf(found).reason.zh).toContain('少 10 户')
  })
})

describe('revised', () => {
  const revised = rule('kind: revised, level: blue')
  const at = (value: number, knownAt: string) => figure(homes, '2022-02', value, { knownAt })
  const known = [at(200, '2022-03-20T02:00:00.000Z'), at(150, '2022-04-02T02:00:00.000Z')] as const
  const says2 = (...vintages: (typeof known)[number][]) =>
    says(revised, plan, [...months(homes, 100), firstOf(vintages.at(-1))], '2022-04-20', { vintages })

  test('is said when the status of the period became worse by it', () => {
    const [found] = says2(...known)
    expect(firstOf(found)).toMatchObject({
      condition: 'raised',
      level: 'blue',
      since: '2022-04-02',
      period: '2022-02',
    })
    expect(firstOf(found).reason.zh).toContain('由 200 户 更正为 150 户')
    expect(firstOf(found).reason.zh).toContain('由达进度变为欠进度')
  })

  test('not when the status stays, nor for the better, unless any change is asked for', () => {
    expect(states(says2(known[0], at(201, '2022-04-02T02:00:00.000Z')))).toEqual(['clear blue'])
    const better = [at(150, '2022-03-20T02:00:00.000Z'), at(200, '2022-04-02T02:00:00.000Z')] as const
    expect(states(says2(...better))).toEqual(['clear blue'])
    const any = rule('kind: revised, level: blue, change: any')
    const figures = [...months(homes, 100), better[1]]
    expect(states(says(any, plan, figures, '2022-04-20', { vintages: better }))).toEqual(['raised blue'])
  })

  test('is over when another figure came after it', () => {
    const figures = [
      ...months(homes, 100),
      known[1],
      figure(homes, '2022-03', 300, { knownAt: '2022-04-20T02:00:00.000Z' }),
    ]
    expect(states(says(revised, plan, figures, '2022-04-20', { vintages: known }))).toEqual(['clear blue'])
  })
})

describe('ceiling', () => {
  const ceiling = rule('kind: ceiling, clearPeriods: 2')
  const energy = indicator({
    id: 'e',
    kind: 'ceiling',
    unit: '%',
    direction: 'down',
    target: { comparator: 'at-most', value: 3 },
  })
  const of = planOf(energy)

  test('exactly at the limit is within it; beyond is red and urgent at once', () => {
    expect(says(ceiling, of, months(energy, 3), '2022-02-01', { open: new Set() })).toEqual([])
    const [found] = says(ceiling, of, months(energy, 3, '3.01'), '2022-03-01')
    expect(firstOf(found)).toMatchObject({
      condition: 'raised',
      level: 'red',
      urgent: true,
      since: '2022-02-28',
    })
  })

  test('one period within the limit is recovering, two clear it', () => {
    expect(states(says(ceiling, of, months(energy, 4, 3), '2022-03-01'))).toEqual(['recovering red'])
    expect(states(says(ceiling, of, months(energy, 4, 3, 2), '2022-04-01'))).toEqual(['clear red'])
  })

  test('a single accident where none may happen is a breach, and stays one', () => {
    const accidents = indicator({
      id: 'a',
      kind: 'ceiling',
      unit: '起',
      direction: 'down',
      target: { comparator: 'none', value: 0 },
    })
    expect(
      says(ceiling, planOf(accidents), months(accidents, 0, 0), '2022-03-01', { open: new Set() }),
    ).toEqual([])
    expect(states(says(ceiling, planOf(accidents), months(accidents, 0, 1, 1, 1), '2022-05-01'))).toEqual([
      'raised red',
    ])
  })
})

describe('milestone', () => {
  const milestone = rule('kind: milestone, grades: [{ level: blue, days: 1 }, { level: orange, days: 10 }]')
  const step = (id: string, due: string, done: string | null = null) => ({
    id,
    name: id,
    due,
    done,
    weight: decimal(1),
  })
  const works = (...steps: ReturnType<typeof step>[]) =>
    indicator({
      id: 'w',
      kind: 'milestone',
      unit: '%',
      pace: { kind: 'milestones' },
      release: { day: 10, january: 'own' },
      frequency: 'monthly',
      steps,
    })
  const two = works(step('open', '2022-06-30'), step('end', '2022-12-31'))

  test('waits for the figure that speaks of the step, and counts from its planned day once it is here', () => {
    const of = (asOf: string, ...values: (number | string)[]) =>
      states(says(milestone, planOf(two), months(two, ...values), asOf, { open: new Set() }))
    const spring = [0, 0, 0, 0, 0]
    expect(of('2022-07-08', ...spring)).toEqual([])
    expect(of('2022-07-11', ...spring)).toEqual([])
    expect(of('2022-07-12', ...spring)).toEqual(['raised blue'])
    expect(of('2022-07-08', ...spring, 0)).toEqual(['raised blue'])
    expect(of('2022-07-14', ...spring, 0)).toEqual(['raised orange'])
    expect(of('2022-07-14', ...spring, 50)).toEqual([])
    expect(of('2022-07-14', ...spring, '49.9')).toEqual(['raised orange'])
  })

  test('a day in the plan file counts as done', () => {
    const done = works(step('open', '2022-06-30', '2022-06-20'), step('end', '2022-12-31'))
    expect(states(says(milestone, planOf(done), [], '2022-08-20'))).toEqual(['clear blue'])
  })

  test('names the steps that are late', () => {
    const [found] = says(milestone, planOf(two), months(two, 0, 0, 0, 0, 0, 20), '2022-07-14')
    expect(firstOf(found).reason.zh).toContain('“open”（2022-06-30），截至 2022-06-30 所报完成 20.0%')
    expect(firstOf(found)).toMatchObject({ since: '2022-06-30', facts: { late: [{ id: 'open' }] } })
  })
})

describe('narrative', () => {
  const narrative = rule('kind: narrative, level: blue')
  const claim = {
    plan: 'p',
    indicator: 'homes',
    unit: '区城管局',
    period: figure(homes, '2022-02', 1).period,
    claim: 'on-pace',
    phrase: '达到序时进度',
    status: 'behind',
    at: '2022-03-12T02:00:00.000Z',
  } as const

  test('goes to the unit that wrote, with its words and what the figures say', () => {
    const [found] = says(narrative, plan, months(homes, 10, 20), '2022-03-13', { contradicted: [claim] })
    expect(firstOf(found)).toMatchObject({
      condition: 'raised',
      receivers: [{ kind: 'unit', id: '区城管局' }],
    })
    expect(firstOf(found).reason.zh).toContain('称“达到序时进度”，而数据为欠进度')
  })

  test('is clear when nothing is contradicted, and silent when nobody looked', () => {
    expect(states(says(narrative, plan, [], '2022-03-13', { contradicted: [] }))).toEqual(['clear blue'])
    expect(says(narrative, plan, [], '2022-03-13')).toEqual([])
  })
})

test('a rule that is off says nothing', () => {
  expect(
    says(rule('kind: missing, on: false, grades: [{ level: blue, days: 1 }]'), plan, [], '2022-05-01'),
  ).toEqual([])
})
