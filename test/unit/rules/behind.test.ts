// Behind pace: by how much, for how many periods, at the threshold exactly, with Jan+Feb merged, holes, revisions.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rule, says, states, task } from '../../support/alerts.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'
import { firstOf } from './first.ts'

const GRADES =
  'kind: behind, grades: [{ level: blue, by: 5, periods: 2 }, { level: orange, by: 10, periods: 2 }, { level: red, by: 10, periods: 4 }], missed: red'
const behind = rule(GRADES)
/** 1,200 a year: 100 a month is the pace, 12 are one point. */
const homes = indicator({ id: 'homes', task: 1, target: { value: 1200 } })
const plan = { ...planOf(homes), tasks: [task()], units: [], leaders: [] }
const months = (...values: (number | null)[]) =>
  values.flatMap((value, index) =>
    value === null ? [] : [figure(homes, `2022-${String(index + 1).padStart(2, '0')}`, value)],
  )

describe('behind pace', () => {
  test('by exactly the threshold counts; by a hair less does not', () => {
    // 5 points of 1,200 are 60: January expects 100, February 200.
    expect(states(says(behind, plan, months(40, 140), '2022-03-01'))).toEqual(['raised blue'])
    expect(says(behind, plan, months(40, '140.0001' as never), '2022-03-01')).toEqual([])
    expect(says(behind, plan, months(41, 140), '2022-03-01')).toEqual([])
  })

  test('the level follows size and periods together, equality included', () => {
    expect(states(says(behind, plan, months(40, 80), '2022-03-01'))).toEqual(['raised orange'])
    expect(states(says(behind, plan, months(-20, 80, 180, 281), '2022-05-01'))).toEqual(['raised orange'])
    expect(states(says(behind, plan, months(-20, 80, 180, 280), '2022-05-01'))).toEqual(['raised red'])
  })

  test('one period raises nothing, a hole neither counts nor interrupts', () => {
    expect(says(behind, plan, months(40), '2022-02-01')).toEqual([])
    expect(states(says(behind, plan, months(40, null, 240), '2022-04-01'))).toEqual(['raised blue'])
  })

  test('January merged with February is one period, not two', () => {
    const merged = indicator({
      id: 'homes',
      target: { value: 1200 },
      release: { day: 18, january: 'with-february' },
    })
    const of = planOf(merged)
    expect(says(behind, of, months(0, 0), '2022-03-01')).toEqual([])
    expect(states(says(behind, of, months(0, 0, 0), '2022-04-01'))).toEqual(['raised orange'])
  })

  test('two periods on pace clear it, one is recovering, a small shortfall keeps it', () => {
    const spring = [0, 0] as const
    expect(states(says(behind, plan, months(...spring, 300), '2022-04-01'))).toEqual(['recovering orange'])
    expect(states(says(behind, plan, months(...spring, 300, 400), '2022-05-01'))).toEqual(['clear orange'])
    expect(states(says(behind, plan, months(...spring, 280), '2022-04-01'))).toEqual(['raised orange'])
  })

  test('what is over is only said to those who wait for it', () => {
    const recovered = months(0, 0, 300)
    expect(says(behind, plan, recovered, '2022-04-01', { open: new Set() })).toEqual([])
    const open = new Set(['p/r/indicator/homes'])
    expect(states(says(behind, plan, recovered, '2022-04-01', { open }))).toEqual(['recovering orange'])
    expect(states(says(behind, plan, months(0, 0), '2022-03-01', { open: new Set() }))).toEqual([
      'raised orange',
    ])
  })

  test('a missed target is red whatever its size, when the rule says so', () => {
    const year = months(100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1199)
    expect(states(says(behind, plan, year, '2023-01-20'))).toEqual(['raised red'])
    expect(says(rule(GRADES.replace(', missed: red', '')), plan, year, '2023-01-20')).toEqual([])
  })

  test('of things that are counted, less than one whole thing short is not short', () => {
    const one = indicator({ id: 'homes', kind: 'count', unit: '个', target: { value: 4 } })
    const at = (value: number) => [
      figure(one, '2022-01', 0),
      figure(one, '2022-02', 0),
      figure(one, '2022-05', value),
    ]
    // May expects 5/12 of 4 = 1.67.
    expect(says(behind, planOf(one), at(1), '2022-06-01')).toEqual([])
    expect(states(says(behind, planOf(one), [...at(0), figure(one, '2022-04', 0)], '2022-06-01'))).toEqual([
      'raised orange',
    ])
  })

  test('growth is compared with the target itself, in points of the rate', () => {
    const rate = indicator({ id: 'g', kind: 'growth', unit: '%', target: { value: 7 } })
    const growth = rule('kind: behind, grades: [{ level: blue, by: 2, periods: 2 }]')
    const at = (...values: string[]) =>
      values.map((value, index) => figure(rate, `2022-0${index + 2}`, value))
    expect(states(says(growth, planOf(rate), at('5', '5'), '2022-04-01'))).toEqual(['raised blue'])
    expect(says(growth, planOf(rate), at('5', '5.01'), '2022-04-01')).toEqual([])
  })

  test('kinds and firmness choose the indicators', () => {
    const wish = indicator({ id: 'wish', target: { value: 1200, firmness: 'aspirational' } })
    const both = planOf(homes, wish)
    const figures = [...months(0, 0), figure(wish, '2022-01', 0), figure(wish, '2022-02', 0)]
    const of = (which: string) =>
      says(rule(`${GRADES}, which: { ${which} }`), both, figures, '2022-03-01').map(
        ({ matter }) => matter.subject.id,
      )
    expect(of('firmness: binding')).toEqual(['homes'])
    expect(of('firmness: aspirational')).toEqual(['wish'])
    expect(of('kinds: [growth]')).toEqual([])
    expect(of('except: [wish]')).toEqual(['homes'])
  })

  test('it says what, how far, since when, what is needed now, who leads and by when', () => {
    const [found] = says(behind, plan, months(40, 140), '2022-03-01')
    const { reason, requirement, since, receivers, leaders, limitDays, facts } = firstOf(found)
    expect(reason.zh).toContain(
      '2022年1-2月为 140 户，目标 1,200 户，完成 11.7%，序时进度 16.7%，落后序时 5.0 个百分点：欠进度',
    )
    expect(reason.zh).toContain('自2022年1月起连续 2 期')
    expect(reason.zh).toContain('牵头：区工信局；分管领导：吴小纲')
    expect(reason.en).toContain('5.0 points behind pace')
    expect(requirement.zh).toContain('还差 1,060 户，剩 10 个月，需月均 106 户')
    expect(requirement.zh).toContain('5 个工作日内')
    expect({ since, receivers, leaders, limitDays }).toEqual({
      since: '2022-01-31',
      receivers: [{ kind: 'unit', id: '区工信局' }],
      leaders: ['吴小纲'],
      limitDays: 5,
    })
    expect(facts).toMatchObject({
      target: '1200',
      run: 2,
      periods: [
        { value: '40', gap: '-5' },
        { value: '140', gap: '-5' },
      ],
    })
  })

  test('made-up figures are named as such', () => {
    const demo = months(0, 0).map((one) => ({ ...one, source: 'demo' }))
    expect(firstOf(says(behind, plan, demo, '2022-03-01')[0]).reason.zh).toContain('演示数据')
  })
})

