// A month's narratives: which tasks owe one, which are written, and for which the reader may write.
import { namedFor, speakersFor, unitIdOf, unitsOf } from '../core/answerable.ts'
import { type Writer, writesFor } from '../core/narrative.ts'
import { type Day, lastDayOf, type Period } from '../core/period.ts'
import type { Duty, Plan, Task, Unit } from '../core/plan.ts'
import { monthBefore, type NarrativeThread } from './task-texts.ts'

/** `owed`: the month is over and no lead unit has written. `open`: it is not over, or only responsible units are asked. */
const NARRATIVE_STATES = ['written', 'owed', 'open'] as const
type NarrativeState = (typeof NARRATIVE_STATES)[number]

export interface NarrativeRow {
  readonly task: Task
  readonly state: NarrativeState
  /** What each unit wrote for the month. */
  readonly threads: readonly NarrativeThread[]
  /** Ids of the units for which the reader may write. */
  readonly own: readonly string[]
  /** Last month's, of the units for which the reader may write. */
  readonly before: readonly NarrativeThread[]
}

export interface NarrativeDesk {
  readonly plan: Plan
  readonly month: Period
  /** The unit whose tasks are shown; null: all. */
  readonly unit: string | null
  /** Units of tasks, in the plan's order. */
  readonly units: readonly Unit[]
  readonly rows: readonly NarrativeRow[]
  readonly counts: Readonly<Record<NarrativeState, number>>
  /** The next written report that lead units owe; null: none is left. */
  readonly duty: Duty | null
}

/** What stands for every unit where one may be chosen. */
export const ALL_UNITS = 'all'

interface NarrativeDeskInput {
  readonly plan: Plan
  readonly month: Period
  /** Name of a unit, or `all`; null: a reporter's own, all for anybody else. */
  readonly unit: string | null
  readonly reader: Writer | null
  /** Of the month and of the month before. */
  readonly threads: readonly NarrativeThread[]
  readonly today: Day
}

export function narrativeDesk({
  plan,
  month,
  unit,
  reader,
  threads,
  today,
}: NarrativeDeskInput): NarrativeDesk {
  const tasksOwn = plan.tasks.map((task) => ({ task, own: writesFor(plan, task, reader) }))
  const isOwnOnly = unit === null && tasksOwn.some(({ own }) => own.length > 0)
  const wanted = unit === null || unit === ALL_UNITS ? null : (unitIdOf(plan, unit) ?? unit)
  const chosen = tasksOwn.filter(({ task, own }) => (isOwnOnly ? own.length > 0 : isOf(plan, task, wanted)))
  const before = monthBefore(month)
  const rows = chosen.map(({ task, own }): NarrativeRow => {
    const all = threads.filter(({ latest }) => latest.task === task.number)
    const written = all.filter(({ latest }) => latest.period === month)
    return {
      task,
      own,
      threads: written,
      state: stateOf(plan, task, written, lastDayOf(month) < today),
      before: all.filter(({ latest }) => latest.period === before && own.includes(latest.unit)),
    }
  })
  const named = new Set(plan.tasks.flatMap((task) => unitsOf(namedFor(plan, task))))
  const count = (state: NarrativeState): number => rows.filter((row) => row.state === state).length
  return {
    plan,
    month,
    rows,
    unit: isOwnOnly ? (unitIdOf(plan, reader?.unit ?? '') ?? null) : wanted,
    units: plan.units.filter(({ id }) => named.has(id)),
    counts: { written: count('written'), owed: count('owed'), open: count('open') },
    duty: plan.duties.find(({ due }) => due >= today) ?? null,
  }
}

/** Also of a task that a member's group or a bureau's sub-office answers for. */
const isOf = (plan: Plan, task: Task, unit: string | null): boolean =>
  unit === null || speakersFor(plan, unitsOf(namedFor(plan, task))).includes(unit)

/** Lead units report; a member of a lead group does so for its part. */
function stateOf(plan: Plan, task: Task, written: readonly NarrativeThread[], over: boolean): NarrativeState {
  const leads = speakersFor(plan, task.lead)
  if (written.some(({ latest }) => leads.includes(latest.unit))) return 'written'
  return over && task.lead.length > 0 ? 'owed' : 'open'
}
