// A plan in force changes by documents only: every field that promises something is compared.
import { describe, expect, test } from 'vitest'
import { refuseUnamended } from '../../../src/core/plan-changes.ts'
import { Problem } from '../../../src/core/problem.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const YAML = `
plan: { id: p, region: "350502", year: 2022, title: 目标, document: 泉鲤政〔2022〕1号, policy: { watchGrowthPoints: 1 } }
units: [ 区发改局, 区工信局, { id: far, name: 区商务局 } ]
leaders: [ 王伟, 李强 ]
sections: [ { id: a, title: 一 } ]
duties: [ { id: d, title: 半年报告, date: 2022-07-01 } ]
tasks:
  - number: 1
    section: a
    text: 规上工业增加值增长13.5%，新建公园6个。
    lead: [ 区发改局 ]
    responsible: [ 区商务局 ]
    leaders: [ 王伟 ]
    indicators:
      - { id: industry, name: 工业, kind: growth, phrase: 增长13.5%, weight: 2, target: { comparator: at-least, value: 13.5, firmness: binding, horizon: "2022" } }
      - { id: parks, name: 公园, kind: count, unit: 个, phrase: 新建公园6个, target: { comparator: at-least, value: 6 }, steps: [ { id: one, name: 一号, due: 2022-06-30 } ] }
  - { number: 2, text: 做好服务。, lead: [ 区发改局 ], unmeasured: 不计量 }
