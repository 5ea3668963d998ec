// What a rule of alerts is, and what its kind must answer: parameters as a schema, words, what it says of a matter. Read by read-rules.ts.

import Type, { type Static, type TNumber, type TObject, type TProperties } from 'typebox'
import type { Json } from '../core/deed.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Firmness, Kind } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import { type Condition, LEVELS, type Level, type Receiver, type Subject } from '../slips/finding.ts'
import { closed, oneOf } from '../yaml/schema.ts'
import type { Ground, ReceiverChoice, ServiceFacts } from './ground.ts'
import type { Series } from './series.ts'

/** Which indicators a rule looks at: all that fit everything named here. Null: all. */
interface Which {
  readonly kinds: readonly Kind[] | null
  readonly firmness: Firmness | null
  /** Ids of sections; `none` for tasks before the first heading. */
  readonly sections: readonly string[] | null
  readonly tasks: readonly number[] | null
  readonly indicators: readonly string[] | null
  /** Ids of indicators that it does not look at although they fit. */
  readonly except: readonly string[]
}

/** What every rule has, whatever its kind. */
export interface RuleBase {
  readonly id: string
  readonly on: boolean
  /** Id of the one plan that it is about; null: every plan. */
  readonly plan: string | null
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

/** What a rule says of one matter. Sentences and facts are made when they are read: most findings are never read. */
export interface Said {
  readonly condition: Condition
  readonly level: Level
  /** Its level counts days and no figures. */
  readonly byDays?: boolean
  /** With which colour a new slip begins where its level counts days. */
  readonly begins?: Level
  /** Reminds of what is not late yet: no slip with a number of its own. */
  readonly reminds?: boolean
  readonly period: Period | null
  readonly since: Day | null
  readonly reason: () => Text
  readonly requirement: () => Text
  readonly facts: () => Json
  /** Absent: the indicator's. */
  readonly receivers?: readonly Receiver[]
  /** Ids of leaders; absent: those of the indicator's task. */
  readonly leaders?: readonly string[]
  /** Absent: the rule's. */
  readonly limitDays?: number
  readonly occasion?: string
  readonly urgent?: boolean
}

export interface SaidOf extends Said {
  readonly subject: Subject
}

/** What raises a matter and what clears it, in a sentence each, with the rule's own numbers. */
interface RuleWords {
  readonly raises: Text
  readonly clears: Text
}

/** How a rule looks: at each indicator that fits its `which`, at the plan as a whole, or at the service. */
type Look =
  | { readonly at: 'indicators'; readonly say: (series: Series, ground: Ground) => Said | null }
  | {
      readonly at: 'plan'
      /** Numbers of the tasks that it is about; absent: whatever the plan has. */
      readonly tasks?: readonly number[]
      readonly say: (ground: Ground) => readonly SaidOf[]
    }
  | { readonly at: 'service'; readonly say: (facts: ServiceFacts, now: Instant) => readonly SaidOf[] }

type Saying<At extends Look['at']> = Extract<Look, { readonly at: At }>['say']

export const atIndicators = (say: Saying<'indicators'>): Look => ({ at: 'indicators', say })
export const atPlan = (say: Saying<'plan'>, tasks?: readonly number[]): Look => ({
  at: 'plan',
  say,
  ...(tasks && { tasks }),
})
export const atService = (say: Saying<'service'>): Look => ({ at: 'service', say })

/** A rule of the file, ready to be asked. */
export interface Rule extends RuleBase {
  readonly kind: string
  readonly words: RuleWords
  readonly look: Look
  /** Whom its kind tells where the file does not say. */
  readonly tells: readonly ReceiverChoice[]
}

export interface RuleKind {
  readonly kind: string
  readonly at: Look['at']
  readonly title: Text
  /** The kind's own parameters beside those that all rules have. */
  readonly parameters: TObject
  /** `parameters`: checked by the schema. */
  readonly make: (base: RuleBase, parameters: unknown) => Rule
}

/** Ties parameters to their type once, so that nobody else needs to know it. */
export function ruleKind<Properties extends TProperties>(of: {
  readonly kind: string
  readonly at: Look['at']
  readonly title: Text
  readonly tells: readonly ReceiverChoice[]
  readonly parameters: Properties
  readonly words: (parameters: Static<TObject<Properties>>, base: RuleBase) => RuleWords
  readonly look: (parameters: Static<TObject<Properties>>, base: RuleBase) => Look
}): RuleKind {
  const { kind, at, title, tells } = of
  return {
    kind,
    at,
    title,
    parameters: closed(of.parameters),
    make: (base, parameters) => {
      const own = parameters as Static<TObject<Properties>>
      return {
        ...base,
        kind,
        tells,
        words: of.words(own, base),
        look: of.look(own, base),
      }
    },
  }
}

export const LevelName = oneOf(LEVELS)

export const wholeNumber = (minimum: number, maximum: number, meaning: string) =>
  Type.Integer({ minimum, maximum, description: `${minimum}-${maximum}: ${meaning}` })

export const realNumber = (minimum: number, maximum: number, meaning: string): TNumber =>
  Type.Number({ minimum, maximum, description: `${minimum}-${maximum}: ${meaning}` })

/** Working days after something: one level each, in order. */
export const DayGrades = Type.Array(
  closed({ level: LevelName, days: wholeNumber(1, 250, 'working days / 工作日') }),
  { minItems: 1, maxItems: 3 },
)
