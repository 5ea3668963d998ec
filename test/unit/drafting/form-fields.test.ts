// The forms of the reading room can say whatever a plan file can: form → values → file → values → form, and no key without a field.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMPARATORS } from '../../../src/core/comparators.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import { NATURES } from '../../../src/core/nature.ts'
import {
  type FormField,
  INDICATOR_FIELDS,
  LIST_FIELDS,
  PLAN_FIELDS,
  shownIn,
  TASK_FIELDS,
  withWords,
} from '../../../src/drafting/form-fields.ts'
import type { WrittenPlan } from '../../../src/drafting/plan-draft.ts'
import { planYaml, readWritten } from '../../../src/drafting/plan-yaml.ts'
import { PlanShape } from '../../../src/plans/schema.ts'

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}
const shape = PlanShape as unknown as Shape
const under = (...keys: readonly string[]): Shape =>
  keys.reduce<Shape>((one, key) => {
    const next = one.properties?.[key] ?? {}
    const item = next.items ?? next
    return item.anyOf?.find(({ properties }) => properties) ?? item
  }, shape)
/** Paths of everything that a map can say: a map within it by its own keys, a list as one. */
const pathsOf = ({ properties = {} }: Shape): string[] =>
  Object.entries(properties).flatMap(([key, part]) =>
    part.properties ? pathsOf(part).map((path) => `${key}.${path}`) : [key],
  )

/** What is said elsewhere: of a plan in force, by where a thing stands, or on pages of their own. */
const ELSEWHERE = {
  indicator: ['amendments', 'added', 'ended', 'task'],
  task: ['amendments', 'added', 'ended', 'indicators'],
}
const lacking = (of: Shape, fields: readonly FormField[], elsewhere: readonly string[] = []) => {
  const paths = fields.map(({ path }) => path.join('.'))
  return pathsOf(of).filter(
    (path) => !paths.includes(path) && !elsewhere.some((one) => path === one || path.startsWith(`${one}.`)),
  )
}

test('every key of a plan file has a field in a form', () => {
  expect(lacking(under('tasks', 'indicators'), INDICATOR_FIELDS, ELSEWHERE.indicator)).toEqual([])
  expect(lacking(under('tasks'), TASK_FIELDS, ELSEWHERE.task)).toEqual([])
  expect(lacking(under('plan'), PLAN_FIELDS)).toEqual([])
  // Ids of lists are given once and stay; a unit’s and a leader’s name is what tasks call it, and joined on the page of names.
  for (const [list, fields] of Object.entries(LIST_FIELDS))
    expect([list, lacking(under(list), fields, ['id'])]).toEqual([
      list,
      list === 'units' || list === 'leaders' ? ['name'] : [],
    ])
  for (const fields of [INDICATOR_FIELDS, TASK_FIELDS, PLAN_FIELDS, ...Object.values(LIST_FIELDS)])
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
})