`
const before = parsePlan(YAML)

/** The fields that are refused, with what stood there and what stands now; empty when the change is accounted for. */
function refused(yaml: string, then = before): string[] {
  try {
    refuseUnamended(then, parsePlan(yaml))
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect(error.code === 'plan-changed' || error.faults.length > 0, error.message).toBe(true)
    return error.faults.map(({ code, cell, detail }) =>
      `${code} ${cell} ${detail.zh.split('：')[1] ?? ''}`.trim(),
    )
  }
}
const changed = (from: string, to: string): string[] => {
  expect(YAML).toContain(from)
  return refused(YAML.replace(from, to))
}

describe('without a document is refused', () => {
  test.each([
    ['value: 13.5', 'value: 13.0', 'plan-change-target indicators.industry.target.value 13.5 → 13。'],
    [
      'comparator: at-least, value: 6',
      'comparator: exactly, value: 6',
      'plan-change-target indicators.parks.target.comparator at-least → exactly。',
    ],
    [
      'value: 13.5, firmness: binding',
      'value: 13.5, firmness: aspirational',
      'plan-change-target indicators.industry.target.firmness binding → aspirational。',
    ],
    [
      'horizon: "2022"',
      'horizon: "2023"',
      'plan-change-target indicators.industry.target.horizon 2022 → 2023。',
    ],
    ['weight: 2', 'weight: 1', 'plan-change-indicator indicators.industry.weight 2 → 1。'],
    [
      'phrase: 增长13.5%',
      'phrase: 工业增加值增长13.5%',
      'plan-change-indicator indicators.industry.phrase 增长13.5% → 工业增加值增长13.5%。',
    ],
    [
      'due: 2022-06-30',
      'due: 2022-12-30',
      'plan-change-indicator indicators.parks.steps id one name 一号 due 2022-06-30 weight 1 → id one name 一号 due 2022-12-30 weight 1。',
    ],
    ['unit: 个', 'unit: 处', 'plan-change-field indicators.parks.unit 个 → 处。'],
    ['kind: growth', 'kind: level, unit: "%"', 'plan-change-field indicators.industry.kind growth → level。'],
    ['leaders: [ 王伟 ]\n', 'leaders: [ 李强 ]\n', 'plan-change-people tasks.1.leaders 王伟 → 李强。'],
    [
      'responsible: [ 区商务局 ]',
      'responsible: [ 区工信局 ]',
      'plan-change-people tasks.1.responsible far → 区工信局。',
    ],
    [
      'text: 规上工业',
      'text: 全区规上工业',
      'plan-change-field tasks.1.text 规上工业增加值增长13.5%，新建公园6个。 → 全区规上工业增加值增长13.5%，新建公园6个。。',
    ],
    [
      'watchGrowthPoints: 1',
      'watchGrowthPoints: 3',
      'plan-change-field plan.policy.watchGrowthPoints 1 → 3。',
    ],
    ['date: 2022-07-01', 'date: 2022-09-01', 'plan-change-field duties.d.date 2022-07-01 → 2022-09-01。'],
    ['350502', '350503', 'plan-change-never plan.region 350502 → 350503。'],
    [
      '  - { number: 2, text: 做好服务。, lead: [ 区发改局 ], unmeasured: 不计量 }\n',
      '',
      'plan-change-gone tasks.2',
    ],
  ])('%s → %s', (from, to, fault) => expect(changed(from, to)).toContain(fault))

  test('an indicator that is left out, and one that is new', () => {
    const other = changed('id: parks, name: 公园', 'id: gardens, name: 公园')
    expect(other).toEqual(['plan-change-gone indicators.parks', 'plan-change-new indicators.gardens'])
  })

  test('what promises nothing may change: notes, other names, what is reported done', () => {
    expect(changed('name: 工业,', 'name: 工业, nameEn: Industry, note: 说明, decimals: 2,')).toEqual([])
    expect(changed('due: 2022-06-30', 'due: 2022-06-30, done: 2022-05-20')).toEqual([])
    expect(
      changed('{ id: far, name: 区商务局 }', '{ id: far, name: 区商务局, aliases: [ 商务局 ] }, 区文旅局'),
    ).toEqual([])
  })
})

const BY = 'decided: 2022-09-01, document: 泉鲤政〔2022〕9号, reason: 市里下调'
const amended = YAML.replace('value: 13.5, firmness', `value: 13.5, firmness`).replace(
  'horizon: "2022" } }',
  `horizon: "2022" }, amendments: [ { ${BY}, target: { comparator: at-least, value: 13.0 } } ] }`,
)

describe('with a document is taken', () => {
  test('a target from a day on, and what is on record stays', () => {
    expect(refused(amended)).toEqual([])
    const onRecord = parsePlan(amended)
    expect(refused(amended, onRecord)).toEqual([])
    expect(refused(YAML, onRecord)).toHaveLength(1)
    expect(refused(amended.replace('value: 13.0', 'value: 12.0'), onRecord)[0]).toMatch(
      /^plan-change-never indicators\.industry\.amendments\[0\] /,
    )
  })

  test('who answers, an end, an addition', () => {
    const people = YAML.replace(
      '    leaders: [ 王伟 ]\n',
      `    leaders: [ 王伟 ]\n    amendments: [ { ${BY}, lead: [ 区工信局 ] } ]\n`,
    )
    expect(refused(people)).toEqual([])
    const ended = YAML.replace('unmeasured: 不计量 }', `unmeasured: 不计量, ended: { ${BY} } }`)
    expect(refused(ended)).toEqual([])
    expect(refused(YAML, parsePlan(ended))[0]).toMatch(/^plan-change-never tasks\.2\.ended /)
    const added = `${YAML}  - { number: 3, text: 增加。, lead: [ 区发改局 ], unmeasured: 不计量, added: { ${BY} } }\n`
    expect(refused(added)).toEqual([])
  })

  test('a slip of the pen, by the field and what stood there; never a target', () => {
    const corrected = (field: string, was: string) =>
      `corrections: [ { ${BY}, field: ${field}, was: "${was}" } ]\n`
    const unit = YAML.replace('unit: 个', 'unit: 处')
    expect(refused(unit + corrected('indicators.parks.unit', '个'))).toEqual([])
    expect(refused(unit + corrected('indicators.parks.unit', '处'))).toHaveLength(1)
    const lower = YAML.replace('value: 13.5', 'value: 13.0')
    expect(refused(lower + corrected('indicators.industry.target.value', '13.5'))).toHaveLength(1)
  })
})
