// Situations that offices reported of other products, in variants: good cause after a rise, an exemption against new facts, a hold that ends early.
import { expect, test } from 'vitest'
import type { Day } from '../../../src/core/period.ts'
import { text } from '../../../src/core/text.ts'
import { eventsOf, type SlipDeed } from '../../../src/slips/deeds.ts'
import type { SlipEvent } from '../../../src/slips/events.ts'
import type { Finding } from '../../../src/slips/finding.ts'
import { slipsOf } from '../../../src/slips/fold.ts'
import { type Hold, holdsOf, type SteeringEvent } from '../../../src/slips/holds.ts'
import { nextOf } from '../../../src/slips/next.ts'
import type { Slip } from '../../../src/slips/slip.ts'
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

/** What became of one matter, told day by day. */
function matterOf(first: Finding, day: Day) {
  let events: SlipEvent[] = []
  const slip = (): Slip => {
    const last = [...slipsOf(events).values()].at(-1)
    if (!last) throw new Error('no slip')
    return last
  }
  const asked = (on: Day, found: Finding, holds: readonly Hold[] = []): string[] => {
    const before = [...slipsOf(events).values()].at(-1) ?? null
    const drafts = nextOf(before, { ...found, asOf: on }, FAGAI, circumstances(on, { holds }))
    events = grow(events, drafts)
    return drafts.map(({ kind }) => kind)
  }
  const does = (on: Day, deed: SlipDeed, who = REPORTER): void => {
    events = grow(events, eventsOf(slip(), deed, { at: atNine(on), on, by: doerOfActor(who), nonce: null }))
  }
  asked(day, first)
  return { slip, asked, does }
}

const found = finding()

test('an extension that is granted after a rise holds the colour that was reached, to its day', () => {
  const { slip, asked, does } = matterOf(found, '2022-06-20')
  expect(asked('2022-06-28', found)).toEqual(['risen'])
  does('2022-06-29', { kind: 'ask-extension', days: 20, text: '展会延期' })
  // Undecided when the limit passes.
  expect(asked('2022-07-08', found)).toEqual([])
  does('2022-07-08', { kind: 'judge-extension', granted: true, text: '同意', days: 20 }, SUPERVISOR)
  const { limit } = slip()
  expect(asked(limit, finding({ level: 'red' }))).toEqual([])
  expect(slip()).toMatchObject({ level: 'orange', limit })
  expect(asked('2022-09-01', found)).toEqual(['risen'])
})

test('an exemption holds against later periods and graver facts, until a supervisor opens the matter again', () => {
  const { slip, asked, does } = matterOf(found, '2022-06-20')
  does('2022-06-21', { kind: 'appeal', text: '本单位只是配合', evidence: [] })
  does('2022-06-21', { kind: 'judge-appeal', upheld: true, text: '属实' }, SUPERVISOR)
  for (const period of ['2022-06', '2022-09', '2022-12'])
    expect(asked('2022-08-10', finding({ period, level: 'red', urgent: true }))).toEqual([])
  does('2022-08-11', { kind: 'reopen', text: '职责已调整', days: 5 }, SUPERVISOR)
  expect(slip().status).toBe('open')
  expect(asked('2022-08-19', finding({ period: '2022-07' }))).toContain('risen')
})

test('a silence that ends early counts as long as it lasted: the limit ends on the working day after it', () => {
  const stamp = {
    at: atNine('2022-06-21'),
    by: doerOfActor(SUPERVISOR),
    reason: '试',
    why: text('试', 'tried'),
  }
  const scope = { plan: null, rule: 'behind', subject: null, receiver: null }
  const set: SteeringEvent = {
    ...stamp,
    ...{ kind: 'silenced', scope, until: '2022-07-29', id: 'h', seq: 1, on: '2022-06-21' },
  }
  const lifted: SteeringEvent = {
    ...stamp,
    kind: 'lifted',
    hold: 'h',
    id: 'h.lifted',
    seq: 2,
    on: '2022-07-05',
  }
  const whole = matterOf(found, '2022-06-20')
  expect(whole.asked('2022-07-06', found, holdsOf([set]))).toEqual([])
  const early = matterOf(found, '2022-06-20')
  const holds = holdsOf([set, lifted])
  expect(early.asked('2022-07-05', found, holds)).toEqual([])
  expect(early.asked('2022-07-06', found, holds)).toEqual(['risen'])
})

test('a reply that was accepted holds for days and for the same figures; a newer period that is worse asks anew', () => {
  const { asked, does, slip } = matterOf(found, '2022-06-20')
  does('2022-06-22', { kind: 'reply', text: '已安排追赶', evidence: [] })
  does('2022-06-23', { kind: 'judge-reply', accepted: true, text: '认可', days: 20 }, SUPERVISOR)
  expect(asked('2022-07-15', finding({ level: 'red' }))).toEqual([])
  expect(asked(slip().limit, finding({ level: 'red', period: '2022-06' }))).not.toContain('risen')
  expect(asked('2022-09-01', finding({ level: 'red', period: '2022-07' }))).toContain('risen')
})
