// How every plan stands: the figures and assessments in memory, made again when something changes or a new day begins.
import { assessPlan } from '../core/assess.ts'
import type { Assessment } from '../core/assessment.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import { type Day, dayOf, endOfDay, type Instant } from '../core/period.ts'
import { type KeptPlan, type Plan, periodsOfPlan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { dueInMonth } from '../core/reporting.ts'
import type { Store } from '../store/store.ts'
import type { Standpoint } from './standpoint.ts'

export interface Picture {
  readonly kept: KeptPlan
  readonly asOf: Day
  /** null: as known now. */
  readonly knownAt: Instant | null
  /** Of the plan's periods (`periodsOfPlan`), those that count. */
  readonly figures: readonly Observation[]
  readonly assessments: readonly Assessment[]
  readonly madeAt: Instant
  /** Keys of figures due this month that came in time although their latest revision did not. */
  readonly inTime: ReadonlySet<string>
}

export interface Pictures {
  /** Kept plans as known at a moment (null: now), the latest year first. */
  plans(knownAt: Instant | null): Promise<readonly KeptPlan[]>
  /** Raises `plan-unknown`. Without a plan: the first of `plans`; null when there is none. */
  of(asked: Standpoint): Promise<Picture | null>
  /** Something was committed, undone or planned: makes the pictures of today again, then tells the listeners. */
  refresh(): Promise<void>
  /** Calls back after every change. Returns how to stop that. */
  onChange(listener: () => void): () => void
  /** When an assessment of today was last made, null before the first; and whether the last attempt failed. */
  state(): { readonly assessedAt: Instant | null; readonly stale: boolean }
  close(): void
}

interface Deps {
  readonly store: Pick<Store, 'plans' | 'observations' | 'nextRelease'>
  readonly now: () => Instant
  readonly log: { error(details: object, message: string): void }
  /** Calls back after so many milliseconds, and says how not to; Node's timer unless a test has its own time. */
  readonly wake?: (ms: number, work: () => void) => () => void
}

const KEPT_PICTURES = 128
const RETRY_MS = 2_000
/** Timers may be a little early. */
const AFTER_RELEASE_MS = 20

export function keepPictures({ store, now, log, wake = byTimer }: Deps): Pictures {
  const kept = new Map<string, { readonly asked: Standpoint; readonly picture: Promise<Picture> }>()
  const listeners = new Set<() => void>()
  let currentPlans: Promise<readonly KeptPlan[]> | null = null
  let assessedAt: Instant | null = null
  let stale = false
  let closed = false
  let running: Promise<void> | null = null
  let again = false
  let timer: (() => void) | null = null
  let lookedAt = now()

  function plans(knownAt: Instant | null): Promise<readonly KeptPlan[]> {
    if (knownAt !== null) return plansKnownAt(knownAt)
    currentPlans ??= forgetWhenFailed(store.plans().then(latestYearFirst), () => {
      currentPlans = null
    })
    return currentPlans
  }

  /** A plan was published before this service had it: then its earliest known version here is the one of now. */
  async function plansKnownAt(knownAt: Instant): Promise<readonly KeptPlan[]> {
    const [then, today] = await Promise.all([store.plans(knownAt), plans(null)])
    const known = new Set(then.map(({ plan }) => plan.id))
    return latestYearFirst([...then, ...today.filter(({ plan }) => !known.has(plan.id))])
  }

  async function of(asked: Standpoint): Promise<Picture | null> {
    const all = await plans(asked.knownAt)
    const found = asked.plan === null ? all[0] : all.find(({ plan }) => plan.id === asked.plan)
    if (!found) {
      if (asked.plan === null) return null
      throw new Problem('plan-unknown', { id: asked.plan, known: all.map(({ plan }) => plan.id).join(', ') })
    }
    const asOf = asked.asOf ?? dayOf(now())
    const key = `${found.plan.id}/${asOf}/${asked.knownAt ?? ''}`
    const entry = kept.get(key)
    if (entry) {
      // The latest used stands last, so that the first is the one to forget.
      kept.delete(key)
      kept.set(key, entry)
      return entry.picture
    }
    const picture = forgetWhenFailed(make(found, asOf, asked.knownAt), () => kept.delete(key))
    kept.set(key, { asked: { plan: found.plan.id, asOf: asked.asOf, knownAt: asked.knownAt }, picture })
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_PICTURES) break
      kept.delete(oldest)
    }
    return picture
  }

  async function make(plan: KeptPlan, asOf: Day, knownAt: Instant | null): Promise<Picture> {
    const { region } = plan.plan
    const figures = await store.observations({
      region,
      ...periodsOfPlan(plan.plan),
      ...(knownAt !== null && { knownAt }),
    })
    const assessments = assessPlan(plan.plan, figures, asOf)
    const inTime = await firstInTime(plan.plan, figures, asOf)
    const madeAt = now()
    if (asOf === dayOf(madeAt) && knownAt === null) assessedAt = madeAt
    return { kept: plan, asOf, knownAt, figures, assessments, madeAt, inTime }
  }

  /** A figure that looks late may be a revision of one that was in time: then the day's end already knew it. */
  async function firstInTime(plan: Plan, figures: readonly Observation[], asOf: Day): Promise<Set<string>> {
    const late = dueInMonth({
      plan,
      indicators: plan.indicators,
      figures: byIndicatorOf(figures),
      asOf,
    }).filter(({ arrival }) => arrival === 'late')
    const inTime = new Set<string>()
    for (const day of new Set(late.map((due) => due.day))) {
      const due = late.filter((one) => one.day === day)
      const known = await store.observations({
        region: plan.region,
        indicators: due.map(({ indicator }) => indicator),
        knownAt: endOfDay(day),
      })
      const then = new Set(due.map(({ indicator, period }) => `${indicator}/${period}`))
      for (const figure of known) {
        if (figure.value !== null && then.has(`${figure.indicator}/${figure.period}`))
          inTime.add(keyOf(figure))
      }
    }
    return inTime
  }

  /** Those of today are made anew before the old ones go, so that no reader waits and none sees half a change. */
  async function remake(): Promise<void> {
    const today = [...kept.values()].filter(({ asked }) => asked.asOf === null && asked.knownAt === null)
    const all = latestYearFirst(await store.plans())
    const day = dayOf(now())
    const next = new Map<string, { readonly asked: Standpoint; readonly picture: Promise<Picture> }>()
    for (const { asked } of today) {
      const plan = all.find(({ plan }) => plan.id === asked.plan)
      if (!plan) continue
      const picture = await make(plan, day, null)
      next.set(`${plan.plan.id}/${day}/`, { asked, picture: Promise.resolve(picture) })
    }
    currentPlans = Promise.resolve(all)
    kept.clear()
    for (const [key, entry] of next) kept.set(key, entry)
  }

  async function run(): Promise<void> {
    do {
      again = false
      lookedAt = now()
      try {
        await remake()
        stale = false
      } catch (error) {
        stale = true
        // What is kept is known to be old: rather ask the store, and fail, than serve it as true.
        kept.clear()
        currentPlans = null
        log.error({ err: error }, 'the pictures could not be made again')
      }
      if (again) continue
      for (const listener of listeners) listener()
      // It asks the store: what is committed meanwhile is looked at too.
      await schedule()
    } while (again && !closed)
  }

  function refresh(): Promise<void> {
    again = true
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  /** A new day, or a figure that becomes public: whichever comes first. */
  async function schedule(): Promise<void> {
    const wait = stale ? RETRY_MS : Math.max(untilTomorrow(now()), 1_000)
    const mine = wakeIn(wait)
    if (mine === null || stale) return
    // What came out while the pictures were made is not in them: so from the moment at which that began.
    const release = await store.nextRelease(lookedAt).catch(() => 'unknown' as const)
    if (release === null || timer !== mine) return
    const until =
      release === 'unknown' ? RETRY_MS : Date.parse(release) - Date.parse(now()) + AFTER_RELEASE_MS
    if (until < wait) wakeIn(Math.max(until, AFTER_RELEASE_MS))
  }

  function wakeIn(ms: number): (() => void) | null {
    timer?.()
    timer = closed ? null : wake(ms, () => void refresh())
    return timer
  }

  void schedule()
  return {
    plans,
    of,
    refresh,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => ({ assessedAt, stale }),
    close() {
      closed = true
      timer?.()
      listeners.clear()
    },
  }
}

function byTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

const untilTomorrow = (at: Instant): number => Date.parse(endOfDay(dayOf(at))) + 1 - Date.parse(at)

function latestYearFirst(plans: readonly KeptPlan[]): readonly KeptPlan[] {
  return plans.toSorted((a, b) => b.plan.year - a.plan.year || (a.plan.id < b.plan.id ? -1 : 1))
}

function forgetWhenFailed<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget)
  return promise
}
