// Plan files that are good, for tests to read and to break.

/** The smallest form, word for word as the issue has it. */
export const SMALLEST = `plan: { id: demo-2024, region: "350502", year: 2024, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, unit: "%", target: { comparator: at-least, value: 6.5 } }
  - { id: parks, name: 口袋公园, kind: cumulative, unit: 个, target: { comparator: at-least, value: 15 } }
`

/** A plan that uses every key at least once. */
export const FULL = `plan:
  id: full-2022
  region: "350502"
  regionName: 泉州市鲤城区
  year: 2022
  yearBegins: "01"
  title: 目标任务责任分解
  document: 泉鲤政办〔2021〕70号
  issued: 2021-12-30
  policy: { aheadPoints: 4, watchCompletionPoints: 8, watchGrowthPoints: 0.8, aboutRatePoints: 0.3, aboutAmountPercent: 2.5 }
duties:
  - { id: report-s1, title: 上半年书面报送, date: 2022-06-25, receivers: [区分管领导, 区政府督查室] }
  - { id: report-s2, title: 全年书面报送, date: 2022-12-25, receivers: [区政府督查室] }
units:
  - 区发改局
  - { name: 区金融办, parent: 区发改局 }
  - 开元街道办事处
  - { id: streets, name: 各街道办事处, members: [开元街道办事处] }
  - { name: 区古城保护发展指挥部, aliases: [区古城保护 发展指挥部] }
leaders:
  - 王伟
  - { id: zhang, name: 张刺治, doubt: 只出现一次 }
sections:
  - { id: "1", title: （一）聚力转型攻坚 }
tasks:
  - number: 1
    section: "1"
    text: 地区生产总值增长 8.20%左右，居民收入与经济增长基本同步，不发生重大事故。
    lead: [区发改局, 区古城保护 发展指挥部]
    responsible: [各街道办事处]
    leaders: [王伟, 张刺治]
    doubts: [扫描件不清]
    indicators:
      - id: gdp
        name: 地区生产总值增速
        nameEn: Growth of GDP
        kind: growth
        levelUnit: 亿元
        phrase: 地区生产总值增长 8.20%左右
        target: { comparator: about, value: 8.20, tolerance: 0.5, firmness: aspirational, horizon: "2022" }
        amendments:
          - { decided: 2022-07-30, document: 第一次调整, reason: 疫情, target: { comparator: at-least, value: "6" } }
          - { decided: 2022-10-30, document: 第二次调整, reason: 疫情, target: { comparator: at-least, value: 5.50 } }
        frequency: quarterly
        release: { day: 18, january: with-february }
        source: 区金融办
        decimals: 2
        weight: 2
        definition: 地区内常住单位的最终成果
        formula: 按不变价
        origin: 国民经济核算报表
        note: 统计局公布
      - { id: income, name: 居民收入增速, kind: relation, phrase: 与经济增长基本同步, target: { comparator: in-step-with, with: gdp, tolerance: 1 } }
      - { id: accidents, name: 重大事故, kind: ceiling, unit: 起, target: { comparator: none } }
  - number: 2
    section: null
    text: 新启动项目 3 个，建成口袋公园 15 个，覆盖率达 95%以上，完成征迁。
    lead: [区发改局]
    amendments: [ { decided: 2022-05-01, document: 分工调整, reason: 轮岗, leaders: [王伟] } ]
    ended: { decided: 2022-12-30, document: 第三次调整, reason: 市里收回 }
    indicators:
      - id: projects
        name: 新启动项目
        kind: count
        unit: 个
        action: start
        pace: milestones
        target: { comparator: at-least, value: 3 }
        steps:
          - { id: a, name: 甲项目, due: 2022-03-31, done: 2022-03-12 }
          - { id: b, name: 乙项目, due: 2022-06-30, weight: 2 }
      - { id: land, name: 征迁, kind: milestone, target: { comparator: at-least, value: 100 }, steps: [{ id: all, name: 全部, due: 2022-12-31, weight: 30 }] }
  - number: 3
    text: 弘扬优良作风。
    lead: [streets]
    leaders: [zhang]
    unmeasured: 没有可以衡量的结果
indicators:
  - { id: parks, task: 2, name: 口袋公园, kind: cumulative, unit: 个, phrase: 建成口袋公园 15 个, target: { comparator: exactly, value: 15 }, pace: { seasonal: [0, 2.5, 5, 10, 20, 30, 40, 50, 60, 70, 80, 100] } }
  - { id: cover, task: 2, name: 覆盖率, kind: ratio, baseline: 54, direction: up, target: { comparator: more-than, value: 95 }, pace: { monthly: [55, 56, 57, 58, 59, 60, 65, 70, 75, 80, 90, 95] } }
  - { id: stock, task: 2, name: 库存, kind: level, unit: 万元, baseline: 20, target: { comparator: at-most, value: 10, horizon: 2022-S1 }, pace: at-end }
  - { id: exports, task: 2, name: 出口增速, kind: growth, target: { comparator: between, value: 6, upper: 7.5 }, direction: down }
  - { id: carbon, task: 2, name: 碳排放, kind: ceiling, unit: 万吨, target: { comparator: at-most, base: { period: 2020, value: 430, percent: -15, source: 统计年鉴 } } }
  - { id: jobs, task: 2, name: 就业人数, kind: level, unit: 千人, target: { comparator: at-least, base: { period: "2019", value: 91, amount: 5 } } }
  - { id: helped, task: 2, name: 帮扶户数, kind: periodic, unit: 户, target: { comparator: at-least, periods: [{ period: 2022-Q2, value: 125 }, { period: 2022-Q4, value: 130 }] } }
  - { id: place, task: 2, name: 排名, kind: rank, target: { comparator: at-most, value: 4, of: 12 } }
  - { id: talents, task: 2, name: 人才, kind: cumulative, unit: 名, countsFrom: year, target: { comparator: at-least, value: 100, from: "2020", horizon: "2024", each: year } }
nonTargets:
  - { task: 1, phrase: 不发生重大事故, reason: 示例 }
`
