// Rounds of reports, pure: when one opens, what people may do when, figures that nobody types over.
import { describe, expect, test } from 'vitest'
import { doerOf } from '../../../src/core/deed.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { happeningsOf, type RoundAct, type RoundActor, reportCounts } from '../../../src/rounds/acts.ts'
import type { RoundEvent } from '../../../src/rounds/events.ts'
import { fieldsIn, filledWords, refuseTypedOver } from '../../../src/rounds/fields.ts'
import { roundBy, roundOf } from '../../../src/rounds/fold.ts'
import { dutiesToOpen, opensOn } from '../../../src/rounds/opening.ts'
import type { Round } from '../../../src/rounds/round.ts'
import { PLAN } from '../../support/app.ts'

const plan = parsePlan(
  PLAN.replace('\nunits:', '\nduties: [ { id: r, title: 半年, date: 2022-06-25, opens: 5 } ]\nunits:'),
)
const person = (role: RoundActor['role'], unit: string | null, id = `${role}-${unit}`): RoundActor => ({
  id,
  name: id,
  role,
  unit,
  scopes: null,
})
const writer = person('reporter', '区商务局')
const other = person('reporter', '区发改局')
const supervisor = person('supervisor', null)
const OPENED: RoundEvent = {
  kind: 'opened',
  seq: 1,
  at: '2022-06-17T00:00:00.000Z',
  by: doerOf('duibiao'),
  head: { plan: plan.id, duty: 'r', title: '半年', due: '2022-06-24', receivers: [] },
  asked: [
    { unit: '区发改局', tasks: [1] },
    { unit: '区商务局', tasks: [2] },
  ],
}

/** The round after some people did something, one after another; or the code of what was refused. */
function roundAfter(acts: readonly (readonly [RoundActor, RoundAct])[], today = '2022-06-20'): Round {
  const events: RoundEvent[] = [OPENED]
  for (const [actor, act] of acts) {
    const round = roundOf(events) as Round
    for (const happening of happeningsOf(round, act, { actor, plan, today }))
      events.push({
        ...happening,
        seq: events.length + 1,
        at: `2022-06-20T0${events.length}:00:00.000Z`,
        by: doerOf(actor.name),
      })
  }
  return roundOf(events) as Round
}
const refused = (acts: readonly (readonly [RoundActor, RoundAct])[], today?: string): string => {
  try {
    roundAfter(acts, today)
    return ''
  } catch (error) {
    return (error as { code: string }).code
  }
}
const save = (version = 0, progress = '写了'): RoundAct => ({
  kind: 'save',
  unit: '区商务局',
  of: '区商务局',
  way: 'page',
  texts: [{ task: 2, version, releaseAt: null, words: { progress, problems: '', next: '' } }],
})
const send: RoundAct = { kind: 'send', unit: '区商务局', name: '李四', day: '2022-06-20' }
const giveBack: RoundAct = { kind: 'return', unit: '区商务局', words: '补写', due: '2022-06-28' }
const accept: RoundAct = { kind: 'accept', unit: '区商务局', words: '' }

test('a round opens so many working days before the working day of its duty', () => {
  const [duty] = plan.duties
  // Saturday 25 June counts as Friday 24; five working days before it is Friday 17.
  expect(duty && opensOn(duty)).toBe('2022-06-17')
  expect(opensOn({ due: '2022-06-24' })).toBe('2022-06-10')
  expect(dutiesToOpen(plan, '2022-06-16')).toEqual([])
  expect(dutiesToOpen(plan, '2022-06-17')).toEqual(plan.duties)
  expect(dutiesToOpen(plan, '2022-06-24')).toEqual(plan.duties)
  expect(dutiesToOpen(plan, '2022-06-25')).toEqual([])
})

