// An indicator with its judgement in the measure in which a wall says it: all its words then speak of one unit.
import type { Assessment } from '../core/assessment.ts'
import { unitOf } from '../core/basis.ts'
import type { CatchUp } from '../core/catch-up.ts'
import { type Decimal, decimal, max, toPlain, ZERO } from '../core/decimal.ts'
import {
  atAGlance,
  type GlanceMeasure,
  measured,
  measureFor,
  placesAtAGlance,
} from '../core/measure-words.ts'
import type { Indicator, Target } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import type { Travel } from '../core/travel.ts'
import type { WatchedState } from '../core/watched.ts'

export interface Glance {
  readonly indicator: Indicator
  readonly assessment: Assessment
  /** Whether numbers are no longer as they were written. */
  readonly scaled: boolean
  readonly measure: GlanceMeasure
  /** Of a figure of the indicator: 1,234.6 where 12,345,678.9 was written. */
  readonly of: (value: Decimal) => Decimal
}

/** By the largest of what is said of it. Shares, places and what is read as it is written stay what they are. */
export function atAGlanceOf(indicator: Indicator, assessment: Assessment, lang: Language): Glance {
  const { actual, target, expected, gap, gapUnit } = assessment
  const largest = [actual, target.value, target.upper ?? null]
    .map((value) => value?.abs() ?? ZERO)
    .reduce((most, value) => max(most, value), ZERO)
  const measure = measureFor(indicator.unit, largest, lang)
  const scaled = measure.power !== 0
  const of = (value: Decimal): Decimal => (scaled ? roundedFor(measure, value) : value)
  if (!scaled && measure.unit === indicator.unit) return { indicator, assessment, scaled, measure, of }
  const own = { ...indicator, unit: measure.unit }
  if (!scaled) return { indicator: own, assessment, scaled, measure, of }
  return {
    indicator: { ...own, decimals: 0 },
    assessment: {
      ...assessment,
      actual: actual && of(actual),
      expected: expected && of(expected),
      gap: gap && gapUnit === 'unit' ? of(gap) : gap,
      target: targetOf(target, of),
    },
    scaled,
    measure,
    of,
  }
}

function targetOf(target: Target, of: Glance['of']): Target {
  const { value, upper } = target
  return { ...target, value: value && of(value), ...(upper && { upper: of(upper) }) }
}

function roundedFor(measure: GlanceMeasure, value: Decimal): Decimal {
  const exact = measured(value, measure)
  return decimal(toPlain(exact, placesAtAGlance(exact, 0, true)))
}

/** The same of what is left to do. What is needed is rounded where it is said. */
export function catchUpIn({ scaled, of, measure }: Glance, catchUp: CatchUp): CatchUp {
  if (!scaled) return catchUp
  const { rest, needed, best } = catchUp
  return {
    ...catchUp,
    rest: of(rest),
    needed: needed && measured(needed, measure),
    best: best && measured(best, measure),
  }
}

/** What is only watched, its way in the measure of its figure. `number` null: nothing came yet. */
export function watchedAtAGlance(
  { indicator, figure, travel }: WatchedState,
  lang: Language,
): {
  readonly measure: Pick<Indicator, 'unit' | 'decimals'>
  readonly number: string | null
  readonly travel: Travel
} {
  const { decimals } = indicator
  const own = (figure && unitOf(indicator, figure.basis)) ?? indicator.unit
  if (!figure?.value) return { measure: { unit: own, decimals }, number: null, travel }
  const measure = measureFor(own, figure.value, lang)
  const scaled = measure.power !== 0
  const changed = (change: Travel['before']): Travel['before'] =>
    change && scaled ? { ...change, change: roundedFor(measure, change.change) } : change
  return {
    measure: { unit: measure.unit, decimals: scaled ? 0 : decimals },
    number: atAGlance(measured(figure.value, measure), decimals, scaled),
    travel: { before: changed(travel.before), yearAgo: changed(travel.yearAgo) },
  }
}
