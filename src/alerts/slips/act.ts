// What people do to a slip that is there: sign, reply, ask, appeal; judge, close, reopen, lift.
import type { Doer, Json } from '../../core/deed.ts'
import { type Day, type Instant, lastJudgedDay } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { planOn } from '../../core/plan-days.ts'
import { Problem } from '../../core/problem.ts'
import { dayOf } from '../../core/zone.ts'
import { eventsOf, refusalOf, type SlipActor, type SlipDeed, wasSent } from '../../slips/deeds.ts'
import { placed } from '../../slips/events.ts'
import { latestByKey, slipOf, slipsOf } from '../../slips/fold.ts'
import { answeringUnits, helperFor } from '../../slips/people.ts'
import { type Slip, slipKey } from '../../slips/slip.ts'
import type { Change, Standing } from '../../store/slips.ts'
import { decided, type SlipDecision, type SlipDeps } from './deps.ts'

/** Who does something, from where, and when. */
export interface Doing {
  readonly actor: SlipActor
  readonly doer: Doer
  readonly now: Instant
  /** Names what was sent (a form's), so that sending it twice is once; null: every time is another. */
  readonly nonce: string | null
}

/**
 * Does it and answers the slip as it is then. Sending the same again (by its nonce) changes nothing. Problems:
 * `slip-unknown`, those of `refusalOf` and `eventsOf`, `slip-followed` and `slip-year-over` for reopening, `slips-busy`.
 */
export async function actOnSlip(deps: SlipDeps, id: string, deed: SlipDeed, doing: Doing): Promise<Slip> {
  await decided(deps, () => decide(deps, id, deed, doing))
  return slipById(deps, id)
}

/** As it was on a day, by what was written by a moment; as it is when absent. Problem `slip-unknown`, also before it was raised. */
export async function slipById({ store }: SlipDeps, id: string, standing: Standing = {}): Promise<Slip> {
  const slip = slipOf(await store.slips.ofSlip(id, standing))
  if (!slip) throw new Problem('slip-unknown', { id })
  return slip
}

/** The plan of a slip as it stands on a day, with who answers then; null: it is the service's, or the plan is gone. */
export async function planOf(
  { store }: Pick<SlipDeps, 'store'>,
  plan: string | null,
  day: Day,
): Promise<Plan | null> {
  if (plan === null) return null
  const kept = (await store.plans()).find((one) => one.plan.id === plan)
  return kept ? planOn(kept.plan, day) : null
}

async function decide(
  deps: SlipDeps,
  id: string,
  deed: SlipDeed,
  { actor, doer, now, nonce }: Doing,
): Promise<SlipDecision> {
  const slip = await slipById(deps, id)
  if (nonce !== null && wasSent(slip, nonce)) return { drafts: [] }
  const plan = await planOf(deps, slip.plan, dayOf(now))
  const units = answeringUnits(slip, plan)
  const refusal = refusalOf(slip, deed.kind, actor, units)
  if (refusal) throw refusal
  if (deed.kind === 'reopen') {
    assertRunning(plan, now)
    await assertLast(deps, slip)
  }
  const helper = helperFor(slip, actor.unit, plan)
  const moment = { at: now, on: dayOf(now), by: doer, nonce }
  const drafts = eventsOf(slip, deed, helper === null ? moment : { ...moment, helper })
  const after = slipOf([...slip.history, ...placed(drafts, slip.history.at(-1)?.seq ?? 0)]) ?? slip
  const change: Change = { before: slipState(slip), after: slipState(after) }
  return { drafts, changes: new Map(drafts.map((draft) => [draft.id, change])) }
}

/** Nothing is asked for of a year that is judged no more. Problem `slip-year-over`. */
export function assertRunning(plan: Plan | null, now: Instant): void {
  if (plan === null || dayOf(now) <= lastJudgedDay(plan)) return
  throw new Problem('slip-year-over', { plan: plan.title, last: lastJudgedDay(plan) })
}

/** Slips of one matter and receiver follow one another: only the last can be open. */
async function assertLast({ store }: SlipDeps, slip: Slip): Promise<void> {
  const all = slipsOf(await store.slips.ofPlan(slip.plan)).values()
  const last = latestByKey(all).get(slipKey(slip.matter, slip.receiver))
  if (last && last.id !== slip.id) {
    throw new Problem('slip-followed', { number: slip.number.text, later: last.number.text })
  }
}

/** What the ledger of deeds says of a slip before and after. */
export const slipState = ({ number, status, level, limit, signed, answered }: Slip): Json => ({
  number: number.text,
  status,
  level,
  limit,
  answered,
  signed: signed !== null,
})
