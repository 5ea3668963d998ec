// Narratives and comments: who may write them, when they may be read, and which version counts.
import { randomUUID } from 'node:crypto'
import { dueDayOf, releaseInstantOf } from '../core/calendar.ts'
import type { Released } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import {
  type Claim,
  type Comment,
  mayComment,
  mayRead,
  type Narrative,
  type NarrativeWords,
  type Writer,
  writesFor,
} from '../core/narrative.ts'
import { keptPer, oncePer } from '../core/once-per.ts'
import {
  endIndex,
  firstDayOf,
  frequencyOf,
  type Instant,
  type Period,
  period,
  periodsOf,
} from '../core/period.ts'
import type { Plan, Task } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { dayOf } from '../core/zone.ts'
import type { Store } from '../store/store.ts'

type TextStore = Pick<Store, 'texts' | 'observations'>

/** A narrative that counts, with what stood before it. */
export interface NarrativeThread {
  readonly latest: Narrative
  /** The latest first. */
  readonly earlier: readonly Narrative[]
}

export interface ReadingView {
  readonly plan: Plan
  readonly reader: Writer | null
  readonly released: Released
  /** What was written by this moment; null: by now. */
  readonly knownAt: Instant | null
}

interface NarrativeRequest {
  readonly plan: Plan
  readonly task: number
  /** Id of the unit; null: the only one for which the writer may write. */
  readonly unit: string | null
  readonly period: Period
  readonly claim: Claim | null
  readonly words: NarrativeWords
  /** The writer says that it quotes figures which are not released yet: it waits for the month's release days. */
  readonly waits: boolean
}

/** Raises `task-unknown`. */
export function taskOf(plan: Plan, number: number): Task {
  const task = plan.tasks.find((one) => one.number === number)
  if (!task) throw new Problem('task-unknown', { task: number, plan: plan.id })
  return task
}

/**
 * A new version of what a unit says of a task for a month; the same words again change nothing. Problems: `task-unknown`,
 * `narrative-not-own`, `narrative-unit-unclear`, `narrative-too-early`.
 */
export async function writeNarrative(
  store: TextStore,
  request: NarrativeRequest,
  { writer, doer, now }: { readonly writer: Writer; readonly doer: Doer; readonly now: Instant },
): Promise<{ readonly narrative: Narrative; readonly changed: boolean }> {
  const { plan, claim, words } = request
  const task = taskOf(plan, request.task)
  const unit = unitFor(plan, task, request.unit, writer)
  const month = request.period
  if (
    frequencyOf(month) !== 'monthly' ||
    !periodsOf(plan, 'monthly').includes(month) ||
    firstDayOf(month) > dayOf(now)
  )
    throw new Problem('narrative-too-early', { period: month, year: plan.year })
  const known = await store.texts.narratives({ plan: plan.id, task: task.number, unit, period: month })
  const last = known.at(-1)
  const releaseAt = await releaseFor(store, request, task, now)
  if (last && isSame(last, { claim, words, releaseAt })) return { narrative: last, changed: false }
  const narrative: Narrative = {
    id: `n-${randomUUID()}`,
    plan: plan.id,
    task: task.number,
    unit,
    period: month,
    claim,
    words,
    at: now,
    by: writer.name,
    person: writer.id,
    releaseAt,
  }
  await store.texts.addNarrative(narrative, doer, last?.id ?? null)
  return { narrative, changed: true }
}

function unitFor(plan: Plan, task: Task, wanted: string | null, writer: Writer): string {
  const units = writesFor(plan, task, writer)
  const [first] = units
  if (first === undefined || (wanted !== null && !units.includes(wanted)))
    throw new Problem('narrative-not-own', { task: task.number, unit: wanted?.slice(0, 60) ?? '' })
  if (wanted === null && units.length > 1)
    throw new Problem('narrative-unit-unclear', { task: task.number, units: units.join('、') })
  return wanted ?? first
}

const isSame = (a: Narrative, b: Pick<Narrative, 'claim' | 'words' | 'releaseAt'>): boolean =>
  a.claim === b.claim &&
  a.releaseAt === b.releaseAt &&
  (['progress', 'problems', 'next'] as const).every((part) => a.words[part] === b.words[part])

/** 批示. Problems: `task-unknown`, `indicator-unknown`, `comment-not-own`. */
export async function writeComment(
  store: TextStore,
  request: {
    readonly plan: Plan
    readonly task: number
    readonly indicator: string | null
    readonly text: string
  },
  { writer, doer, now }: { readonly writer: Writer; readonly doer: Doer; readonly now: Instant },
): Promise<Comment> {
  const { plan, indicator, text } = request
  const task = taskOf(plan, request.task)
  if (!mayComment(plan, task, writer)) throw new Problem('comment-not-own', { task: task.number })
  if (indicator !== null && !indicatorsOf(plan, task).includes(indicator))
    throw new Problem('indicator-unknown', { id: indicator.slice(0, 100), suggestion: '' })
  const comment: Comment = {
    id: `c-${randomUUID()}`,
    plan: plan.id,
    task: task.number,
    indicator,
    text,
    at: now,
    by: writer.name,
    person: writer.id,
    releaseAt: await waitingRelease(store, plan, task, now),
  }
  await store.texts.addComment(comment, doer)
  return comment
}

