// A plan as it stood on a day: who answered for what, what had been added, what was promised besides the target.
import { oncePer } from './once-per.ts'
import type { Day } from './period.ts'
import type { Indicator, KeptPlan, Mandate, Plan, Task } from './plan.ts'

interface Dated {
  readonly added: Mandate | null
  readonly ended: Mandate | null
}

/** From its day on it is not judged any more; null: it is, or was, judged on this day. */
export const endedBy = ({ ended }: Dated, day: Day): Mandate | null =>
  ended !== null && ended.decided <= day ? ended : null

export const isIn = ({ added }: Dated, day: Day): boolean => added === null || added.decided <= day

const wholes = new WeakMap<Plan, Plan>()

/** With everything that it ever said, whichever day it was asked for. */
export const wholePlan = (plan: Plan): Plan => wholes.get(plan) ?? plan

const onDays = new WeakMap<Plan, Map<string, Plan>>()

/**
 * With what its amendments change on that day; the same object for all days between two changes. Targets keep all their
 * amendments (`targetOn`), and what has ended stays: it says so. Also of a plan that was asked for another day before.
 */
export function planOn(plan: Plan, day: Day): Plan {
  const whole = wholePlan(plan)
  const days = changeDays(whole)
  const reached = days.findLast((one) => one <= day) ?? ''
  if (days.length === 0) return whole
  const known = onDays.get(whole) ?? new Map<string, Plan>()
  onDays.set(whole, known)
  const found = known.get(reached)
  if (found) return found
  const made: Plan = {
    ...whole,
    tasks: whole.tasks.filter((task) => isIn(task, reached)).map((task) => taskOn(task, reached)),
    indicators: whole.indicators
      .filter((indicator) => isIn(indicator, reached))
      .map((indicator) => indicatorOn(indicator, reached)),
  }
  wholes.set(made, whole)
  known.set(reached, made)
  return made
}

/** A kept plan as it stood on a day. */
export function keptOn(kept: KeptPlan, day: Day): KeptPlan {
  const plan = planOn(kept.plan, day)
  return plan === kept.plan ? kept : { ...kept, plan }
}

/** Days on which anything but a target changes, in order. */
const changeDays = oncePer((plan: Plan): readonly Day[] => {
  const days = new Set<Day>()
  for (const { amendments, added } of [...plan.tasks, ...plan.indicators]) {
    if (added) days.add(added.decided)
    for (const { decided, changes } of amendments) if (Object.keys(changes).length > 0) days.add(decided)
  }
  return [...days].sort()
})

function taskOn(task: Task, day: Day): Task {
  let known = task
  for (const { decided, changes } of task.amendments) if (decided <= day) known = { ...known, ...changes }
  return known
}

/** With the words, weight, base, pace and steps of the day. Its target is `targetOn`. */
export function indicatorOn(indicator: Indicator, day: Day): Indicator {
  let known = indicator
  for (const { decided, changes } of indicator.amendments)
    if (decided <= day && Object.keys(changes).length > 0) known = { ...known, ...changes }
  return known
}
