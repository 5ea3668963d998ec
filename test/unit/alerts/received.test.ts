// What counts as a written report: what a supervisor accepted, and not that somebody wrote 收到.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { received } from '../../../src/alerts/received.ts'
import { shownSlip } from '../../../src/alerts/slips/shown.ts'
import type { Day } from '../../../src/core/period.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { eventsOf, type SlipDeed } from '../../../src/slips/deeds.ts'
import type { SlipEvent } from '../../../src/slips/events.ts'
import type { Finding } from '../../../src/slips/finding.ts'
import { slipsOf } from '../../../src/slips/fold.ts'
import { goodCauseOf } from '../../../src/slips/next.ts'
import { nextOfRound } from '../../../src/slips/round.ts'
import type { Slip } from '../../../src/slips/slip.ts'
import { rule, says } from '../../support/alerts.ts'
import { actor, atNine, circumstances, doerOfActor, grow, SUPERVISOR } from '../../support/slips.ts'

const licheng = parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
const report = rule(
  'kind: report, remind: [14], level: blue, late: [{ level: orange, days: 1 }, { level: red, days: 5 }]',
)
const BUREAU = actor('林住建', 'reporter', '区住建局')

/** The slip of one unit's half-year report, day by day. */
class HalfYear {
  events: SlipEvent[] = []

  slip(): Slip {
    const [slip] = [...slipsOf(this.events).values()]
    if (!slip) throw new Error('no slip')
    return slip
  }

  findings(asOf: Day): readonly Finding[] {
    const slips = [...slipsOf(this.events).values()]
    const open = new Set(slips.map(({ matter }) => `${matter.plan}/${matter.rule}/duty/${matter.subject.id}`))
    return says(report, licheng, [], asOf, { received: received(slips), open }).filter(
      ({ matter }) => matter.subject.id === 'report-s1/区住建局',
    )
  }

  evaluate(day: Day): void {
    const slips = slipsOf(this.events).values()
    const round = { slips, findings: this.findings(day), whole: true }
    this.events = grow(this.events, nextOfRound(round, circumstances(day)))
  }

  does(day: Day, deed: SlipDeed, who = BUREAU): void {
    const moment = { at: atNine(day), on: day, by: doerOfActor(who), nonce: null }
    this.events = grow(this.events, eventsOf(this.slip(), deed, moment))
  }
}

const got = { kind: 'reply', text: '收到', evidence: [] } as const

function replied(): HalfYear {
  const half = new HalfYear()
  half.evaluate('2022-06-10')
  half.does('2022-06-13', got)
  half.evaluate('2022-06-14')
  return half
}

test('收到 leaves the slip open: it waits for a supervisor, and rises as little as it closes', () => {
  const half = replied()
  expect(half.slip().status).toBe('open')
  expect(shownSlip(half.slip(), licheng, [], '2022-06-14').state).toBe('verdict')
  for (const day of ['2022-06-27', '2022-07-04', '2022-07-18']) half.evaluate(day)
  expect([half.slip().status, half.slip().level]).toEqual(['open', 'blue'])
  expect(goodCauseOf(half.slip(), { today: '2022-07-18', holds: [] })).toBe('reply')
})

test('accepted, it is the report of the day on which it was sent; returned, it is none and the slip goes on', () => {
  const accepted = replied()
  accepted.does('2022-06-15', { kind: 'judge-reply', accepted: true, text: '齐全', days: null }, SUPERVISOR)
  expect(received([accepted.slip()])).toEqual([
    { plan: 'licheng-2022', duty: 'report-s1', unit: '区住建局', at: atNine('2022-06-13') },
  ])
  accepted.evaluate('2022-06-16')
  expect(accepted.slip()).toMatchObject({ status: 'closed', ending: { how: 'figures' } })

  const returned = replied()
  returned.does('2022-06-15', { kind: 'judge-reply', accepted: false, text: '不是报告', days: 3 }, SUPERVISOR)
  returned.evaluate('2022-06-27')
  expect(received([returned.slip()])).toEqual([])
  expect([returned.slip().status, returned.slip().answered]).toEqual(['open', false])
})
