// The ledger's rows, filters, groups and tallies: on a plan with a group, a sub-office, steps, and a task without numbers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingsOf } from '../../../src/boards/spelling.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import { LIGHTS, STATUSES } from '../../../src/core/assessment.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import type { Narrative } from '../../../src/core/narrative.ts'
import { NATURES } from '../../../src/core/nature.ts'
import { period } from '../../../src/core/period.ts'
import {
  DEMO_WISHES,
  EVERYTHING,
  LEDGER_GROUPS,
  LEDGER_ORDERS,
  LEDGER_SUBJECTS,
  type LedgerAsked,
  ledgerAsked,
  ledgerFound,
  ledgerGroups,
  ledgerParameters,
  ledgerRows,
  ledgerTally,
} from '../../../src/desk/ledger.ts'
import { openPronunciation } from '../../../src/desk/spelling.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../boards/sample.ts'

const PLAN = `
plan: { id: ledger-2022, region: "350502", year: 2022, title: 示例 }
units:
  - 区发改局
  - { name: 区金融办, parent: 区发改局 }
  - 海滨街道办事处
  - 临江街道办事处
  - { name: 各街道办事处, members: [海滨街道办事处, 临江街道办事处] }
leaders: [庄垂生, 王伟]
sections: [{ id: "1", title: （一）转型攻坚 }, { id: "2", title: （二）民生 }]
tasks:
  - number: 1
    text: 地区生产总值增长 8%左右。
    lead: [区发改局]
    leaders: [庄垂生]
    indicators:
      - { id: gdp, name: 地区生产总值增速, nameEn: GDP growth, kind: growth, target: { comparator: about, value: 8 } }
  - number: 2
    section: "1"
    text: 力争回迁群众 2000 户，安置房三个节点按期完成。
    lead: [各街道办事处, 区金融办]
    responsible: [区发改局]
    leaders: [王伟, 庄垂生]
    indicators:
      - { id: homes, name: 回迁群众, kind: cumulative, unit: 户, target: { comparator: at-least, value: 2000, firmness: aspirational } }
      - { id: works, name: 安置房, kind: milestone, target: { comparator: at-least, value: 100 }, steps: [
          { id: a, name: 立项, due: 2022-03-31, done: 2022-03-20 },
          { id: b, name: 开工, due: 2022-08-31, done: 2022-11-05 },
          { id: c, name: 封顶, due: 2022-12-20 } ] }
  - { number: 3, section: "2", text: 弘扬优良作风。, lead: [区金融办], responsible: [各街道办事处], leaders: [王伟], unmeasured: 没有可测的指标 }
`
const plan = parsePlan(PLAN)
const AS_OF = '2022-10-31'
const figures = [figure(plan, 'gdp', '2022-Q3', '7.9'), figure(plan, 'homes', '2022-10', '900')]
const assessments = assessPlan(plan, figures, AS_OF)
const SLIPS = [
  { id: 's1', plan: plan.id, subject: { kind: 'indicator', id: 'homes' }, issued: '2022-10-27' },
  { id: 's2', plan: plan.id, subject: { kind: 'task', id: '3' }, issued: '2022-10-25' },
  { id: 's3', plan: 'another', subject: { kind: 'indicator', id: 'homes' }, issued: '2022-10-30' },
]
const narrative = (month: string, at: string, progress: string): Narrative => ({
  ...{ id: `n-${month}-${at}`, plan: plan.id, task: 2, unit: '区金融办', period: period(month), claim: null },
  ...{ words: { progress, problems: '', next: '' }, at, by: '李', person: null, releaseAt: null },
})
const NARRATIVES = [
  narrative('2022-09', '2022-10-20T02:00:00.000Z', '九月补报'),
  narrative('2022-10', '2022-10-09T02:00:00.000Z', '十月先报'),
]
const rowsOf = (subject: 'tasks' | 'indicators') =>
  ledgerRows(subject, { plan, assessments, figures, slips: SLIPS, narratives: NARRATIVES })
const keys = (asked: Partial<LedgerAsked>, subject: 'tasks' | 'indicators' = 'tasks') =>
  ledgerFound(plan, rowsOf(subject), { ...EVERYTHING, ...asked }).map(({ key }) => key)

