// What happens next to a slip, by a finding and the calendar: the events of one evaluation. Pure; the same facts give the same ids.
import { createHash } from 'node:crypto'
import { addWorkingDays, isWorkingDay } from '../core/calendar.ts'
import type { Doer } from '../core/deed.ts'
import { comparePeriods, type Day, type Instant } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import {
  type Happening,
  type HappeningKind,
  type Known,
  knownOf,
  type SlipDraft,
  type SlipNumber,
} from './events.ts'
import { type Finding, type Level, type Matter, type Receiver, receiverKey } from './finding.ts'
import { freezeOn, type Hold, limitUnder, silenceOn } from './holds.ts'
import { graver, rankOf, stepAbove } from './ladder.ts'
import { chasedOf, whyChased } from './measures.ts'
import { isNumbered, isOpen, later, numberAfter, pending, type Slip, slipKey, unnumbered } from './slip.ts'
import {
  whyBetter,
  whyClosedByFigures,
  whyContinued,
  whyFollows,
  whyJoined,
  whyNoReceiver,
  whyNumbered,
  whyProposed,
  whyRaised,
  whyRecovering,
  whyRelapsed,
  whyReopened,
  whyRisenByLimit,
  whyRisenByRule,
  whyUndone,
  whyYearEnd,
} from './words.ts'

/** What an evaluation stands on besides figures. */
export interface Circumstances {
  /** The day that is evaluated. */
  readonly today: Day
  /** When it is written down. */
  readonly now: Instant
  /** The service itself. */
  readonly by: Doer
  readonly holds: readonly Hold[]
  /** See `numberAfter` in `slip.ts`. */
  readonly numberPattern: string
  /** The highest number given in this year, whatever plan it was for; 0: none. */
  readonly lastNumber: number
  /** From this colour on a person signs before anybody is told (拟办); absent, null: everything goes out by itself. */
  readonly signFrom?: Level | null
  /** Uploads that were undone. */
  readonly undone: ReadonlySet<string>
}

/** Names a slip by its matter, its receiver and the slip before it: the same for whoever raises it. */
export const slipIdOf = (matter: Matter, receiver: Receiver, follows: string | null): string =>
  createHash('sha256')
    .update(`${slipKey(matter, receiver)}#${follows ?? ''}`)
    .digest('hex')
    .slice(0, 20)

/** The id of the next event of a kind on a slip. */
export const nextId = (slip: Pick<Slip, 'id' | 'counts'>, kind: HappeningKind): string =>
  `${slip.id}.${kind}.${(slip.counts[kind] ?? 0) + 1}`

/**
 * The events by which `slip` (the latest of this matter and receiver, open or not; null: there was none) follows a
 * finding. Empty: nothing is to be done. At most one of each kind; the level rises at most once, never falls.
 */
export function nextOf(
  slip: Slip | null,
  finding: Finding,
  receiver: Receiver,
  facts: Circumstances,
): SlipDraft[] {
  const { today, holds } = facts
  if (freezeOn(holds, finding.matter.plan, today) !== null) return []
  const answers = finding.receivers.some((each) => receiverKey(each) === receiverKey(receiver))
  if (slip === null)
    return finding.condition === 'raised' && answers ? [raise(null, finding, receiver, facts)] : []
  // A clock that went back, or a day that is made up for late, has nothing to add to what came after it.
  if (today < slip.judgedOn) return []
  if (!isOpen(slip)) return finding.condition === 'raised' && answers ? again(slip, finding, facts) : []
  if (!answers && finding.condition !== 'clear' && !slip.heldByHand) {
    const what = { kind: 'withdrawn', how: 'receiver', known: null } as const
    return [draft(slip, what, whyNoReceiver(), facts)]
  }
  switch (finding.condition) {
    case 'clear':
      return [...settle(slip, finding, facts)]
    case 'recovering':
      return slip.recovering ? [] : [recover(slip, finding, whyRecovering(finding.reason), facts)]
    case 'raised':
      return insist(slip, finding, facts)
  }
}

