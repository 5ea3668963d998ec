// A target is held against its phrase, and every number of a task against what names it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numberRemarks } from '../../../src/notices/plan-numbers.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const planOf = (phrase: string, target: string, unit = '个') =>
  parsePlan(`
plan: { id: p, region: "350502", year: 2022, title: 目标 }
tasks:
  - number: 1
    text: ${phrase}。
    indicators: [ { id: parks, name: 公园, kind: level, unit: "${unit}", phrase: ${phrase}, target: { ${target} } } ]
`)
const said = (phrase: string, target: string, unit?: string) =>
  numberRemarks(planOf(phrase, target, unit)).map(({ zh }) => zh)

test.each([
  ['新建口袋公园6个', 'comparator: at-least, value: 60'],
  ['增长13.1%', 'comparator: at-least, value: 13.0'],
  ['达到2.5万人', 'comparator: at-least, value: 2500'],
  ['新建六个公园', 'comparator: at-least, value: 8'],
])('“%s” is not %s', (phrase, target) => {
  const remarks = said(phrase, target)
  expect(remarks).toHaveLength(1)
  expect(remarks[0]).toContain('请核对 value 和 phrase')
})

test.each([
  ['新建口袋公园6个', 'comparator: at-least, value: 6'],
  ['增长13.0%', 'comparator: at-least, value: 13'],
  ['达到2.5万人', 'comparator: at-least, value: 25000'],
  ['达到2.5万人', 'comparator: at-least, value: 2.5'],
  ['增长6%—7%', 'comparator: between, value: 6, upper: 7'],
  ['公园免费开放', 'comparator: at-least, value: 8'],
])('“%s” is %s', (phrase, target) => expect(said(phrase, target)).toEqual([]))

test('a number that neither an indicator nor an exception names is listed with its task', () => {
  const plan = planOf('新建口袋公园6个', 'comparator: at-least, value: 6')
  const [task] = plan.tasks
  if (!task) throw new Error('no task')
  const more = { ...plan, tasks: [{ ...task, text: '新建口袋公园6个，绿道12公里，改造2处。' }] }
  expect(numberRemarks(more).map(({ zh }) => zh)).toEqual([
    expect.stringMatching(/^任务 1 的原文里，12、2 没有指标写到/),
  ])
  const excepted = { ...more, nonTargets: [{ task: 1, phrase: '绿道12公里，改造2处', reason: '去年结果' }] }
  expect(numberRemarks(excepted)).toEqual([])
})

test('nothing is asked of the plan of Licheng', () => {
  expect(numberRemarks(parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8')))).toEqual([])
})
