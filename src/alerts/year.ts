// A year of alerts, day by day, from every vintage of its figures: which slips would have come, risen, recovered and ended.

import { figuresKnownAt } from '../core/assess.ts'
import { doerOf } from '../core/deed.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import { addDays, type Day, firstDayOfYear, lastJudgedDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { endOfDay } from '../core/zone.ts'
import { findAll } from '../rules/find.ts'
import { type ReceivedReport, rosterOf } from '../rules/ground.ts'
import type { Rule } from '../rules/rule.ts'
import { eventsOf } from '../slips/deeds.ts'
import { placed, type SlipDraft, type SlipEvent } from '../slips/events.ts'
import { type Finding, matterKey } from '../slips/finding.ts'
import { slipOf } from '../slips/fold.ts'
import type { Recipient } from '../slips/people.ts'
import { highestNumber, nextOfRound } from '../slips/round.ts'
import { isOpen, mattersOf, NUMBER_PATTERN, patternOf, type Slip } from '../slips/slip.ts'
import { digestsDue, notifiedOf, type Telling } from '../slips/telling.ts'

interface YearInput {
  readonly rules: readonly Rule[]
  readonly plan: Plan
  /** Every vintage, in any order. */
  readonly figures: readonly Observation[]
  /**
   * Ids of units that answer no slip and send no written report. All others answer every slip on the last day of its
   * limit and send their report on the day it is due: nobody's answers are known, and without any every slip would rise.
   */
  readonly unanswering: ReadonlySet<string>
  /** The first day on which anybody looks, as when a plan comes into force late; absent: the year's first. */
  readonly begins?: Day
}

export interface SimulatedYear {
  readonly from: Day
  readonly to: Day
  /** In order. Answers are among them; what people were told is not. */
  readonly events: readonly SlipEvent[]
  readonly slips: ReadonlyMap<string, Slip>
  /** Every message, were there one reporter a unit, one person a leader and two supervisors. */
  readonly messages: readonly Telling[]
}

/** The year's last figures come in the month after it. */
const endOf = lastJudgedDay

