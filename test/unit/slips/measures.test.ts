// The way back to green: an orange or red slip is answered and closed by measures, which are followed, chased and judged.
import { expect, test } from 'vitest'
import type { Day } from '../../../src/core/period.ts'
import { Problem } from '../../../src/core/problem.ts'
import { eventsOf, type SlipActor, type SlipDeed } from '../../../src/slips/deeds.ts'
import type { SlipEvent } from '../../../src/slips/events.ts'
import type { Level } from '../../../src/slips/finding.ts'
import { slipOf } from '../../../src/slips/fold.ts'
import { stateOfMeasure } from '../../../src/slips/measures.ts'
import { nextOf } from '../../../src/slips/next.ts'
import { nextOfRound } from '../../../src/slips/round.ts'
import type { Slip } from '../../../src/slips/slip.ts'
import { digestsDue } from '../../../src/slips/telling.ts'
import {
  atNine,
  circumstances,
  doerOfActor,
  FAGAI,
  finding,
  grow,
  REPORTER,
  SUPERVISOR,
} from '../../support/slips.ts'

class Matter {
  events: SlipEvent[]

  constructor(level: Level) {
    this.events = grow([], nextOf(null, finding({ level }), FAGAI, circumstances('2022-06-20')))
  }

  slip(): Slip {
    const slip = slipOf(this.events)
    if (!slip) throw new Error('no slip')
    return slip
  }

  does(day: Day, deed: SlipDeed, who: SlipActor = REPORTER): string | null {
    const moment = { at: atNine(day), on: day, by: doerOfActor(who), nonce: null }
    try {
      this.events = grow(this.events, eventsOf(this.slip(), deed, moment))
      return null
    } catch (error) {
      if (error instanceof Problem) return error.code
      throw error
    }
  }

  /** An evaluation: it is still so. */
  day(day: Day): string[] {
    const findings = [finding({ level: this.slip().level, asOf: day })]
    const drafts = nextOfRound({ slips: [this.slip()], findings, whole: true }, circumstances(day))
    this.events = grow(this.events, drafts)
    return drafts.map((draft) => (draft.kind === 'measure-due' ? `${draft.kind} ${draft.stage}` : draft.kind))
  }
}

const text = '已约谈施工单位'
const reply = { kind: 'reply', text, evidence: [] } as const
const measures = [
  { text: '增开两个作业面', owner: '李工', due: '2022-07-08' },
  { text: '补报用地手续', owner: '王科', due: '2022-07-15' },
]

test('words alone answer and close a blue slip, never one that is orange or red', () => {
  const blue = new Matter('blue')
  expect(blue.does('2022-06-21', reply)).toBeNull()
  expect(blue.does('2022-06-22', { kind: 'close', text: '已办' }, SUPERVISOR)).toBeNull()
  for (const level of ['orange', 'red'] as const) {
    const grave = new Matter(level)
    expect(grave.does('2022-06-21', reply)).toBe('slip-measures-missing')
    expect(grave.does('2022-06-21', { kind: 'close', text: '已办' }, SUPERVISOR)).toBe('slip-measures-open')
    expect(grave.does('2022-06-21', { ...reply, measures })).toBeNull()
    // What was named and is not done yet counts for the next reply too.
    expect(grave.does('2022-06-22', reply)).toBeNull()
    expect(grave.does('2022-06-22', { kind: 'close', text: '已办' }, SUPERVISOR)).toBe('slip-measures-open')
  }
})

test('each measure says what, who and until when', () => {
  const matter = new Matter('orange')
  const [first] = measures
  if (!first) throw new Error('no measure')
  for (const wrong of [
    { ...first, text: ' ' },
    { ...first, text: '长'.repeat(401) },
    { ...first, owner: '' },
    { ...first, due: '' },
    { ...first, due: '2022-02-30' },
    { ...first, due: '2022-06-20' },
    { ...first, due: '2024-06-20' },
  ])
    expect(matter.does('2022-06-21', { ...reply, measures: [wrong] })).toBe('slip-measures-invalid')
  expect(matter.does('2022-06-21', { ...reply, measures: Array(11).fill(first) })).toBe(
    'slip-measures-invalid',
  )
  expect(matter.slip().replies).toEqual([])
})

