// How an indicator stands on a day: figure, target and pace go in, status and light come out. Pure and exact.
import type { Assessment, GapUnit } from './assessment.ts'
import type { Criterion } from './comparators.ts'
import type { Decimal } from './decimal.ts'
import { isMerged, type Reporting, reportingOf } from './due.ts'
import { byIndicatorOf, figuresAbout } from './figures-about.ts'
import { amountOfSteps, kindRules } from './kinds/index.ts'
import type { Measure, Notebook } from './kinds/kind.ts'
import { isDemo, keyOf, type Observation } from './observation.ts'
import {
  beginOf,
  type CountedYear,
  type Day,
  endIndex,
  lastDayOf,
  monthAt,
  monthIndexOf,
  type Period,
  periodEnding,
} from './period.ts'
import { type Indicator, isAwaited, judgedTimeOf, type Plan, spanOf, type Target, targetOn } from './plan.ts'
import { endedBy, indicatorOn, isIn } from './plan-days.ts'
import type { EarlierYear } from './programme.ts'
import { type Outcome, reasonFor } from './reason.ts'
import { targetAt, type Verdict, verdictOf } from './verdict.ts'

export interface AssessInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** One figure per key, of the plan's region; those of other indicators are looked at for relations only. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
}

/** Everything that entered a judgement: what `assess` sums up and `prove` writes out. */
export interface Judgement {
  readonly target: Target
  readonly reporting: Reporting
  readonly criterion: Criterion | null
  readonly partner: Observation | null
  /** Of a programme of several years: what each year before the judged one brought. */
  readonly earlier: readonly EarlierYear[]
  readonly measure: Measure | null
  /** The share of weighted steps or number of items that the plan file itself reports done. */
  readonly fromSteps: { readonly period: Period; readonly actual: Decimal } | null
  readonly assessment: Assessment
}

const silent: Notebook = () => {}

/** Status, light, gap and reason of one indicator. Order of the figures does not matter. */
export function assess(input: AssessInput): Assessment {
  return judge(input, silent).assessment
}

/** All indicators of a plan, in its order. `figures`: one per key, as the store returns them. */
export function assessPlan(plan: Plan, figures: readonly Observation[], asOf: Day): Assessment[] {
  const byIndicator = byIndicatorOf(figures)
  return plan.indicators.map((indicator) =>
    assess({ plan, indicator, figures: figuresAbout(indicator, byIndicator), asOf }),
  )
}

/** The judgement with all that entered it. `note` takes down each line of arithmetic. */
export function judge({ plan, indicator: given, figures, asOf }: AssessInput, note: Notebook): Judgement {
  const indicator = indicatorOn(given, asOf)
  const whole = targetOn(indicator, asOf)
  const reporting = reportingOf(indicator, spanOf(plan, whole), figures, asOf)
  const fromSteps = reporting.figure ? null : stepsDone(indicator, plan, asOf)
  const rule = kindRules[indicator.kind]
  const period = reporting.figure?.period ?? fromSteps?.period ?? null
  const actual = reporting.figure?.value ?? fromSteps?.actual ?? null
  const missing = reporting.missing && fromSteps === null
  let earlier: readonly EarlierYear[] = []
  const shownPeriod = (missing ? reporting.due : period) ?? whole.periods?.[0]?.period ?? whole.horizon
  const target = targetAt(indicator, whole, shownPeriod)

  const sum = (outcome: Partial<Outcome> & Verdict): Assessment =>
    summary(plan, indicator, target, asOf, reporting, earlier, { ...EMPTY, ...outcome })

  const isOut = endedBy(indicator, asOf) !== null || !isIn(indicator, asOf)
  if (isOut) {
    const [status, cause] = isIn(indicator, asOf)
      ? (['ended', 'ended'] as const)
      : (['not-due', 'not-in'] as const)
    const nothing = { criterion: null, partner: null, earlier, measure: null, fromSteps: null }
    return { ...nothing, target, reporting, assessment: sum({ status, light: 'grey', cause }) }
  }
  let criterion: Criterion | null = null
  let partner: Observation | null = null
  let measure: Measure | null = null
  if (period !== null && actual !== null) {
    // Steps are counted from the first on, whichever year they were done in.
    const asked = fromSteps ? { ...indicator, countsFrom: 'start' as const } : indicator
    const own = targetAt(indicator, whole, period)
    const question = { plan, indicator: asked, target: own, period, actual, figures, asOf }
    const judged = verdictOf(question, missing ? silent : note)
    partner = judged.partner
    earlier = judged.earlier
    if (judged.measured) {
      criterion = judged.measured.criterion
      measure = judged.measured.measure
      const { verdict } = judged.measured
      // What is done for good stays done, however late the next report is.
      const isOfDueYear =
        reporting.due === null ||
        endIndex(reporting.due) <= endIndex(judgedTimeOf(plan, target, period).horizon)
      const settled = verdict.status === 'done' && rule.settles === 'when-met' && isOfDueYear
      if (!missing || settled) {
        if (missing) verdictOf(question, note)
        const { actual: total } = judged.measured
        const assessment = sum({ ...measure, ...verdict, period, actual: total, cause: 'measured' })
        return { target, reporting, criterion, partner, earlier, measure, fromSteps, assessment }
      }
    }
  }
  const shared = { target, reporting, criterion, partner, earlier, measure, fromSteps }
  if (missing) {
    return {
      ...shared,
      measure: null,
      assessment: sum({ status: 'missing', light: 'grey', period: reporting.due, cause: 'missing' }),
    }
  }
  if (period !== null && actual !== null) {
    return {
      ...shared,
      assessment: sum({
        status: 'other',
        light: 'grey',
        period,
        actual,
        cause: isAwaited(target)
          ? 'awaited'
          : earlier.some(({ figure }) => figure === null)
            ? 'no-earlier-year'
            : 'no-partner',
      }),
    }
  }
  const cause = isAwaited(target)
    ? 'awaited'
    : waitsForFebruary(indicator, plan, reporting, asOf)
      ? 'merged'
      : 'not-due'
  return { ...shared, assessment: sum({ status: 'not-due', light: 'grey', cause }) }
}

