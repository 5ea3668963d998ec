// The demonstration's year of alerts, day by day. docs/alerts-2022.md is written by
//   WRITE_ALERTS_YEAR=1 npx vitest run --project unit test/unit/alerts/year.test.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simulateYear, wouldSay } from '../../../src/alerts/year.ts'
import { yearDocument } from '../../../src/alerts/year-document.ts'
import { NO_CHOICE, observationsFrom } from '../../../src/commands/figures.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { isNumbered, isOpen, slipKey } from '../../../src/slips/slip.ts'
import { lichengRules } from '../../support/licheng-rules.ts'
import { firstOf } from '../rules/first.ts'

const SILENT = '区古城保护发展指挥部'
const plan = parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
const rules = lichengRules()
const figures: readonly Observation[] =
  (await observationsFrom('seeds/licheng-2022/demo.csv', plan, '2023-12-31', NO_CHOICE)) ?? []
const year = simulateYear({ rules, plan, figures, unanswering: new Set([SILENT]) })
const slips = [...year.slips.values()]
const of = (rule: string, subject: string) =>
  slips.filter(({ matter }) => matter.rule === rule && matter.subject.id === subject)
const told = (rule: string, subject: string, receiver?: string): string[] =>
  firstOf(of(rule, subject).find((slip) => !receiver || slip.receiver.id === receiver))
    .history.filter(({ kind }) => ['raised', 'risen', 'recovering', 'relapsed', 'closed'].includes(kind))
    .map(({ kind, on }) => `${on} ${kind}`)

const HEAD = `# 2022 年的预警：演示数据逐日推演 / Alerts of 2022, simulated on the demonstration data

数据是编造的（\`seeds/licheng-2022/demo.csv\`，见该目录的 README），规则是 \`dashboards/alerts.yaml\` 和 \`seeds/licheng-2022/alerts.yaml\`。每天按当天已知、已公布的数据评判一次；
假定各单位都在时限最后一天答复、按期书面报送，只有“${SILENT}”从不答复、从不报送，所以它的单逾期升级。消息按每单位一名填报员、每位领导一人、督查员两人计。
The figures are made up; the rules are the shipped ones. Every day is judged by what was known and public at its end. Every unit is assumed to
answer on the last day of its limit and to report in time, but for one, which never does and whose slips rise. Messages are those of one reporter a
unit, one person a leader and two supervisors.

由程序生成，测试保证一致 / written by a program and held by a test:

\`\`\`sh
duibiao alerts year seeds/licheng-2022/plan.yaml seeds/licheng-2022/demo.csv --unanswering ${SILENT}
WRITE_ALERTS_YEAR=1 npx vitest run --project unit test/unit/alerts/year.test.ts
\`\`\`

`

