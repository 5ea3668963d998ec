// What all rules say now, of the plans of a store: the touched ones after an upload, all of them by the calendar.
import { setImmediate } from 'node:timers/promises'
import { defaultBasis } from '../core/basis.ts'
import { partnersOf } from '../core/figures-about.ts'
import { grouped } from '../core/grouped.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import { type Plan, periodsOfJudgement } from '../core/plan.ts'
import { endOfDay } from '../core/zone.ts'
import { findAll, findService } from '../rules/find.ts'
import type { Contradicted, ReceivedReport, ServiceFacts } from '../rules/ground.ts'
import type { Rule } from '../rules/rule.ts'
import { type Finding, matterKey } from '../slips/finding.ts'
import type { ObservationFilter, RegionRange, Store } from '../store/store.ts'

export interface EvaluateDeps {
  readonly store: Pick<Store, 'plans' | 'observations' | 'observationBlocks' | 'revised' | 'nextRelease'>
  readonly rules: readonly Rule[]
  /** Matters of a plan (null: of the service) for which a slip is open: only these are said to be recovering or clear. */
  readonly openMatters: (plan: string | null) => Promise<ReadonlySet<string>>
  /** Written reports and records that arrived for a plan. */
  readonly received: (plan: Plan) => Promise<readonly ReceivedReport[]>
  /** Claims in texts that public figures contradict; null: nobody can say. */
  readonly contradicted: (
    plan: Plan,
    figures: readonly Observation[],
    asOf: Day,
  ) => Promise<readonly Contradicted[] | null>
}

export interface Evaluated {
  readonly plan: Plan
  readonly findings: readonly Finding[]
  /** Every rule has spoken of the whole plan. */
  readonly whole: boolean
}

interface When {
  /** The day on which one stands. Of a day that is over what was known and public at its end counts. */
  readonly asOf: Day
  readonly now: Instant
}

/** Indicators that an upload or its undoing touched, by their region. */
type Touched = readonly { readonly region: string; readonly indicator: string }[]

/** Plan by plan, so that what is found is written while the next is looked at. Regions' figures are read in blocks. */
export async function* evaluateAll(deps: EvaluateDeps, when: When): AsyncIterable<Evaluated> {
  const plans = (await deps.store.plans()).map(({ plan }) => plan)
  if (plans.length === 0) return
  const byRegion = grouped(plans, ({ region }) => region)
  const moment = momentOf(when)
  const span = periodsOfJudgement(plans)
  const seen = new Set<string>()
  const waits = await hasUnreleased(deps, moment.released)
  let rest: Observation[] = []
  // A block ends in the middle of a region when that has more figures than a block holds.
  for await (const block of deps.store.observationBlocks({ ...moment, ...span })) {
    const last = block.at(-1)?.region
    const whole = [...rest, ...block]
    rest = whole.filter(({ region }) => region === last)
    const done = whole.filter(({ region }) => region !== last)
    yield* evaluateRegions(deps, done, byRegion, seen, { when, waits, span })
  }
  yield* evaluateRegions(deps, rest, byRegion, seen, { when, waits, span })
  for (const plan of plans) {
    if (!seen.has(plan.region)) yield await evaluatePlan(deps, plan, [], [], { when, waits, span })
  }
}

/** The plans of touched regions, those of their indicators that an upload touched or that are measured against a touched one. */
export async function* evaluateTouched(
  deps: EvaluateDeps,
  touched: Touched,
  when: When,
): AsyncIterable<Evaluated> {
  const byRegion = grouped(touched, ({ region }) => region)
  const plans = (await deps.store.plans())
    .map(({ plan }) => plan)
    .filter(({ region }) => byRegion.has(region))
  if (plans.length === 0) return
  const moment = momentOf(when)
  const waits = await hasUnreleased(deps, moment.released)
  for (const plan of plans) {
    const ids = new Set((byRegion.get(plan.region) ?? []).map(({ indicator }) => indicator))
    const span = periodsOfJudgement([plan])
    const filter = { region: plan.region, indicators: neededBy(plan, ids), ...moment, ...span }
    const [figures, vintages] = await Promise.all([
      deps.store.observations(filter),
      deps.store.revised(filter),
    ])
    yield await evaluatePlan(deps, plan, figures, vintages, { when, waits, span, touched: ids })
    await setImmediate()
  }
}

