// Who is told of a matter: units by their part in a task, groups as their members, and the leaders in charge.
import type { Receiver } from '../core/finding.ts'
import type { Indicator, Plan, Task } from '../core/plan.ts'
import type { ReceiverChoice } from './rule.ts'

/** Everything about a plan's people that rules ask again and again. */
export interface People {
  readonly taskOf: (indicator: Indicator) => Task | null
  readonly task: (number: number) => Task | null
  /** The unit that supplies an indicator's figures; null in plans without tasks. */
  readonly sourceOf: (indicator: Indicator) => string | null
  readonly receivers: (
    choices: readonly ReceiverChoice[],
    task: Task | null,
    source: string | null,
  ) => Receiver[]
  /** Ids of every unit that leads a task, groups as their members, in the order of the tasks; with those tasks. */
  readonly led: () => ReadonlyMap<string, readonly Task[]>
  readonly unitName: (id: string) => string
  readonly leaderName: (id: string) => string
}

/** Who answers when nobody else is named: the office that supervises (督查室). */
export const SUPERVISORS: Receiver = { kind: 'role', id: 'supervisor' }

export function peopleOf(plan: Plan): People {
  const tasks = new Map(plan.tasks.map((task) => [task.number, task]))
  const units = new Map(
    plan.units.flatMap((unit) => [unit.name, ...unit.aliases, unit.id].map((name) => [name, unit] as const)),
  )
  const leaders = new Map(plan.leaders.map((leader) => [leader.id, leader.name]))
  // A group is told as its members; one without members (区直各单位) as it stands.
  const expanded = (id: string): readonly string[] => {
    const members = units.get(id)?.members ?? []
    return members.length > 0 ? members : [id]
  }
  const taskOf = (indicator: Indicator): Task | null =>
    indicator.task === null ? null : (tasks.get(indicator.task) ?? null)
  let led: Map<string, Task[]> | null = null
  return {
    taskOf,
    led: () => {
      if (led) return led
      led = new Map()
      for (const task of plan.tasks) {
        for (const id of new Set(task.lead.flatMap(expanded))) led.set(id, [...(led.get(id) ?? []), task])
      }
      return led
    },
    task: (number) => tasks.get(number) ?? null,
    sourceOf: (indicator) => indicator.source ?? taskOf(indicator)?.lead[0] ?? null,
    unitName: (id) => units.get(id)?.name ?? id,
    leaderName: (id) => leaders.get(id) ?? id,
    receivers: (choices, task, source) => {
      const found = new Map<string, Receiver>()
      const tell = (receiver: Receiver): void => {
        found.set(`${receiver.kind}/${receiver.id}`, receiver)
      }
      for (const choice of choices) {
        if (typeof choice !== 'string')
          // Rules name units as people do: by id, name or alias.
          tell(choice.kind === 'unit' ? { ...choice, id: units.get(choice.id)?.id ?? choice.id } : choice)
        else {
          const ids = choice === 'source' ? (source === null ? [] : [source]) : (task?.[choice] ?? [])
          for (const id of ids.flatMap(expanded)) tell({ kind: 'unit', id })
        }
      }
      return found.size > 0 ? [...found.values()] : [SUPERVISORS]
    },
  }
}
