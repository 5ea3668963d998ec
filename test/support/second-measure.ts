// How a figure stands to its target and pace, by the words of the rules: the arithmetic of the second opinion.
// Must never import src/core: it is there to disagree with it.
import type { Facts, Value } from './exported-proof.ts'
import {
  HUNDRED,
  minus,
  ONE,
  over,
  plus,
  type Rational,
  ratio,
  size,
  times,
  versus,
  ZERO,
} from './rational.ts'

export interface Judged {
  readonly expected: Value
  readonly completion: Value
  readonly gap: Value
  readonly met: boolean
  /** Null: nothing is expected yet. */
  readonly onPace: boolean | null
  /** How far above pace, in points, where being above is good. */
  readonly advantage: Value
  /** Behind by less than this is yellow; null: always red. */
  readonly watch: Value
}

/** The one figure against its target; `partner`: what a relation is compared with. */
export function judge(facts: Facts, actual: Rational, period: string, partner: Value): Judged {
  switch (facts.kind) {
    case 'growth':
      return rate(facts, actual, facts.target ?? ZERO)
    case 'relation':
      return beside(facts, actual, partner ?? ZERO)
    case 'rank':
      return {
        ...rate(facts, actual, facts.target ?? ZERO),
        advantage: null,
        watch: null,
      }
    case 'ceiling':
    case 'floor':
      return ceiling(facts, actual, facts.target ?? ZERO)
    default:
      return way(facts, actual, facts.target ?? ZERO, period)
  }
}

/** Flat: the same is expected at every period, the gap is in points of the rate. */
function rate(facts: Facts, actual: Rational, lower: Rational): Judged {
  const goal = closest(facts, actual, lower)
  const gap = minus(actual, goal)
  const isMet = met(facts, actual, lower)
  const better = betterSide(facts)
  return {
    expected: goal,
    completion: null,
    gap,
    met: isMet,
    onPace: isMet,
    advantage: better === 'up' ? gap : better === 'down' ? minus(ZERO, gap) : null,
    watch: facts.watchGrowthPoints,
  }
}

/** The partner's rate, and the points that are wanted on the better side of it: those are enough when reached. */
function beside(facts: Facts, actual: Rational, partner: Rational): Judged {
  const { margin } = facts
  if (margin === null) return rate({ ...facts, upper: null }, actual, partner)
  const faster = facts.direction === 'up'
  const comparator = faster ? 'no-slower-than' : 'no-faster-than'
  const wanted = faster ? plus(partner, margin) : minus(partner, margin)
  return rate({ ...facts, comparator, upper: null }, actual, wanted)
}

function ceiling(facts: Facts, actual: Rational, limit: Rational): Judged {
  const isMet = met(facts, actual, limit)
  const isRate = facts.unit === '%' || facts.unit === '个百分点'
  const share = !isRate && limit.n > 0n ? times(over(actual, limit), HUNDRED) : null
  return {
    expected: limit,
    completion: share,
    gap: share ? minus(share, HUNDRED) : minus(actual, limit),
    met: isMet,
    onPace: isMet,
    advantage: null,
    watch: null,
  }
}

/** Of a band the point that is nearest: the figure itself when it lies inside. */
function closest({ upper }: Facts, actual: Rational, lower: Rational): Rational {
  if (upper === null || versus(actual, lower) < 0) return lower
  return versus(actual, upper) > 0 ? upper : actual
}

/** From a start to the target, a part of the way by each month. */
function way(facts: Facts, actual: Rational, lower: Rational, period: string): Judged {
  // What is to fall into a band has arrived at its upper end, what is to stay in it at the end on its side.
  const { direction, upper, baseline } = facts
  const side = direction === 'band' && baseline ? closest(facts, baseline, lower) : lower
  const goal = direction === 'down' && upper ? upper : side
  const start = startOf(facts)
  const from = start ?? ZERO
  const length = minus(goal, from)
  const isMet = met(facts, actual, lower)
  if (isHeld(facts, goal) || length.n === 0n) return held(facts, actual, goal, lower, period)
  const completion = times(over(minus(actual, from), length), HUNDRED)
  const early = !atHorizon(facts, period) && (start === null || facts.pace === 'at-end')
  if (early) {
    return { expected: null, completion, gap: null, met: isMet, onPace: null, advantage: null, watch: null }
  }
  const share = shareOf(facts, period, from, length)
  const expected = plus(from, times(length, share))
  const gap = minus(completion, times(share, HUNDRED))
  const slack = times(facts.tolerance, share)
  const distance = length.n > 0n ? minus(actual, expected) : minus(expected, actual)
  const band = facts.direction === 'band' && facts.comparator !== 'exactly' && facts.upper === null
  const near = versus(band ? size(distance) : minus(ZERO, distance), slack) <= 0
  return {
    expected,
    completion,
    gap,
    met: isMet,
    onPace: near || isMet,
    advantage: band ? null : gap,
    watch: facts.watchCompletionPoints,
  }
}

/** The plan says so, or the start lies where the goal wants to be already. */
function isHeld({ kind, pace, baseline, direction }: Facts, goal: Rational): boolean {
  if (kind === 'periodic') return true
  if (kind !== 'level' && kind !== 'ratio') return false
  if (pace === 'held') return true
  if (baseline === null) return false
  const beyond = versus(baseline, goal)
  return direction === 'up' ? beyond >= 0 : direction === 'down' ? beyond <= 0 : beyond === 0
}

