// A target that is shared out (指标分解): the whole, its shares, and whether these add up to it.
import type { Assessment } from './assessment.ts'
import { type Decimal, toPlain, ZERO } from './decimal.ts'
import { isRate, kindRules } from './kinds/index.ts'
import type { Day } from './period.ts'
import { type Indicator, type Plan, targetOn } from './plan.ts'
import { endedBy } from './plan-days.ts'
import { type Text, text } from './text.ts'

type Indicators = Pick<Plan, 'indicators'>

interface Family {
  readonly byId: ReadonlyMap<string, Indicator>
  readonly shares: ReadonlyMap<string, readonly Indicator[]>
}

const families = new WeakMap<Plan['indicators'], Family>()

function familyOf({ indicators }: Indicators): Family {
  let known = families.get(indicators)
  if (!known) {
    const shares = new Map<string, Indicator[]>()
    for (const one of indicators) {
      if (one.shareOf === null) continue
      const found = shares.get(one.shareOf)
      if (found) found.push(one)
      else shares.set(one.shareOf, [one])
    }
    known = { byId: new Map(indicators.map((one) => [one.id, one])), shares }
    families.set(indicators, known)
  }
  return known
}

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

const partitions = new WeakMap<Plan['indicators'], readonly Partition[]>()

/** Of all indicators that have any: by the parts that the plan declares (分项), and by shares that may be added (分解). */
export function partitionsOf(plan: Indicators): readonly Partition[] {
  let known = partitions.get(plan.indicators)
  if (!known) {
    known = plan.indicators.flatMap((whole): Partition[] => {
      const shares = addsUpOverShares(whole) ? sharesOf(plan, whole).map(({ id }) => id) : []
      return [whole.parts, shares].flatMap((parts) => (parts.length > 0 ? { whole, parts } : []))
    })
    partitions.set(plan.indicators, known)
  }
  return known
}

/** What the shares promise together beside what the whole does, in its unit. */
interface SharedOut {
  readonly whole: Decimal
  readonly sum: Decimal
  /** Above zero: more is shared out than promised; below: less. */
  readonly difference: Decimal
}

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

/** 各部分合计 95 亩，比整体目标 100 亩少 5 亩 (in English likewise); null: they make it up exactly. */
export function differenceWords(
  { name, nameEn, id, unit }: Pick<Indicator, 'name' | 'nameEn' | 'id' | 'unit'>,
  { whole, sum, difference }: SharedOut,
): Text | null {
  if (difference.equals(ZERO)) return null
  const isMore = difference.compare(ZERO) > 0
  const [all, goal, by] = [sum, whole, difference.abs()].map((value) => `${toPlain(value)} ${unit}`)
  return text(
    `“${name}”（${id}）分解的目标合计 ${all}，比整体目标 ${goal}${isMore ? '多' : '少'} ${by}。`,
    `The shares of “${nameEn ?? name}” (${id}) make ${all}, ${by} ${isMore ? 'more' : 'less'} than its target of ${goal}.`,
  )
}

/** A promise of its own: what headlines and tallies count. Shares are counted beside them. */
export const isWhole = ({ shareOf }: Pick<Indicator, 'shareOf'>): boolean => shareOf === null

export const wholesOf = ({ indicators }: Indicators): readonly Indicator[] => indicators.filter(isWhole)

/** The assessments of the plan's wholes. */
export const ofWholes = (plan: Indicators, assessments: readonly Assessment[]): readonly Assessment[] => {
  const { byId } = familyOf(plan)
  return assessments.filter(({ indicator }) => (byId.get(indicator)?.shareOf ?? null) === null)
}
