// docs/plan-format.md: every example is read by the reader itself, and every kind, comparator and pace has one.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { comparatorRules } from '../../../src/core/comparators.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'

const page = readFileSync(new URL('../../../docs/plan-format.md', import.meta.url), 'utf8')
const HEAD = 'plan: { id: example-2026, region: "350502", year: 2026, title: 示例 }\n'

const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) =>
  yaml.startsWith('plan:') ? yaml : HEAD + yaml,
)
const read = examples.map((yaml) => readPlan(yaml))
const indicators = read.flatMap(({ plan }) => plan?.indicators ?? [])

test.each(examples.map((yaml, index) => [index + 1, yaml] as const))(
  'example %i is a plan without a fault',
  (at) => {
    expect(read[at - 1]?.faults).toEqual([])
    expect(read[at - 1]?.plan?.indicators.length).toBeGreaterThan(0)
  },
)

test('every kind has a heading and an example', () => {
  expect(KINDS.filter((kind) => !indicators.some((one) => one.kind === kind))).toEqual([])
  expect(KINDS.filter((kind) => !page.includes(`\n### ${kind} `))).toEqual([])
})

test('every comparator and every pace is named', () => {
  const named = [
    ...Object.keys(comparatorRules),
    'linear',
    'seasonal',
    'monthly',
    'milestones',
    'at-end',
    'held',
  ]
  expect(named.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
})
