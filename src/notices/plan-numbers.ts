// What a plan's numbers are asked: whether a target is what its phrase says, and which numbers of a task nobody names.
import { comparatorRules } from '../core/comparators.ts'
import { decimal, toPlain } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Indicator, Plan, Task } from '../core/plan.ts'
import { type Text, text } from '../core/text.ts'
import { LONGEST_NUMBER, numeralsOf } from './numerals.ts'

/** In the plan's order: first of its indicators, then of its tasks. */
export const numberRemarks = (plan: Plan): Text[] => [
  ...plan.indicators.flatMap(phraseRemark),
  ...plan.tasks.flatMap((task) => unnamedRemark(plan, task)),
]

const FACTORS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000, 万亿: 1_000_000_000_000 }

/** “零”的突破: the first one. */
const FIRST_EVER = /零[”"」』]?的?突破/u

/** `phrase: 新建口袋公园6个, value: 60`; of what is made of steps or follows from a record the phrase need not say the number. */
function phraseRemark(indicator: Indicator): Text[] {
  const { id, name, nameEn, kind, phrase, target } = indicator
  const { value, upper, of, base, periods } = target
  if (phrase === null || value === null || base || periods) return []
  if (kindRules[kind].steps === 'needed' || comparatorRules[target.comparator].sets === 'nothing') return []
  const said = numeralsOf(phrase).filter((one) => one.value.length <= LONGEST_NUMBER)
  if (said.length === 0 || (FIRST_EVER.test(phrase) && value.equals(1))) return []
  const meant = [value, upper, of].flatMap((one) => (one ? [toPlain(one.abs())] : []))
  const fits = said.some((one) => {
    const written = decimal(one.value)
    const factor = FACTORS[one.multiplier]
    return [written, ...(factor ? [written.mul(factor)] : [])].some((each) => meant.includes(toPlain(each)))
  })
  if (fits) return []
  const numbers = said.map((one) => `${one.value}${one.multiplier}`).join('、')
  const now = toPlain(value)
  return [
    text(
      `“${name}”（${id}）的目标写的是 ${now}，原文“${phrase}”里是 ${numbers}。请核对 value 和 phrase。`,
      `The target of “${nameEn ?? name}” (${id}) is ${now}, but its phrase “${phrase}” says ${numbers}. Check value and phrase.`,
    ),
  ]
}

/** Numbers in digits that stand in no phrase of an indicator and in no exception. */
function unnamedRemark(plan: Plan, task: Task): Text[] {
  const phrases = [
    ...plan.indicators.filter((one) => one.task === task.number).map(({ phrase }) => phrase),
    ...plan.nonTargets.filter((one) => one.task === task.number).map(({ phrase }) => phrase),
  ]
  const named = phrases.flatMap((phrase) => (phrase ? placesOf(phrase, task.text) : []))
  const numbers = numeralsOf(task.text)
    .filter(({ spelled, start, end }) => !spelled && !named.some(([from, to]) => from <= start && end <= to))
    .map(({ start, end }) => task.text.slice(start, end))
  if (numbers.length === 0) return []
  const list = numbers.join('、')
  return [
    text(
      `任务 ${task.number} 的原文里，${list} 没有指标写到，也没有列入 nonTargets。是目标的请加指标，不是的请写进 nonTargets 并说明理由。`,
      `In the text of task ${task.number} no indicator and no entry of nonTargets names ${list}. Add an indicator, or an entry of nonTargets with its reason.`,
    ),
  ]
}

function placesOf(phrase: string, words: string): [from: number, to: number][] {
  const places: [number, number][] = []
  for (let at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + 1))
    places.push([at, at + phrase.length])
  return places
}
