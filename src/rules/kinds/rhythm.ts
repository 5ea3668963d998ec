// 按旬调度、按月督导: what must be held every ten days or every month for a task, reminded of and, when records are kept, missed.

import Type from 'typebox'
import { workingDayOnOrBefore, workingDaysAfter, workingDaysBetween } from '../../core/calendar.ts'
import { addDays, type Day, firstDayOfYear, lastDayOf, period, wholeYear } from '../../core/period.ts'
import { text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { closed, oneOf } from '../../yaml/schema.ts'
import { type Ground, SUPERVISORS } from '../ground.ts'
import {
  atPlan,
  DayGrades,
  gradeReached,
  LevelName,
  type RuleBase,
  ruleKind,
  type SaidOf,
  wholeNumber,
} from '../rule.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = {
  every: oneOf(['ten-days', 'month']),
  tasks: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }),
  /** Working days before the turn's last working day on which it is reminded of. */
  remind: wholeNumber(0, 10, 'working days before the end of the turn / 期末之前的工作日数'),
  level: LevelName,
  /** Only where records of it are kept: without a record this many working days after the turn. */
  late: Type.Optional(DayGrades),
  action: closed(
    { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
    '{ zh: 调度, en: schedule }',
  ),
}

/** One turn: `2022-05-1` are the first ten days of May, `2022-05` is May. */
interface Turn {
  readonly id: string
  readonly last: Day
  readonly zh: string
  readonly en: string
}

const TENS = ['上旬', '中旬', '下旬']

/** The turn that a day lies in. */
function turnOf(every: 'ten-days' | 'month', day: Day): Turn {
  const month = day.slice(0, 7)
  const end = lastDayOf(period(month))
  const words = `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`
  if (every === 'month') return { id: month, last: end, zh: words, en: month }
  const ten = Math.min(3, Math.ceil(Number(day.slice(8)) / 10))
  return {
    id: `${month}-${ten}`,
    last: ten === 3 ? end : `${month}-${ten}0`,
    zh: words + TENS[ten - 1],
    en: `ten days ${ten} of ${month}`,
  }
}

/** The turn before this one. */
const turnBefore = (every: 'ten-days' | 'month', turn: Turn): Turn => {
  const first =
    every === 'month'
      ? `${turn.id}-01`
      : `${turn.id.slice(0, 7)}-${['01', '11', '21'][Number(turn.id.slice(8)) - 1]}`
  return turnOf(every, addDays(first, -1))
}

export const rhythmRule = ruleKind({
  kind: 'rhythm',
  at: 'plan',
  title: text('按旬调度、按月督导', 'Ten-day schedule, monthly supervision'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ every, tasks, remind, level, late, action }) => {
    const turn = every === 'month' ? text('每月', 'every month') : text('每旬', 'every ten days')
    return {
      raises: text(
        `第 ${tasks.join('、')} 项任务${turn.zh}须${action.zh}：期末${remind === 0 ? '最后一个工作日' : `最后一个工作日之前 ${remind} 个工作日起`}提醒：${LEVEL_WORDS[level].zh}${late ? `；期满后无记录${late.map((grade) => `满 ${grade.days} 个工作日：${LEVEL_WORDS[grade.level].zh}`).join('，')}` : '；只提醒，不追记'}。`,
        `Task ${tasks.join(', ')}: ${action.en} ${turn.en}. Reminded from ${remind} working day(s) before the turn's last working day: ${level}${late ? `; without a record ${late.map((grade) => `${grade.days} working day${grade.days === 1 ? '' : 's'} after it: ${grade.level}`).join(', ')}` : '; a reminder only'}.`,
      ),
      clears: late
        ? text('有了当期的记录即解除。', 'Cleared when the turn’s record has arrived.')
        : text(
            '有了当期的记录，或进入下一期，即解除。',
            'Cleared by the turn’s record, or when the next turn begins.',
          ),
    }
  },
  look: (numbers, base) =>
    atPlan((ground) => numbers.tasks.flatMap((task) => ofTask(numbers, base, task, ground)), numbers.tasks),
})

interface Numbers {
  readonly every: 'ten-days' | 'month'
  readonly remind: number
  readonly level: Level
  readonly late?: readonly { readonly level: Level; readonly days: number }[]
  readonly action: { readonly zh: string; readonly en: string }
}

function ofTask(numbers: Numbers, base: RuleBase, number: number, ground: Ground): SaidOf[] {
  const { plan, people, asOf, received } = ground
  const { every, remind, level, late, action } = numbers
  const task = people.task(number)
  if (!task || asOf < firstDayOfYear(plan)) return []
  const current = turnOf(every, asOf)
  const previous = turnBefore(every, current)
  const isHeld = ({ id }: Turn): boolean =>
    received.some((one) => one.plan === plan.id && one.duty === `${base.id}/${id}` && dayOf(one.at) <= asOf)
  const inYear = ({ last }: Turn): boolean =>
    last >= firstDayOfYear(plan) && last <= lastDayOf(wholeYear(plan))
  const overdue =
    late && inYear(previous) && !isHeld(previous)
      ? gradeReached(late, ({ days }) => workingDaysAfter(previous.last, days) <= asOf)
      : null
  const end = workingDayOnOrBefore(current.last)
  const isClose = inYear(current) && asOf <= end && workingDaysBetween(asOf, end) <= remind
  const raised = overdue !== null || (isClose && !isHeld(current))
  const id = String(number)
  if (!raised && !isWanted(ground, base.id, 'task', id)) return []
  const turn = overdue === null ? current : previous
  const receivers =
    every === 'month' && base.receivers === null
      ? [SUPERVISORS]
      : people.receivers(base.receivers ?? ['lead'], task, null)
  return [
    {
      subject: { kind: 'task', id },
      condition: raised ? 'raised' : 'clear',
      byDays: true,
      begins: level,
      reminds: overdue === null,
      level: overdue ?? level,
      period: null,
      since: overdue === null ? null : previous.last,
      receivers,
      leaders: task.leaders,
      occasion: turn.id,
      reason: () => {
        if (!raised)
          return isHeld(turn)
            ? text(
                `第 ${number} 项任务${turn.zh}的${action.zh}已有记录。`,
                `Task ${number}: ${action.en}, the record for ${turn.en} is here.`,
              )
            : text(
                `第 ${number} 项任务${action.zh}的这一期已过，只提醒，不追记。`,
                `Task ${number}: ${action.en}, that turn is over; a reminder only.`,
              )
        return overdue === null
          ? text(
              `第 ${number} 项任务${every === 'month' ? '按月' : '按旬'}${action.zh}：${turn.zh}将于 ${turn.last} 期满。`,
              `Task ${number}: ${action.en}, ${turn.en} ends on ${turn.last}.`,
            )
          : text(
              `第 ${number} 项任务${turn.zh}的${action.zh}没有记录，已于 ${turn.last} 期满。`,
              `Task ${number}: no record of ${action.en} for ${turn.en}, which ended on ${turn.last}.`,
            )
      },
      requirement: () =>
        text(
          `请${action.zh}，倒排项目计划，记录存在的问题。`,
          `Please ${action.en}, look at the projects' schedules, and record what is open.`,
        ),
      facts: () => ({ task: number, turn: turn.id, last: turn.last, held: isHeld(turn) }),
    },
  ]
}
