// What happened in rounds of written reports: append-only, each round a log of its own; rounds are read by replaying it.
import type { RoundDraft, RoundEvent, RoundEventKind } from '../rounds/events.ts'
import type { Database } from './database.ts'
import { doerText } from './deeds.ts'
import { openLog } from './log.ts'
import { toMoment } from './moments.ts'
import { shownPlan } from './shown-plans.ts'
import type { Tables } from './tables.ts'

export interface RoundStore {
  /** One more event of a round, as its `seq`-th. False: somebody else had this number, so that the state is another one. */
  append(round: string, plan: string, event: RoundEvent): Promise<boolean>
  /** Everything that happened in one round, in order; empty: there is none. */
  ofRound(round: string): Promise<readonly RoundEvent[]>
  /** Of all rounds of a plan, round by round, in order. `kinds`: only these; all when absent. */
  ofPlan(plan: string, kinds?: readonly RoundEventKind[]): Promise<readonly (readonly RoundEvent[])[]>
}

const COLUMNS = ['round', 'seq', 'plan', 'kind', 'unit', 'at', 'body', 'doer'] as const

/** `onDeed` is called after something that a person did was written. */
export function openRounds(database: Database, tables: Tables, onDeed: () => Promise<void>): RoundStore {
  const log = openLog(database, { name: tables.rounds, columns: COLUMNS, number: 'seq' })
  const shown = shownPlan('plan', tables)
  return {
    async append(round, plan, event) {
      const { seq, ...draft } = event
      const isPerson = draft.by.via !== 'service'
      const row = [
        ...[round, seq, plan, draft.kind, 'unit' in draft ? draft.unit : '', toMoment(draft.at)],
        ...[JSON.stringify(draft), isPerson ? doerText(draft.by) : ''],
      ]
      const done = await log.append({ number: seq, log: `round-${round}`, where: { round }, rows: [row] })
      if (done && isPerson) await onDeed()
      return done
    },
    async ofRound(round) {
      const rows = await database.rows<readonly [number, string]>(
        `SELECT seq, body FROM ${tables.rounds} WHERE round = {round:String} AND ${shown} ORDER BY seq`,
        { round },
      )
      return rows.map(eventOf)
    },
    async ofPlan(plan, kinds) {
      const rows = await database.rows<readonly [number, string, string]>(
        `SELECT seq, body, round FROM ${tables.rounds}
         WHERE plan = {plan:String} AND ${shown} ${kinds ? 'AND kind IN {kinds:Array(String)}' : ''} ORDER BY round, seq`,
        { plan, ...(kinds && { kinds }) },
      )
      const rounds = new Map<string, RoundEvent[]>()
      for (const [seq, body, round] of rows) {
        const own = rounds.get(round)
        if (own) own.push(eventOf([seq, body]))
        else rounds.set(round, [eventOf([seq, body])])
      }
      return [...rounds.values()]
    },
  }
}

const eventOf = ([seq, body]: readonly [number, string]): RoundEvent => ({
  ...(JSON.parse(body) as RoundDraft),
  seq,
})