/** Days from the plan's first to the end of the next February, with what was known at each day's end. */
function* yearDays({ plan, figures }: Pick<YearInput, 'plan' | 'figures'>): Iterable<{
  readonly day: Day
  readonly known: readonly Observation[]
  /** Every vintage known by then of figures that were revised by then. */
  readonly vintages: readonly Observation[]
}> {
  const inOrder = [...figures].sort(
    (a, b) => compare(a.knownAt, b.knownAt) || compare(a.recordedAt, b.recordedAt) || a.row - b.row,
  )
  let known: readonly Observation[] = []
  let vintages: readonly Observation[] = []
  let arrived = 0
  for (let day: Day = firstDayOfYear(plan); day <= endOf(plan); day = addDays(day, 1)) {
    const end = endOfDay(day)
    const before = arrived
    while (arrived < inOrder.length && (inOrder[arrived]?.knownAt ?? end) <= end) arrived++
    if (arrived > before) {
      const there = inOrder.slice(0, arrived)
      known = figuresKnownAt(there, end)
      vintages = revisedOf(there)
    }
    yield { day, known, vintages }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** All vintages of the keys that have more than one, in the order given. */
export function revisedOf(figures: readonly Observation[]): Observation[] {
  const counts = new Map<string, number>()
  for (const figure of figures) counts.set(keyOf(figure), (counts.get(keyOf(figure)) ?? 0) + 1)
  return figures.filter((figure) => (counts.get(keyOf(figure)) ?? 0) > 1)
}

export function simulateYear(input: YearInput): SimulatedYear {
  const days = simulateDays(input)
  for (;;) {
    const { done, value } = days.next()
    if (done) return value
  }
}

/** The same a day at a time, for whoever has something else to do in between. */
export function* simulateDays(input: YearInput): Generator<Day, SimulatedYear> {
  const { rules, plan, unanswering, begins = firstDayOfYear(plan) } = input
  const reports = reportsOf(plan, unanswering)
  const eventsBySlip = new Map<string, SlipEvent[]>()
  const slips = new Map<string, Slip>()
  const events: SlipEvent[] = []
  const write = (drafts: readonly SlipDraft[]): void => {
    for (const event of placed(drafts, events.length)) {
      events.push(event)
      const own = eventsBySlip.get(event.slip)
      if (own) own.push(event)
      else eventsBySlip.set(event.slip, [event])
    }
    for (const id of new Set(drafts.map(({ slip }) => slip))) {
      const slip = slipOf(eventsBySlip.get(id) ?? [])
      if (slip) slips.set(id, slip)
    }
  }
  const messages: Telling[] = []
  const everybody = everybodyOf(plan)
  const plans = new Map([[plan.id, plan]])
  /** What is told stands with its slip and not among the events: whoever plants them tells nobody. */
  const tell = (day: Day): void => {
    const due = digestsDue({
      slips: slips.values(),
      plans,
      everybody,
      holds: [],
      today: day,
      time: '23:00',
      digestTime: '08:30',
    })
    messages.push(...due)
    const stamp = { at: endOfDay(day), on: day, by: doerOf('duibiao') }
    const told = notifiedOf(due, slips, stamp).map((draft) => ({ ...draft, seq: events.length }))
    for (const event of told) eventsBySlip.get(event.slip)?.push(event)
    for (const id of new Set(told.map(({ slip }) => slip))) {
      const slip = slipOf(eventsBySlip.get(id) ?? [])
      if (slip) slips.set(id, slip)
    }
  }
  for (const { day, known, vintages } of yearDays(input)) {
    if (day < begins) continue
    const now = endOfDay(day)
    const waiting = [...slips.values()].filter(isOpen)
    const findings = findAll({
      rules,
      plan,
      figures: known,
      vintages,
      asOf: day,
      released: now,
      // What was sent elsewhere before is not known here.
      received: reports.filter(({ at }) => at <= now && at >= begins),
      open: new Set(waiting.flatMap(mattersOf)),
    })
    const facts = {
      today: day,
      now,
      holds: [],
      numberPattern: patternOf(NUMBER_PATTERN, plan),
      lastNumber: highestNumber(slips.values(), Number(day.slice(0, 4))),
      by: doerOf('duibiao'),
      undone: new Set<string>(),
    }
    write(nextOfRound({ slips: slips.values(), findings, whole: true }, facts))
    for (const slip of waiting) {
      if (slip.answered || slip.limit !== day || unanswering.has(slip.receiver.id)) continue
      // As far as it may be: nobody chases it within the year.
      const due = addDays(day, 366)
      const measures = [{ text: '按月调度，补齐差距', owner: '主要负责人', due }]
      const deed = { kind: 'reply', text: '已说明原因和追赶措施。', evidence: [], measures } as const
      const moment = { at: now, on: day, by: doerOf(slip.receiver.id), nonce: null }
      const current = slips.get(slip.id)
      if (current && isOpen(current)) write(eventsOf(current, deed, moment))
    }
    tell(day)
    yield day
  }
  return { from: firstDayOfYear(plan), to: endOf(plan), events, slips, messages }
}

/** The people of an office as they are counted with. */
const everybodyOf = ({ units, leaders }: Plan): Recipient[] => [
  ...units.map(({ id }) => ({ id: `reporter/${id}`, name: id, role: 'reporter' as const, unit: id })),
  ...leaders.map(({ id, name }) => ({ id: `leader/${id}`, name, role: 'leader' as const, unit: null })),
  ...['1', '2'].map((one) => ({
    id: `supervisor/${one}`,
    name: one,
    role: 'supervisor' as const,
    unit: null,
  })),
]

/** Every lead unit sends its report on the day that counts. */
function reportsOf(plan: Plan, unanswering: ReadonlySet<string>): ReceivedReport[] {
  const units = [...rosterOf(plan).led().keys()].filter((unit) => !unanswering.has(unit))
  return plan.duties.flatMap(({ id, due }) =>
    units.map((unit) => ({ plan: plan.id, duty: id, unit, at: `${due}T08:00:00.000Z` })),
  )
}

export interface WouldSay {
  readonly day: Day
  /** Raised on that day and not on the day before, or at a higher level than then. */
  readonly raised: readonly Finding[]
  /** So on the day before, and recovering or no longer so. */
  readonly ended: readonly Finding['matter'][]
  /** How many matters are raised at the day's end. */
  readonly standing: number
}

/**
 * What one rule would have said on each day of a plan's year on which it would have said something new, whether it is
 * switched on or not. Without slips: what was closed by hand or answered is not known here.
 */
export function wouldSay(rule: Rule, input: Pick<YearInput, 'plan' | 'figures'>): WouldSay[] {
  const rows: WouldSay[] = []
  let before = new Map<string, Finding>()
  for (const { day, known, vintages } of yearDays(input)) {
    const found = wouldSayOn(rule, { ...input, day, known, vintages })
    const now = new Map(found.map((finding) => [matterKey(finding.matter), finding]))
    const raised = found.filter((finding) => {
      const earlier = before.get(matterKey(finding.matter))
      return !earlier || earlier.level !== finding.level || earlier.occasion !== finding.occasion
    })
    const ended = [...before].flatMap(([key, { matter }]) => (now.has(key) ? [] : [matter]))
    if (raised.length > 0 || ended.length > 0) rows.push({ day, raised, ended, standing: now.size })
    before = now
  }
  return rows
}

const switchedOn = (rule: Rule): Rule => (rule.on ? rule : { ...rule, on: true })

/** What one rule says is so on a day, whether it is switched on or not. */
export function wouldSayOn(
  rule: Rule,
  {
    plan,
    known,
    vintages,
    day,
  }: {
    readonly plan: Plan
    readonly known: readonly Observation[]
    readonly vintages: readonly Observation[]
    readonly day: Day
  },
): Finding[] {
  const now = endOfDay(day)
  return findAll({
    rules: [switchedOn(rule)],
    plan,
    figures: known,
    vintages,
    asOf: day,
    released: now,
    open: new Set(),
  })
}
