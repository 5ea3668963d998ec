// Measures (整改措施): what a reply promises, each with an owner and a day; followed, chased and judged like steps. Pure.
import { addWorkingDays, isWorkingDay } from '../core/calendar.ts'
import { addDays, type Day, parseDay } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'
import type { Happening, MeasureWritten } from './events.ts'
import { LEVEL_WORDS, rankOf } from './ladder.ts'
import type { Slip, SlipMeasure } from './slip.ts'

/** `reported`: said to be done, not judged yet. `late`: its day passed and nobody said so. */
export const MEASURE_STATES = ['open', 'late', 'reported', 'done'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

export function stateOfMeasure({ reported, verdict, due }: SlipMeasure, day: Day): MeasureState {
  if (verdict?.granted === true) return 'done'
  if (reported !== null) return 'reported'
  return due < day ? 'late' : 'open'
}

export const isAccepted = ({ verdict }: SlipMeasure): boolean => verdict?.granted === true
/** Nobody said yet that it is done, or it was said and refused. */
export const isUnreported = ({ reported }: SlipMeasure): boolean => reported === null
/** A supervisor has to say whether it is done. */
export const waitsForVerdict = ({ reported, verdict }: SlipMeasure): boolean =>
  reported !== null && verdict === null

/** Orange and red ask for deeds with a day; what only reminds, and what the service says of itself, do not. */
export const asksForMeasures = ({ level, plan }: Pick<Slip, 'level' | 'plan'>): boolean =>
  plan !== null && rankOf(level) >= 1

export const MOST_MEASURES = 10
const MOST_WORDS = 400
const MOST_OWNER = 60
/** Later than that nobody remembers it. */
const MOST_DAYS_AHEAD = 366

const invalid = (zh: string, en: string): Problem => new Problem('slip-measures-invalid', { zh, en })

/** Problem `slip-measures-invalid`; null: they can be taken. `on`: the day on which they are written. */
export function faultOfMeasures(measures: readonly MeasureWritten[], on: Day): Problem | null {
  if (measures.length > MOST_MEASURES)
    return invalid(
      `${measures.length} 条措施，多于 ${MOST_MEASURES} 条`,
      `${measures.length} measures, more than ${MOST_MEASURES}`,
    )
  for (const [index, { text: words, owner, due }] of measures.entries()) {
    const [zh, en] = [`第 ${index + 1} 条`, `measure ${index + 1}`]
    if (words.trim() === '') return invalid(`${zh}没有写措施`, `${en} says nothing`)
    if (words.length > MOST_WORDS)
      return invalid(`${zh}多于 ${MOST_WORDS} 字`, `${en} has more than ${MOST_WORDS} characters`)
    if (owner.trim() === '' || owner.length > MOST_OWNER)
      return invalid(`${zh}没有写责任人，或责任人过长`, `${en} has no owner, or a too long one`)
    const fault = faultOfDue(due, on)
    if (fault) return invalid(`${zh}${fault.zh}`, `${en} ${fault.en}`)
  }
  return null
}

/** What is wrong with the day of a measure; null: nothing. */
export function faultOfDue(due: string, on: Day): Text | null {
  if (parseDay(due) === null)
    return text('没有写完成日期，或日期有误', 'has no day, or one that does not exist')
  if (due < on) return text(`的日期 ${due} 已经过去`, `is due on ${due}, which has passed`)
  if (due > addDays(on, MOST_DAYS_AHEAD))
    return text(`的日期 ${due} 在一年以后`, `is due on ${due}, more than a year ahead`)
  return null
}

/** Why a reply of whoever is in charge is not enough: at orange and red it names measures. Problem `slip-measures-missing`. */
export function missingMeasures(slip: Slip, written: readonly MeasureWritten[]): Problem | null {
  if (!asksForMeasures(slip) || written.length > 0 || slip.measures.some((one) => !isAccepted(one)))
    return null
  const { zh, en } = LEVEL_WORDS[slip.level]
  return new Problem('slip-measures-missing', { number: slip.number.text, zh, en })
}

/**
 * Why a supervisor's words do not close it: at orange and red every measure is accepted, or the figures are as asked.
 * Problem `slip-measures-open`.
 */
export function unclosable(slip: Slip): Problem | null {
  if (!asksForMeasures(slip) || slip.recovering || slip.drafted) return null
  const { measures, number, level } = slip
  const open = measures.filter((one) => !isAccepted(one)).length
  if (measures.length > 0 && open === 0) return null
  const { zh, en } = LEVEL_WORDS[level]
  return new Problem('slip-measures-open', {
    number: number.text,
    zh,
    en,
    zhLeft: measures.length === 0 ? '还没有写明任何措施' : `还有 ${open} 条措施没有认可`,
    enLeft: measures.length === 0 ? 'no measure was named yet' : `${open} measure(s) are not accepted yet`,
  })
}

/** So many working days before its day a measure is reminded of. */
const NEAR_DAYS = 3

/** What is chased today: the first measure that is late, else the first that is near; null: none is. On working days only. */
export function chasedOf(slip: Slip, today: Day): Extract<Happening, { kind: 'measure-due' }> | null {
  if (slip.recovering || !isWorkingDay(today)) return null
  const waiting = slip.measures.filter(isUnreported)
  const late = waiting.find(({ due, chased }) => due < today && chased !== 'late')
  if (late && slip.answered) {
    const limit = addWorkingDays(today, slip.latest.limitDays)
    return { kind: 'measure-due', measure: late.id, stage: 'late', limit }
  }
  const near = waiting.find(
    ({ due, chased }) => chased === null && today <= due && addWorkingDays(today, NEAR_DAYS) >= due,
  )
  return near ? { kind: 'measure-due', measure: near.id, stage: 'near', limit: null } : null
}

export const whyChased = (
  { stage, limit }: { readonly stage: 'near' | 'late'; readonly limit: Day | null },
  { text: words, owner, due }: MeasureWritten,
): Text =>
  stage === 'near'
    ? text(
        `措施“${words}”（${owner}）${due}到期，完成后请报告。`,
        `The measure “${words}” (${owner}) is due on ${due}; report it when it is done.`,
      )
    : text(
        `措施“${words}”（${owner}）应于${due}完成，没有报告完成：${limit}前说明或报告。`,
        `The measure “${words}” (${owner}) was due on ${due} and nobody reported it: explain or report by ${limit}.`,
      )

/** As they stand behind the words of a reply. */
export const measureWords = (measures: readonly MeasureWritten[]): Text => {
  if (measures.length === 0) return text('', '')
  const zh = measures.map(({ text: words, owner, due }, at) => `${at + 1}. ${words}（${owner}，${due}前）`)
  const en = measures.map(({ text: words, owner, due }, at) => `${at + 1}. ${words} (${owner}, by ${due})`)
  return text(`\n整改措施：${zh.join('；')}。`, `Measures: ${en.join('; ')}.`)
}
