// The ladder step by step: limits over holidays, good causes, hysteresis, what ends and what comes again, whom it concerns.
import { expect, test } from 'vitest'

import { namesSpeakingFor } from '../../../src/core/answerable.ts'
import { type Day, period } from '../../../src/core/period.ts'

import { text } from '../../../src/core/text.ts'
import { eventsOf, mayDoTo, refusalOf, type SlipDeed } from '../../../src/slips/deeds.ts'
import type { SlipDraft, SlipEvent } from '../../../src/slips/events.ts'
import type { Finding } from '../../../src/slips/finding.ts'
import { slipOf, slipsOf } from '../../../src/slips/fold.ts'
import {
  freezeOn,
  holdsOf,
  limitUnder,
  type SteeringEvent,
  silenceOn,
  standInFor,
} from '../../../src/slips/holds.ts'
import { type Circumstances, nextOf, nextOfUnspoken } from '../../../src/slips/next.ts'
import { answeringUnits, helperFor, type Recipient } from '../../../src/slips/people.ts'
import { nextOfRound } from '../../../src/slips/round.ts'
import { sheetOf } from '../../../src/slips/sheet.ts'
import {
  isNumbered,
  isNumberPattern,
  NUMBER_PATTERN,
  numberAfter,
  patternOf,
  type Slip,
} from '../../../src/slips/slip.ts'
import { digestsDue, notifiedOf } from '../../../src/slips/telling.ts'
import {
  actor,
  atNine,
  circumstances,
  doerOfActor,
  FAGAI,
  finding,
  GONGXIN,
  grow,
  REPORTER,
  SUPERVISOR,
} from '../../support/slips.ts'
import { firstOf } from '../rules/first.ts'

/** One slip, as days go by. */
class Tale {
  events: SlipEvent[] = []

  slip(): Slip {
    const last = [...slipsOf(this.events).values()].at(-1)
    if (!last) throw new Error('no slip')
    return last
  }

  on(day: Day, found: Finding | null, more: Partial<Circumstances> = {}): string[] {
    const facts = circumstances(day, more)
    const slip = [...slipsOf(this.events).values()].at(-1) ?? null
    const drafts = found
      ? nextOf(slip, { ...found, asOf: day }, FAGAI, facts)
      : nextOfUnspoken(this.slip(), facts)
    this.events = grow(this.events, drafts)
    return drafts.map(({ kind }) => kind)
  }

  does(day: Day, deed: SlipDeed, who = REPORTER): void {
    const moment = { at: atNine(day), on: day, by: doerOfActor(who), nonce: null }
    this.events = grow(this.events, eventsOf(this.slip(), deed, moment))
  }
}

const raised = finding()
const reply = { kind: 'reply', text: '已安排', evidence: [] } as const
function begun(day: Day = '2022-06-20', found = raised): Tale {
  const tale = new Tale()
  tale.on(day, found)
  return tale
}

test('the limit counts working days: over 国庆 and the working Saturday after it', () => {
  // 30 September 2022 is a Friday; 1 to 7 October rest, Saturday 8 and Sunday 9 are worked.
  expect(begun('2022-09-30', finding({ limitDays: 2 })).slip().limit).toBe('2022-10-09')
  expect(begun('2022-06-20').slip().limit).toBe('2022-06-27')
})

test('without an answer: blue, orange, red, one step a limit, however long the machine was off', () => {
  const tale = begun()
  expect(tale.on('2022-06-27', raised)).toEqual([])
  expect(tale.on('2022-06-28', raised)).toEqual(['risen'])
  expect(tale.slip()).toMatchObject({ level: 'orange', limit: '2022-07-05' })
  expect(tale.on('2022-06-28', raised)).toEqual([])
  expect(tale.on('2022-09-01', raised)).toEqual(['risen'])
  expect(tale.slip().level).toBe('red')
  expect(tale.on('2022-12-01', raised)).toEqual([])
  expect(tale.events.at(-1)?.why.zh).toBe(
    '2022-07-05期满，没有被认可的答复，也没有准予延期：橙色升为红色，2022-09-08前答复。',
  )
})

test('a limit that passes before a weekend rises on the next working day', () => {
  const tale = begun('2022-06-17', finding({ limitDays: 5 }))
  expect(tale.slip().limit).toBe('2022-06-24')
  expect(tale.on('2022-06-25', raised)).toEqual([])
  expect(tale.on('2022-06-27', raised)).toEqual(['risen'])
})

test('good cause: a reply that stands; refused, it is none, and nobody’s limit ends on the day of the refusal', () => {
  const tale = begun()
  tale.does('2022-06-24', reply)
  expect(tale.slip()).toMatchObject({ signed: { on: '2022-06-24' }, answered: true })
  expect(tale.on('2022-07-11', raised)).toEqual([])
  tale.does('2022-07-11', { kind: 'judge-reply', accepted: false, text: '不具体', days: null }, SUPERVISOR)
  expect(tale.slip().limit).toBe('2022-07-12')
  expect(tale.on('2022-07-12', raised)).toEqual([])
  expect(tale.on('2022-07-13', raised)).toEqual(['risen'])
  // Orange asks anew: for a signature and for an answer.
  expect(tale.slip()).toMatchObject({ level: 'orange', signed: null, answered: false })
})

