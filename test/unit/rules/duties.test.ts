// Rules about the plan as a whole and about the service: written reports, rhythms, silence, the machine itself.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '../../../src/core/calendar.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { findService } from '../../../src/rules/find.ts'
import type { ReceivedReport, ServiceFacts } from '../../../src/rules/ground.ts'
import { rule, says, states, task } from '../../support/alerts.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'
import { firstOf } from './first.ts'

const licheng = parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))

describe('written reports', () => {
  const report = rule(
    'kind: report, remind: [30, 14, 7, 3, 1], level: blue, late: [{ level: orange, days: 1 }, { level: red, days: 5 }]',
  )
  const of = (asOf: string, unit: string, received: ReceivedReport[] = []) =>
    says(report, licheng, [], asOf, { received }).filter(
      ({ matter }) => matter.subject.id === `report-s1/${unit}`,
    )
  // 25 June 2022 is a Saturday: Friday the 24th counts.
  test.each([
    [addWorkingDays('2022-06-24', -31), null, null],
    [addWorkingDays('2022-06-24', -30), 'blue', 'before-30'],
    [addWorkingDays('2022-06-24', -15), 'blue', 'before-30'],
    [addWorkingDays('2022-06-24', -14), 'blue', 'before-14'],
    [addWorkingDays('2022-06-24', -7), 'blue', 'before-7'],
    [addWorkingDays('2022-06-24', -3), 'blue', 'before-3'],
    ['2022-06-23', 'blue', 'before-1'],
    ['2022-06-24', 'blue', 'due'],
    ['2022-06-25', 'blue', 'due'],
    ['2022-06-27', 'orange', 'late-1'],
    ['2022-06-30', 'orange', 'late-1'],
    ['2022-07-01', 'red', 'late-5'],
  ])('on %s: %s, %s', (asOf, level, occasion) => {
    const [found] = of(asOf, '区财政局')
    expect([found?.level ?? null, found?.occasion ?? null]).toEqual([level, occasion])
  })

  test('every unit that leads a task owes one, groups as their members, each a matter of its own', () => {
    const units = says(report, licheng, [], '2022-06-24').map(({ receivers }) => firstOf(receivers[0]).id)
    // 区发改局 reports once, also for what it leads through its offices.
    expect(units.filter((unit) => unit.includes('区发改局'))).toEqual(['区发改局'])
    expect(units).toContain('常泰街道办事处')
    expect(units).not.toContain('各街道办事处')
    expect(new Set(units).size).toBe(units.length)
  })

  test('is cleared, unit by unit, when the report is here', () => {
    const received = [
      { plan: 'licheng-2022', duty: 'report-s1', unit: '区财政局', at: '2022-06-20T02:00:00.000Z' },
    ]
    expect(states(of('2022-06-24', '区财政局', received))).toEqual(['clear blue'])
    expect(states(of('2022-06-24', '区教育局', received))).toEqual(['raised blue'])
    expect(states(of('2022-06-19', '区财政局', received))).toEqual(['raised blue'])
  })

  test('says the notice’s date, the day that counts, and what the unit leads', () => {
    const { reason, leaders, limitDays } = firstOf(of('2022-06-21', '区财政局')[0])
    expect(reason.zh).toContain('应于 2022-06-25 前报送（休息日，以 2022-06-24 为准），还有 3 个工作日')
    expect(reason.zh).toContain('第 4、59、63、72 项')
    expect(leaders).toContain('王垦福')
    expect(limitDays).toBe(3)
  })
})

