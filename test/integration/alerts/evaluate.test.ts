// What rules say of the plans of a real store: after an upload only the touched, by the calendar all; never by what waits.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type EvaluateDeps,
  type Evaluated,
  evaluateAll,
  evaluateTouched,
} from '../../../src/alerts/evaluate.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { parseAlerts } from '../../../src/rules/read-rules.ts'
import { figure, receiptOf } from '../../support/figures.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const planText = (
  id: string,
  region: string,
): string => `plan: { id: ${id}, region: "${region}", year: 2022, title: 试 }
units: [甲局]
leaders: [张三]
tasks:
  - number: 1
    text: 新增 1200 户，新建 1200 个。
    lead: [甲局]
    leaders: [张三]
    indicators:
      - { id: homes, name: 户数, kind: cumulative, unit: 户, phrase: 新增 1200 户, target: { comparator: at-least, value: 1200 }, release: { day: 10, january: own } }
      - { id: parks, name: 个数, kind: cumulative, unit: 个, phrase: 新建 1200 个, target: { comparator: at-least, value: 1200 }, release: { day: 10, january: own } }
`
const { rules } = parseAlerts(`rules:
  - { id: late, kind: behind, limit: 5, grades: [{ level: blue, by: 5, periods: 2 }] }
  - { id: owed, kind: missing, limit: 3, grades: [{ level: blue, days: 1 }] }
  - { id: revised, kind: revised, limit: 3, level: blue }
`)

let test_: TestStore
let deps: EvaluateDeps
let uploads = 0
/** The store's own; what waits is told by it when a figure comes. */
let clock = '2022-03-21T09:00:00.000Z'

async function send(
  at: string,
  ...rows: (readonly [region: string, indicator: string, period: string, value: string, releaseAt?: string])[]
) {
  const { store } = test_
  uploads++
  const id = `00000000-0000-4000-8000-${String(uploads).padStart(12, '0')}`
  const staging = await store.stage(id)
  await staging.add(
    rows.map(([region, indicator, period, value, releaseAt], index) =>
      figure({
        ...{
          region,
          indicator,
          period,
          value,
          basis: 'cumulative',
          knownAt: at,
          row: index + 2,
          cell: `C${index + 2}`,
        },
        ...(releaseAt && { releaseAt }),
      }),
    ),
  )
  const sha256 = id.replaceAll('-', '').padEnd(64, '0')
  await staging.commit({
    sha256,
    filename: 'x.csv',
    bytes: 1,
    act: { by: '张三', at },
    receipt: receiptOf(id, sha256, at),
  })
}

beforeAll(async () => {
  test_ = await openTestStore({ parsePlan, now: () => clock })
  for (const [id, region] of [
    ['a', '350502'],
    ['b', '350503'],
    ['c', '350504'],
  ] as const) {
    const text = planText(id, region)
    await test_.store.savePlan(
      parsePlan(text),
      { sha256: id.repeat(64), text },
      { by: '张三', at: '2022-01-01T00:00:00.000Z' },
    )
  }
  await send(
    '2022-03-08T00:00:00.000Z',
    ...['350502', '350503'].flatMap((region) => [
      [region, 'homes', '2022-01', '100'] as const,
      [region, 'homes', '2022-02', region === '350502' ? '200' : '120'] as const,
      [region, 'parks', '2022-01', '10'] as const,
      [region, 'parks', '2022-02', '20'] as const,
    ]),
  )
  await send('2022-03-20T00:00:00.000Z', ['350502', 'homes', '2022-02', '130'])
  deps = {
    store: test_.store,
    rules,
    openMatters: async () => new Set(),
    received: async () => [],
    contradicted: async () => null,
  }
}, 60_000)
afterAll(() => test_.close())

async function said(evaluated: AsyncIterable<Evaluated>): Promise<string[]> {
  const lines: string[] = []
  for await (const { findings } of evaluated)
    for (const { matter, condition } of findings)
      lines.push(`${matter.plan} ${matter.rule} ${matter.subject.id} ${condition}`)
  return lines.sort()
}
const when = (asOf: string) => ({ asOf, now: `${asOf}T09:00:00.000Z` })

