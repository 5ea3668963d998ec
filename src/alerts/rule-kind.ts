// What a kind of rule must answer: its parameters as a schema, its words, and what it says of a matter.
import Type, { type Static, type TObject, type TProperties } from 'typebox'
import type { Json } from '../core/deed.ts'
import type { Condition, Level, Receiver, Subject } from '../core/finding.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import type { Ground } from './ground.ts'
import type { ReceiverChoice, RuleBase } from './rule.ts'
import type { ServiceFacts } from './self-facts.ts'
import type { Series } from './series.ts'

/** What a rule says of one matter. Sentences and facts are made when they are read: most findings are never read. */
export interface Said {
  readonly condition: Condition
  readonly level: Level
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
export interface RuleWords {
  readonly raises: Text
  readonly clears: Text
}

/** How a rule looks: at each indicator that fits its `which`, at the plan as a whole, or at the service. */
export type Look =
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
    parameters: Type.Object(of.parameters, { additionalProperties: false }),
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