test('good cause: time that was granted, an appeal that waits, and time that is asked for until it is decided', () => {
  const asked = begun()
  asked.does('2022-06-24', { kind: 'ask-extension', days: 4, text: '核实中' })
  expect(asked.on('2022-06-28', raised)).toEqual([])
  expect(asked.on('2022-06-28', null)).toEqual([])
  asked.does(
    '2022-06-28',
    { kind: 'judge-extension', granted: false, text: '不同意', days: null },
    SUPERVISOR,
  )
  expect(asked.slip().limit).toBe('2022-06-29')
  expect(asked.on('2022-06-29', raised)).toEqual([])
  expect(asked.on('2022-06-30', raised)).toEqual(['risen'])
  const granted = begun()
  granted.does('2022-06-24', { kind: 'ask-extension', days: 4, text: '核实中' })
  granted.does('2022-06-24', { kind: 'judge-extension', granted: true, text: '同意', days: 2 }, SUPERVISOR)
  expect(granted.slip().limit).toBe('2022-06-29')
  expect(granted.on('2022-06-29', raised)).toEqual([])
  expect(granted.on('2022-06-30', raised)).toEqual(['risen'])
  const appealed = begun()
  appealed.does('2022-06-24', { kind: 'appeal', text: '不属我局', evidence: [] })
  expect(appealed.on('2022-07-20', raised)).toEqual([])
  appealed.does('2022-07-20', { kind: 'judge-appeal', upheld: true, text: '属实' }, SUPERVISOR)
  expect(appealed.slip()).toMatchObject({ status: 'closed', ending: { how: 'appeal' } })
})

test('a granted limit is cut by nothing: no grade of days, no relapse, no reply that is refused, no hand', () => {
  const late = finding({ rule: 'missing', byDays: true, level: 'orange', limitDays: 3 })
  const granted = (): Tale => {
    const tale = begun('2022-05-12', finding({ rule: 'missing', byDays: true, limitDays: 3 }))
    expect(tale.slip().limit).toBe('2022-05-17')
    tale.does('2022-05-12', { kind: 'ask-extension', days: 20, text: '数据月底才有' })
    tale.does('2022-05-12', { kind: 'judge-extension', granted: true, text: '同意', days: 20 }, SUPERVISOR)
    return tale
  }
  const extended = granted()
  expect(extended.on('2022-05-18', late)).toEqual([])
  expect(extended.slip()).toMatchObject({ level: 'blue', limit: '2022-06-15', granted: '2022-06-15' })
  expect(extended.on('2022-06-15', late)).toEqual([])
  expect(extended.on('2022-06-16', late)).toEqual(['risen'])
  const back = granted()
  back.on('2022-05-19', finding({ rule: 'missing', condition: 'recovering', byDays: true }))
  expect(back.on('2022-05-20', late)).toEqual(['relapsed'])
  expect(back.slip().limit).toBe('2022-06-15')
  const refused = granted()
  refused.does('2022-05-13', reply)
  refused.does('2022-05-13', { kind: 'judge-reply', accepted: false, text: '再报', days: 2 }, SUPERVISOR)
  expect(refused.slip().limit).toBe('2022-06-15')
  const lifted = granted()
  lifted.does('2022-05-13', { kind: 'lift', to: 'red', text: '要紧', days: 2 }, SUPERVISOR)
  expect(lifted.slip()).toMatchObject({ level: 'red', limit: '2022-06-15' })
  const accepted = begun('2022-05-12', finding({ rule: 'missing', byDays: true, limitDays: 3 }))
  accepted.does('2022-05-12', reply)
  accepted.does('2022-05-12', { kind: 'judge-reply', accepted: true, text: '认可', days: 20 }, SUPERVISOR)
  expect(accepted.on('2022-05-18', late)).toEqual([])
  expect(accepted.slip()).toMatchObject({ level: 'blue', limit: '2022-06-15' })
  // Days alone never outweigh an answer, however many.
  expect(accepted.on('2022-07-18', { ...late, level: 'red' })).toEqual([])
})

test('an appeal that was upheld is not raised again, until a supervisor opens it again', () => {
  const tale = begun('2022-05-10')
  tale.does('2022-05-12', { kind: 'appeal', text: '本单位只是配合', evidence: [] })
  tale.does('2022-05-12', { kind: 'judge-appeal', upheld: true, text: '属实' }, SUPERVISOR)
  expect(tale.on('2022-06-10', finding({ period: '2022-05' }))).toEqual([])
  expect(tale.on('2022-08-10', finding({ period: '2022-07', level: 'red' }))).toEqual([])
  tale.does('2022-08-11', { kind: 'reopen', text: '分工已调整', days: 3 }, SUPERVISOR)
  expect(tale.on('2022-08-17', finding({ period: '2022-07', level: 'red' }))).toEqual(['risen'])
})

