// 监测指标, 预期监测: what a notice only watches, in its text and in its tables, and what of the kind is a target.
import { expect, test } from 'vitest'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import type { NoticeDocument } from '../../../src/notices/document.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { watchedIn } from '../../../src/notices/said-besides.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { draftYaml } from '../../support/draft-yaml.ts'

test.for([
  [
    '监测指标：制造业采购经理指数、全社会用电量和调查失业率。',
    ['制造业采购经理指数', '全社会用电量', '调查失业率'],
  ],
  ['规上工业用电量增速（监测指标）。', ['规上工业用电量增速']],
  ['开展经济运行调度，工业用电量（预期监测）、货运量增速（预期监测）。', ['工业用电量', '货运量增速']],
] as const)('%s', ([words, names]) => expect(watchedIn(words).map(({ name }) => name)).toEqual(names))

test.for([
  '建成监测指标体系。',
  '监测指标达到12项。',
  '加强空气质量监测。',
  '完善监测指标：建成12个监测站。',
])('%s watches nothing', (words) => expect(watchedIn(words)).toEqual([]))

const table = (...rows: string[][]): NoticeDocument => [
  { type: 'line', text: '2026年主要指标', heading: true },
  { type: 'table', rows },
]

test('rows of a table whose goal is to watch, or whose class says so, become watched figures of the draft', () => {
  const notice = readNotice(
    table(
      ['序号', '指标名称', '单位', '指标属性', '2026年目标', '责任单位'],
      ['1', '地区生产总值增速', '%', '预期性', '6', '区发改局'],
      ['2', '全社会用电量', '万千瓦时', '预期性', '预期监测', '区工信局'],
      ['3', '城镇调查失业率', '%', '监测指标', '—', '区人社局'],
    ),
    { year: null },
  )
  const file = draftYaml(notice)
  const { plan, faults } = readPlan(file)
  expect(faults).toEqual([])
  expect(plan?.indicators.map(({ name }) => name)).toEqual(['地区生产总值增速'])
  expect(
    plan?.watched.map(({ name, kind, unit, direction, task }) => [name, kind, unit, direction, task]),
  ).toEqual([
    ['全社会用电量', 'level', '万千瓦时', 'band', 2],
    ['城镇调查失业率', 'ratio', '%', 'down', 3],
  ])
  expect(plan?.tasks.map(({ unmeasured }) => unmeasured)).toEqual([
    null,
    '只监测，不定目标',
    '只监测，不定目标',
  ])
})

test('those of a text too; a number beside the words is a target', () => {
  const file = draftYaml(
    readNotice(
      blocksOfText(
        '2026年工作任务\n1.税收增长5%。监测指标：工业用电量增速。（责任单位：区税务局）\n2.失业率控制在5%以内（监测指标）。（责任单位：区人社局）',
      ),
      { year: null },
    ),
  )
  const { plan, faults } = readPlan(file)
  expect(faults).toEqual([])
  expect(plan?.indicators).toHaveLength(2)
  expect(plan?.watched.map(({ name, kind, task }) => [name, kind, task])).toEqual([
    ['工业用电量增速', 'growth', 1],
  ])
})
