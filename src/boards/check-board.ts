// Does everything a board file names stand in the plan?

import { nearest } from '../core/nearest.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault } from '../core/problem.ts'
import { many } from './expand.ts'
import type { ReadBoard } from './read-board.ts'

const NOUNS = {
  indicator: { zh: '指标', en: 'indicator' },
  task: { zh: '任务', en: 'task' },
  section: { zh: '部分', en: 'section' },
  leader: { zh: '分管领导', en: 'leader' },
  unit: { zh: '单位', en: 'unit' },
} as const
type Noun = keyof typeof NOUNS

/** One fault per reference to something that the plan does not have. Units are found by id, name or alias. */
export function checkBoard({ file, places }: ReadBoard, plan: Plan): Fault[] {
  const faults: Fault[] = []
  if (file.plan !== undefined && file.plan !== plan.id) return faults
  const known = knownOf(plan)
  for (const page of file.pages) {
    for (const tile of page.tiles) {
      for (const noun of Object.keys(NOUNS) as Noun[]) {
        const wanted = tile[noun]
        if (wanted === undefined) continue
        many<string | number>(wanted).forEach((id, index) => {
          if (known[noun].has(String(id))) return
          const row = Array.isArray(wanted) ? places.lineOf(wanted, index) : places.lineOf(tile, noun)
          const [suggestion = ''] = nearest(String(id), known[noun])
          const { zh, en } = NOUNS[noun]
          const params = { noun: zh, nounEn: en, id: String(id), plan: plan.id, nearest: suggestion }
          faults.push(fault('board-unknown-reference', params, { row, column: noun }))
        })
      }
    }
  }
  return faults
}

/** Two files that would make boards of one id. */
export function checkBoardIds(boards: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>()
  return boards.flatMap(({ id }) => {
    if (seen.has(id)) return [fault('board-duplicate', { id })]
    seen.add(id)
    return []
  })
}

function knownOf(plan: Plan): Readonly<Record<Noun, ReadonlySet<string>>> {
  return {
    indicator: new Set(plan.indicators.map(({ id }) => id)),
    task: new Set(plan.tasks.map(({ number }) => String(number))),
    section: new Set(['none', ...plan.sections.map(({ id }) => id)]),
    leader: new Set(plan.leaders.flatMap(({ id, name }) => [id, name])),
    unit: new Set(plan.units.flatMap(({ id, name, aliases }) => [id, name, ...aliases])),
  }
}
