// What happened and is marked on charts: every row ever written, a withdrawal as one of its own; each is a deed.
import type { Doer } from '../core/deed.ts'
import type { MarkedEvent, Redefinition } from '../core/marked-event.ts'
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { type Deeds, doerText } from './deeds.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface MarkedEventStore {
  add(event: MarkedEvent, doer: Doer): Promise<void>
  withdraw(event: MarkedEvent, reason: string, at: Instant, doer: Doer): Promise<void>
  /** All of a plan in the order in which they were written, also what was withdrawn. */
  of(plan: string): Promise<readonly MarkedEvent[]>
}

const COLUMNS = ['id', 'kind', 'plan', 'indicator', 'day', 'words', 'reason', 'at', 'by', 'doer'] as const

type Row = readonly [
  ...[id: string, kind: string, plan: string, indicator: string, day: string, words: string],
  ...[reason: string, at: string, by: string],
]

export function openMarkedEvents(
  database: Database,
  tables: Tables,
  deeds: Deeds,
  onLate: (error: unknown) => void,
): MarkedEventStore {
  async function write(
    kind: 'marked' | 'redefined' | 'withdrawn',
    { id, plan, indicator, day, words, redefines }: MarkedEvent,
    { at, by, reason, doer }: { at: Instant; by: string; reason: string; doer: Doer },
  ): Promise<void> {
    await database.insert(
      tables.markedEvents,
      COLUMNS,
      tabSeparatedRow([
        id,
        kind,
        plan,
        indicator ?? '',
        day,
        kind === 'redefined' ? JSON.stringify(redefines) : words,
        reason,
        toMoment(at),
        by,
        doerText(doer),
      ]),
      `event-${kind}-${id}`,
    )
    await deeds.catchUp().catch(onLate)
  }
  return {
    add: (event, doer) =>
      event.redefines === null
        ? write('marked', event, { at: event.at, by: event.by, reason: '', doer })
        : write('redefined', event, { at: event.at, by: event.by, reason: event.words, doer }),
    withdraw: (event, reason, at, doer) => write('withdrawn', event, { at, by: doer.name, reason, doer }),
    async of(plan) {
      const rows = await database.rows<Row>(
        `SELECT id, kind, plan, indicator, toString(day), words, reason, at, by FROM ${tables.markedEvents}
         WHERE plan = {plan:String} ORDER BY at, id, kind`,
        { plan },
      )
      const events = new Map<string, MarkedEvent>()
      for (const [id, kind, of, indicator, day, words, reason, at, by] of rows) {
        const known = events.get(id)
        if (kind === 'withdrawn') {
          if (known?.withdrawn === null)
            events.set(id, { ...known, withdrawn: { at: fromMoment(at), by, reason } })
          continue
        }
        events.set(id, {
          id,
          plan: of,
          indicator: indicator === '' ? null : indicator,
          day,
          words: kind === 'redefined' ? reason : words,
          redefines: kind === 'redefined' ? (JSON.parse(words) as Redefinition) : null,
          by,
          at: fromMoment(at),
          withdrawn: null,
        })
      }
      return [...events.values()]
    },
  }
}
