// Figures that are watched without a target: what a plan says of them, and that nothing judges or counts them.
import { expect, test } from 'vitest'
import { assessPlan } from '../../../src/core/assess.ts'
import { period } from '../../../src/core/period.ts'
import { partnerIn, seriesOf } from '../../../src/core/plan.ts'
import { refuseUnamended } from '../../../src/core/plan-changes.ts'
import { templateFor } from '../../../src/desk/template.ts'
import { parsePlan, readPlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

const planWith = (watched: string, tasks = '') => `
plan: { id: p-2022, region: "350502", year: 2022, title: 示例 }
units: [区统计局, 区发改局]
tasks:
  - { number: 1, text: 监测制造业景气。, lead: [区发改局] }
${tasks}
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, target: { comparator: at-least, value: 8 } }
watched: [${watched}]
`
const PMI = '{ id: pmi, name: 采购经理指数, kind: level, unit: 点, task: 1, better: up, decimals: 1 }'
const JOBLESS = '{ id: jobless, name: 调查失业率, kind: ratio, better: down, source: 区统计局 }'
const POWER = '{ id: power, name: 全社会用电量, kind: cumulative, unit: 万千瓦时 }'
const faultsOf = (text: string) => readPlan(text).faults.map(({ code, row }) => [code, row])

test('a watched figure has a kind, a unit and the way that is better, and no target', () => {
  const plan = parsePlan(planWith(`${PMI}, ${JOBLESS}, ${POWER}`))
  expect(
    plan.watched.map(({ id, kind, unit, task, direction }) => [id, kind, unit, task, direction]),
  ).toEqual([
    ['pmi', 'level', '点', 1, 'up'],
    ['jobless', 'ratio', '%', null, 'down'],
    ['power', 'cumulative', '万千瓦时', null, 'band'],
  ])
  expect(plan.watched.every(({ target }) => target.value === null)).toBe(true)
})

test('it is among the series that are sent and none of those that are judged', () => {
  const plan = parsePlan(planWith(`${PMI}, ${JOBLESS}`))
  expect(seriesOf(plan).map(({ id }) => id)).toEqual(['gdp', 'pmi', 'jobless'])
  expect(plan.indicators.map(({ id }) => id)).toEqual(['gdp'])
  const [pmi] = plan.watched
  if (!pmi) throw new Error('a watched figure')
  const figures = [figure(pmi, '2022-03', '49.2')]
  expect(assessPlan(plan, figures, '2022-12-31').map(({ indicator }) => indicator)).toEqual(['gdp'])
  expect(partnerIn(plan, { with: 'pmi' })).toBeNull()
})

test('the template asks for it, of the unit that supplies it', () => {
  const plan = parsePlan(planWith(`${PMI}, ${JOBLESS}`))
  const asked = (source: string | null) =>
    templateFor({ plan, month: period('2022-05'), figures: [], asOf: '2022-06-01', source }).rows.map(
      ({ indicator }) => indicator.id,
    )
  expect(asked(null)).toContain('pmi')
  expect(asked('区统计局')).toEqual(['jobless'])
  expect(asked('区发改局')).toContain('pmi')
})

test('a task in which something is only watched need not say why it is not measured', () => {
  expect(faultsOf(planWith(PMI))).toEqual([])
  expect(parsePlan(planWith(PMI)).tasks[0]?.unmeasured).toBe('只监测，不定目标')
  expect(faultsOf(planWith(JOBLESS))).toEqual([['plan-task-empty', 5]])
})

test('its id is no other one’s, its task is there, an amount has a unit, and a target is no key of it', () => {
  expect(faultsOf(planWith(`${PMI}, { id: gdp, name: 生产总值, kind: growth }`))).toEqual([
    ['plan-duplicate-id', 9],
  ])
  expect(faultsOf(planWith(`${PMI}, { id: a, name: 甲, kind: growth, task: 7 }`))).toEqual([
    ['plan-unknown-task', 9],
  ])
  expect(faultsOf(planWith(`${PMI}, { id: a, name: 甲, kind: level }`))).toEqual([['plan-missing-key', 9]])
  expect(
    faultsOf(planWith(`${PMI}, { id: a, name: 甲, kind: growth, target: { comparator: none } }`)).map(
      ([code]) => code,
    ),
  ).toEqual(['plan-unknown-key'])
})

test('a plan in force may begin and cease to watch; what is watched is mended as a slip of the pen only', () => {
  const before = parsePlan(planWith(`${PMI}, ${JOBLESS}`))
  expect(() => refuseUnamended(before, parsePlan(planWith(`${PMI}, ${POWER}`)))).not.toThrow()
  expect(() =>
    refuseUnamended(before, parsePlan(planWith(`${PMI.replace('better: up', 'better: down')}, ${JOBLESS}`))),
  ).toThrow(expect.objectContaining({ code: 'plan-changed' }))
})
