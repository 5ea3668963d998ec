// A target that is shared out (指标分解): the whole, its shares, and whether these add up to it.
import type { Assessment } from './assessment.ts'
import { type Decimal, ZERO } from './decimal.ts'
import { grouped } from './grouped.ts'
import { isRate, kindRules } from './kinds/index.ts'
import { oncePer } from './once-per.ts'
import type { Day } from './period.ts'
import { type Indicator, type Plan, targetOn } from './plan.ts'
import { endedBy } from './plan-days.ts'
import type { SharedOut } from './shared-out.ts'
import { compareWorst } from './worst-first.ts'

type Indicators = Pick<Plan, 'indicators'>

interface Family {
  readonly byId: ReadonlyMap<string, Indicator>
  /** By the id of the whole; under null those that are no shares. */
  readonly shares: ReadonlyMap<string | null, readonly Indicator[]>
}

const familyAmong = oncePer(
  (indicators: Plan['indicators']): Family => ({
    byId: new Map(indicators.map((one) => [one.id, one])),
    shares: grouped(indicators, ({ shareOf }) => shareOf),
  }),
)

const familyOf = ({ indicators }: Indicators): Family => familyAmong(indicators)

/** Of which indicator this is a share; null: it is a promise of its own. */
export const wholeOf = (plan: Indicators, { shareOf }: Pick<Indicator, 'shareOf'>): Indicator | null =>
  shareOf === null ? null : (familyOf(plan).byId.get(shareOf) ?? null)

const NONE: readonly Indicator[] = []

/** The shares of an indicator, in the plan's order; empty: its target is not shared out. */
export const sharesOf = (plan: Indicators, { id }: Pick<Indicator, 'id'>): readonly Indicator[] =>
  familyOf(plan).shares.get(id) ?? NONE

/** A share, a mean or an intensity, by its unit of measure. */
export const isRatioUnit = (unit: string): boolean =>
  /[%％‰/／]|百分点|每|指数|\bper\b|\bpercentage\b/iu.test(unit)

const MEAN = /浓度|平均|年均|均值|均价|人均|户均|指数|率$|\b(average|mean|concentration|index|rate)\b/iu

/** Whether the targets and figures of its shares may be added: amounts may, rates, means and places in an order never. */
export const addsUpOverShares = ({ kind, unit, name }: Pick<Indicator, 'kind' | 'unit' | 'name'>): boolean =>
  !isRate({ kind, unit }) && !kindRules[kind].isPlace && !isRatioUnit(unit) && !MEAN.test(name)

/** An indicator and the ids of those whose amounts add up to its own. */
export interface Partition {
  readonly whole: Indicator
  readonly parts: readonly string[]
}

const partitionsAmong = oncePer((indicators: Plan['indicators']): readonly Partition[] =>
  indicators.flatMap((whole) => {
    const shares = addsUpOverShares(whole) ? sharesOf({ indicators }, whole).map(({ id }) => id) : []
    return [whole.parts, shares].flatMap((parts) => (parts.length > 0 ? { whole, parts } : []))
  }),
)

/** Of all indicators that have any: by the parts that the plan declares (分项), and by shares that may be added (分解). */
export const partitionsOf = ({ indicators }: Indicators): readonly Partition[] => partitionsAmong(indicators)

/** On a day; null: nothing is shared out, it may not be added, or a target is no number. What has ended does not count. */
export function sharedOut(plan: Indicators, whole: Indicator, day: Day): SharedOut | null {
  const shares = sharesOf(plan, whole).filter((share) => endedBy(share, day) === null)
  const goal = targetOn(whole, day).value
  if (shares.length === 0 || goal === null || !addsUpOverShares(whole)) return null
  let sum = ZERO
  for (const share of shares) {
    const { value } = targetOn(share, day)
    if (value === null) return null
    sum = sum.add(value)
  }
  return { whole: goal, sum, difference: sum.sub(goal) }
}

/** What the shares report together beside what the whole does, for the whole's period; null: it may not be added, or one of them has no such figure. */
export function reportedTogether(
  plan: Indicators,
  whole: Indicator,
  assessments: ReadonlyMap<string, Assessment>,
): SharedOut | null {
  const shares = sharesOf(plan, whole)
  const own = assessments.get(whole.id)
  if (!own?.actual || shares.length === 0 || !addsUpOverShares(whole)) return null
  let sum = ZERO
  for (const { id } of shares) {
    const one = assessments.get(id)
    if (one?.status === 'ended') continue
    if (!one?.actual || one.period !== own.period) return null
    sum = sum.add(one.actual)
  }
  return { whole: own.actual, sum, difference: sum.sub(own.actual) }
}

/** A share and how it stands. */
interface RankedShare {
  readonly share: Indicator
  readonly assessment: Assessment
}

/** The shares of an indicator by their gaps, the farthest behind first; those without one come last. */
export function rankedShares(
  plan: Indicators,
  whole: Indicator,
  assessments: ReadonlyMap<string, Assessment>,
): readonly RankedShare[] {
  return sharesOf(plan, whole)
    .flatMap((share): RankedShare[] => {
      const assessment = assessments.get(share.id)
      return assessment ? [{ share, assessment }] : []
    })
    .toSorted((a, b) => {
      const [one, other] = [leadOf(a), leadOf(b)]
      if (one === null || other === null)
        return Number(one === null) - Number(other === null) || compareWorst(a.assessment, b.assessment)
      return one.compare(other)
    })
}

/** The gap, turned so that more is better. */
function leadOf({ share: { direction }, assessment: { gap } }: RankedShare): Decimal | null {
  if (gap === null || direction === 'up') return gap
  return direction === 'down' ? gap.neg() : gap.abs().neg()
}

/** What a share is called beside its whole: its place, else its own lead units, else its name. */
export function shareLabel({ units }: Pick<Plan, 'units'>, { place, lead, name }: Indicator): string {
  if (place !== null) return place
  if (lead === null || lead.length === 0) return name
  return lead.map((id) => units.find((unit) => unit.id === id)?.name ?? id).join('、')
}

/** A promise of its own: what headlines and tallies count. Shares are counted beside them. */
export const isWhole = ({ shareOf }: Pick<Indicator, 'shareOf'>): boolean => shareOf === null

export const wholesOf = ({ indicators }: Indicators): readonly Indicator[] => indicators.filter(isWhole)

/** The assessments of the plan's wholes. */
export const ofWholes = (plan: Indicators, assessments: readonly Assessment[]): readonly Assessment[] => {
  const { byId } = familyOf(plan)
  return assessments.filter(({ indicator }) => (byId.get(indicator)?.shareOf ?? null) === null)
}
