// What one figure by itself amounts to: measured against target and pace; and the one place where its status is named.
import type { Light, Status } from './assessment.ts'
import { type Criterion, comparatorRules } from './comparators.ts'
import { type Decimal, HUNDRED, written, ZERO } from './decimal.ts'
import { reportingOf } from './due.ts'
import { isRate, kindRules, wayOf } from './kinds/index.ts'
import type { Facts, Measure, Notebook, Settles } from './kinds/kind.ts'
import type { Observation } from './observation.ts'
import { type Day, endIndex, lastDayOf, type Period } from './period.ts'
import {
  addedBy,
  bandOf,
  goalOf,
  type Indicator,
  isAwaited,
  judgedTimeOf,
  type Plan,
  type Policy,
  partnerIn,
  spanOf,
  type Target,
  targetOn,
} from './plan.ts'
import { broughtForward, type EarlierYear, earlierYears } from './programme.ts'
import { text } from './text.ts'

interface Question {
  readonly plan: Plan
  readonly indicator: Indicator
  /** The target that counts. */
  readonly target: Target
  readonly period: Period
  readonly actual: Decimal
  /** Of the indicator, for programmes of several years; of the partner, for relations; others are passed over. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
}

/** The target of one period: its own where periods have their own, else the whole. */
export function targetAt({ kind }: Pick<Indicator, 'kind'>, target: Target, period: Period): Target {
  const end = endIndex(period)
  const own = target.periods?.find((stage) => endIndex(stage.period) >= end) ?? target.periods?.at(-1)
  if (own) return { ...target, value: own.value, horizon: own.period }
  return kindRules[kind].isAlone ? { ...target, horizon: period } : target
}

export interface Measured {
  /** The figure, with what earlier years of the programme brought. */
  readonly actual: Decimal
  readonly earlier: readonly EarlierYear[]
  readonly criterion: Criterion
  readonly measure: Measure
  readonly verdict: Verdict
  /** The horizon's figure is there and the horizon has come. */
  readonly final: boolean
}

/**
 * What the figure is compared with, the partner's figure of a relation, the earlier years of a programme; `measured` is null
 * when the partner or one of those years has no figure.
 */
export function verdictOf(
  { plan, indicator, target, period, actual: ofTheYear, figures, asOf }: Question,
  note: Notebook,
): {
  readonly partner: Observation | null
  readonly earlier: readonly EarlierYear[]
  readonly measured: Measured | null
} {
  const partner = target.with === null ? null : partnerOf(figures, plan, target, period, asOf)
  const criterion = criterionOf(plan, indicator, target, partner, note)
  const earlier = earlierYears(plan, indicator, target, period, figures)
  if (!criterion || earlier.some(({ figure }) => figure === null)) return { partner, earlier, measured: null }
  const actual = broughtForward(earlier, ofTheYear, period, note)
  const { from: begin, horizon } = judgedTimeOf(plan, target, period)
  const final = endIndex(period) >= endIndex(horizon) && asOf >= lastDayOf(horizon)
  const way = wayOf(indicator, criterion.value)
  const facts: Facts = { plan, indicator, criterion, way, begin, horizon, period, final, actual }
  const rule = kindRules[indicator.kind]
  const measure = rule.measure(facts, note)
  return {
    partner,
    earlier,
    measured: {
      actual,
      earlier,
      criterion,
      measure,
      verdict: decide(measure, rule.settles, final, plan.policy),
      final,
    },
  }
}

/** A figure judged at its period's end: by the target of that day, as if no later figure were known. */
export function verdictAtItsEnd(
  plan: Plan,
  indicator: Indicator,
  { period, value }: Pick<Observation, 'period' | 'value'>,
  figures: readonly Observation[],
): Measured | null {
  if (value === null) return null
  const asOf = lastDayOf(period)
  const target = targetAt(indicator, targetOn(indicator, asOf), period)
  return verdictOf({ plan, indicator, target, period, actual: value, figures, asOf }, () => {}).measured
}

/** What the figure is compared with; null when the partner of a relation has no figure of the period, or nobody has set the target yet. */
function criterionOf(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  partner: Observation | null,
  note: Notebook,
): Criterion | null {
  if (isAwaited(target)) return null
  const value =
    target.with === null ? (goalOf(indicator, target) ?? ZERO) : besidePartner(target, partner, note)
  if (value === null) return null
  const band = bandOf(target)
  return {
    comparator: (target.margin && comparatorRules[target.comparator].withMargin) ?? target.comparator,
    value,
    tolerance: toleranceOf(plan, indicator, target),
    direction: indicator.direction,
    ...(band ? { band } : {}),
  }
}

/** The partner's value with the margin that is asked for beside it; null when it has none. */
function besidePartner(target: Target, partner: Observation | null, note: Notebook): Decimal | null {
  const value = partner?.value ?? null
  if (value === null || target.margin === undefined) return value
  const asked = value.add(addedBy(target))
  note(() => ({
    name: text('对照值与幅度', 'Partner with the margin'),
    formula: `${written(value)} ${addedBy(target).s < 0n ? '−' : '+'} ${written(target.margin ?? ZERO)}`,
    value: asked,
  }))
  return asked
}

/**
 * The tolerance of a target in the indicator's unit: its own, else what the plan's policy allows for this comparator
 * (points for rates, percent of the target for amounts); zero for comparators that know none.
 */
export function toleranceOf({ policy }: Pick<Plan, 'policy'>, indicator: Indicator, target: Target): Decimal {
  if (target.tolerance) return target.tolerance
  if (comparatorRules[target.comparator].tolerance !== 'policy') return ZERO
  return isRate(indicator)
    ? policy.aboutRatePoints
    : (target.value ?? ZERO).abs().mul(policy.aboutAmountPercent).div(HUNDRED)
}

/** The partner's figure that ends with the same month. */
function partnerOf(
  figures: readonly Observation[],
  plan: Plan,
  target: Target,
  period: Period,
  asOf: Day,
): Observation | null {
  const partner = partnerIn(plan, target)
  if (!partner) return null
  const { figure } = reportingOf(
    partner,
    { ...spanOf(plan, target), horizon: period },
    figures.filter((candidate) => endIndex(candidate.period) === endIndex(period)),
    asOf,
  )
  return figure
}

export interface Verdict {
  readonly status: Status
  readonly light: Light
}

/** The one place where 欠进度, 达进度, 超进度 and 已完成 are given. `final`: the horizon's figure is there and the horizon has come. */
function decide(measure: Measure, settles: Settles, final: boolean, policy: Policy): Verdict {
  if (final) return measure.met ? DONE : { status: 'missed', light: 'red' }
  if (measure.met && settles !== 'at-horizon') return DONE
  if (measure.onPace === null) return { status: 'not-due', light: 'grey' }
  if (measure.onPace) {
    const ahead = measure.advantage !== null && measure.advantage.compare(policy.aheadPoints) >= 0
    return { status: ahead ? 'ahead' : 'on-pace', light: 'blue' }
  }
  const { gap, watchBand } = measure
  const near = gap !== null && watchBand !== null && gap.abs().compare(watchBand) < 0
  return { status: 'behind', light: near ? 'yellow' : 'red' }
}

const DONE: Verdict = { status: 'done', light: 'green' }
