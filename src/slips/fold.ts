// Slips out of their events: replayed in the order of the log, each event once, whatever order they come in.

import type { Day } from '../core/period.ts'
import type { EventOf, Known, SlipEvent } from './events.ts'
import type { Level } from './finding.ts'
import { graver } from './ladder.ts'
import {
  later,
  type Reply,
  type Ruling,
  type Slip,
  type SlipMeasure,
  type SlipStep,
  type Stamp,
  slipKey,
} from './slip.ts'

/** The slip that these events of one slip make; null when it was never raised. */
export function slipOf(events: readonly SlipEvent[]): Slip | null {
  let slip: Slip | null = null
  for (const event of inOrder(events)) slip = slip ? grown(slip, event) : begun(event)
  return slip
}

/** As it stood when its year ended without it being settled; null: it did not end so. */
export function stoodAtYearEnd({ ending, history }: Pick<Slip, 'ending' | 'history'>): Slip | null {
  if (ending?.kind !== 'closed' || ending.how !== 'year-end') return null
  return slipOf(history.filter(({ seq }) => seq < ending.seq))
}

/** All slips of these events by id, in the order in which they were raised. */
export function slipsOf(events: readonly SlipEvent[]): ReadonlyMap<string, Slip> {
  const bySlip = new Map<string, SlipEvent[]>()
  for (const event of inOrder(events)) {
    const own = bySlip.get(event.slip)
    if (own) own.push(event)
    else bySlip.set(event.slip, [event])
  }
  const slips = new Map<string, Slip>()
  for (const [id, own] of bySlip) {
    const slip = slipOf(own)
    if (slip) slips.set(id, slip)
  }
  return slips
}

/** The latest slip of each matter and whoever is in charge, by `slipKey`. */
export function latestByKey(slips: Iterable<Slip>): ReadonlyMap<string, Slip> {
  const latest = new Map<string, Slip>()
  for (const slip of slips) latest.set(slipKey(slip.matter, slip.receiver), slip)
  return latest
}

function inOrder(events: readonly SlipEvent[]): SlipEvent[] {
  const seen = new Set<string>()
  return [...events]
    .sort((a, b) => a.seq - b.seq)
    .filter(({ id }) => {
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    })
}

const markOf = ({ on, at, by }: SlipEvent): Stamp => ({ on, at, by })

function begun(event: SlipEvent): Slip | null {
  if (event.kind !== 'raised') return null
  const { level, known, origin } = event
  return {
    id: event.slip,
    plan: event.plan,
    matter: event.matter,
    // Events of earlier releases know one rule and one receiver.
    rules: known.rules ?? [],
    receiver: event.receiver,
    helpers: event.helpers ?? [],
    exempt: [],
    number: event.number,
    origin,
    entry: event.entry ?? null,
    follows: event.follows,
    level,
    limit: event.limit,
    status: 'open',
    drafted: event.drafted === true,
    proposed: null,
    granted: null,
    recovering: false,
    heldByHand: origin === 'hand',
    opened: markOf(event),
    first: known,
    latest: known,
    ground: known,
    signed: null,
    signatures: [],
    answered: false,
    answeredOf: null,
    replies: [],
    measures: [],
    extensions: [],
    appeals: [],
    ending: null,
    steps: [stepOf(event, level, known)],
    told: [],
    occasions: known.occasion === null ? [] : [known.occasion],
    judgedOn: event.on,
    counts: { raised: 1 },
    history: [event],
  }
}

/** What a person is told of at once: that it came, came again, or went up; not how it was settled. */
const PRESSING: readonly SlipEvent['kind'][] = ['raised', 'risen', 'relapsed', 'reopened', 'issued']

const stepOf = ({ id, kind, on, at, why, by }: SlipEvent, level: Level, known: Known): SlipStep => ({
  id,
  kind,
  on,
  at,
  why,
  level,
  by: by.person,
  urgent: PRESSING.includes(kind) && (level === 'red' || known.urgent),
})

