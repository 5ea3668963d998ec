// How a step (节点) is reported, in words: what number to send once it is done.
import { toPlain } from './decimal.ts'
import { amountOfSteps, kindRules } from './kinds/index.ts'
import type { Indicator } from './plan.ts'
import { type Text, text } from './text.ts'

/** Steps that are told one by one. */
const MOST_TOLD = 6

/** 完成“开工”报 50，再完成“建成”报 100。 Null for indicators that are not made of steps. */
export function stepWords(indicator: Indicator): Text | null {
  if (kindRules[indicator.kind].steps !== 'needed') return null
  const steps = indicator.steps.toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
  const told = steps.slice(0, MOST_TOLD).map((step, index) => ({
    name: step.name,
    share: toPlain(amountOfSteps(indicator, steps.slice(0, index + 1)), 1),
  }))
  const more = steps.length > MOST_TOLD
  return text(
    `报已完成节点的权重占比（%，累计）：${told.map(({ name, share }, index) => `${index === 0 ? '' : '再'}完成“${name}”报 ${share}`).join('，')}${more ? '……' : ''}。没有节点到期的月份不必报；年度目标文件里给节点写上 done（完成日期）也算已报。`,
    `Send the weight of the steps done so far, in percent: ${told.map(({ name, share }) => `${share} once “${name}” is done`).join(', ')}${more ? ' …' : ''}. Months in which no step falls due need no report; a step’s done date in the plan file counts as reported too.`,
  )
}