const EMPTY = {
  period: null,
  actual: null,
  expected: null,
  completion: null,
  gap: null,
  gapUnit: 'completion-points' as GapUnit,
  cause: 'measured' as Outcome['cause'],
}

function summary(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  asOf: Day,
  { figure, due, declaredEmpty }: Reporting,
  earlier: readonly EarlierYear[],
  outcome: Outcome,
): Assessment {
  const shown = outcome.actual === null ? null : figure
  return {
    region: plan.region,
    plan: plan.id,
    indicator: indicator.id,
    asOf,
    period: outcome.period,
    actual: outcome.actual,
    target,
    expected: outcome.expected,
    completion: outcome.completion,
    gap: outcome.gap,
    gapUnit: outcome.gapUnit,
    status: outcome.status,
    light: outcome.light,
    // Sentences are made when they are read: a nation's run asks for none of them.
    get reason() {
      return reasonFor(plan, indicator, target, outcome, { due, declaredEmpty, earlier })
    },
    demo: shown !== null && isDemo(shown),
    knownAt: shown?.knownAt ?? null,
    upload: shown?.upload ?? null,
    cell: shown?.cell ?? null,
  }
}

/**
 * What the plan file itself reports of an indicator's steps: the done share of the weights in percent, of items the
 * number; judged at the last full month. Null when no step carries a real date by then.
 */
function stepsDone(indicator: Indicator, plan: Plan, asOf: Day): Judgement['fromSteps'] {
  const done = indicator.steps.filter((step) => step.done !== null && step.done <= asOf)
  if (done.length === 0) return null
  const period = lastFullMonth(plan, targetOn(indicator, asOf).horizon, asOf)
  if (period === null) return null
  return { period, actual: amountOfSteps(indicator, done) }
}

function lastFullMonth(plan: CountedYear, horizon: Period, asOf: Day): Period | null {
  for (let index = Math.min(endIndex(horizon), monthIndexOf(asOf)); index > beginOf(plan); index--) {
    const period = monthAt(index)
    if (lastDayOf(period) <= asOf) return period
  }
  return null
}

/** The only month that is over is a January without a release of its own. */
function waitsForFebruary(
  indicator: Indicator,
  plan: Plan,
  { frequency, due }: Reporting,
  asOf: Day,
): boolean {
  const january = plan.yearBegins === 1 ? periodEnding(plan.year, 1, frequency) : null
  return january !== null && isMerged(indicator, january) && due === null && asOf > lastDayOf(january)
}

/** The figures as they were known at a moment: one per key, the latest known. For sources that keep every vintage. */
export function figuresKnownAt(figures: readonly Observation[], instant: string): Observation[] {
  const latest = new Map<string, Observation>()
  for (const figure of figures) {
    if (figure.knownAt > instant) continue
    const key = keyOf(figure)
    const known = latest.get(key)
    if (!known || isLater(figure, known)) latest.set(key, figure)
  }
  return [...latest.values()]
}

function isLater(a: Observation, b: Observation): boolean {
  if (a.knownAt !== b.knownAt) return a.knownAt > b.knownAt
  if (a.recordedAt !== b.recordedAt) return a.recordedAt > b.recordedAt
  return a.row > b.row
}
