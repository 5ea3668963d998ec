// Targets that another body sets, and money behind a task, as real notices say them; and what of the kind is none.
import { expect, test } from 'vitest'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { awaitedIn, moneyIn, setterOf } from '../../../src/notices/said-besides.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { draftYaml } from '../../support/draft-yaml.ts'

test.for([
  ['完成省、市下达的节能减排考核目标任务。', '省、市', '节能减排考核目标任务'],
  ['全面完成国家下达的节能减排降碳约束性指标和环境质量改善目标', '国家', '节能减排降碳约束性指标'],
  ['完成上级下达的粮食生产任务。', '上级', '粮食生产任务'],
] as const)('%s', ([words, body, name]) => {
  expect(awaitedIn(words)).toMatchObject([{ body, name }])
  expect(words).toContain(awaitedIn(words)[0]?.phrase)
})

test.for([
  '完成市下达的招商任务30亿元。',
  '完成企业下达的任务。',
  '分解下达目标任务。',
  '完成省下达的资金拨付。',
])('%s leaves no target to another body', (words) => expect(awaitedIn(words)).toEqual([]))

test('who sets a number that is written, and the money that one is', () => {
  expect(setterOf('增长5.5%（市下达指标）', '增长5.5%')).toBe('市')
  expect(setterOf('增长5.5%(市下达指标)', '增长5.5%(市下达指标)')).toBe('市')
  expect(setterOf('增长5.5%，完成市下达指标', '增长5.5%')).toBeNull()
  expect(moneyIn('本年度总投资6000万元')).toEqual({ amount: '6000', unit: '万元', use: '本年度总投资' })
  expect(moneyIn('总投资约１.５亿元')).toEqual({ amount: '1.5', unit: '亿元', use: '总投资' })
  expect([moneyIn('完成投资3000万元'), moneyIn('6000人')]).toEqual([null, null])
})

test('the draft has them, with a question where the number is to come', () => {
  const file = draftYaml(
    readNotice(
      blocksOfText(
        '2026年工作任务\n1.完成省、市下达的节能减排目标任务。（责任单位：区发改局）\n2.税收增长5%（市下达指标）。（责任单位：区税务局）',
      ),
      {
        year: null,
      },
    ),
  )
  const { plan, faults } = readPlan(file)
  expect(faults).toEqual([])
  expect(
    plan?.indicators.map(({ target }) => [target.setBy?.body, target.value?.toString() ?? null]),
  ).toEqual([
    ['省、市', null],
    ['市', '5'],
  ])
  expect(file).toContain('这个目标由省、市下达，通知里没有数')
})
