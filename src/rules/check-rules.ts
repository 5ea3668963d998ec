// Does everything that the rules name stand in the plan?
import { nearest } from '../core/nearest.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault } from '../core/problem.ts'
import type { ReadAlerts } from './read-rules.ts'

const NOUNS = {
  sections: { zh: '部分', en: 'section' },
  tasks: { zh: '任务', en: 'task' },
  indicators: { zh: '指标', en: 'indicator' },
  units: { zh: '单位', en: 'unit' },
} as const
type Noun = keyof typeof NOUNS

/** One fault per reference to something that the plan does not have. Units are found by id, name or alias. */
export function checkAlerts({ rules, places }: ReadAlerts, plan: Plan): Fault[] {
  const known = knownOf(plan)
  const faults: Fault[] = []
  const missing = (noun: Noun, id: string | number, list: object, index: number): void => {
    if (known[noun].has(String(id))) return
    const [suggestion = ''] = nearest(String(id), known[noun])
    const { zh, en } = NOUNS[noun]
    const params = { noun: zh, nounEn: en, id: String(id), plan: plan.id, nearest: suggestion }
    const row = places.lineOf(list, index)
    faults.push(fault('alerts-unknown-reference', params, { row, column: noun }))
  }
  const look = (noun: Noun, ids: readonly (string | number)[] | null | undefined): void => {
    for (const [index, id] of (ids ?? []).entries()) missing(noun, id, ids ?? [], index)
  }
  for (const { plan: only, which, receivers, look: looking } of rules) {
    if (only !== null && only !== plan.id) continue
    look('sections', which.sections)
    look('tasks', which.tasks)
    look('indicators', which.indicators)
    look('indicators', which.except)
    if (looking.at === 'plan') look('tasks', looking.tasks)
    receivers?.forEach((receiver, index) => {
      if (typeof receiver !== 'string' && receiver.kind === 'unit')
        missing('units', receiver.id, receivers, index)
    })
  }
  return faults
}

function knownOf(plan: Plan): Readonly<Record<Noun, ReadonlySet<string>>> {
  return {
    sections: new Set(['none', ...plan.sections.map(({ id }) => id)]),
    tasks: new Set(plan.tasks.map(({ number }) => String(number))),
    indicators: new Set(plan.indicators.map(({ id }) => id)),
    units: new Set(plan.units.flatMap(({ id, name, aliases }) => [id, name, ...aliases])),
  }
}
