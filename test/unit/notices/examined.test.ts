// What the columns of points, examining units and money become: of a row's only indicator, or of its task; from every shape.
import { describe, expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import { noticeHtml } from '../../../src/notices/decoders/html.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { blocksOfSheet } from '../../../src/notices/decoders/sheet.ts'
import type { NoticeDocument } from '../../../src/notices/document.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'

const tasksOf = (document: NoticeDocument) =>
  draftOfNotice(readNotice(document, { year: 2026 }), {
    ...{ plans: new Set<string>(), region: '350502', regionName: '鲤城区', notice: null, spell: spelt },
  }).tasks.map(({ values }) => values)

const HEAD = ['序号', '指标名称', '计量单位', '目标值', '分值', '责任单位', '数据认定单位']
const ROW = ['1', '规上工业增加值增速', '%', '7', '5分', '区工信局', '区统计局、区发改局']

describe('a table of indicators', () => {
  test.each([
    ['a sheet', async () => blocksOfSheet([['2026年指标'], HEAD, ROW])],
    [
      'a page',
      () => {
        const row = (cells: readonly string[]) =>
          `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
        const text = `<h1>2026年指标</h1><table>${row(HEAD)}${row(ROW)}</table>`
        return noticeHtml.decode({ name: 'a.html', bytes: Buffer.from(text), text: async () => text })
      },
    ],
  ] as const)('%s', async (_, document) => {
    const [task] = tasksOf(await document())
    expect(task).toMatchObject({
      lead: ['区工信局'],
      indicators: [{ weight: '5', examiners: ['区统计局', '区发改局'], target: { value: '7' } }],
    })
    expect(task).not.toHaveProperty('weight')
  })
})

test('of a task with several indicators they are the task’s; what was scored is no weight', () => {
  const [task] = tasksOf(
    blocksOfSheet([
      ['序号', '具体任务', '责任单位', '权重（%）', '考评单位', '得分'],
      ['1', '新建口袋公园6个、公厕12座。', '区城管局', '10%', '区效能办', '9.5'],
    ]),
  )
  expect(task).toMatchObject({ weight: '10', examiners: ['区效能办'] })
  expect(task?.indicators?.map(({ weight }) => weight)).toEqual([undefined, undefined])
})

test('money of a row in the unit of its head or its cell, with its source', () => {
  const [one, two, three] = tasksOf(
    blocksOfSheet([
      ['序号', '具体任务', '责任单位', '总投资（万元）', '资金来源'],
      ['1', '新建口袋公园6个。', '区城管局', '6,000', '区财政'],
      ['2', '新建公厕12座。', '区城管局', '1.2亿元', ''],
      ['3', '新建厂房2座。', '区工信局', '待定', ''],
    ]),
  )
  expect(one?.funds).toEqual([{ amount: '6000', unit: '万元', use: '总投资', source: '区财政' }])
  expect(one?.indicators?.map(({ name }) => name)).toHaveLength(1)
  expect(two?.funds).toEqual([{ amount: '1.2', unit: '亿元', use: '总投资' }])
  expect(three?.funds).toBeUndefined()
})

test('考核单位 alone says who does it, beside others who assesses it; 年度计划投资 stays a target', () => {
  const [alone] = tasksOf(
    blocksOfSheet([
      ['序号', '指标', '目标值', '考核单位'],
      ['1', '粮食产量', '23万吨', '区农水局'],
    ]),
  )
  expect(alone).toMatchObject({ lead: ['区农水局'] })
  expect(alone?.indicators?.[0]).not.toHaveProperty('examiners')
  const [invest] = tasksOf(
    blocksOfSheet([
      ['序号', '项目名称', '年度计划投资（万元）', '责任单位'],
      ['1', '东海路改造', '3000', '区住建局'],
    ]),
  )
  expect(invest?.funds).toBeUndefined()
  expect(invest?.indicators?.[0]?.target.value).toBe('3000')
})

test('labels of paragraphs', () => {
  const [task] = tasksOf(
    blocksOfText(
      '2026年目标任务\n1.新建口袋公园6个。（责任单位：区城管局；考核单位：区效能办；分值：5分）\n2.新建公厕12座。（责任单位：区城管局）',
    ),
  )
  expect(task).toMatchObject({
    text: '新建口袋公园6个。',
    lead: ['区城管局'],
    indicators: [{ weight: '5', examiners: ['区效能办'] }],
  })
})