test('a row has its indicators, its next step on that day, its latest month’s text and its own slips', () => {
  const [one, two, three] = rowsOf('tasks')
  expect(one).toMatchObject({ key: '1', next: null, narrative: null, slips: [] })
  expect(two?.items.map(({ indicator }) => indicator.id)).toEqual(['homes', 'works'])
  // 开工 was done in November, which nobody knew in October.
  expect(two?.next?.step.name).toBe('开工')
  expect(two?.narrative?.words.progress).toBe('十月先报')
  expect(two?.slips.map(({ id }) => id)).toEqual(['s1'])
  expect(three).toMatchObject({ items: [], slips: [{ id: 's2' }] })
  expect(rowsOf('indicators').map(({ key, task }) => [key, task?.number])).toEqual([
    ['gdp', 1],
    ['homes', 2],
    ['works', 2],
  ])
})

test('the next step follows what was reported where steps carry weights', () => {
  const reported = [...figures, figure(plan, 'works', '2022-10', '66.7')]
  const [, row] = ledgerRows('tasks', {
    ...{ plan, slips: [], narratives: [] },
    assessments: assessPlan(plan, reported, AS_OF),
    figures: reported,
  })
  expect(row?.next?.step.name).toBe('封顶')
})

test('a member answers where its group is named, a bureau where its sub-office is, and not the other way', () => {
  expect(keys({ lead: '海滨街道办事处' })).toEqual(['2'])
  expect(keys({ responsible: '海滨街道办事处' })).toEqual(['3'])
  expect(keys({ unit: '海滨街道办事处' })).toEqual(['2', '3'])
  expect(keys({ lead: '区发改局' })).toEqual(['1', '2', '3'])
  expect(keys({ lead: '区金融办' })).toEqual(['2', '3'])
  expect(keys({ lead: '没有这个单位' })).toEqual([])
})

test('conditions of an indicator hold of one and the same', () => {
  expect(keys({ leader: '庄垂生' })).toEqual(['1', '2'])
  expect(keys({ section: 'none' })).toEqual(['1'])
  expect(keys({ section: '2' })).toEqual(['3'])
  expect(keys({ kind: 'milestone' })).toEqual(['2'])
  expect(keys({ kind: 'milestone', firmness: 'aspirational' })).toEqual([])
  expect(keys({ kind: 'cumulative', firmness: 'aspirational' })).toEqual(['2'])
  expect(keys({ status: 'behind', light: 'red' }, 'indicators')).toEqual(
    assessments
      .filter(({ status, light }) => status === 'behind' && light === 'red')
      .map(({ indicator }) => indicator),
  )
  expect(keys({ numbers: 'without' })).toEqual(['3'])
  expect(keys({ slips: 'open' }, 'indicators')).toEqual(['homes'])
})

test('without numbers is, of indicators, those of which no figure came', () => {
  const silent = assessments.filter(({ actual }) => actual === null).map(({ indicator }) => indicator)
  expect(keys({ numbers: 'without' }, 'indicators')).toEqual(silent)
  expect(silent).not.toContain('homes')
})

test('every word is looked for in text, names and narratives, whatever brackets and case', () => {
  expect(keys({ words: 'gdp' })).toEqual(['1'])
  expect(keys({ words: '回迁 王伟' })).toEqual(['2'])
  expect(keys({ words: '十月先报' })).toEqual(['2'])
  expect(keys({ words: '(二)民生' })).toEqual(['3'])
  expect(keys({ words: '回迁 没有' })).toEqual([])
})

test('words may be pinyin or its initials, in names and longer ones in texts', async () => {
  const pronounce = openPronunciation(readingsOf)
  const spelt = (words: string) =>
    ledgerFound(plan, rowsOf('tasks'), { ...EVERYTHING, words }, pronounce).map(({ key }) => key)
  expect(spelt('wangwei')).toEqual(['2', '3'])
  expect(spelt('dqsc')).toEqual(['1'])
  expect(spelt('qfgj')).toEqual(['1', '2'])
  expect(spelt('hqqz zcs')).toEqual(['2'])
  expect(spelt('hongyang')).toEqual(['3'])
  expect(keys({ words: 'hongyang' })).toEqual([])
})

