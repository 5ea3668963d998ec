// One task of a draft as it is shown: its text with marks, what is asked with what each answer would mean, its targets, its faults.
import type { Fault } from '../core/problem.ts'
import type { Language, Text } from '../core/text.ts'
import { readPlan } from '../plans/parse-plan.ts'
import { withEffect } from './edits.ts'
import { breaksOf, piecesOf, type TextPiece } from './marks.ts'
import { type Sense, senseOf } from './meaning.ts'
import {
  type DraftQuestion,
  type DraftTask,
  draftOriginOf,
  planValues,
  ruleOf,
  type WrittenIndicator,
} from './plan-draft.ts'
import type { DraftVersion, PlanDraft } from './plan-drafts.ts'
import { planYaml } from './plan-yaml.ts'

export interface TaskView {
  readonly task: DraftTask
  readonly version: DraftVersion
  readonly pieces: readonly TextPiece[]
  readonly breaks: readonly { readonly at: number; readonly words: string }[]
  readonly questions: readonly {
    readonly question: DraftQuestion
    /** What the indicator would be under each answer; null where it would be none, or the answer changes nothing that shows. */
    readonly options: readonly { readonly words: Text; readonly sense: Sense | null }[]
  }[]
  readonly indicators: readonly {
    readonly indicator: WrittenIndicator
    readonly sense: Sense
    readonly rule: string | null
    /** With what of the year before it goes on. */
    readonly origin: Text | null
  }[]
  /** What of the task makes no sense yet, as the whole plan is read. */
  readonly faults: readonly Fault[]
  /** There is a task before it, to which it can be joined. */
  readonly hasBefore: boolean
}

/** Faults of a whole draft by key of the task; `head` has the others. */
export type FaultsByTask = ReadonlyMap<string, readonly Fault[]>

export function faultsOf(draft: PlanDraft): FaultsByTask {
  const { faults } = readPlan(planYaml(planValues(draft)))
  const left = draft.tasks.flatMap((task) => task.left.map(() => task.key))
  const found = new Map<string, Fault[]>()
  for (const fault of faults) {
    const [, list, index = ''] = /^(tasks|nonTargets)\[(\d+)\]/.exec(fault.cell ?? '') ?? []
    const key =
      list === 'tasks'
        ? draft.tasks[Number(index)]?.key
        : list === 'nonTargets'
          ? left[Number(index)]
          : undefined
    found.set(key ?? 'head', [...(found.get(key ?? 'head') ?? []), fault])
  }
  return found
}

export function taskView(draft: PlanDraft, task: DraftTask, faults: FaultsByTask, lang: Language): TaskView {
  const { head, tasks, versions } = draft
  const all = tasks.flatMap(({ values }) => values.indicators ?? [])
  const senseAs = (indicator: WrittenIndicator): Sense => senseOf(head, task.values, indicator, all, lang)
  const version = versions.get(task.key)
  if (!version) throw new TypeError(`a task without its version: ${task.key}`)
  return {
    task,
    version,
    pieces: piecesOf(task),
    breaks: breaksOf(task.values.text),
    questions: task.questions.map((question) => {
      const now = question.was ?? task.values.indicators?.find(({ id }) => id === question.about)
      // All answers are tried with one figure, or nobody could compare them.
      const tried = now ? (senseAs(now).meaning?.tried ?? null) : null
      return {
        question,
        options: question.answers.map(({ words, effect }) => {
          const isNone = effect !== null && ('left' in effect || 'apart' in effect)
          const under = now && !isNone ? (effect === null ? now : withEffect(now, effect)) : null
          return { words, sense: under && senseOf(head, task.values, under, all, lang, tried) }
        }),
      }
    }),
    indicators: (task.values.indicators ?? []).map((indicator) => ({
      indicator,
      sense: senseAs(indicator),
      rule: ruleOf(task, indicator.id),
      origin: draftOriginOf(task, indicator.id),
    })),
    faults: faults.get(task.key) ?? [],
    hasBefore: tasks[0]?.key !== task.key,
  }
}
