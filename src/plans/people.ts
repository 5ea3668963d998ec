// Who is answerable: units with their bureaus and members, leaders, sections; and the names that refer to them.
import { actingThrough } from '../core/answerable.ts'
import { nearest } from '../core/nearest.ts'
import type { Leader, Section, Unit } from '../core/plan.ts'
import type { ProblemCode } from '../core/problems/index.ts'
import type { Places } from '../yaml/places.ts'
import type { RawPlan } from './schema.ts'

/** The names by which things of one sort are called, each leading to an id. */
class Directory {
  readonly #ids = new Map<string, { id: string; line: number }>()
  readonly #places: Places
  readonly #dropped: ReadonlySet<string>
  readonly #unknown: ProblemCode

  constructor(places: Places, dropped: ReadonlySet<string>, unknown: ProblemCode) {
    this.#places = places
    this.#dropped = dropped
    this.#unknown = unknown
  }

  /** Takes a name in; one that already leads to something else is a fault at `holder`. */
  declare(name: string, id: string, holder: object, part?: string | number): void {
    const known = this.#ids.get(name)
    const line = this.#places.lineOf(holder, part)
    if (known === undefined) this.#ids.set(name, { id, line })
    else this.#places.fault('plan-duplicate-id', { id: name, line: known.line }, holder, part)
  }

  /** The id behind a name; null and a fault at `holder` when there is none. */
  find(name: string, holder: object, part?: string | number): string | null {
    const known = this.#ids.get(name)
    if (known) return known.id
    if (!this.#dropped.has(name)) {
      const near = this.#places.full ? '' : (nearest(name, this.#ids.keys())[0] ?? '')
      this.#places.fault(this.#unknown, { found: name, nearest: near }, holder, part)
    }
    return null
  }

