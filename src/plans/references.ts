// Series that indicators are only held against: rates without a target, and so without a status.
import { wholeYear } from '../core/period.ts'
import type { Indicator } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { PlanPeople } from './people.ts'
import type { RawReference } from './schema.ts'

/** Shaped as indicators of growth, so that their figures come, are checked and are kept as all others; nothing judges them. */
export function buildReferences(
  raw: readonly RawReference[],
  year: { readonly year: number; readonly yearBegins: number },
  people: PlanPeople,
): Indicator[] {
  return raw.map((one) => ({
    id: one.id,
    name: one.name,
    nameEn: one.nameEn ?? null,
    kind: 'growth',
    unit: '%',
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
    frequency: one.frequency ?? null,
    release: { day: 20, january: 'with-february' },
    countsFrom: 'year',
    source: one.source === undefined ? null : people.unitNamed.find(one.source, one, 'source'),
    decimals: one.decimals ?? 1,
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
    note: one.note ?? null,
  }))
}

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
