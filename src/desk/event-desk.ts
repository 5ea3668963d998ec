// Events (大事) on charts: one is marked by a person who may, and withdrawn with a reason; nothing is ever deleted.
import { randomUUID } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import { LONGEST_EVENT, type MarkedEvent, MOST_MARKED } from '../core/marked-event.ts'
import { type Instant, parseDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { dayOf } from '../core/zone.ts'
import type { Store } from '../store/store.ts'

interface Hand {
  readonly doer: Doer
  readonly now: Instant
}

interface EventGiven {
  readonly plan: Plan
  /** Id; null: of the plan as a whole. */
  readonly indicator: string | null
  /** As they were written. */
  readonly day: string
  readonly words: string
}

/** Problems: `request-invalid` with a fault each for day and words, `event-too-many`. */
export async function markEvent(
  { markedEvents }: Pick<Store, 'markedEvents'>,
  { plan, indicator, day: written, words }: EventGiven,
  { doer, now }: Hand,
): Promise<MarkedEvent> {
  const day = parseDay(written)
  const faults: Fault[] = []
  if (day === null)
    faults.push(fault('day-invalid', { name: 'day', value: written.slice(0, 40) }, { column: 'day' }))
  else if (day > dayOf(now)) faults.push(fault('event-in-future', { day }, { column: 'day' }))
  faults.push(...faultsOfWords('words', words))
  if (day === null || faults.length > 0)
    throw new Problem('request-invalid', { count: faults.length }, { faults })
  const known = await markedEvents.of(plan.id)
  if (known.filter(({ withdrawn }) => withdrawn === null).length >= MOST_MARKED)
    throw new Problem('event-too-many', { most: MOST_MARKED })
  const event: MarkedEvent = {
    id: `e-${randomUUID()}`,
    plan: plan.id,
    indicator,
    day,
    words,
    at: now,
    by: doer.name,
    withdrawn: null,
  }
  await markedEvents.add(event, doer)
  return event
}

/** Problems: `event-unknown` (also one that was withdrawn already), `request-invalid` without a reason. */
export async function withdrawEvent(
  { markedEvents }: Pick<Store, 'markedEvents'>,
  { plan, id, reason }: { readonly plan: Plan; readonly id: string; readonly reason: string },
  { doer, now }: Hand,
): Promise<void> {
  const event = (await markedEvents.of(plan.id)).find((one) => one.id === id)
  if (!event || event.withdrawn !== null) throw new Problem('event-unknown', { id: id.slice(0, 60) })
  const faults = faultsOfWords('reason', reason)
  if (faults.length > 0) throw new Problem('request-invalid', { count: faults.length }, { faults })
  await markedEvents.withdraw(event, reason, now, doer)
}

function faultsOfWords(name: string, words: string): Fault[] {
  const tooLong = words.length > LONGEST_EVENT
  if (words !== '' && !tooLong) return []
  const value = tooLong ? `${words.slice(0, 20)}…` : ''
  return [fault('parameter-invalid', { name, value, reason: `1–${LONGEST_EVENT}` }, { column: name })]
}
