// A dictionary of indicators read from tables in any usual wording, and what it makes of a draft.
import { describe, expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import { withDictionary, withEntryFor } from '../../../src/drafting/dictionary.ts'
import { answered } from '../../../src/drafting/edits.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import type { DraftContent, WrittenIndicator } from '../../../src/drafting/plan-draft.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { blocksOfSheet } from '../../../src/notices/decoders/sheet.ts'
import { beginsDictionary, readDictionary } from '../../../src/notices/dictionary.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'

const sheet = (...rows: string[][]) => readDictionary(blocksOfSheet(rows, beginsDictionary))

const draft = draftOfNotice(
  readNotice(
    blocksOfText(
      [
        '2026年目标任务',
        '1.地区生产总值增长6%左右，规上工业增加值增长7%。（责任单位：区发改局、区统计局）',
        '2.新建口袋公园6个。（责任单位：区城管局）',
      ].join('\n'),
    ),
    { year: null },
  ),
  { plans: new Set(), region: '350502', regionName: '鲤城区', notice: null, spell: spelt },
)
const named = (content: Pick<DraftContent, 'tasks'>, name: RegExp): WrittenIndicator =>
  content.tasks
    .flatMap(({ values }) => values.indicators ?? [])
    .find((one) => name.test(one.name)) as WrittenIndicator
const applied = (before: DraftContent, change: ReturnType<typeof withDictionary>): DraftContent => ({
  ...before,
  head: change.head,
  tasks: before.tasks.map((task) => change.tasks.find(({ key }) => key === task.key) ?? task),
})

describe('reading', () => {
  test.each([
    [['序号', '指标名称', '口径', '计算公式', '数据来源', '责任单位'], '区统计局'],
    [['No.', '考核指标', '指标解释', '计算方法', '数据出处', '填报单位（科室）'], '区统计局'],
    [['#', 'Indicator', 'Definition', 'Formula', 'Data source', 'Owner'], '区统计局'],
  ])('a head in usual words: %j', (head, unit) => {
    const [one, two] = sheet(
      ['2026年指标解释', '', '', '', '', ''],
      head,
      ['1', 'GDP', '按常住单位核算', '现价÷缩减指数', '统计快报', unit],
      ['', '', '（续）含金融业', '', '', ''],
      ['2', '口袋公园（又称：街头绿地）', '400平方米以上', '—', '', '区城管局、各街道'],
    )
    expect(one).toEqual({
      name: 'GDP',
      aliases: [],
      definition: '按常住单位核算\n（续）含金融业',
      formula: '现价÷缩减指数',
      origin: '统计快报',
      source: unit,
      parts: [],
    })
    expect(two).toMatchObject({ name: '口袋公园', aliases: ['街头绿地'], formula: null, source: '区城管局' })
  })

  test('one indicator, a line a field', () => {
    const [only] = sheet(['指标名称', '公园数'], ['统计口径', '已开放的'], ['数据提供单位', '区城管局'])
    expect(only).toMatchObject({ name: '公园数', definition: '已开放的', source: '区城管局' })
  })

  test('a sheet that is none', () => {
    expect(() => sheet(['指标', '单位', '本年目标'], ['粮食', '万吨', '23'])).toThrow(
      'dictionary-without-table',
    )
  })
})

describe('a draft', () => {
  const entries = sheet(
    ['指标名称', '口径', '公式', '数据来源', '责任单位', '分项指标'],
    [
      'GDP（亿元）',
      '常住单位生产活动的最终成果',
      '',
      '统计局季度核算',
      '区统计局',
      '规模以上工业增加值、金融业增加值',
    ],
    ['规模以上工业增加值', '年主营业务收入2000万元及以上', '不变价计算', '', '区发改局', ''],
    ['公厕', '达到二类以上', '', '', '', ''],
    ['口袋公园数量', '', '建成数之和', '', '', ''],
  )
  const once = applied(draft, withDictionary(draft, entries, '指标解释.xlsx'))

  test('what was not said is filled in, matched by what it is also called', () => {
    const gdp = named(once, /生产总值/)
    expect(gdp).toMatchObject({
      definition: '常住单位生产活动的最终成果',
      origin: '统计局季度核算',
      source: '区统计局',
      parts: [named(once, /工业/).id],
    })
    // Who leads the task supplies its figures anyway.
    expect(named(once, /工业/)).not.toHaveProperty('source')
    expect(once.head.dictionary).toMatchObject({
      entries: 4,
      filled: 3,
      asked: 0,
      unmatched: [{ name: '公厕' }],
      partless: [{ name: '金融业增加值' }],
    })
  })

  test('the same sheet again changes nothing; what differs is asked once and answered either way', () => {
    expect(withDictionary(once, entries, 'x').tasks).toEqual([])
    const other = sheet(['指标名称', '口径'], ['规上工业增加值', '年主营业务收入5000万元及以上'])
    const asked = applied(once, withDictionary(once, other, 'y'))
    const again = applied(asked, withDictionary(asked, other, 'y'))
    const [task] = again.tasks
    const questions = task?.questions.filter(({ id }) => id.startsWith('dictionary-')) ?? []
    expect(questions).toHaveLength(1)
    const [question] = questions
    if (!task || !question) throw new TypeError('no question')
    const answer = (content: DraftContent, at: number): DraftContent => {
      const [now] = content.tasks
      if (!now) throw new TypeError('no task')
      const { tasks } = answered(content, now, question.id, at)
      return {
        ...content,
        tasks: content.tasks.map((one) => tasks.find(({ key }) => key === one.key) ?? one),
      }
    }
    const taken = answer(again, 1)
    expect(named(taken, /工业/).definition).toBe('年主营业务收入5000万元及以上')
    const back = answer(taken, 0)
    expect(named(back, /工业/)).toEqual(named(once, /工业/))
    // Kept is kept: the sheet that says so again does not ask again.
    const kept = applied(back, withDictionary(back, other, 'z'))
    expect(kept.tasks[0]?.questions.find(({ id }) => id === question.id)?.answer).toBe(0)
  })

  test('what fitted nothing is given to an indicator by hand', () => {
    const parks = named(once, /公园/)
    const change = withEntryFor(once, 0, parks.id)
    expect(change && named(change, /公园/).definition).toBe('达到二类以上')
    expect(change?.head.dictionary?.unmatched).toEqual([])
    expect(withEntryFor(once, 1, parks.id)).toBeNull()
    expect(withEntryFor(once, 0, 'nobody')).toBeNull()
  })
})