describe('ten-day schedule and monthly supervision of task 20', () => {
  const words = 'tasks: [20], remind: 1, level: blue, action: { zh: 调度, en: schedule }'
  const ten = rule(`kind: rhythm, every: ten-days, ${words}`)
  const on = (asOf: string, received: ReceivedReport[] = []) =>
    says(ten, licheng, [], asOf, { received, open: new Set() })

  test('reminds at the end of every ten days, on working days before it', () => {
    // 10 July 2022 is a Sunday: the last working day of the turn is Friday the 8th.
    expect(on('2022-07-06')).toEqual([])
    expect(on('2022-07-07')[0]).toMatchObject({ condition: 'raised', level: 'blue', occasion: '2022-07-1' })
    expect(on('2022-07-09')).toEqual([])
    expect(on('2022-02-28')[0]).toMatchObject({ occasion: '2022-02-3' })
  })

  test('a record of the turn ends it', () => {
    const held = {
      plan: 'licheng-2022',
      duty: 'r/2022-07-1',
      unit: '区重点办',
      at: '2022-07-07T01:00:00.000Z',
    }
    expect(on('2022-07-07', [held])).toEqual([])
  })

  test('without a record it is late, where records are kept', () => {
    const kept = rule(`kind: rhythm, every: month, ${words}, late: [{ level: orange, days: 3 }]`)
    const late = (asOf: string) => states(says(kept, licheng, [], asOf, { open: new Set() }))
    expect(late('2022-06-02')).toEqual([])
    expect(late('2022-06-06')).toEqual(['raised orange'])
  })

  test('monthly supervision is the supervisors’', () => {
    const month = rule(`kind: rhythm, every: month, ${words}`)
    expect(firstOf(says(month, licheng, [], '2022-05-31')[0]).receivers).toEqual([
      { kind: 'role', id: 'supervisor' },
    ])
  })
})

describe('silence of a unit', () => {
  const silence = rule('kind: silence, level: orange, arrivals: 3, beyond: 3')
  const homes = indicator({ id: 'homes', task: 1, target: { value: 1200 } })
  const parks = indicator({ id: 'parks', task: 1, target: { value: 1200 } })
  const plan = { ...planOf(homes, parks), tasks: [task()] }
  const at = (of: typeof homes, month: string, day: string) =>
    figure(of, month, 10, { knownAt: `${day}T02:00:00.000Z` })
  // 21 working days from 18 February to 21 March, 20 to 19 April (Qingming between).
  const came = [
    at(homes, '2022-01', '2022-02-18'),
    at(homes, '2022-02', '2022-03-21'),
    at(homes, '2022-03', '2022-04-19'),
  ]

  test('is unusual from three working days beyond the longest silence on', () => {
    const on = (asOf: string) => states(says(silence, plan, came, asOf, { open: new Set() }))
    const last = addWorkingDays('2022-04-19', 21 + 2)
    expect(on(last)).toEqual([])
    expect(on(addWorkingDays(last, 1))).toEqual(['raised orange'])
  })

  test('any figure of the unit ends it; with few arrivals nobody knows what is usual', () => {
    const day = addWorkingDays('2022-04-19', 30)
    expect(states(says(silence, plan, [...came, at(parks, '2022-04', day)], day))).toEqual(['clear orange'])
    expect(says(silence, plan, came.slice(0, 2), day, { open: new Set() })).toEqual([])
  })
})

