// A target as it is judged: its defaults, and what about it makes no sense.
import { comparatorRules } from '../core/comparators.ts'
import { toPlain, ZERO } from '../core/decimal.ts'
import { KINDS, kindRules } from '../core/kinds/index.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  endIndex,
  type Frequency,
  frequencyOf,
  monthAt,
  type Period,
  periodsOf,
  wholeYear,
  yearOf,
} from '../core/period.ts'
import type { Amendment, Comparator, Direction, Kind, Target } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { RawIndicator, RawTarget } from './schema.ts'

/** How many years a promise may reach beyond its plan's year. */
const MOST_YEARS = 10

export const defaultDirection = (comparator: Comparator): Direction => comparatorRules[comparator].direction

/** The target, with faults for what cannot be judged. `counted` is null when the plan's own year is not known. */
export function buildTarget(
  raw: RawTarget,
  indicator: Pick<RawIndicator, 'kind' | 'direction' | 'frequency'>,
  unit: string,
  counted: CountedYear | null,
  places: Places,
): Target {
  const { comparator } = raw
  checkValue(raw, places)
  checkKind(raw, indicator.kind, unit, places)
  checkDirection(raw, indicator.direction, places)
  if (raw.tolerance && comparatorRules[comparator].tolerance === 'none')
    places.fault('plan-tolerance-unused', { comparator }, raw, 'tolerance')
  const own = counted ?? { year: 2000, yearBegins: 1 }
  const horizon = raw.horizon === undefined ? wholeYear(own) : horizonOf(raw.horizon, own)
  const from = raw.from === undefined ? null : firstMonthOf(raw.from, own)
  if (counted !== null) {
    if (raw.horizon !== undefined) checkHorizon(raw, horizon, indicator.frequency, counted, places)
    if (from !== null) checkFrom(raw, from, horizon, counted, places)
  }
  if (raw.each !== undefined && !kindRules[indicator.kind].addsUp)
    places.fault('plan-each-unused', { kind: indicator.kind }, raw, 'each')
  return {
    comparator,
    value: comparatorRules[comparator].sets === 'nothing' ? ZERO : (raw.value ?? null),
    tolerance: raw.tolerance ?? null,
    firmness: raw.firmness ?? 'binding',
    horizon,
    from,
    each: raw.each ?? null,
    with: raw.with ?? null,
  }
}

/** Amendments in the order of the days on which they were decided. */
export function buildAmendments(
  raw: RawIndicator,
  unit: string,
  counted: CountedYear | null,
  places: Places,
): Amendment[] {
  // One direction serves all targets of an indicator, so an amendment cannot turn it round.
  const settled = { ...raw, direction: raw.direction ?? defaultDirection(raw.target.comparator) }
  let before = ''
  return (raw.amendments ?? []).map((amendment) => {
    const { decided, document, reason } = amendment
    if (decided <= before) places.fault('plan-amendment-order', { decided, before }, amendment, 'decided')
    before = decided
    return {
      decided,
      document,
      reason,
      target: buildTarget(amendment.target, settled, unit, counted, places),
    }
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

/** A year is the plan's kind of year; everything shorter is the calendar's. */
const horizonOf = (written: Period, { yearBegins }: CountedYear): Period =>
  frequencyOf(written) === 'annual' ? wholeYear({ year: yearOf(written), yearBegins }) : written

/** The month that a programme begins with: that of the year when a year is written. */
const firstMonthOf = (written: Period, { yearBegins }: CountedYear): Period =>
  frequencyOf(written) === 'annual' ? monthAt(beginOf({ year: yearOf(written), yearBegins }) + 1) : written

function checkHorizon(
  raw: RawTarget,
  horizon: Period,
  frequency: Frequency | undefined,
  counted: CountedYear,
  places: Places,
): void {
  const found = raw.horizon ?? horizon
  const latest = { ...counted, year: counted.year + MOST_YEARS }
  if (endIndex(horizon) <= beginOf(counted))
    places.fault('plan-horizon-early', { found, year: counted.year }, raw, 'horizon')
  else if (endIndex(horizon) > beginOf(latest) + 12)
    places.fault('plan-horizon-late', { found, limit: latest.year }, raw, 'horizon')
  else if (frequency) {
    const ends = periodsOf(countedYearOf(horizon, counted.yearBegins), frequency).map(endIndex)
    if (!ends.includes(endIndex(horizon)))
      places.fault('plan-horizon-frequency', { found, frequency }, raw, 'horizon')
  }
}

/** A programme may have begun before the plan's year, not after it, and not so long ago that nobody has its figures. */
function checkFrom(
  raw: RawTarget,
  from: Period,
  horizon: Period,
  counted: CountedYear,
  places: Places,
): void {
  const [first, begin] = [endIndex(from) - 1, beginOf(counted)]
  if (first > begin || first < begin - MOST_YEARS * 12 || first >= endIndex(horizon))
    places.fault(
      'plan-from-outside',
      { found: raw.from ?? from, first: counted.year - MOST_YEARS, last: counted.year },
      raw,
      'from',
    )
}
