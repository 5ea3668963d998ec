// The file of rules: every fault with its line and how to mend it; the schema in docs; the registry.
// docs/alerts.schema.json is written by
//   WRITE_ALERTS_SCHEMA=1 npx vitest run --project unit test/unit/rules/read-rules.test.ts && npx biome format --write docs/alerts.schema.json
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Plan } from '../../../src/core/plan.ts'
import { Problem } from '../../../src/core/problem.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { checkAlerts } from '../../../src/rules/check-rules.ts'
import { findAll } from '../../../src/rules/find.ts'
import { RULE_KINDS } from '../../../src/rules/kinds/index.ts'
import { parseAlerts, readAlerts } from '../../../src/rules/read-rules.ts'
import { alertsJsonSchema } from '../../../src/rules/rules-file.ts'

const SHIPPED = readFileSync('dashboards/alerts.yaml', 'utf8')
const licheng = parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
const SEED = readFileSync('seeds/licheng-2022/alerts.yaml', 'utf8')
/** Another county's, which has nothing that this one has. */
const another: Plan = { ...licheng, id: 'qingxi-2022', sections: [], units: [], tasks: [], indicators: [] }
const GOOD = `rules:
  - id: late
    kind: behind
    limit: 5
    which: { kinds: [growth], tasks: [1] }
    grades:
      - { level: blue, by: 0, periods: 2 }
      - { level: orange, by: 2, periods: 3 }
  - id: owed
    kind: missing
    limit: 3
    receivers: [source, { unit: 区发改局 }, { role: supervisor }]
    grades:
      - { level: blue, days: 1 }
`