test('reported, returned with a new day, reported again, accepted: then it can be closed', () => {
  const matter = new Matter('red')
  matter.does('2022-06-21', { ...reply, measures })
  const [one, two] = matter.slip().measures.map(({ id }) => id) as [string, string]
  const states = (day: Day) => matter.slip().measures.map((measure) => stateOfMeasure(measure, day))
  const judge = { kind: 'judge-measure', text: '看过现场', due: null } as const
  expect(matter.does('2022-06-22', { ...judge, measure: one, accepted: true }, SUPERVISOR)).toBe(
    'slip-measure-unknown',
  )
  expect(matter.does('2022-07-01', { kind: 'report-measure', measure: one, text: '已开' })).toBeNull()
  expect(matter.does('2022-07-01', { kind: 'report-measure', measure: one, text: '已开' })).toBe(
    'slip-measure-unknown',
  )
  expect(states('2022-07-01')).toEqual(['reported', 'open'])
  const back = { ...judge, measure: one, accepted: false, due: '2022-07-20' }
  expect(matter.does('2022-07-04', { ...back, due: '2022-07-01' }, SUPERVISOR)).toBe('slip-measures-invalid')
  expect(matter.does('2022-07-04', back, SUPERVISOR)).toBeNull()
  expect(matter.slip().measures[0]).toMatchObject({ due: '2022-07-20', verdict: { granted: false } })
  for (const measure of [one, two]) {
    expect(matter.does('2022-07-05', { kind: 'report-measure', measure, text: '已办' })).toBeNull()
    expect(matter.does('2022-07-06', { ...judge, measure, accepted: true }, SUPERVISOR)).toBeNull()
  }
  expect(states('2022-08-01')).toEqual(['done', 'done'])
  expect(matter.does('2022-07-07', { kind: 'close', text: '措施到位' }, SUPERVISOR)).toBeNull()
  expect(matter.slip().status).toBe('closed')
})

test('a refused reply takes its measures with it', () => {
  const matter = new Matter('orange')
  matter.does('2022-06-21', { ...reply, measures })
  const refused = { kind: 'judge-reply', accepted: false, text: '不具体', days: null } as const
  expect(matter.does('2022-06-22', refused, SUPERVISOR)).toBeNull()
  expect(matter.slip().measures).toEqual([])
  expect(matter.does('2022-06-23', reply)).toBe('slip-measures-missing')
})

test('reminded three working days before; once its day has passed an answer is asked for anew, then it rises', () => {
  const matter = new Matter('orange')
  matter.does('2022-06-21', { ...reply, measures })
  expect(matter.day('2022-07-04')).toEqual([])
  expect(matter.day('2022-07-05')).toEqual(['measure-due near'])
  expect(matter.day('2022-07-06')).toEqual([])
  const told = (day: Day): string[] =>
    digestsDue({
      slips: [matter.slip()],
      plans: new Map(),
      everybody: [
        { id: 'unit', name: '林填报', role: 'reporter', unit: '区发改局' },
        { id: 'leader', name: '庄垂生', role: 'leader', unit: null },
      ],
      holds: [],
      today: day,
      time: '09:00',
      digestTime: '08:30',
    }).flatMap(({ person, items }) =>
      items.flatMap(({ events }) => events.filter((id) => id.includes('measure')).map(() => person)),
    )
  // That it is near concerns those who answer; that it passed, the leader too.
  expect(told('2022-07-06')).toEqual(['unit'])
  expect(matter.day('2022-07-11')).toEqual(['measure-due late'])
  expect(matter.slip()).toMatchObject({ answered: false, limit: '2022-07-18', level: 'orange' })
  expect(new Set(told('2022-07-11'))).toEqual(new Set(['unit', 'leader']))
  const [one] = matter.slip().measures.map(({ id }) => id) as [string]
  const reported = new Matter('orange')
  reported.events = matter.events
  reported.does('2022-07-12', { kind: 'report-measure', measure: one, text: '晚了三天，已办' })
  expect(reported.slip().answered).toBe(true)
  expect(reported.day('2022-07-19')).toEqual(['measure-due late'])
  // Nobody says anything: it goes up.
  expect(matter.day('2022-07-12')).toEqual(['measure-due near'])
  expect(matter.day('2022-07-19')).toEqual(['risen'])
  expect(matter.slip().level).toBe('red')
})
