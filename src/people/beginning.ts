// How far an office has come with beginning, and the demonstration put away for good.
import { type BeginFacts, type BeginStep, beginSteps } from '../core/beginning.ts'
import type { Doer } from '../core/deed.ts'
import { DEMO_LOGIN } from '../core/demonstration.ts'
import type { Instant } from '../core/period.ts'
import { type KeptPlan, type Plan, periodsOfPlan } from '../core/plan.ts'
import { inStanding } from '../core/plan-state.ts'
import { dayOf } from '../core/zone.ts'
import type { Store } from '../store/store.ts'
import { FIRST_NAME } from './first-start.ts'
import type { People } from './people.ts'

type BeginStore = Pick<Store, 'plans' | 'demonstration' | 'observations' | 'undo' | 'withdrawPlan' | 'deeds'>

interface BeginDeps {
  readonly store: BeginStore
  readonly people: Pick<People, 'all' | 'change'>
  readonly now: () => Instant
}

export interface Beginning {
  readonly steps: readonly BeginStep[]
  /** In the order in which they count; without the demonstration. */
  readonly plans: readonly KeptPlan[]
  /** The demonstration: shown, hidden behind another plan, put away for good; null: it was never planted. */
  readonly demonstration: { readonly plan: Plan; readonly state: 'shown' | 'hidden' | 'put-away' } | null
}

/** Read from what there is: nothing of it is kept anywhere. */
export async function beginningOf({ store, people, now }: BeginDeps): Promise<Beginning> {
  const [all, found, everybody] = await Promise.all([store.plans(), store.demonstration(), people.all()])
  const plans = inStanding(all, dayOf(now())).filter(({ plan }) => plan.id !== found?.kept.plan.id)
  const active = everybody.filter((person) => person.active && person.login !== DEMO_LOGIN)
  const administrators = active.filter(({ role }) => role === 'administrator')
  const facts: BeginFacts = {
    administrators: administrators.map(({ name, ownPassword, provider }) => ({
      name,
      ownPassword: ownPassword || provider !== null,
      ownName: name !== FIRST_NAME,
    })),
    plans: plans.map(({ plan }) => plan.title),
    reporting: active.filter(({ role }) => role === 'statistician' || role === 'reporter').length,
    supervisors: active.filter(({ role }) => role === 'supervisor').length,
    figures: await hasFigures(store, plans, new Set(found?.uploads)),
  }
  const state = found?.putAway != null ? 'put-away' : plans.length > 0 ? 'hidden' : 'shown'
  return { steps: beginSteps(facts), plans, demonstration: found && { plan: found.kept.plan, state } }
}

async function hasFigures(
  store: BeginStore,
  plans: readonly KeptPlan[],
  planted: ReadonlySet<string>,
): Promise<boolean> {
  for (const { plan } of plans) {
    const figures = await store.observations({
      region: plan.region,
      indicators: plan.indicators.map(({ id }) => id),
      ...periodsOfPlan(plan),
      released: 'all',
    })
    if (figures.some(({ upload }) => !planted.has(upload))) return true
  }
  return false
}

const REASON = '收起演示 demonstration put away'

/**
 * Puts the demonstration away for good: its plan is withdrawn, its figures are taken back, its account is closed. All of it
 * stays in the store. Cut off half way it is done again from the beginning; false: there is nothing to put away.
 */
export async function putAwayDemonstration({ store, people, now }: BeginDeps, by: Doer): Promise<boolean> {
  const found = await store.demonstration()
  if (found === null || found.putAway !== null) return false
  const { plan } = found.kept
  const act = () => ({ by: by.name, at: now(), doer: by })
  for (const upload of found.uploads) await store.undo(upload, act(), REASON)
  const account = (await people.all()).find(({ login, active }) => login === DEMO_LOGIN && active)
  if (account) await people.change(account.id, { ...account, active: false }, by)
  await store.deeds.append({
    at: now(),
    by,
    kind: 'demonstration-put-away',
    subject: plan.id,
    before: null,
    after: { plan: plan.id, uploads: found.uploads },
  })
  // The last step: from then on it counts as put away.
  return (await store.withdrawPlan(plan.id, REASON, act(), () => {})) === 'withdrawn'
}
