// Next year's notice held against this year's plan: what goes on, what changed, what is new and gone, and what comes along.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../src/core/plan.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { heldAgainst } from '../../../src/notices/last-year.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { readingToJson } from '../../../src/notices/reading-json.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { rolloverScores } from '../../support/pairs-of-years.ts'

const BEFORE = `plan: { id: made-2025, region: "350599", year: 2025, title: 2025 年重点工作 }
units: [区统计局, 区住建局]
indicators:
  - { id: gdp, name: 地区生产总值增速, nameEn: Growth of GDP, kind: growth, levelUnit: 亿元, frequency: quarterly, release: { day: 17 }, source: 区统计局, definition: 常住单位, target: { comparator: about, value: 6.5 } }
  - { id: industry, name: 规模以上工业增加值增速, kind: growth, target: { comparator: at-least, value: 8 } }
  - { id: investment, name: 全社会固定资产投资增速, kind: growth, target: { comparator: at-least, value: 10 } }
  - { id: retail, name: 社会消费品零售总额增速, kind: growth, target: { comparator: at-least, value: 7 } }
  - { id: town-income, name: 城镇居民人均可支配收入增速, kind: growth, target: { comparator: at-least, value: 6 } }
  - { id: country-income, name: 农村居民人均可支配收入增速, kind: growth, target: { comparator: at-least, value: 7 } }
  - { id: jobs, name: 城镇新增就业, kind: cumulative, unit: 人, target: { comparator: at-least, value: 5200 }, pace: { seasonal: [5, 12, 22, 31, 40, 52, 60, 68, 77, 86, 94, 100] } }
  - { id: jobless, name: 城镇登记失业率, kind: ceiling, unit: "%", target: { comparator: at-most, value: 4.2 } }
  - { id: grain, name: 粮食产量, kind: cumulative, unit: 万吨, target: { comparator: at-least, value: 21 } }
  - { id: pocket-parks, name: 新建口袋公园, kind: count, unit: 个, action: finish, target: { comparator: at-least, value: 6 } }
  - { id: old-quarters, name: 改造老旧小区, kind: count, unit: 个, action: finish, source: 区住建局, target: { comparator: at-least, value: 18 } }
  - { id: elders, name: 养老服务设施覆盖率, kind: ratio, baseline: 81, target: { comparator: at-least, value: 88 } }
  - { id: firms, name: 省级专精特新企业, kind: level, unit: 家, baseline: 20, target: { comparator: at-least, value: 26 } }
  - { id: task-15-1, name: 新增公办幼儿园学位, kind: cumulative, unit: 个, target: { comparator: at-least, value: 900 } }
  - { id: toilets, name: 新建公共厕所, kind: count, unit: 座, action: finish, target: { comparator: at-least, value: 5 } }
  - { id: museum, name: 博物馆开馆, kind: milestone, target: { comparator: at-least, value: 100 }, steps: [{ id: open, name: 开馆, due: 2025-09-30 }] }
`
const AFTER = `2026年区政府工作报告重点任务分解
1.GDP增长6%左右。（责任单位：区发改局）
2.规上工业增加值增长8%以上。（责任单位：区工信局）
3.固定资产投资增长5%以上。（责任单位：区发改局）
4.社会消费品零售总额增长7%以上。（责任单位：区商务局）
5.城镇居民人均可支配收入增长5%以上，农村居民人均可支配收入增长6.5%以上。（责任单位：区发改局）
6.全年城镇新增就业5000人以上。（责任单位：区人社局）
7.城镇登记失业率控制在4.2%以内。（责任单位：区人社局）
8.粮食产量稳定在21万吨以上。（责任单位：区农业农村局）
9.新建口袋公园8个。（责任单位：区城管局）
10.改造提升老旧小区12个。（责任单位：区住建局）
11.养老服务设施覆盖率达到92%。（责任单位：区民政局）
12.省级“专精特新”企业达到30家。（责任单位：区工信局）
13.新增公办学前教育学位600个。（责任单位：区教育局）
14.新建充电桩300个。（责任单位：区发改局）
15.新建城市书房4座。（责任单位：区文旅局）
`
const planOf = (yaml: string): Plan => {
  const { plan, faults } = readPlan(yaml)
  expect(faults).toEqual([])
  if (plan === null) throw new Error('a plan')
  return plan
}
const before = planOf(BEFORE)
const notice = readNotice(blocksOfText(AFTER), { year: null })
const held = heldAgainst(before, notice)
const told = notice.tasks.flatMap((task) =>
  task.targets.map((target) => {
    const { before: from, fate } = held.targets.get(target) ?? { before: null, fate: 'lost' }
    return `${task.number} ${from?.id ?? '-'} ${fate}`
  }),
)

