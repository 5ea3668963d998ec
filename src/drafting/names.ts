// Units and leaders of a draft: who is named how often, which names are likely one, and two that are made one.
import { distance } from 'fastest-levenshtein'
import { Problem } from '../core/problem.ts'
import {
  type DraftContent,
  type DraftHead,
  type DraftTask,
  namesOf,
  ownPeople,
  planValues,
  type WrittenTask,
} from './plan-draft.ts'

export type NameSort = 'unit' | 'leader'

export interface NamedOften {
  readonly name: string
  /** Tasks that name it. */
  readonly tasks: number
  /** Another name that is likely the same one, which is named more often; null: none. */
  readonly likely: string | null
}

const KEYS = { unit: ['lead', 'responsible', 'source'], leader: ['leaders'] } as const

interface WithNames {
  readonly lead?: readonly string[]
  readonly responsible?: readonly string[]
  readonly leaders?: readonly string[]
  readonly source?: string
}

/** Everybody of a sort whom a task, its indicators and their shares name. */
const namedBy = (values: WrittenTask, sort: NameSort): readonly string[] =>
  [values, ...ownPeople(values)].flatMap((one: WithNames) => KEYS[sort].flatMap((key) => one[key] ?? []))

function withSwapped<One extends WithNames>(one: One, sort: NameSort, from: string, into: string): One {
  const swap = (names: readonly string[]): string[] => [
    ...new Set(names.map((name) => (name === from ? into : name))),
  ]
  const named = Object.fromEntries(
    KEYS[sort].flatMap((key) => {
      const names = one[key]
      if (names === undefined) return []
      return [[key, typeof names === 'string' ? swap([names])[0] : swap(names)]]
    }),
  )
  return { ...one, ...named }
}

/** The most named first. */
export function namedIn({ tasks }: Pick<DraftContent, 'tasks'>, sort: NameSort): readonly NamedOften[] {
  const counts = new Map<string, number>()
  for (const { values } of tasks) {
    for (const name of new Set(namedBy(values, sort))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const ordered = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return ordered.map(([name, count], index) => ({
    name,
    tasks: count,
    likely: ordered.slice(0, index).find(([other]) => areLikelyOne(name, other, sort))?.[0] ?? null,
  }))
}

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\(.*\)$/u, '')
    .replace(/^(?:[市区县旗镇乡]|[\p{Script=Han}]{2,3}[市区县])(?=[\p{Script=Han}]{2})/u, '')
    .replace(/(?:管理局|委员会|管理处|办公室)$/u, (end) => end.slice(-1))

/** The same without region, brackets and blanks; or one sign apart in a long name. Leaders: without blanks. */
export function areLikelyOne(one: string, other: string, sort: NameSort): boolean {
  const squeezed = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '')
  if (squeezed(one) === squeezed(other)) return true
  if (sort === 'leader') return false
  const [a, b] = [bare(one), bare(other)]
  if (a === b && a !== '') return true
  return Math.min(a.length, b.length) >= 5 && distance(a, b) === 1
}

type NamesChange = { readonly head: DraftHead; readonly tasks: readonly DraftTask[] }

/** `from` is another name of `into` from now on: whoever named it names the second, which keeps the first as an alias. */
export function oneName(content: DraftContent, sort: NameSort, from: string, into: string): NamesChange {
  const { head, tasks } = swapped(content, sort, from, into)
  if (sort === 'leader') {
    const leaders = (head.values.leaders ?? []).filter((one) => !namesOf(one).includes(from))
    return { head: { ...head, values: { ...head.values, leaders } }, tasks }
  }
  const units = head.values.units ?? []
  const kept = units.filter((one) => !namesOf(one).includes(from) && !namesOf(one).includes(into))
  const before = units.find((one) => namesOf(one).includes(into)) ?? into
  const whole = typeof before === 'string' ? { name: before } : before
  const aliases = [...new Set([...(whole.aliases ?? []), from])].filter((name) => name !== whole.name)
  return {
    head: { ...head, values: { ...head.values, units: [...kept, { ...whole, aliases }] } },
    tasks,
  }
}

/**
 * A name that was read wrongly is written right, wherever it stands; the reading is remembered, so that it can be taken back.
 * Raises `plan-draft-part-unknown` for a name that nobody has, `plan-draft-value` for one that somebody else has.
 */
export function renamed(content: DraftContent, sort: NameSort, from: string, to: string): NamesChange {
  const { units = [], leaders = [] } = planValues(content)
  const known = new Set((sort === 'unit' ? units : leaders).flatMap(namesOf))
  if (!known.has(from)) throw new Problem('plan-draft-part-unknown')
  if (known.has(to))
    throw new Problem('plan-draft-value', {
      wordsZh: `“${to}”已经有了：两个名称是同一个的，请用“并入”。`,
      wordsEn: `There is “${to}” already: of two names for one, join the first to the second.`,
    })
  const { head, tasks } = swapped(content, sort, from, to)
  const rename = <One extends object>(one: One | string): One | string =>
    one === from
      ? to
      : typeof one === 'object' && 'name' in one && one.name === from
        ? { ...one, name: to }
        : one
  const values = {
    ...head.values,
    ...(sort === 'unit' && head.values.units && { units: head.values.units.map(rename) }),
    ...(sort === 'leader' && head.values.leaders && { leaders: head.values.leaders.map(rename) }),
  }
  const before = head.readings ?? []
  const first = before.find((one) => one.sort === sort && one.name === from)
  const others = before.filter((one) => one !== first)
  const read = first?.read ?? from
  const readings = read === to ? others : [...others, { sort, name: to, read }]
  return { head: { ...head, values, readings }, tasks }
}

/** With one name in the place of another among all who answer for anything. Tasks: those that it changes. */
function swapped({ head, tasks }: DraftContent, sort: NameSort, from: string, into: string): NamesChange {
  const own = <One extends WithNames>(one: One): One => withSwapped(one, sort, from, into)
  const changed = tasks
    .filter(({ values }) => namedBy(values, sort).includes(from))
    .map((task) => {
      const { indicators } = task.values
      const values = {
        ...own(task.values),
        ...(indicators && {
          indicators: indicators.map((one) => ({
            ...own(one),
            ...(one.shares && { shares: one.shares.map(own) }),
          })),
        }),
      }
      return { ...task, values }
    })
  const { units, duties } = head.values
  if (sort === 'leader') return { head, tasks: changed }
  const swap = (name: string): string => (name === from ? into : name)
  const values = {
    ...head.values,
    ...(units && {
      units: units.map((unit) =>
        typeof unit === 'string'
          ? unit
          : {
              ...unit,
              ...(unit.parent !== undefined && { parent: swap(unit.parent) }),
              ...(unit.members && { members: unit.members.map(swap) }),
            },
      ),
    }),
    ...(duties && {
      duties: duties.map((duty) => ({
        ...duty,
        ...(duty.receivers && { receivers: duty.receivers.map(swap) }),
      })),
    }),
  }
  return { head: { ...head, values }, tasks: changed }
}
