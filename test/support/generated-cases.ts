// Indicators and figures of every kind at random, for checks that hold for all of them.
import fc from 'fast-check'
import { type Decimal, decimal, toPlain } from '../../src/core/decimal.ts'
import { KINDS } from '../../src/core/kinds/index.ts'
import type { Observation } from '../../src/core/observation.ts'
import { type Day, endMonthOf, period } from '../../src/core/period.ts'
import type { Comparator, Indicator, Kind, Pace, Plan, Step } from '../../src/core/plan.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { day, FLAT, number, paces, positive, steps } from './generated-parts.ts'
import { figure, indicator, planOf } from './plans.ts'

export interface Case {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly figures: readonly Observation[]
  readonly asOf: Day
}

const UP: readonly Comparator[] = ['at-least', 'more-than', 'about', 'exactly']
const DOWN: readonly Comparator[] = ['at-most', 'less-than', 'about', 'exactly']
const BAND: readonly Comparator[] = ['between', 'between']

/** Comparators that can be said of a kind. */
const SAID: Readonly<Record<Kind, readonly Comparator[]>> = {
  growth: [...UP, ...DOWN, ...BAND],
  cumulative: [...UP, ...BAND],
  level: [...UP, ...DOWN, ...BAND],
  ratio: [...UP, ...DOWN, ...BAND],
  count: [...UP, ...BAND],
  milestone: ['at-least', 'exactly'],
  ceiling: ['at-most', 'less-than', 'none'],
  floor: UP,
  periodic: [...UP, ...DOWN, ...BAND],
  rank: ['at-most'],
  relation: ['in-step-with', 'faster-than', 'no-slower-than', 'slower-than', 'no-faster-than'],
}

const PERIODS: Readonly<Record<NonNullable<Indicator['frequency']>, readonly string[]>> = {
  monthly: Array.from({ length: 12 }, (_, at) => `2022-${String(at + 1).padStart(2, '0')}`),
  quarterly: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'],
  'half-yearly': ['2022-S1', '2022-S2'],
  annual: ['2022'],
}

/** One plan with the indicator `x` (and `y`, its partner), figures of both, and a day of 2022 or shortly after. */
export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    value: fc.oneof({ weight: 4, arbitrary: positive }, fc.constant(decimal(0)), number),
    baseline: fc.option(number),
    listed: fc.option(steps),
    policy: fc.constantFrom([5, 10, 1], [5, 10, 1], [1, 3, 4]),
    amended: fc.boolean(),
    frequency: fc.constantFrom(
      'monthly' as const,
      'quarterly' as const,
      'half-yearly' as const,
      'annual' as const,
      null,
    ),
    horizon: fc.constantFrom('2022', '2022', '2022', '2022-S1', '2022-Q3', '2022-10', '2023-S1'),
    asOf: fc.oneof(
      day,
      fc.constantFrom('2022-06-30', '2022-09-30', '2022-12-31', '2023-01-31', '2023-03-31'),
      // The day on which all of these are due, and the day after.
      fc.constantFrom('2022-06-15', '2022-06-16'),
    ),
    tolerance: fc.option(fc.integer({ min: 0, max: 4 }).map((n) => decimal(n, 2))),
    band: fc.boolean(),
    staged: fc.boolean(),
    width: fc.constantFrom(1, 3, 10).map((n) => decimal(n, 2)),
    percent: fc.boolean(),
    january: fc.constantFrom('own' as const, 'with-february' as const),
  })
  .chain((parts) =>
    fc
      .record({
        comparator: fc.constantFrom(...SAID[parts.kind]),
        pace: paces(parts.kind, from(parts), parts.value),
        milestones: fc.boolean(),
        falls: fc.boolean(),
        reports: fc.array(
          fc.record({
            month: fc.nat(11),
            value: fc.oneof(number, near(parts.value)),
            nearPace: fc.option(fc.constantFrom(-8, -3, -1, 0, 0, 1, 4, 9).map((n) => decimal(n, 10))),
            empty: fc.nat(30).map((n) => n === 0),
            partnerBy: fc.option(
              fc.integer({ min: -6, max: 6 }).map((n) => decimal(n, 4)),
              { freq: 6 },
            ),
          }),
          { maxLength: 12 },
        ),
      })
      .map((more) => toCase({ ...parts, ...more })),
  )

const near = (value: Decimal): fc.Arbitrary<Decimal> =>
  fc.constantFrom(value, value.sub(decimal(1, 2)), value.add(decimal(1, 4)), value.mul(decimal(1, 2)))

const ofRate = (kind: Kind): boolean => kind === 'growth' || kind === 'relation'

const from = ({ kind, baseline }: { kind: Kind; baseline: Decimal | null }): Decimal =>
  kind === 'level' || kind === 'ratio' ? (baseline ?? decimal(0)) : decimal(0)

interface Report {
  readonly month: number
  readonly value: Decimal
  /** Instead of `value`: this far from where an even way would be. */
  readonly nearPace: Decimal | null
  readonly empty: boolean
  /** How far the partner is from it; null: not reported. */
  readonly partnerBy: Decimal | null
}

interface Parts {
  readonly kind: Kind
  readonly value: Decimal
  readonly baseline: Decimal | null
  readonly listed: readonly Omit<Step, 'id' | 'name'>[] | null
  readonly frequency: Indicator['frequency']
  readonly horizon: string
  readonly asOf: Day
  readonly tolerance: Decimal | null
  readonly band: boolean
  /** Every period has a target of its own, where the kind takes them. */
  readonly staged: boolean
  /** Of a band. */
  readonly width: Decimal
  readonly percent: boolean
  readonly january: 'own' | 'with-february'
  readonly comparator: Comparator
  readonly pace: Pace
  readonly milestones: boolean
  readonly policy: readonly number[]
  readonly amended: boolean
  readonly falls: boolean
  readonly reports: readonly Report[]
}