test('worse figures rise when the limit has passed, two steps if they say so; better ones never lower it', () => {
  const tale = begun()
  expect(tale.on('2022-06-21', finding({ level: 'red', period: '2022-06' }))).toEqual(['continued'])
  expect(tale.on('2022-06-28', finding({ level: 'red', period: '2022-06' }))).toEqual(['risen'])
  expect(tale.slip()).toMatchObject({ level: 'red', limit: '2022-07-05' })
  expect(tale.on('2022-06-29', finding({ level: 'blue', period: '2022-06' }))).toEqual([])
  expect(tale.slip().level).toBe('red')
  expect(begun('2022-06-20', finding({ level: 'orange' })).slip().level).toBe('orange')
})

test('an answer stands against what it knew of: newer and worse figures ask anew, days and the same figures do not', () => {
  const worse = finding({ level: 'orange', period: '2022-06' })
  const answered = (): Tale => {
    const tale = begun()
    tale.does('2022-06-24', reply)
    return tale
  }
  expect(answered().on('2022-07-20', worse)).toEqual(['risen'])
  expect(answered().on('2022-07-20', { ...worse, byDays: true })).toEqual(['continued'])
  expect(answered().on('2022-07-20', finding({ level: 'orange' }))).toEqual([])
})

test('one good period is recovering, not settled; then it is settled, or comes back', () => {
  const tale = begun()
  const better = finding({ period: '2022-06', condition: 'recovering' })
  expect(tale.on('2022-07-20', better)).toEqual(['recovering'])
  expect(tale.on('2022-07-21', better)).toEqual([])
  expect(tale.slip()).toMatchObject({ status: 'open', recovering: true, level: 'blue' })
  expect(tale.on('2022-08-20', finding({ period: '2022-07' }))).toEqual(['relapsed'])
  expect(tale.slip()).toMatchObject({ recovering: false, limit: '2022-08-26' })
  expect(tale.on('2022-10-20', finding({ period: '2022-09', condition: 'clear' }))).toEqual(['closed'])
})

test('newer figures go on with the slip; an occasion is told once', () => {
  const tale = begun()
  tale.does('2022-06-21', reply)
  expect(tale.on('2022-07-20', finding({ period: '2022-06' }))).toEqual(['continued'])
  expect(tale.slip()).toMatchObject({ first: { period: '2022-05' }, latest: { period: '2022-06' } })
  const duty = new Tale()
  const due = (occasion: string) => finding({ period: null, since: '2022-05-16', occasion, limitDays: 30 })
  expect(duty.on('2022-05-16', due('before-30'))).toEqual(['raised'])
  expect(duty.on('2022-05-17', due('before-30'))).toEqual([])
  expect(duty.on('2022-06-08', due('before-14'))).toEqual(['continued'])
  expect(duty.on('2022-06-09', due('before-14'))).toEqual([])
})

test('settled by figures: corrected ones open the same slip, newer ones raise the next', () => {
  const settled = (): Tale => {
    const tale = begun()
    tale.on('2022-07-20', finding({ period: '2022-06', condition: 'clear' }))
    return tale
  }
  const corrected = settled()
  expect(corrected.on('2022-08-01', finding({ period: '2022-06' }))).toEqual(['reopened'])
  expect(corrected.slip()).toMatchObject({ status: 'open', number: { count: 1 } })
  const newer = settled()
  const first = newer.slip().id
  expect(newer.on('2022-08-20', finding({ period: '2022-07' }), { lastNumber: 1 })).toEqual(['raised'])
  expect(newer.slip()).toMatchObject({ number: { text: '鲤督〔2022〕2号' }, follows: first })
  expect(newer.events.at(-1)?.why.zh).toContain('此前的鲤督〔2022〕1号已办结')
})

test('settled by a supervisor: the same figures are at rest, graver or newer ones are not', () => {
  const settled = (): Tale => {
    const tale = begun()
    tale.does('2022-06-22', { kind: 'close', text: '情况属实，另案办理' }, SUPERVISOR)
    return tale
  }
  expect(settled().on('2022-06-23', raised)).toEqual([])
  expect(settled().on('2022-06-23', finding({ level: 'orange' }))).toEqual(['reopened'])
  expect(settled().on('2022-07-20', finding({ period: '2022-06' }), { lastNumber: 1 })).toEqual(['raised'])
})

test('opened again by hand, only a hand settles it', () => {
  const tale = begun()
  tale.does('2022-06-22', { kind: 'close', text: '已办' }, SUPERVISOR)
  tale.does('2022-06-23', { kind: 'reopen', text: '未办实', days: 3 }, SUPERVISOR)
  const clear = finding({ period: '2022-06', condition: 'clear' })
  expect(tale.on('2022-07-20', clear)).toEqual(['recovering'])
  expect(tale.on('2022-07-21', clear)).toEqual([])
  expect(tale.slip().status).toBe('open')
})

