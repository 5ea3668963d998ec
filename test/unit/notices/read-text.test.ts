// How sentences of notices are read: value, unit, comparator and being a target or not. The sentences are made up.
import { expect, test } from 'vitest'
import { unitsInCell } from '../../../src/notices/people-cells.ts'
import { readText } from '../../../src/notices/read-text.ts'

/** `8 % about` for a target, `2-3 家 between` for a range. */
const said = (text: string, year = 2026): string[] =>
  readText(text, { year }).targets.map(
    ({ value, upper, unit, comparator }) =>
      `${upper === null ? value : `${value}-${upper}`} ${unit ?? ''} ${comparator}`,
  )
const leftRules = (text: string, year = 2026): string[] =>
  readText(text, { year }).left.map(({ rule }) => rule)

test.for([
  ['地区生产总值增长6%左右。', ['6 % about']],
  ['规上工业增加值增长７％以上。', ['7 % at-least']],
  ['固定资产投资增长10%。', ['10 % at-least']],
  ['城镇调查失业率控制在5.5%以内。', ['5.5 % at-most']],
  ['居民消费价格涨幅控制在3%左右。', ['3 % about']],
  ['经济增长6%—7%，力争更好。', ['6-7 % between']],
  ['新建公厕20至30座。', ['20-30 座 between']],
  ['城乡居民收入分别增长7%、8%左右。', ['7 % about', '8 % about']],
  ['电商销售额突破180亿元。', ['180 亿元 more-than']],
  ['外贸进出口超1,200亿元。', ['1200 亿元 more-than']],
  ['粮食产量达到1.3万吨以上。', ['1.3 万吨 at-least']],
  ['新增绿化面积不少于75亩。', ['75 亩 at-least']],
  ['全年新建口袋公园15个、公厕20座。', ['15 个 at-least', '20 座 at-least']],
  ['旅游总收入达120亿元，增长20%。', ['120 亿元 at-least', '20 % at-least']],
  ['人口自然增长率控制在4.8‰以内。', ['4.8 ‰ at-most']],
  ['一般工程审批时间压缩到5个工作日以内。', ['5 个工作日 at-most']],
  ['细颗粒物浓度不高于35微克/立方米。', ['35 微克/立方米 at-most']],
  ['空气优良天数比率达到98%以上，森林覆盖率提高2个百分点。', ['98 % at-least', '2 个百分点 at-least']],
  ['招引企业300余家。', ['300 家 at-least']],
  ['约有150户居民签约。', ['150 户 about']],
  ['亿元生产总值事故死亡率低于0.05人。', ['0.05 人 less-than']],
  ['新建三座桥梁。', ['3 座 at-least']],
  ['受教育比例达到百分之九十五。', ['95 % at-least']],
  ['新增5家、累计达到20家。', ['5 家 at-least', '20 家 at-least']],
  ['农村贫困人口减少60万以上。', ['60 万人 at-least']],
  ['3月底2家、6月底5家、9月底7家。', ['2 家 at-least', '5 家 at-least', '7 家 at-least']],
  ['居民收入增长与经济增长基本同步。', ['null % in-step-with']],
  ['居民收入增长高于经济增长。', ['null % faster-than']],
  ['居民人均可支配收入增速快于GDP增速。', ['null % faster-than']],
  ['民生支出增长不低于生产总值增速。', ['null % no-slower-than']],
  ['能源消费增速低于经济增长。', ['null % slower-than']],
  ['居民收入增长高于全国平均水平。', ['null % faster-than']],
  ['社零增长8%以上。', ['8 % at-least']],
  ['完成7.4万口山坪塘整治。', ['7.4 万口 at-least']],
  ['带动周边超千亩工业载体改造提升。', ['1000 亩 more-than']],
  ['引进总投资50亿元以上项目3个。', ['3 个 at-least']],
  ['从62%提高到65%。', ['65 % at-least']],
  ['工业增加值增长6.5%左右，力争达到7%。', ['6.5 % about', '7 % at-least']],
  [
    '引进亿元以上项目60个，其中5亿元以上30个、10亿元以上3个。',
    ['60 个 at-least', '30 个 at-least', '3 个 at-least'],
  ],
  ['经济总量突破千亿元。', ['1000 亿元 more-than']],
  [
    '财政收入过50亿元，浓度≤35μg/m3，优良比率≥85%。',
    ['50 亿元 more-than', '35 μg/m3 at-most', '85 % at-least'],
  ],
  ['进入全省前10名。', ['10 名 at-most']],
  ['供热面积达1200万㎡，蓄水5.6亿m³。', ['1200 万㎡ at-least', '5.6 亿m³ at-least']],
  ['一季度完成30亿元，二季度累计完成70亿元。', ['30 亿元 at-least', '70 亿元 at-least']],
  ['人均预期寿命达到79.5岁。', ['79.5 岁 at-least']],
  ['实现500人以上行政村光纤覆盖率98%。', ['98 % at-least']],
  ['Build 500 new affordable homes by March 2026.', ['500 homes at-least']],
  ['Answer 90% of calls within 30 seconds.', ['90 % at-least']],
  ['Total emissions of no more than 20 tonnes.', ['20 tonnes at-most']],
  ['Raise the recycling rate to 20-30 % by 2030.', ['20-30 % between']],
  ['Build between 20 and 30 homes.', ['20-30 homes between']],
  ['Grow the economy by 6 to 7 per cent.', ['6-7 % between']],
  ['Raise 1–1.5 million tonnes.', ['1-1.5 million tonnes between']],
  ['Save £20-30 million.', ['20-30 million £ between']],
  ['Keep vacancies at no more than 4 to 5%.', ['5 % at-most']],
  ['Reach at least 20-30 homes.', ['20 homes at-least']],
  ['Cut waiting from 20 to 10 days.', ['10 days at-most']],
  ['Raise the share from 60% to 70%.', ['70 % at-least']],
  ['By 2030, reduce emissions by at least 55% from a 2019 baseline.', ['55 % at-least']],
  ['Vaccinate 95% of children aged 5 to 10.', ['95 % at-least']],
  ['Rank in the top 10 cities.', ['10 places at-most']],
  ['Reduce complaints to 200 letters.', ['200 letters at-most']],
] as const)('%s', ([text, targets]) => {
  expect(said(text)).toEqual(targets)
})

