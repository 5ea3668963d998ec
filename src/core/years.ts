// Plans of one region side by side: which indicator of one goes on in the next; and the years of a target that spans several.
import { defaultBasis } from './basis.ts'
import { type Decimal, ZERO } from './decimal.ts'
import { isThere } from './due.ts'
import { expectedAt } from './expected-at.ts'
import { isRate } from './kinds/index.ts'
import type { Observation } from './observation.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  type Day,
  endIndex,
  monthAt,
  type Period,
  wholeYear,
} from './period.ts'
import { goalOf, type Indicator, type Plan, spanOf, targetOn } from './plan.ts'
import { indicatorOn } from './plan-days.ts'
import { carriesOver, earlierYears, latestIn, spansYears } from './programme.ts'

/** One thing that is measured, in every plan that promises it. */
export interface YearsLine {
  /** As the latest of these plans says it. */
  readonly indicator: Indicator
  /** By id of the plan. */
  readonly inPlans: ReadonlyMap<string, Indicator>
}

/**
 * The indicators of several plans, each once, in the order of the latest plan, then those that only earlier ones have. Two
 * are one when they have the same id, whose figures are one series; else when name, unit and family agree and no other of
 * the plan has that name. `plans`: the oldest first.
 */
export function linesOfYears(plans: readonly Plan[]): YearsLine[] {
  const lines: { indicator: Indicator; inPlans: Map<string, Indicator> }[] = []
  for (const plan of plans.toReversed()) {
    const byId = new Map(lines.flatMap((line) => [...line.inPlans.values()].map(({ id }) => [id, line])))
    const byFace = onlyOnes(lines, ({ indicator }) => faceOf(indicator))
    const faces = onlyOnes(plan.indicators, faceOf)
    const ids = new Set(plan.indicators.map(({ id }) => id))
    for (const indicator of plan.indicators) {
      const face = faceOf(indicator)
      const alike = faces.get(face) === indicator ? byFace.get(face) : undefined
      const isFree = alike && ![...alike.inPlans.values()].some(({ id }) => ids.has(id))
      const line = byId.get(indicator.id) ?? (isFree ? alike : undefined)
      if (line && !line.inPlans.has(plan.id)) line.inPlans.set(plan.id, indicator)
      else lines.push({ indicator, inPlans: new Map([[plan.id, indicator]]) })
    }
  }
  return lines
}

/** What two years call the same: words without blanks and signs, unit, and whether it is a rate. */
const faceOf = (indicator: Indicator): string =>
  [indicator.name.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, ''), indicator.unit, isRate(indicator)].join(
    '/',
  )

function onlyOnes<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item | null>()
  for (const item of items) found.set(keyOf(item), found.has(keyOf(item)) ? null : item)
  return new Map([...found].flatMap(([key, item]): [string, Item][] => (item === null ? [] : [[key, item]])))
}

/** A year of a target that spans several, in the indicator's unit. */
export interface ProgrammeYear {
  readonly counted: CountedYear
  /** By its end, on the target's own way; null: nothing before the last. */
  readonly expected: Decimal | null
  /** The latest figure in it, with what earlier years brought where they add up; null: none, or an earlier year has none. */
  readonly reached: { readonly value: Decimal; readonly period: Period } | null
  /** Expected by the period of `reached`. */
  readonly dueThen: Decimal | null
}

interface ProgrammeInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** Those that count, of whatever period. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
}

/** The years of a target's time, the oldest first; none where it is one year's. */
export function programmeYears({ plan, indicator: given, figures, asOf }: ProgrammeInput): ProgrammeYear[] {
  const indicator = indicatorOn(given, asOf)
  const target = targetOn(indicator, asOf)
  if (!spansYears(plan, target)) return []
  const { from, horizon } = spanOf(plan, target)
  const { yearBegins } = plan
  const [first, last] = [monthAt(from + 1), horizon].map((at) => countedYearOf(at, yearBegins).year)
  const basis = defaultBasis(indicator)
  const own = figures.filter(
    (figure) =>
      figure.indicator === indicator.id &&
      figure.basis === basis &&
      figure.value !== null &&
      isThere(figure, asOf),
  )
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index): ProgrammeYear => {
    const counted = { year: (first ?? 0) + index, yearBegins }
    const isLast = counted.year === last
    const end = isLast ? horizon : wholeYear(counted)
    const figure = latestIn(own, Math.max(from, beginOf(counted)), endIndex(end))
    const earlier = carriesOver(plan, indicator, target)
      ? earlierYears(plan, indicator, target, end, own)
      : []
    const isWhole = earlier.every((year) => year.figure !== null)
    const brought = earlier.reduce((sum, year) => sum.add(year.figure?.value ?? ZERO), ZERO)
    return {
      counted,
      expected: expectedAt(plan, indicator, target, end) ?? (isLast ? goalOf(indicator, target) : null),
      reached: figure?.value && isWhole ? { value: brought.add(figure.value), period: figure.period } : null,
      dueThen: figure && expectedAt(plan, indicator, target, figure.period),
    }
  })
}
