// What is measured and what was promised of it: target, pace, steps, release, thresholds. Its kind says how it is judged.
import type { CheckName } from './check-names.ts'
import type { Comparator, Direction } from './comparators.ts'
import type { Decimal } from './decimal.ts'
import type { Nature } from './nature.ts'
import type { Day, Frequency, Period } from './period.ts'

/** 确保/完成 or 力争/争取 */
export type Firmness = 'binding' | 'aspirational'
/** What a count counts: 启动 / 建成 / 推进 */
type Action = 'start' | 'finish' | 'advance'

/** What a target that is said as a change starts from (比 2020 年下降 15%). The record stays beside the number that follows from it. */
export interface Base {
  readonly period: Period
  /** What was reached then, in the indicator's unit. */
  readonly value: Decimal
  /** Below zero: a fall. In percent of `value`, or in the indicator's unit. */
  readonly change: Decimal
  readonly by: 'percent' | 'unit'
  /** Where `value` stands; null when the plan does not say. */
  readonly source: string | null
}

/** What one period is to reach by itself. */
interface PeriodTarget {
  readonly period: Period
  readonly value: Decimal
}

/** Who sets a target that the plan only passes on (完成省下达目标), and when it was told. */
export interface SetBy {
  /** 省政府, 上级 */
  readonly body: string
  /** The day on which the value was told; null: with the plan, or not yet. */
  readonly told: Day | null
  /** By which document; null: the plan does not say. */
  readonly document: string | null
}

export interface Target {
  readonly comparator: Comparator
  /** In the indicator's unit, of a band its lower end. Zero for `none`; null where it is held against a partner, or until another body has set it. */
  readonly value: Decimal | null
  /** The upper end of a band; absent for all others. */
  readonly upper?: Decimal
  /** Where `value` follows from that of an earlier period; absent for all others. */
  readonly base?: Base
  /** Where periods have targets of their own, in their order; `value` and `horizon` are then the last one's. */
  readonly periods?: readonly PeriodTarget[]
  /** Of a place in an order: how many there are, where the plan says so. */
  readonly of?: Decimal
  /** Of what is held against a partner: by how many points it is to be above (or below) it, above zero. Absent: by anything. */
  readonly margin?: Decimal
  /** Allowed distance for about, exactly and in-step-with, in the indicator's unit; null: the plan's policy. */
  readonly tolerance: Decimal | null
  readonly firmness: Firmness
  /** By when: the year unless the text says otherwise (上半年: `2022-S1`). */
  readonly horizon: Period
  /** The first month of a programme that began before the plan's year: earlier years' figures count; null: the plan's year. */
  readonly from: Period | null
  /** 每年: the amount of every single year up to the horizon, each by itself; null: of the time as a whole. */
  readonly each: 'year' | null
  /**
   * Of a line that the years of the target's time share (三年内累计不超过): their amounts are added up. `said`: by the plan, in a
   * key or in its words; `taken`: its start says that it spans years, and nothing else does. Absent: each figure stands for itself.
   */
  readonly total?: 'said' | 'taken'
  /** The other indicator, in the same plan, that it is held against (in step, faster, slower); null for all others. */
  readonly with: string | null
  /** The body that sets it; absent: the plan itself. */
  readonly setBy?: SetBy
}

/** By what a plan that is in force changes: a document, why, and the day from which it counts. */
export interface Mandate {
  readonly decided: Day
  readonly document: string
  readonly reason: string
}

/** A change of what was promised. Earlier targets stay and are what counted before its day. */
export interface Amendment extends Mandate {
  readonly target: Target
  /** What else changes from that day on. */
  readonly changes: Partial<
    Pick<Measurand, 'phrase' | 'weight' | 'baseline' | 'pace' | 'steps' | 'lead' | 'responsible' | 'leaders'>
  >
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
  /** 保持: there is no way, the target itself is expected at every period. */
  | { readonly kind: 'held' }

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

interface Release {
  /** Day of the month after the period on which the figure is due, 1 to 28. */
  readonly day: number
  /** 1-2 月合并: January has no release of its own. */
  readonly january: 'own' | 'with-february'
}

/** What is measured for a task, whichever kind judges it: all that a plan says of an indicator but its kind. */
export interface Measurand {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
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
  /** Ids of units and leaders who answer for it in the place of its task's; null: it names none. `answerersOf` says who does. */
  readonly lead: readonly string[] | null
  readonly responsible: readonly string[] | null
  readonly leaders: readonly string[] | null
  /** Id of the indicator whose target is shared out (分解) and of which this is a share; null: a promise of its own. */
  readonly shareOf: string | null
  /** Where a share is to be reached, in words; null: it is named by its units. */
  readonly place: string | null
  /** By what it came into a plan in force, or was ended in one, its task's included; null: by nothing. */
  readonly added: Mandate | null
  readonly ended: Mandate | null
  readonly direction: Direction
  /** Where a level or ratio started; null when not known. */
  readonly baseline: Decimal | null
  readonly pace: Pace
  /** null: as the figures come (monthly until the first one is there). */
  readonly frequency: Frequency | null
  readonly release: Release
  /** Whether its cumulative figures begin anew with every year or run on from the start of a programme. */
  readonly countsFrom: 'year' | 'start'
  /** Unit that supplies the figure; null: the task's first lead unit. */
  readonly source: string | null
  /** Decimals shown. */
  readonly decimals: number
  /** 分值, 权重: what it counts in the yearly assessment; null: the plan does not say. */
  readonly weight: Decimal | null
  readonly nature: Nature | null
  /** 考核单位: who assesses it, in words. */
  readonly examiners: readonly string[]
  readonly action: Action | null
  readonly steps: readonly Step[]
  /** Ids of indicators of the same plan whose amounts add up to this one's; empty: none are declared. */
  readonly parts: readonly string[]
  /** Checks of its figures that do not fit it. */
  readonly checksOff: readonly CheckName[]
  /** 指标解释: what is counted and what is not. */
  readonly definition: string | null
  /** 计算方法: how the figure comes from others. */
  readonly formula: string | null
  /** 数据出处: the form, system or yearbook that the figure is taken from. */
  readonly origin: string | null
  readonly note: string | null
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
