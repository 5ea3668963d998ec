// Random histories of slips: whatever comes in whatever order, what the ladder promises holds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVALUATION } from '../../../src/alerts/slips/apply-findings.ts'
import { shownSlip } from '../../../src/alerts/slips/shown.ts'
import { isWorkingDay } from '../../../src/core/calendar.ts'
import { comparePeriods } from '../../../src/core/period.ts'
import { SLIP_DEED_KINDS, type SlipDeed, type SlipDeedKind } from '../../../src/slips/deeds.ts'
import type { SlipEvent } from '../../../src/slips/events.ts'
import type { Level } from '../../../src/slips/finding.ts'
import { slipsOf } from '../../../src/slips/fold.ts'
import { holdsOf, limitUnder } from '../../../src/slips/holds.ts'
import { rankOf } from '../../../src/slips/ladder.ts'
import { endOfYear, isExempt, nextOfUnspoken } from '../../../src/slips/next.ts'
import { isOpen, type Slip, slipKey } from '../../../src/slips/slip.ts'
import { cases } from '../../support/cases.ts'
import { type Action, History } from '../../support/slip-history.ts'
import { atNine, circumstances, grow, SUPERVISOR } from '../../support/slips.ts'

const RUNS = Number(process.env.SLIP_RUNS ?? cases(30, 100))

const days = fc.integer({ min: 1, max: 10 })
const evidence = [{ name: '说明.pdf', link: null }]
interface DeedParts {
  readonly kind: SlipDeedKind
  readonly yes: boolean
  readonly days: number
  readonly to: Level
}

function deedOf({ kind, yes, days: count, to }: DeedParts): SlipDeed {
  const words = { text: '试' }
  switch (kind) {
    case 'sign':
      return { kind }
    case 'reply':
      return {
        ...{ kind, ...words, evidence },
        measures: yes ? [{ text: '赶工', owner: '林填报', due: '2022-12-30' }] : [],
      }
    case 'appeal':
      return { kind, ...words, evidence }
    case 'report-measure':
      return { kind, ...words, measure: '' }
    case 'judge-measure':
      return { kind, ...words, measure: '', accepted: yes, due: null }
    case 'ask-extension':
      return { kind, ...words, days: count }
    case 'judge-reply':
      return { kind, ...words, accepted: yes, days: yes && count % 2 === 0 ? null : count }
    case 'judge-extension':
      return { kind, ...words, granted: yes, days: null }
    case 'judge-appeal':
      return { kind, ...words, upheld: yes }
    case 'issue':
      return { kind, ...words, signed: yes }
    case 'close':
      return { kind, ...words }
    case 'reopen':
      return { kind, ...words, days: count }
    case 'lift':
      return { kind, ...words, to, days: count }
  }
}

const deed: fc.Arbitrary<SlipDeed> = fc
  .record({
    kind: fc.constantFrom(...SLIP_DEED_KINDS),
    yes: fc.boolean(),
    days,
    to: fc.constantFrom<Level>('orange', 'red'),
  })
  .map(deedOf)

const indicator = fc.nat({ max: 1 })
const badness = fc.nat({ max: 3 })
const about = { plan: 'demo-2022', rule: null, subject: null, receiver: null }
const ever = { until: '2022-01-01', reason: '试' }
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('upload', 'revise'), indicator, badness }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo'), indicator }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('jump'), days: fc.integer({ min: -3, max: 12 }) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('evaluate', 'race'), whole: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tell'), time: fc.constantFrom('07:00', '09:00') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('deed'), slip: fc.nat({ max: 5 }), deed }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('hold'),
      days: fc.integer({ min: 0, max: 8 }),
      steering: fc.constantFrom(
        { kind: 'silenced', scope: about, ...ever } as const,
        { kind: 'frozen', frozen: 'demo-2022', ...ever } as const,
        { kind: 'absent', person: 'r-1', deputy: 'r-2', since: '', ...ever } as const,
        { kind: 'absent', person: 'r-2', deputy: 'r-1', since: '', ...ever } as const,
        { kind: 'lifted', hold: '', reason: '试' } as const,
      ),
    }),
  },
)

const plain = (slips: ReadonlyMap<string, Slip>): unknown => JSON.parse(JSON.stringify([...slips]))

function checkSlips(history: History): void {
  const slips = [...history.slips().values()]
  const open = slips.filter(isOpen).map(({ matter, receiver }) => slipKey(matter, receiver))
  expect(new Set(open).size).toBe(open.length)
  expect(slips.map(({ number }) => number.count)).toEqual(slips.map((_, index) => index + 1))
  for (const { history: events, level } of slips) {
    const levels = events.flatMap((event) =>
      event.kind === 'raised' ? [event.level] : event.kind === 'risen' ? [event.to] : [],
    )
    expect(levels).toEqual([...new Set(levels)].sort((a, b) => rankOf(a) - rankOf(b)))
    expect(levels.at(-1)).toBe(level)
  }
}

