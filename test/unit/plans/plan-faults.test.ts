import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { planProblems } from '../../../src/core/problems/plans.ts'
import { checkPlanFile, parsePlan, readPlan } from '../../../src/plans/parse-plan.ts'
import { cases } from '../../support/cases.ts'
import { FULL, SMALLEST } from './plan-texts.ts'

const seen = new Set<string>()

/** Codes of all faults of a text, in order. */
function codesOf(text: string): string[] {
  const { plan, faults } = readPlan(text)
  expect(plan === null).toBe(faults.length > 0)
  for (const fault of faults) seen.add(fault.code)
  return faults.map((fault) => fault.code)
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
const lineOf = (text: string, needle: string): number =>
  text.slice(0, text.indexOf(needle)).split('\n').length

type Case = [name: string, good: string, broken: string, code: string, cell: string]

/** One change to the full plan, the one fault that must come of it, and its path. The fault's line is that of the change. */
const CASES: Case[] = [
  ['an unknown key', 'regionName:', 'regionNam:', 'plan-unknown-key', 'plan'],
  ['a key written twice', '  year: 2022', '  year: 2022\n  year: 2022', 'plan-duplicate-key', 'plan'],
  ['an empty text', 'regionName: 泉州市鲤城区', 'regionName: ""', 'plan-bad-text', 'plan.regionName'],
  ['an id with capitals', 'id: full-2022', 'id: Full-2022', 'plan-bad-id', 'plan.id'],
  ['an id that is too long', 'id: parks', `id: ${'p'.repeat(65)}`, 'plan-bad-id', 'indicators[0].id'],
  ['a region of four digits', 'region: "350502"', 'region: "3505"', 'plan-bad-region', 'plan.region'],
  ['a region of no province', 'region: "350502"', 'region: "990502"', 'plan-bad-region', 'plan.region'],
  ['a day that does not exist', 'date: 2022-06-25', 'date: 2022-06-31', 'plan-bad-date', 'duties[0].date'],
  [
    'an unreadable horizon',
    'horizon: 2022-S1',
    'horizon: 2022-H1',
    'plan-bad-period',
    'indicators[2].target.horizon',
  ],
  [
    'a number with its unit',
    'value: 3 ',
    'value: 3个 ',
    'plan-bad-number',
    'tasks[1].indicators[0].target.value',
  ],
  [
    'a number with a percent sign',
    'value: 8.20',
    'value: 8.20%',
    'plan-bad-number',
    'tasks[0].indicators[0].target.value',
  ],
  [
    'a number with separators',
    'baseline: 20',
    'baseline: "1,020"',
    'plan-bad-number',
    'indicators[2].baseline',
  ],
  [
    'a number beyond all figures',
    'baseline: 20',
    'baseline: 1e99',
    'plan-bad-number',
    'indicators[2].baseline',
  ],
  ['release day 29', 'day: 18', 'day: 29', 'plan-out-of-range', 'tasks[0].indicators[0].release.day'],
  ['release day 0', 'day: 18', 'day: 0', 'plan-out-of-range', 'tasks[0].indicators[0].release.day'],
  [
    'a negative tolerance',
    'tolerance: 0.5',
    'tolerance: -0.5',
    'plan-out-of-range',
    'tasks[0].indicators[0].target.tolerance',
  ],
  [
    'a step without weight',
    'weight: 30',
    'weight: 0',
    'plan-out-of-range',
    'tasks[1].indicators[1].steps[0].weight',
  ],
  ['an unknown kind', 'kind: cumulative', 'kind: cumulativ', 'plan-unknown-word', 'indicators[0].kind'],
  [
    'a list where one value belongs',
    'title: 目标任务责任分解',
    'title: [a, b]',
    'plan-wrong-shape',
    'plan.title',
  ],
  [
    'a value where a map belongs',
    'issued: 2021-12-30\n  policy: {',
    'issued: 2021-12-30\n  policy: 5 #',
    'plan-wrong-shape',
    'plan.policy',
  ],
  ['an alias without its anchor', 'id: parks', 'id: *p', 'plan-unknown-anchor', 'indicators[0].id'],
  ['an indicator id twice', '{ id: cover', '{ id: parks', 'plan-duplicate-id', 'indicators[1].id'],
  ['a task number twice', 'number: 3', 'number: 2', 'plan-duplicate-id', 'tasks[2].number'],
  ['a duty twice', 'id: report-s2', 'id: report-s1', 'plan-duplicate-id', 'duties[1].id'],
  [
    'a step twice',
    '{ id: b, name: 乙',
    '{ id: a, name: 乙',
    'plan-duplicate-id',
    'tasks[1].indicators[0].steps[1].id',
  ],
  [
    'an alias that is another unit',
    'aliases: [',
    'aliases: [区发改局, ',
    'plan-duplicate-id',
    'units[4].aliases[0]',
  ],
  ['a leader twice', '  - 王伟', '  - 王伟\n  - 王伟', 'plan-duplicate-id', 'leaders[1]'],
  [
    'a task that does not exist',
    'task: 2, name: 库存',
    'task: 9, name: 库存',
    'plan-unknown-task',
    'indicators[2].task',
  ],
  [
    'a non-target of no task',
    '{ task: 1, phrase',
    '{ task: 8, phrase',
    'plan-unknown-task',
    'nonTargets[0].task',
  ],
  [
    'another task than the one it stands under',
    'kind: relation',
    'task: 3, kind: relation',
    'plan-task-contradicts',
    'tasks[0].indicators[1].task',
  ],
  [
    'an undeclared unit',
    'responsible: [各街道办事处]',
    'responsible: [各街道办]',
    'plan-unknown-unit',
    'tasks[0].responsible[0]',
  ],
  [
    'an undeclared source',
    'source: 区金融办',
    'source: 区统计局',
    'plan-unknown-unit',
    'tasks[0].indicators[0].source',
  ],
  ['an undeclared bureau', 'parent: 区发改局', 'parent: 区政府', 'plan-unknown-unit', 'units[1].parent'],
  [
    'an undeclared leader',
    'leaders: [王伟, 张刺治]',
    'leaders: [王玮, 张刺治]',
    'plan-unknown-leader',
    'tasks[0].leaders[0]',
  ],
  ['an undeclared section', 'section: "1"', 'section: "2"', 'plan-unknown-section', 'tasks[0].section'],
  [
    'a partner that does not exist',
    'with: gdp',
    'with: gpd',
    'plan-unknown-partner',
    'tasks[0].indicators[1].target.with',
  ],
  [
    'a partner that is itself',
    'with: gdp',
    'with: income',
    'plan-partner-self',
    'tasks[0].indicators[1].target.with',
  ],
  [
    'a part that is not there',
    'pace: at-end }',
    'pace: at-end, parts: [parkz] }',
    'plan-unknown-part',
    'indicators[2].parts[0]',
  ],
  [
    'a part that is its own whole',
    'pace: at-end }',
    'pace: at-end, parts: [stock] }',
    'plan-part-twice',
    'indicators[2].parts[0]',
  ],
  [
    'a part in another unit',
    'pace: at-end }',
    'pace: at-end, parts: [parks] }',
    'plan-part-unit',
    'indicators[2].parts[0]',
  ],
  [
    'a check that does not exist',
    'pace: at-end }',
    'pace: at-end, checks: { off: [everything] } }',
    'plan-unknown-word',
    'indicators[2].checks.off[0]',
  ],
  [
    'a partner in another unit',
    'with: gdp',
    'with: stock',
    'plan-partner-unit',
    'tasks[0].indicators[1].target.with',
  ],
  [
    'a group in itself',
    'members: [开元街道办事处]',
    'members: [开元街道办事处, 各街道办事处]',
    'plan-cycle',
    'units[3]',
  ],
  [
    'a phrase with another word',
    'phrase: 建成口袋公园 15 个',
    'phrase: 新建口袋公园 15 个',
    'plan-phrase-missing',
    'indicators[0].phrase',
  ],
  [
    'a non-target with another word',
    'phrase: 不发生重大事故',
    'phrase: 没有重大事故',
    'plan-phrase-missing',
    'nonTargets[0].phrase',
  ],
  [
    'a phrase without the blanks',
    'phrase: 建成口袋公园 15 个',
    'phrase: 建成口袋公园15个',
    'plan-phrase-blanks',
    'indicators[0].phrase',
  ],
  [
    'a task with nothing',
    'number: 3\n    text: 弘扬优良作风。\n    lead: [streets]\n    leaders: [zhang]\n    unmeasured: 没有可以衡量的结果\n',
    'number: 3\n    text: 弘扬优良作风。\n    lead: [streets]\n    leaders: [zhang]\n',
    'plan-task-empty',
    'tasks[2]',
  ],
  [
    'a task measured and not',
    'lead: [区发改局]\n',
    'unmeasured: 不能\n',
    'plan-unmeasured-contradicts',
    'tasks[1].unmeasured',
  ],
  ['a comparator without value', 'value: 8.20, ', '', 'plan-value-missing', 'tasks[0].indicators[0].target'],
  [
    'none with a value',
    'comparator: none',
    'comparator: none, value: 2',
    'plan-value-unexpected',
    'tasks[0].indicators[2].target.value',
  ],
  [
    'in step with a value',
    'with: gdp',
    'with: gdp, value: 2',
    'plan-value-unexpected',
    'tasks[0].indicators[1].target.value',
  ],
  ['in step with nobody', ' with: gdp,', '', 'plan-with-missing', 'tasks[0].indicators[1].target'],
  [
    'with where it does not belong',
    'value: 15 }',
    'value: 15, with: gdp }',
    'plan-with-unexpected',
    'indicators[0].target.with',
  ],
  [
    'a base and a value',
    'base: { period: 2020',
    'value: 3, base: { period: 2020',
    'plan-value-twice',
    'indicators[4].target.base',
  ],
  ['a base without its change', ', percent: -15', '', 'plan-base-change', 'indicators[4].target.base'],
  [
    'a base with two changes',
    'amount: 5',
    'amount: 5, percent: 3',
    'plan-base-change',
    'indicators[5].target.base',
  ],
  [
    'a base that comes after',
    'period: 2020,',
    'period: 2022-Q1,',
    'plan-base-late',
    'indicators[4].target.base.period',
  ],
  [
    'quarters of what adds up',
    'kind: periodic',
    'kind: cumulative',
    'plan-periods-kind',
    'indicators[6].target.periods',
  ],
  [
    'quarters out of order',
    '{ period: 2022-Q4',
    '{ period: 2022-Q1',
    'plan-periods-order',
    'indicators[6].target.periods[1].period',
  ],
  ['a place between two', 'value: 4, of', 'value: 4.5, of', 'plan-place', 'indicators[7].target.value'],
  ['a place beyond all', 'value: 4, of: 12', 'value: 4, of: 3', 'plan-place', 'indicators[7].target.value'],
  [
    'how many there are of what is no place',
    'value: 6, upper',
    'of: 3, value: 6, upper',
    'plan-of-unused',
    'indicators[3].target.of',
  ],
  ['a band with one end', ', upper: 7.5', '', 'plan-upper-missing', 'indicators[3].target'],
  ['a band upside down', 'upper: 7.5', 'upper: 6', 'plan-upper-low', 'indicators[3].target.upper'],
  [
    'an upper end of what has none',
    'value: 15 }',
    'value: 15, upper: 20 }',
    'plan-upper-unexpected',
    'indicators[0].target.upper',
  ],
  [
    'a ceiling that is to be reached',
    'kind: ceiling, unit: 起, target: { comparator: none',
    'kind: ceiling, unit: 起, target: { value: 1, comparator: at-least',
    'plan-kind-comparator',
    'tasks[0].indicators[2].target.comparator',
  ],
  [
    'a sum that is in step',
    'comparator: exactly, value: 15',
    'comparator: in-step-with, with: gdp',
    'plan-kind-comparator',
    'indicators[0].target.comparator',
  ],
  [
    'up to at most',
    'unit: 万元, baseline',
    'unit: 万元, direction: up, baseline',
    'plan-direction',
    'indicators[2].target.comparator',
  ],
  [
    'a milestone beyond all steps',
    'comparator: at-least, value: 100',
    'comparator: at-least, value: 120',
    'plan-milestone-target',
    'tasks[1].indicators[1].target.value',
  ],
  [
    'a horizon before the year',
    'horizon: 2022-S1',
    'horizon: 2021-12',
    'plan-horizon-early',
    'indicators[2].target.horizon',
  ],
  [
    'a horizon far away',
    'horizon: 2022-S1',
    'horizon: 2202-S1',
    'plan-horizon-late',
    'indicators[2].target.horizon',
  ],
  [
    'a horizon within a quarter',
    'firmness: aspirational, horizon: "2022"',
    'firmness: aspirational, horizon: 2022-11',
    'plan-horizon-frequency',
    'tasks[0].indicators[0].target.horizon',
  ],
  [
    'a programme that begins after the plan’s year',
    'from: "2020"',
    'from: "2023"',
    'plan-from-outside',
    'indicators[8].target.from',
  ],
  [
    'an amount of each year of what does not add up',
    'comparator: more-than, value: 95 }',
    'comparator: more-than, value: 95, each: year }',
    'plan-each-unused',
    'indicators[1].target.each',
  ],
  [
    'a body that sets what is held against a partner',
    'comparator: in-step-with, with: gdp',
    'comparator: in-step-with, setBy: { body: 省 }, with: gdp',
    'plan-set-by-unused',
    'tasks[0].indicators[1].target.setBy.body',
  ],
  [
    'told, but not what',
    'comparator: more-than, value: 95',
    'comparator: more-than, setBy: { body: 省, told: 2022-03-01 }',
    'plan-told-nothing',
    'indicators[1].target.setBy.told',
  ],
  [
    'a report on a date and every month',
    'date: 2022-06-25',
    'date: 2022-06-25, every: month',
    'plan-duty-when',
    'duties[0].date',
  ],
  [
    'a margin of what is to be in step',
    'comparator: in-step-with, with: gdp',
    'comparator: in-step-with, margin: 2, with: gdp',
    'plan-margin-unused',
    'tasks[0].indicators[1].target.margin',
  ],
  [
    'a reference that nothing is held against',
    'nonTargets:',
    'references: [{ id: province, name: 全省平均 }]\nnonTargets:',
    'plan-reference-unused',
    'references[0].id',
  ],
  [
    'a line of several years whose rates cannot be added',
    'kind: ceiling, unit: 万吨, target: { comparator: at-most, base',
    'kind: ceiling, unit: 万吨/亿元, target: { total: true, comparator: at-most, base',
    'plan-total-rate',
    'indicators[4].target.total',
  ],
  [
    'a line of the years together and of each year',
    'kind: ceiling, unit: 万吨, target: { comparator: at-most, base',
    'kind: ceiling, unit: 万吨, target: { total: true, each: year, comparator: at-most, base',
    'plan-total-each',
    'indicators[4].target.total',
  ],
  [
    'a line of the years together of an amount',
    'horizon: "2024", each: year',
    'horizon: "2024", total: true, each: year',
    'plan-total-unused',
    'indicators[8].target.total',
  ],
  [
    'figures that run on of what does not add up',
    'baseline: 54,',
    'baseline: 54, countsFrom: start,',
    'plan-counts-from-unused',
    'indicators[1].countsFrom',
  ],
  [
    'a year of eleven months',
    'seasonal: [0, ',
    'seasonal: [',
    'plan-pace-length',
    'indicators[0].pace.seasonal',
  ],
  ['shares that fall', '[0, 2.5, 5,', '[0, 6.5, 5,', 'plan-pace-falling', 'indicators[0].pace.seasonal[2]'],
  [
    'values that leave their baseline',
    'monthly: [55, ',
    'monthly: [53, ',
    'plan-pace-falling',
    'indicators[1].pace.monthly[0]',
  ],
  [
    'a way down that rises',
    'pace: at-end',
    'pace: { monthly: [19, 18, 17, 16, 15, 14, 13, 12, 13, 11, 10, 10] }',
    'plan-pace-falling',
    'indicators[2].pace.monthly[8]',
  ],
  ['shares that are not all', '80, 100] }', '80, 99] }', 'plan-pace-end', 'indicators[0].pace.seasonal[11]'],
  [
    'values that miss the target',
    '80, 90, 95]',
    '80, 90, 94]',
    'plan-pace-end',
    'indicators[1].pace.monthly[11]',
  ],
  [
    'a pace by no steps',
    'exactly, value: 15 }, pace: {',
    'exactly, value: 15 }, pace: milestones } #',
    'plan-pace-steps',
    'indicators[0].pace',
  ],
  [
    'a pace of growth',
    'frequency: quarterly',
    'pace: linear',
    'plan-pace-unused',
    'tasks[0].indicators[0].pace',
  ],
  [
    'an amount that is held',
    'exactly, value: 15 }, pace: {',
    'exactly, value: 15 }, pace: held } #',
    'plan-pace-held',
    'indicators[0].pace',
  ],
  [
    'a pace of a level from nowhere',
    'baseline: 20, target: { comparator: at-most, value: 10, horizon: 2022-S1 }, pace: at-end',
    'target: { comparator: at-most, value: 10, horizon: 2022-S1 }, pace: { monthly: [0,0,0,0,0,0,0,0,0,0,0,10] }',
    'plan-pace-baseline',
    'indicators[2].pace',
  ],
  [
    'a milestone without steps',
    'steps: [{ id: all, name: 全部, due: 2022-12-31, weight: 30 }]',
    'steps: []',
    'plan-steps-missing',
    'tasks[1].indicators[1]',
  ],
  [
    'steps of a ceiling',
    'kind: ceiling,',
    'kind: ceiling, steps: [{ id: x, name: x, due: 2022-05-05 }],',
    'plan-steps-unused',
    'tasks[0].indicators[2].steps',
  ],
  [
    'a step after the horizon',
    'due: 2022-12-31',
    'due: 2023-01-01',
    'plan-step-late',
    'tasks[1].indicators[1].steps[0].due',
  ],
  [
    'amendments out of order',
    'decided: 2022-10-30',
    'decided: 2022-07-30',
    'plan-amendment-order',
    'tasks[0].indicators[0].amendments[1].decided',
  ],
  [
    'an amendment of nothing',
    'reason: 疫情, target: { comparator: at-least, value: "6" } }',
    'reason: 疫情 }',
    'plan-amendment-empty',
    'tasks[0].indicators[0].amendments[0]',
  ],
  [
    'a baseline of a sum',
    'unit: 个, phrase: 建',
    'unit: 个, baseline: 2, phrase: 建',
    'plan-baseline-unused',
    'indicators[0].baseline',
  ],
  [
    'a tolerance of at least',
    'value: "6"',
    'value: "6", tolerance: 1',
    'plan-tolerance-unused',
    'tasks[0].indicators[0].amendments[0].target.tolerance',
  ],
  [
    'an action of a sum',
    'unit: 个, phrase: 建',
    'unit: 个, action: start, phrase: 建',
    'plan-action-unused',
    'indicators[0].action',
  ],
  ['a lacking unit of measure', ' unit: 起,', '', 'plan-missing-key', 'tasks[0].indicators[2]'],
]

describe('one fault at a time', () => {
  test.each(CASES)('%s', (_name, good, broken, code, cell) => {
    const at = FULL.indexOf(good)
    expect(at, `"${good}" stands in the full plan`).toBeGreaterThanOrEqual(0)
    const text = FULL.slice(0, at) + broken + FULL.slice(at + good.length)
    expect(codesOf(text)).toEqual([code])
    const [fault] = readPlan(text).faults
    expect(fault?.cell).toBe(cell)
    expect(fault?.row).toBeGreaterThanOrEqual(lineAt(text, at))
    expect(fault?.row).toBeLessThanOrEqual(lineAt(text, at + broken.length))
  })
})

describe('the file itself', () => {
  test('nothing, a comment, another language, two documents', () => {
    expect(codesOf('')).toEqual(['plan-empty'])
    expect(codesOf('# only a remark\n')).toEqual(['plan-empty'])
    expect(codesOf('just words')).toEqual(['plan-wrong-shape'])
    expect(codesOf('plan: { id: "x')).toContain('plan-syntax')
    expect(codesOf(`${SMALLEST}---\n${SMALLEST}`)).toEqual(['plan-syntax'])
    expect(codesOf(SMALLEST.replace('示例', '\uFFFD\uFFFD'))).toEqual(['plan-not-utf8'])
  })

  test('a syntax fault is at its line', () => {
    const { faults } = readPlan(`${SMALLEST}  bad indent: [\n`)
    expect(faults[0]?.code).toBe('plan-syntax')
    expect(faults[0]?.row).toBeGreaterThanOrEqual(5)
  })

  test('depth, size, aliases and sheer numbers are limited', { timeout: 60_000 }, () => {
    expect(codesOf(`plan: ${'['.repeat(100_000)}`)).toEqual(['plan-too-deep'])
    expect(codesOf(`${'- '.repeat(100_000)}x`)).toEqual(['plan-too-deep'])
    expect(codesOf(' '.repeat(8_000_001))).toEqual(['plan-too-large'])
    const names = `[${'x, '.repeat(900)}]`
    const tasks = Array.from(
      { length: 2000 },
      (_, n) => `  - { number: ${n + 1}, text: t, lead: *n, responsible: *n }`,
    )
    expect(
      codesOf(`units: [x]\ntasks:\n  - { number: 9999, text: t, lead: &n ${names} }\n${tasks.join('\n')}\n`),
    ).toContain('plan-too-large')
    const many = Array.from({ length: 1001 }, () => 'x').join(', ')
    expect(codesOf(FULL.replace('receivers: [区政府督查室]', `receivers: [${many}]`))).toEqual([
      'plan-too-many',
    ])
  })

  test('an anchor that stands within itself ends', () => {
    expect(codesOf('plan: &a { id: x, policy: *a }')).toContain('plan-unknown-key')
  })

  test('more faults than anybody reads are counted', () => {
    const units = Array.from({ length: 700 }, (_, index) => `单位${index}`).join(', ')
    const { faults } = readPlan(FULL.replace('responsible: [各街道办事处]', `responsible: [${units}]`))
    seen.add('plan-more-faults')
    expect(faults).toHaveLength(501)
    expect(faults.at(-1)?.code).toBe('plan-more-faults')
    expect(faults.at(-1)?.detail.en).toContain('200')
  })
})

test('whatever the damage, the answer is a plan or faults with places, never a crash', {
  timeout: 60_000,
}, () => {
  const junk = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('[', '}', ': ', '- ', '*a', '&a ', '~', '"', '!!x ', '\n', '\t', '9'),
  )
  const damage = fc.array(fc.tuple(fc.nat({ max: FULL.length }), fc.nat({ max: 40 }), junk), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(damage, (cuts) => {
      let text = FULL
      for (const [at, length, put] of cuts) text = text.slice(0, at) + put + text.slice(at + length)
      const { plan, faults } = readPlan(text)
      expect(plan === null).toBe(faults.length > 0)
      const lines = text.split('\n').length
      for (const { row, detail, fix } of faults) {
        expect(row).toBeGreaterThanOrEqual(1)
        expect(row).toBeLessThanOrEqual(lines)
        for (const words of [detail.zh, detail.en, fix.zh, fix.en])
          expect(words).not.toMatch(/undefined|\[object/)
      }
    }),
    { numRuns: cases(25, 150), seed: 2022 },
  )
})

describe('all faults at once', () => {
  const text = SMALLEST.replace('year: 2024', 'year: 1024')
    .replace('kind: growth', 'kind: grwth')
    .replace('value: 15', 'valu: 15')

  test('are told in the order of the file, each at its line, with the nearest key or word', () => {
    const lines = checkPlanFile(text, 'demo.yaml')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^demo\.yaml:1: plan-out-of-range: .*1024.*1949/)
    expect(lines[1]).toMatch(/^demo\.yaml:3: plan-unknown-word: .*"grwth".*"growth"/)
    expect(lines[2]).toMatch(/^demo\.yaml:4: plan-unknown-key: .*"valu".*Did you mean "value"/)
    expect(checkPlanFile(text, 'demo.yaml')[2]).toMatch(/是不是“value”/)
  })

  test('are carried by the Problem that parsePlan raises', () => {
    expect(() => parsePlan(text)).toThrowError(expect.objectContaining({ code: 'plan-invalid', status: 422 }))
    seen.add('plan-invalid')
  })

  test('a fault makes no second one elsewhere', () => {
    expect(codesOf(FULL.replace('year: 2022', 'year: 22'))).toEqual(['plan-out-of-range'])
    expect(codesOf(FULL.replace('year: 2022', 'yaer: 2022'))).toEqual(['plan-unknown-key'])
    expect(codesOf(SMALLEST.slice(SMALLEST.indexOf('indicators')))).toEqual(['plan-missing-key'])
    expect(codesOf(FULL.replace('number: 3', 'number: three'))).toEqual(['plan-bad-number'])
    const broken = FULL.replace('kind: growth', 'kind: grow').replace(
      '  - { name: 区金融办, parent',
      '  - { nam: 区金融办, parent',
    )
    expect(codesOf(broken)).toEqual(['plan-unknown-key', 'plan-unknown-word'])
  })
})