test('figures taken back withdraw it; figures sent anew do not; who answers no more has none', () => {
  const undone = { undone: new Set(['u1']) }
  const resting = finding({ rests: ['u1'] })
  const back = begun('2022-06-20', resting)
  expect(back.on('2022-06-21', finding({ condition: 'clear', rests: [] }), undone)).toEqual(['withdrawn'])
  const anew = begun('2022-06-20', resting)
  expect(anew.on('2022-06-21', finding({ rests: ['u2'] }), undone)).toEqual(['continued'])
  expect(anew.on('2022-07-20', finding({ period: '2022-06', condition: 'clear' }), undone)).toEqual([
    'closed',
  ])
  const other = begun()
  expect(other.on('2022-06-21', finding({ receivers: [GONGXIN] }))).toEqual(['withdrawn'])
})

test('a clock that went back adds nothing', () => {
  const tale = begun()
  expect(tale.on('2022-06-19', finding({ condition: 'clear', period: '2022-04' }))).toEqual([])
})

const steering = (event: Partial<SteeringEvent> & Pick<SteeringEvent, 'kind'>, seq = 1): SteeringEvent =>
  ({
    ...{
      id: `h${seq}`,
      seq,
      at: atNine('2022-06-21'),
      on: '2022-06-21',
      reason: '试',
      why: text('试', 'tried'),
    },
    by: doerOfActor(SUPERVISOR),
    ...event,
  }) as SteeringEvent

test('a freeze stops everything of its plan; a silence stops limits; both move a limit to the day after', () => {
  const frozen = holdsOf([steering({ kind: 'frozen', frozen: 'demo-2022', until: '2022-06-30' })])
  const tale = begun()
  expect(tale.on('2022-06-29', finding({ level: 'red' }), { holds: frozen })).toEqual([])
  expect(new Tale().on('2022-06-29', raised, { holds: frozen })).toEqual([])
  expect(limitUnder(frozen, tale.slip())).toBe('2022-07-01')
  expect(tale.on('2022-07-01', raised, { holds: frozen })).toEqual([])
  expect(tale.on('2022-07-04', raised, { holds: frozen })).toEqual(['risen'])
  const scope = { plan: null, rule: 'behind', subject: null, receiver: null }
  const silent = holdsOf([steering({ kind: 'silenced', scope, until: '2022-07-08' })])
  const quiet = begun()
  expect(quiet.on('2022-07-08', raised, { holds: silent })).toEqual([])
  expect(quiet.on('2022-07-12', raised, { holds: silent })).toEqual(['risen'])
})

test('what is over everything counts from the day on which somebody else confirms it, and a week’s wait is no silence', () => {
  const scope = { plan: null, rule: null, subject: null, receiver: null }
  const set = steering({ kind: 'silenced', scope, until: '2022-07-08', second: true })
  const { matter, receivers } = raised
  const counts = (events: SteeringEvent[], day: Day): boolean =>
    silenceOn(holdsOf(events), matter, receivers[0] ?? FAGAI, day) !== null
  expect(counts([set], '2022-06-28')).toBe(false)
  expect(limitUnder(holdsOf([set]), begun().slip())).toBe(begun().slip().limit)
  const confirmed = steering({ kind: 'confirmed', hold: 'h1', on: '2022-06-28' }, 2)
  // Whoever set it is no second person, whatever wrote the event.
  expect(counts([set, confirmed], '2022-06-29')).toBe(false)
  const second = { ...confirmed, by: { ...confirmed.by, person: 's-2' } }
  expect(
    ['2022-06-27', '2022-06-28', '2022-07-08', '2022-07-09'].map((day) => counts([set, second], day)),
  ).toEqual([...[false, true, true, false]])
  const lifted = steering({ kind: 'lifted', hold: 'h1', on: '2022-07-01' }, 3)
  expect(counts([set, second, lifted], '2022-07-01')).toBe(false)
})

test('a silence, a freeze and an absence count on their first day and on their last, and not around them', () => {
  const [first, last] = ['2022-06-28', '2022-06-30'] as const
  const scope = { plan: null, rule: null, subject: null, receiver: null }
  const silent = holdsOf([steering({ kind: 'silenced', scope, until: last, on: first })])
  const frozen = holdsOf([steering({ kind: 'frozen', frozen: 'demo-2022', until: last, on: first })])
  const away = holdsOf([
    steering({ kind: 'absent', person: 'a', deputy: 'b', since: first, until: last, on: '2022-06-01' }),
  ])
  const { matter, receivers } = raised
  const held = (day: Day) => [
    silenceOn(silent, matter, receivers[0] ?? FAGAI, day) !== null,
    freezeOn(frozen, 'demo-2022', day) !== null,
    standInFor(away, 'a', day) === 'b',
  ]
  const [yes, no] = [
    [true, true, true],
    [false, false, false],
  ]
  expect(['2022-06-27', first, last, '2022-07-01'].map(held)).toEqual([no, yes, yes, no])
})

