// What the browser keeps of a plan and what stands in its file are one: form → file → form, for anything that a person may type.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import { COMPARATORS, comparatorRules } from '../../../src/core/comparators.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import { Problem } from '../../../src/core/problem.ts'
import { draftFile } from '../../../src/drafting/draft-file.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import { draftOfValues, draftOfYaml } from '../../../src/drafting/from-yaml.ts'
import { planValues, type WrittenPlan } from '../../../src/drafting/plan-draft.ts'
import { planYaml, readWritten } from '../../../src/drafting/plan-yaml.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { planToJson, readPlan } from '../../../src/plans/parse-plan.ts'

const spell = spelt

const SIGNS = [
  '年',
  '%',
  '"',
  "'",
  ':',
  '#',
  '-',
  '\\',
  '{',
  '}',
  '\n',
  '～',
  '&',
  '*',
  '!',
  '|',
  ' ',
  '1',
  'a',
  '𠮷',
  '\u0085',
  '\ufeff',
]
const word = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength }).filter((one) => one.trim() === one)
const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
const digits = fc.stringMatching(/^-?[1-9]\d{0,8}(\.\d{0,5}[1-9])?$/)
const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value).map((one) => (one === null ? {} : { [key]: one }))
const together = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all))

const target = fc.constantFrom(...COMPARATORS).chain((comparator) => {
  const { sets } = comparatorRules[comparator]
  return together(
    fc.constant({ comparator }),
    sets === 'partner' || sets === 'nothing' ? fc.constant({}) : digits.map((value) => ({ value })),
    sets === 'band' ? digits.map((upper) => ({ upper })) : fc.constant({}),
    optional('firmness', fc.constantFrom('binding', 'aspirational')),
    optional('horizon', fc.constantFrom('2026', '2026-S1', '2026-Q2', '2026-05')),
    optional('base', together(fc.constant({ period: '2020', value: '4.5' }), optional('percent', digits))),
  )
})
const indicator = together(
  id.map((one) => ({ id: one })),
  word(20).map((name) => ({ name })),
  fc.constantFrom(...KINDS).map((kind) => ({ kind })),
  optional('unit', word(8)),
  optional('phrase', word(20)),
  target.map((one) => ({ target: one })),
  optional('pace', fc.constantFrom('linear', 'held', { seasonal: ['10', '90.5'] })),
  optional(
    'steps',
    fc.array(
      together(
        id.map((one) => ({ id: one })),
        word(9).map((name) => ({ name, due: '2026-06-30' })),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  ),
)
const task = together(
  word(40).map((text) => ({ text })),
  optional('lead', fc.array(word(10), { minLength: 1, maxLength: 3 })),
  optional('unmeasured', word(20)),
  optional('indicators', fc.array(indicator, { minLength: 1, maxLength: 3 })),
)
const plans = together(
  together(
    id.map((one) => ({ id: one })),
    word(20).map((title) => ({ title, region: '350502', year: 2026 })),
  ).map((plan) => ({ plan })),
  optional(
    'units',
    fc.array(
      fc.oneof(
        word(10),
        together(
          word(9).map((name) => ({ name })),
          optional('aliases', fc.array(word(5), { minLength: 1, maxLength: 2 })),
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  fc
    .array(task, { minLength: 1, maxLength: 4 })
    .map((tasks) => ({ tasks: tasks.map((one, index) => ({ number: index + 1, ...one })) })),
  optional('nonTargets', fc.constant([{ task: 1, phrase: '5个', reason: '名称' }])),
) as fc.Arbitrary<WrittenPlan>

test('form → file → form, for any texts and values', () => {
  fc.assert(
    fc.property(plans, (values) => {
      expect(readWritten(planYaml(values))).toEqual(values)
    }),
    { numRuns: 150 },
  )
})

test('a draft as a file and back has the same tasks, and its file is the same', () => {
  fc.assert(
    fc.property(plans, (values) => {
      const draft = draftOfValues(values)
      const again = draftOfYaml(draftFile(draft))
      expect(again.tasks).toEqual(draft.tasks)
      expect(draftFile(again)).toBe(draftFile(draft))
    }),
    { numRuns: 60 },
  )
})

test('a plan of a real year is the same plan after the form', () => {
  const source = readFileSync('seeds/licheng-2022/plan.yaml', 'utf8')
  const { plan } = readPlan(source)
  const { plan: again, faults } = readPlan(planYaml(planValues(draftOfYaml(source))))
  expect(faults).toEqual([])
  const sorted = (one: typeof plan): unknown => ({
    ...JSON.parse(one === null ? 'null' : planToJson(one)),
    indicators: [...(one?.indicators ?? [])].map(({ id: own }) => own).sort(),
    nonTargets: [...(one?.nonTargets ?? [])].map(({ phrase }) => phrase).sort(),
  })
  expect(sorted(again)).toEqual(sorted(plan))
})

test('the draft of a real notice is a plan without faults, under ids that can be read', () => {
  const notice = readNotice(blocksOfText(readFileSync('seeds/licheng-2022/notice.txt', 'utf8')), {
    year: null,
  })
  const draft = draftOfNotice(notice, {
    plans: new Set(),
    region: '350502',
    regionName: '鲤城区',
    notice: null,
    spell,
  })
  const file = draftFile(draft)
  const { plan, faults } = readPlan(file)
  expect(faults).toEqual([])
  expect(plan?.tasks).toHaveLength(98)
  const ids = plan?.indicators.map((one) => one.id) ?? []
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain('di-qu-sheng-chan-zong-zhi-zeng-su')
  expect(ids.filter((one) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one))).toEqual([])
  expect(draftOfYaml(file).tasks.map(({ values }) => values)).toEqual(draft.tasks.map(({ values }) => values))
})

test('an id that every object knows is one like any other', () => {
  const values = {
    plan: { id: 'a', title: '年', region: '350502', year: 2026 },
    tasks: [
      {
        number: 1,
        text: '年',
        indicators: [
          { id: 'constructor', name: '年', kind: 'growth', target: { comparator: 'at-least', value: '1' } },
        ],
      },
    ],
  } as const
  expect(draftFile(draftOfValues(values))).toContain('- id: constructor\n')
})

test('what no plan file knows is refused with its line', () => {
  const source =
    'plan:\n  id: a\n  region: "350502"\n  year: 2026\n  title: x\n  colour: red\ntasks:\n  - number: 1\n    text: y\n    leads: [z]\n'
  try {
    draftOfYaml(source)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    expect((error as Problem).faults.map(({ code, row }) => [code, row])).toEqual([
      ['plan-unknown-key', 6],
      ['plan-unknown-key', 10],
    ])
  }
})

test('what is asked stands above its target, by which rule it was read behind it', () => {
  const notice = readNotice(
    blocksOfText('2026年目标任务\n1.粮食产量稳定在23万吨，地区生产总值增长6%左右。'),
    { year: null },
  )
  const file = draftFile(
    draftOfNotice(notice, { plans: new Set(), region: null, regionName: null, notice: null, spell }),
  )
  expect(file).toMatch(/# 疑问（.*稳定在.*\n {6}- id: liang-shi-chan-liang/)
  expect(file).toContain('# comparator:左右')
  expect(file).toContain('是哪个地区')
})

test('an id goes on with what has its name in an earlier plan, and is given to nothing else', () => {
  const notice = readNotice(blocksOfText('2026年目标任务\n1.新建公园6个，新增绿地20亩。'), { year: null })
  const options = { plans: new Set<string>(), region: null, regionName: null, notice: null, spell }
  const idsOf = (earlier: ReadonlyMap<string, string>) =>
    draftOfNotice(notice, { ...options, earlier }).tasks.flatMap(({ values }) =>
      (values.indicators ?? []).map((one) => one.id),
    )
  const [parks = '', green = ''] = idsOf(new Map())
  expect(idsOf(new Map([['parks', '新建公园']]))).toEqual(['parks', green])
  expect(idsOf(new Map([[parks, '旧城改造']]))).toEqual([`${parks}-2`, green])
})