test.for([
  ['深入推进“五个一批”和“1113”机制。', ['quoted-name', 'quoted-name']],
  ['落实泉政〔2025〕12号文件。', ['document-number', 'document-number']],
  ['以建城65周年为契机办好活动。', ['anniversary']],
  ['推进G324国道和3号线建设。', ['name-with-letters', 'road-or-line']],
  ['为60岁以上老年人体检。', ['age']],
  ['为13-14岁女生接种疫苗。', ['age']],
  ['2025年，全市生产总值增长5.2%，完成投资70亿元。', ['result', 'result']],
  ['上半年已完成投资15亿元。', ['result']],
  ['打造15分钟生活圈。', ['duration']],
  ['建设5G基站。', ['name-with-letters']],
  ['推进总投资60亿元的产业园建设。', ['investment-of-a-project']],
  ['引导17个专业市场集聚发展。', ['scope']],
  ['推进110千伏变电站建设。', ['rating']],
  ['2023年以来累计建成农田22万亩。', ['result']],
] as const)('%s promises no number', ([text, rules]) => {
  expect(said(text)).toEqual([])
  expect(leftRules(text)).toEqual(rules)
})

test('last year’s result and this year’s target in the same words are told apart', () => {
  const { targets, left } = readText('2025年预计增长8%左右，2026年增长7%左右。', { year: 2026 })
  expect(targets.map(({ value }) => value)).toEqual(['7'])
  expect(left.map(({ rule }) => rule)).toEqual(['result'])
})

test('deadlines, firmness and what a count counts', () => {
  const read = (text: string) => readText(text, { year: 2026 }).targets[0]
  expect(read('6月底前建成5所学校。')).toMatchObject({ deadline: '2026-06-30', action: 'finish' })
  expect(read('上半年启动3个项目。')).toMatchObject({ deadline: '2026-06-30', action: 'start' })
  expect(read('力争用3年时间改造200个小区。')).toMatchObject({
    deadline: '2028-12-31',
    firmness: 'aspirational',
  })
  expect(read('到2027年，占比达到12%。')).toMatchObject({ deadline: '2027-12-31' })
  expect(read('加快8个项目建设。')).toMatchObject({ action: 'advance', firmness: 'binding', deadline: null })
})

test('English deadlines stand before or behind the number, within its sentence', () => {
  const deadlines = (text: string) => readText(text, { year: 2026 }).targets.map(({ deadline }) => deadline)
  expect(deadlines('By 2030, at least 78% of people are employed.')).toEqual(['2030-12-31'])
  expect(deadlines('By March 2027 build 20-30 homes.')).toEqual(['2027-03-31'])
  expect(deadlines('Build 20 homes. By 2030 plant 500 trees.')).toEqual([null, '2030-12-31'])
})

test('a change from a base year asks what was reached then', () => {
  const { targets, doubts, left } = readText('Cut emissions by 55% from a 2019 baseline by 2030.', {
    year: 2026,
  })
  expect(targets).toMatchObject([{ value: '55', kind: 'growth', deadline: '2030-12-31' }])
  expect(doubts.map(({ question }) => question.en)).toEqual([
    'It is compared with 2019: what was reached then?',
  ])
  expect(left.map(({ rule }) => rule)).toEqual(['date', 'date'])
  expect(readText('Build 500 homes by 2030.', { year: 2026 }).doubts).toEqual([])
})

test('every phrase stands in the text, word for word', () => {
  const text = '新建改造 口袋公园 15 个、公厕 20 座，新建 6 个停车场、新增泊位 500 个以上。'
  for (const { phrase } of readText(text, { year: 2026 }).targets) expect(text).toContain(phrase)
})

test('a doubt is a question with two or three answers', () => {
  const { doubts } = readText('粮食产量稳定在23万吨。', { year: 2026 })
  expect(doubts).toHaveLength(1)
  expect(doubts[0]?.answers.length).toBeGreaterThanOrEqual(2)
})

test.each([
  ['区发改局 (区重点办) 江南城建集团 (区前期办)', ['区发改局(区重点办)', '江南城建集团(区前期办)']],
  ['区发改局（区重点 办）、区财政局', ['区发改局（区重点办）', '区财政局']],
  ['区发改局\n（区重点办）', ['区发改局（区重点办）']],
  // Several in brackets are no office of a bureau.
  ['区城管局 (开元街道、鲤中街道)', ['区城管局', '开元街道', '鲤中街道']],
  ['(区城管局)', ['区城管局']],
])('units in the cell %s', (cell, units) => {
  expect(unitsInCell(cell)).toEqual(units)
})
