// Indicators with their defaults; and what about them makes no sense.
import { comparatorRules } from '../core/comparators.ts'
import { decimal } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import { nearest } from '../core/nearest.ts'
import { type CountedYear, frequencyOf, lastDayOf, type Period } from '../core/period.ts'
import type { Amendment, Indicator, Step, Target } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import { buildPace } from './paces.ts'
import type { PlanPeople } from './people.ts'
import { checkPhrase } from './phrases.ts'
import type { RawIndicator, RawReference, RawTask, RawWatched } from './schema.ts'
import { expandShares } from './shares.ts'
import { buildTarget, checkOrder, defaultDirection } from './targets.ts'

const PERCENT = '%'
const DEFAULT_RELEASE_DAY = 20

/** What indicators refer to, and what is known of their plan. */
interface IndicatorContext {
  /** null when the plan's own year could not be read. */
  readonly counted: CountedYear | null
  readonly tasks: ReadonlyMap<number, RawTask>
  readonly people: PlanPeople
  readonly places: Places
  readonly dropped: ReadonlySet<string>
}

/** An indicator as it stands in the file, with the task it stands under (null at the top level). */
export interface IndicatorEntry {
  readonly raw: RawIndicator
  readonly under: RawTask | null
  /** Of a share; absent: it is none. */
  readonly share?: Pick<Indicator, 'shareOf' | 'place'>
}

/** What the plan measures besides: their ids are no indicator's. */
interface WithoutTarget {
  readonly references: readonly RawReference[]
  readonly watched: readonly RawWatched[]
}

/** All indicators in the file's order, each followed by its shares, ids unique, partners found. */
export function buildIndicators(
  wholes: readonly IndicatorEntry[],
  { references, watched }: WithoutTarget,
  context: IndicatorContext,
): Indicator[] {
  const built = wholes.flatMap((entry) => withShares(entry, context))
  const indicators = built.map(({ indicator }) => indicator)
  const entries = built.map(({ entry }) => entry)
  const byId = uniqueIds(
    entries.map(({ raw }) => raw),
    context.places,
  )
  const partners = uniqueIds<RawIndicator | RawReference>([...byId.values(), ...references], context.places)
  uniqueIds<{ readonly id: string }>([...partners.values(), ...watched], context.places)
  for (const [index, { raw }] of entries.entries()) {
    const indicator = indicators[index]
    if (indicator) checkPartners(raw, indicator, partners, context)
    checkParts(raw, byId, context)
  }
  return indicators
}

interface Built {
  readonly entry: IndicatorEntry
  readonly indicator: Indicator
}

function withShares(entry: IndicatorEntry, context: IndicatorContext): readonly Built[] {
  const whole = { entry, indicator: buildIndicator(entry, context) }
  const { raw, under } = entry
  const task = under ?? context.tasks.get(raw.task ?? 0) ?? null
  const shares = expandShares(raw, whole.indicator, context.people, context.places)
  return [
    whole,
    ...shares.map(({ raw: share, shareOf, place }): Built => {
      const own: IndicatorEntry = { raw: share, under: task, share: { shareOf, place } }
      return { entry: own, indicator: buildIndicator(own, context) }
    }),
  ]
}

function buildIndicator({ raw, under, share }: IndicatorEntry, context: IndicatorContext): Indicator {
  const { places, people, counted } = context
  const unit = unitOf(raw, places)
  const task = taskOf(raw, under, context)
  const target = buildTarget(raw.target, raw, unit, counted, places)
  const steps = buildSteps(raw, counted === null ? null : target.horizon, places)
  checkUnused(raw, places)
  if (raw.phrase !== undefined && task) checkPhrase(raw.phrase, task, places, raw)
  return {
    id: raw.id,
    name: raw.name,
    nameEn: raw.nameEn ?? null,
    kind: raw.kind,
    unit,
    levelUnit: raw.levelUnit ?? null,
    task: task?.number ?? null,
    phrase: raw.phrase ?? null,
    target,
    amendments: buildAmendments(raw, target, unit, context),
    lead: raw.lead ? people.unitNamed.findAll(raw.lead) : null,
    responsible: raw.responsible ? people.unitNamed.findAll(raw.responsible) : null,
    leaders: raw.leaders ? people.leaderNamed.findAll(raw.leaders) : null,
    shareOf: share?.shareOf ?? null,
    place: share?.place ?? null,
    added: raw.added ?? under?.added ?? null,
    ended: raw.ended ?? under?.ended ?? null,
    direction: raw.direction ?? defaultDirection(raw.target.comparator),
    baseline: raw.baseline ?? null,
    pace: buildPace(raw, target, places),
    frequency: raw.frequency ?? (target.periods?.[0] ? frequencyOf(target.periods[0].period) : null),
    release: {
      day: raw.release?.day ?? DEFAULT_RELEASE_DAY,
      january: raw.release?.january ?? januaryOf(raw.kind, unit),
    },
    countsFrom: raw.countsFrom ?? 'year',
    source: raw.source === undefined ? null : people.unitNamed.find(raw.source, raw, 'source'),
    decimals: raw.decimals ?? (unit === PERCENT ? 1 : 0),
    weight: raw.weight ?? null,
    nature: raw.nature ?? null,
    examiners: raw.examiners ?? [],
    action: raw.action ?? null,
    steps,
    parts: raw.parts ?? [],
    checksOff: raw.checks?.off ?? [],
    definition: raw.definition ?? null,
    formula: raw.formula ?? null,
    origin: raw.origin ?? null,
    note: raw.note ?? null,
  }
}

