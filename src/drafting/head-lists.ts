// The lists at a plan's head as people change them: sections, reports, references, watched figures, units, leaders; and which tasks stand in which section. Pure.

import type { Syllables } from '../boards/spelling.ts'
import { Problem } from '../core/problem.ts'
import { type FormField, type FormWords, LIST_FIELDS, type ListName, withWords } from './form-fields.ts'
import { idOfName } from './ids.ts'
import {
  type DraftContent,
  type DraftHead,
  type DraftTask,
  namesOf,
  takenIds,
  type WrittenTask,
} from './plan-draft.ts'

type Row = string | Readonly<Record<string, unknown>>
interface ListChange {
  readonly head: DraftHead
  readonly tasks?: readonly DraftTask[]
}

const rowsOf = (head: DraftHead, list: ListName): readonly Row[] =>
  (head.values[list] ?? []) as unknown as readonly Row[]

function withRows(head: DraftHead, list: ListName, rows: readonly Row[]): DraftHead {
  const { [list]: _, ...others } = head.values
  // Of the shape of the list: its own rows with what their fields wrote.
  const values = (rows.length === 0 ? others : { ...head.values, [list]: rows }) as DraftHead['values']
  return { ...head, values }
}

/** Sections, reports and references by their ids; units and leaders by their names. */
const keyOf = (row: Row): string => (typeof row === 'string' ? row : String(row.id ?? row.name ?? ''))

const nothingHere = (): Problem => new Problem('plan-draft-part-unknown')

function placeOf(head: DraftHead, list: ListName, key: string): number {
  const isNamed = list === 'units' || list === 'leaders'
  return rowsOf(head, list).findIndex((row) =>
    isNamed ? namesOf(row as { readonly name: string }).includes(key) : keyOf(row) === key,
  )
}

/** Raises `plan-draft-part-unknown`. A unit or leader that only tasks have named comes into the list. */
export function changedRow({ head }: DraftContent, list: ListName, key: string, form: FormWords): ListChange {
  const at = placeOf(head, list, key)
  const isNamed = list === 'units' || list === 'leaders'
  if (at < 0 && !isNamed) throw nothingHere()
  const rows = rowsOf(head, list)
  const before = rows[at] ?? key
  const whole = typeof before === 'string' ? { name: before } : before
  const fields: readonly FormField[] = LIST_FIELDS[list]
  const made: Row = withWords(whole, fields, form)
  const row = isNamed && Object.keys(made).length === 1 ? key : made
  const next = at < 0 ? [...rows, row] : rows.map((one, index) => (index === at ? row : one))
  return { head: withRows(head, list, next) }
}

const NEW_IDS = { duties: 'report', references: 'reference', watched: 'watched' } as const

/** At the end, under an id of its own. */
export function addedRow(
  content: DraftContent,
  list: 'sections' | 'duties' | 'references' | 'watched',
  form: FormWords,
  spell: Syllables,
): ListChange {
  const { head } = content
  const rows = rowsOf(head, list)
  const ids = rows.map(keyOf)
  const name = form.title ?? form.name ?? ''
  // Sections are numbered; indicators and references share their ids.
  const id =
    list === 'sections'
      ? String(Math.max(0, ...ids.map((one) => (/^\d{1,6}$/.test(one) ? Number(one) : 0))) + 1)
      : idOfName(name, new Set([...takenIds(content), ...ids]), spell, NEW_IDS[list])
  const fields: readonly FormField[] = LIST_FIELDS[list]
  return { head: withRows(head, list, [...rows, withWords({ id }, fields, form)]) }
}

/** What stood in a section stands in none then. Raises `plan-draft-part-unknown`. */
export function removedRow({ head, tasks }: DraftContent, list: ListName, key: string): ListChange {
  const at = placeOf(head, list, key)
  if (at < 0) throw nothingHere()
  const next = rowsOf(head, list).filter((_, index) => index !== at)
  const inIt = list === 'sections' ? tasks.filter(({ values }) => values.section === key) : []
  return { head: withRows(head, list, next), tasks: inIt.map((task) => inSection(task, null)) }
}

/** One place up (-1) or down (1). Raises `plan-draft-part-unknown`. */
export function movedRow({ head }: DraftContent, list: ListName, key: string, by: -1 | 1): ListChange {
  const at = placeOf(head, list, key)
  if (at < 0) throw nothingHere()
  const rows = [...rowsOf(head, list)]
  const [row] = rows.splice(at, 1)
  if (row !== undefined) rows.splice(Math.max(0, at + by), 0, row)
  return { head: withRows(head, list, rows) }
}

/** Tasks into another section; null: into none. Raises `plan-draft-part-unknown`. */
export function tasksMoved(
  { head, tasks }: DraftContent,
  keys: readonly string[],
  section: string | null,
): { readonly tasks: readonly DraftTask[] } {
  if (section !== null && placeOf(head, 'sections', section) < 0) throw nothingHere()
  return { tasks: tasks.filter(({ key }) => keys.includes(key)).map((task) => inSection(task, section)) }
}

function inSection(task: DraftTask, section: string | null): DraftTask {
  const { section: _, ...others } = task.values
  const values: WrittenTask = section === null ? others : { ...others, section }
  return { ...task, values }
}
