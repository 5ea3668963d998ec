// What holds slips and their notices back: silences, a freeze of a plan, somebody away with a deputy.
import { addWorkingDays } from '../core/calendar.ts'
import type { Doer } from '../core/deed.ts'
import { addDays, type Day, type Instant } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import type { Matter, Receiver, Subject } from './finding.ts'

/** Which slips a silence is about; each null: whatever it is. */
export interface Scope {
  readonly plan: string | null
  readonly rule: string | null
  readonly subject: Subject | null
  readonly receiver: Receiver | null
}

/** It counts only once somebody else has confirmed it. Absent: at once, as all did in earlier releases. */
interface ForASecond {
  readonly second?: true
}

export type Steering =
  /** Nothing is told of these slips, and no limit of theirs ends. `until`: the last day. */
  | (ForASecond & {
      readonly kind: 'silenced'
      readonly scope: Scope
      readonly until: Day
      readonly reason: string
    })
  /** Nothing of a plan is raised, raised further, closed or told. */
  | (ForASecond & {
      readonly kind: 'frozen'
      readonly frozen: string
      readonly until: Day
      readonly reason: string
    })
  /** A person is away from the day `since` to the day `until`; the deputy is told instead. */
  | {
      readonly kind: 'absent'
      readonly person: string
      readonly deputy: string
      readonly since: Day
      readonly until: Day
      readonly reason: string
    }
  /** A second person agrees to one that waits for that. */
  | { readonly kind: 'confirmed'; readonly hold: string; readonly reason: string }
  /** One of the above ends before its day. */
  | { readonly kind: 'lifted'; readonly hold: string; readonly reason: string }

export type SteeringDraft = Steering & {
  readonly id: string
  readonly at: Instant
  readonly on: Day
  readonly by: Doer
  readonly why: Text
}

/** As it is kept: `seq` is its place among all events of slips. */
export type SteeringEvent = SteeringDraft & { readonly seq: number }

type Begun = Exclude<SteeringEvent, { readonly kind: 'lifted' | 'confirmed' }>

/** A silence, a freeze or an absence, with the days on which it counts. */
export interface Hold {
  readonly begun: Begun
  readonly from: Day
  /** The last day; before `from` when it was lifted on its first. */
  readonly until: Day
  /** It counts on no day before a second person confirms it. */
  readonly waits: boolean
}

/** In the order of the log; each once. */
export function holdsOf(events: readonly SteeringEvent[]): Hold[] {
  const holds = new Map<string, Hold>()
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.kind === 'lifted') {
      const hold = holds.get(event.hold)
      const last = addDays(event.on, -1)
      if (hold && last < hold.until) holds.set(event.hold, { ...hold, until: last })
    } else if (event.kind === 'confirmed') {
      const hold = holds.get(event.hold)
      if (hold?.waits && event.by.person !== hold.begun.by.person) {
        holds.set(event.hold, { ...hold, from: event.on, waits: false })
      }
    } else if (!holds.has(event.id)) {
      const from = event.kind === 'absent' ? event.since : event.on
      const waits = event.kind !== 'absent' && event.second === true
      holds.set(event.id, { begun: event, from, until: event.until, waits })
    }
  }
  return [...holds.values()]
}

export const countsOn = ({ from, until, waits }: Hold, day: Day): boolean =>
  !waits && from <= day && day <= until

/** The freeze of a plan on a day; null: none. Nothing freezes what the service says of itself. */
export const freezeOn = (holds: readonly Hold[], plan: string | null, day: Day): Hold | null =>
  holds.find((hold) => hold.begun.kind === 'frozen' && hold.begun.frozen === plan && countsOn(hold, day)) ??
  null

/** Over everything there is, or all of a plan: one person alone may not set it, and whoever sees no alerts must be told. */
export const isOverAll = (steering: Steering): boolean =>
  steering.kind === 'frozen' ||
  (steering.kind === 'silenced' &&
    [steering.scope.rule, steering.scope.subject, steering.scope.receiver].every((part) => part === null))

/**
 * Those of a day that are over all: `hiding` what may rise today, or `resting` over a plan of which nothing rises any more.
 * `isPast`: whether the plan of that id is over, or gone.
 */
export function holdsOverAll(
  holds: readonly Hold[],
  day: Day,
  isPast: (plan: string) => boolean,
): { readonly hiding: readonly Hold[]; readonly resting: readonly RestingHold[] } {
  const all = holds.filter((hold) => isOverAll(hold.begun) && countsOn(hold, day))
  const resting = all.flatMap((hold) => {
    const plan = planHeld(hold)
    return plan !== null && isPast(plan) ? [{ ...hold, plan }] : []
  })
  return { resting, hiding: all.filter(({ begun }) => !resting.some((rests) => rests.begun === begun)) }
}

interface RestingHold extends Hold {
  /** Id of the plan that is over. */
  readonly plan: string
}

/** The one plan that it is over; null: it is over more. */
const planHeld = ({ begun }: Hold): string | null => {
  if (begun.kind === 'frozen') return begun.frozen
  return begun.kind === 'silenced' ? begun.scope.plan : null
}

/** The silence over a matter and receiver on a day; null: none. */
export const silenceOn = (
  holds: readonly Hold[],
  matter: Matter,
  receiver: Receiver,
  day: Day,
): Hold | null =>
  holds.find(
    (hold) =>
      hold.begun.kind === 'silenced' && countsOn(hold, day) && isAbout(hold.begun.scope, matter, receiver),
  ) ?? null

/** The day after which a limit has passed: one that ends while it is held ends on the first working day after. */
export function limitUnder(
  holds: readonly Hold[],
  { matter, receiver, limit }: { readonly matter: Matter; readonly receiver: Receiver; readonly limit: Day },
): Day {
  let ends = limit
  for (;;) {
    const hold = freezeOn(holds, matter.plan, ends) ?? silenceOn(holds, matter, receiver, ends)
    if (hold === null) return ends
    ends = addWorkingDays(hold.until, 1)
  }
}

/**
 * Who is told instead of a person on a day, and of a deputy who is away too; the person itself when nobody stands in or
 * deputies only name each other.
 */
export function standInFor(holds: readonly Hold[], person: string, day: Day): string {
  const passed = new Set<string>()
  let reached = person
  for (;;) {
    passed.add(reached)
    const away = holds.findLast(
      (hold) => hold.begun.kind === 'absent' && hold.begun.person === reached && countsOn(hold, day),
    )
    if (away?.begun.kind !== 'absent') return reached
    if (passed.has(away.begun.deputy)) return person
    reached = away.begun.deputy
  }
}

const isAbout = ({ plan, rule, subject, receiver }: Scope, matter: Matter, receives: Receiver): boolean =>
  (plan === null || plan === matter.plan) &&
  (rule === null || rule === matter.rule) &&
  (subject === null || (subject.kind === matter.subject.kind && subject.id === matter.subject.id)) &&
  (receiver === null || (receiver.kind === receives.kind && receiver.id === receives.id))