test('a deputy stands in, also for a deputy; two who name each other stand in for nobody', () => {
  const away = (person: string, deputy: string, seq: number): SteeringEvent =>
    steering({ kind: 'absent', person, deputy, since: '2022-06-21', until: '2022-06-30' }, seq)
  const holds = holdsOf([away('a', 'b', 1), away('b', 'c', 2), away('x', 'y', 3), away('y', 'x', 4)])
  expect(standInFor(holds, 'a', '2022-06-22')).toBe('c')
  expect(standInFor(holds, 'a', '2022-07-01')).toBe('a')
  expect(standInFor(holds, 'x', '2022-06-22')).toBe('x')
  const lifted = steering({ kind: 'lifted', hold: 'h1', on: '2022-06-24' }, 5)
  expect(standInFor(holdsOf([away('a', 'b', 1), lifted]), 'a', '2022-06-24')).toBe('a')
})

const EVERYBODY: readonly Recipient[] = [
  { id: 'r-1', name: '林填报', role: 'reporter', unit: '区发改局' },
  { id: 'l-1', name: '庄垂生', role: 'leader', unit: null },
  { id: 's-1', name: '陈督查', role: 'supervisor', unit: null },
]
const due = (tale: Tale, today: Day, time = '09:00', everybody = EVERYBODY) =>
  digestsDue({
    ...{ slips: [tale.slip()], plans: new Map(), everybody, holds: [], today, time, digestTime: '08:30' },
  })

test('blue comes with the digest to the unit, orange weekly to its leader too, red at once to the 督查室 as well', () => {
  const tale = begun()
  expect(due(tale, '2022-06-20', '08:00')).toEqual([])
  expect(due(tale, '2022-06-20').map(({ key }) => key)).toEqual(['digest/2022-06-20/r-1'])
  expect(due(tale, '2022-06-19')).toEqual([])
  tale.on('2022-06-28', raised)
  expect(due(tale, '2022-06-28').map(({ person }) => person)).toEqual(['r-1'])
  // A leader hears of orange when the week begins.
  expect(due(tale, '2022-07-04').map(({ person }) => person)).toEqual(['r-1', 'l-1'])
  tale.on('2022-07-08', finding({ level: 'red', period: '2022-06' }))
  // A Saturday, before the digest's time.
  const red = due(tale, '2022-07-09', '06:00')
  expect(red.map(({ person, way }) => `${person} ${way}`)).toEqual([
    'r-1 at-once',
    'l-1 at-once',
    's-1 at-once',
  ])
  // With what came before, in one message.
  expect(red.map(({ items }) => items.map(({ events }) => events.length))).toEqual([[3], [2], [1]])
})

test('who chose another hour for the digest gets it then; red waits for no hour', () => {
  const everybody = EVERYBODY.map((one) => (one.id === 'r-1' ? { ...one, digestAt: '10:00' } : one))
  const tale = begun()
  expect(due(tale, '2022-06-20', '09:59', everybody)).toEqual([])
  expect(due(tale, '2022-06-20', '10:00', everybody).map(({ key }) => key)).toEqual(['digest/2022-06-20/r-1'])
  const early = EVERYBODY.map((one) => (one.id === 'r-1' ? { ...one, digestAt: '07:00' } : one))
  expect(due(begun(), '2022-06-20', '07:00', early)).toHaveLength(1)
  const red = begun('2022-06-20', finding({ level: 'red', urgent: true }))
  expect(due(red, '2022-06-20', '06:00', everybody).map(({ person }) => person)).toContain('r-1')
})

test('urgent without being red comes at once, but not on a rest day', () => {
  const tale = begun('2022-06-18', finding({ urgent: true }))
  expect(due(tale, '2022-06-18')).toEqual([])
  expect(due(tale, '2022-06-20', '06:00').map(({ way }) => way)).toEqual(['at-once'])
})

test('told once: a second look has nothing more; nobody in the unit: the 督查室 hears of it', () => {
  const tale = begun()
  const first = due(tale, '2022-06-20')
  const stamp = { at: atNine('2022-06-20'), on: '2022-06-20', by: doerOfActor(SUPERVISOR) }
  tale.events = grow(tale.events, notifiedOf(first, slipsOf(tale.events), stamp))
  expect(due(tale, '2022-06-20')).toEqual([])
  expect(due(tale, '2022-06-21')).toEqual([])
  expect(due(begun(), '2022-06-20', '09:00', EVERYBODY.slice(1)).map(({ person }) => person)).toEqual(['s-1'])
})

test('what the receiver does is told to the 督查室 once a week, not to who did it', () => {
  const tale = begun()
  const stamp = { at: atNine('2022-06-20'), on: '2022-06-20', by: doerOfActor(SUPERVISOR) }
  tale.events = grow(tale.events, notifiedOf(due(tale, '2022-06-20'), slipsOf(tale.events), stamp))
  tale.does('2022-06-21', reply)
  // On the day on which a week begins, or with another message.
  expect(due(tale, '2022-06-22')).toEqual([])
  expect(due(tale, '2022-06-27').map(({ person }) => person)).toEqual(['s-1'])
})

