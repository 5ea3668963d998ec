// Rounds of written reports as people work on them: opened, filled, sent and judged without overwriting each other.
import type { Doer } from '../core/deed.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { dayOf } from '../core/zone.ts'
import { happeningsOf, type RoundAct, type RoundActor } from '../rounds/acts.ts'
import { roundBy, roundOf } from '../rounds/fold.ts'
import { openingOf } from '../rounds/opening.ts'
import { type AskedUnit, type Round, roundId } from '../rounds/round.ts'
import type { Store } from '../store/store.ts'

interface RoundDeskDeps {
  readonly store: Pick<Store, 'rounds'>
  readonly now: () => Instant
}

/** Who does something, of which plan as it stands today. */
export interface RoundHand {
  readonly actor: RoundActor
  readonly doer: Doer
  readonly plan: Plan
}

export function openRoundDesk({ store, now }: RoundDeskDeps) {
  /** As it had become by a moment; as it is when absent. Problem `round-unknown`, also before it was opened. */
  async function read(id: string, until?: Instant): Promise<Round> {
    const events = await store.rounds.ofRound(id)
    const round = until === undefined ? roundOf(events) : roundBy(events, until)
    if (!round) throw new Problem('round-unknown', { id: id.slice(0, 100) })
    return round
  }

  /** Those of a plan that had been opened by a moment, the first due first. */
  async function list(plan: string, until: Instant): Promise<readonly Round[]> {
    const rounds = (await store.rounds.ofPlan(plan)).flatMap((events) => roundBy(events, until) ?? [])
    return rounds.toSorted((a, b) => (a.due < b.due ? -1 : 1))
  }

  return {
    read,
    list,

    /** Opens the round of a duty, once. Problem `round-duty-unknown`. */
    async open(plan: Plan, duty: string, asked: readonly AskedUnit[], doer: Doer): Promise<string> {
      const found = plan.duties.find(({ id }) => id === duty)
      if (!found) throw new Problem('round-duty-unknown', { plan: plan.title, duty: duty.slice(0, 60) })
      const id = roundId({ plan: plan.id, duty: found.id })
      if ((await store.rounds.ofRound(id)).length === 0)
        await store.rounds.append(id, plan.id, {
          ...openingOf(plan, found, asked),
          at: now(),
          by: doer,
          seq: 1,
        })
      return id
    },

    /** Does it, deciding again when somebody else wrote meanwhile, and answers the round as it is then. Problems as `happeningsOf`. */
    async act(id: string, act: RoundAct, { actor, doer, plan }: RoundHand): Promise<Round> {
      for (;;) {
        const round = await read(id)
        const at = now()
        const today: Day = dayOf(at)
        const [happening] = happeningsOf(round, act, { actor, plan, today })
        if (!happening) return round
        const event = { ...happening, at, by: doer, seq: round.seq + 1 }
        if (await store.rounds.append(id, round.plan, event)) return read(id)
      }
    },
  }
}