function checkEvents(history: History, before: ReadonlyMap<string, Slip>, fresh: readonly SlipEvent[]): void {
  const after = history.slips()
  for (const event of fresh) {
    expect(event.why.zh).toMatch(/[一-龥]/)
    expect(event.why.en).toMatch(/[a-z]{3}/)
    if (event.by.person === null) expect(history.isHeld('frozen')).toBe(false)
    const slip = before.get(event.slip)
    if (event.kind === 'risen' && event.cause !== 'hand') checkRise(history, slip, event)
    if (slip && after.get(event.slip)?.granted && event.kind !== 'notified') {
      // A limit that was granted is never cut, whatever comes.
      const now = after.get(event.slip)
      expect(now && slip.granted !== null && now.limit < slip.granted).toBe(false)
    }
    if (event.kind === 'raised' && event.origin === 'rule') {
      // Whoever appealed with success is asked no more for that matter.
      const key = slipKey(event.matter, event.receiver)
      const earlier = [...before.values()].filter((one) => slipKey(one.matter, one.receiver) === key).at(-1)
      expect(earlier !== undefined && isExempt(earlier)).toBe(false)
    }
    if (event.kind === 'notified') {
      expect(history.isHeld('silenced')).toBe(false)
      const step = after.get(event.slip)?.steps.find(({ id }) => id === event.of)
      expect(step).toBeDefined()
      const slipNow = after.get(event.slip)
      if (!isWorkingDay(event.on)) expect([slipNow?.level, event.way]).toEqual(['red', 'at-once'])
      // What came before goes with what is urgent.
      const together = fresh.flatMap((other) =>
        other.kind === 'notified' && other.key === event.key && other.slip === event.slip ? [other.of] : [],
      )
      if (event.way === 'at-once')
        expect(slipNow?.steps.some(({ id, urgent }) => urgent && together.includes(id))).toBe(true)
    }
  }
}

/** Nothing rises before its own limit, on a rest day, or while a good cause holds, by whatever rule. */
function checkRise(
  history: History,
  slip: Slip | undefined,
  event: Extract<SlipEvent, { kind: 'risen' }>,
): void {
  if (!slip) throw new Error('a slip that never was has risen')
  expect(isWorkingDay(event.on)).toBe(true)
  expect(event.on > limitUnder(holdsOf(history.steering), slip)).toBe(true)
  expect(slip.recovering).toBe(false)
  expect(history.isHeld('silenced')).toBe(false)
  expect([...slip.appeals, ...slip.extensions].every(({ verdict }) => verdict !== null)).toBe(true)
  if (event.cause === 'limit') {
    expect(slip.answered).toBe(false)
    expect(rankOf(event.to) - rankOf(event.from)).toBe(1)
  } else if (slip.answered) {
    // Only newer figures outweigh an answer, never days.
    const known = event.known?.period ?? null
    expect(event.known?.facts).not.toMatchObject({ by: 'days' })
    expect(known !== null && slip.answeredOf !== null && comparePeriods(known, slip.answeredOf) > 0).toBe(
      true,
    )
  }
}

/** A person hears of an event once, and has one digest a day, which is one message. */
function checkTold(events: readonly SlipEvent[]): void {
  const told = events.flatMap((event) => (event.kind === 'notified' ? [event] : []))
  const once = told.map(({ of, person, insteadOf }) => `${of}>${insteadOf ?? person}`)
  expect(new Set(once).size).toBe(once.length)
  const digests = told.filter(({ way }) => way === 'digest')
  const batches = new Map<string, number[]>()
  for (const { person, on, seq } of digests) {
    const key = `${person}>${on}`
    batches.set(key, [...(batches.get(key) ?? []), seq])
  }
  for (const { key, person, on } of digests) expect(key).toBe(`digest/${on}/${person}`)
  for (const [, own] of batches) {
    // Written in one go: nothing that is no notice stands between two entries of one digest.
    const between = events.filter(({ seq }) => seq > Math.min(...own) && seq < Math.max(...own))
    expect(between.every(({ kind }) => kind === 'notified')).toBe(true)
  }
}

test(`${RUNS} random histories`, () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(action, { minLength: 40, maxLength: 120 }), fc.nat(), (actions, turn) => {
      const history = new History()
      for (const each of actions) {
        const before = history.slips()
        const fresh = history.run(each)
        for (const { kind } of fresh) seen.add(kind)
        checkSlips(history)
        checkEvents(history, before, fresh)
        if (each.do !== 'evaluate' && each.do !== 'race') continue
        // A second evaluation of the same facts has nothing to add.
        expect(history.decide(each.whole)).toEqual([])
      }
      checkTold(history.events)
      const at = turn % Math.max(1, history.events.length)
      const turned = [
        ...history.events.slice(at),
        ...history.events.slice(0, at),
        ...history.events.slice(0, 3),
      ]
      expect(plain(slipsOf(turned.reverse()))).toEqual(plain(history.slips()))
    }),
    { numRuns: RUNS, seed: Number(process.env.SLIP_SEED ?? 20221230) },
  )
  // Histories in which hardly anything happened would prove nothing.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...[
        'appeal-judged',
        'appealed',
        'closed',
        'continued',
        'extension-asked',
        'extension-judged',
        'notified',
      ],
      ...[
        'raised',
        'recovering',
        'relapsed',
        'reopened',
        'replied',
        'reply-judged',
        'risen',
        'signed',
        'withdrawn',
      ],
    ]),
  )
}, 120_000)

