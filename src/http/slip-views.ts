// Slips as a request may see them: with their plans, the reader's own marked, and what this reader may do now.
import type { FastifyRequest } from 'fastify'
import type { Doing } from '../alerts/slips/act.ts'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import { findOpenSlips, slipsOfPlan } from '../alerts/slips/read.ts'
import { isOfEnded, type SlipsAsked } from '../alerts/slips/search.ts'
import { byGravity, isOwn, type ShownSlip, shownSlip } from '../alerts/slips/shown.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Holder, mayDo } from '../core/roles.ts'
import { dayOf } from '../core/zone.ts'
import { mayDoTo, SLIP_DEED_KINDS, type SlipActor, type SlipDeedKind } from '../slips/deeds.ts'
import { stoodAtYearEnd } from '../slips/fold.ts'
import { answeringUnits } from '../slips/people.ts'
import type { Slip } from '../slips/slip.ts'
import type { HttpDeps } from './deps.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

/** Whoever reads without being known may do nothing. */
const PASSER_BY: Holder & { readonly name: string } = {
  id: '',
  name: '',
  role: 'viewer',
  unit: null,
  scopes: null,
}

export type RequestWithPerson = Pick<FastifyRequest, 'person'>

export interface SeenSlip extends ShownSlip {
  readonly slip: Slip
  readonly own: boolean
  readonly may: readonly SlipDeedKind[]
}

export const slipActorOf = ({ person }: RequestWithPerson): SlipActor => person ?? (PASSER_BY as SlipActor)

export const doingOf = (
  request: Pick<FastifyRequest, 'person' | 'ip'>,
  now: string,
  nonce: string | null,
): Doing => ({
  actor: personOf(request) as SlipActor,
  doer: doerOfRequest(request),
  now,
  nonce,
})

/** Those who have something of their own to answer see that first. */
export const looksAtOwn = ({ role, unit }: Holder): boolean =>
  role === 'leader' || (role === 'reporter' && unit !== null)

/** What nobody signed for yet is seen by those who may sign. */
export const maySee = ({ drafted }: Slip, reader: SlipActor): boolean =>
  !drafted || mayDo(reader, 'slips:write')

/** What this reader may do to a slip now. */
export const mayNow = (slip: Slip, reader: SlipActor, plan: Plan | null): SlipDeedKind[] => {
  const units = answeringUnits(slip, plan)
  return SLIP_DEED_KINDS.filter(
    (kind) => mayDoTo(slip, kind, reader, units) && !(kind === 'reopen' && stoodAtYearEnd(slip) !== null),
  )
}

/**
 * Open slips of a plan as they stood on a day, as known at a moment (null: now), the gravest first: nothing that happened
 * later. `asOf`: today or a day before it, or one to come, when it is today's.
 */
export async function slipsThen(
  deps: HttpDeps,
  request: RequestWithPerson,
  plan: Plan,
  { asOf, knownAt }: { readonly asOf: Day; readonly knownAt: Instant | null },
): Promise<readonly ShownSlip[]> {
  const today = dayOf(deps.now())
  const day = asOf < today ? asOf : today
  const standing = { ...(asOf < today && { on: asOf }), ...(knownAt !== null && { knownAt }) }
  const reader = slipActorOf(request)
  return (await findOpenSlips(slipDepsOf(deps), standing))
    .filter((slip) => slip.plan === plan.id && maySee(slip, reader))
    .map((slip) => shownSlip(slip, plan, deps.alerts.rules, day))
    .sort(byGravity)
}

/** All slips that are open, whatever they wait for, or all that ended, of every plan and the service. */
export async function seenSlips(
  deps: HttpDeps,
  request: RequestWithPerson,
  state: SlipsAsked['state'],
): Promise<readonly SeenSlip[]> {
  const plans = new Map((await deps.pictures.plans(null)).map(({ plan }) => [plan.id, plan]))
  const slipDeps = slipDepsOf(deps)
  const slips = !isOfEnded(state)
    ? await findOpenSlips(slipDeps)
    : (await Promise.all([...plans.keys(), null].map((plan) => slipsOfPlan(slipDeps, plan))))
        .flat()
        .filter(({ status }) => status !== 'open')
  const reader = slipActorOf(request)
  const today = dayOf(deps.now())
  return slips
    .filter((slip) => maySee(slip, reader))
    .map((slip) => {
      const plan = plans.get(slip.plan ?? '') ?? null
      return {
        ...shownSlip(slip, plan, deps.alerts.rules, today),
        slip,
        own: isOwn(slip, reader, plan),
        may: mayNow(slip, reader, plan),
      }
    })
}
