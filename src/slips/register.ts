// Matters of every origin (督办事项): a leader's instruction, a meeting's decision, a task from above, a petition's promise. Each is a slip with its origin.
import { createHash } from 'node:crypto'
import { addDays, type Day, parseDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'

/** 来源 */
export const ORIGINS = ['instruction', 'meeting', 'superior', 'petition', 'inspection', 'other'] as const
export type Origin = (typeof ORIGINS)[number]

export const ORIGIN_WORDS: Readonly<Record<Origin, Text>> = {
  instruction: text('领导批示', 'Leader’s instruction'),
  meeting: text('会议决定', 'Decision of a meeting'),
  superior: text('上级任务', 'Task from above'),
  petition: text('信访承诺', 'Promise to a petition'),
  inspection: text('督查交办', 'Out of an inspection'),
  other: text('其他', 'Other'),
}

/** What the register keeps of a matter beside its slip. */
export interface MatterEntry {
  readonly origin: Origin
  /** Whose instruction, which meeting, which document, by number. */
  readonly source: string
  /** 交办时间: when it was given. */
  readonly given: Day
  readonly title: string
  /** Number of the plan's task that it belongs to; null: to none. */
  readonly task: number | null
  /** Id of the inspection that it came of; null: of none. */
  readonly inspection: string | null
}

const LONGEST_TITLE = 120
const LONGEST_SOURCE = 200
/** Working days until an answer is due once it goes up a colour. */
export const REGISTER_LIMIT_DAYS = 5
const MOST_DAYS_AHEAD = 366

/** The same matter entered twice from one form is one. */
export const entryIdOf = (
  plan: string,
  { origin, source, given, title }: MatterEntry,
  nonce: string,
): string =>
  createHash('sha256')
    .update(JSON.stringify([plan, origin, source, given, title, nonce]))
    .digest('hex')
    .slice(0, 16)

/** Problem `matter-invalid`; null: it can be entered. `on`: today. */
export function faultOfEntry(
  plan: Plan,
  { source, given, title, task }: MatterEntry,
  { due, on }: { readonly due: Day; readonly on: Day },
): Problem | null {
  if (title.trim() === '' || title.length > LONGEST_TITLE)
    return invalid(
      `事项没有写，或多于 ${LONGEST_TITLE} 字`,
      `the matter is missing or longer than ${LONGEST_TITLE} characters`,
    )
  if (source.trim() === '' || source.length > LONGEST_SOURCE)
    return invalid(
      `来源没有写，或多于 ${LONGEST_SOURCE} 字`,
      `the source is missing or longer than ${LONGEST_SOURCE} characters`,
    )
  if (parseDay(given) === null) return invalid('交办时间不是日期', 'the day on which it was given is no day')
  if (given > on) return invalid(`交办时间 ${given} 还没有到`, `it was given on ${given}, which is to come`)
  if (parseDay(due) === null) return invalid('时限不是日期', 'the limit is no day')
  if (due < on || due > addDays(on, MOST_DAYS_AHEAD))
    return invalid(`时限 ${due} 已过或在一年以后`, `the limit ${due} has passed or is more than a year ahead`)
  if (task !== null && !plan.tasks.some(({ number }) => number === task))
    return invalid(`没有第 ${task} 项任务`, `there is no task ${task}`)
  return null
}

const invalid = (zh: string, en: string): Problem => new Problem('matter-invalid', { zh, en })
