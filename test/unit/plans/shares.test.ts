// A target that is shared out to units and places: what a plan says of it, who answers for it, and where it counts.
import { expect, test } from 'vitest'
import { boardsFor, type TileView, wallView } from '../../../src/boards/index.ts'
import { answerersOf, reportersOf, sourcesOf } from '../../../src/core/answerable.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import { toPlain, ZERO } from '../../../src/core/decimal.ts'
import { sharesOf } from '../../../src/core/decomposition.ts'
import { mayRead, type Writer, writesFor } from '../../../src/core/narrative.ts'
import { refuseUnamended } from '../../../src/core/plan-changes.ts'
import { planOn } from '../../../src/core/plan-days.ts'
import { areaOf, EVERYTHING, ledgerFound, ledgerRows, ledgerTally } from '../../../src/desk/ledger.ts'
import { parsePlan, readPlan } from '../../../src/plans/parse-plan.ts'
import { planRemarks } from '../../../src/plans/remarks.ts'
import { figure } from '../../support/plans.ts'

const YAML = `
plan: { id: p, region: "350502", year: 2022, title: t, document: 泉鲤政〔2022〕1号 }
units: [ 区住建局, 区城管局, 区财政局, { name: 各街道办事处, members: [ 开元街道, 海滨街道 ] }, 开元街道, 海滨街道 ]
leaders: [ 甲, 乙, 丙 ]
tasks:
  - number: 1
    text: 新建公园75亩，城区绿化覆盖率达45%，拆除违建。
    lead: [ 区住建局 ]
    responsible: [ 各街道办事处 ]
    leaders: [ 甲 ]
    indicators:
      - id: parks
        name: 新建公园面积
        nameEn: New parks
        kind: cumulative
        unit: 亩
        frequency: monthly
        phrase: 新建公园75亩
        target: { comparator: at-least, value: 75, firmness: aspirational }
        pace: { monthly: [ 0, 0, 15, 15, 15, 30, 30, 30, 60, 60, 60, 75 ] }
        shares:
          - { id: parks-kaiyuan, lead: [ 开元街道 ], value: 40, leaders: [ 丙 ] }
          - { id: parks-haibin, lead: [ 海滨街道 ], value: 30 }
          - { id: parks-lake, place: 西湖片区, value: 10, source: 区财政局 }
      - id: green
        name: 绿化覆盖率
        kind: ratio
        phrase: 绿化覆盖率达45%
        target: { comparator: at-least, value: 45 }
        shares: [ { id: green-lake, place: 西湖片区 }, { id: green-old, place: 古城, value: 40 } ]
      - id: illegal
        name: 拆除违建
        kind: cumulative
        unit: 平方米
        lead: [ 区城管局 ]
        leaders: [ 乙 ]
        target: { comparator: at-least, value: 100 }
        amendments:
          - { decided: 2022-07-01, document: 调整, reason: 分工, lead: [ 区财政局 ] }
`
const plan = parsePlan(YAML)
const named = (id: string) => {
  const found = plan.indicators.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const who = (unit: string): Writer => ({ id: unit, role: 'reporter', unit, name: unit, scopes: null })

test('each share is an indicator of its own, in what it does not say like its whole', () => {
  expect(plan.indicators.map(({ id }) => id)).toEqual([
    'parks',
    'parks-kaiyuan',
    'parks-haibin',
    'parks-lake',
    'green',
    'green-lake',
    'green-old',
    'illegal',
  ])
  const share = named('parks-kaiyuan')
  expect(share).toMatchObject({
    name: '新建公园面积（开元街道）',
    nameEn: 'New parks (开元街道)',
    kind: 'cumulative',
    unit: '亩',
    frequency: 'monthly',
    task: 1,
    phrase: null,
    shareOf: 'parks',
    place: null,
  })
  expect(share.target).toMatchObject({ comparator: 'at-least', firmness: 'aspirational', tolerance: null })
  expect(share.pace.kind === 'seasonal' && share.pace.shares.map((one) => toPlain(one))).toEqual(
    [0, 0, 20, 20, 20, 40, 40, 40, 80, 80, 80, 100].map(String),
  )
  expect(named('parks-lake').place).toBe('西湖片区')
  // A rate is the same for every share unless one says otherwise.
  expect(['green-lake', 'green-old'].map((id) => toPlain(named(id).target.value ?? ZERO))).toEqual([
    '45',
    '40',
  ])
  expect(sharesOf(plan, named('parks')).map(({ id }) => id)).toEqual([
    'parks-kaiyuan',
    'parks-haibin',
    'parks-lake',
  ])
})

test('who answers: itself, else its whole, else its task; from a day on whom an amendment names', () => {
  expect(answerersOf(plan, named('parks'))).toEqual({
    lead: ['区住建局'],
    responsible: ['各街道办事处'],
    leaders: ['甲'],
  })
  expect(answerersOf(plan, named('parks-kaiyuan'))).toEqual({
    lead: ['开元街道'],
    responsible: [],
    leaders: ['丙'],
  })
  expect(answerersOf(plan, named('parks-haibin')).leaders).toEqual(['甲'])
  expect(answerersOf(plan, named('parks-lake'))).toEqual(answerersOf(plan, named('parks')))
  expect(answerersOf(plan, named('illegal'))).toEqual({
    lead: ['区城管局'],
    responsible: [],
    leaders: ['乙'],
  })
  const later = planOn(plan, '2022-08-01')
  const [illegal] = later.indicators.filter(({ id }) => id === 'illegal')
  expect(illegal && answerersOf(later, illegal).lead).toEqual(['区财政局'])
  expect(sourcesOf(plan, named('parks-kaiyuan'))).toEqual(['开元街道'])
  expect(reportersOf(plan, named('parks-kaiyuan'))).toEqual(['开元街道', '区住建局'])
  expect(sourcesOf(plan, named('parks-lake'))).toEqual(['区财政局'])
  expect(sourcesOf(plan, named('green-lake'))).toEqual(['区住建局'])
})

test('whom a share names may write of its task, and read nothing of it that waits', () => {
  const [task] = plan.tasks
  if (!task) throw new Error('no task')
  expect(writesFor(plan, task, who('区城管局'))).toEqual(['区城管局'])
  const waits = { releaseAt: '2022-09-20T01:30:00.000Z', person: 'x' } as const
  const at = { plan, task, released: '2022-09-01T00:00:00.000Z' } as const
  expect(mayRead(waits, { ...at, reader: who('区城管局') })).toBe(false)
  expect(mayRead(waits, { ...at, reader: who('区住建局') })).toBe(true)
})

test('shares that make more or less than the whole are told; rates are never added', () => {
  expect(planRemarks(plan).map(({ zh }) => zh)).toContain(
    '“新建公园面积”（parks）：分解的目标合计 80 亩，比整体目标 75 亩 多 5 亩。',
  )
  expect(planRemarks(plan).filter(({ zh }) => zh.includes('绿化'))).toEqual([])
  const exact = planRemarks(parsePlan(YAML.replace('value: 10,', 'value: 5,')))
  expect(exact.filter(({ zh }) => zh.includes('分解'))).toEqual([])
})

test('what a file says wrong of a share is told at its line', () => {
  const told = (from: string, to: string) =>
    readPlan(YAML.replace(from, to)).faults.map(({ code, cell }) => [code, cell])
  const at = 'tasks[0].indicators[0].shares[2]'
  expect(told('value: 10,', '')).toEqual([['plan-share-target', at]])
  expect(told('place: 西湖片区, value: 10,', 'value: 10,')).toEqual([['plan-share-unnamed', at]])
  expect(told('place: 西湖片区, value: 10', 'place: 开元街道, value: 10')).toEqual([['plan-share-twice', at]])
  expect(told('id: parks-lake', 'id: parks')).toEqual([['plan-duplicate-id', `${at}.id`]])
  expect(told('source: 区财政局', 'source: 区财正局')).toEqual([['plan-unknown-unit', `${at}.source`]])
  expect(told('value: 10,', 'value: 十,')).toEqual([['plan-bad-number', `${at}.value`]])
  expect(told('value: 10,', 'value: 10, shares: [],')).toEqual([['plan-unknown-key', at]])
})

test('a plan in force changes its shares by amendments, field by field', () => {
  const refused = (from: string, to: string) => {
    try {
      refuseUnamended(plan, parsePlan(YAML.replace(from, to)))
      return []
    } catch (error) {
      return (error as { faults: { cell: string }[] }).faults.map(({ cell }) => cell)
    }
  }
  expect(refused('value: 30', 'value: 20')).toEqual(['indicators.parks-haibin.target.value'])
  expect(refused('leaders: [ 丙 ]', 'leaders: [ 甲 ]')).toEqual(['indicators.parks-kaiyuan.leaders'])
  expect(refused('          - { id: parks-haibin, lead: [ 海滨街道 ], value: 30 }\n', '')).toEqual([
    'indicators.parks-haibin',
  ])
  const amended = `value: 30, amendments: [ { decided: 2022-07-01, document: 调整, reason: 征迁, target: { comparator: at-least, value: 20 } } ]`
  expect(refused('value: 30', amended)).toEqual([])
})

const AS_OF = '2022-10-20'
const figures = [
  figure(named('parks'), '2022-09', 50),
  figure(named('parks-kaiyuan'), '2022-09', 40),
  figure(named('parks-haibin'), '2022-09', 6),
]
const assessments = assessPlan(plan, figures, AS_OF)

test('the ledger counts shares apart, and gives a unit what is its own', () => {
  const rows = ledgerRows('tasks', { plan, assessments, figures: [], slips: [], narratives: [] })
  expect(rows.map(({ items }) => items.length)).toEqual([3])
  expect(ledgerTally(rows)).toMatchObject({ items: 3, shares: 5, sharesBehind: 1 })
  const ids = (unit: string, part: 'lead' | 'responsible') =>
    areaOf(plan, rows, 'unit', { id: unit, name: unit })[part].flatMap(({ items }) =>
      items.map(({ indicator }) => indicator.id),
    )
  expect(ids('区住建局', 'lead')).toEqual(['parks', 'green'])
  expect(ids('区城管局', 'lead')).toEqual(['illegal'])
  expect(ids('海滨街道', 'lead')).toEqual(['parks-haibin'])
  expect(ids('海滨街道', 'responsible')).toEqual(['parks', 'green'])
  const leader = areaOf(plan, rows, 'leader', { id: '丙', name: '丙' })
  expect(leader.lead).toMatchObject([
    { key: '1', lead: ['开元街道'], items: [{ indicator: { id: 'parks-kaiyuan' } }] },
  ])
  const all = ledgerRows('indicators', { plan, assessments, figures: [], slips: [], narratives: [] })
  const found = (asked: object) => ledgerFound(plan, all, { ...EVERYTHING, ...asked }).map(({ key }) => key)
  expect(found({})).toEqual(['parks', 'green', 'illegal'])
  expect(found({ lead: '海滨街道' })).toEqual(['parks-haibin'])
  expect(found({ words: '古城' })).toEqual(['green', 'green-old'])
})

const tilesOf = (select: object): readonly TileView[] => {
  const file = { id: 'b', title: 'b', pages: [{ tiles: [select] }] }
  const [board] = boardsFor([file], plan)
  if (!board) throw new Error('no board')
  const now = `${AS_OF}T02:00:00.000Z`
  const input = { board, plan, assessments, figures, asOf: AS_OF, knownAt: null, lang: 'zh', now } as const
  const { pages, tally } = wallView(input)
  expect(tally.total).toBe(
    new Set(pages.flatMap(({ tiles }) => tiles.flatMap(({ indicators }) => indicators))).size,
  )
  return pages.flatMap(({ tiles }) => tiles)
}

test('a share hangs by itself only where its own people or its id are asked for', () => {
  const ids = (select: object) => tilesOf(select).flatMap(({ indicators }) => indicators)
  expect(ids({})).toEqual(['parks', 'green', 'illegal'])
  expect(ids({ leader: '甲' })).toEqual(['parks', 'green'])
  expect(ids({ leader: '丙' })).toEqual(['parks-kaiyuan'])
  expect(ids({ unit: '海滨街道' })).toEqual(['parks-haibin'])
  expect(ids({ indicator: ['parks-lake'] })).toEqual(['parks-lake'])
})