/** The events of an open slip of which no rule speaks today: only its limit can pass. */
export function nextOfUnspoken(slip: Slip, facts: Circumstances): SlipDraft[] {
  if (!isOpen(slip) || freezeOn(facts.holds, slip.plan, facts.today) !== null) return []
  if (facts.today < slip.judgedOn || !isOverdue(slip, facts)) return []
  return rise(slip, null, facts)
}

/**
 * What happens to a slip when the year of its plan is judged no more: it ends as it stands, once. `ends`: the first day after
 * the last that is judged; the event counts for it, or for a later one on which something still happened.
 */
export function endOfYear(
  slip: Slip,
  { year, ends }: { readonly year: number; readonly ends: Day },
  { now, by }: Pick<Circumstances, 'now' | 'by'>,
): SlipDraft[] {
  if (!isOpen(slip)) return []
  const today = slip.judgedOn > ends ? slip.judgedOn : ends
  const what = { kind: 'closed', how: 'year-end', text: '', known: null } as const
  return [draft(slip, what, whyYearEnd(year), { today, now, by })]
}

/** A measure of an open slip whose day is near or has passed: at most one a day. */
export function nextOfMeasures(slip: Slip, facts: Circumstances): SlipDraft[] {
  const { today, holds } = facts
  if (!isOpen(slip) || today < slip.judgedOn || freezeOn(holds, slip.plan, today) !== null) return []
  if (silenceOn(holds, slip.matter, slip.receiver, today) !== null) return []
  const what = chasedOf(slip, today)
  const measure = what && slip.measures.find(({ id }) => id === what.measure)
  return measure ? [draft(slip, what, whyChased(what, measure), facts)] : []
}

/** What keeps a slip from rising (正当理由). */
type GoodCause = 'silence' | 'appeal-pending' | 'extension-pending' | 'reply' | 'recovering'

/**
 * Why this slip may not rise on a day, whoever would raise it, a limit or a rule; null: nothing keeps it. A reply that was
 * not refused holds as long as nothing newer and worse is known: `worse` is the finding of a rule that judges figures, not
 * days. What is asked for and not decided yet holds in any case. A granted limit needs no cause: it has not passed.
 */
export function goodCauseOf(
  slip: Slip,
  { today, holds }: Pick<Circumstances, 'today' | 'holds'>,
  worse: Finding | null = null,
): GoodCause | null {
  if (silenceOn(holds, slip.matter, slip.receiver, today) !== null) return 'silence'
  if (pending(slip.appeals) !== null) return 'appeal-pending'
  if (pending(slip.extensions) !== null) return 'extension-pending'
  if (slip.recovering) return 'recovering'
  if (slip.answered && !isWorse(slip, worse)) return 'reply'
  return null
}

/** Whether figures of a later period than the reply knew of are graver than the slip. */
function isWorse({ level, answeredOf }: Slip, finding: Finding | null): boolean {
  if (finding === null || finding.byDays === true || rankOf(finding.level) <= rankOf(level)) return false
  if (finding.period === null || answeredOf === null) return false
  return comparePeriods(finding.period, answeredOf) > 0
}

/** Whether a slip may rise at all: its own limit has passed without good cause. Told on working days only, as people work. */
const mayRise = (slip: Slip, facts: Pick<Circumstances, 'today' | 'holds'>, worse: Finding | null): boolean =>
  isOpen(slip) &&
  slip.level !== 'red' &&
  // What nobody issued yet has no limit that anybody knows of.
  !slip.drafted &&
  // What only reminds is late in nothing.
  (isNumbered(slip) || slip.plan === null) &&
  isWorkingDay(facts.today) &&
  facts.today > limitUnder(facts.holds, slip) &&
  goodCauseOf(slip, facts, worse) === null

/** Whether the limit passed without good cause. */
const isOverdue = (slip: Slip, facts: Pick<Circumstances, 'today' | 'holds'>): boolean =>
  mayRise(slip, facts, null)

