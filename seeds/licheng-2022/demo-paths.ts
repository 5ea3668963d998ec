// The shapes that the made-up figures follow. Only + - * / on purpose: they give the same bits on every machine.
import type { Indicator } from '../../src/core/plan.ts'
import { COURSES, type Course, ENDINGS, SWINGS } from './demo-stories.ts'
import type { Dice } from './dice.ts'

/** A value by month, 1 to 12. */
export type ByMonth = (month: number) => number

/** Share of the target, January to December: lost in spring, made good by September. */
const DEEP_SPRING = [0, -0.02, -0.07, -0.12, -0.14, -0.12, -0.09, -0.05, 0.01, 0.02, 0.02, 0]

/** Points above the year's end, January to December: a good start, a deep spring, a slow return. */
const SPRING_OF_2022 = [1.4, 1.2, 0.6, -2.4, -2.8, -1.8, -1.2, -0.8, -0.4, -0.3, -0.2, 0]

/** Cumulative growth in percent that ends exactly at the published rate where there is one. */
export function growthOf(indicator: Indicator, published: number | undefined, dice: Dice): ByMonth {
  const end = published ?? ENDINGS[indicator.id] ?? indicator.target.value?.valueOf() ?? 0
  const swing = (SWINGS[indicator.id] ?? 1) * dice.between(0.8, 1.2)
  const noise = SPRING_OF_2022.map(() => dice.between(-0.15, 0.15))
  return (month) =>
    month === 12 ? end : end + (SPRING_OF_2022[month - 1] ?? 0) * swing + (noise[month - 1] ?? 0)
}

/** The course that the stories give an indicator, else one by the dice. */
export function courseOf(indicator: Indicator, dice: Dice): Course {
  const roll = dice.roll()
  const drawn = DRAWN.find(({ below }) => roll < below)
  return COURSES[indicator.id] ?? drawn?.course ?? 'slow'
}

const DRAWN: readonly { readonly course: Course; readonly below: number }[] = [
  { course: 'early', below: 0.18 },
  { course: 'ahead', below: 0.4 },
  { course: 'steady', below: 0.68 },
  { course: 'caught-up', below: 0.82 },
]

/** The share of the target that is reached by a month's end, around 0 to 1. */
export function shareOf(course: Course, indicator: Indicator, dice: Dice): ByMonth {
  const noise = Array.from({ length: 12 }, () => dice.between(-0.02, 0.02))
  const surplus = surplusOf(indicator, dice)
  const shortfall = dice.between(0.76, 0.95)
  const doneBy = Math.ceil(dice.between(6, 10))
  const wobble: ByMonth = (month) => (month === 12 ? 0 : (noise[month - 1] ?? 0))
  switch (course) {
    case 'early':
      return (month) => (month < doneBy ? (month / doneBy) * 0.97 + wobble(month) : 1 + surplus)
    case 'ahead':
      return (month) => (month / 12) * (1 + surplus) + 0.09 * dent(month) + wobble(month)
    case 'steady':
      return (month) => (month / 12) * (1 + surplus) + 0.02 + wobble(month) - (month === 12 ? 0.02 : 0)
    case 'caught-up':
      return (month) => (month / 12) * (1 + surplus) + (DEEP_SPRING[month - 1] ?? 0)
    case 'slow':
      return (month) => (month / 12) * shortfall + wobble(month)
  }
}

/** Nothing at both ends of the year, 1 in the middle. */
const dent: ByMonth = (month) => (4 * month * (12 - month)) / 144

/** What comes on top of the target: enough to be more than it where that is asked; counts of given items have no surplus. */
function surplusOf(indicator: Indicator, dice: Dice): number {
  const extra = dice.between(0, 0.05)
  if (indicator.target.comparator === 'more-than') return extra + 0.03
  return indicator.kind === 'count' ? 0 : extra
}