test('the calendar asks all plans, those without a figure too', async () => {
  expect(await said(evaluateAll(deps, when('2022-03-21')))).toEqual([
    'a late parks raised',
    'a revised homes raised',
    'b late parks raised',
    'c owed homes raised',
    'c owed parks raised',
  ])
})

test('an upload asks only the plans and indicators that it touched', async () => {
  const touched = [{ region: '350502', indicator: 'homes' }]
  const found: Evaluated[] = []
  for await (const one of evaluateTouched(deps, touched, when('2022-03-21'))) found.push(one)
  expect(found.map(({ plan, whole }) => [plan.id, whole])).toEqual([['a', false]])
  expect(found[0]?.findings.map(({ matter }) => matter.rule)).toEqual(['revised'])
})

test('a day that is over is judged by what was known then', async () => {
  const early = { asOf: '2022-03-15', now: '2022-03-21T09:00:00.000Z' }
  expect(await said(evaluateAll(deps, early))).not.toContain('a revised homes raised')
})

test('a figure that waits for its release is not owed, and its value changes nothing', async () => {
  const release = '2022-04-20T02:00:00.000Z'
  clock = '2022-04-08T00:00:00.000Z'
  await send('2022-04-08T00:00:00.000Z', ['350502', 'homes', '2022-03', '0', release])
  const waiting = await said(evaluateAll(deps, when('2022-04-13')))
  expect(waiting).not.toContain('a owed homes raised')
  expect(waiting).toContain('a owed parks raised')
  expect(waiting).not.toContain('a late homes raised')
  const released = await said(evaluateAll(deps, { asOf: '2022-04-21', now: '2022-04-21T09:00:00.000Z' }))
  expect(released).toContain('a late homes raised')
})

test('what earlier years of a programme brought counts, for all plans and for what an upload touched', async () => {
  const programme = (id: string, region: string) =>
    planText(id, region)
      .replace(/ {6}- \{ id: parks.*\n/, '')
      .replace('value: 1200 }', 'value: 480, from: 2021, horizon: "2024" }')
  const regions = [
    ['d', '350505', '240'],
    ['e', '350521', '20'],
  ] as const
  for (const [id, region] of regions) {
    const text = programme(id, region)
    const file = { sha256: id.repeat(64), text }
    await test_.store.savePlan(parsePlan(text), file, { by: '张三', at: '2022-01-01T00:00:00.000Z' })
  }
  await send(
    '2022-04-09T00:00:00.000Z',
    ...regions.flatMap(([, region, earlier]) =>
      [
        ['2021-12', earlier],
        ['2022-01', '3'],
        ['2022-02', '6'],
        ['2022-03', '10'],
      ].map(([period = '', value = '']) => [region, 'homes', period, value] as const),
    ),
  )
  const late = async (evaluated: AsyncIterable<Evaluated>) =>
    (await said(evaluated)).filter((line) => /^[de] late/.test(line))
  const touched = regions.map(([, region]) => ({ region, indicator: 'homes' }))
  const behind = ['e late homes raised']
  expect(await late(evaluateAll(deps, when('2022-04-13')))).toEqual(behind)
  expect(await late(evaluateTouched(deps, touched, when('2022-04-13')))).toEqual(behind)
  // The earlier year alone is mended.
  await send('2022-04-14T00:00:00.000Z', ['350521', 'homes', '2021-12', '240'])
  expect(await late(evaluateTouched(deps, touched, when('2022-04-15')))).toEqual([])
})

test('every standing vintage of what was revised, and of nothing else, in the order it became known', async () => {
  const revised = await test_.store.revised({ region: '350502' })
  expect(
    revised.map(({ indicator, period, value }) => [indicator, period, value?.equals(decimal(130)) ?? null]),
  ).toEqual([
    ['homes', '2022-02', false],
    ['homes', '2022-02', true],
  ])
})