/** What the rules about the service say; all conditions, for those who wait for one. */
export async function evaluateService(
  deps: Pick<EvaluateDeps, 'rules' | 'openMatters'>,
  facts: ServiceFacts,
  { asOf, now }: When,
): Promise<readonly Finding[]> {
  const open = await deps.openMatters(null)
  return findService(deps.rules, facts, now, asOf).filter(
    ({ condition, matter }) => condition === 'raised' || open.has(matterKey(matter)),
  )
}

interface Run {
  readonly when: When
  /** Some figures wait for their release. */
  readonly waits: boolean
  readonly span: { readonly from: Period; readonly to: Period }
  readonly touched?: ReadonlySet<string>
}

async function* evaluateRegions(
  deps: EvaluateDeps,
  figures: readonly Observation[],
  plans: ReadonlyMap<string, readonly Plan[]>,
  seen: Set<string>,
  run: Run,
): AsyncIterable<Evaluated> {
  if (figures.length === 0) return
  const range: RegionRange = { low: figures[0]?.region ?? '', high: figures.at(-1)?.region ?? '' }
  const revised = await deps.store.revised({ region: range, ...momentOf(run.when), ...run.span })
  const vintagesOf = grouped(revised, ({ region }) => region)
  for (const [region, own] of grouped(figures, (figure) => figure.region)) {
    seen.add(region)
    for (const plan of plans.get(region) ?? []) {
      yield await evaluatePlan(deps, plan, own, vintagesOf.get(region) ?? [], run)
      // A nation takes seconds: other requests get their turn between two plans.
      await setImmediate()
    }
  }
}

async function evaluatePlan(
  deps: EvaluateDeps,
  plan: Plan,
  figures: readonly Observation[],
  vintages: readonly Observation[],
  { when, waits, span, touched }: Run,
): Promise<Evaluated> {
  const { asOf } = when
  const { released } = momentOf(when)
  const [open, received, contradicted, delivered] = await Promise.all([
    deps.openMatters(plan.id),
    deps.received(plan),
    deps.contradicted(plan, figures, asOf),
    waits ? deliveredOf(deps, plan, { ...momentOf(when), ...span }) : new Set<string>(),
  ])
  const findings = findAll({
    rules: deps.rules,
    plan,
    figures,
    vintages,
    asOf,
    released,
    open,
    received,
    contradicted,
    delivered,
    ...(touched && { touched }),
  })
  return { plan, findings, whole: touched === undefined }
}

/** A day that is over is judged by what was known at its end; today by what is known now. */
function momentOf({ asOf, now }: When): { readonly released: Instant; readonly knownAt?: Instant } {
  const end = endOfDay(asOf)
  return end < now ? { released: end, knownAt: end } : { released: now }
}

async function hasUnreleased({ store }: EvaluateDeps, released: Instant): Promise<boolean> {
  return (await store.nextRelease(released)) !== null
}

/** Keys of figures that have come and wait: nothing but that they are here leaves this function. */
async function deliveredOf(
  { store }: EvaluateDeps,
  plan: Plan,
  { released, ...filter }: Omit<ObservationFilter, 'region'> & { readonly released: Instant },
): Promise<ReadonlySet<string>> {
  const all = await store.observations({ ...filter, region: plan.region, released: 'all' })
  const basis = new Map(plan.indicators.map((indicator) => [indicator.id, defaultBasis(indicator)]))
  return new Set(
    all
      .filter((figure) => figure.releaseAt != null && figure.releaseAt > released)
      .filter((figure) => figure.value !== null && basis.get(figure.indicator) === figure.basis)
      .map(keyOf),
  )
}

const neededBy = (plan: Plan, touched: ReadonlySet<string>): string[] => [
  ...new Set(
    plan.indicators.flatMap((indicator) => {
      const involved = [indicator.id, ...partnersOf(indicator)]
      return involved.some((id) => touched.has(id)) ? involved : []
    }),
  ),
]
