// Who speaks for a unit, who writes about a task, and whose area it is.
import { describe, expect, test } from 'vitest'
import {
  actingThrough,
  areMeantBy,
  namesSpeakingFor,
  sourcesOf,
  speakersFor,
  unitIdOf,
} from '../../../src/core/answerable.ts'
import { mayComment, mayRead, type Writer, writesFor } from '../../../src/core/narrative.ts'
import type { Role } from '../../../src/core/roles.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const plan = parsePlan(`
plan: { id: p, region: "350502", year: 2022, title: t }
units:
  - 区发改局
  - { name: 区金融办, parent: 区发改局, aliases: [金融办] }
  - { name: 各街道办事处, members: [ 开元街道, 鲤中街道 ] }
  - 开元街道
  - 鲤中街道
leaders: [ 王垦福, 张三 ]
tasks:
  - number: 1
    section: null
    text: 净增上市企业 2 家。
    lead: [ 区金融办 ]
    responsible: [ 各街道办事处 ]
    leaders: [ 王垦福 ]
    indicators:
      - { id: listed, name: 上市企业, kind: count, unit: 家, phrase: 净增上市企业 2 家, target: { comparator: at-least, value: 2 } }
      - { id: streets, name: 街道任务, kind: count, unit: 家, source: 各街道办事处, target: { comparator: at-least, value: 2 } }
`)
const [task] = plan.tasks
const who = (role: Role, unit: string | null, name = 'x'): Writer => ({
  id: 'x',
  role,
  unit,
  name,
  scopes: null,
})
const writes = (unit: string | null, role: Role = 'reporter') =>
  task && writesFor(plan, task, who(role, unit))

test('a bureau speaks for its sub-office, a member for its group, and not the other way', () => {
  expect(speakersFor(plan, ['区金融办'])).toEqual(['区金融办', '区发改局'])
  expect(speakersFor(plan, ['各街道办事处'])).toEqual(['各街道办事处', '开元街道', '鲤中街道'])
  expect(speakersFor(plan, ['区发改局'])).toEqual(['区发改局'])
  expect(speakersFor(plan, ['开元街道'])).toEqual(['开元街道'])
  expect(namesSpeakingFor(plan, ['区金融办'])).toContain('金融办')
  expect(unitIdOf(plan, '金融办')).toBe('区金融办')
  expect(unitIdOf(plan, '谁')).toBeNull()
})

test('figures come from the stated source, else from the first lead unit', () => {
  expect(plan.indicators.map((indicator) => sourcesOf(plan, indicator))).toEqual([
    ['区金融办'],
    ['各街道办事处'],
  ])
})

test('a reporter writes for the own unit: under its alias, for its sub-office, as a member of a group', () => {
  expect(writes('金融办')).toEqual(['区金融办'])
  expect(writes('区发改局')).toEqual(['区金融办'])
  expect(writes('开元街道')).toEqual(['开元街道'])
  expect(writes('各街道办事处')).toEqual(['各街道办事处'])
  expect(writes('区商务局')).toEqual([])
  expect(writes(null)).toEqual([])
  for (const role of ['statistician', 'leader', 'administrator', 'viewer'] as const)
    expect(writes('区金融办', role)).toEqual([])
})

test('a leader comments on the tasks that name them', () => {
  if (!task) throw new Error('no task')
  expect(mayComment(plan, task, who('leader', null, '王垦福'))).toBe(true)
  expect(mayComment(plan, task, who('leader', '王垦福', '王区长'))).toBe(true)
  expect(mayComment(plan, task, who('leader', '区金融办', '张三'))).toBe(false)
  expect(mayComment(plan, task, who('reporter', '区金融办', '王垦福'))).toBe(false)
  expect(mayComment(plan, task, null)).toBe(false)
})

test('what waits is read by the bureau and by the task’s own units only', () => {
  if (!task) throw new Error('no task')
  const releaseAt = '2022-12-16T02:00:00.000Z'
  const may = (reader: Writer | null, released: 'all' | string) =>
    mayRead({ releaseAt, person: 'writer' }, { plan, task, reader, released })
  const before = '2022-12-16T01:59:59.999Z'
  expect(may(who('statistician', null), 'all')).toBe(true)
  expect(may(who('reporter', '区发改局'), before)).toBe(true)
  expect(may(who('reporter', '区商务局'), before)).toBe(false)
  expect(may(who('leader', '王垦福', '王垦福'), before)).toBe(false)
  expect(may({ ...who('leader', '王垦福'), id: 'writer' }, before)).toBe(true)
  expect(may(null, before)).toBe(false)
  expect(may(null, releaseAt)).toBe(true)
})

describe.each([
  ['of half width', '区发改局(区重点办)'],
  ['of full width', '区发改局（区重点办）'],
])('a bureau that acts through its office, brackets %s', (_, name) => {
  const withOffice = (units: string, lead: string) =>
    parsePlan(`
plan: { id: p, region: "350502", year: 2022, title: t }
units: [${units}]
tasks:
  - number: 1
    section: null
    text: 开工 2 个。
    lead: [ ${lead} ]
    indicators:
      - { id: begun, name: 开工, kind: count, unit: 个, phrase: 开工 2 个, target: { comparator: at-least, value: 2 } }
`)

  test('is one unit as it is written, by whichever name the task calls it', () => {
    for (const lead of [name, '区发改局(区重点办)', '区发改局（区重点办）', '区重点办']) {
      const own = withOffice(`区发改局, ${name}`, lead)
      expect(own.tasks[0]?.lead).toEqual([name])
      expect(own.units.map((unit) => unit.name)).toEqual(['区发改局', name])
    }
  })

  test('the bureau answers, and whoever the plan or a person calls by the office', () => {
    const own = withOffice(`区发改局, ${name}`, name)
    expect(speakersFor(own, [name])).toEqual([name, '区发改局'])
    expect(namesSpeakingFor(own, [name])).toEqual(expect.arrayContaining(['区发改局', '区重点办']))
    expect(new Set(namesSpeakingFor(own, ['区发改局']))).toEqual(new Set(['区发改局']))
    expect(unitIdOf(own, '区重点办')).toBe(name)
    expect(unitIdOf(own, '区发改局')).toBe('区发改局')
    for (const asked of ['区发改局', '区重点办', '区发改局(区重点办)', '区发改局（区重点办）'])
      expect(areMeantBy(own, own.tasks[0]?.lead ?? [], [asked])).toBe(true)
    expect(areMeantBy(own, [name], ['区财政局'])).toBe(false)
  })

  test('a bureau that the plan does not name by itself is known by its name too', () => {
    const own = withOffice(name, '区发改局')
    expect(own.tasks[0]?.lead).toEqual([name])
    expect(own.units[0]?.parent).toBeNull()
  })

  test('a name of two units leads to neither', () => {
    const two = `${name}, 区发改局(区金融办)`
    expect(namesSpeakingFor(withOffice(two, name), [name])).toContain('区发改局')
    expect(() => withOffice(two, '区发改局')).toThrow('plan-invalid')
  })
})

test.each([
  ['区文旅局(区申遗办、区博物馆)', { bureau: '区文旅局', offices: ['区申遗办', '区博物馆'] }],
  ['区发改局 （区重点办）', { bureau: '区发改局', offices: ['区重点办'] }],
  ['区发改局', null],
  ['(区重点办)', null],
  ['区发改局(区重点办)等', null],
])('%s', (name, expected) => {
  expect(actingThrough(name)).toEqual(expected)
})
