// A new kind of rule is one file and one line in one table: one made for this test goes through the whole product.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { text } from '../../src/core/text.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { checkAlerts } from '../../src/rules/check-rules.ts'
import { RULE_KINDS } from '../../src/rules/kinds/index.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'
import { atIndicators, ruleKind, wholeNumber } from '../../src/rules/rule.ts'
import { alertsJsonSchema } from '../../src/rules/rules-file.ts'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'
import { cookieOf, slipDeps } from '../support/slip-world.ts'

/** Few figures came at all. */
const few = ruleKind({
  kind: 'few',
  at: 'indicators',
  title: text('数据太少', 'Too few figures'),
  tells: ['lead'],
  parameters: { least: wholeNumber(1, 12, 'figures of the year / 全年至少几个数') },
  words: ({ least }) => ({
    raises: text(`全年数据不足 ${least} 个。`, `Fewer than ${least} figures of the year.`),
    clears: text(`满 ${least} 个即解除。`, `Cleared with ${least}.`),
  }),
  look: ({ least }) =>
    atIndicators(({ figures }) => ({
      condition: figures.length < least ? 'raised' : 'clear',
      level: 'orange',
      period: null,
      since: '2022-11-18',
      reason: () => text(`只有 ${figures.length} 个数。`, `Only ${figures.length} figures.`),
      requirement: () => text('请补报。', 'Please report them.'),
      facts: () => ({ figures: figures.length }),
    })),
})
const KINDS = [...RULE_KINDS, few]
const FILE = `rules:
  - { id: few-firms, kind: few, least: 5, limit: 5, which: { indicators: [firms] } }
`

function read(file: string) {
  const { alerts, faults } = readAlerts(file, KINDS)
  if (!alerts) throw new Error(faults.map(({ detail }) => detail.en).join())
  return alerts
}

describe('a kind of rule made for a test', () => {
  test('is read with its own parameters, and its faults stand at their lines', () => {
    expect(read(FILE).rules[0]).toMatchObject({ id: 'few-firms', kind: 'few', limitDays: 5 })
    expect(readAlerts(FILE.replace('least: 5', 'least: 50'), KINDS).faults[0]).toMatchObject({
      code: 'alerts-wrong-value',
      row: 2,
    })
    expect(readAlerts(FILE).faults[0]).toMatchObject({ code: 'alerts-wrong-value', row: 2 })
    expect(JSON.stringify(alertsJsonSchema(KINDS))).toContain('全年至少几个数')
  })

  test('is checked against the plan', () => {
    expect(checkAlerts(read(FILE), parsePlan(PLAN))).toEqual([])
    expect(checkAlerts(read(FILE.replace('[firms]', '[firm]')), parsePlan(PLAN))[0]).toMatchObject({
      code: 'alerts-unknown-reference',
      row: 2,
    })
  })
})

describe('what it says', () => {
  let world: TestApp
  let cookie: string
  beforeAll(async () => {
    world = await openTestApp({ alerts: { rules: read(FILE).rules } })
    cookie = (await cookieOf(world, 'supervisor')).cookie
    await world.alerts.kick()
  })
  afterAll(() => world.close())
  const see = async (url: string) =>
    (await world.app.inject({ url, headers: { cookie, accept: 'text/html' } })).body

  test('becomes a slip for whom the rule tells', async () => {
    const slips = await findOpenSlips(slipDeps(world))
    expect(slips).toHaveLength(1)
    expect(slips[0]).toMatchObject({ level: 'orange', receiver: { kind: 'unit', id: '区商务局' } })
    expect(await see(`/alerts/${slips[0]?.id}?lang=zh`)).toContain('只有 2 个数。')
  })

  test('is told and tried on the page of rules, in both languages', async () => {
    const zh = await see('/alerts/rules?as-of=2022-11-18&lang=zh')
    expect(zh).toContain('数据太少')
    expect(zh).toContain('全年数据不足 5 个。')
    expect(await see('/alerts/rules?as-of=2022-11-18&lang=en')).toContain('Fewer than 5 figures of the year.')
  })
})