describe('each target goes on with one of last year', () => {
  test('however it is worded now; what is new and what is gone is told', () => {
    expect(told).toEqual([
      '1 gdp changed',
      '2 industry same',
      '3 investment changed',
      '4 retail same',
      '5 town-income changed',
      '5 country-income changed',
      '6 jobs changed',
      '7 jobless same',
      '8 grain same',
      '9 pocket-parks changed',
      '10 old-quarters changed',
      '11 elders changed',
      '12 firms changed',
      '13 task-15-1 changed',
      '14 - new',
      '15 - new',
    ])
    expect(held.gone.map(({ id }) => id)).toEqual(['toilets', 'museum'])
  })

  test('of another part is asked, never taken over unasked', () => {
    const whole = readNotice(
      blocksOfText('2026年任务\n1.居民人均可支配收入增长5%。（责任单位：区发改局）\n'),
      {
        year: null,
      },
    )
    const target = whole.tasks[0]?.targets[0]
    if (!target) throw new Error('a target')
    const found = heldAgainst(before, whole).targets.get(target)
    expect(found?.before === null || found?.doubtful).toBe(true)
  })

  test('households are not kilometres, a growth is no amount', () => {
    const other = readNotice(
      blocksOfText(
        '2026年任务\n1.粮食产量增长2%。（责任单位：区农业农村局）\n2.改造老旧小区30万平方米。（责任单位：区住建局）\n',
      ),
      { year: null },
    )
    expect([...heldAgainst(before, other).targets.values()].map(({ fate }) => fate)).toEqual(['new', 'new'])
  })
})

test('the year before counts as it stood at its end: amended targets and pace, and what had ended is not asked for', () => {
  const by = 'document: 府〔2025〕9号, reason: 市里调整'
  const amended = planOf(
    BEFORE.replace(
      '94, 100] } }\n',
      `94, 100] }, amendments: [ { decided: 2025-09-01, ${by}, target: { comparator: at-least, value: 5000 }, pace: at-end } ] }\n`,
    ).replace('value: 5 } }\n', `value: 5 }, ended: { decided: 2025-10-01, ${by} } }\n`),
  )
  const then = heldAgainst(amended, notice)
  const jobs = [...then.targets.values()].find((one) => one.before?.id === 'jobs')
  expect(jobs).toMatchObject({ fate: 'same', before: { pace: { kind: 'at-end' } } })
  expect(then.gone.map(({ id }) => id)).toEqual(['museum'])
})

test('the reading as JSON says what goes on and what is gone', () => {
  const json = JSON.parse(readingToJson(notice, 'zh', held))
  expect(json.targets[0]).toMatchObject({ continues: 'gdp', fate: 'changed' })
  expect(json.gone).toEqual([
    { id: 'toilets', name: '新建公共厕所', task: null },
    { id: 'museum', name: '博物馆开馆', task: null },
  ])
})

test('Licheng’s own notice goes on with its own plan, whose names were made by hand', () => {
  const licheng = readNotice(blocksOfText(readFileSync('seeds/licheng-2022/notice.txt', 'utf8')), {
    year: null,
  })
  const plan = planOf(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
  const { targets } = heldAgainst(plan, licheng)
  const right = licheng.tasks.flatMap((task) =>
    task.targets.filter((target) => targets.get(target)?.before?.task === task.number),
  )
  const wrong = licheng.tasks.flatMap((task) =>
    task.targets.filter((target) => (targets.get(target)?.before?.task ?? task.number) !== task.number),
  )
  expect(wrong).toEqual([])
  expect(right.length / targets.size).toBeGreaterThan(0.95)
})

describe('published pairs of years', () => {
  test.each(rolloverScores('test/fixtures/years').map((score) => [score.pair, score] as const))(
    '%s',
    (_, { repeats, right, taken, wrong }) => {
      expect(wrong).toEqual([])
      expect(right).toBe(repeats)
      expect(taken).toBe(0)
    },
  )
})
