// Who answers for a task or an indicator, and under which names: units with their bureaus and members, leaders.
import { wholeOf } from './decomposition.ts'
import { oncePer } from './once-per.ts'
import type { Indicator, Plan, Task, Unit } from './plan.ts'

type Units = Pick<Plan, 'units'>
type Leaders = Pick<Plan, 'leaders'>

/** 区发改局(区重点办): the bureau, and the offices through which it acts. Null: a name without an office in brackets. */
export function actingThrough(name: string): { readonly bureau: string; readonly offices: string[] } | null {
  const [, bureau, offices] = /^([^()（）]*[^()（）\s])\s*[(（]([^()（）]+)[)）]$/u.exec(name) ?? []
  if (bureau === undefined || offices === undefined) return null
  return { bureau, offices: offices.split(/[、,，]/u).map((office) => office.trim()) }
}

/** Whether a unit is meant by a name or id: its own, with brackets of either width, or that of the bureau or an office in it. */
export const isMeantBy = ({ id, name }: Pick<Unit, 'id' | 'name'>, asked: string): boolean => {
  const acting = actingThrough(name)
  const known = [id, name, ...(acting ? [acting.bureau, ...acting.offices] : [])]
  return known.some((each) => withPlainBrackets(each) === withPlainBrackets(asked))
}

/** Brackets of half width, as names are compared. */
export const withPlainBrackets = (name: string): string => name.replaceAll('（', '(').replaceAll('）', ')')

/** Whether any of these units (ids) is meant by one of these names or ids. */
export const areMeantBy = ({ units }: Units, ids: readonly string[], asked: readonly string[]): boolean =>
  ids.some((id) => {
    const unit = units.find((one) => one.id === id) ?? { id, name: id }
    return asked.some((name) => isMeantBy(unit, name))
  })

/** Ids of those who answer for a task or an indicator, in the plan's order. */
export interface Answerers {
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly leaders: readonly string[]
}

type Promises = Pick<Plan, 'tasks' | 'indicators'>

const NOBODY: Answerers = { lead: [], responsible: [], leaders: [] }

/**
 * Who answers for an indicator: whom it names itself, else those of the whole of which it is a share, else those of its
 * task. One that names its lead units has no others than it names.
 */
export function answerersOf(plan: Promises, indicator: Indicator): Answerers {
  const above = wholeOf(plan, indicator)
  const { lead, responsible, leaders } = above ? answerersOf(plan, above) : taskOf(plan, indicator)
  return {
    lead: indicator.lead ?? lead,
    responsible: indicator.responsible ?? (indicator.lead === null ? responsible : []),
    leaders: indicator.leaders ?? leaders,
  }
}

const byNumber = oncePer(
  (tasks: Plan['tasks']): ReadonlyMap<number | null, Task> =>
    new Map(tasks.map((task) => [task.number, task])),
)

const taskOf = ({ tasks }: Promises, { task }: Indicator): Answerers => byNumber(tasks).get(task) ?? NOBODY

/** Ids of the units that supply an indicator's figures: its own source, else its first lead unit, of a share without one that of its whole. */
export function sourcesOf(plan: Promises, indicator: Indicator): readonly string[] {
  if (indicator.source !== null) return [indicator.source]
  const above = indicator.lead === null ? wholeOf(plan, indicator) : null
  return above ? sourcesOf(plan, above) : answerersOf(plan, indicator).lead.slice(0, 1)
}

/** Ids of the units whose people may send an indicator's figures: those that supply them, and of a share those of its whole, who gather them. */
export function reportersOf(plan: Promises, indicator: Indicator): readonly string[] {
  const above = wholeOf(plan, indicator)
  return [...new Set([...sourcesOf(plan, indicator), ...(above ? sourcesOf(plan, above) : [])])]
}

/** Ids of all units of a task or an indicator, lead units first. */
export const unitsOf = ({
  lead,
  responsible,
}: Pick<Answerers, 'lead' | 'responsible'>): readonly string[] => [...new Set([...lead, ...responsible])]

/** Who is named for a task, by itself or by any of its indicators: all that have to do with it. */
export function namedFor({ indicators }: Promises, task: Task): Answerers {
  const own = indicators.filter(({ task: number }) => number === task.number)
  const all = (key: keyof Answerers): readonly string[] => [
    ...new Set([...task[key], ...own.flatMap((indicator) => indicator[key] ?? [])]),
  ]
  return { lead: all('lead'), responsible: all('responsible'), leaders: all('leaders') }
}

/** Id of the unit with this id, name or alias; null: the plan knows none. */
export function unitIdOf({ units }: Units, name: string): string | null {
  const found =
    units.find((unit) => unit.id === name) ??
    units.find((unit) => unit.name === name || unit.aliases.includes(name))
  return found?.id ?? null
}

/**
 * Ids of the units whose people speak for these: each itself, the bureaus that a sub-office belongs to (区发改局 for
 * 区金融办), and the members of a group (every 街道办事处 for 各街道办事处). Not the other way: a sub-office does not
 * speak for its bureau, nor a group for one of its members.
 */
export function speakersFor({ units }: Units, ids: readonly string[]): readonly string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const found = new Set<string>()
  const pending = [...ids]
  for (let id = pending.shift(); id !== undefined; id = pending.shift()) {
    if (found.has(id)) continue
    found.add(id)
    const unit = byId.get(id)
    if (unit?.parent != null) pending.push(unit.parent)
    pending.push(...(unit?.members ?? []))
  }
  return [...found]
}

/** Every name under which a person may belong to one of these units: what a right for the own unit is compared with. */
export function namesSpeakingFor(plan: Units, ids: readonly string[]): readonly string[] {
  const byId = new Map(plan.units.map((unit) => [unit.id, unit]))
  return speakersFor(plan, ids).flatMap((id) => {
    const unit = byId.get(id)
    return unit ? [id, unit.name, ...unit.aliases] : [id]
  })
}

/** Every name under which a leader may be in charge: ids and names. */
export function namesInCharge({ leaders }: Leaders, task: Pick<Answerers, 'leaders'>): readonly string[] {
  return leaders.filter(({ id }) => task.leaders.includes(id)).flatMap(({ id, name }) => [id, name])
}
