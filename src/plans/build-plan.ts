// From the values of a plan file to a Plan: defaults filled in, names turned into ids, and everything checked.
import { decimal } from '../core/decimal.ts'
import type { NonTarget, Plan, Policy, Task, TaskAmendment } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import { buildDuties } from './duties.ts'
import { buildIndicators, type IndicatorEntry, reportTask } from './indicators.ts'
import { buildPeople, type PlanPeople } from './people.ts'
import { checkPhrase } from './phrases.ts'
import { buildReferences, buildWatched, checkReferences } from './references.ts'
import type { RawPlan, RawTask } from './schema.ts'
import { checkOrder } from './targets.ts'

/** Of a task in which nothing is promised, only watched. */
const ONLY_WATCHED = '只监测，不定目标'

/** The plan as far as it can be built; only good when `places` has no fault. */
export function buildPlan(raw: Partial<RawPlan>, places: Places, dropped: ReadonlySet<string>): Plan {
  const header: Partial<RawPlan['plan']> = raw.plan ?? {}
  const people = buildPeople(raw, places, dropped)
  const tasks = tasksByNumber(raw.tasks ?? [], places)
  const entries: IndicatorEntry[] = [
    ...(raw.tasks ?? []).flatMap((task) =>
      (task.indicators ?? []).map((each) => ({ raw: each, under: task })),
    ),
    ...(raw.indicators ?? []).map((each) => ({ raw: each, under: null })),
  ]
  const yearBegins = Number(header.yearBegins ?? 1)
  const counted = header.year === undefined ? null : { year: header.year, yearBegins }
  const named = raw.references ?? []
  const rawWatched = raw.watched ?? []
  const indicators = buildIndicators(
    entries,
    { references: named, watched: rawWatched },
    { counted, tasks, people, places, dropped },
  )
  const year = { year: header.year ?? 2000, yearBegins }
  const references = buildReferences(named, year, people)
  const watched = buildWatched(rawWatched, { year, people, tasks, places, dropped })
  if (!places.isLost(raw, 'indicators') && !places.isLost(raw, 'tasks'))
    checkReferences(named, indicators, places)
  const measured = new Set(indicators.map((indicator) => indicator.task))
  const looked = new Set(watched.map((one) => one.task))
  const isMeasured = (task: RawTask): boolean | null => {
    if (tasks.get(task.number) !== task) return null
    return measured.has(task.number) || (places.isLost(raw, 'indicators') ? null : false)
  }
  return {
    id: header.id ?? '',
    region: header.region ?? '',
    regionName: header.regionName ?? null,
    ...(header.regionNameEn !== undefined && { regionNameEn: header.regionNameEn }),
    year: header.year ?? 0,
    yearBegins,
    title: header.title ?? '',
    document: header.document ?? null,
    issued: header.issued ?? null,
    slipPrefix: header.slipPrefix ?? null,
    policy: buildPolicy(header.policy ?? {}),
    duties: buildDuties(raw.duties ?? [], { counted, issued: header.issued ?? null }, places),
    units: people.units,
    leaders: people.leaders,
    sections: people.sections,
    tasks: (raw.tasks ?? []).map((task) =>
      buildTask(task, isMeasured(task), looked.has(task.number), people, places),
    ),
    indicators,
    references,
    watched,
    nonTargets: (raw.nonTargets ?? []).map((each) => checkNonTarget(each, tasks, places, dropped)),
    corrections: raw.corrections ?? [],
  }
}

function tasksByNumber(tasks: readonly RawTask[], places: Places): Map<number, RawTask> {
  const byNumber = new Map<number, RawTask>()
  for (const task of tasks) {
    const known = byNumber.get(task.number)
    if (known) {
      const line = places.lineOf(known, 'number')
      places.fault('plan-duplicate-id', { id: task.number, line }, task, 'number')
    } else byNumber.set(task.number, task)
  }
  return byNumber
}

/** `measured`: has indicators; null when that cannot be told, for some could not be read or its number is not its own. */
function buildTask(
  raw: RawTask,
  measured: boolean | null,
  watched: boolean,
  people: PlanPeople,
  places: Places,
): Task {
  const { number: task, unmeasured } = raw
  const isLost = places.isLost(raw, 'indicators') || places.isLost(raw, 'unmeasured')
  if (measured === false && unmeasured === undefined && !watched && !isLost)
    places.fault('plan-task-empty', { task }, raw)
  if (measured && unmeasured !== undefined)
    places.fault('plan-unmeasured-contradicts', { task }, raw, 'unmeasured')
  return {
    number: task,
    section: raw.section === undefined ? null : people.sectionNamed.find(raw.section, raw, 'section'),
    text: raw.text,
    lead: people.unitNamed.findAll(raw.lead),
    responsible: people.unitNamed.findAll(raw.responsible),
    leaders: people.leaderNamed.findAll(raw.leaders),
    weight: raw.weight ?? null,
    examiners: raw.examiners ?? [],
    funds: (raw.funds ?? []).map(({ amount, unit, source, use }) => ({
      amount,
      unit,
      source: source ?? null,
      use: use ?? null,
    })),
    doubts: raw.doubts ?? [],
    unmeasured: unmeasured ?? (measured === false && watched ? ONLY_WATCHED : null),
    amendments: buildTaskAmendments(raw, people, places),
    added: raw.added ?? null,
    ended: raw.ended ?? null,
  }
}

function buildTaskAmendments(
  raw: RawTask,
  { unitNamed, leaderNamed }: PlanPeople,
  places: Places,
): TaskAmendment[] {
  checkOrder(raw.amendments, places)
  return (raw.amendments ?? []).map((amendment) => {
    const { decided, document, reason, lead, responsible, leaders } = amendment
    if (!lead && !responsible && !leaders) places.fault('plan-amendment-empty', {}, amendment)
    const changes = {
      ...(lead && { lead: unitNamed.findAll(lead) }),
      ...(responsible && { responsible: unitNamed.findAll(responsible) }),
      ...(leaders && { leaders: leaderNamed.findAll(leaders) }),
    }
    return { decided, document, reason, changes }
  })
}

function checkNonTarget(
  raw: NonTarget,
  tasks: ReadonlyMap<number, RawTask>,
  places: Places,
  dropped: ReadonlySet<string>,
): NonTarget {
  const task = tasks.get(raw.task)
  if (task) checkPhrase(raw.phrase, task, places, raw)
  else if (!dropped.has(String(raw.task))) reportTask(raw.task, tasks, places, raw)
  return raw
}

/** The thresholds that count where a plan says nothing. */
const DEFAULT_POLICY: Policy = {
  aheadPoints: decimal(5),
  watchCompletionPoints: decimal(10),
  watchGrowthPoints: decimal(1),
  aboutRatePoints: decimal('0.5'),
  aboutAmountPercent: decimal(5),
}

const buildPolicy = (raw: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...raw })
