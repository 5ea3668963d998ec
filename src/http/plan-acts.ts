// What is done to plans, whichever way it is asked for: sent, and withdrawn before their year begins.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { firstDayOfYear } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { refuseUnamended } from '../core/plan-changes.ts'
import { isBinding, keptPlanState, planStateWord } from '../core/plan-state.ts'
import { fault, Problem } from '../core/problem.ts'
import { dayOf } from '../core/zone.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import type { HttpDeps } from './deps.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

type PlanDeps = Pick<HttpDeps, 'store' | 'pictures' | 'now'>

/** Puts the plan of a file in force: it counts from its year's beginning. Raises `plan-invalid`; of a plan in force `plan-changed`. */
export async function sendPlan(
  { store, pictures, now }: PlanDeps,
  text: string,
  request: FastifyRequest,
): Promise<{ readonly plan: Plan; readonly changed: boolean }> {
  const plan = parsePlan(text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const act = { by: personOf(request).name, at: now(), doer: doerOfRequest(request) }
  const today = dayOf(act.at)
  const { changed } = await store.savePlan(plan, { sha256, text }, act, (before) => {
    if (isBinding(keptPlanState({ plan: before }, today))) refuseUnamended(before, plan)
  })
  if (changed) await pictures.refresh()
  return { plan, changed }
}

/** Takes a plan back whose year has not begun. Raises `plan-unknown`, `plan-begun`, `request-invalid` without a reason. */
export async function withdrawPlan(
  { store, pictures, now }: PlanDeps,
  id: string,
  reason: string,
  request: FastifyRequest,
): Promise<void> {
  if (reason === '') {
    const faults = [
      fault('parameter-invalid', { name: 'reason', value: '', reason: '…' }, { column: 'reason' }),
    ]
    throw new Problem('request-invalid', { count: 1 }, { faults })
  }
  const act = { by: personOf(request).name, at: now(), doer: doerOfRequest(request) }
  const done = await store.withdrawPlan(id, reason, act, (plan) => {
    const state = keptPlanState({ plan }, dayOf(act.at))
    if (isBinding(state))
      throw new Problem('plan-begun', {
        id,
        begin: firstDayOfYear(plan),
        stateZh: planStateWord(state).zh,
        stateEn: planStateWord(state).en,
      })
  })
  if (done === 'unknown') {
    const known = (await store.plans()).map(({ plan }) => plan.id).join(', ')
    throw new Problem('plan-unknown', { id: id.slice(0, 100), known })
  }
  await pictures.refresh()
}
