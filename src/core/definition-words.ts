// What an indicator is, in words: the sentences of the dictionary for the template’s explaining sheet.
import type { Indicator } from './plan.ts'
import { type Text, text } from './text.ts'

/** 指标解释、计算方法、数据出处 in one sentence; null where the plan says none of them. */
export function definitionWords({ definition, formula, origin }: Indicator): Text | null {
  const said = [
    definition && text(`指标解释：${definition}`, `definition: ${definition}`),
    formula && text(`计算方法：${formula}`, `formula: ${formula}`),
    origin && text(`数据出处：${origin}`, `taken from: ${origin}`),
  ].filter((words) => words !== null && words !== '')
  if (said.length === 0) return null
  return text(said.map(({ zh }) => zh).join('；'), said.map(({ en }) => en).join('; '))
}