test('the rules that ship are sound and name nothing that only one plan has; with those of the demonstration they use every kind', () => {
  const { alerts, faults } = readAlerts(SHIPPED)
  expect(faults).toEqual([])
  expect(alerts && checkAlerts(alerts, another)).toEqual([])
  const seed = readAlerts(SEED)
  expect(seed.faults).toEqual([])
  expect(seed.alerts && checkAlerts(seed.alerts, licheng)).toEqual([])
  const kinds = new Set([...(alerts?.rules ?? []), ...(seed.alerts?.rules ?? [])].map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(RULE_KINDS.map(({ kind }) => kind).sort())
})

test('a rule of one plan says nothing of another, and is not compared with it', () => {
  const ofLicheng = parseAlerts(SEED)
  expect(ofLicheng.rules.map(({ plan }) => plan)).toEqual(['licheng-2022', 'licheng-2022'])
  expect(checkAlerts(ofLicheng, another)).toEqual([])
  const said = (plan: Plan) =>
    findAll({ plan, rules: ofLicheng.rules, figures: [], released: 'all', asOf: '2022-07-07' }).length
  expect(said(licheng)).toBeGreaterThan(0)
  expect(said({ ...licheng, id: 'qingxi-2022' })).toBe(0)
})

test('every indicator of Licheng is looked at by exactly one rule of pace, ceiling or milestones', () => {
  const { rules } = parseAlerts(SHIPPED)
  const pace = rules.filter(({ kind }) => ['behind', 'ceiling', 'milestone'].includes(kind))
  for (const { id, kind, target, steps } of licheng.indicators) {
    const fitting = pace.filter(({ which, kind: of }) => {
      if (of === 'milestone') return steps.length > 0
      return which.kinds?.includes(kind) && (which.firmness ?? target.firmness) === target.firmness
    })
    expect(
      fitting.map((one) => one.id),
      id,
    ).toHaveLength(1)
  }
})

test('each rule says in both languages what raises and what clears it, with its own numbers', () => {
  for (const { id, words } of parseAlerts(SHIPPED).rules) {
    for (const { zh, en } of [words.raises, words.clears]) {
      expect(zh, id).toMatch(/[一-龥].*。$/)
      expect(en, id).toMatch(/^[\x20-\x7e“”’]+\.$/)
      expect(zh + en, id).not.toMatch(/undefined|null|NaN|\[object/)
    }
  }
  const [late] = parseAlerts(GOOD).rules
  expect(late?.words.raises.en).toContain('by 2 points or more in 3 consecutive periods: orange')
})

describe('faults', () => {
  test.each([
    [
      'an unknown key, with the nearest',
      GOOD.replace('limit: 5', 'limitt: 5'),
      'alerts-unknown-key',
      4,
      'limit',
    ],
    ['a missing key', GOOD.replace('    limit: 3\n', ''), 'alerts-missing-key', 9, 'limit'],
    ['no kind', GOOD.replace('    kind: missing\n', ''), 'alerts-missing-key', 9, 'kind'],
    [
      'an unknown kind, with the nearest',
      GOOD.replace('kind: behind', 'kind: behnd'),
      'alerts-wrong-value',
      3,
      'behind',
    ],
    [
      'a wrong level',
      GOOD.replace('level: orange', 'level: yellow'),
      'alerts-wrong-value',
      8,
      'blue | orange | red',
    ],
    ['a number out of range', GOOD.replace('days: 1', 'days: 0'), 'alerts-wrong-value', 14, '1-250'],
    ['the same id twice', GOOD.replace('id: owed', 'id: late'), 'alerts-duplicate', 9, 'id'],
    [
      'grades that do not rise in level',
      GOOD.replace('level: orange', 'level: blue'),
      'alerts-grades-order',
      8,
      'orange',
    ],
    [
      'a graver grade that asks for less',
      GOOD.replace('by: 2, periods: 3', 'by: 2, periods: 1'),
      'alerts-grades-order',
      8,
      'smaller',
    ],
    [
      'a graver grade that asks for the same',
      GOOD.replace('by: 2, periods: 3', 'by: 0, periods: 2'),
      'alerts-grades-order',
      8,
      'larger',
    ],
    [
      'a key of another kind',
      GOOD.replace('    kind: missing', '    which: { tasks: [1] }\n    watch: disk\n    kind: missing'),
      'alerts-unknown-key',
      11,
      'grades',
    ],
    ['bad YAML', 'rules: [\n', 'alerts-unreadable', 2, 'indent'],
    ['no list of rules', 'rules: 5\n', 'alerts-wrong-value', 1, 'id, kind'],
  ])('%s', (_, text, code, row, fix) => {
    const { alerts, faults } = readAlerts(text)
    expect(alerts).toBeNull()
    expect(faults.map((one) => [one.code, one.row])).toContainEqual([code, row])
    expect(faults.map((one) => one.fix.en + one.detail.en).join()).toContain(fix)
    expect(() => parseAlerts(text)).toThrow(Problem)
  })

  test('a file without faults has none', () => {
    expect(readAlerts(GOOD).faults).toEqual([])
  })

  test('all are told at once', () => {
    const text = GOOD.replace('limit: 5', 'limit: 0').replace('days: 1', 'days: x')
    expect(readAlerts(text).faults.map(({ row }) => row)).toEqual([4, 14])
  })

  test('what the plan does not have, at its line, with what was meant', () => {
    const text = GOOD.replace('tasks: [1]', 'tasks: [1, 99], indicators: [gpd-growth]').replace(
      '区发改局',
      '区发改',
    )
    const faults = checkAlerts(parseAlerts(text), licheng)
    expect(faults.map(({ code, row }) => [code, row])).toEqual([
      ['alerts-unknown-reference', 5],
      ['alerts-unknown-reference', 5],
      ['alerts-unknown-reference', 12],
    ])
    expect(faults.map(({ fix }) => fix.zh).join()).toMatch(/gdp-growth.*区发改局/)
  })
})

describe('the schema', () => {
  const file = new URL('../../../docs/alerts.schema.json', import.meta.url)
  const schema = alertsJsonSchema()

  test('from which colour on a supervisor signs: orange, red, or not said', () => {
    const rules = 'rules: []'
    expect(parseAlerts(rules).signFrom).toBe(null)
    expect(parseAlerts(`sign: orange\n${rules}`).signFrom).toBe('orange')
    expect(readAlerts(`sign: blue\n${rules}`).faults).toHaveLength(1)
  })

  test('docs/alerts.schema.json is the one that the reader follows', () => {
    if (process.env.WRITE_ALERTS_SCHEMA) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
  })

  test('agrees with the reader', () => {
    const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema)
    for (const text of [SHIPPED, GOOD])
      expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
    for (const text of [GOOD.replace('limit: 5', 'limitt: 5'), GOOD.replace('days: 1', 'days: 0')])
      expect(validate(parse(text))).toBe(false)
  })
})

test('every file of a kind stands in the registry under its own name', () => {
  const files = readdirSync('src/rules/kinds').map((name) => name.replace(/\.ts$/, ''))
  expect(RULE_KINDS.map(({ kind }) => kind).sort()).toEqual(files.filter((name) => name !== 'index').sort())
})
