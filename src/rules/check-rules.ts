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
export function checkAlerts({ rules, lineOf }: ReadAlerts, plan: Plan): Fault[] {
  const known = knownOf(plan)
  const faults: Fault[] = []
  const look = (noun: Noun, ids: readonly (string | number)[] | null | undefined, at: string): void => {
    ids?.forEach((id, index) => {
      if (known[noun].has(String(id))) return
      const [suggestion = ''] = nearest(String(id), known[noun])
      const { zh, en } = NOUNS[noun]
      const params = { noun: zh, nounEn: en, id: String(id), plan: plan.id, nearest: suggestion }
      faults.push(fault('alerts-unknown-reference', params, { row: lineOf(`${at}/${index}`), column: noun }))
    })
  }
  rules.forEach(({ which, receivers, look: looking }, index) => {
    const at = `/rules/${index}`
    look('sections', which.sections, `${at}/which/sections`)
    look('tasks', which.tasks, `${at}/which/tasks`)
    look('indicators', which.indicators, `${at}/which/indicators`)
    look('indicators', which.except, `${at}/which/except`)
    if (looking.at === 'plan') look('tasks', looking.tasks, `${at}/tasks`)
    receivers?.forEach((receiver, place) => {
      if (typeof receiver !== 'string' && receiver.kind === 'unit')
        look('units', [receiver.id], `${at}/receivers/${place}`)
    })
  })
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
