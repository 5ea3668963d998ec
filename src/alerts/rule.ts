// What a rule of alerts is: written in dashboards/alerts.yaml, read by src/alerts/read-alerts.ts, run by its kind.
import type { Level, Receiver } from '../core/finding.ts'
import type { Firmness, Kind } from '../core/plan.ts'
import type { Text } from '../core/text.ts'

/** Which indicators a rule looks at: all that fit everything named here. Null: all. */
export interface Which {
  readonly kinds: readonly Kind[] | null
  readonly firmness: Firmness | null
  /** Ids of sections; `none` for tasks before the first heading. */
  readonly sections: readonly string[] | null
  readonly tasks: readonly number[] | null
  readonly indicators: readonly string[] | null
  /** Ids of indicators that it does not look at although they fit. */
  readonly except: readonly string[]
}

/** Who is told: units by their part in the task, or one unit or role by name. */
export type ReceiverChoice = 'lead' | 'responsible' | 'source' | Receiver

/** What every rule has, whatever its kind. */
export interface RuleBase {
  readonly id: string
  readonly on: boolean
  readonly title: Text
  readonly which: Which
  /** Working days until an answer is due. */
  readonly limitDays: number
  /** Null: whom its kind tells. */
  readonly receivers: readonly ReceiverChoice[] | null
}

/**
 * How grave: the highest level whose numbers are all reached (equal is reached); null when none is. Grades stand in the
 * order blue, orange, red.
 */
export function gradeReached<Grade extends { readonly level: Level }>(
  grades: readonly Grade[],
  reached: (grade: Grade) => boolean,
): Level | null {
  let level: Level | null = null
  for (const grade of grades) if (reached(grade)) level = grade.level
  return level
}
