// One year's work report of one region: what was promised, by whom, in which words.
import { type Band, comparatorRules, nearestPoint } from './comparators.ts'
import { type Decimal, HUNDRED, ZERO } from './decimal.ts'
import type { Kind } from './kinds/index.ts'
import type { Base, Mandate, Measurand, Policy, Target } from './measurand.ts'
import {
  beginOf,
  type CountedYear,
  countedYearOf,
  type Day,
  endIndex,
  type Instant,
  monthAt,
  type Period,
  period,
  wholeYear,
  yearOf,
} from './period.ts'

export type { Comparator, Direction } from './comparators.ts'
export type { Kind } from './kinds/index.ts'
export type { Amendment, Base, Firmness, Mandate, Pace, Policy, SetBy, Step, Target } from './measurand.ts'

export interface Indicator extends Measurand {
  readonly kind: Kind
}

export interface Unit {
  readonly id: string
  readonly name: string
  /** Absent: not given. */
  readonly nameEn?: string
  readonly aliases: readonly string[]
  /** The bureau of a sub-office (区发改局 of 区金融办). */
  readonly parent: string | null
  /** Ids of members; only groups (各街道办事处) have any. */
  readonly members: readonly string[]
}

export interface Leader {
  readonly id: string
  readonly name: string
  readonly nameEn?: string
  readonly doubt: string | null
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly titleEn?: string
}

/** Who answers for a task from a day on. */
export interface TaskAmendment extends Mandate {
  readonly changes: Partial<Pick<Task, 'lead' | 'responsible' | 'leaders'>>
}

/** Money that stands behind a task: 6000 万元, 区财政资金. */
export interface Fund {
  readonly amount: Decimal
  readonly unit: string
  /** Where it comes from; null: the plan does not say. */
  readonly source: string | null
  /** 总投资, 年度投资, 补助: what it is; null: the plan does not say. */
  readonly use: string | null
}

export interface Task {
  readonly number: number
  readonly section: string | null
  /** Verbatim. */
  readonly text: string
  /** Ids of units and leaders, in the table's order. */
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly leaders: readonly string[]
  /** 分值, 权重, 考核单位; null and empty where the plan does not say. */
  readonly weight: Decimal | null
  readonly examiners: readonly string[]
  readonly funds: readonly Fund[]
  /** What the scan leaves unsure; never silently mended. */
  readonly doubts: readonly string[]
  /** Why nothing in it can be measured; null when it has indicators. */
  readonly unmeasured: string | null
  /** Oldest first; what stands above counted before the first. */
  readonly amendments: readonly TaskAmendment[]
  /** By what it came into a plan in force, or was ended in one; null: by nothing. */
  readonly added: Mandate | null
  readonly ended: Mandate | null
}

/** A slip of the pen in a plan in force that was mended for all its days: which field, and what stood there. */
export interface Correction extends Mandate {
  readonly field: string
  readonly was: string
}

/** A written report that lead units owe. */
export interface Duty {
  readonly id: string
  readonly title: string
  /** The date in the notice. */
  readonly date: Day
  /** The working day on which it counts: `date`, or the working day before a rest day. */
  readonly due: Day
  /** 区分管领导, 区政府督查室: in words. */
  readonly receivers: readonly string[]
  /** So many working days before `due` its round of reports opens; absent: as usual. */
  readonly opens?: number
}

/** Digits in the texts that promise nothing, so that every digit is accounted for. */
export interface NonTarget {
  readonly task: number
  readonly phrase: string
  readonly reason: string
}

export interface Plan extends CountedYear {
  readonly id: string
  readonly region: string
  readonly regionName: string | null
  readonly regionNameEn?: string
  readonly title: string
  readonly document: string | null
  readonly issued: Day | null
  /** What numbers of its slips begin with (机关代字), 鲤督. */
  readonly slipPrefix: string | null
  readonly policy: Policy
  readonly duties: readonly Duty[]
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly sections: readonly Section[]
  readonly tasks: readonly Task[]
  readonly indicators: readonly Indicator[]
  /** Series that nobody promised anything of and others are held against (全省平均增速): rates without a target of their own. */
  readonly references: readonly Indicator[]
  /** 监测指标: figures that are looked at and have no target, so no status and no slip. Their `direction` says which way is better; `band`: neither. */
  readonly watched: readonly Indicator[]
  readonly nonTargets: readonly NonTarget[]
  readonly corrections: readonly Correction[]
}

/** A plan as it is kept: with the moment at which we had this version of it and the hash of the file it was read from. */
export interface KeptPlan {
  readonly plan: Plan
  readonly sha256: string
  readonly recordedAt: Instant
  /** When its first version came; of a plan that was withdrawn, the first after that. */
  readonly sentAt: Instant
}

/** What is measured for the plan: its indicators, the series that they are only compared with, and those that are only watched. */
export const seriesOf = ({
  indicators,
  references,
  watched,
}: Pick<Plan, 'indicators' | 'references' | 'watched'>): readonly Indicator[] =>
  references.length + watched.length === 0 ? indicators : [...indicators, ...references, ...watched]

