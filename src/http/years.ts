// What a region's plans said and brought, year by year: from the pictures that everybody may see.
import { assess } from '../core/assess.ts'
import { byIndicatorOf, figuresAbout } from '../core/figures-about.ts'
import { keptPer } from '../core/once-per.ts'
import { lastDayOf, wholeYear } from '../core/period.ts'
import { type Indicator, type KeptPlan, type Plan, targetOn } from '../core/plan.ts'
import { planOn } from '../core/plan-days.ts'
import type { Standpoint } from '../core/standpoint.ts'
import { linesOfYears, type YearsLine } from '../core/years.ts'
import type { Picture, Pictures } from '../live/pictures.ts'
import type { YearOfIndicator } from '../web/index.ts'

/** So many of the latest plans are looked at together. */
const MOST_PLANS = 10

/** Plans of a region as known at the moment asked for, the year that began first before the others. */
export const plansOfRegion = async (
  pictures: Pictures,
  region: string,
  { knownAt }: Pick<Standpoint, 'knownAt'>,
): Promise<readonly KeptPlan[]> =>
  (await pictures.plans(knownAt))
    .filter(({ plan }) => plan.region === region)
    .toSorted(
      (a, b) =>
        a.plan.year - b.plan.year ||
        a.plan.yearBegins - b.plan.yearBegins ||
        Number(a.sentAt > b.sentAt) - Number(a.sentAt < b.sentAt),
    )

/** How each of these plans stands, one after the other. */
export async function picturesOf(
  pictures: Pictures,
  plans: readonly KeptPlan[],
  { asOf, knownAt }: Pick<Standpoint, 'asOf' | 'knownAt'>,
): Promise<readonly Picture[]> {
  const found: Picture[] = []
  for (const { plan } of plans) {
    const picture = await pictures.of({ plan: plan.id, asOf, knownAt })
    if (picture) found.push(picture)
  }
  return found
}

/** An indicator in its own plan and in those of other years, the oldest first. A plan that is in no list has its own year only. */
export async function yearsOfIndicator(
  pictures: Pictures,
  { plan, indicator }: { readonly plan: Plan; readonly indicator: Indicator },
  asked: Standpoint,
): Promise<readonly YearOfIndicator[]> {
  const plans = await plansOfRegion(pictures, plan.region, asked)
  const at = plans.findIndex((one) => one.plan.id === plan.id)
  if (at < 0) return []
  const start = Math.max(0, Math.min(at, plans.length - MOST_PLANS))
  const found = await picturesOf(pictures, plans.slice(start, start + MOST_PLANS), asked)
  const line = linesThen(found).find(({ inPlans }) => inPlans.get(plan.id)?.id === indicator.id)
  return found.flatMap((picture) => yearIn(picture, line?.inPlans.get(picture.kept.plan.id)))
}

/** Which indicators of these years are one: worked out once for the same plans. */
export function linesThen(pictures: readonly Picture[]): readonly YearsLine[] {
  const plans = pictures.map(({ kept }) => kept.plan)
  const [first, ...others] = plans
  return first ? keptLines([first, ...others], '', () => linesOfYears(plans)) : []
}

const keptLines = keptPer<readonly YearsLine[]>(1)

/** What a year brought an indicator, worked out once; nothing where the plan has no such indicator. */
export const yearIn = (picture: Picture, indicator: Indicator | undefined): readonly YearOfIndicator[] =>
  indicator ? keptYears([picture, indicator], '', () => yearOf(picture, indicator)) : []

const keptYears = keptPer<readonly YearOfIndicator[]>(1)

/** A target that goes on after the plan's year is judged by the end of that year. */
function yearOf(
  { kept: { plan }, assessments, figures, asOf }: Picture,
  indicator: Indicator,
): readonly YearOfIndicator[] {
  const assessment = assessments.find((one) => one.indicator === indicator.id)
  if (!assessment) return []
  const end = lastDayOf(wholeYear(plan))
  if (end >= asOf || lastDayOf(targetOn(indicator, asOf).horizon) <= end)
    return [{ plan, indicator, assessment }]
  const then = planOn(plan, end)
  const before = then.indicators.find(({ id }) => id === indicator.id)
  if (!before) return []
  return [
    {
      plan: then,
      indicator: before,
      assessment: assess({
        plan: then,
        indicator: before,
        asOf: end,
        figures: figuresAbout(before, byIndicatorOf(figures)),
      }),
    },
  ]
}