test('figures that wait for their release change nothing that is said', () => {
  const waiting = (value: number) =>
    figure(homes, '2022-03', value, { releaseAt: '2022-04-18T02:00:00.000Z' })
  const said = (value: number) =>
    JSON.stringify(
      says(behind, plan, [...months(40, 140), waiting(value)], '2022-04-05', {
        released: '2022-04-05T15:59:59.999Z',
      }),
    )
  expect(said(0)).toBe(said(900))
  const later = { released: '2022-04-18T02:00:00.000Z' }
  expect(states(says(behind, plan, [...months(40, 140), waiting(300)], '2022-04-18', later))).toEqual([
    'recovering blue',
  ])
})

test('what is raised does not depend on who waits to hear of an end, nor on the order of the figures', () => {
  const shares = fc.array(fc.option(fc.integer({ min: -300, max: 300 })), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 12 }), (distances, turn) => {
      const figures = months(
        ...distances.map((distance, index) => (distance === null ? null : 100 * (index + 1) + distance)),
      )
      const raised = (list: typeof figures, more = {}) =>
        says(behind, plan, list, '2022-12-31', more)
          .filter(({ condition }) => condition === 'raised')
          .map(({ level, since, reason }) => [level, since, reason.zh])
      const expected = raised(figures)
      expect(raised(figures, { open: new Set() })).toEqual(expected)
      expect(raised([...figures.slice(turn), ...figures.slice(0, turn)])).toEqual(expected)
    }),
  )
})
