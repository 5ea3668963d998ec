// What a rule of alerts says of one matter on one day: whether it holds, how grave it is, why, and who must answer.
import type { Json } from '../core/deed.ts'
import type { Day, Period } from '../core/period.ts'
import type { Text } from '../core/text.ts'

/** 蓝: reminds; 橙: warns; 红: is reported upward. */
export const LEVELS = ['blue', 'orange', 'red'] as const
export type Level = (typeof LEVELS)[number]

/** What an alert is about. `id` of an indicator, duty, unit, entry of the register, or of a part of the service; a task's number as text. */
export interface Subject {
  readonly kind: 'indicator' | 'task' | 'duty' | 'unit' | 'matter' | 'service'
  readonly id: string
}

/** One rule about one subject of one plan: the thing of which at most one slip per receiver is open. */
export interface Matter {
  /** Null when the service itself is the matter. */
  readonly plan: string | null
  /** Region code; null when the service itself is the matter. */
  readonly region: string | null
  readonly subject: Subject
  /** Id of the rule in `dashboards/alerts.yaml`. */
  readonly rule: string
}

/** Who must answer: a unit of the plan, or everybody of a role. */
export interface Receiver {
  readonly kind: 'unit' | 'role'
  readonly id: string
}

/**
 * `raised`: what the rule warns of is so. `recovering`: it is no longer so, but not yet for as long as the rule asks for
 * (hysteresis). `clear`: what clears the matter is so.
 */
export type Condition = 'raised' | 'recovering' | 'clear'

export interface Finding {
  readonly matter: Matter
  /** Day on which one stands. */
  readonly asOf: Day
  readonly condition: Condition
  /** How grave it is by the rule itself; a slip never goes below what it has reached. */
  readonly level: Level
  /** Its level counts days and no figures: time alone never outweighs an answer. Absent: it judges figures. */
  readonly byDays?: boolean
  /** The colour with which a new slip begins, where days on which nobody was told made it graver. Absent: its level. */
  readonly begins?: Level
  /** The period judged; null for what has none (duties, the service). */
  readonly period: Period | null
  /** First day from which it has been so without interruption, as far as the figures tell; null when not known. */
  readonly since: Day | null
  /** What is so, with the numbers, in a sentence: not "threshold exceeded". */
  readonly reason: Text
  /** What is asked for, with the pace now needed where there is one. */
  readonly requirement: Text
  /** Who answers: the first in charge (主办), the others with it (协办). Never empty. */
  readonly receivers: readonly Receiver[]
  /** Ids of the plan's leaders in charge, who are told from orange on. */
  readonly leaders: readonly string[]
  /** Working days until an answer is due. */
  readonly limitDays: number
  /**
   * Which step of a rule that reminds more than once (`before-7`, `due`, `late-5`): an open slip is told again when this
   * changes, whatever its level. Absent: told when raised and when its level rises.
   */
  readonly occasion?: string
  /** Told at once, on rest days too (red, ceilings), instead of with the day's digest. */
  readonly urgent: boolean
  /** Figures and arithmetic as known then, enough to check the reason by hand; no secrets. */
  readonly facts: Json
  /** Reminds of what is not late yet: no slip with a number of its own until it is. Absent: it is more than that. */
  readonly reminds?: boolean
  /** Every rule that says so, the gravest first, where several speak of one matter. Absent: the matter's own. */
  readonly rules?: readonly string[]
  /** Ids of uploads whose figures it rests on: when they are undone, so is its slip. Absent: none, or not known. */
  readonly rests?: readonly string[]
}

/** The rule that no file has: such a matter only a supervisor closes. */
export const BY_HAND = 'by-hand'

/** What one rule says of one thing, for keys: `licheng-2022/behind/indicator/gdp`. */
export const matterKey = ({ plan, rule, subject }: Matter): string =>
  `${plan ?? 'service'}/${rule}/${subject.kind}/${subject.id}`

/** One text per receiver: `unit/fagai`. */
export const receiverKey = ({ kind, id }: Receiver): string => `${kind}/${id}`