/** Whether a person signed for the colour that the slip has: issued it, raised it there by hand, or wrote it. */
const isSignedFor = ({ history, level }: Slip): boolean =>
  rankOf(level) === 0 ||
  history.some(
    (event) =>
      (event.kind === 'issued' && event.to === level) ||
      (event.kind === 'risen' && event.cause === 'hand' && event.to === level),
  )

test(`${RUNS} random histories where a person signs for orange and red: nobody else is told before`, () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(action, { minLength: 40, maxLength: 120 }), (actions) => {
      const history = new History('orange')
      for (const each of actions) {
        const before = history.slips()
        for (const event of history.run(each)) {
          seen.add(event.kind)
          const slip = history.slips().get(event.slip)
          if (event.kind === 'risen') expect([event.cause, event.by.person]).toEqual(['hand', SUPERVISOR.id])
          if (event.kind === 'issued') expect(event.by.person).toBe(SUPERVISOR.id)
          if (event.kind === 'proposed') {
            expect(slip?.level).toBe(before.get(event.slip)?.level)
            expect(slip?.limit).toBe(before.get(event.slip)?.limit)
          }
          if (event.kind !== 'notified' || event.person === 's-1' || !slip) continue
          expect(slip.drafted).toBe(false)
          expect(isSignedFor(slip)).toBe(true)
          expect(slip.steps.find(({ id }) => id === event.of)?.kind).not.toBe('proposed')
        }
        if (each.do === 'evaluate' || each.do === 'race') expect(history.decide(each.whole)).toEqual([])
      }
    }),
    { numRuns: RUNS, seed: Number(process.env.SLIP_SEED ?? 20221231) },
  )
  expect([...seen]).toEqual(expect.arrayContaining(['issued', 'proposed', 'raised', 'risen', 'notified']))
}, 120_000)

test(`${RUNS} random histories whose year ends: what is left stands still, and each person hears of it once`, () => {
  let left = 0
  fc.assert(
    fc.property(
      fc.array(action, { minLength: 40, maxLength: 120 }),
      fc.constantFrom('2023-03-01', '2023-03-06', '2026-11-30'),
      (actions, found) => {
        const history = new History('orange')
        for (const each of actions) history.run(each)
        const before = history.slips()
        const stamp = { now: atNine(found), by: EVALUATION }
        const drafts = [...before.values()].flatMap((slip) => endOfYear(slip, YEAR, stamp))
        history.events = grow(history.events, drafts)
        history.steering = []
        history.today = found
        for (const slip of history.slips().values()) {
          expect(isOpen(slip)).toBe(false)
          // Once is enough, and nothing of the calendar moves it.
          expect([...endOfYear(slip, YEAR, stamp), ...nextOfUnspoken(slip, circumstances(found))]).toEqual([])
          const earlier = before.get(slip.id)
          if (!earlier || !isOpen(earlier)) continue
          left++
          const shown = shownSlip(slip, null, [], found)
          expect(shown).toMatchObject({ state: 'unsettled', ended: YEAR.ends, overdue: false })
          expect(shown.stood).toEqual({
            state: shownSlip(earlier, null, [], YEAR.ends).state,
            overdue: shownSlip(earlier, null, [], YEAR.ends).overdue,
          })
          // So many days late as at the year's end, whenever one looks.
          expect(shownSlip(slip, null, [], '2029-01-01')).toEqual(shown)
        }
        history.run({ do: 'tell', time: '09:00' })
        const ends = new Set(drafts.map(({ id }) => id))
        const told = history.events.flatMap((event) =>
          event.kind === 'notified' && ends.has(event.of) ? [event] : [],
        )
        const messages = new Set(told.map(({ person, key }) => `${person} ${key}`))
        expect(messages.size).toBe(new Set(told.map(({ person }) => person)).size)
        const known = history.events.some((event) => event.kind === 'notified' && event.person === 'r-1')
        // Whoever answers and knew of one that was left hears of it.
        const owed = drafts.some(({ slip }) => before.get(slip)?.told.some(({ person }) => person === 'r-1'))
        if (known && owed) expect(told.some(({ person }) => person === 'r-1')).toBe(true)
      },
    ),
    { numRuns: RUNS, seed: Number(process.env.SLIP_SEED ?? 20230301) },
  )
  expect(left).toBeGreaterThan(RUNS)
}, 120_000)

const YEAR = { year: 2022, ends: '2023-03-01' } as const
