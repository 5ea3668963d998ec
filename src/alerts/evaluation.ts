// When rules are asked: as soon as figures came or were taken back, when some become public, once a day, and of the service itself.

import type { Log } from '../core/log.ts'
import { type Day, firstDayOfYear, type Instant, lastJudgedDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { dayOf } from '../core/zone.ts'
import type { ReceivedReport, ServiceFacts } from '../rules/ground.ts'
import type { Rule } from '../rules/rule.ts'
import type { Level } from '../slips/finding.ts'
import { slipsOf } from '../slips/fold.ts'
import { isOpen, mattersOf } from '../slips/slip.ts'
import { type Held, type LeaseDeps, LeaseLost, withLease } from '../store/lease.ts'
import type { Store } from '../store/store.ts'
import { contradictedBy } from './contradicted.ts'
import {
  type EvaluateDeps,
  type Evaluated,
  evaluateAll,
  evaluateService,
  evaluateTouched,
} from './evaluate.ts'
import type { Pulse } from './heartbeats.ts'
import { reportsOfRounds } from './open-rounds.ts'
import { received } from './received.ts'
import { applyFindings } from './slips/apply-findings.ts'
import { endYears } from './slips/end-of-year.ts'

interface EvaluationDeps extends LeaseDeps {
  readonly store: Store
  readonly rules: readonly Rule[]
  readonly serviceFacts: () => Promise<ServiceFacts>
  readonly numberPattern: string
  readonly signFrom: Level | null
  readonly pulse: Pulse
  readonly now: () => Instant
  readonly log: Log
}

export interface Evaluation {
  /** What came since the last look: uploads, their undoing, releases. Answers how many were looked at. */
  ofNews(): Promise<number>
  /** Every plan that runs, on a day. Says how much was found and written. */
  ofDay(day: Day, held: Held): Promise<string>
  /** A written report came, or was returned: whoever owes one is chased accordingly. */
  ofReports(): Promise<void>
  /** The service itself. */
  ofService(): Promise<void>
}

/** Runs of this name keep which uploads were looked at. */
const NEWS = 'evaluate-upload'
const LATEST_UPLOADS = 200

/** A plan is watched until the last figures of its year have come. */
const isWatched = (plan: Plan, day: Day): boolean => day >= firstDayOfYear(plan) && day <= lastJudgedDay(plan)

export function openEvaluation(deps: EvaluationDeps): Evaluation {
  const { store, rules, now, log, pulse, numberPattern, signFrom } = deps
  const slipDeps = { store, numberPattern, signFrom }
  const seen = new Set<string>()
  let lookedAt = now()

  /** Open matters of all plans, read once for one evaluation. */
  async function ground(): Promise<EvaluateDeps> {
    const slips = [...slipsOf(await store.slips.ofOpen()).values()]
    const open = new Map<string | null, Set<string>>()
    for (const slip of slips.filter(isOpen)) {
      const own = open.get(slip.plan) ?? new Set()
      for (const matter of mattersOf(slip)) own.add(matter)
      open.set(slip.plan, own)
    }
    const none: ReadonlySet<string> = new Set()
    return {
      store: { ...store, plans: watchedPlans },
      rules,
      openMatters: async (plan) => open.get(plan) ?? none,
      received: async (plan): Promise<readonly ReceivedReport[]> => [
        ...received([...slipsOf(await store.slips.ofPlan(plan.id)).values()]),
        ...(await reportsOfRounds(store, plan.id, dayOf(now()))),
      ],
      contradicted: (plan, figures, asOf) => contradictedBy(store.texts, plan, figures, asOf),
    }
  }
  const watchedPlans: Store['plans'] = async (knownAt) =>
    (await store.plans(knownAt)).filter(({ plan }) => isWatched(plan, dayOf(now())))

  /** Every rule that is on was asked. */
  function beatRules(): void {
    for (const { id, on } of rules) if (on) pulse.beat(`rule/${id}`, true)
  }

  async function write(evaluated: AsyncIterable<Evaluated>, today: Day, held: Held | null) {
    let found = 0
    let written = 0
    for await (const { plan, findings, whole } of evaluated) {
      await held?.check()
      const raised = findings.filter(({ condition }) => condition === 'raised')
      found += raised.length
      const events = await applyFindings(slipDeps, findings, {
        today,
        now: now(),
        ...(whole && { whole: [plan.id] }),
      })
      written += events.length
    }
    return { found, written }
  }

  /** Uploads and their undoing that nobody looked at yet, oldest first. */
  async function news(): Promise<readonly { readonly key: string; readonly upload: string }[]> {
    const uploads = await store.uploads({ limit: LATEST_UPLOADS, released: 'all' })
    const keys = uploads.flatMap(({ id, undone }) => [
      { key: id, upload: id },
      ...(undone ? [{ key: `${id}-undone`, upload: id }] : []),
    ])
    if (keys.every(({ key }) => seen.has(key))) return []
    const done = await store.jobRuns.latest(LATEST_UPLOADS * 2, NEWS)
    for (const { key, state } of done) if (state === 'done') seen.add(key)
    return keys.filter(({ key }) => !seen.has(key)).reverse()
  }

  async function ofUpload({ key, upload }: { readonly key: string; readonly upload: string }, held: Held) {
    const { runs, holder } = { runs: store.jobRuns, holder: deps.holder }
    const last = await runs.last(NEWS, key)
    if (last?.state === 'done') {
      seen.add(key)
      return
    }
    const attempt = (last?.attempt ?? 0) + 1
    const begun = { job: NEWS, key, attempt, startedAt: now(), holder, fence: held.fence }
    if (!(await runs.start(begun))) return
    const today = dayOf(now())
    const when = { asOf: today, now: now() }
    const run = { ...begun, state: 'started' as const, endedAt: null, note: '' }
    try {
      const touched = await store.touchedBy(upload)
      const { found, written } = await write(evaluateTouched(await ground(), touched, when), today, held)
      await runs.end(run, 'done', now(), `${found} raised, ${written} events`)
      seen.add(key)
      pulse.beat('evaluation', true)
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      pulse.beat('evaluation', false, error instanceof Error ? error.name : 'failed')
      await runs.end(run, 'failed', now(), String(error))
      throw error
    }
  }

  return {
    async ofNews() {
      const fresh = await news()
      const release = await store.nextRelease(lookedAt)
      const released = release !== null && release <= now()
      if (fresh.length === 0 && !released) return 0
      const done = await withLease(deps, 'evaluation', async (held) => {
        for (const one of await news()) await ofUpload(one, held)
        if (released) {
          const today = dayOf(now())
          await write(evaluateAll(await ground(), { asOf: today, now: now() }), today, held)
          lookedAt = release
        }
      }).catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error
        log.warn({ err: error }, 'another process went on with an evaluation')
        return null
      })
      return done === null ? 0 : fresh.length
    },
    async ofDay(day, held) {
      try {
        const at = now()
        const { found, written } = await write(evaluateAll(await ground(), { asOf: day, now: at }), day, held)
        const ended = await endYears(slipDeps, { today: day, now: at })
        beatRules()
        pulse.beat('evaluation', true)
        return `${found} raised, ${written + ended} events`
      } catch (error) {
        if (!(error instanceof LeaseLost))
          pulse.beat('evaluation', false, error instanceof Error ? error.name : 'failed')
        throw error
      }
    },
    async ofReports() {
      const today = dayOf(now())
      await withLease(deps, 'evaluation', async (held) => {
        await write(evaluateAll(await ground(), { asOf: today, now: now() }), today, held)
      }).catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error
        log.warn({ err: error }, 'another process went on with an evaluation')
      })
    },
    async ofService() {
      const today = dayOf(now())
      const when = { asOf: today, now: now() }
      const findings = await evaluateService(await ground(), await deps.serviceFacts(), when)
      if (findings.length > 0) await applyFindings(slipDeps, findings, { today, now: now() })
    },
  }
}
