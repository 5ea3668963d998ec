// Slips as a request may see them: with their plans, the reader's own marked, and what this reader may do now.
import type { FastifyRequest } from 'fastify'
import type { Doing } from '../alerts/slips/act.ts'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import { findOpenSlips, slipsOfPlan } from '../alerts/slips/read.ts'
import { isOfEnded, type SlipsAsked } from '../alerts/slips/search.ts'
import { byGravity, isOwn, type ShownSlip, shownSlip } from '../alerts/slips/shown.ts'
import { keptPer } from '../core/once-per.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { planOn } from '../core/plan-days.ts'
import { type Holder, mayDo } from '../core/roles.ts'
import { HERE_AND_NOW, type Standpoint, vantageOf } from '../core/standpoint.ts'
import { dayOf } from '../core/zone.ts'
import { mayDoTo, SLIP_DEED_KINDS, type SlipActor, type SlipDeedKind } from '../slips/deeds.ts'
import { stoodAtYearEnd } from '../slips/fold.ts'
import { answeringUnits } from '../slips/people.ts'
import type { Slip } from '../slips/slip.ts'
import type { Standing } from '../store/slips.ts'
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
  const { counted: day } = vantageOf({ asOf, knownAt }, deps.now())
  const reader = slipActorOf(request)
  const open = await findOpenSlips(slipDepsOf(deps), standingOf({ asOf, knownAt }, deps.now()))
  const signs = mayDo(reader, 'slips:write')
  return shownThen([open, plan, deps.alerts.rules], `${day} ${signs}`, () =>
    open
      .filter((slip) => slip.plan === plan.id && maySee(slip, reader))
      .map((slip) => shownSlip(slip, plan, deps.alerts.rules, day))
      .toSorted(byGravity),
  )
}

/** All that `maySee` asks of a reader is whether they sign. */
const shownThen = keptPer<readonly ShownSlip[]>()

/**
 * All slips that were open where one stands, whatever they waited for, or all that had ended, of every plan and the
 * service. Nothing can be done to those of the past.
 */
export async function seenSlips(
  deps: HttpDeps,
  request: RequestWithPerson,
  state: SlipsAsked['state'],
  asked: Standpoint = HERE_AND_NOW,
): Promise<readonly SeenSlip[]> {
  const { counted: day, past } = vantageOf(asked, deps.now())
  const plans = await plansThen(deps, asked)
  const slipDeps = slipDepsOf(deps)
  const standing = standingOf(asked, deps.now())
  const slips = !isOfEnded(state)
    ? await findOpenSlips(slipDeps, standing)
    : (await Promise.all([...plans.keys(), null].map((plan) => slipsOfPlan(slipDeps, plan, standing))))
        .flat()
        .filter(({ status }) => status !== 'open')
  const reader = slipActorOf(request)
  return slips
    .filter((slip) => maySee(slip, reader))
    .map((slip) => {
      const plan = plans.get(slip.plan ?? '') ?? null
      return {
        ...shownOn([slip, plan ?? NO_PLAN, deps.alerts.rules], day, () =>
          shownSlip(slip, plan, deps.alerts.rules, day),
        ),
        slip,
        own: isOwn(slip, reader, plan),
        may: past ? [] : mayNow(slip, reader, plan),
      }
    })
}

const shownOn = keptPer<ShownSlip>(4)
const NO_PLAN = {}

/** What the log of slips is asked for where one stands: events of its day and before, as far as they were written then. */
export function standingOf({ asOf, knownAt }: Partial<Standpoint>, now: Instant): Standing {
  return {
    ...(asOf != null && asOf < dayOf(now) && { on: asOf }),
    ...(knownAt != null && knownAt < now && { knownAt }),
  }
}

/** By id, each as its amendments left it on the day looked at. */
export async function plansThen(
  { pictures, now }: Pick<HttpDeps, 'pictures' | 'now'>,
  asked: Standpoint,
): Promise<ReadonlyMap<string, Plan>> {
  const { day } = vantageOf(asked, now())
  return new Map((await pictures.plans(asked.knownAt)).map(({ plan }) => [plan.id, planOn(plan, day)]))
}
