// What is held against another rate, or promises a place in an order: read, drafted and accepted by the plan's reader. The sentences are made up.
import { expect, test } from 'vitest'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { readText } from '../../../src/notices/read-text.ts'
import type { ReadNotice } from '../../../src/notices/reading.ts'
import { readingToJson } from '../../../src/notices/reading-json.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { draftYaml } from '../../support/draft-yaml.ts'

const YEAR = 2026
const relationsOf = (text: string): string[] =>
  readText(text, { year: YEAR })
    .targets.filter(({ kind }) => kind === 'relation')
    .map(({ name, comparator, against }) =>
      [name, comparator, against?.words, against?.margin ?? '-'].join(' '),
    )

test.for([
  ['规上工业增加值增长高于GDP增速2个百分点。', '规上工业增加值增速 faster-than GDP增速 2'],
  ['服务业增加值增速快于经济增长1个百分点以上。', '服务业增加值增速 faster-than 经济增长 1'],
  ['民生支出增长不低于地区生产总值增速1.5个百分点。', '民生支出增速 no-slower-than 地区生产总值增速 1.5'],
  ['居民收入增长高于全省平均水平。', '居民收入增速 faster-than 全省平均水平 -'],
  ['社零增速高于全省平均。', '社零增速 faster-than 全省平均 -'],
  ['固定资产投资增速不低于全市平均。', '固定资产投资增速 no-slower-than 全市平均 -'],
  ['外贸进出口增幅高于全省平均增速两个百分点。', '外贸进出口增幅 faster-than 全省平均增速 2'],
  ['规上工业增加值增速比全市平均高1个百分点。', '规上工业增加值增速 faster-than 全市平均 1'],
  ['主要经济指标增速高于全国、全省平均水平。', '主要经济指标增速 faster-than 全国、全省平均水平 -'],
  ['地方财政收入增速快于全市。', '地方财政收入增速 faster-than 全市 -'],
  ['城镇调查失业率低于全省平均水平0.5个百分点以上。', '城镇调查失业率 slower-than 全省平均水平 0.5'],
  ['万元GDP能耗增幅不高于全市平均水平。', '万元GDP能耗增幅 no-faster-than 全市平均水平 -'],
  ['森林覆盖率达到全国平均水平。', '森林覆盖率 no-slower-than 全国平均水平 -'],
  ['居民收入增长与全省平均增速同步。', '居民收入增速 in-step-with 全省平均增速 -'],
  ['社零增长８％以上、高于全省平均水平。', '社零增速 faster-than 全省平均水平 -'],
  ['社零增长8%以上，高于全省平均水平。', '社零增速 faster-than 全省平均水平 -'],
] as const)('%s', ([text, relation]) => {
  expect(relationsOf(text)).toEqual([relation])
})

test.for([
  ['规上工业增加值增速分别高于全国、全省平均2、1个百分点。', ['全国平均 2', '全省平均 1']],
  ['规上工业增加值增速高于全国、全省平均水平2个和1.5个百分点以上。', ['全国平均水平 2', '全省平均水平 1.5']],
  ['社零增速比全国、全省、全市平均分别高3、2和1个百分点。', ['全国平均 3', '全省平均 2', '全市平均 1']],
  ['固定资产投资增速高于全国平均2个百分点、全省平均一个百分点。', ['全国平均 2', '全省平均 1']],
] as const)('%s: a target each', ([text, against]) => {
  const { targets, left, doubts } = readText(text, { year: YEAR })
  expect(targets.map((one) => `${one.against?.words} ${one.against?.margin}`)).toEqual(against)
  expect(new Set(targets.map(({ kind }) => kind))).toEqual(new Set(['relation']))
  expect(new Set(targets.map(({ name }) => name)).size).toBe(against.length)
  expect(left).toEqual([])
  expect(doubts).toEqual([])
  const { plan, faults } = readPlan(
    draftYaml(readNotice(blocksOfText(`2026年目标任务\n1.${text}`), { year: null })),
  )
  expect(faults).toEqual([])
  expect(plan?.references.map(({ name }) => name)).toHaveLength(against.length)
})

test.for([
  [
    'Keep growth in retail sales above the national average.',
    'growth in retail sales faster-than national average -',
  ],
  ['Industrial output to grow faster than GDP.', 'Industrial output to grow faster-than GDP -'],
  [
    'Household income growth at least 1.5 percentage points above GDP growth by 2026.',
    'Household income growth faster-than GDP growth 1.5',
  ],
  [
    'Hold the unemployment rate below the provincial average.',
    'unemployment rate slower-than provincial average -',
  ],
  ['Increase pensions in line with economic growth.', 'pensions in-step-with economic growth -'],
  [
    'Keep school attendance no lower than the England average.',
    'school attendance no-slower-than England average -',
  ],
] as const)('%s', ([text, relation]) => {
  const { left } = readText(text, { year: YEAR })
  expect(relationsOf(text)).toEqual([relation])
  expect(left.filter(({ rule }) => rule !== 'date')).toEqual([])
})

test.for([
  'Unemployment was below the national average.',
  'Support 5 wards with rates above the national average.',
])('%s holds nothing against another rate', (text) => {
  expect(relationsOf(text)).toEqual([])
})

test('within so many points: a question, and no number of its own', () => {
  const { targets, doubts } = readText('居民消费价格涨幅高于全省平均1个百分点以内。', { year: YEAR })
  expect(targets.map(({ kind, comparator, against }) => [kind, comparator, against?.margin])).toEqual([
    ['relation', 'faster-than', null],
  ])
  expect(doubts[0]?.effects).toEqual([null, { comparator: 'no-faster-than' }, { left: expect.anything() }])
})