/** Whom a target is held against; null when it is held against nobody. */
export const partnerIn = (
  { indicators, references }: Pick<Plan, 'indicators' | 'references'>,
  target: Pick<Target, 'with'>,
): Indicator | null =>
  [indicators, references].flatMap((all) => all.find(({ id }) => id === target.with) ?? [])[0] ?? null

/** What the margin of a target adds to its partner's value: below zero for what is to be slower; zero without a margin. */
export const addedBy = ({ comparator, margin }: Pick<Target, 'comparator' | 'margin'>): Decimal =>
  margin === undefined ? ZERO : comparatorRules[comparator].direction === 'down' ? margin.neg() : margin

/** What a change from its base comes to, in the indicator's unit. */
export const reachedFrom = ({ value, change, by }: Base): Decimal =>
  by === 'percent' ? value.mul(change.add(HUNDRED)).div(HUNDRED) : value.add(change)

/** Both ends of a target that is a range; null for all others. */
export const bandOf = ({ value, upper }: Pick<Target, 'value' | 'upper'>): Band | null =>
  value === null || upper === undefined ? null : { lower: value, upper }

/** What a way leads to: of a band the end that is reached first. Null where a target is held against a partner. */
export function goalOf(
  { direction, baseline }: Pick<Measurand, 'direction' | 'baseline'>,
  target: Pick<Target, 'value' | 'upper'>,
): Decimal | null {
  const band = bandOf(target)
  if (!band || direction === 'up') return target.value
  if (direction === 'down') return band.upper
  return nearestPoint(baseline ?? band.lower, { value: band.lower, band })
}

/** The target that counts on a day. */
export function targetOn(indicator: Measurand, day: Day): Target {
  let current = indicator.target
  for (const amendment of indicator.amendments) if (amendment.decided <= day) current = amendment.target
  return asToldBy(current, day)
}

/** Without its value before the day on which another body told it. */
function asToldBy(target: Target, day: Day): Target {
  const told = target.setBy?.told ?? null
  if (told === null || told <= day) return target
  const { upper: _upper, base: _base, periods: _periods, ...rest } = target
  return { ...rest, value: null }
}

/** Whether another body has yet to set it. */
export const isAwaited = ({ setBy, value }: Pick<Target, 'setBy' | 'value'>): boolean =>
  setBy !== undefined && value === null

/** The time of a target. Beginnings are months from year 0, as `endIndex` counts: what ends later lies within. */
export interface TargetTime {
  /** From when figures count: the programme's start, else the plan's year. */
  readonly from: number
  /** When the plan's year begins: nothing before it is asked for. */
  readonly begin: number
  readonly horizon: Period
}

export function spanOf(plan: CountedYear, { from, horizon }: Pick<Target, 'from' | 'horizon'>): TargetTime {
  const begin = beginOf(plan)
  return { from: from === null ? begin : endIndex(from) - 1, begin, horizon }
}

/** The part of a target's time by which a figure of `period` is judged: the whole, of a target for each year that year. */
export function judgedTimeOf(
  plan: CountedYear,
  target: Target,
  period: Period,
): Pick<TargetTime, 'from' | 'horizon'> {
  const { from, horizon } = spanOf(plan, target)
  if (target.each === null) return { from, horizon }
  const year = countedYearOf(period, plan.yearBegins)
  const whole = wholeYear(year)
  return {
    from: Math.max(from, beginOf(year)),
    horizon: endIndex(whole) < endIndex(horizon) ? whole : horizon,
  }
}

/**
 * Of which periods a plan's figures are: all that its status, its walls and its calendar are made of.
 * From the year before the plan's, which a bullet shows beside its own, or the start of the oldest programme, to the end of
 * the year or the farthest horizon that any target has or had, whichever is later. Figures of other periods change no assessment.
 */
export function periodsOfPlan(plan: Pick<Plan, 'year' | 'yearBegins' | 'indicators'>): {
  readonly from: Period
  readonly to: Period
} {
  const spans = plan.indicators.flatMap(({ target, amendments }) =>
    [target, ...amendments.map((amendment) => amendment.target)].map((one) => spanOf(plan, one)),
  )
  const to = spans.reduce(
    (latest, { horizon }) => (endIndex(horizon) > endIndex(latest) ? horizon : latest),
    wholeYear(plan),
  )
  const first = spans.reduce((least, { from }) => Math.min(least, from), beginOf(plan) - 12)
  return { from: monthAt(first + 1), to }
}

/** Periods whose figures can enter the judgement of these plans: from the first year of any programme of theirs, else their own, to their last horizon. */
export function periodsOfJudgement(plans: readonly Pick<Plan, 'year' | 'indicators'>[]): {
  readonly from: Period
  readonly to: Period
} {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { year, indicators } of plans) {
    first = Math.min(first, year)
    for (const { target, amendments } of indicators) {
      for (const { from, horizon } of [target, ...amendments.map((one) => one.target)]) {
        if (from !== null) first = Math.min(first, yearOf(from))
        last = Math.max(last, yearOf(horizon))
      }
    }
  }
  return { from: period(`${first}-01`), to: period(String(Math.max(first, last))) }
}
