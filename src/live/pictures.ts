// How every plan stands: the figures and assessments in memory, made again when something changes or a new day begins.
import { assessPlan } from '../core/assess.ts'
import type { Assessment } from '../core/assessment.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import { type Day, endIndex, type Instant } from '../core/period.ts'
import { type KeptPlan, type Plan, periodsOfPlan } from '../core/plan.ts'
import { keptOn } from '../core/plan-days.ts'
import { inStanding, isBinding, keptPlanState } from '../core/plan-state.ts'
import { Problem } from '../core/problem.ts'
import { dueInMonth } from '../core/reporting.ts'
import type { Standpoint } from '../core/standpoint.ts'
import { dayOf, endOfDay } from '../core/zone.ts'
import type { Store } from '../store/store.ts'

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
  /** Kept plans as known at a moment (null: now), as they count today (`inStanding`). */
  plans(knownAt: Instant | null): Promise<readonly KeptPlan[]>
  /** Raises `plan-unknown`. By its name also the demonstration that gave way to other plans. Without a plan: the one that counts on the day asked for; null when there is none. */
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
  readonly store: Pick<Store, 'plans' | 'demonstration' | 'observations' | 'nextRelease'>
  readonly now: () => Instant
  readonly log: { error(details: object, message: string): void }
  /** Calls back after so many milliseconds, and says how not to; Node's timer unless a test has its own time. */
  readonly wake?: (ms: number, work: () => void) => () => void
}

const KEPT_PICTURES = 128
const KEPT_MOMENTS = 64
const RETRY_MS = 2_000
/** Timers may be a little early. */
const AFTER_RELEASE_MS = 20

export function keepPictures({ store, now, log, wake = byTimer }: Deps): Pictures {
  const plans = keepPlans(store, () => dayOf(now()))
  const album = keepAlbum(make)
  const alarm = openAlarm({ store, now, wake }, () => void refresh())
  const listeners = new Set<() => void>()
  let assessedAt: Instant | null = null
  let stale = false
  let closed = false
  let running: Promise<void> | null = null
  let again = false

  async function make(plan: KeptPlan, asOf: Day, knownAt: Instant | null): Promise<Picture> {
    const picture = await makePicture({ store, now }, plan, asOf, knownAt)
    if (asOf === dayOf(picture.madeAt) && knownAt === null) assessedAt = picture.madeAt
    return picture
  }

  async function of(asked: Standpoint): Promise<Picture | null> {
    const all = await plans.of(asked.knownAt)
    const day = asked.asOf ?? dayOf(now())
    const found =
      asked.plan === null ? inStanding(all, day)[0] : all.find(({ plan }) => plan.id === asked.plan)
    if (found) return album.of(found, asked, day)
    if (asked.plan === null) return null
    const hidden = await store.demonstration()
    if (hidden?.putAway === null && hidden.kept.plan.id === asked.plan)
      return album.of(keptOn(hidden.kept, dayOf(now())), asked, day)
    throw new Problem('plan-unknown', { id: asked.plan, known: all.map(({ plan }) => plan.id).join(', ') })
  }

  async function run(): Promise<void> {
    do {
      again = false
      const lookedAt = now()
      try {
        const all = standing(await store.plans(), dayOf(now()))
        await album.remake(all, dayOf(now()), () => plans.replace(all))
        stale = false
      } catch (error) {
        stale = true
        // What is kept is known to be old: rather ask the store, and fail, than serve it as true.
        album.clear()
        plans.forget()
        log.error({ err: error }, 'the pictures could not be made again')
      }
      if (again) continue
      for (const listener of listeners) listener()
      // It asks the store: what is committed meanwhile is looked at too.
      await alarm.set(lookedAt, stale)
    } while (again && !closed)
  }

  function refresh(): Promise<void> {
    again = true
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  void alarm.set(now(), stale)
  return {
    plans: plans.of,
    of,
    refresh,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => ({ assessedAt, stale }),
    close() {
      closed = true
      alarm.close()
      listeners.clear()
    },
  }
}

/** Kept plans as known at a moment; each moment's are asked for once while nothing changes. */
function keepPlans(store: Pick<Store, 'plans'>, today: () => Day) {
  let current: Promise<readonly KeptPlan[]> | null = null
  /** As known at moments, the latest used last. */
  const moments = new Map<Instant, Promise<readonly KeptPlan[]>>()

  function ofNow(): Promise<readonly KeptPlan[]> {
    const asked = async () => standing(await store.plans(), today())
    current ??= forgetWhenFailed(asked(), () => {
      current = null
    })
    return current
  }

  /**
   * A plan was published before this service had it: from its year's beginning on it counts as it was first sent, and
   * nothing is told of what later versions made of it.
   */
  async function askedAtMoment(knownAt: Instant): Promise<readonly KeptPlan[]> {
    const [then, now] = await Promise.all([store.plans(knownAt), ofNow()])
    const known = new Set(then.map(({ plan }) => plan.id))
    const day = dayOf(knownAt)
    const published = now.filter((kept) => !known.has(kept.plan.id) && isBinding(keptPlanState(kept, day)))
    return [...then, ...(await Promise.all(published.map(asFirstSent)))]
  }

  async function asFirstSent(kept: KeptPlan): Promise<KeptPlan> {
    if (kept.recordedAt === kept.sentAt) return kept
    const versions = await store.plans(kept.sentAt)
    return versions.find(({ plan }) => plan.id === kept.plan.id) ?? kept
  }

  async function knownAtMoment(knownAt: Instant): Promise<readonly KeptPlan[]> {
    const asked =
      moments.get(knownAt) ?? forgetWhenFailed(askedAtMoment(knownAt), () => moments.delete(knownAt))
    moments.delete(knownAt)
    moments.set(knownAt, asked)
    for (const oldest of moments.keys()) {
      if (moments.size <= KEPT_MOMENTS) break
      moments.delete(oldest)
    }
    return standing(await asked, today())
  }

  return {
    of: (knownAt: Instant | null) => (knownAt === null ? ofNow() : knownAtMoment(knownAt)),
    replace(all: readonly KeptPlan[]): void {
      current = Promise.resolve(all)
      moments.clear()
    },
    forget(): void {
      current = null
      moments.clear()
    },
  }
}

/** In the order in which they count, each with who answers on that day. */
const standing = (plans: readonly KeptPlan[], day: Day): readonly KeptPlan[] =>
  inStanding(plans, day).map((kept) => keptOn(kept, day))

interface AlbumEntry {
  readonly asked: Standpoint
  readonly picture: Promise<Picture>
}

/** Pictures by plan, day and moment: of many the latest used. */
function keepAlbum(make: (plan: KeptPlan, asOf: Day, knownAt: Instant | null) => Promise<Picture>) {
  const kept = new Map<string, AlbumEntry>()
  const keyFor = (plan: KeptPlan, asOf: Day, knownAt: Instant | null): string =>
    `${plan.plan.id}/${asOf}/${knownAt ?? ''}`

  return {
    of(plan: KeptPlan, { asOf: wanted, knownAt }: Standpoint, asOf: Day): Promise<Picture> {
      const key = keyFor(plan, asOf, knownAt)
      const entry = kept.get(key)
      if (entry) {
        // The latest used stands last, so that the first is the one to forget.
        kept.delete(key)
        kept.set(key, entry)
        return entry.picture
      }
      const picture = forgetWhenFailed(make(plan, asOf, knownAt), () => kept.delete(key))
      kept.set(key, { asked: { plan: plan.plan.id, asOf: wanted, knownAt }, picture })
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT_PICTURES) break
        kept.delete(oldest)
      }
      return picture
    },

    /**
     * Those of today are made anew before the old ones go, so that no reader waits and none sees half a change;
     * `turn` is called at the moment at which the new ones come.
     */
    async remake(all: readonly KeptPlan[], day: Day, turn: () => void): Promise<void> {
      const today = [...kept.values()].filter(({ asked }) => asked.asOf === null && asked.knownAt === null)
      const next = new Map<string, AlbumEntry>()
      for (const { asked } of today) {
        const plan = all.find(({ plan }) => plan.id === asked.plan)
        if (!plan) continue
        const picture = await make(plan, day, null)
        next.set(keyFor(plan, day, null), { asked, picture: Promise.resolve(picture) })
      }
      turn()
      kept.clear()
      for (const [key, entry] of next) kept.set(key, entry)
    },

    clear: () => kept.clear(),
  }
}

