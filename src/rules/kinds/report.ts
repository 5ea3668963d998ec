// 书面报送: the written reports that lead units owe (25 June, 25 December): reminded before, on the day, and after it.
import Type from 'typebox'
import { workingDaysAfter, workingDaysBetween } from '../../core/calendar.ts'
import type { Duty } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Ground } from '../ground.ts'
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
  remind: Type.Array(wholeNumber(1, 250, 'working days before / 提前的工作日数'), {
    minItems: 1,
    maxItems: 10,
  }),
  /** Level of the reminders, up to the day itself. */
  level: LevelName,
  late: DayGrades,
}

interface Numbers {
  readonly remind: readonly number[]
  readonly level: Level
  readonly late: readonly { readonly level: Level; readonly days: number }[]
}

/** How a duty stands for everybody who has not reported: which reminder is reached; null before the first. */
function stepOf({ remind, level, late }: Numbers, { due }: Duty, asOf: string) {
  if (asOf > due) {
    const days = workingDaysBetween(due, asOf)
    const reached = gradeReached(late, (grade) => workingDaysAfter(due, grade.days) <= asOf)
    const step = late.findLast((grade) => workingDaysAfter(due, grade.days) <= asOf)?.days ?? 0
    // On rest days right after the day nothing is late by a working day yet.
    return { level: reached ?? level, occasion: step === 0 ? 'due' : `late-${step}`, left: 0, late: days }
  }
  const left = workingDaysBetween(asOf, due)
  const step = [...remind].sort((a, b) => a - b).find((days) => left <= days)
  if (step === undefined) return null
  return { level, occasion: asOf === due ? 'due' : `before-${step}`, left, late: 0 }
}

export const reportRule = ruleKind({
  kind: 'report',
  at: 'plan',
  title: text('书面报送', 'Written report due'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ remind, level, late }) => ({
    raises: text(
      `通知规定的书面报送日之前 ${remind.join('、')} 个工作日和当天提醒尚未报送的牵头单位：${LEVEL_WORDS[level].zh}；过期${late.map((grade) => `满 ${grade.days} 个工作日：${LEVEL_WORDS[grade.level].zh}`).join('，')}。报送日逢休息日的，以前一个工作日为准。`,
      `Lead units that have not reported are reminded ${remind.join(', ')} working days before the notice's day and on it: ${level}; after it by ${late.map((grade) => `${grade.days} working day${grade.days === 1 ? '' : 's'}: ${grade.level}`).join(', ')}. A rest day counts as the working day before it.`,
    ),
    clears: text(
      '书面报告经督查员认可即解除，逐个单位计。',
      'Cleared, unit by unit, when a supervisor has accepted its report.',
    ),
  }),
  look: (numbers, base) =>
    atPlan((ground) => ground.plan.duties.flatMap((duty) => ofDuty(numbers, base, duty, ground))),
})

/** After so many working days nobody is reminded for the first time of a report that was due before anybody looked. */
const LAPSED_DAYS = 20

/** Whoever accepts reports. */
const SUPERVISORS = { kind: 'role', id: 'supervisor' } as const

/**
 * Of a duty of which nothing is known although its day is long over, since the plan came into force or the service was
 * started after it: one note to the supervisors instead of a slip to each unit; null: it is not so.
 */
function lapsed(duty: Duty, ground: Ground): SaidOf | null {
  const { plan, people, asOf, received } = ground
  const late = asOf > duty.due ? workingDaysBetween(duty.due, asOf) : 0
  if (late <= LAPSED_DAYS || ground.open === null) return null
  const units = [...people.led().keys()]
  const isKnown = received.some((one) => one.plan === plan.id && one.duty === duty.id)
  const isAsked = [...ground.open].some((key) => key.includes(`/duty/${duty.id}/`))
  if (isKnown || isAsked || units.length === 0) return null
  return {
    subject: { kind: 'duty', id: duty.id },
    condition: 'raised',
    reminds: true,
    level: 'blue',
    period: null,
    since: duty.due,
    receivers: [SUPERVISORS],
    leaders: [],
    reason: () =>
      text(
        `“${duty.title}”应于 ${duty.date} 前报送，在本系统开始评判之前已经到期；${units.length} 个牵头单位都没有记录，未逐个发单。`,
        `“${duty.title}” was due by ${duty.date}, before anything was judged here; nothing is known of any of the ${units.length} lead units, and none was sent a slip.`,
      ),
    requirement: () =>
      text(
        '请核对各单位当时是否已书面报送；确需补报的，手工开单。核对后销号。',
        'See which units reported then; where a report is still wanted, write a slip by hand. Then close this.',
      ),
    facts: () => ({ duty: duty.id, date: duty.date, due: duty.due, units }),
  }
}

function ofDuty(numbers: Numbers, base: RuleBase, duty: Duty, ground: Ground): SaidOf[] {
  const note = lapsed(duty, ground)
  if (note) return [note]
  const { plan, people, asOf, received } = ground
  const step = stepOf(numbers, duty, asOf)
  const arrived = new Map(
    received
      .filter((one) => one.plan === plan.id && one.duty === duty.id && dayOf(one.at) <= asOf)
      .map(({ unit, at }) => [unit, at]),
  )
  return [...people.led()].flatMap(([unit, tasks]): SaidOf[] => {
    const id = `${duty.id}/${unit}`
    const came = arrived.get(unit)
    if (came === undefined ? step === null : !isWanted(ground, base.id, 'duty', id)) return []
    const name = people.unitName(unit)
    return [
      {
        subject: { kind: 'duty', id },
        condition: came === undefined ? 'raised' : 'clear',
        byDays: true,
        begins: numbers.level,
        reminds: step !== null && step.late === 0,
        level: step?.level ?? numbers.level,
        period: null,
        since: step && step.late > 0 ? duty.due : null,
        receivers: [{ kind: 'unit', id: unit }],
        leaders: [...new Set(tasks.flatMap(({ leaders }) => leaders))],
        ...(step && { occasion: step.occasion, ...(step.left > 0 && { limitDays: step.left }) }),
        reason: () => {
          if (came !== undefined)
            return text(
              `${name}已于 ${dayOf(came)} 报送“${duty.title}”。`,
              `${name} sent “${duty.title}” on ${dayOf(came)}.`,
            )
          const when =
            step === null || step.late === 0
              ? asOf >= duty.due
                ? text('今天到期', 'due today')
                : text(`还有 ${step?.left} 个工作日`, `${step?.left} working day(s) left`)
              : text(`已逾期 ${step.late} 个工作日`, `${step.late} working day(s) late`)
          return text(
            `“${duty.title}”应于 ${duty.date} 前报送${duty.due === duty.date ? '' : `（休息日，以 ${duty.due} 为准）`}，${when.zh}，${name}尚未报送；牵头任务 ${tasks.length} 项（第 ${tasks.map(({ number }) => number).join('、')} 项）。`,
            `“${duty.title}” is due by ${duty.date}${duty.due === duty.date ? '' : ` (a rest day: ${duty.due} counts)`}, ${when.en}, and has not come from ${name}, which leads ${tasks.length} task(s): ${tasks.map(({ number }) => number).join(', ')}.`,
          )
        },
        requirement: () =>
          text(
            `请将工作任务完成情况书面报送${duty.receivers.join('、')}。`,
            `Please report in writing to ${duty.receivers.join(', ')}.`,
          ),
        facts: () => ({
          duty: duty.id,
          date: duty.date,
          due: duty.due,
          unit,
          tasks: tasks.map(({ number }) => number),
          received: came ?? null,
        }),
      },
    ]
  })
}
