// A target as it is judged: its defaults, and what about it makes no sense.
import { comparatorRules } from '../core/comparators.ts'
import { toPlain, ZERO } from '../core/decimal.ts'
import { KINDS, kindRules } from '../core/kinds/index.ts'
import {
  endIndex,
  endMonthOf,
  type Frequency,
  type Period,
  period,
  periodEnding,
  yearOf,
} from '../core/period.ts'
import type { Amendment, Comparator, Direction, Kind, Target } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { RawIndicator, RawTarget } from './schema.ts'

/** How many years a promise may reach beyond its plan's year. */
const MOST_YEARS = 10

export const defaultDirection = (comparator: Comparator): Direction => comparatorRules[comparator].direction

/** The target, with faults for what cannot be judged. `year` is null when the plan's own year is not known. */
export function buildTarget(
  raw: RawTarget,
  indicator: Pick<RawIndicator, 'kind' | 'direction' | 'frequency'>,
  unit: string,
  year: number | null,
  places: Places,
): Target {
  const { comparator } = raw
  checkValue(raw, places)
  checkKind(raw, indicator.kind, unit, places)
  checkDirection(raw, indicator.direction, places)
  if (raw.tolerance && comparatorRules[comparator].tolerance === 'none')
    places.fault('plan-tolerance-unused', { comparator }, raw, 'tolerance')
  if (raw.horizon && year !== null) checkHorizon(raw, raw.horizon, indicator.frequency, year, places)
  return {
    comparator,
    value: comparatorRules[comparator].sets === 'nothing' ? ZERO : (raw.value ?? null),
    tolerance: raw.tolerance ?? null,
    firmness: raw.firmness ?? 'binding',
    horizon: raw.horizon ?? period(String(year ?? 2000).padStart(4, '0')),
    with: raw.with ?? null,
  }
}

/** Amendments in the order of the days on which they were decided. */
export function buildAmendments(
  raw: RawIndicator,
  unit: string,
  year: number | null,
  places: Places,
): Amendment[] {
  // One direction serves all targets of an indicator, so an amendment cannot turn it round.
  const settled = { ...raw, direction: raw.direction ?? defaultDirection(raw.target.comparator) }
  let before = ''
  return (raw.amendments ?? []).map((amendment) => {
    const { decided, document, reason } = amendment
    if (decided <= before) places.fault('plan-amendment-order', { decided, before }, amendment, 'decided')
    before = decided
    return { decided, document, reason, target: buildTarget(amendment.target, settled, unit, year, places) }
  })
}

function checkValue(raw: RawTarget, places: Places): void {
  const { comparator, value } = raw
  const { sets } = comparatorRules[comparator]
  const takesNone = sets === 'partner' || sets === 'nothing'
  if (!takesNone && value === undefined && !places.isLost(raw, 'value'))
    places.fault('plan-value-missing', { comparator }, raw)
  const isZeroOfNone = sets === 'nothing' && value?.equals(ZERO)
  if (takesNone && value !== undefined && !isZeroOfNone)
    places.fault('plan-value-unexpected', { comparator }, raw, 'value')
  if (sets === 'partner' && raw.with === undefined && !places.isLost(raw, 'with'))
    places.fault('plan-with-missing', {}, raw)
  if (sets !== 'partner' && raw.with !== undefined)
    places.fault('plan-with-unexpected', { comparator }, raw, 'with')
}

function checkKind(raw: RawTarget, kind: Kind, unit: string, places: Places): void {
  const { comparator, value } = raw
  const { comparators, steps } = kindRules[kind]
  if (!comparators.includes(comparator)) {
    const kinds = KINDS.filter((name) => kindRules[name].comparators.includes(comparator))
    places.fault(
      'plan-kind-comparator',
      {
        kind,
        comparator,
        comparators: comparators.join(', '),
        kinds: kinds.join(', '),
      },
      raw,
      'comparator',
    )
  }
  if (steps !== 'needed' || value === undefined) return
  if (unit !== '%' || value.compare(ZERO) <= 0 || value.compare(100) > 0)
    places.fault('plan-milestone-target', { found: toPlain(value), unit }, raw, 'value')
}

function checkDirection(raw: RawTarget, direction: Direction | undefined, places: Places): void {
  const { comparator } = raw
  if (direction === undefined || direction === defaultDirection(comparator)) return
  if (comparatorRules[comparator].tolerance !== 'none') return
  places.fault('plan-direction', { direction, comparator }, raw, 'comparator')
}

function checkHorizon(
  raw: RawTarget,
  horizon: Period,
  frequency: Frequency | undefined,
  year: number,
  places: Places,
): void {
  if (endIndex(horizon) <= year * 12)
    places.fault('plan-horizon-early', { found: horizon, year }, raw, 'horizon')
  else if (yearOf(horizon) > year + MOST_YEARS)
    places.fault('plan-horizon-late', { found: horizon, limit: year + MOST_YEARS }, raw, 'horizon')
  else if (frequency && !periodEnding(yearOf(horizon), endMonthOf(horizon), frequency))
    places.fault('plan-horizon-frequency', { found: horizon, frequency }, raw, 'horizon')
}
