// A matrix of counties by indicators, or of indicators by counties, becomes indicators that are shared out; totals that do not add up are asked.
import { describe, expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import { draftFile } from '../../../src/drafting/draft-file.ts'
import { answered } from '../../../src/drafting/edits.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import type { DraftContent, DraftTask } from '../../../src/drafting/plan-draft.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'

const notice = (...lines: readonly string[]) => readNotice(blocksOfText(lines.join('\n')), { year: null })
const draftOf = (...lines: readonly string[]): DraftContent =>
  draftOfNotice(notice(...lines), {
    plans: new Set(),
    region: '511900',
    regionName: '某市',
    notice: null,
    spell: spelt,
  })
const outline = ({ tasks }: DraftContent) =>
  tasks.flatMap(({ values }) =>
    (values.indicators ?? []).map(({ name, target, shares = [] }) => [
      `${name} ${target.value}`,
      ...shares.map((share) => `${share.place ?? share.lead?.join()} ${share.value ?? share.target?.value}`),
    ]),
  )
const asked = ({ tasks }: DraftContent) =>
  tasks.flatMap(({ questions }) => questions.map(({ question }) => question.zh))

const COUNTIES = [
  '2026年全市目标任务分解表',
  '考核项目及内容\t全市\t巴州区\t恩阳区\t南江县\t考核实施单位',
  '地区生产总值(亿元)\t256\t112\t45\t99\t市发改委',
  '地方公共财政预算收入(亿元)\t32.55\t6.23\t1.5\t6.42\t市财政局',
  '城镇居民人均可支配收入(元)\t21400\t22155\t20330\t21104\t市统计局',
]

describe('a column for each county', () => {
  const draft = draftOf(...COUNTIES)
  test('is one indicator with shares, named without its whole', () => {
    expect(outline(draft)).toEqual([
      ['地区生产总值 256', '巴州区 112', '恩阳区 45', '南江县 99'],
      ['地方公共财政预算收入 32.55', '巴州区 6.23', '恩阳区 1.5', '南江县 6.42'],
      ['城镇居民人均可支配收入 21400', '巴州区 22155', '恩阳区 20330', '南江县 21104'],
    ])
  })

  test('asks where amounts do not make their total; means are never added', () => {
    expect(asked(draft)).toEqual(['总数是 32.55亿元，各地相加是 14.15亿元，以哪个为准？'])
    const task = draft.tasks[1] as DraftTask
    const [question] = task.questions
    expect(question?.about).toBe(task.values.indicators?.[0]?.id)
    const value = (made: DraftTask | undefined) => made?.values.indicators?.[0]?.target.value
    const sum = answered(draft, task, question?.id ?? '', 1).tasks[0]
    expect(value(sum)).toBe('14.15')
    expect(value(answered(draft, sum as DraftTask, question?.id ?? '', 0).tasks[0])).toBe('32.55')
  })

  test('gives a plan file without faults, each number of the text with its share', () => {
    const { plan, faults } = readPlan(draftFile(draft))
    expect(faults.filter(({ code }) => !code.startsWith('plan-baseline'))).toEqual([])
    expect(plan?.indicators.map(({ name }) => name).slice(0, 3)).toEqual([
      '地区生产总值',
      '地区生产总值（巴州区）',
      '地区生产总值（恩阳区）',
    ])
  })

  test('what is printed as JSON stays a target a number', () => {
    expect(notice(...COUNTIES).tasks[0]?.targets.map(({ place, value }) => `${place} ${value}`)).toEqual([
      '全市 256',
      '巴州区 112',
      '恩阳区 45',
      '南江县 99',
    ])
  })
})

describe('a row for each street or unit', () => {
  test('is turned; a unit of measure stands in the caption or behind a name', () => {
    const draft = draftOf(
      '2026年各街道主要经济指标任务分解表',
      '单位：亿元',
      '序号\t街道\t规上工业增加值\t新增规上企业(家)\t居民收入增速(%)',
      '1\t开元街道\t12.5\t5\t6',
      '2\t海滨街道\t8\t4\t6.5',
      '3\t常泰街道\t—\t3\t6',
      '\t合计\t20.5\t12\t6.2',
    )
    expect(outline(draft)).toEqual([
      ['规上工业增加值 20.5', '开元街道 12.5', '海滨街道 8'],
      ['新增规上企业 12', '开元街道 5', '海滨街道 4', '常泰街道 3'],
      ['居民收入增速 6.2', '开元街道 6', '海滨街道 6.5', '常泰街道 6'],
    ])
    expect(draft.tasks[0]?.values.indicators?.[0]?.unit).toBe('亿元')
    expect(asked(draft)).toEqual([])
  })

  test('without a total the sum is asked; rates that differ stay as they were written; units lead their own', () => {
    const draft = draftOf(
      '2026年招商引资目标任务分解表',
      '责任单位\t到位资金(亿元)\t签约率(%)',
      '区工信局\t5\t90',
      '区商务局\t7.5\t85',
    )
    expect(outline(draft)[0]).toEqual(['到位资金 12.5', '区工信局 5', '区商务局 7.5'])
    expect(draft.tasks[0]?.values.indicators?.[0]?.shares?.[0]?.lead).toEqual(['区工信局'])
    expect(outline(draft).slice(1)).toEqual([['签约率（区工信局） 90'], ['签约率（区商务局） 85']])
    expect(asked(draft)[0]).toBe('“到位资金”只写了各地的数，没有写总数。总目标按 12.5亿元 列，对吗？')
  })

  test('below a paragraph shares out the paragraph’s own goals', () => {
    const draft = draftOf(
      '2026年为民办实事项目目标任务',
      '1.新建口袋公园12个，新建公厕20座。（责任单位：区城管局）',
      '街道\t口袋公园(个)\t公厕(座)',
      '开元街道\t5\t8',
      '海滨街道\t7\t11',
      '2.新增停车位1000个。（责任单位：区交通局）',
    )
    expect(outline(draft)).toEqual([
      ['新建口袋公园 12', '开元街道 5', '海滨街道 7'],
      ['新建公厕 20', '开元街道 8', '海滨街道 11'],
      ['新增停车位 1000'],
    ])
    expect(asked(draft)).toEqual(['总数是 20座，各地相加是 19座，以哪个为准？'])
    expect(draft.tasks.map(({ values }) => values.lead)).toEqual([['区城管局'], ['区交通局']])
  })

  test('a table with words, results or no two places is no matrix', () => {
    for (const table of [
      ['街道\t2025年完成\t说明', '开元街道\t5\t好', '海滨街道\t7\t好'],
      ['单位\t联系人电话', '区工信局\t13800000000', '区商务局\t13900000000'],
    ])
      expect(outline(draftOf('2026年目标任务', '1.新建口袋公园12个。', ...table))).toEqual([
        ['新建口袋公园 12'],
      ])
  })
})
