// Which narratives of a month are owed, written or open, and for whom the reader may write.
import { expect, test } from 'vitest'
import type { Narrative, Writer } from '../../../src/core/narrative.ts'
import { period } from '../../../src/core/period.ts'
import { ALL_UNITS, narrativeDesk } from '../../../src/desk/narrative-desk.ts'
import { monthBefore } from '../../../src/desk/task-texts.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const plan = parsePlan(`
plan: { id: p, region: "350502", year: 2022, title: t }
duties:
  - { id: s1, title: 上半年, date: 2022-06-25, receivers: [ 区政府督查室 ] }
  - { id: s2, title: 全年, date: 2022-12-25, receivers: [ 区政府督查室 ] }
units:
  - 区发改局
  - 区商务局
  - { name: 各街道办事处, members: [ 开元街道, 鲤中街道 ] }
  - 开元街道
  - 鲤中街道
tasks:
  - { number: 1, section: null, text: 一, lead: [ 区发改局 ], responsible: [ 各街道办事处 ], unmeasured: x }
  - { number: 2, section: null, text: 二, lead: [ 各街道办事处 ], unmeasured: x }
  - { number: 3, section: null, text: 三, lead: [ 区商务局 ], unmeasured: x }
`)
const month = period('2022-10')
const reporter = (unit: string): Writer => ({ id: 'r', name: 'r', role: 'reporter', unit, scopes: null })
const narrative = (task: number, unit: string, of = month) => {
  const words = { progress: 'x', problems: '', next: '' }
  const written = { at: '2022-11-01T00:00:00.000Z', by: 'r', person: 'r', releaseAt: null }
  const latest: Narrative = {
    id: `${task}${unit}${of}`,
    plan: 'p',
    task,
    unit,
    period: of,
    claim: null,
    words,
    ...written,
  }
  return { latest, earlier: [] }
}
const desk = (more: Partial<Parameters<typeof narrativeDesk>[0]>) =>
  narrativeDesk({ plan, month, unit: null, reader: null, threads: [], today: '2022-11-05', ...more })
const shown = (one: ReturnType<typeof desk>) =>
  one.rows.map(({ task, state, own }) => `${task.number} ${state} ${own.join('+')}`.trim())

test('everybody’s tasks to a reader, the own ones to a reporter, all when asked for', () => {
  expect(shown(desk({}))).toEqual(['1 owed', '2 owed', '3 owed'])
  expect(shown(desk({ reader: reporter('开元街道') }))).toEqual(['1 owed 开元街道', '2 owed 开元街道'])
  expect(desk({ reader: reporter('开元街道') }).unit).toBe('开元街道')
  expect(shown(desk({ reader: reporter('开元街道'), unit: ALL_UNITS }))).toHaveLength(3)
  expect(shown(desk({ unit: '鲤中街道' }))).toEqual(['1 owed', '2 owed'])
  expect(shown(desk({ unit: '区发改局' }))).toEqual(['1 owed'])
})

test('written when a lead unit has written, a member of a lead group for its part; open before the month is over', () => {
  const threads = [
    narrative(1, '开元街道'),
    narrative(2, '鲤中街道'),
    narrative(3, '区商务局', period('2022-09')),
  ]
  expect(shown(desk({ threads }))).toEqual(['1 owed', '2 written', '3 owed'])
  expect(desk({ threads }).counts).toEqual({ written: 1, owed: 2, open: 0 })
  expect(shown(desk({ threads, today: '2022-10-31' }))).toEqual(['1 open', '2 written', '3 open'])
  const [third] = desk({ threads, reader: reporter('区商务局') }).rows
  expect(third?.before).toEqual([threads[2]])
})

test('the next written report is told; January has no month before it', () => {
  expect(desk({}).duty?.id).toBe('s2')
  expect(desk({ today: '2022-06-01' }).duty?.id).toBe('s1')
  expect(desk({ today: '2023-01-01' }).duty).toBeNull()
  expect(monthBefore(period('2022-10'))).toBe('2022-09')
  expect(monthBefore(period('2022-01'))).toBeNull()
})