test('a name that was nearly right is suggested, and a phrase with its own blanks', () => {
  const { faults } = readPlan(
    FULL.replace('responsible: [各街道办事处]', 'responsible: [各街道办]').replace(
      'phrase: 建成口袋公园 15 个',
      'phrase: 建成口袋公园15个',
    ),
  )
  expect(faults.map(({ row, fix }) => [row, fix.zh])).toEqual([
    [lineOf(FULL, 'responsible:'), '是不是“各街道办事处”？'],
    [lineOf(FULL, 'id: parks'), '请照原文写成“建成口袋公园 15 个”。'],
  ])
})

test('a share says its number once, whose it is, and is of one name', () => {
  const shared = (shares: string) =>
    SMALLEST.replace('kind: cumulative,', `kind: cumulative, shares: [${shares}],`)
  const one = '{ id: a, place: 甲镇, value: 10 }'
  expect(codesOf(shared(one))).toEqual([])
  expect(codesOf(shared('{ id: a, place: 甲镇 }'))).toEqual(['plan-share-target'])
  expect(codesOf(shared('{ id: a, value: 10 }'))).toEqual(['plan-share-unnamed'])
  expect(codesOf(shared(`${one}, { id: b, place: 甲镇, value: 5 }`))).toEqual(['plan-share-twice'])
})

afterAll(() => {
  // Every code of the catalogue has been provoked, so each can happen and none says nothing.
  expect(Object.keys(planProblems).filter((code) => !seen.has(code))).toEqual([])
})
