// Events (大事) on charts: one is marked by a person who may, and withdrawn with a reason; nothing is ever deleted.
import { randomUUID } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import {
  definedThen,
  LONGEST_EVENT,
  type MarkedEvent,
  MOST_MARKED,
  MOST_REDEFINED,
  REDEFINED,
  type Redefinition,
} from '../core/marked-event.ts'
import { type Day, type Instant, parseDay } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
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
  const { day, faults } = dayGiven(written, now)
  faults.push(...faultsOfWords('words', words))
  if (day === null || faults.length > 0)
    throw new Problem('request-invalid', { count: faults.length }, { faults })
  const known = await markedEvents.of(plan.id)
  if (
    known.filter(({ withdrawn, redefines }) => withdrawn === null && redefines === null).length >= MOST_MARKED
  )
    throw new Problem('event-too-many', { most: MOST_MARKED })
  const event: MarkedEvent = {
    id: `e-${randomUUID()}`,
    plan: plan.id,
    indicator,
    day,
    words,
    redefines: null,
    at: now,
    by: doer.name,
    withdrawn: null,
  }
  await markedEvents.add(event, doer)
  return event
}

interface RedefinitionGiven {
  readonly plan: Plan
  readonly indicator: Indicator
  /** From when on, as it was written. */
  readonly day: string
  readonly reason: string
  /** As it is to be said from that day on; empty: nothing. */
  readonly said: Required<Redefinition['now']>
}

/**
 * What an indicator is (口径) from a day on; its promise stays as it is. One that is told for the first time is so from the year's beginning.
 * Problems: `request-invalid` with a fault each for day, reason and words, and where nothing changes; `event-too-many`.
 */
export async function redefineIndicator(
  { markedEvents }: Pick<Store, 'markedEvents'>,
  { plan, indicator, day: written, reason, said }: RedefinitionGiven,
  { doer, now }: Hand,
): Promise<void> {
  const { day, faults } = dayGiven(written, now)
  faults.push(...faultsOfWords('reason', reason))
  for (const field of REDEFINED) {
    const { length } = said[field]
    if (length > LONGEST_SAID[field])
      faults.push(
        fault(
          'parameter-invalid',
          { name: field, value: `${said[field].slice(0, 20)}…`, reason: `1–${LONGEST_SAID[field]}` },
          { column: field },
        ),
      )
  }
  if (day === null || faults.length > 0)
    throw new Problem('request-invalid', { count: faults.length }, { faults })
  const known = await markedEvents.of(plan.id)
  const before = definedThen(indicator, known, { day, until: now })
  const changed = REDEFINED.filter((field) => (before[field] ?? '') !== said[field])
  if (changed.length === 0) {
    const same = fault(
      'parameter-invalid',
      { name: 'definition', value: '=', reason: '≠' },
      { column: 'definition' },
    )
    throw new Problem('request-invalid', { count: 1 }, { faults: [same] })
  }
  if (known.filter(({ redefines }) => redefines !== null).length >= MOST_REDEFINED)
    throw new Problem('event-too-many', { most: MOST_REDEFINED })
  const event: MarkedEvent = {
    id: `e-${randomUUID()}`,
    plan: plan.id,
    indicator: indicator.id,
    day,
    words: reason,
    redefines: {
      was: Object.fromEntries(changed.map((field) => [field, before[field] ?? ''])),
      now: Object.fromEntries(changed.map((field) => [field, said[field]])),
    },
    at: now,
    by: doer.name,
    withdrawn: null,
  }
  await markedEvents.add(event, doer)
}

/** As plan files take them. */
const LONGEST_SAID = { definition: 4_000, formula: 4_000, origin: 500 } as const

function dayGiven(written: string, now: Instant): { readonly day: Day | null; readonly faults: Fault[] } {
  const day = parseDay(written)
  if (day === null)
    return {
      day,
      faults: [fault('day-invalid', { name: 'day', value: written.slice(0, 40) }, { column: 'day' })],
    }
  return { day, faults: day > dayOf(now) ? [fault('event-in-future', { day }, { column: 'day' })] : [] }
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