const indicatorsOf = (plan: Plan, task: Task): string[] =>
  plan.indicators.filter((indicator) => indicator.task === task.number).map(({ id }) => id)

/** The last release among the task's figures that wait for one; null: none waits. */
export async function waitingRelease(
  store: TextStore,
  plan: Plan,
  task: Task,
  now: Instant,
): Promise<Instant | null> {
  const indicators = indicatorsOf(plan, task)
  if (indicators.length === 0) return null
  const figures = await store.observations({ region: plan.region, indicators, released: 'all' })
  return later(
    figures.map(({ releaseAt }) => releaseAt ?? null),
    now,
  )
}

/** While figures of the task wait for their release, and when the writer says so, what is written of them waits too. */
async function releaseFor(
  store: TextStore,
  { plan, period: month, waits }: NarrativeRequest,
  task: Task,
  now: Instant,
): Promise<Instant | null> {
  const own = plan.indicators.filter((indicator) => indicator.task === task.number)
  const due = waits ? own.map((indicator) => releaseInstantOf(dueDayOf(indicator, month))) : []
  return later([await waitingRelease(store, plan, task, now), ...due], now)
}

const later = (instants: readonly (Instant | null)[], now: Instant): Instant | null =>
  instants.reduce((last, at) => (at !== null && at > now && (last === null || at > last) ? at : last), null)

/** What the reader may see, one thread for each task, unit and month, in that order. */
export async function readNarratives(
  store: Pick<Store, 'texts'>,
  { plan, reader, released, knownAt }: ReadingView,
  filter: { readonly task?: number; readonly unit?: string; readonly period?: Period } = {},
): Promise<readonly NarrativeThread[]> {
  const kept = await store.texts.narratives({ plan: plan.id, ...filter, ...(knownAt && { knownAt }) })
  const closed = new Set(
    waitingIn(kept)
      .filter((one) => !isOpen(plan, one, reader, released))
      .map(({ id }) => id),
  )
  return threadsOf([kept], [...closed].join('\n'), () => threadsIn(kept, closed))
}

/** What may be closed to somebody: all else everybody reads. */
const waitingIn = oncePer((kept: readonly Narrative[]) => kept.filter(({ releaseAt }) => releaseAt !== null))

/** The same for all to whom the same texts are closed. */
const threadsOf = keptPer<readonly NarrativeThread[]>()

function threadsIn(kept: readonly Narrative[], closed: ReadonlySet<string>): readonly NarrativeThread[] {
  const threads = new Map<string, Narrative[]>()
  for (const narrative of kept) {
    if (closed.has(narrative.id)) continue
    const key = `${narrative.task}\t${narrative.unit}\t${narrative.period}`
    const known = threads.get(key)
    if (known) known.unshift(narrative)
    else threads.set(key, [narrative])
  }
  return [...threads.values()].flatMap(([latest, ...earlier]) => (latest ? [{ latest, earlier }] : []))
}

/** What the reader may see, the latest first. */
export async function readComments(
  store: Pick<Store, 'texts'>,
  { plan, reader, released, knownAt }: ReadingView,
  filter: { readonly task?: number } = {},
): Promise<readonly Comment[]> {
  const kept = await store.texts.comments({ plan: plan.id, ...filter, ...(knownAt && { knownAt }) })
  return kept.filter((comment) => isOpen(plan, comment, reader, released)).toReversed()
}

/** A task that the plan no longer has belongs to nobody: then only the release counts. */
function isOpen(
  plan: Plan,
  written: Narrative | Comment,
  reader: Writer | null,
  released: Released,
): boolean {
  const task = plan.tasks.find(({ number }) => number === written.task)
  return mayRead(written, { plan, task: task ?? NOBODYS, reader, released })
}

const NOBODYS: Task = {
  number: 0,
  section: null,
  text: '',
  lead: [],
  responsible: [],
  leaders: [],
  weight: null,
  examiners: [],
  funds: [],
  doubts: [],
  unmeasured: null,
  amendments: [],
  added: null,
  ended: null,
}

/** The month before, within the plan's year; null for January. */
export const monthBefore = (month: Period): Period | null =>
  endIndex(month) % 12 === 1
    ? null
    : period(`${month.slice(0, 5)}${String(Number(month.slice(5)) - 1).padStart(2, '0')}`)