function grown(slip: Slip, event: SlipEvent): Slip {
  const counted: Slip = {
    ...slip,
    counts: { ...slip.counts, [event.kind]: (slip.counts[event.kind] ?? 0) + 1 },
    history: [...slip.history, event],
  }
  const next = changed(counted, event)
  if (!isTold(event)) return next
  // That a measure's day is near concerns those who answer only, whatever the colour.
  const level = event.kind === 'measure-due' && event.stage === 'near' ? 'blue' : next.level
  return { ...next, steps: [...next.steps, stepOf(event, level, next.latest)] }
}

const UNTOLD: readonly SlipEvent['kind'][] = ['notified', 'signed', 'recovering', 'numbered', 'withheld']

/** Whether it is something that others than its doer are told of. */
function isTold(event: SlipEvent): boolean {
  if (event.kind === 'continued') return event.known.occasion !== null
  return !UNTOLD.includes(event.kind)
}

function changed(slip: Slip, event: SlipEvent): Slip {
  switch (event.kind) {
    case 'raised':
      return slip
    case 'risen':
      return {
        ...demanded(slip, event, event.known),
        level: graver(slip.level, event.to),
        limit: later(slip.granted, event.limit),
        signed: null,
        drafted: false,
        proposed: null,
      }
    case 'proposed':
      return {
        ...judged(slip, event, event.known),
        ground: event.known ?? slip.ground,
        proposed: { to: event.to, days: event.days, why: event.why },
      }
    case 'issued':
      return {
        ...demanded(slip, event, null),
        level: graver(slip.level, event.to),
        limit: later(slip.granted, event.limit),
        signed: null,
        drafted: false,
        proposed: null,
      }
    case 'withheld':
      return { ...limited(slip, event.limit), proposed: null }
    case 'continued':
      return { ...judged(slip, event, event.known), ground: event.known }
    case 'numbered':
      return { ...slip, number: event.number }
    case 'recovering':
      return { ...judged(slip, event, event.known), recovering: true, proposed: null }
    case 'relapsed':
      return {
        ...demanded(slip, event, event.known),
        recovering: false,
        limit: later(slip.granted, event.limit),
      }
    case 'notified': {
      const { of, person, insteadOf, key, way, at, on } = event
      return { ...slip, told: [...slip.told, { of, person, insteadOf, key, way, at, on }] }
    }
    case 'signed':
      return {
        ...slip,
        signed: slip.signed ?? (event.helper === undefined ? markOf(event) : null),
        signatures: [...slip.signatures, { ...markOf(event), level: slip.level }],
      }
    case 'replied':
      return {
        ...slip,
        answered: slip.answered || event.helper === undefined,
        answeredOf: event.helper === undefined ? slip.latest.period : slip.answeredOf,
        replies: [...slip.replies, replyOf(event)],
        measures: [...slip.measures, ...measuresOf(event)],
      }
    case 'measure-due': {
      const chased = measured(slip, event.measure, { chased: event.stage })
      if (event.limit === null) return chased
      return { ...demanded(chased, event, null), limit: later(slip.granted, event.limit) }
    }
    case 'measure-reported': {
      const reported = { ...markOf(event), text: event.text }
      const told = measured(slip, event.measure, { reported, verdict: null })
      const isChased = told.measures.some((one) => one.chased === 'late' && one.reported === null)
      return { ...told, answered: slip.answered || !isChased }
    }
    case 'measure-judged': {
      const verdict = { ...markOf(event), granted: event.accepted, text: event.text, limit: event.due }
      return event.due === null
        ? measured(slip, event.measure, { verdict })
        : measured(slip, event.measure, { verdict, due: event.due, reported: null, chased: null })
    }
    case 'appealed':
      return { ...slip, appeals: [...slip.appeals, replyOf(event)] }
    case 'extension-asked': {
      const { id, days, text } = event
      return {
        ...slip,
        extensions: [...slip.extensions, { ...markOf(event), id, days, text, verdict: null }],
      }
    }
    case 'reply-judged':
      return limited(
        {
          ...slip,
          answered: slip.answered && event.accepted,
          // What a refused reply promised counts no more.
          measures: event.accepted
            ? slip.measures
            : slip.measures.filter(({ reply }) => reply !== event.reply),
          replies: settled(slip.replies, event.reply, verdictOf(event, event.accepted)),
        },
        event.limit,
      )
    case 'extension-judged':
      return limited(
        { ...slip, extensions: settled(slip.extensions, event.ask, verdictOf(event, event.granted)) },
        event.limit,
      )
    case 'appeal-judged':
      return limited(
        excused(
          { ...slip, appeals: settled(slip.appeals, event.appeal, verdictOf(event, event.upheld)) },
          event,
        ),
        event.limit,
      )
    case 'closed':
      return {
        ...judged(slip, event, event.known),
        status: 'closed',
        recovering: false,
        proposed: null,
        ending: event,
      }
    case 'withdrawn':
      return {
        ...judged(slip, event, event.known),
        status: 'withdrawn',
        recovering: false,
        proposed: null,
        ending: event,
      }
    case 'reopened':
      return {
        ...demanded(slip, event, event.known),
        status: 'open',
        ending: null,
        limit: later(slip.granted, event.limit),
        heldByHand: slip.heldByHand || event.how === 'supervisor',
      }
  }
}