/** What counts from the year's beginning is published for January and February together, as the bureaus' calendar has it. */
const januaryOf = (kind: RawIndicator['kind'], unit: string): Indicator['release']['january'] =>
  kindRules[kind].basis({ unit }).startsWith('cumulative') ? 'with-february' : 'own'

function unitOf(raw: RawIndicator, places: Places): string {
  const unit = raw.unit ?? kindRules[raw.kind].unit
  if (unit === null && !places.isLost(raw, 'unit')) places.fault('plan-missing-key', { key: 'unit' }, raw)
  return unit ?? PERCENT
}

function taskOf(raw: RawIndicator, under: RawTask | null, context: IndicatorContext): RawTask | null {
  const { places, tasks, dropped } = context
  if (raw.task === undefined) return under
  if (under && raw.task !== under.number)
    places.fault('plan-task-contradicts', { found: raw.task, task: under.number }, raw, 'task')
  if (under) return under
  const task = tasks.get(raw.task)
  if (!task && !dropped.has(String(raw.task))) reportTask(raw.task, tasks, places, raw)
  return task ?? null
}

/** A reference to a task that is not in the plan. */
export function reportTask(
  number: number,
  tasks: ReadonlyMap<number, unknown>,
  places: Places,
  holder: object,
): void {
  const near = places.full ? [] : nearest(String(number), [...tasks.keys()].map(String))
  places.fault('plan-unknown-task', { found: number, nearest: near[0] ?? '' }, holder, 'task')
}

/** In the order of their days; what one does not name stays as it was. */
function buildAmendments(
  raw: RawIndicator,
  first: Target,
  unit: string,
  { counted, people, places }: IndicatorContext,
): Amendment[] {
  checkOrder(raw.amendments, places)
  // One direction serves all targets of an indicator, so an amendment cannot turn it round.
  const direction = raw.direction ?? defaultDirection(raw.target.comparator)
  let [standing, target] = [raw, first]
  return (raw.amendments ?? []).map((amendment) => {
    const { decided, document, reason, ...changed } = amendment
    const { phrase, weight, baseline, lead, responsible, leaders } = changed
    if (Object.keys(changed).length === 0) places.fault('plan-amendment-empty', {}, amendment)
    standing = { ...standing, ...changed, direction }
    places.standsAt(standing, amendment)
    if (changed.target) target = buildTarget(changed.target, standing, unit, counted, places)
    const horizon = counted === null ? null : target.horizon
    const changes: Amendment['changes'] = {
      ...(phrase !== undefined && { phrase }),
      ...(weight !== undefined && { weight }),
      ...(baseline !== undefined && { baseline }),
      ...((changed.pace ?? baseline) !== undefined && { pace: buildPace(standing, target, places) }),
      ...(changed.steps && { steps: buildSteps(standing, horizon, places) }),
      ...(lead && { lead: people.unitNamed.findAll(lead) }),
      ...(responsible && { responsible: people.unitNamed.findAll(responsible) }),
      ...(leaders && { leaders: people.leaderNamed.findAll(leaders) }),
    }
    return { decided, document, reason, target, changes }
  })
}

