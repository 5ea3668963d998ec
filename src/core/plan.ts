// One year's work report of one region: what was promised, by whom, in which words.
import type { CheckName } from './check-names.ts'
import type { Decimal } from './decimal.ts'
import type { Day, Frequency, Instant, Period } from './period.ts'

export const KINDS = [
  'growth',
  'cumulative',
  'level',
  'ratio',
  'count',
  'milestone',
  'ceiling',
  'relation',
] as const
export type Kind = (typeof KINDS)[number]

export const COMPARATORS = [
  'at-least',
  'more-than',
  'about',
  'exactly',
  'at-most',
  'less-than',
  'none',
  'in-step-with',
] as const
export type Comparator = (typeof COMPARATORS)[number]

/** 确保/完成 or 力争/争取 */
export type Firmness = 'binding' | 'aspirational'
/** Which way is better. `band`: staying near is what counts. */
export type Direction = 'up' | 'down' | 'band'
/** What a count counts: 启动 / 建成 / 推进 */
export type Action = 'start' | 'finish' | 'advance'

export interface Target {
  readonly comparator: Comparator
  /** In the indicator's unit. Zero for `none`; null only for `in-step-with`. */
  readonly value: Decimal | null
  /** Allowed distance for about, exactly and in-step-with, in the indicator's unit; null: the plan's policy. */
  readonly tolerance: Decimal | null
  readonly firmness: Firmness
  /** By when: the year unless the text says otherwise (上半年: `2022-S1`). */
  readonly horizon: Period
  /** The other indicator of in-step-with, in the same plan; null for all others. */
  readonly with: string | null
}

/** A change of a target, decided by a document on a day. Earlier targets stay and are what counted before it. */
export interface Amendment {
  readonly decided: Day
  readonly document: string
  readonly reason: string
  readonly target: Target
}

/** How much is expected by when. Shares and values are cumulative from the year’s start and run towards the target. */
export type Pace =
  | { readonly kind: 'linear' }
  /** 12 cumulative shares in percent, the last 100. */
  | { readonly kind: 'seasonal'; readonly shares: readonly Decimal[] }
  /** 12 cumulative values in the indicator's unit. */
  | { readonly kind: 'monthly'; readonly values: readonly Decimal[] }
  /** The planned dates of the indicator's own steps or items. */
  | { readonly kind: 'milestones' }
  /** Nothing is expected before the horizon. */
  | { readonly kind: 'at-end' }

/** One step of a milestone indicator, or one named item of a count. */
export interface Step {
  readonly id: string
  readonly name: string
  readonly due: Day
  /** When it really happened, as far as the plan file knows. */
  readonly done: Day | null
  /** Share in the whole; only proportions count. */
  readonly weight: Decimal
}

export interface Release {
  /** Day of the month after the period on which the figure is due, 1 to 28. */
  readonly day: number
  /** 1-2 月合并: January has no release of its own. */
  readonly january: 'own' | 'with-february'
}

export interface Indicator {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly kind: Kind
  /** Unit of measure as shown: `%`, `亩`, `户`, `亿元`. */
  readonly unit: string
  /** Unit of the amounts behind a growth rate (亿元), when such figures are kept too. */
  readonly levelUnit: string | null
  /** Number of the task that promises it; null in plans without tasks. */
  readonly task: number | null
  /** The exact words of the task's text that it was read from. */
  readonly phrase: string | null
  readonly target: Target
  /** Oldest first; `target` is what counted before the first. */
  readonly amendments: readonly Amendment[]
  readonly direction: Direction
  /** Where a level or ratio started; null when not known. */
  readonly baseline: Decimal | null
  readonly pace: Pace
  /** null: as the figures come (monthly until the first one is there). */
  readonly frequency: Frequency | null
  readonly release: Release
  /** Unit that supplies the figure; null: the task's first lead unit. */
  readonly source: string | null
  /** Decimals shown. */
  readonly decimals: number
  readonly weight: Decimal
  readonly action: Action | null
  readonly steps: readonly Step[]
  /** Ids of indicators of the same plan whose amounts add up to this one's; empty: none are declared. */
  readonly parts: readonly string[]
  /** Checks of its figures that do not fit it. */
  readonly checksOff: readonly CheckName[]
  readonly note: string | null
}

export interface Unit {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** The bureau of a sub-office (区发改局 of 区金融办). */
  readonly parent: string | null
  /** Ids of members; only groups (各街道办事处) have any. */
  readonly members: readonly string[]
}

export interface Leader {
  readonly id: string
  readonly name: string
  readonly doubt: string | null
}

export interface Section {
  readonly id: string
  readonly title: string
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
  /** What the scan leaves unsure; never silently mended. */
  readonly doubts: readonly string[]
  /** Why nothing in it can be measured; null when it has indicators. */
  readonly unmeasured: string | null
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
}

/** Digits in the texts that promise nothing, so that every digit is accounted for. */
export interface NonTarget {
  readonly task: number
  readonly phrase: string
  readonly reason: string
}

/** The named thresholds of a plan. Points are percentage points. */
export interface Policy {
  /** Points above pace from which an indicator is ahead. */
  readonly aheadPoints: Decimal
  /** Behind by less than this is yellow, from it on red. */
  readonly watchCompletionPoints: Decimal
  readonly watchGrowthPoints: Decimal
  /** 左右: allowed shortfall of rates in points, of amounts in percent of the target. */
  readonly aboutRatePoints: Decimal
  readonly aboutAmountPercent: Decimal
}

export interface Plan {
  readonly id: string
  readonly region: string
  readonly regionName: string | null
  readonly year: number
  readonly title: string
  readonly document: string | null
  readonly issued: Day | null
  readonly policy: Policy
  readonly duties: readonly Duty[]
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly sections: readonly Section[]
  readonly tasks: readonly Task[]
  readonly indicators: readonly Indicator[]
  readonly nonTargets: readonly NonTarget[]
}

/** A plan as it is kept: with the moment at which we had it and the hash of the file it was read from. */
export interface KeptPlan {
  readonly plan: Plan
  readonly sha256: string
  readonly recordedAt: Instant
}

/** The target that counts on a day. */
export function targetOn(indicator: Indicator, day: Day): Target {
  let current = indicator.target
  for (const amendment of indicator.amendments) if (amendment.decided <= day) current = amendment.target
  return current
}
