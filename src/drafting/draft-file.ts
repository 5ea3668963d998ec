// The plan file of a draft: the rule of each target behind it, each question that is open as a comment above it.
import type { Text } from '../core/text.ts'
import {
  type DraftContent,
  type DraftHead,
  type DraftQuestion,
  draftOriginOf,
  openQuestions,
  planValues,
  ruleOf,
} from './plan-draft.ts'
import { planYaml } from './plan-yaml.ts'

/** A plan file that `plan check` accepts; what has to be looked at stands in its comments. */
export function draftFile(content: DraftContent): string {
  const { head, tasks } = content
  const open = tasks.reduce((sum, task) => sum + openQuestions(task), 0)
  const byIndicator = new Map<object, { readonly above: string[]; readonly behind?: string }>()
  for (const task of tasks) {
    const { values, questions, deadline } = task
    const asked = (about: string | null): string[] =>
      questions.filter((one) => one.answer === null && one.about === about).map(questionLine)
    const due = deadline === null ? [] : [`完成时限 / due: ${deadline}`]
    byIndicator.set(values, { above: [...due, ...asked(null)] })
    for (const one of values.indicators ?? []) {
      const rule = ruleOf(task, one.id)
      const origin = draftOriginOf(task, one.id)
      const above = [...(origin ? [both(origin)] : []), ...asked(one.id)]
      byIndicator.set(one, { above, ...(rule !== null && { behind: rule }) })
    }
  }
  return planYaml(
    planValues(content),
    [
      head.values.plan.title,
      `年度目标草稿：${tasks.length} 项任务，${open} 处待确认（“疑问”开头的注释）。请逐项核对后再用。`,
      `A draft of a plan: ${tasks.length} tasks, ${open} questions (comments that begin with “疑问”). Check each before it is used.`,
      ...(head.regionAsked
        ? ['疑问：是哪个地区？请改成行政区划代码。 / Which region? Put its code under plan.']
        : []),
      ...goneLines(head),
    ],
    (value) => byIndicator.get(value) ?? {},
  )
}

/** What of the year before is not in the notice. */
function goneLines({ lastYear }: DraftHead): string[] {
  if (!lastYear || lastYear.gone.length === 0) return []
  const { year, gone } = lastYear
  return [
    `${year} 年有、这份通知里没有的 ${gone.length} 个指标 / of ${year} and not in this notice:`,
    ...gone.map(({ zh }) => `  ${zh}`),
  ]
}

const both = ({ zh, en }: Text): string => `${zh} / ${en}`
const questionLine = ({ text, question, answers }: DraftQuestion): string =>
  `疑问（${text.slice(0, 60)}）：${both(question)} ${answers.map(({ words }) => both(words)).join(' | ')}`
