// A pace learnt from what earlier years really brought by each month: proposed with its difference, never applied unasked.
import { defaultBasis } from './basis.ts'
import { type Decimal, decimal, display, HUNDRED, toPlain, ZERO } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import { isDemo, type Observation } from './observation.ts'
import { expectedShare } from './pace.ts'
import { beginOf, countedYearOf, endIndex, endMonthOf, monthAt, wholeYear } from './period.ts'
import { monthName, yearWords } from './period-words.ts'
import { goalOf, type Indicator, type Plan } from './plan.ts'
import { type Text, text } from './text.ts'

interface LearntPace {
  /** The plan's earlier years that it was learnt from, oldest first; two at least. */
  readonly years: readonly number[]
  /** What was usually done by the end of each of the year's twelve months, in percent of the whole year; the last is 100. */
  readonly shares: readonly Decimal[]
  /** What the plan's own pace expects by then, in percent. */
  readonly expected: readonly Decimal[]
  /** Whether any figure is made up. */
  readonly demo: boolean
}

const FEWEST_YEARS = 2
const MOST_YEARS = 5
/** By how many points it must differ in some month to be worth a change. */
const WORTH_POINTS = decimal(3)
/** A year whose quarters are not all known says nothing of its course. */
const QUARTERS = [3, 6, 9, 12]

/**
 * What the latest earlier years (five at most) say of an amount of one year that is paced by months; null: too few are
 * known, they agree with the plan's pace, or there is nothing to be learnt. `figures`: one per key, of any indicator.
 */
export function learntPace(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
): LearntPace | null {
  const { pace, target } = indicator
  const goal = goalOf(indicator, target)
  const begin = beginOf(plan)
  const isOfYear = target.from === null && endIndex(target.horizon) === begin + 12
  if (!kindRules[indicator.kind].addsUp || indicator.countsFrom !== 'year' || !isOfYear || goal === null)
    return null
  if (pace.kind !== 'linear' && pace.kind !== 'seasonal') return null
  const basis = defaultBasis(indicator)
  const own = figures.filter(
    (one) => one.indicator === indicator.id && one.region === plan.region && one.basis === basis,
  )
  const courses = [...yearsBefore(plan, own)]
    .flatMap(([year, known]) => {
      const course = courseOf(known.byMonth)
      return course === null ? [] : [{ year, course, demo: known.demo }]
    })
    .sort((a, b) => a.year - b.year)
    .slice(-MOST_YEARS)
  if (courses.length < FEWEST_YEARS) return null
  const shares = Array.from({ length: 12 }, (_, at) =>
    courses
      .reduce((sum, { course }) => sum.add(course[at] ?? ZERO), ZERO)
      .div(courses.length)
      .round(1),
  )
  const way = { start: ZERO, itemsAlike: true }
  const expected = shares.map((_, at) => {
    const found = expectedShare(indicator, begin, wholeYear(plan), monthAt(begin + at + 1), way, goal)
    return (found?.share ?? ZERO).mul(HUNDRED)
  })
  const differs = shares.some(
    (share, at) =>
      share
        .sub(expected[at] ?? ZERO)
        .abs()
        .compare(WORTH_POINTS) >= 0,
  )
  return differs
    ? { years: courses.map(({ year }) => year), shares, expected, demo: courses.some(({ demo }) => demo) }
    : null
}

/** By the plan's earlier years: the value known by the end of each month of it, 1 to 12. */
function yearsBefore(plan: Plan, figures: readonly Observation[]): Map<number, EarlierFigures> {
  const years = new Map<number, EarlierFigures>()
  for (const { period, value, ...figure } of figures) {
    const counted = countedYearOf(period, plan.yearBegins)
    if (counted.year >= plan.year || value === null) continue
    const own = years.get(counted.year) ?? { byMonth: new Map(), demo: false }
    own.byMonth.set(endIndex(period) - beginOf(counted), value)
    years.set(counted.year, { ...own, demo: own.demo || isDemo(figure) })
  }
  return years
}

interface EarlierFigures {
  readonly byMonth: Map<number, Decimal>
  readonly demo: boolean
}

/**
 * Percent of the year by the end of each month, between known months in a straight line. Null: a quarter is not known, the
 * year brought nothing, or it fell back on the way.
 */
function courseOf(byMonth: ReadonlyMap<number, Decimal>): Decimal[] | null {
  const whole = byMonth.get(12)
  if (!whole || whole.compare(ZERO) <= 0 || !QUARTERS.every((month) => byMonth.has(month))) return null
  const course: Decimal[] = []
  let last = { month: 0, share: ZERO }
  for (let month = 1; month <= 12; month++) {
    const value = byMonth.get(month)
    if (!value) continue
    const share = value.div(whole).mul(HUNDRED)
    const step = share.sub(last.share)
    if (step.compare(ZERO) < 0) return null
    for (let at = last.month + 1; at <= month; at++)
      course.push(last.share.add(step.mul(decimal(at - last.month, month - last.month))))
    last = { month, share }
  }
  return course
}

/** The month, 1 to 12 of the plan's year, by whose end it differs most from the plan's pace. */
export function farthestMonth({ shares, expected }: LearntPace): number {
  const distances = shares.map((share, at) => share.sub(expected[at] ?? ZERO).abs())
  return distances.reduce((best, one, at) => (one.compare(distances[best] ?? ZERO) > 0 ? at : best), 0) + 1
}

/** 按前两年实绩，10月末通常完成 62%，序时进度为 83.3%，相差 21.3 个百分点. `month`: 1 to 12 of the plan's year. */
export function learntWords(plan: Plan, learnt: LearntPace, month: number): Text {
  const { years, demo } = learnt
  const share = learnt.shares[month - 1] ?? ZERO
  const pace = learnt.expected[month - 1] ?? ZERO
  const apart = share.sub(pace)
  const isJustBefore = years.every((year, at) => year === plan.year - years.length + at)
  const of = years.map((year) => yearWords({ year, yearBegins: plan.yearBegins }))
  const ends = endMonthOf(monthAt(beginOf(plan) + month))
  const by = isJustBefore
    ? `前${['两', '三', '四', '五'][years.length - 2]}年`
    : of.map(({ zh }) => zh).join('、')
  const side = apart.compare(ZERO) < 0 ? ['低', 'lower'] : ['高', 'higher']
  const points = display(apart.abs(), 1)
  return text(
    `按${by}实绩${demo ? '（演示数据）' : ''}，${ends}月末通常完成 ${display(share, 1)}%，序时进度为 ${display(pace, 1)}%，比序时${side[0]} ${points} 个百分点。`,
    `By what ${of.map(({ en }) => en).join(', ')} brought${demo ? ' (made-up figures)' : ''}, ${display(share, 1)}% is usually done by the end of ${monthName(ends)}; the pace expects ${display(pace, 1)}%, so it is ${points} points ${side[1]}.`,
  )
}

/** The line of a plan file that takes it over. */
export const learntLine = ({ shares }: LearntPace): string =>
  `pace: { seasonal: [${shares.map((share) => toPlain(share)).join(', ')}] }`