describe('the service itself', () => {
  const facts: ServiceFacts = {
    schedulerBeatAt: '2022-05-01T00:00:00.000Z',
    startedAt: '2022-04-01T00:00:00.000Z',
    evaluatedAt: '2022-05-01T00:00:00.000Z',
    evaluationFailedAt: null,
    evaluationFailure: null,
    channels: [{ id: 'mail', failingSince: null, deadLetters: 0, failure: null }],
    storeCheck: { at: '2022-05-01T00:00:00.000Z', losses: 0 },
    disk: { freeBytes: 100, totalBytes: 1000 },
    backupAt: '2022-05-01T00:00:00.000Z',
  }
  const on = (watch: string, at: number | null, now: string, more: Partial<ServiceFacts> = {}) =>
    findService(
      [rule(`kind: self, watch: ${watch}, level: red${at === null ? '' : `, at: ${at}`}`)],
      { ...facts, ...more },
      now,
      '2022-05-01',
    )

  test.each([
    ['scheduler', 10, '2022-05-01T00:09:59.999Z', '2022-05-01T00:10:00.000Z'],
    ['evaluation', 26, '2022-05-02T01:59:59.999Z', '2022-05-02T02:00:00.000Z'],
    ['store', 26, '2022-05-02T01:59:59.999Z', '2022-05-02T02:00:00.000Z'],
    ['backup', 48, '2022-05-02T23:59:59.999Z', '2022-05-03T00:00:00.000Z'],
  ])('%s: the limit itself counts', (watch, at, before, then) => {
    expect(states(on(watch, at, before))).toEqual(['clear red'])
    expect(states(on(watch, at, then))).toEqual(['raised red'])
  })

  const soon = '2022-05-01T00:01:00.000Z'
  test.each<[string, string, Partial<ServiceFacts>, string]>([
    [
      'an evaluation that failed after the last success',
      'evaluation',
      { evaluationFailedAt: '2022-05-01T00:00:30.000Z' },
      'raised red',
    ],
    [
      'one that failed before it',
      'evaluation',
      { evaluationFailedAt: '2022-04-30T00:00:00.000Z' },
      'clear red',
    ],
    [
      'a dead letter',
      'channel',
      { channels: [{ id: 'mail', failingSince: null, deadLetters: 1, failure: null }] },
      'raised red',
    ],
    [
      'a channel that fails for a minute',
      'channel',
      { channels: [{ id: 'mail', failingSince: '2022-05-01T00:00:00.000Z', deadLetters: 0, failure: 'x' }] },
      'clear red',
    ],
    ['losses', 'store', { storeCheck: { at: '2022-05-01T00:00:00.000Z', losses: 1 } }, 'raised red'],
    ['a tenth of the disk, exactly', 'disk', {}, 'recovering red'],
    ['less than a tenth', 'disk', { disk: { freeBytes: 99, totalBytes: 1000 } }, 'raised red'],
    ['two points above', 'disk', { disk: { freeBytes: 120, totalBytes: 1000 } }, 'clear red'],
  ])('%s', (_, watch, more, expected) => {
    expect(states(on(watch, null, soon, more))).toEqual([expected])
  })

  test('a service that has just begun is late with nothing', () => {
    const began = {
      startedAt: soon,
      schedulerBeatAt: null,
      evaluatedAt: null,
      storeCheck: null,
      backupAt: null,
    }
    for (const watch of ['scheduler', 'evaluation', 'store', 'backup'])
      expect(states(on(watch, null, soon, began)), watch).toEqual(['clear red'])
  })

  test('a service that was off for two days makes up first what it missed; a backup that nobody made stays late', () => {
    const began = { startedAt: '2022-05-03T00:00:00.000Z' }
    const at = (watch: string, minutes: number) =>
      states(
        on(watch, null, new Date(Date.parse(began.startedAt) + minutes * 60_000).toISOString(), began),
      )[0]
    for (const watch of ['scheduler', 'evaluation', 'store']) expect(at(watch, 1), watch).toBe('clear red')
    expect([at('scheduler', 10), at('evaluation', 26 * 60), at('store', 26 * 60)]).toEqual([
      'raised red',
      'raised red',
      'raised red',
    ])
    expect(at('backup', 1)).toBe('raised red')
  })

  test('goes to administrators, belongs to no plan, and to a channel each', () => {
    const two = ['mail', 'wecom'].map((id) => ({ id, failingSince: null, deadLetters: 2, failure: null }))
    const found = on('channel', null, soon, { channels: two })
    expect(found.map(({ matter }) => [matter.plan, matter.subject.id])).toEqual([
      [null, 'channel/mail'],
      [null, 'channel/wecom'],
    ])
    expect(firstOf(found[0]).receivers).toEqual([{ kind: 'role', id: 'administrator' }])
  })
})