/** The target at every period: yellow within a point of a percentage, or within a part of the target. */
function held(facts: Facts, actual: Rational, goal: Rational, lower: Rational, period: string): Judged {
  const isMet = met(facts, actual, lower)
  const near = closest(facts, actual, lower)
  const completion = facts.direction === 'up' && goal.n > 0n ? times(over(actual, goal), HUNDRED) : null
  if (facts.pace === 'at-end' && !atHorizon(facts, period))
    return { expected: null, completion, gap: null, met: isMet, onPace: null, advantage: null, watch: null }
  const isRate = facts.unit === '%' || facts.unit === '个百分点'
  const part = over(times(size(goal), facts.watchCompletionPoints), HUNDRED)
  return {
    expected: near,
    completion,
    gap: minus(actual, near),
    met: isMet,
    onPace: isMet,
    advantage: null,
    watch: isRate ? facts.watchGrowthPoints : part,
  }
}

/** Where the way begins; null: not known, so only its end can be judged. */
function startOf({ kind, baseline, direction }: Facts): Value {
  if (kind === 'level') return baseline
  if (kind === 'ratio') return baseline ?? (direction === 'down' ? null : ZERO)
  return ZERO
}

/** How much of the way is expected by the end of a period: 0 to 1. */
function shareOf(facts: Facts, period: string, from: Rational, length: Rational): Rational {
  const passed = monthsTo(period) - facts.year * 12n
  const whole = monthsTo(facts.horizon) - facts.year * 12n
  if (passed >= whole) return ONE
  if (passed <= 0n) return ZERO
  const month = Number(passed > 12n ? 12n : passed) - 1
  switch (facts.pace) {
    case 'linear':
      return ratio(passed, whole)
    case 'seasonal': {
      // The same shares come back in every year that the target runs.
      const upTo = (months: bigint): Rational =>
        plus(times(ratio(months / 12n), HUNDRED), facts.paceShares[Number(months % 12n) - 1] ?? ZERO)
      const byHorizon = upTo(whole)
      return byHorizon.n === 0n ? ZERO : over(upTo(passed), byHorizon)
    }
    case 'monthly':
      return over(minus(facts.paceValues[month] ?? plus(from, length), from), length)
    case 'milestones':
      return planned(facts, closing(period))
    default:
      return ZERO
  }
}

/** The part of the steps' weights, or of the number of items, that is planned until a day. */
function planned({ kind, steps }: Facts, day: string): Rational {
  const due = steps.filter((step) => step.due <= day)
  if (kind === 'count') return ratio(BigInt(due.length), BigInt(steps.length))
  return over(weigh(due), weigh(steps))
}

/** The target itself is reached, tolerance included. */
export function met(
  { comparator, tolerance, direction, upper }: Facts,
  actual: Rational,
  goal: Rational,
): boolean {
  const above = versus(actual, goal)
  const below = minus(goal, actual)
  const near = versus(size(below), tolerance) <= 0
  switch (comparator) {
    case 'at-least':
    case 'no-slower-than':
      return above >= 0
    case 'more-than':
    case 'faster-than':
      return above > 0
    case 'between': {
      const notOver = upper === null || versus(actual, upper) <= 0
      if (direction === 'up') return above >= 0
      return direction === 'down' ? notOver : notOver && above >= 0
    }
    case 'at-most':
    case 'none':
    case 'no-faster-than':
      return above <= 0
    case 'less-than':
    case 'slower-than':
      return above < 0
    case 'about':
      if (direction === 'up') return versus(below, tolerance) <= 0
      return direction === 'down' ? versus(minus(ZERO, below), tolerance) <= 0 : near
    default:
      return near
  }
}

/** On which side of the target it is better to be; null: on neither. */
function betterSide({ comparator, direction }: Facts): 'up' | 'down' | null {
  if (direction === 'band' || comparator === 'in-step-with') return null
  if (comparator === 'about' || comparator === 'exactly' || comparator === 'between')
    return direction === 'down' ? 'down' : 'up'
  return ['at-least', 'more-than', 'faster-than', 'no-slower-than'].includes(comparator) ? 'up' : 'down'
}

/** The judged period reaches the horizon, and so does the day. */
export const atHorizon = ({ asOf, horizon }: Facts, period: string): boolean =>
  monthsTo(period) >= monthsTo(horizon) && asOf >= closing(horizon)

export const weigh = (steps: Facts['steps']): Rational =>
  steps.reduce((sum, { weight }) => plus(sum, weight), ZERO)

/** Whole months from year 0 to a period's end. */
export function monthsTo(period: string): bigint {
  const part = period.slice(5)
  const last =
    part === ''
      ? 12
      : part[0] === 'Q'
        ? Number(part[1]) * 3
        : part[0] === 'S'
          ? Number(part[1]) * 6
          : Number(part)
  return BigInt(period.slice(0, 4)) * 12n + BigInt(last)
}

/** The last day of a period, as text. */
export function closing(period: string): string {
  const months = Number(monthsTo(period)) - 1
  return new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).toISOString().slice(0, 10)
}