test('who may do what: the unit answers, supervisors decide, nobody else does anything', () => {
  const slip = begun().slip()
  const units = answeringUnits(slip, null)
  const may = (who: typeof REPORTER, kind: SlipDeed['kind']): boolean => mayDoTo(slip, kind, who, units)
  expect([may(REPORTER, 'sign'), may(REPORTER, 'reply'), may(REPORTER, 'close')]).toEqual([true, true, false])
  expect([may(SUPERVISOR, 'close'), may(SUPERVISOR, 'lift'), may(SUPERVISOR, 'sign')]).toEqual([
    true,
    true,
    false,
  ])
  expect(may(actor('别局', 'reporter', '区工信局'), 'sign')).toBe(false)
  expect(may(actor('庄垂生', 'leader', '庄垂生'), 'reply')).toBe(true)
  // A leader is known by name, whatever stands as the unit; nobody else is.
  expect(may(actor('庄垂生', 'leader', null), 'sign')).toBe(true)
  expect(may(actor('王伟', 'leader', null), 'sign')).toBe(false)
  expect(may(actor('庄垂生', 'reporter', null), 'sign')).toBe(false)
  expect(may(actor('统计', 'statistician', '区发改局'), 'reply')).toBe(false)
  expect(refusalOf(slip, 'judge-reply', SUPERVISOR, units)?.code).toBe('slip-nothing-to-judge')
  expect(refusalOf(slip, 'reopen', SUPERVISOR, units)?.code).toBe('slip-still-open')
  const scoped = { ...SUPERVISOR, scopes: ['boards:read'] as const }
  expect(refusalOf(slip, 'close', scoped, units)?.code).toBe('right-missing')
})

test('who may report the figures of a unit may answer its slip: its bureau, that bureau’s commission, and so on', () => {
  const unit = (id: string, parent: string | null) => ({ id, name: id, aliases: [], parent, members: [] })
  const plan = {
    units: [
      unit('区发改委', null),
      { ...unit('区发改局', '区发改委'), aliases: ['发改'] },
      unit('区金融办', '区发改局'),
    ],
    leaders: [],
  }
  const slip = begun().slip()
  const ofOffice = { ...slip, receiver: { kind: 'unit', id: '区金融办' } } as const
  const units = answeringUnits(ofOffice, plan)
  expect(units.slice(0, 4)).toEqual(namesSpeakingFor(plan, ['区金融办']).slice(0, 4))
  const may = (unit: string): boolean => mayDoTo(ofOffice, 'reply', actor('某人', 'reporter', unit), units)
  expect(['区金融办', '发改', '区发改委', '区工信局'].map(may)).toEqual([true, true, true, false])
})

test.for([
  [{ kind: 'reply', text: '  ', evidence: [] }, 'slip-words-invalid'],
  [{ kind: 'reply', text: '长'.repeat(4_001), evidence: [] }, 'slip-words-invalid'],
  [{ kind: 'reply', text: '见附件', evidence: [{ name: '', link: null }] }, 'slip-evidence-invalid'],
  [
    { kind: 'reply', text: '见附件', evidence: [{ name: '一', link: 'javascript:alert(1)' }] },
    'slip-evidence-invalid',
  ],
  [{ kind: 'ask-extension', text: '核实', days: 0 }, 'slip-days-invalid'],
  [{ kind: 'ask-extension', text: '核实', days: 1.5 }, 'slip-days-invalid'],
  [{ kind: 'lift', text: '重要', to: 'blue', days: 3 }, 'slip-level-not-higher'],
] as const)('%j is refused: %s', ([deed, code]) => {
  const moment = { at: atNine('2022-06-21'), on: '2022-06-21', by: doerOfActor(SUPERVISOR), nonce: null }
  expect(() => eventsOf(begun().slip(), deed, moment)).toThrow(expect.objectContaining({ code }))
})

const round = (
  slips: Iterable<Slip>,
  findings: readonly Finding[],
  day: Day,
  more: Partial<Circumstances> = {},
) => nextOfRound({ slips, findings, whole: true }, circumstances(day, more))