/** Rings when a new day begins or a figure becomes public: whichever comes first. */
function openAlarm(
  { store, now, wake }: Pick<Deps, 'store' | 'now'> & Required<Pick<Deps, 'wake'>>,
  ring: () => void,
) {
  let timer: (() => void) | null = null
  let closed = false

  function ringIn(ms: number): (() => void) | null {
    timer?.()
    timer = closed ? null : wake(ms, ring)
    return timer
  }

  return {
    /** `lookedAt`: when the pictures began to be made; what came out meanwhile is not in them. `stale`: they are to be tried again soon. */
    async set(lookedAt: Instant, stale: boolean): Promise<void> {
      const wait = stale ? RETRY_MS : Math.max(untilTomorrow(now()), 1_000)
      const mine = ringIn(wait)
      if (mine === null || stale) return
      const release = await store.nextRelease(lookedAt).catch(() => 'unknown' as const)
      if (release === null || timer !== mine) return
      const until =
        release === 'unknown' ? RETRY_MS : Date.parse(release) - Date.parse(now()) + AFTER_RELEASE_MS
      if (until < wait) ringIn(Math.max(until, AFTER_RELEASE_MS))
    },
    close(): void {
      closed = true
      timer?.()
    },
  }
}

async function makePicture(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  kept: KeptPlan,
  asOf: Day,
  knownAt: Instant | null,
): Promise<Picture> {
  const then = keptOn(kept, asOf)
  const { plan } = then
  const figures = await store.observations({
    region: kept.plan.region,
    ...periodsOfPlan(kept.plan),
    ...(knownAt !== null && { knownAt }),
  })
  const assessments = assessPlan(plan, figures, asOf)
  const inTime = await firstInTime(store, plan, figures, asOf)
  return { kept: then, asOf, knownAt, figures, assessments, madeAt: now(), inTime }
}

/** A figure that looks late may be a revision of one that was in time: then the day's end already knew it. */
async function firstInTime(
  store: Deps['store'],
  plan: Plan,
  figures: readonly Observation[],
  asOf: Day,
): Promise<Set<string>> {
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
    const then = new Set(due.map(({ indicator, period }) => `${indicator}/${endIndex(period)}`))
    for (const figure of known) {
      if (figure.value !== null && then.has(`${figure.indicator}/${endIndex(figure.period)}`))
        inTime.add(keyOf(figure))
    }
  }
  return inTime
}

function byTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

const untilTomorrow = (at: Instant): number => Date.parse(endOfDay(dayOf(at))) + 1 - Date.parse(at)

function forgetWhenFailed<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget)
  return promise
}
