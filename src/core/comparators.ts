// The comparators of targets, one entry each: sign, words, which way is better, what distance is allowed, whether it is met.
import { type Decimal, max, min, ZERO } from './decimal.ts'
import { type Text, text } from './text.ts'

/** Which way is better. `band`: staying near is what counts. */
export type Direction = 'up' | 'down' | 'band'

/** Both ends of a target that is a range (6%—7%); they belong to it. */
export interface Band {
  readonly lower: Decimal
  readonly upper: Decimal
}

/** What a value is held against, whichever comparator asks. */
interface Aim {
  /** Of a band the end that is reached first: the upper one where less is better, else the lower one. */
  readonly value: Decimal
  /** Allowed distance in the indicator's unit; zero for the comparators that know none. */
  readonly tolerance: Decimal
  readonly direction: Direction
  /** Absent: the target is one number. */
  readonly band?: Band
}

/** A target whose tolerance is resolved: what a value is compared with. */
export interface Criterion extends Aim {
  readonly comparator: Comparator
}

interface ComparatorRule {
  /** As in a formula: `≥`. */
  readonly sign: string
  /** A target as a person says it, after 目标 or “target”. `goal`: the amount with its unit, both ends of a band, or the partner's name. */
  readonly words: (goal: Text) => Text
  /** What it sets: an amount to reach, a band to lie in, a limit to keep within, that nothing happens, or a partner to be held against. */
  readonly sets: 'goal' | 'band' | 'limit' | 'nothing' | 'partner'
  /** Which way is better when the plan does not say; only a band and one with a tolerance may be turned by the plan. */
  readonly direction: Direction
  /** Of a partner: the comparator with which the partner's value and a margin are met (2 points above: 2 are enough). */
  readonly withMargin?: 'no-slower-than' | 'no-faster-than'
  /** `own`: only what the target says; `policy`: else what the plan's policy allows. */
  readonly tolerance: 'none' | 'own' | 'policy'
  /** Whether staying near counts on the way too; if not, more than expected is good until the horizon. Of `band` only. */
  readonly nearOnTheWay: boolean
  readonly meets: (value: Decimal, aim: Aim) => boolean
}

const distance = (value: Decimal, aim: Aim): Decimal => value.sub(aim.value).abs()

/** Within the tolerance on the side that is worse, on both sides of a band. */
function isNear(value: Decimal, aim: Aim): boolean {
  if (aim.direction === 'up') return value.compare(aim.value.sub(aim.tolerance)) >= 0
  if (aim.direction === 'down') return value.compare(aim.value.add(aim.tolerance)) <= 0
  return distance(value, aim).compare(aim.tolerance) <= 0
}

/** Neither short of a band nor, where more is not better, beyond it. */
function isWithin(value: Decimal, { value: goal, band, direction }: Aim): boolean {
  const { lower, upper } = band ?? { lower: goal, upper: goal }
  const isEnough = direction === 'down' || value.compare(lower) >= 0
  return isEnough && (direction === 'up' || value.compare(upper) <= 0)
}

/** The point of a target that lies nearest to a value: inside a band the value itself, beyond it the nearer end. */
export const nearestPoint = (value: Decimal, { value: goal, band }: Pick<Aim, 'value' | 'band'>): Decimal =>
  band ? max(band.lower, min(band.upper, value)) : goal

const RULES = {
  'at-least': {
    sign: '≥',
    words: ({ zh, en }) => text(` ${zh}`, `at least ${en}`),
    sets: 'goal',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) >= 0,
  },
  'more-than': {
    sign: '>',
    words: ({ zh, en }) => text(`超 ${zh}`, `more than ${en}`),
    sets: 'goal',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) > 0,
  },
  about: {
    sign: '≈',
    words: ({ zh, en }) => text(` ${zh} 左右`, `about ${en}`),
    sets: 'goal',
    direction: 'up',
    tolerance: 'policy',
    nearOnTheWay: true,
    meets: isNear,
  },
  exactly: {
    sign: '=',
    words: ({ zh, en }) => text(`正好 ${zh}`, `exactly ${en}`),
    sets: 'goal',
    direction: 'band',
    tolerance: 'own',
    nearOnTheWay: false,
    meets: (value, aim) => distance(value, aim).compare(aim.tolerance) <= 0,
  },
  between: {
    sign: '∈',
    words: ({ zh, en }) => text(` ${zh}`, `between ${en}`),
    sets: 'band',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: false,
    meets: isWithin,
  },
  'at-most': {
    sign: '≤',
    words: ({ zh, en }) => text(`不超过 ${zh}`, `at most ${en}`),
    sets: 'limit',
    direction: 'down',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) <= 0,
  },
  'less-than': {
    sign: '<',
    words: ({ zh, en }) => text(`低于 ${zh}`, `less than ${en}`),
    sets: 'limit',
    direction: 'down',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) < 0,
  },
  none: {
    sign: '≤',
    words: () => text('不发生', 'none'),
    sets: 'nothing',
    direction: 'down',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value) => value.compare(ZERO) <= 0,
  },
  'in-step-with': {
    sign: '≈',
    words: ({ zh, en }) => text(`与“${zh}”基本同步`, `in step with “${en}”`),
    sets: 'partner',
    direction: 'band',
    tolerance: 'policy',
    nearOnTheWay: true,
    meets: isNear,
  },
  'faster-than': {
    sign: '>',
    words: ({ zh, en }) => text(`高于“${zh}”`, `above “${en}”`),
    sets: 'partner',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) > 0,
    withMargin: 'no-slower-than',
  },
  'no-slower-than': {
    sign: '≥',
    words: ({ zh, en }) => text(`不低于“${zh}”`, `no less than “${en}”`),
    sets: 'partner',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) >= 0,
    withMargin: 'no-slower-than',
  },
  'slower-than': {
    sign: '<',
    words: ({ zh, en }) => text(`低于“${zh}”`, `below “${en}”`),
    sets: 'partner',
    direction: 'down',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) < 0,
    withMargin: 'no-faster-than',
  },
  'no-faster-than': {
    sign: '≤',
    words: ({ zh, en }) => text(`不高于“${zh}”`, `no more than “${en}”`),
    sets: 'partner',
    direction: 'down',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.compare(aim.value) <= 0,
    withMargin: 'no-faster-than',
  },
} satisfies Readonly<Record<string, ComparatorRule>>

export type Comparator = keyof typeof RULES

export const comparatorRules: Readonly<Record<Comparator, ComparatorRule>> = RULES

export const COMPARATORS = Object.keys(RULES) as readonly Comparator[]

/** The comparators that set any of these, in the registry's order. */
export const comparatorsThatSet = (...what: readonly ComparatorRule['sets'][]): readonly Comparator[] =>
  COMPARATORS.filter((name) => what.includes(comparatorRules[name].sets))

/** The comparators that take a margin, in the registry's order. */
export const comparatorsWithMargin: readonly Comparator[] = COMPARATORS.filter(
  (name) => comparatorRules[name].withMargin !== undefined,
)

export const meets = (value: Decimal, criterion: Criterion): boolean =>
  comparatorRules[criterion.comparator].meets(value, criterion)

export const comparatorSign = (comparator: Comparator): string => comparatorRules[comparator].sign

/** Staying near its pace is what counts of this target, before its horizon too. */
export const isNearAllAlong = ({ comparator, direction }: Criterion): boolean =>
  direction === 'band' && comparatorRules[comparator].nearOnTheWay
