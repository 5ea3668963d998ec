// A plan that is being written: the values of a plan file task by task, with what is still asked of each.
import type { Decimal } from '../core/decimal.ts'
import type { Text } from '../core/text.ts'
import type { DictionaryEntry } from '../notices/dictionary.ts'
import type { AnswerEffect } from '../notices/reading.ts'
import type { RawIndicator, RawPlan, RawShare, RawTarget, RawTask } from '../plans/schema.ts'

/** The values of a plan file as JSON keeps them: numbers in plain digits. */
type Written<T> = T extends string | number | boolean | undefined
  ? T
  : T extends Decimal
    ? string
    : T extends readonly (infer One)[]
      ? readonly Written<One>[]
      : { readonly [Key in keyof T]: Written<T[Key]> }

export type WrittenPlan = Written<RawPlan>
export type WrittenTask = Written<RawTask>
export type WrittenIndicator = Written<RawIndicator>
export type WrittenShare = Written<RawShare>
export type WrittenTarget = Written<RawTarget>

/** Everything of a draft but its tasks. */
export interface DraftHead {
  readonly values: Omit<WrittenPlan, 'tasks' | 'nonTargets'>
  /** The file that it was read from, kept under its hash; null: it was begun empty or from a plan file. */
  readonly notice: { readonly name: string; readonly sha256: string } | null
  /** Nobody has said yet which region it is of. */
  readonly regionAsked: boolean
  /** Of one that goes on with the plan of the year before: what of it is not in the notice. */
  readonly lastYear?: { readonly year: number; readonly gone: readonly Text[] }
  /** Names of units and leaders that were read as another one. */
  readonly readings?: readonly {
    readonly sort: 'unit' | 'leader'
    readonly name: string
    readonly read: string
  }[]
  /** The dictionary that was read last. */
  readonly dictionary?: DraftDictionary
}

/** What became of a dictionary of indicators (指标解释) that somebody sent. */
export interface DraftDictionary {
  readonly file: string
  /** Entries in it. */
  readonly entries: number
  /** Indicators that something was written of, and questions that it raised. */
  readonly filled: number
  readonly asked: number
  /** Those that no indicator of the draft has the name of. */
  readonly unmatched: readonly DictionaryEntry[]
  /** Names of parts that no indicator has, each with the indicator that would have it. */
  readonly partless: readonly { readonly name: string; readonly of: string }[]
}

export interface DraftQuestion {
  readonly id: string
  /** Id of the indicator that it is about; null: the task. */
  readonly about: string | null
  /** Words of the task. */
  readonly text: string
  readonly question: Text
  readonly answers: readonly { readonly words: Text; readonly effect: AnswerEffect | null }[]
  /** Which one was given; null: it is open. */
  readonly answer: number | null
  /** The indicator before the first answer: another answer begins there. */
  readonly was?: WrittenIndicator
}

/** A number of the text that is no target. */
interface DraftLeft {
  readonly phrase: string
  readonly reason: string
  /** The indicator that it was taken for before somebody said that it is none. */
  readonly was?: WrittenIndicator
}

export interface DraftTask {
  /** Its own for good, whatever becomes of its number. */
  readonly key: string
  /** Where it stands among the others. */
  readonly at: number
  readonly values: WrittenTask
  readonly left: readonly DraftLeft[]
  readonly questions: readonly DraftQuestion[]
  /** By which rule each indicator was read, by its id. */
  readonly rules: Readonly<Record<string, string>>
  /** With what of the year before each goes on, by its id; absent: there was no such plan. */
  readonly origins?: Readonly<Record<string, Text>>
  /** Last day that the notice gives for the whole task; null: none. */
  readonly deadline: string | null
  /** Somebody has looked at it and found it right. */
  readonly checked: boolean
  /** Ids that an indicator of it had once: nothing else is given them. */
  readonly spent: readonly string[]
}

export interface DraftContent {
  readonly head: DraftHead
  /** In their order. */
  readonly tasks: readonly DraftTask[]
  /** Tasks that were joined to others or taken out. */
  readonly gone: readonly DraftTask[]
}

/** What is kept under an id, which may be a word that every object knows. */
const under = <One>(all: Readonly<Record<string, One>>, id: string): One | null =>
  Object.hasOwn(all, id) ? (all[id] ?? null) : null

/** By which rule an indicator was read; null: by none, it was written. */
export const ruleOf = ({ rules }: Pick<DraftTask, 'rules'>, id: string): string | null => under(rules, id)

/** With what of the year before it goes on, in words; null: nobody knows. */
export const draftOriginOf = ({ origins = {} }: Pick<DraftTask, 'origins'>, id: string): Text | null =>
  under(origins, id)

/** How many questions of a task are open. */
export const openQuestions = ({ questions }: Pick<DraftTask, 'questions'>): number =>
  questions.filter(({ answer }) => answer === null).length

/** The plan that it comes to so far: whoever a task names is among its units and leaders. */
export function planValues({ head, tasks }: Pick<DraftContent, 'head' | 'tasks'>): WrittenPlan {
  const { units = [], leaders = [], watched = [] } = head.values
  const left = tasks.flatMap((task) =>
    task.left.map(({ phrase, reason }) => ({ task: task.values.number, phrase, reason })),
  )
  return {
    ...head.values,
    units: withNames(units, [
      ...tasks.flatMap(({ values }) => [
        ...(values.lead ?? []),
        ...(values.responsible ?? []),
        ...ownPeople(values).flatMap(({ source, lead = [], responsible = [] }) => [
          ...(source === undefined ? [] : [source]),
          ...lead,
          ...responsible,
        ]),
      ]),
      ...watched.flatMap(({ source, lead = [], responsible = [] }) => [
        ...(source === undefined ? [] : [source]),
        ...lead,
        ...responsible,
      ]),
    ]),
    leaders: withNames(leaders, [
      ...tasks.flatMap(({ values }) => [
        ...(values.leaders ?? []),
        ...ownPeople(values).flatMap(({ leaders: named = [] }) => named),
      ]),
      ...watched.flatMap(({ leaders: named = [] }) => named),
    ]),
    tasks: tasks.map(({ values }) => values),
    ...(left.length > 0 && { nonTargets: left }),
  }
}

/** What of a task may have people of its own: its indicators and their shares. */
export const ownPeople = ({ indicators = [] }: WrittenTask) =>
  indicators.flatMap((indicator) => [indicator, ...(indicator.shares ?? [])])

type Named = string | { readonly id?: string; readonly name: string; readonly aliases?: readonly string[] }

/** Every name by which one that is listed is called. */
export const namesOf = (one: Named): readonly string[] =>
  typeof one === 'string'
    ? [one]
    : [one.name, ...(one.id === undefined ? [] : [one.id]), ...(one.aliases ?? [])]

/** Those that are listed, and whoever is named besides. */
function withNames<One extends Named>(listed: readonly One[], used: readonly string[]): (One | string)[] {
  const known = new Set(listed.flatMap(namesOf))
  return [...listed, ...new Set(used.filter((name) => !known.has(name)))]
}

/** Every id that an indicator of the draft has or had; `gone`: tasks that were taken out. */
export const takenIds = ({ head, tasks, gone }: DraftContent): Set<string> =>
  new Set([
    ...(head.values.indicators ?? []).map(({ id }) => id),
    ...(head.values.references ?? []).map(({ id }) => id),
    ...(head.values.watched ?? []).map(({ id }) => id),
    ...[...tasks, ...gone].flatMap(({ values, spent }) => [
      ...spent,
      ...ownPeople(values).map(({ id }) => id),
    ]),
  ])