test('one matter, one slip: rules about one indicator join with their reasons, co-leads share it', () => {
  const found = [
    finding({ rule: 'turned', reminds: true, receivers: [FAGAI, GONGXIN] }),
    finding({ rule: 'behind', level: 'orange', limitDays: 3, receivers: [FAGAI, GONGXIN] }),
    finding({ rule: 'missing', byDays: true, receivers: [GONGXIN] }),
  ]
  const drafts = round([], found, '2022-06-20')
  // Whoever owes figures is another matter than who is behind.
  expect(drafts.map(({ kind }) => kind)).toEqual(['raised', 'raised'])
  const slips = slipsOf(grow([], drafts))
  const [behind, missing] = [...slips.values()]
  expect(behind).toMatchObject({
    ...{
      level: 'orange',
      limit: '2022-06-23',
      receiver: FAGAI,
      helpers: [GONGXIN],
      rules: ['behind', 'turned'],
    },
    number: { text: '鲤督〔2022〕1号' },
  })
  expect(behind?.latest.reason.zh).toContain('另：')
  expect(missing).toMatchObject({ receiver: GONGXIN, helpers: [], number: { count: 2 } })
  // The same again adds nothing; when all rules are content, both are settled.
  expect(round(slips.values(), found, '2022-06-21', { lastNumber: 2 })).toEqual([])
  const clear = found.map((each) => ({ ...each, condition: 'clear' as const }))
  expect(round(slips.values(), clear, '2022-06-21').map(({ kind }) => kind)).toEqual(['closed', 'closed'])
  // One that recovers does not settle what another still says.
  const half = [found[0], { ...firstOf(found[1]), condition: 'recovering' as const }, found[2]].map(firstOf)
  expect(round(slips.values(), half, '2022-06-21').map(({ kind }) => kind)).toEqual([])
})

test('slips that co-leads and rules had of their own in earlier releases are taken in by one', () => {
  const one = (rule: string, receiver: typeof FAGAI, count: number): SlipDraft => ({
    ...firstOf(
      round([], [finding({ rule, receivers: [receiver] })], '2022-06-20', { lastNumber: count - 1 })[0],
    ),
    id: `${rule}-${receiver.id}.raised.1`,
    slip: `${rule}-${receiver.id}`,
  })
  const old = grow([], [one('turned', FAGAI, 1), one('behind', FAGAI, 2), one('behind', GONGXIN, 3)])
  const drafts = round(slipsOf(old).values(), [finding({ receivers: [FAGAI, GONGXIN] })], '2022-06-21')
  expect(drafts.map((draft) => [draft.kind, draft.kind === 'withdrawn' && draft.how, draft.slip])).toEqual([
    ['withdrawn', 'joined', `turned-${FAGAI.id}`],
    ['withdrawn', 'joined', `behind-${GONGXIN.id}`],
  ])
})

test('each co-lead replies for itself; an upheld appeal of one leaves the slip to the others, for good', () => {
  const found = finding({ receivers: [FAGAI, GONGXIN] })
  const slip = (events: readonly SlipEvent[]): Slip => firstOf([...slipsOf(events).values()].at(-1))
  const by = (events: readonly SlipEvent[], deed: SlipDeed, who: typeof REPORTER, helper?: string) =>
    grow(
      events,
      eventsOf(slip(events), deed, {
        at: atNine('2022-06-21'),
        on: '2022-06-21',
        by: doerOfActor(who),
        nonce: null,
        ...(helper && { helper }),
      }),
    )
  let events = grow([], round([], [found], '2022-06-20'))
  events = by(events, reply, REPORTER, GONGXIN.id)
  expect(slip(events)).toMatchObject({ answered: false, signed: null, replies: [{ helper: GONGXIN.id }] })
  events = by(events, reply, REPORTER)
  expect(slip(events)).toMatchObject({ answered: true, replies: [{ helper: GONGXIN.id }, { helper: null }] })
  expect(helperFor(slip(events), GONGXIN.id, null)).toBe(GONGXIN.id)
  expect(helperFor(slip(events), FAGAI.id, null)).toBe(null)
  events = by(events, { kind: 'appeal', text: '本单位只是配合', evidence: [] }, REPORTER, GONGXIN.id)
  events = by(events, { kind: 'judge-appeal', upheld: true, text: '属实' }, SUPERVISOR)
  expect(slip(events)).toMatchObject({ status: 'open', helpers: [], exempt: [GONGXIN.id] })
  // Settled, and so again in the next month: without the one that was excused.
  const settled = grow(
    events,
    round(slipsOf(events).values(), [{ ...found, condition: 'clear' }], '2022-06-22'),
  )
  const next = { ...found, period: period('2022-06') }
  const drafts = round(slipsOf(settled).values(), [next], '2022-07-20', { lastNumber: 1 })
  expect(drafts).toMatchObject([{ kind: 'raised', receiver: FAGAI, helpers: [] }])
  // Were it the one in charge, the next would be.
  let hosted = grow([], round([], [found], '2022-06-20'))
  hosted = by(hosted, { kind: 'appeal', text: '不属我局', evidence: [] }, REPORTER)
  hosted = by(hosted, { kind: 'judge-appeal', upheld: true, text: '属实' }, SUPERVISOR)
  expect(slip(hosted).status).toBe('closed')
  expect(round(slipsOf(hosted).values(), [next], '2022-07-20', { lastNumber: 1 })).toMatchObject([
    { kind: 'raised', receiver: GONGXIN },
  ])
})