describe('who may do what, and when', () => {
  test('from asked to accepted, each report counted once', () => {
    const acts = [
      [writer, save()],
      [writer, send],
      [supervisor, accept],
    ] as const
    const states = acts.map((_, at) => roundAfter(acts.slice(0, at + 1)).reports.get('区商务局')?.state)
    expect(states).toEqual(['begun', 'sent', 'accepted'])
    const { all, asked, begun, sent, returned, accepted, late } = reportCounts(roundAfter(acts), '2022-06-25')
    expect(asked + begun + sent + returned + accepted).toBe(all)
    expect([accepted, asked, late]).toEqual([1, 1, 1])
  })
  test.each<readonly [string, readonly (readonly [RoundActor, RoundAct])[], string]>([
    ['another unit writes', [[other, save()]], 'round-not-own'],
    ['a supervisor writes', [[supervisor, save()]], 'round-not-own'],
    ['sent without words', [[writer, send]], 'round-unfinished'],
    [
      'changed after it was sent',
      [
        [writer, save()],
        [writer, send],
        [writer, save(2, '改')],
      ],
      'round-closed',
    ],
    [
      'an old version',
      [
        [writer, save()],
        [writer, save(0, '另一个')],
      ],
      'round-text-changed',
    ],
    [
      'accepted before it was sent',
      [
        [writer, save()],
        [supervisor, accept],
      ],
      'round-not-sent',
    ],
    [
      'accepted by itself',
      [
        [writer, save()],
        [writer, send],
        [writer, accept],
      ],
      'round-not-own',
    ],
    [
      'returned for a day that is over',
      [
        [writer, save()],
        [writer, send],
        [supervisor, { ...giveBack, due: '2022-06-19' } as RoundAct],
      ],
      'round-day-past',
    ],
    [
      'signed ahead',
      [
        [writer, save()],
        [writer, { ...send, day: '2022-06-21' } as RoundAct],
      ],
      'round-day-ahead',
    ],
    [
      'a unit that is not responsible is asked',
      [[writer, { kind: 'ask-part', unit: '区商务局', task: 2, of: '区财政局', words: '' }]],
      'round-part-unknown',
    ],
    ['too long', [[writer, save(0, '长'.repeat(2_001))]], 'round-words-invalid'],
  ])('%s', (_, acts, code) => expect(refused(acts)).toBe(code))

  test('the same words again change nothing; a returned one has its new day', () => {
    expect(
      roundAfter([
        [writer, save()],
        [writer, save(0)],
      ]).seq,
    ).toBe(2)
    const report = roundAfter([
      [writer, save()],
      [writer, send],
      [supervisor, giveBack],
    ]).reports.get('区商务局')
    expect([report?.state, report?.due]).toEqual(['returned', '2022-06-28'])
  })

  test('as it was known at a moment', () => {
    const events: RoundEvent[] = [
      OPENED,
      {
        kind: 'sent',
        unit: '区商务局',
        name: 'x',
        day: '2022-06-20',
        seq: 2,
        at: '2022-06-20T01:00:00.000Z',
        by: doerOf('x'),
      },
    ]
    expect(roundBy(events, '2022-06-16T00:00:00.000Z')).toBeNull()
    expect(roundBy(events, '2022-06-19T00:00:00.000Z')?.reports.get('区商务局')?.state).toBe('asked')
  })
})

describe('figures of the bound report', () => {
  const fields = new Map([
    ['新增·完成', '1,130 户'],
    ['新增·状态', '欠进度'],
  ])
  const made = { words: '新增 {{新增·完成}}，{{新增·状态}}。', fields }
  const code = (words: string): string => {
    try {
      refuseTypedOver(made, words)
      return ''
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  test('are filled', () => {
    expect(filledWords(made.words, fields)).toBe('新增 1,130 户，欠进度。')
    expect(fieldsIn(made.words)).toEqual(['新增·完成', '新增·状态'])
  })
  test('cannot be typed over, left out or made up', () => {
    expect(code('今年{{新增·状态}}，已新增 {{新增·完成}}。')).toBe('')
    expect(code('新增 2,000 户，{{新增·状态}}。')).toBe('round-field-lost')
    expect(code('新增 {{新增·完成}}。')).toBe('round-field-lost')
    expect(code(`${made.words}{{别的}}`)).toBe('round-field-unknown')
  })
})
