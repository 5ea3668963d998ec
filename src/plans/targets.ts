// A target as it is judged: its defaults, and what about it makes no sense.
import { comparatorRules, comparatorsThatSet, comparatorsWithMargin } from '../core/comparators.ts'
import { decimal, toPlain, ZERO } from '../core/decimal.ts'
import { isRatioUnit } from '../core/decomposition.ts'
import { KINDS, kindRules } from '../core/kinds/index.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  type Day,
  endIndex,
  type Frequency,
  frequencyOf,
  monthAt,
  type Period,
  periodsOf,
  wholeYear,
  yearOf,
} from '../core/period.ts'
import {
  type Base,
  type Comparator,
  type Direction,
  type Kind,
  reachedFrom,
  type SetBy,
  type Target,
} from '../core/plan.ts'
import { spansYears } from '../core/programme.ts'
import type { Places } from '../yaml/places.ts'
import type { RawIndicator, RawTarget } from './schema.ts'

/** How many years a promise may reach beyond its plan's year. */
const MOST_YEARS = 10

export const defaultDirection = (comparator: Comparator): Direction => comparatorRules[comparator].direction

/** The target, with faults for what cannot be judged. `counted` is null when the plan's own year is not known. */
export function buildTarget(
  raw: RawTarget,
  indicator: Pick<RawIndicator, 'kind' | 'direction' | 'frequency' | 'name' | 'phrase'>,
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
  const periods = raw.periods?.map((one) => ({ ...one, period: horizonOf(one.period, own) }))
  const last = periods?.at(-1)
  const whole = raw.horizon === undefined ? wholeYear(own) : horizonOf(raw.horizon, own)
  const horizon = last?.period ?? whole
  const from = raw.from === undefined ? null : firstMonthOf(raw.from, own)
  if (counted !== null) {
    if (raw.horizon !== undefined) checkHorizon(raw, whole, indicator.frequency, counted, places)
    if (from !== null) checkFrom(raw, from, horizon, counted, places)
  }
  const { addsUp, totals } = kindRules[indicator.kind]
  if (raw.each !== undefined && !addsUp && !totals)
    places.fault('plan-each-unused', { kind: indicator.kind }, raw, 'each')
  checkTotal(raw, indicator.kind, unit, places)
  checkPeriods(raw, indicator.kind, counted, places)
  const base = raw.base && buildBase(raw.base, counted, places)
  const value = (base && reachedFrom(base)) ?? last?.value ?? raw.value ?? null
  return {
    comparator,
    value: comparatorRules[comparator].sets === 'nothing' ? ZERO : value,
    ...(raw.upper === undefined ? {} : { upper: raw.upper }),
    ...(base ? { base } : {}),
    ...(periods && last ? { periods } : {}),
    ...(raw.margin === undefined ? {} : { margin: raw.margin }),
    ...(raw.of === undefined ? {} : { of: decimal(raw.of) }),
    tolerance: raw.tolerance ?? null,
    firmness: raw.firmness ?? 'binding',
    horizon,
    from,
    each: raw.each ?? null,
    ...totalOf(raw, indicator, unit, spansYears(own, { from, horizon })),
    with: raw.with ?? null,
    ...(raw.setBy ? { setBy: setByOf(raw.setBy) } : {}),
  }
}

const setByOf = ({ body, told, document }: NonNullable<RawTarget['setBy']>): SetBy => ({
  body,
  told: told ?? null,
  document: document ?? null,
})

const TOGETHER = /累计|合计|共计|总共|加起来|in total|altogether|together|cumulative|combined/iu
/** Stocks and means that are kept under a line, however much the years bring. */
const STANDING =
  /余额|存量|保有量|浓度|平均|年均|均值|均价|指数|水平|规模|期末|年末|stock|outstanding|average|mean|concentration|index|level/iu

/** Whether the years share the line. The plan's key comes first, then its words; a start alone says it of amounts only. */
function totalOf(
  raw: RawTarget,
  { kind, name, phrase }: Pick<RawIndicator, 'kind' | 'name' | 'phrase'>,
  unit: string,
  spans: boolean,
): Pick<Target, 'total'> {
  if (!kindRules[kind].totals || !spans || raw.each !== undefined || raw.total === false) return {}
  if (raw.total) return { total: 'said' }
  const words = `${name} ${phrase ?? ''}`
  if (isRatioUnit(unit) || STANDING.test(words)) return {}
  if (TOGETHER.test(words)) return { total: 'said' }
  return raw.from === undefined ? {} : { total: 'taken' }
}

function checkTotal(raw: RawTarget, kind: Kind, unit: string, places: Places): void {
  if (raw.total === undefined) return
  if (!kindRules[kind].totals) places.fault('plan-total-unused', { kind }, raw, 'total')
  else if (raw.total && raw.each !== undefined) places.fault('plan-total-each', {}, raw, 'total')
  else if (raw.total && isRatioUnit(unit)) places.fault('plan-total-rate', { unit }, raw, 'total')
}

function buildBase(raw: NonNullable<RawTarget['base']>, counted: CountedYear | null, places: Places): Base {
  const { period: of, value, percent, amount, source } = raw
  const isLost = places.isLost(raw, 'percent') || places.isLost(raw, 'amount')
  if ((percent === undefined) === (amount === undefined) && !isLost) places.fault('plan-base-change', {}, raw)
  if (counted !== null && endIndex(of) > beginOf(counted))
    places.fault('plan-base-late', { found: of, year: counted.year }, raw, 'period')
  const change = percent ?? amount ?? ZERO
  return { period: of, value, change, by: percent === undefined ? 'unit' : 'percent', source: source ?? null }
}