test('docs/alerts-2022.md is the year as the rules tell it', () => {
  const text = HEAD + yearDocument(year, { plan, rules, lang: 'zh' })
  const file = new URL('../../../docs/alerts-2022.md', import.meta.url)
  if (process.env.WRITE_ALERTS_YEAR) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('few: at most 100 slips and 450 messages, a supervisor at most 20 in any month, one message a person and evaluation', () => {
  expect(slips.filter(isNumbered).length).toBeLessThanOrEqual(100)
  expect(year.messages.length).toBeLessThanOrEqual(450)
  const months = new Map<string, number>()
  for (const { person, day } of year.messages) {
    const key = `${person} ${day.slice(0, 7)}`
    months.set(key, (months.get(key) ?? 0) + 1)
  }
  const worst = [...months].filter(([key]) => key.startsWith('supervisor/')).map(([, count]) => count)
  expect(Math.max(...worst)).toBeLessThanOrEqual(20)
  const daily = year.messages.map(({ person, day }) => `${person} ${day}`)
  expect(new Set(daily).size).toBe(daily.length)
  // Nothing is lost: whoever answers for a slip is told of it, and every leader of an orange or red one.
  const told = (slip: string): Set<string> =>
    new Set(
      year.messages
        .filter(({ items }) => items.some((item) => item.slip === slip))
        .map(({ person }) => person),
    )
  for (const slip of slips.filter(isNumbered)) {
    const people = told(slip.id)
    const asked = slip.receiver.kind === 'unit' ? `reporter/${slip.receiver.id}` : 'supervisor/1'
    expect([...people].some((one) => one === asked || one.startsWith('supervisor/'))).toBe(true)
    if (slip.level === 'red' && slip.opened.on < '2023-02-20') expect(people).toContain('supervisor/1')
  }
})

test('the stories of the demonstration are told', () => {
  // Behind in spring, caught up by autumn: recovering for a period before it is closed.
  expect(told('behind-amount', 'old-estates-started').map((line) => line.split(' ')[1])).toEqual([
    'raised',
    'risen',
    'risen',
    'recovering',
    'closed',
  ])
  // Never reported again after August; its unit answered, and days alone outweigh no answer: blue, and never closed.
  expect(told('missing', 'firms-on-cloud')).toEqual(['2022-10-13 raised'])
  // Reported wrong, put right on 25 October.
  const [revised] = slips.filter(({ matter }) => matter.rule === 'revised')
  expect(revised?.matter.subject.id).toBe('land-acquired')
  expect(revised?.opened.on).toBe('2022-10-25')
})

test('a unit that never answers rises by the limit, one that answers only by the figures', () => {
  const risen = year.events.filter((event) => event.kind === 'risen' && event.cause === 'limit')
  expect(new Set(risen.map(({ slip }) => year.slips.get(slip)?.receiver.id))).toEqual(new Set([SILENT]))
  expect(risen.length).toBeGreaterThan(3)
})

test('a matter has at most one open slip per receiver, and every event says why in both languages', () => {
  const open = slips.filter(isOpen).map(({ matter, receiver }) => slipKey(matter, receiver))
  expect(new Set(open).size).toBe(open.length)
  for (const { why } of year.events) expect(why.zh.length * why.en.length).toBeGreaterThan(0)
})

test('a dry run tells on which days a rule would have said something new, also of a rule that is off', () => {
  const missing = firstOf(rules.find(({ id }) => id === 'missing'))
  const rows = wouldSay({ ...missing, on: false }, { plan, figures })
  const october = firstOf(rows.find(({ day }) => day === '2022-10-13'))
  expect(october.raised.map(({ matter }) => matter.subject.id)).toContain('firms-on-cloud')
  expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted())
  const raised = slips.filter(({ matter }) => matter.rule === 'missing').map(({ opened }) => opened.on)
  const days = rows.filter((row) => row.raised.some(({ level }) => level === 'blue')).map(({ day }) => day)
  // What joins a slip that is open is said by the rule all the same.
  expect(days).toEqual(expect.arrayContaining(raised))
})

test('a plan that comes into force in September: one message a person, and nobody begins in red for days that passed before', () => {
  const late = simulateYear({ rules, plan, figures, unanswering: new Set([SILENT]), begins: '2022-09-01' })
  const first = late.messages.filter(({ day }) => day === '2022-09-01')
  expect(new Set(first.map(({ person }) => person)).size).toBe(first.length)
  const raised = late.events.filter(({ kind, on }) => kind === 'raised' && on === '2022-09-01')
  const levelOf = (rule: string) =>
    new Set(
      raised.flatMap((event) => (event.kind === 'raised' && event.matter.rule === rule ? [event.level] : [])),
    )
  expect([...levelOf('missing'), ...levelOf('milestone-late')]).not.toContain('red')
  // The half-year reports that were due in June: one note to the supervisors, no slip to a unit.
  const reports = raised.flatMap((event) =>
    event.kind === 'raised' && event.matter.rule === 'written-report' ? [event] : [],
  )
  expect(reports.map(({ receiver, number }) => [receiver.id, number.count])).toEqual([['supervisor', 0]])
  expect(firstOf(reports[0]).known.reason.zh).toContain('未逐个发单')
  // The reports of December are asked for as always.
  const december = late.events.filter(
    (event) => event.kind === 'raised' && event.matter.subject.id.startsWith('report-s2/'),
  )
  expect(december.length).toBeGreaterThan(50)
  expect(december.length).toBe(
    year.events.filter((event) => event.kind === 'raised' && event.matter.subject.id.startsWith('report-s2/'))
      .length,
  )
  for (const { reason } of [...late.slips.values()].map(({ latest }) => latest)) {
    const days = Number(/已逾期 (\d+) 个工作日/.exec(reason.zh)?.[1] ?? 0)
    expect(days, reason.zh).toBeLessThan(60)
  }
}, 120_000)
