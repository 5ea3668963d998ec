// A plan file becomes a draft: nothing of it is lost, and what it does not say is not asked.
import { parsePlan } from '../plans/parse-plan.ts'
import type { DraftContent, WrittenIndicator, WrittenPlan } from './plan-draft.ts'
import { readWritten } from './plan-yaml.ts'

/** Problem `plan-invalid` with the line of every fault of form, and of what names a task that is not there. */
export function draftOfYaml(source: string): DraftContent {
  const written = readWritten(source)
  const numbers = new Set((written.tasks ?? []).map(({ number }) => number))
  const lost = [...(written.indicators ?? []), ...(written.nonTargets ?? [])]
  // Whoever reads the whole says where: a draft has no place for it.
  if (lost.some(({ task }) => task !== undefined && !numbers.has(task))) parsePlan(source)
  return draftOfValues(written)
}

/** Indicators and numbers that stand apart go to their tasks. */
export function draftOfValues({
  tasks = [],
  nonTargets = [],
  indicators = [],
  ...values
}: WrittenPlan): DraftContent {
  const isApart = ({ task }: WrittenIndicator): boolean => task === undefined
  const loose = indicators.filter(isApart)
  return {
    head: {
      values: { ...values, ...(loose.length > 0 && { indicators: loose }) },
      notice: null,
      regionAsked: false,
    },
    gone: [],
    tasks: tasks.map((task, index) => {
      const under = indicators.filter((one) => one.task === task.number).map(({ task: _, ...one }) => one)
      const own = [...(task.indicators ?? []), ...under]
      return {
        key: `t${index + 1}`,
        at: index + 1,
        values: { ...task, ...(own.length > 0 && { indicators: own }) },
        left: nonTargets
          .filter((one) => one.task === task.number)
          .map(({ phrase, reason }) => ({ phrase, reason })),
        questions: [],
        rules: {},
        deadline: null,
        checked: false,
        spent: [],
      }
    }),
  }
}
