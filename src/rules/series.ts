// The figures of one indicator as its rules look at them: one point per period, the latest first, judged when asked.
import { defaultBasis } from '../core/basis.ts'
import { decimal } from '../core/decimal.ts'
import { isMerged, isOfItsLength, type Reporting, reportingOf } from '../core/due.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import { comparePeriods, type Day, endIndex, type Instant, lastDayOf, monthIndexOf } from '../core/period.ts'
import { type Indicator, type Plan, spanOf, type Target, targetOn } from '../core/plan.ts'
import { type Measured, verdictAtItsEnd } from '../core/verdict.ts'
import { dayOf, endOfDay } from '../core/zone.ts'

/** A reported period with a value. */
export interface ReportedPoint {
  readonly figure: Observation
  /** Judged by itself at its period's end; null when it cannot be (a relation without its partner's figure). */
  judged(): Measured | null
}

/** Judged once, and only when somebody asks: a nation has millions of them. */
class Reported implements ReportedPoint {
  readonly figure: Observation
  #series: Series | null
  #measured: Measured | null = null

  constructor(series: Series, figure: Observation) {
    this.#series = series
    this.figure = figure
  }

  judged(): Measured | null {
    if (this.#series !== null) {
      this.#measured = this.#series.judge(this.figure)
      this.#series = null
    }
    return this.#measured
  }
}

/** Everything that rules ask of one indicator on one day. Nothing is computed before it is asked for. */
export class Series {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly asOf: Day
  readonly target: Target
  /** Those that count, the partner's included. */
  readonly figures: readonly Observation[]
  /** Every vintage of the periods that were revised, in the order in which they became known; empty: none was. */
  readonly vintages: readonly Observation[]
  #points: readonly ReportedPoint[] | null = null
  #reporting: Reporting | null = null

  constructor(
    plan: Plan,
    indicator: Indicator,
    figures: readonly Observation[],
    vintages: readonly Observation[],
    asOf: Day,
  ) {
    this.plan = plan
    this.indicator = indicator
    this.figures = figures
    this.vintages = vintages
    this.asOf = asOf
    this.target = targetOn(indicator, asOf)
  }

  get reporting(): Reporting {
    this.#reporting ??= reportingOf(this.indicator, spanOf(this.plan, this.target), this.figures, this.asOf)
    return this.#reporting
  }

  /**
   * Reported periods within the plan's time, the latest first; January without a release of its own is none, and of two
   * that end together only the longer is there. What was not reported neither counts nor interrupts.
   */
  get points(): readonly ReportedPoint[] {
    this.#points ??= this.#pointsOf()
    return this.#points
  }

  #pointsOf(): ReportedPoint[] {
    const { plan, indicator, figures, asOf } = this
    const basis = defaultBasis(indicator)
    const until = endOfDay(asOf)
    const month = monthIndexOf(asOf)
    // What earlier years of a programme brought is added to these, and is nobody's report of this year.
    const { begin: first } = spanOf(plan, this.target)
    const last = endIndex(this.target.horizon)
    const own: Observation[] = []
    const ends: number[] = []
    let isAscending = true
    for (const figure of figures) {
      if (figure.indicator !== indicator.id || figure.basis !== basis || figure.value === null) continue
      if (!isOfItsLength(indicator, figure.period)) continue
      const end = endIndex(figure.period)
      if (end <= first || end > last || isMerged(indicator, figure.period)) continue
      const isOver = end < month || (end === month && lastDayOf(figure.period) <= asOf)
      if (!isOver && figure.knownAt > until) continue
      if (end <= (ends.at(-1) ?? 0)) isAscending = false
      own.push(figure)
      ends.push(end)
    }
    // The store's order, as it nearly always is: nothing to sort and nothing that ends together.
    if (isAscending) return own.reverse().map((figure) => new Reported(this, figure))
    own.sort((a, b) => comparePeriods(b.period, a.period))
    return own
      .filter(
        (figure, index) =>
          endIndex(figure.period) !== endIndex(own[index - 1]?.period ?? figure.period) || index === 0,
      )
      .map((figure) => new Reported(this, figure))
  }

  /** Done for good by its latest figure: nobody asks for more. */
  isSettled(): boolean {
    // Of a target for each year the next one begins anew.
    if (kindRules[this.indicator.kind].settles !== 'when-met' || this.target.each !== null) return false
    return this.points[0]?.judged()?.verdict.status === 'done'
  }

  /** The day on which a period's figure first became known here, whatever revised it later. */
  firstKnown(figure: Observation): Day {
    let first = figure.knownAt
    for (const { period, basis, indicator, knownAt } of this.vintages)
      if (
        period === figure.period &&
        basis === figure.basis &&
        indicator === figure.indicator &&
        knownAt < first
      )
        first = knownAt
    return arrivalDay(first)
  }

  /** A figure of this indicator by itself, such as an earlier vintage. */
  judge(figure: Observation): Measured | null {
    return verdictAtItsEnd(this.plan, this.indicator, figure, this.figures)
  }
}

/** Nobody finishes 0.6 of a park: of things that are counted, less than one whole thing short is not yet short. */
export function isLessThanOne({ kind }: Pick<Indicator, 'kind'>, point: ReportedPoint): boolean {
  const { figure } = point
  if (kindRules[kind].figures !== 'items' || figure.value === null) return false
  const expected = point.judged()?.measure.expected ?? null
  return expected !== null && expected.sub(figure.value).compare(ONE) < 0
}

const ONE = decimal(1)

const days = new Map<Instant, Day>()
const MOST = 10_000

export function arrivalDay(instant: Instant): Day {
  let day = days.get(instant)
  if (day === undefined) {
    day = dayOf(instant)
    if (days.size >= MOST) days.clear()
    days.set(instant, day)
  }
  return day
}