const digits = fc.stringMatching(/^[1-9]\d{0,8}(\.\d{0,5}[1-9])?$/)
const word = fc.stringMatching(/^[年公园a-z]{1,6}$/)
const names = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const some = (parts: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(parts, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0)
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const day = one('2026-03-15', '2026-06-30')

const target = fc.record(
  {
    comparator: one(...COMPARATORS),
    ...{ value: digits, upper: digits, margin: digits, with: id, tolerance: digits },
    of: fc.integer({ min: 1, max: 99 }),
    firmness: one('binding', 'aspirational'),
    ...{ horizon: one('2026', '2026-S1'), from: one('2024', '2024-07'), each: one('year') },
    total: fc.boolean(),
    base: fc.record(
      { period: one('2020'), value: digits, percent: digits, amount: digits, source: word },
      { requiredKeys: ['period', 'value'] },
    ),
    periods: fc.array(fc.record({ period: one('2026-Q1', '2026-Q2'), value: digits }), {
      minLength: 1,
      maxLength: 2,
    }),
    setBy: fc.record({ body: word, told: day, document: word }, { requiredKeys: ['body'] }),
  },
  { requiredKeys: ['comparator'] },
)
const steps = fc.uniqueArray(
  fc.record({ name: word, due: day, done: day, weight: digits }, { requiredKeys: ['name', 'due'] }),
  { minLength: 1, maxLength: 3, selector: ({ name }) => name },
)
const shares = fc.uniqueArray(
  fc.record({ place: word, value: digits, lead: names, leaders: names }, { requiredKeys: ['lead'] }),
  { minLength: 1, maxLength: 4, selector: ({ place, lead }) => place ?? lead.join() },
)
const indicator = fc.record(
  {
    ...{ id, name: word, kind: one(...KINDS), target },
    ...{ nameEn: word, unit: word, levelUnit: word, phrase: word, source: word },
    ...{ definition: word, formula: word, origin: word, note: word, baseline: digits, weight: digits },
    direction: one('up', 'down', 'band'),
    pace: one<unknown>('linear', 'held', { seasonal: ['10', '90.5'] }, { monthly: ['1', '2'] }),
    frequency: one('monthly', 'annual'),
    release: some({ day: fc.integer({ min: 1, max: 28 }), january: one('own', 'with-february') }),
    countsFrom: one('year', 'start'),
    decimals: fc.integer({ min: 0, max: 6 }),
    ...{ lead: names, responsible: names, leaders: names },
    ...{ nature: one(...NATURES), examiners: names, action: one('start', 'finish') },
    steps: steps.map((all) => all.map((step, at) => ({ id: `step-${at + 1}`, ...step }))),
    shares: shares.map((all) => all.map((share, at) => ({ id: `share-${at + 1}`, ...share }))),
    parts: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
    checks: fc.constant({ off: ['unit-jump'] }),
  },
  { requiredKeys: ['id', 'name', 'kind', 'target'] },
)
const task = fc.record(
  {
    ...{ text: word, lead: names, responsible: names, leaders: names, examiners: names, weight: digits },
    funds: fc.array(
      fc.record(
        { amount: digits, unit: word, source: word, use: word },
        { requiredKeys: ['amount', 'unit'] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    doubts: names,
    section: word,
    unmeasured: word,
  },
  { requiredKeys: ['text'] },
)
const duty = fc.record(
  {
    title: word,
    ...{ date: day, every: one('month', 'quarter', 'half-year'), day: fc.integer({ min: 1, max: 31 }) },
    ...{ next: fc.constant(true), from: day, receivers: names },
  },
  { requiredKeys: ['title'] },
)
const reference = fc.record(
  { name: word, nameEn: word, source: word, frequency: one('quarterly'), note: word },
  { requiredKeys: ['name'] },
)

/** What a browser would send of these values. */
const sent = (fields: readonly FormField[], values: object) =>
  Object.fromEntries(fields.map((field) => [field.name, shownIn(field, values).replaceAll('\n', '\r\n')]))
/** From nothing but what must be there. */
const written = <Values extends object>(fields: readonly FormField[], values: Values, bare: object): Values =>
  withWords(bare as Values, fields, sent(fields, values))

test('whatever a form says stands in the file, and the file shows the same form', () => {
  fc.assert(
    fc.property(indicator, task, duty, reference, (oneIndicator, oneTask, oneDuty, oneReference) => {
      const plan = {
        plan: { id: 'a', title: '年', region: '350502', year: 2026 },
        duties: [{ id: 'd', ...written(LIST_FIELDS.duties, oneDuty, {}) }],
        references: [{ id: 'r', ...written(LIST_FIELDS.references, oneReference, {}) }],
        tasks: [
          {
            number: 1,
            ...written(TASK_FIELDS, oneTask, {}),
            indicators: [written(INDICATOR_FIELDS, oneIndicator, { target: {} })],
          },
        ],
      }
      expect(plan.tasks[0]?.indicators[0]).toEqual(oneIndicator)
      expect(plan.tasks[0]).toMatchObject(oneTask)
      expect(plan.duties[0]).toMatchObject(oneDuty)
      expect(readWritten(planYaml(plan as unknown as WrittenPlan))).toEqual(plan)
    }),
    { numRuns: 60 },
  )
})

test('a form that is sent as it was shown changes nothing, whatever the words hold; what it leaves out stays', () => {
  const values = {
    id: 'a',
    name: '年，公园',
    kind: 'count',
    shares: [
      { id: 'a-east', place: '东 街', value: '1', baseline: '0', note: '只在文件里' },
      { id: 'a-west', lead: ['西街道办事处'], target: { comparator: 'at-most', value: '5' } },
    ],
    steps: [{ id: 'first', name: '×2 完成2026-01-01 开工\n二', due: '2026-06-30' }],
    target: { comparator: 'at-least', value: '6', margin: '2' },
    examiners: ['市发改委，市统计局'],
  } as const
  expect(withWords(values, INDICATOR_FIELDS, sent(INDICATOR_FIELDS, values))).toBe(values)
  expect(withWords(values, INDICATOR_FIELDS, { value: ' 8 ' })).toEqual({
    ...values,
    target: { ...values.target, value: '8' },
  })
  // A share keeps what its line cannot say, wherever its line stands.
  const lines = '—\t4\t西街道办事处\r\n东 街\t2\t\t甲\r\n北街\t3'
  expect(withWords(values, INDICATOR_FIELDS, { shares: lines }).shares).toEqual([
    { id: 'a-west', lead: ['西街道办事处'], target: { comparator: 'at-most', value: '4' } },
    { id: 'a-east', place: '东 街', value: '2', leaders: ['甲'], baseline: '0', note: '只在文件里' },
    { id: 'share-1', place: '北街', value: '3' },
  ])
  expect(withWords(values, INDICATOR_FIELDS, { margin: '', examiners: '', steps: '', shares: '' })).toEqual({
    ...{ id: 'a', name: '年，公园', kind: 'count' },
    target: { comparator: 'at-least', value: '6' },
  })
  // A step that is renamed is another one; the others keep their ids.
  expect(withWords(values, INDICATOR_FIELDS, { steps: '2026-06-30 动工\n2026-09-30 完工' }).steps).toEqual([
    { id: 'step-1', name: '动工', due: '2026-06-30' },
    { id: 'step-2', name: '完工', due: '2026-09-30' },
  ])
})