function raise(before: Slip | null, finding: Finding, receiver: Receiver, facts: Circumstances): SlipDraft {
  const { matter } = finding
  const level = finding.begins ?? finding.level
  const id = slipIdOf(matter, receiver, before?.id ?? null)
  const limit = addWorkingDays(facts.today, finding.limitDays)
  const why = whyRaised(level, limit, finding.reason)
  const what = {
    kind: 'raised',
    matter,
    receiver,
    helpers: helpersOf(finding, receiver, before?.exempt ?? []),
    level,
    limit,
    number:
      matter.plan === null || finding.reminds === true
        ? unnumbered(matter.plan, facts.today)
        : nextNumber(facts),
    known: knownAt(level, finding),
    origin: 'rule',
    follows: before?.id ?? null,
    ...(isSigned(level, matter.plan, facts) && { drafted: true }),
  } as const
  return draft(
    { id, plan: matter.plan, counts: {} },
    what,
    before ? whyFollows(before.number.text, why) : why,
    facts,
  )
}

/** Whether a person signs for that colour. What the service says of itself nobody has to sign. */
const isSigned = (level: Level, plan: string | null, { signFrom }: Circumstances): boolean =>
  signFrom != null && plan !== null && rankOf(level) >= rankOf(signFrom)

const nextNumber = ({ numberPattern, today, lastNumber }: Circumstances): SlipNumber =>
  numberAfter(numberPattern, today, lastNumber)

/** Who answers with whoever is in charge. */
const helpersOf = ({ receivers }: Finding, host: Receiver, exempt: readonly string[]): Receiver[] =>
  receivers.filter((each) => receiverKey(each) !== receiverKey(host) && !exempt.includes(each.id))

/** It is so although an earlier slip was settled: the same slip by corrected figures, a new one by newer ones. */
function again(slip: Slip, finding: Finding, facts: Circumstances): SlipDraft[] {
  const ended = slip.ending
  if (ended === null || facts.today < ended.on) return []
  // Who appealed with success is asked no more, until a supervisor reopens it.
  if (isExempt(slip)) return []
  if (isNewer(slip, finding, ended.on)) return [raise(slip, finding, slip.receiver, facts)]
  const byPerson = ended.kind === 'closed' && ended.how !== 'figures'
  if (byPerson && rankOf(finding.level) <= rankOf(slip.level)) return []
  const limit = later(slip.granted, addWorkingDays(facts.today, finding.limitDays))
  const known = knownOf(finding)
  const what = { kind: 'reopened', how: 'figures', text: '', limit, known } as const
  return [draft(slip, what, whyReopened(ended.on, limit, finding.reason), facts)]
}

/** An open slip that another one has taken in: the same matter is answered for there. */
export const joinedInto = (slip: Slip, number: string, facts: Circumstances): SlipDraft =>
  draft(slip, { kind: 'withdrawn', how: 'joined', known: null }, whyJoined(number), facts)

/** Whether its last appeal was upheld: this receiver does not answer for this matter. */
export const isExempt = ({ ending }: Slip): boolean => ending?.kind === 'closed' && ending.how === 'appeal'

/** Whether it is another occurrence than the one that ended: a later period, or another beginning. */
function isNewer(slip: Slip, finding: Finding, ended: Day): boolean {
  const { latest, ground } = slip
  if (finding.period !== null && latest.period !== null) {
    return comparePeriods(finding.period, latest.period) > 0
  }
  if (finding.since !== null || ground.since !== null) return finding.since !== ground.since
  return finding.asOf > ended
}

function* settle(slip: Slip, finding: Finding, facts: Circumstances): Iterable<SlipDraft> {
  const known = knownOf(finding)
  if (slip.heldByHand) {
    if (!slip.recovering) yield recover(slip, finding, whyBetter(finding.reason), facts)
  } else if (isUndone(slip, finding, facts)) {
    yield draft(slip, { kind: 'withdrawn', how: 'undone', known }, whyUndone(finding.reason), facts)
  } else {
    const what = { kind: 'closed', how: 'figures', text: '', known } as const
    yield draft(slip, what, whyClosedByFigures(finding.reason), facts)
  }
}

/** Its uploads were undone, or the figures now end before those that it was raised for. */
function isUndone({ ground }: Slip, finding: Finding, { undone }: Circumstances): boolean {
  if (ground.rests.some((upload) => undone.has(upload))) return true
  const { period } = finding
  return period !== null && ground.period !== null && comparePeriods(period, ground.period) < 0
}