/** `horizon` is null when it is not known. */
function buildSteps(raw: RawIndicator, horizon: Period | null, places: Places): Step[] {
  const steps = raw.steps ?? []
  const { steps: takes } = kindRules[raw.kind]
  if (takes === 'needed' && steps.length === 0 && !places.isLost(raw, 'steps'))
    places.fault('plan-steps-missing', {}, raw)
  if (takes === 'none' && steps.length > 0)
    places.fault('plan-steps-unused', { kind: raw.kind }, raw, 'steps')
  const lines = new Map<string, number>()
  const last = horizon && lastDayOf(horizon)
  return steps.map((step) => {
    const line = lines.get(step.id)
    if (line === undefined) lines.set(step.id, places.lineOf(step, 'id'))
    else places.fault('plan-duplicate-id', { id: step.id, line }, step, 'id')
    if (step.weight?.equals(0))
      places.fault('plan-out-of-range', { found: 0, from: '> 0', to: '10^18' }, step, 'weight')
    if (takes === 'needed' && last && step.due > last)
      places.fault('plan-step-late', { due: step.due, horizon: last }, step, 'due')
    return { ...step, done: step.done ?? null, weight: step.weight ?? decimal(1) }
  })
}

function checkUnused(raw: RawIndicator, places: Places): void {
  const { kind } = raw
  const { start, figures } = kindRules[kind]
  const isFromBaseline = start === 'baseline' || start === 'baseline-or-held'
  if (raw.baseline !== undefined && !isFromBaseline)
    places.fault('plan-baseline-unused', { kind }, raw, 'baseline')
  if (raw.countsFrom !== undefined && !kindRules[kind].addsUp && !kindRules[kind].totals)
    places.fault('plan-counts-from-unused', { kind }, raw, 'countsFrom')
  if (raw.action !== undefined && figures !== 'items')
    places.fault('plan-action-unused', { kind }, raw, 'action')
}

function uniqueIds<Raw extends { readonly id: string }>(
  all: readonly Raw[],
  places: Places,
): Map<string, Raw> {
  const byId = new Map<string, Raw>()
  for (const raw of all) {
    const known = byId.get(raw.id)
    if (known) places.fault('plan-duplicate-id', { id: raw.id, line: places.lineOf(known, 'id') }, raw, 'id')
    else byId.set(raw.id, raw)
  }
  return byId
}

function checkPartners(
  raw: RawIndicator,
  indicator: Indicator,
  byId: ReadonlyMap<string, RawIndicator | RawReference>,
  { places, dropped }: IndicatorContext,
): void {
  for (const target of [
    raw.target,
    ...(raw.amendments ?? []).flatMap((amendment) => amendment.target ?? []),
  ]) {
    if (target.with === undefined || comparatorRules[target.comparator].sets !== 'partner') continue
    const found = target.with
    if (found === raw.id) {
      places.fault('plan-partner-self', { found }, target, 'with')
      continue
    }
    const partner = byId.get(found)
    if (partner) {
      const partnerUnit = ('unit' in partner ? partner.unit : null) ?? PERCENT
      const isJudged = kindRules[raw.kind].comparators.includes(target.comparator)
      if (isJudged && partnerUnit !== indicator.unit)
        places.fault('plan-partner-unit', { unit: indicator.unit, partnerUnit }, target, 'with')
    } else if (!dropped.has(found)) {
      const near = places.full ? [] : nearest(found, byId.keys())
      places.fault('plan-unknown-partner', { found, nearest: near[0] ?? '' }, target, 'with')
    }
  }
}

/** Parts must be other indicators of the plan, each once, in the unit of their whole. */
function checkParts(
  raw: RawIndicator,
  byId: ReadonlyMap<string, RawIndicator>,
  { places, dropped }: IndicatorContext,
): void {
  const { parts } = raw
  parts?.forEach((found, index) => {
    const part = byId.get(found)
    if (!part) {
      const near = places.full ? [] : nearest(found, byId.keys())
      if (!dropped.has(found))
        places.fault('plan-unknown-part', { found, nearest: near[0] ?? '' }, parts, index)
    } else if (found === raw.id || parts.indexOf(found) !== index || part.parts?.includes(raw.id)) {
      places.fault('plan-part-twice', { found, whole: raw.id }, parts, index)
    } else if ((part.levelUnit ?? part.unit) !== (raw.levelUnit ?? raw.unit)) {
      const units = { unit: raw.levelUnit ?? raw.unit ?? '', partUnit: part.levelUnit ?? part.unit ?? '' }
      places.fault('plan-part-unit', { found, ...units }, parts, index)
    }
  })
}