test('a reminder has no number and never rises; when it is late it is numbered, in the year in which that is', () => {
  const remind = finding({ rule: 'report', reminds: true, byDays: true, period: null, occasion: 'before-5' })
  const late: Finding = { ...remind, reminds: false, level: 'orange', occasion: 'late-1' }
  let events = grow([], round([], [remind], '2022-12-20'))
  const slip = (): Slip => firstOf([...slipsOf(events).values()][0])
  expect([slip().number.count, isNumbered(slip())]).toEqual([0, false])
  expect(round([slip()], [remind], '2022-12-30')).toEqual([])
  expect(round([slip()], [], '2022-12-30')).toEqual([])
  events = grow(events, round([slip()], [late], '2023-01-04', { lastNumber: 6 }))
  expect(slip()).toMatchObject({ number: { text: '鲤督〔2023〕7号' }, level: 'orange' })
  // What the service says of itself is no slip of supervision.
  const own = finding({ plan: null, rule: 'service-evaluation', period: null })
  expect(round([], [own], '2022-06-20')).toMatchObject([{ kind: 'raised', number: { count: 0 }, plan: null }])
})

test('numbers: the pattern names year and count once', () => {
  expect(numberAfter('鲤督〔{year}〕{count}号', '2022-12-31', 41).text).toBe('鲤督〔2022〕42号')
  const numberOf = (pattern: string, slipPrefix: string | null) =>
    numberAfter(patternOf(pattern, { slipPrefix }), '2022-12-31', 41).text
  expect(numberOf(NUMBER_PATTERN, '鲤督')).toBe('鲤督〔2022〕42号')
  expect(numberOf(NUMBER_PATTERN, null)).toBe('督〔2022〕42号')
  expect(numberOf('清督{year}-{count}', '鲤督')).toBe('清督2022-42')
  expect(isNumberPattern(NUMBER_PATTERN)).toBe(true)
  expect(isNumberPattern('督{year}-{count}')).toBe(true)
  expect(isNumberPattern('督{count}')).toBe(false)
  expect(isNumberPattern('督{year}{year}{count}')).toBe(false)
})

test('the sheet shows what was known when it was written, and everything since', () => {
  const tale = begun()
  tale.does('2022-06-24', reply)
  tale.on('2022-07-20', finding({ period: '2022-06', level: 'orange' }))
  tale.does('2022-07-20', { ...reply, measures: [{ text: '补报', owner: '林填报', due: '2022-07-21' }] })
  const measure = tale.slip().measures[0]?.id ?? ''
  tale.does('2022-07-21', { kind: 'report-measure', measure, text: '已报' })
  tale.does(
    '2022-07-21',
    { kind: 'judge-measure', measure, accepted: true, text: '属实', due: null },
    SUPERVISOR,
  )
  tale.does('2022-07-21', { kind: 'close', text: '已补' }, SUPERVISOR)
  const sheet = sheetOf(tale.slip(), null)
  expect(sheet).toMatchObject({
    number: '鲤督〔2022〕1号',
    heading: { zh: '橙色督查单（预警）' },
    reason: { zh: '2022-05gdp欠进度。' },
    now: { zh: '2022-06gdp欠进度。' },
    proof: [{ name: 'gap', value: '-3.2' }],
    receiver: '区发改局',
    copies: ['庄垂生'],
    signatures: [
      { name: '林填报', level: 'blue' },
      { name: '林填报', level: 'orange' },
    ],
    replies: [
      { name: '林填报', text: '已安排', verdict: null },
      { text: '已安排', verdict: null },
    ],
    measures: [{ text: '补报', owner: '林填报', due: '2022-07-21', accepted: true }],
    closing: { name: '陈督查', on: '2022-07-21' },
  })
  expect(sheet.record.map(({ why }) => why.zh)).toHaveLength(9)
  expect(slipOf([])).toBeNull()
})

test('拟升: it stays blue with its limit until a supervisor issues it; not signed, it waits another limit', () => {
  const tale = begun()
  const signFrom = 'orange' as const
  expect(tale.on('2022-06-28', raised, { signFrom })).toEqual(['proposed'])
  expect(tale.slip()).toMatchObject({ level: 'blue', limit: '2022-06-27', proposed: { to: 'orange' } })
  expect(tale.on('2022-06-29', raised, { signFrom })).toEqual([])
  tale.does('2022-06-29', { kind: 'issue', signed: false, text: '再等一期' }, SUPERVISOR)
  expect(tale.slip()).toMatchObject({ level: 'blue', limit: '2022-07-06', proposed: null })
  expect(tale.on('2022-07-06', raised, { signFrom })).toEqual([])
  expect(tale.on('2022-07-07', raised, { signFrom })).toEqual(['proposed'])
  tale.does('2022-07-08', { kind: 'issue', signed: true, text: '' }, SUPERVISOR)
  expect(tale.slip()).toMatchObject({ level: 'orange', limit: '2022-07-15', signed: null, proposed: null })
  expect(refusalOf(tale.slip(), 'issue', SUPERVISOR, [])?.code).toBe('slip-nothing-to-judge')
})