/** An answer is asked for anew. */
const demanded = (slip: Slip, event: SlipEvent, known: Known | null): Slip => ({
  ...judged(slip, event, known),
  ground: known ?? slip.ground,
  answered: false,
})

/** With what was known then; null when only a person or a limit spoke. */
function judged(slip: Slip, { on }: SlipEvent, known: Known | null): Slip {
  const judgedOn = on > slip.judgedOn ? on : slip.judgedOn
  if (known === null) return { ...slip, judgedOn }
  const { occasion } = known
  const isNew = occasion !== null && !slip.occasions.includes(occasion)
  return {
    ...slip,
    latest: known,
    judgedOn,
    rules: [...new Set([...slip.rules, ...(known.rules ?? [])])],
    occasions: isNew ? [...slip.occasions, occasion] : slip.occasions,
  }
}

/** A supervisor gave a limit; of two the later one counts. */
function limited(slip: Slip, limit: Day | null): Slip {
  if (limit === null) return slip
  return { ...slip, limit, granted: later(slip.granted, limit) }
}

/** A co-lead whose appeal was upheld answers no more. */
function excused(slip: Slip, { appeal, upheld }: EventOf<'appeal-judged'>): Slip {
  const helper = slip.appeals.find(({ id }) => id === appeal)?.helper ?? null
  if (!upheld || helper === null) return slip
  return {
    ...slip,
    helpers: slip.helpers.filter(({ id }) => id !== helper),
    exempt: [...slip.exempt, helper],
  }
}

const measuresOf = (event: EventOf<'replied'>): SlipMeasure[] =>
  (event.measures ?? []).map((written, at) => ({
    ...written,
    id: `${event.id}.m${at + 1}`,
    reply: event.id,
    helper: event.helper ?? null,
    reported: null,
    verdict: null,
    chased: null,
  }))

const measured = (slip: Slip, id: string, news: Partial<SlipMeasure>): Slip => ({
  ...slip,
  measures: slip.measures.map((one) => (one.id === id ? { ...one, ...news } : one)),
})

const replyOf = (event: EventOf<'replied'> | EventOf<'appealed'>): Reply => ({
  ...markOf(event),
  id: event.id,
  helper: event.helper ?? null,
  text: event.text,
  evidence: event.evidence,
  verdict: null,
})

const verdictOf = (
  event: EventOf<'reply-judged'> | EventOf<'extension-judged'> | EventOf<'appeal-judged'>,
  granted: boolean,
): Ruling => ({ ...markOf(event), granted, text: event.text, limit: event.limit })

const settled = <Asked extends { readonly id: string; readonly verdict: Ruling | null }>(
  asked: readonly Asked[],
  id: string,
  verdict: Ruling,
): Asked[] => asked.map((each) => (each.id === id && each.verdict === null ? { ...each, verdict } : each))