  /** Takes in a name that nobody wrote; one that leads somewhere already stays as it is. */
  understand(name: string, id: string, holder: object, part: number): void {
    if (!this.#ids.has(name)) this.#ids.set(name, { id, line: this.#places.lineOf(holder, part) })
  }

  /** The id behind a name; null: none. */
  idOf(name: string): string | null {
    return this.#ids.get(name)?.id ?? null
  }

  /** The ids behind a list of names, in its order, each once. */
  findAll(names: readonly string[] = []): string[] {
    const ids = new Set<string>()
    for (const [index, name] of names.entries()) {
      const id = this.find(name, names, index)
      if (id !== null) ids.add(id)
    }
    return [...ids]
  }
}

export interface PlanPeople {
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly sections: readonly Section[]
  readonly unitNamed: Directory
  readonly leaderNamed: Directory
  readonly sectionNamed: Directory
}

export function buildPeople(raw: Partial<RawPlan>, places: Places, dropped: ReadonlySet<string>): PlanPeople {
  const sectionNamed = new Directory(places, dropped, 'plan-unknown-section')
  const sections = (raw.sections ?? []).map(({ id, title, titleEn }, index) => {
    sectionNamed.declare(id, id, raw.sections ?? [], index)
    return { id, title, ...(titleEn !== undefined && { titleEn }) }
  })
  return {
    ...buildUnits(raw.units ?? [], places, dropped),
    ...buildLeaders(raw.leaders ?? [], places, dropped),
    sections,
    sectionNamed,
  }
}

function buildUnits(raw: NonNullable<RawPlan['units']>, places: Places, dropped: ReadonlySet<string>) {
  const unitNamed = new Directory(places, dropped, 'plan-unknown-unit')
  const declared = raw.map((entry, index) => {
    const unit: Exclude<typeof entry, string> = typeof entry === 'string' ? { name: entry } : entry
    const id = unit.id ?? unit.name
    unitNamed.declare(unit.name, id, raw, index)
    if (id !== unit.name) unitNamed.declare(id, id, raw, index)
    for (const [at, alias] of (unit.aliases ?? []).entries())
      if (alias !== id && alias !== unit.name) unitNamed.declare(alias, id, unit.aliases ?? [], at)
    return { unit, id, index }
  })
  const understood = new Map(declared.map(({ unit, id }) => [id, otherNames(unit.name, unitNamed)]))
  const claims = [...understood.values()].flat()
  for (const { id, index } of declared)
    for (const name of understood.get(id) ?? [])
      if (claims.indexOf(name) === claims.lastIndexOf(name)) unitNamed.understand(name, id, raw, index)
  const units: Unit[] = declared.map(({ unit, id }) => {
    const bureau = unitNamed.idOf(actingThrough(unit.name)?.bureau ?? '')
    return {
      id,
      name: unit.name,
      ...(unit.nameEn !== undefined && { nameEn: unit.nameEn }),
      aliases: [...new Set([...(unit.aliases ?? []), ...(understood.get(id) ?? [])])],
      parent:
        unit.parent !== undefined
          ? unitNamed.find(unit.parent, unit, 'parent')
          : bureau === id
            ? null
            : bureau,
      members: unitNamed.findAll(unit.members),
    }
  })
  const lines = new Map(declared.map(({ id, index }) => [id, index]))
  const report = (cycle: readonly string[]) => {
    const index = lines.get(cycle[0] ?? '')
    places.fault('plan-cycle', { cycle: cycle.join(' → ') }, raw, index)
  }
  findCycles(new Map(units.map((unit) => [unit.id, unit.members])), report)
  findCycles(new Map(units.map((unit) => [unit.id, unit.parent === null ? [] : [unit.parent]])), report)
  return { units, unitNamed }
}

/**
 * What else a bureau that acts through its office is called, 区发改局(区重点办): with brackets of the other width, and by
 * either name that is no unit of its own.
 */
function otherNames(name: string, named: Directory): string[] {
  const acting = actingThrough(name)
  if (acting === null) return []
  const { bureau, offices } = acting
  const within = offices.join('、')
  const names = [`${bureau}(${within})`, `${bureau}（${within}）`, ...offices, bureau]
  return names.filter((each) => named.idOf(each) === null)
}

function buildLeaders(raw: NonNullable<RawPlan['leaders']>, places: Places, dropped: ReadonlySet<string>) {
  const leaderNamed = new Directory(places, dropped, 'plan-unknown-leader')
  const leaders: Leader[] = raw.map((entry, index) => {
    const leader: Exclude<typeof entry, string> = typeof entry === 'string' ? { name: entry } : entry
    const id = leader.id ?? leader.name
    leaderNamed.declare(leader.name, id, raw, index)
    if (id !== leader.name) leaderNamed.declare(id, id, raw, index)
    const { nameEn } = leader
    return { id, name: leader.name, ...(nameEn !== undefined && { nameEn }), doubt: leader.doubt ?? null }
  })
  return { leaders, leaderNamed }
}

/** Tells every circle of a graph once, as its ids from the first back to the first. Without recursion: plans are outside input. */
function findCycles(
  edges: ReadonlyMap<string, readonly string[]>,
  report: (cycle: readonly string[]) => void,
): void {
  const finished = new Set<string>()
  for (const root of edges.keys()) {
    if (finished.has(root)) continue
    const path: string[] = [root]
    const depthOf = new Map([[root, 0]])
    const pending = [[...(edges.get(root) ?? [])]]
    while (path.length > 0) {
      const next = pending.at(-1)?.pop()
      if (next === undefined) {
        pending.pop()
        const left = path.pop()
        if (left === undefined) break
        depthOf.delete(left)
        finished.add(left)
        continue
      }
      const depth = depthOf.get(next)
      if (depth !== undefined) report([...path.slice(depth), next])
      else if (!finished.has(next)) {
        depthOf.set(next, path.length)
        path.push(next)
        pending.push([...(edges.get(next) ?? [])])
      }
    }
  }
}