const recover = (slip: Slip, finding: Finding, why: Text, facts: Circumstances): SlipDraft =>
  draft(slip, { kind: 'recovering', known: knownOf(finding) }, why, facts)

/** It is so, and a slip is open: it may have come back, may rise, or goes on. Whatever comes back is asked for anew first. */
function insist(slip: Slip, finding: Finding, facts: Circumstances): SlipDraft[] {
  const known = knownOf(finding)
  if (slip.recovering) {
    const limit = later(slip.granted, addWorkingDays(facts.today, finding.limitDays))
    return [draft(slip, { kind: 'relapsed', limit, known }, whyRelapsed(limit, finding.reason), facts)]
  }
  const events: SlipDraft[] = []
  const isDue = !isNumbered(slip) && slip.plan !== null && finding.reminds !== true
  if (isDue) {
    const number = nextNumber(facts)
    events.push(draft(slip, { kind: 'numbered', number }, whyNumbered(number.text), facts))
  }
  const risen = mayRise(isDue ? { ...slip, number: nextNumber(facts) } : slip, facts, finding)
    ? rise(slip, finding, facts)
    : []
  if (risen.length > 0) {
    events.push(...risen)
  } else if (isNews(slip, known, facts)) {
    events.push(draft(slip, { kind: 'continued', known }, whyContinued(finding.reason), facts))
  }
  return events
}

/** A later period than any that it was so for, a new occasion, or other uploads in place of undone ones. */
function isNews(slip: Slip, { period, occasion, rests }: Known, { undone }: Circumstances): boolean {
  const { ground, occasions } = slip
  if (occasion !== null && !occasions.includes(occasion)) return true
  const stands = (upload: string): boolean => !undone.has(upload)
  if (!ground.rests.every(stands) && rests.every(stands)) return true
  return period !== null && (ground.period === null || comparePeriods(period, ground.period) > 0)
}

/** What is known, for a slip of that colour: it is urgent only where it is as grave as its rule says. */
const knownAt = (level: Level, finding: Finding): Known => ({
  ...knownOf(finding),
  urgent: finding.urgent && rankOf(level) >= rankOf(finding.level),
})

/** One step up for a limit that passed, or to where figures are, whichever is higher; days alone never skip a step. */
function rise(slip: Slip, finding: Finding | null, facts: Circumstances): SlipDraft[] {
  const { level: from } = slip
  const byLimit = finding?.reminds !== true && isOverdue(slip, facts) ? stepAbove(from) : from
  const isSkipped = finding?.byDays === true && rankOf(finding.level) > rankOf(stepAbove(from))
  const asked = isSkipped ? stepAbove(from) : (finding?.level ?? from)
  const to = graver(byLimit, asked)
  const days = finding?.limitDays ?? slip.latest.limitDays
  const limit = later(slip.granted, addWorkingDays(facts.today, days))
  const isByRule = finding !== null && rankOf(finding.level) > rankOf(from)
  const why = isByRule
    ? whyRisenByRule(from, to, limit, finding.reason)
    : whyRisenByLimit(from, to, limitUnder(facts.holds, slip), limit)
  const cause = isByRule ? 'rule' : 'limit'
  const known = finding ? knownAt(to, finding) : null
  if (!isSigned(to, slip.plan, facts))
    return [draft(slip, { kind: 'risen', from, to, limit, cause, text: '', known }, why, facts)]
  // It waits for its signature already.
  if (slip.proposed && rankOf(slip.proposed.to) >= rankOf(to)) return []
  return [
    draft(slip, { kind: 'proposed', from, to, cause, days, known }, whyProposed(to, finding?.reason), facts),
  ]
}

const draft = (
  slip: Pick<Slip, 'id' | 'plan' | 'counts'>,
  what: Happening,
  why: Text,
  { now: at, today: on, by }: Pick<Circumstances, 'now' | 'today' | 'by'>,
): SlipDraft => ({ ...what, id: nextId(slip, what.kind), slip: slip.id, plan: slip.plan, at, on, by, why })
