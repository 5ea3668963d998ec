// Series without a target, and so without a status: those that indicators are held against, and those that are only watched (监测指标).
import { kindRules } from '../core/kinds/index.ts'
import { type CountedYear, wholeYear } from '../core/period.ts'
import type { Indicator } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import { reportTask } from './indicators.ts'
import type { PlanPeople } from './people.ts'
import type { RawReference, RawTask, RawWatched } from './schema.ts'

/** Shaped as indicators, so that their figures come, are checked and are kept as all others; nothing judges them. */
function withoutTarget(
  raw: RawReference,
  year: CountedYear,
  people: PlanPeople,
  own: Pick<Indicator, 'kind' | 'unit'> & Partial<Indicator>,
): Indicator {
  return {
    id: raw.id,
    name: raw.name,
    nameEn: raw.nameEn ?? null,
    levelUnit: null,
    task: null,
    phrase: null,
    target: {
      comparator: 'at-least',
      value: null,
      tolerance: null,
      firmness: 'aspirational',
      horizon: wholeYear(year),
      from: null,
      each: null,
      with: null,
    },
    amendments: [],
    lead: null,
    responsible: null,
    leaders: null,
    shareOf: null,
    place: null,
    added: null,
    ended: null,
    direction: 'up',
    baseline: null,
    pace: { kind: 'linear' },
    frequency: raw.frequency ?? null,
    release: { day: 20, january: 'with-february' },
    countsFrom: 'year',
    source: raw.source === undefined ? null : people.unitNamed.find(raw.source, raw, 'source'),
    decimals: raw.decimals ?? 1,
    weight: null,
    nature: null,
    examiners: [],
    action: null,
    steps: [],
    parts: [],
    checksOff: [],
    definition: null,
    formula: null,
    origin: null,
    note: raw.note ?? null,
    ...own,
  }
}

export const buildReferences = (
  raw: readonly RawReference[],
  year: CountedYear,
  people: PlanPeople,
): Indicator[] => raw.map((one) => withoutTarget(one, year, people, { kind: 'growth', unit: '%' }))

interface WatchedContext {
  readonly year: CountedYear
  readonly people: PlanPeople
  readonly tasks: ReadonlyMap<number, RawTask>
  readonly places: Places
  readonly dropped: ReadonlySet<string>
}

export const buildWatched = (
  raw: readonly RawWatched[],
  { year, people, tasks, places, dropped }: WatchedContext,
): Indicator[] =>
  raw.map((one) => {
    const { kind, task, lead, responsible, leaders } = one
    const unit = one.unit ?? kindRules[kind].unit
    if (unit === null && !places.isLost(one, 'unit')) places.fault('plan-missing-key', { key: 'unit' }, one)
    if (task !== undefined && !tasks.has(task) && !dropped.has(String(task)))
      reportTask(task, tasks, places, one)
    const counts = kindRules[kind].basis({ unit: unit ?? '%' })
    return withoutTarget(one, year, people, {
      kind,
      unit: unit ?? '%',
      task: task ?? null,
      direction: one.better === 'up' || one.better === 'down' ? one.better : 'band',
      lead: lead ? people.unitNamed.findAll(lead) : null,
      responsible: responsible ? people.unitNamed.findAll(responsible) : null,
      leaders: leaders ? people.leaderNamed.findAll(leaders) : null,
      release: { day: 20, january: counts.startsWith('cumulative') ? 'with-february' : 'own' },
      decimals: one.decimals ?? (unit === '%' ? 1 : 0),
      definition: one.definition ?? null,
      formula: one.formula ?? null,
      origin: one.origin ?? null,
    })
  })

/** Ids are unique among indicators and references, and every reference has somebody who is held against it. */
export function checkReferences(
  raw: readonly RawReference[],
  indicators: readonly Indicator[],
  places: Places,
): void {
  const held = new Set(
    indicators.flatMap(({ target, amendments }) =>
      [target, ...amendments.map((one) => one.target)].flatMap((one) => one.with ?? []),
    ),
  )
  for (const one of raw)
    if (!held.has(one.id)) places.fault('plan-reference-unused', { id: one.id }, one, 'id')
}
