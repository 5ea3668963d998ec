// What a document changed, as a person says it: 原 13.5，2022-09-01 起改为 13.0，依据泉鲤政〔2022〕x号，因……
import type { Day } from './period.ts'
import { type Correction, type Indicator, type Mandate, type Plan, type Task, targetOn } from './plan.ts'
import { endedBy } from './plan-days.ts'
import { goalWords, targetWords } from './target-words.ts'
import { type Text, text } from './text.ts'

const because = ({ document, reason }: Mandate): Text =>
  text(`依据${document}，因${sentence(reason)}。`, `by ${document}, because: ${sentence(reason)}.`)

const sentence = (reason: string): string => reason.replace(/[。.]$/u, '')

/** 已终止：自 2022-10-01 起不再评判，依据……，因……。 */
export function endWords(ended: Mandate): Text {
  const by = because(ended)
  return text(
    `已终止：自 ${ended.decided} 起不再评判，${by.zh}`,
    `Ended: not judged from ${ended.decided} on, ${by.en}`,
  )
}

/** What an indicator promises on a day; of one that has ended by what. */
export function promiseOn(plan: Plan, indicator: Indicator, day: Day): Text {
  const ended = endedBy(indicator, day)
  if (ended) return endWords(ended)
  const { zh, en } = targetWords(plan, indicator, targetOn(indicator, day))
  return text(zh.trim(), en.trim())
}

interface Change {
  readonly from: Day
  readonly words: Text
}

/** What had been changed by a day, oldest first. */
const changedBy = (changes: readonly Change[], day: Day): Text[] =>
  changes
    .filter(({ from }) => from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
    .map(({ words }) => words)

/** What was changed of an indicator by a day, oldest first: targets and what else, corrections, its coming in and its end. */
export function changeWords(plan: Plan, indicator: Indicator, day: Day): Text[] {
  const { amendments, added, ended } = indicator
  let before = indicator.target
  const changed = amendments.map((amendment) => {
    const by = because(amendment)
    const [old, next] = [before, amendment.target].map((target) => targetWords(plan, indicator, target))
    const isSame = old?.zh === next?.zh
    before = amendment.target
    const parts = Object.keys(amendment.changes).map((key) => PARTS[key as keyof typeof PARTS])
    const also = text(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '))
    const from = amendment.decided
    const words = isSame
      ? text(
          `${from} 起调整${also.zh || '目标的时间和要求'}，${by.zh}`,
          `From ${from} on ${also.en || 'time and terms of the target'} changed, ${by.en}`,
        )
      : text(
          `原${old?.zh}，${from} 起改为${next?.zh}${also.zh && `（${also.zh}一并调整）`}，${by.zh}`,
          `${old?.en} before; from ${from} on ${next?.en}${also.en && ` (with ${also.en})`}, ${by.en}`,
        )
    return { from, words }
  })
  const corrected = plan.corrections
    .filter(({ field }) => field.startsWith(`indicators.${indicator.id}.`))
    .map((correction) => ({ from: correction.decided, words: correctionWords(correction) }))
  const brought = added
    ? [
        {
          from: added.decided,
          words: text(
            `${added.decided} 起列入，${because(added).zh}`,
            `Part of the plan from ${added.decided} on, ${because(added).en}`,
          ),
        },
      ]
    : []
  const over = ended ? [{ from: ended.decided, words: endWords(ended) }] : []
  return changedBy([...brought, ...toldOf(plan, indicator), ...changed, ...corrected, ...over], day)
}

/** That another body told the target that it had to set. */
function toldOf(plan: Plan, indicator: Indicator): readonly Change[] {
  return [indicator.target, ...indicator.amendments.map(({ target }) => target)].flatMap((target) => {
    const { body, told, document } = target.setBy ?? {}
    if (!told) return []
    const goal = goalWords(plan, indicator, target)
    const [by, byEn] = document ? [`，依据${document}`, `, by ${document}`] : ['', '']
    const words = text(
      `${told} ${body}下达目标：${goal.zh.trim()}${by}。`,
      `${body} set the target on ${told}: ${goal.en.trim()}${byEn}.`,
    )
    return [{ from: told, words }]
  })
}

const PARTS = {
  phrase: text('文字', 'its words'),
  weight: text('权重', 'its weight'),
  baseline: text('基数', 'its base'),
  pace: text('进度', 'its pace'),
  steps: text('节点', 'its steps'),
  lead: text('牵头单位', 'its lead'),
  responsible: text('责任单位', 'its responsible units'),
  leaders: text('分管领导', 'its leader'),
} as const

const correctionWords = (correction: Correction): Text => {
  const { decided, field, was } = correction
  const key = field.split('.').at(-1) ?? field
  const name = CORRECTED[key] ?? text(key, key)
  const by = because(correction)
  return text(
    `${decided} 更正${name.zh}，原为“${was}”，${by.zh}`,
    `Corrected on ${decided}: ${name.en}, which was “${was}”, ${by.en}`,
  )
}

/** Fields of an indicator that a slip of the pen can stand in. */
const CORRECTED: Readonly<Record<string, Text>> = {
  name: text('名称', 'its name'),
  kind: text('类型', 'its kind'),
  unit: text('单位', 'its unit'),
  levelUnit: text('总量的单位', 'the unit of its amount'),
  task: text('所属任务', 'its task'),
  direction: text('方向', 'its direction'),
  countsFrom: text('从何时累计', 'from when it counts'),
  action: text('要求的动作', 'what is to be done'),
  parts: text('分项', 'its parts'),
  shareOf: text('分解自', 'what it is a share of'),
  place: text('地方', 'its place'),
  definition: text('指标解释', 'its definition'),
  formula: text('计算方法', 'its formula'),
  nature: text('性质', 'its class'),
  examiners: text('考核单位', 'who assesses it'),
}

/** Who answered for a task before a day, oldest change first: 2022-07-01 起，牵头单位由区发改局改为区工信局，依据……。 */
export function taskChangeWords(plan: Plan, whole: Task, day: Day): Text[] {
  const names = new Map([...plan.units, ...plan.leaders].map(({ id, name }) => [id, name]))
  const list = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join('、') || '—'
  let standing = whole
  const changed = whole.amendments.map((amendment) => {
    const { decided, changes } = amendment
    const parts = (['lead', 'responsible', 'leaders'] as const).flatMap((key) => {
      const next = changes[key]
      return next === undefined ? [] : [{ word: PEOPLE[key], old: list(standing[key]), next: list(next) }]
    })
    standing = { ...standing, ...changes }
    const by = because(amendment)
    return {
      from: decided,
      words: text(
        `${decided} 起，${parts.map(({ word, old, next }) => `${word.zh}由${old}改为${next}`).join('；')}，${by.zh}`,
        `From ${decided} on ${parts.map(({ word, old, next }) => `${word.en}: ${next} in the place of ${old}`).join('; ')}, ${by.en}`,
      ),
    }
  })
  const over = whole.ended ? [{ from: whole.ended.decided, words: endWords(whole.ended) }] : []
  return changedBy([...changed, ...over], day)
}

const PEOPLE = {
  lead: text('牵头单位', 'lead'),
  responsible: text('责任单位', 'responsible'),
  leaders: text('分管领导', 'leader'),
} as const