/** Targets of single periods belong to what is compared with the target itself at every period, and come in order. */
function checkPeriods({ periods }: RawTarget, kind: Kind, counted: CountedYear | null, places: Places): void {
  if (periods === undefined) return
  if (kindRules[kind].start !== 'held') {
    const kinds = KINDS.filter((name) => kindRules[name].start === 'held')
    places.fault('plan-periods-kind', { kind, kinds: kinds.join(', ') }, periods)
  }
  let before: Period | null = null
  for (const stage of periods) {
    const { period: found } = stage
    if (counted !== null && endIndex(horizonOf(found, counted)) <= beginOf(counted))
      places.fault('plan-horizon-early', { found, year: counted.year }, stage, 'period')
    if (before && endIndex(found) <= endIndex(before))
      places.fault('plan-periods-order', { found, before }, stage, 'period')
    before = found
  }
}

/** Each amendment after the one before it. */
export function checkOrder(amendments: readonly { readonly decided: Day }[] = [], places: Places): void {
  let before = ''
  for (const amendment of amendments) {
    const { decided } = amendment
    if (decided <= before) places.fault('plan-amendment-order', { decided, before }, amendment, 'decided')
    before = decided
  }
}

function checkValue(raw: RawTarget, places: Places): void {
  const { comparator, value } = raw
  const { sets } = comparatorRules[comparator]
  const takesNone = sets === 'partner' || sets === 'nothing'
  const said = (['value', 'base', 'periods'] as const).filter((key) => raw[key] !== undefined)
  const isLost = (['value', 'base', 'periods'] as const).some((key) => places.isLost(raw, key))
  checkSetBy(raw, said.length > 0 || isLost, places)
  if (!takesNone && said.length === 0 && !isLost && raw.setBy === undefined)
    places.fault('plan-value-missing', { comparator }, raw)
  const another = said.find((key) => key !== 'value')
  if (another && (said.length > 1 || takesNone || sets === 'band'))
    places.fault('plan-value-twice', { key: another, comparator }, raw, another)
  const isZeroOfNone = sets === 'nothing' && value?.equals(ZERO)
  if (takesNone && value !== undefined && !isZeroOfNone)
    places.fault('plan-value-unexpected', { comparator }, raw, 'value')
  checkUpper(raw, places)
  checkMargin(raw, places)
  if (sets === 'partner' && raw.with === undefined && !places.isLost(raw, 'with'))
    places.fault('plan-with-missing', { comparator }, raw)
  if (sets !== 'partner' && raw.with !== undefined)
    places.fault(
      'plan-with-unexpected',
      { comparator, comparators: comparatorsThatSet('partner').join(', ') },
      raw,
      'with',
    )
}

/** Whoever sets it tells a number: not a partner, and not before there is one. */
function checkSetBy({ setBy, comparator }: RawTarget, isSaid: boolean, places: Places): void {
  if (setBy === undefined) return
  const { sets } = comparatorRules[comparator]
  if (sets === 'partner' || sets === 'nothing')
    places.fault('plan-set-by-unused', { comparator }, setBy, 'body')
  if (setBy.told !== undefined && !isSaid)
    places.fault('plan-told-nothing', { told: setBy.told }, setBy, 'told')
}

function checkMargin(raw: RawTarget, places: Places): void {
  const { comparator, margin } = raw
  if (margin === undefined) return
  if (comparatorRules[comparator].withMargin === undefined)
    places.fault(
      'plan-margin-unused',
      { comparator, comparators: comparatorsWithMargin.join(', ') },
      raw,
      'margin',
    )
  else if (margin.equals(ZERO))
    places.fault('plan-out-of-range', { found: 0, from: '> 0', to: '10^18' }, raw, 'margin')
}

function checkUpper(raw: RawTarget, places: Places): void {
  const { comparator, value, upper } = raw
  const isBand = comparatorRules[comparator].sets === 'band'
  const isAwaited = raw.setBy !== undefined && value === undefined
  if (isBand && upper === undefined && !isAwaited && !places.isLost(raw, 'upper'))
    places.fault('plan-upper-missing', { comparator }, raw)
  if (!isBand && upper !== undefined) places.fault('plan-upper-unexpected', { comparator }, raw, 'upper')
  if (isBand && value && upper && upper.compare(value) <= 0)
    places.fault('plan-upper-low', { value: toPlain(value), upper: toPlain(upper) }, raw, 'upper')
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
  checkPlace(raw, kind, places)
  if (steps !== 'needed' || value === undefined) return
  if (unit !== '%' || value.compare(ZERO) <= 0 || value.compare(100) > 0)
    places.fault('plan-milestone-target', { found: toPlain(value), unit }, raw, 'value')
}

/** A place is a whole number from 1 to as many as there are. */
function checkPlace(raw: RawTarget, kind: Kind, places: Places): void {
  const { value, of } = raw
  const { isPlace } = kindRules[kind]
  if (!isPlace && of !== undefined) places.fault('plan-of-unused', { kind }, raw, 'of')
  if (!isPlace || value === undefined) return
  const isWhole = value.d === 1n && value.compare(1) >= 0
  if (!isWhole || (of !== undefined && value.compare(of) > 0))
    places.fault('plan-place', { found: toPlain(value) }, raw, 'value')
}

function checkDirection(raw: RawTarget, direction: Direction | undefined, places: Places): void {
  const { comparator } = raw
  if (direction === undefined || direction === defaultDirection(comparator)) return
  if (comparatorRules[comparator].tolerance !== 'none' || comparatorRules[comparator].sets === 'band') return
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