const TOLERANT: readonly Comparator[] = ['about', 'exactly', 'in-step-with']

function toCase(parts: Parts): Case {
  const { kind, comparator, frequency, asOf } = parts
  const release = { day: 15, january: parts.january }
  const listed = kind === 'milestone' || kind === 'count' ? (parts.listed ?? []) : []
  const inSteps = listed.length > 0 && parts.milestones
  const partner = indicator({ id: 'y', name: '另一项', kind: 'growth', unit: '%', frequency, release })
  const plain = indicator({
    kind,
    unit:
      ofRate(kind) || kind === 'ratio' || ((kind === 'ceiling' || kind === 'floor') && parts.percent)
        ? '%'
        : '项',
    direction: directionOf(parts),
    baseline: kind === 'level' || kind === 'ratio' ? parts.baseline : null,
    pace: inSteps ? { kind: 'milestones' } : parts.pace,
    frequency,
    release,
    steps: listed.map((step, at) => ({
      id: `s${at}`,
      name: `步骤${at}`,
      ...step,
      weight: kind === 'count' ? decimal(1) : step.weight,
    })),
    target: {
      comparator,
      value: targetValue(parts),
      ...(comparator === 'between' ? { upper: parts.value.add(parts.width) } : {}),
      horizon: parts.horizon,
      ...stagesOf(parts),
      with: kind === 'relation' ? 'y' : null,
      ...(kind === 'relation' && parts.band && comparator !== 'in-step-with' ? { margin: parts.width } : {}),
      ...(TOLERANT.includes(comparator) && parts.tolerance ? { tolerance: toPlain(parts.tolerance) } : {}),
    },
  })
  const judged = parts.amended && kind !== 'milestone' ? amend(plain) : plain
  const periods = PERIODS[frequency ?? 'monthly']
  const byPeriod = new Map(
    parts.reports.map((report) => [periods[report.month % periods.length] ?? '', report]),
  )
  const figures = [...byPeriod].flatMap(([at, report]) => {
    const value = report.nearPace ? evenWay(parts, at).add(report.nearPace) : report.value
    const own = figure(judged, at, report.empty ? null : toPlain(value, 4))
    return report.partnerBy ? [own, figure(partner, at, toPlain(value.add(report.partnerBy), 4))] : [own]
  })
  const plan = { ...planOf(judged, partner), policy: policyOf(parts.policy) }
  return { plan, indicator: judged, figures: known(figures, asOf), asOf }
}

/** A little more each time, up to the whole target. */
function stagesOf({ kind, comparator, staged, frequency, value }: Parts) {
  if (!staged || frequency === null || (kind !== 'periodic' && kind !== 'growth') || comparator === 'between')
    return {}
  const periods = PERIODS[frequency]
  const each = periods.map((at, index) => ({
    period: period(at),
    value: value.sub(decimal(periods.length - 1 - index, 2)),
  }))
  return { periods: each, horizon: periods.at(-1) ?? '2022' }
}

/** Twice as much from July on. */
function amend(one: Indicator): Indicator {
  const { target } = one
  const amendment = {
    decided: '2022-07-01',
    document: '示例〔2022〕1号',
    reason: '示例',
    changes: {},
    target: {
      ...target,
      value: target.value?.mul(2) ?? null,
      ...(target.upper && target.value ? { upper: target.upper.add(target.value) } : {}),
    },
  }
  return { ...one, amendments: [amendment] }
}

function policyOf([ahead = 5, completion = 10, growth = 1]: readonly number[]): Plan['policy'] {
  return {
    ...planOf().policy,
    aheadPoints: decimal(ahead),
    watchCompletionPoints: decimal(completion),
    watchGrowthPoints: decimal(growth),
  }
}

function targetValue({ kind, comparator, value, percent }: Parts): string | null {
  if (kind === 'relation') return null
  if (kind === 'milestone') return percent ? '60' : '100'
  return comparator === 'none' ? '0' : toPlain(value)
}

/** Where an even way from the start to the target would be; for rates the target itself. */
function evenWay(parts: Parts, at: string): Decimal {
  if (FLAT.includes(parts.kind)) return parts.value
  const start = from(parts)
  return start.add(
    parts.value
      .sub(start)
      .mul(endMonthOf(period(at)))
      .div(12),
  )
}

/** Nobody knows a figure before its period ends. */
const known = (figures: readonly Observation[], asOf: Day): Observation[] =>
  figures.filter((one) => one.knownAt <= endOfDay(asOf))

function directionOf({ comparator, band, falls, kind, baseline, value }: Parts): Indicator['direction'] {
  if (
    comparator === 'at-most' ||
    comparator === 'less-than' ||
    comparator === 'none' ||
    comparator === 'slower-than' ||
    comparator === 'no-faster-than'
  )
    return 'down'
  if (['at-least', 'more-than', 'faster-than', 'no-slower-than'].includes(comparator)) return 'up'
  if (band || comparator === 'in-step-with') return 'band'
  if (kind === 'cumulative' || kind === 'count') return 'up'
  if (kind === 'growth' || kind === 'periodic' || baseline === null) return falls ? 'down' : 'up'
  return baseline.compare(value) > 0 ? 'down' : 'up'
}
