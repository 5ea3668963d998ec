// Who is told of what now: decided and written down first, so that whatever dies later, messages follow from the log.

import { addWorkingDays } from '../../core/calendar.ts'
import type { Day, Instant } from '../../core/period.ts'
import { slipsOf } from '../../slips/fold.ts'
import { holdsOf } from '../../slips/holds.ts'
import type { Recipient } from '../../slips/people.ts'
import type { Slip } from '../../slips/slip.ts'
import { digestsDue, notifiedOf, type Telling, tellingsOf } from '../../slips/telling.ts'
import { MOST_EVENTS } from '../../store/slips.ts'
import { EVALUATION } from './apply-findings.ts'
import { decided, type SlipDeps } from './deps.ts'

interface TellingTime {
  readonly now: Instant
  /** Day and time of day where the digests' time is kept. */
  readonly today: Day
  readonly time: string
  /** From when digests go out: `08:30`. */
  readonly digestTime: string
  /** Whose digest went already, and whose goes in any case, because of what they follow; absent: nobody's. */
  readonly hadDigest?: ReadonlySet<string>
  readonly goesAnyway?: ReadonlySet<string>
}

/** Of an end is told for so many working days, in case nobody could be told sooner. */
const TOLD_OF_ENDS_DAYS = 10

interface TellResult {
  readonly tellings: readonly Telling[]
  /** Every slip that is told of, by id, as it was then. */
  readonly slips: ReadonlyMap<string, Slip>
}

/**
 * Decides on what is due, writes it down and answers it; nothing when another process did. Whoever delivers takes it
 * from here, or after a crash from `toldSince`: the keys are the same. `everybody`: who is active.
 */
export async function tellDue(
  deps: SlipDeps,
  everybody: readonly Recipient[],
  { now, today, ...when }: TellingTime,
): Promise<TellResult> {
  const { store } = deps
  const plans = new Map((await store.plans()).map(({ plan }) => [plan.id, plan]))
  let slips: ReadonlyMap<string, Slip> = new Map()
  let tellings: readonly Telling[] = []
  const written = await decided(deps, async () => {
    const [events, steering] = await Promise.all([
      store.slips.ofOpen({ endedSince: addWorkingDays(today, -TOLD_OF_ENDS_DAYS) }),
      store.slips.steering(),
    ])
    slips = slipsOf(events)
    const ground = { plans, everybody, today, ...when, holds: holdsOf(steering) }
    const due = digestsDue({ ...ground, slips: slips.values() })
    const stamp = { at: now, on: today, by: EVALUATION }
    let count = 0
    // A message is written down whole; what one insert does not hold is due again at once.
    tellings = due.filter((telling) => {
      count += notifiedOf([telling], slips, stamp).length
      return count <= MOST_EVENTS
    })
    return { drafts: notifiedOf(tellings, slips, stamp) }
  })
  return written.length === 0 ? { tellings: [], slips } : { tellings, slips }
}

/** Longer than any message, so that none is read in part. */
const PAGE = 2 * MOST_EVENTS

/**
 * What was decided on after a place in the log, for whoever delivers and may have died before, and the place up to which
 * that is: to be asked again from there until it stays.
 */
export async function toldSince(
  { store }: SlipDeps,
  seq: number,
): Promise<{ readonly tellings: readonly Telling[]; readonly seq: number }> {
  const events = await store.slips.since(seq, PAGE)
  const last = events.at(-1)
  // A page may end within a message, which is then read whole with the next one.
  const cut =
    events.length === PAGE && last?.kind === 'notified'
      ? events.findIndex((event) => event.kind === 'notified' && event.key === last.key)
      : events.length
  const whole = events.slice(0, cut)
  return {
    tellings: tellingsOf(whole.flatMap((event) => ('slip' in event ? [event] : []))),
    seq: whole.at(-1)?.seq ?? seq,
  }
}