test('changed since a day: a figure, a text or a slip of that day or later; made up or not', () => {
  const changed = rowsOf('tasks').map((row) => row.changed)
  expect(changed).toEqual(['2022-10-20', '2022-10-27', '2022-10-25'])
  expect(keys({ since: '2022-10-25' })).toEqual(['2', '3'])
  expect(keys({ since: '2022-10-28' })).toEqual([])
  expect(keys({ since: '2022-10-21' }, 'indicators')).toEqual(['homes'])
  expect(keys({ demo: 'with' })).toEqual([])
  expect(keys({ demo: 'without' })).toEqual(['1', '2', '3'])
})

test('columns come by commas or one by one, in one order; all of them are none chosen', () => {
  expect(ledgerAsked({ columns: 'slips,people,nothing' }).columns).toEqual(['people', 'slips'])
  expect(ledgerAsked({ columns: ['items', 'next'] }).columns).toEqual(['items', 'next'])
  expect(ledgerAsked({ columns: 'people,leader,items,next,written,slips' }).columns).toBeNull()
  expect(ledgerParameters({ ...EVERYTHING, columns: ['people', 'slips'] })).toEqual({
    columns: 'people,slips',
  })
})

test('orders: the worst first, the soonest step, the longest silence, the most slips', () => {
  expect(keys({ order: 'worst' }).at(-1)).toBe('3')
  expect(keys({ order: 'worst' }, 'indicators')[0]).toBe('homes')
  expect(keys({ order: 'next' })[0]).toBe('2')
  expect(keys({ order: 'written' })).toEqual(['1', '3', '2'])
  expect(keys({ order: 'slips' })).toEqual(['2', '3', '1'])
})

const any = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: null })
const unit = any([...plan.units.map(({ id }) => id), 'x'])
const askedOfAll: fc.Arbitrary<LedgerAsked> = fc.record({
  section: any(['none', '1', '2']),
  leader: any(plan.leaders.map(({ id }) => id)),
  ...{ lead: unit, responsible: unit, unit },
  ...{ kind: any(KINDS), status: any(STATUSES), light: any(LIGHTS) },
  firmness: any(['binding', 'aspirational'] as const),
  nature: any(NATURES),
  numbers: any(['without'] as const),
  watched: any(['only'] as const),
  slips: any(['open'] as const),
  demo: any(DEMO_WISHES),
  since: any(['2022-10-20', '2022-10-25']),
  columns: any([['people', 'items'], ['slips']] as const),
  words: fc.constantFrom('', '回迁', 'a&b=c #%'),
  group: fc.constantFrom(...LEDGER_GROUPS),
  order: fc.constantFrom(...LEDGER_ORDERS),
  page: fc.integer({ min: 1, max: 50 }),
})

test('what is asked for comes back out of its address', () => {
  fc.assert(
    fc.property(askedOfAll, (asked) => {
      const query = new URLSearchParams({ ...ledgerParameters(asked) })
      expect(ledgerAsked(Object.fromEntries(query))).toEqual(asked)
    }),
  )
  expect(ledgerAsked({ kind: 'nothing', page: '-3', group: ['unit'], words: 7, lead: '' })).toEqual(
    EVERYTHING,
  )
})

test('groups part the rows, a filter only takes away, and a tally counts each indicator once', () => {
  const by = fc.constantFrom('unit', 'leader', 'section').map((one) => one as 'unit' | 'leader' | 'section')
  fc.assert(
    fc.property(askedOfAll, by, fc.constantFrom(...LEDGER_SUBJECTS), (asked, group, subject) => {
      const all = rowsOf(subject)
      const found = ledgerFound(plan, all, asked)
      expect(new Set(found).size).toBe(found.length)
      for (const { key } of found) expect(all.map((row) => row.key)).toContain(key)
      const groups = ledgerGroups(plan, found, group)
      const parted = groups.flatMap(({ rows }) => rows)
      expect(parted.map(({ key }) => key).toSorted()).toEqual(found.map(({ key }) => key).toSorted())
      expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
      for (const { rows } of groups) expect(rows.length).toBeGreaterThan(0)

      const tally = ledgerTally(found)
      const items = found.flatMap((row) => row.items)
      const sum = (counts: Readonly<Record<string, number>>) =>
        Object.values(counts).reduce((total, count) => total + count, 0)
      expect([tally.rows, tally.items]).toEqual([found.length, items.length])
      expect([sum(tally.statuses), sum(tally.lights)]).toEqual([items.length, items.length])
      expect(tally.judged - tally.kept).toBe(tally.statuses.behind + tally.statuses.missed)
      expect(ledgerTally(parted)).toEqual(tally)
    }),
  )
})