test('a margin is no target of its own, and the number beside it stays one', () => {
  const { targets, left } = readText('社零增长8%以上且高于全省平均2个百分点。', { year: YEAR })
  expect(targets.map(({ kind, value }) => [kind, value])).toEqual([
    ['growth', '8'],
    ['relation', null],
  ])
  expect(left).toEqual([])
})

test.for([
  '2025年，居民收入增长高于全国平均水平2个百分点。',
  '支持高于全省平均水平的街道先行先试。',
  '推动服务质量达到全国先进水平。',
  '各项工作领先全省、走在前列。',
  '增速比上年高2个百分点。',
])('%s holds nothing against another rate', (text) => {
  expect(relationsOf(text)).toEqual([])
})

test.for([
  ['工业增加值增速高于全省平均1至2个百分点。', '写的是一个幅度区间，起码要高多少？'],
  ['工业增加值增速高于全省平均2个百分点左右。', '“左右”是至少高这么多，还是高低都可以？'],
  ['工业增加值增速高于全省平均2%。', '高出的“%”是百分点，还是它的百分之几？'],
  ['居民人均收入高于全省平均水平。', '比的是增速（或比率），还是数额？'],
] as const)('%s leaves a question', ([text, question]) => {
  expect(readText(text, { year: YEAR }).doubts.map((one) => one.question.zh)).toEqual([question])
})

const ranksOf = (text: string): string[] =>
  readText(text, { year: YEAR })
    .targets.filter(({ kind }) => kind === 'rank')
    .map(({ name, comparator, value, unit }) => [name, comparator, value, unit].join(' '))

test.for([
  ['营商环境评价进入全省前三。', '营商环境评价全省位次 at-most 3 位'],
  ['GDP总量保持全市前五位。', 'GDP总量全市位次 at-most 5 位'],
  ['绩效考核位居全市前 3 位。', '绩效考核全市位次 at-most 3 位'],
  ['综合实力进入全国百强区前50名。', '综合实力全国百强区位次 at-most 50 名'],
  ['招商引资综合排名位列全市第二位。', '招商引资综合全市位次 at-most 2 位'],
] as const)('%s', ([text, rank]) => {
  expect(ranksOf(text)).toEqual([rank])
})

test.for([
  '前三季度完成投资30亿元。',
  '表彰前3名的学校。',
  '引进全国前100强企业2家。',
  '做强第一产业、第二产业。',
  '保持全省前30%。',
])('%s promises no place', (text) => {
  expect(ranksOf(text)).toEqual([])
})

test.for(['主要经济指标增速进入全市第一方阵。', '力争走在全省前列。', '综合考核进入全市前列。'])(
  '%s is left with its reason',
  (text) => {
    const { targets, left } = readText(text, { year: YEAR })
    expect(targets).toEqual([])
    expect(left.map(({ rule }) => rule)).toEqual(['place-without-number'])
  },
)

const noticeOf = (...texts: readonly string[]): ReadNotice => ({
  title: '2026年工作目标',
  document: null,
  year: YEAR,
  shape: 'numbered',
  tasks: texts.map((text, index) => ({
    number: index + 1,
    section: null,
    text,
    lead: ['区发改局'],
    responsible: [],
    leaders: [],
    deadline: null,
    ...readText(text, { year: YEAR }),
  })),
})

test('a draft holds rates against the notice’s own growth or against references, and the plan is good', () => {
  const notice = noticeOf(
    '地区生产总值增长6%左右，规上工业增加值增长高于GDP增速2个百分点。',
    '社零增速高于全省平均，限上零售额增速与地区生产总值增长同步。',
    '营商环境评价进入全省前三，综合考核进入全市第一方阵。',
    '社零增速高于全省平均。',
  )
  const { plan, faults } = readPlan(draftYaml(notice))
  expect(faults).toEqual([])
  const [gdp, industry, retail, step, rank, again] = plan?.indicators ?? []
  expect(industry?.target).toMatchObject({ comparator: 'faster-than', with: gdp?.id })
  expect(industry?.target.margin?.toString()).toBe('2')
  expect(step?.target.with).toBe(gdp?.id)
  expect(plan?.references.map(({ id, name }) => [id, name])).toEqual([
    [retail?.target.with, '社零增速（全省平均）'],
  ])
  expect(again?.target.with).toBe(retail?.target.with)
  expect([rank?.kind, rank?.unit, rank?.target.value?.toString()]).toEqual(['rank', '位', '3'])
  expect(plan?.nonTargets.map(({ phrase }) => phrase)).toEqual(['综合考核进入全市第一方阵'])
  const { targets } = JSON.parse(readingToJson(notice, 'zh'))
  expect(targets[1]).toMatchObject({
    kind: 'relation',
    comparator: 'faster-than',
    value: null,
    margin: 2,
    against: { words: 'GDP增速', kind: 'economy' },
  })
  expect(targets[2]).toMatchObject({ margin: null, against: { words: '全省平均', kind: 'average' } })
  expect(targets[0]).not.toHaveProperty('against')
})

test('without a growth of the economy in the notice it is a reference too', () => {
  const { plan, faults } = readPlan(draftYaml(noticeOf('居民收入增长快于经济增长1个百分点以上。')))
  expect(faults).toEqual([])
  expect(plan?.references.map(({ name }) => name)).toEqual(['经济增长'])
})
