// What a plan says besides its own numbers: targets that another body sets, classes and points, money, reports that recur.
import { describe, expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { toPlain } from '../../../src/core/decimal.ts'
import { changeWords, promiseOn } from '../../../src/core/mandate-words.ts'
import { refuseUnamended } from '../../../src/core/plan-changes.ts'
import { prove } from '../../../src/core/prove.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

const planWith = (target: string, duties = '') =>
  parsePlan(`
plan: { id: p-2022, region: "350502", year: 2022, title: 示例, issued: 2022-02-10 }
duties: [${duties}]
indicators:
  - { id: energy, name: 能耗降低率, kind: ratio, nature: binding, weight: 2.5, examiners: [市发改委], target: ${target} }
`)
const AWAITED = '{ comparator: at-least, setBy: { body: 省政府 } }'
const TOLD =
  '{ comparator: at-least, value: 13.5, setBy: { body: 省政府, told: 2022-03-15, document: 省政〔2022〕3号 } }'

function seen(target: string, asOf: string) {
  const plan = planWith(target)
  const [indicator] = plan.indicators
  if (!indicator) throw new Error('an indicator')
  const figures = [figure(indicator, '2022-02', 12)]
  return { plan, indicator, figures, asOf }
}

describe('a target that another body sets', () => {
  test('is judged by nothing until it is told: its figure stands, and the reason says for whom it waits', () => {
    const { status, light, actual, reason } = assess(seen(AWAITED, '2022-03-20'))
    expect([status, light, actual && toPlain(actual)]).toEqual(['other', 'grey', '12'])
    expect(reason.zh).toContain('目标由省政府下达，尚未下达')
    const { plan, indicator } = seen(AWAITED, '2022-03-20')
    expect(promiseOn(plan, indicator, '2022-03-20')).toEqual({
      zh: '待省政府下达',
      en: 'to be set by 省政府',
    })
  })
  test('before any figure is due that is said as well; one that is late is late', () => {
    expect(assess({ ...seen(AWAITED, '2022-01-15'), figures: [] })).toMatchObject({
      status: 'not-due',
      reason: { zh: expect.stringContaining('尚未下达') },
    })
    expect(assess({ ...seen(AWAITED, '2022-06-15'), figures: seen(AWAITED, '').figures }).status).toBe(
      'missing',
    )
  })
  test('counts from the day on which it was told, and the proof says by whom', () => {
    expect(assess(seen(TOLD, '2022-03-14')).target.value).toBeNull()
    const then = seen(TOLD, '2022-03-15')
    const { assessment, parameters, changes } = prove(then)
    expect(assessment.target.value?.toString()).toBe('13.5')
    expect(assessment.status).not.toBe('other')
    expect(parameters).toMatchObject({ setBy: '省政府', toldOn: '2022-03-15' })
    expect(changes.map(({ zh }) => zh)).toEqual(['2022-03-15 省政府下达目标：13.5%，依据省政〔2022〕3号。'])
    expect(changeWords(then.plan, then.indicator, '2022-03-14')).toEqual([])
    expect(promiseOn(then.plan, then.indicator, '2022-04-01').zh).toBe(
      '13.5%（省政府 2022-03-15 下达，省政〔2022〕3号）',
    )
  })
  test('is filled in without an amendment; not by another body, not without its day, and never twice', () => {
    const refused = (before: string, next: string): string[] => {
      try {
        refuseUnamended(planWith(before), planWith(next))
        return []
      } catch (error) {
        return (error as { faults: { cell: string }[] }).faults.map(({ cell }) => cell)
      }
    }
    expect(refused(AWAITED, TOLD)).toEqual([])
    expect(refused(AWAITED, TOLD.replace('省政府', '市政府'))).toContain('indicators.energy.target.value')
    expect(refused(AWAITED, TOLD.replace(', told: 2022-03-15', ''))).toContain(
      'indicators.energy.target.value',
    )
    expect(refused(AWAITED, TOLD.replace('at-least', 'at-most'))).toContain(
      'indicators.energy.target.comparator',
    )
    expect(refused(TOLD, TOLD.replace('13.5', '13'))).toEqual(['indicators.energy.target.value'])
  })
})

test('class, points and examiners change by a correction or an amendment only', () => {
  const plan = planWith(TOLD)
  expect(plan.indicators[0]).toMatchObject({ nature: 'binding', examiners: ['市发改委'] })
  expect(() =>
    refuseUnamended(plan, { ...plan, indicators: plan.indicators.map((one) => ({ ...one, nature: null })) }),
  ).toThrow('plan-changed')
})

describe('reports that recur', () => {
  const of = (duty: string) => planWith(TOLD, duty).duties.map(({ id, date, due }) => `${id} ${date} ${due}`)
  test('each is a duty by itself, on its working day', () => {
    expect(of('{ id: r, title: 进展, every: quarter, day: 15, next: true }')).toEqual([
      'r-2022-q1 2022-04-15 2022-04-15',
      'r-2022-q2 2022-07-15 2022-07-15',
      'r-2022-q3 2022-10-15 2022-10-14',
      'r-2022-q4 2023-01-15 2023-01-13',
    ])
    expect(planWith(TOLD, '{ id: r, title: 进展, every: half-year }').duties[0]?.title).toBe(
      '进展（2022年上半年）',
    )
  })
  test('none before the notice or its own first day; a month that is too short ends with its last', () => {
    const all = of('{ id: r, title: 进展, every: month, day: 31 }')
    expect(all).toHaveLength(11)
    expect(all[0]).toBe('r-2022-02 2022-02-28 2022-02-28')
    expect(of('{ id: r, title: 进展, every: month, day: 5, from: 2022-11-01 }')).toHaveLength(2)
  })
})

test('money behind a task keeps its amount, unit, source and use', () => {
  const { tasks } = parsePlan(`
plan: { id: p-2022, region: "350502", year: 2022, title: 示例 }
tasks:
  - { number: 1, text: 总投资6000万元。, weight: 3, examiners: [督查室], unmeasured: 不计量, funds: [{ amount: 6000, unit: 万元, source: 区财政 }] }
`)
  expect(tasks[0]?.funds.map((one) => ({ ...one, amount: toPlain(one.amount) }))).toEqual([
    { amount: '6000', unit: '万元', source: '区财政', use: null },
  ])
})
