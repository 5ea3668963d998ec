// Inspections (督查): a matter that several units share (协调), a visit (调研), a theme with its tasks (专题). Their state is their events, replayed. Pure.
import { createHash } from 'node:crypto'
import { unitsOf } from '../core/answerable.ts'
import type { Doer } from '../core/deed.ts'
import { addDays, type Day, type Instant, parseDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'

/** 协调督查, 调研督查, 专题督查; 跟踪督查 are the slips themselves. */
export const INSPECTION_KINDS = ['coordination', 'visit', 'theme'] as const
type InspectionKind = (typeof INSPECTION_KINDS)[number]

export const INSPECTION_WORDS: Readonly<Record<InspectionKind, Text>> = {
  coordination: text('协调督查', 'Coordination'),
  visit: text('调研督查', 'Visit'),
  theme: text('专题督查', 'By theme'),
}

/** What is asked for when one begins. */
interface InspectionPlan {
  readonly what: InspectionKind
  readonly title: string
  /** What is to be settled, seen or asked. */
  readonly purpose: string
  /** Who convenes or leads it. */
  readonly convener: string
  /** Who takes part, by name; may be empty. */
  readonly team: string
  /** Ids of the plan's units that are concerned. */
  readonly units: readonly string[]
  /** Numbers of the plan's tasks that are looked at. */
  readonly tasks: readonly number[]
  readonly from: Day
  readonly to: Day
}

export type InspectionDeed =
  | ({ readonly kind: 'inspection-opened' } & InspectionPlan)
  /** A visit of the plan of visits. */
  | {
      readonly kind: 'inspection-planned'
      readonly day: Day
      readonly place: string
      readonly who: string
    }
  | {
      readonly kind: 'inspection-found'
      /** null: of no single task. */
      readonly task: number | null
      readonly unit: string | null
      readonly good: boolean
      readonly text: string
    }
  /** 结论 */
  | { readonly kind: 'inspection-closed'; readonly text: string }

export type InspectionDraft = InspectionDeed & {
  readonly id: string
  readonly inspection: string
  readonly plan: string
  readonly at: Instant
  readonly on: Day
  readonly by: Doer
  readonly why: Text
}
export type InspectionEvent = InspectionDraft & { readonly seq: number }

type Noted<Kind extends InspectionDeed['kind']> = Extract<InspectionEvent, { readonly kind: Kind }>

export interface Inspection extends InspectionPlan {
  readonly id: string
  readonly plan: string
  readonly opened: { readonly on: Day; readonly at: Instant; readonly by: Doer }
  readonly visits: readonly Noted<'inspection-planned'>[]
  readonly findings: readonly Noted<'inspection-found'>[]
  /** null: it goes on. */
  readonly closed: Noted<'inspection-closed'> | null
}

/** Of these events, the latest begun first. */
export function inspectionsOf(events: readonly InspectionEvent[]): Inspection[] {
  const found = new Map<string, Inspection>()
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const known = found.get(event.inspection)
    if (event.kind === 'inspection-opened') {
      if (!known) found.set(event.inspection, begun(event))
      continue
    }
    if (known) found.set(event.inspection, grown(known, event))
  }
  return [...found.values()].reverse()
}

const begun = (event: Noted<'inspection-opened'>): Inspection => ({
  id: event.inspection,
  plan: event.plan,
  what: event.what,
  title: event.title,
  purpose: event.purpose,
  convener: event.convener,
  team: event.team,
  units: event.units,
  tasks: event.tasks,
  from: event.from,
  to: event.to,
  opened: { on: event.on, at: event.at, by: event.by },
  visits: [],
  findings: [],
  closed: null,
})

function grown(one: Inspection, event: Exclude<InspectionEvent, Noted<'inspection-opened'>>): Inspection {
  switch (event.kind) {
    case 'inspection-planned':
      return { ...one, visits: [...one.visits, event].sort((a, b) => (a.day < b.day ? -1 : 1)) }
    case 'inspection-found':
      return { ...one, findings: [...one.findings, event] }
    case 'inspection-closed':
      return { ...one, closed: one.closed ?? event }
  }
}

/** The same form sent twice is one. */
export const inspectionIdOf = (plan: string, { what, title, from }: InspectionPlan, nonce: string): string =>
  createHash('sha256')
    .update(JSON.stringify([plan, what, title, from, nonce]))
    .digest('hex')
    .slice(0, 16)

/** Ids of all units that it concerns: those named, and those of its tasks. */
export const unitsConcerned = ({ units, tasks }: Inspection, plan: Plan): readonly string[] => [
  ...new Set([...units, ...plan.tasks.filter(({ number }) => tasks.includes(number)).flatMap(unitsOf)]),
]

const LONGEST = 120
const LONGEST_TEXT = 4_000
const MOST_TASKS = 200
const MOST_ENTRIES = 500
const MOST_DAYS_AHEAD = 366

/** Problems `inspection-invalid`, `inspection-over`; null: it can be written. `one`: null for one that begins. */
export function faultOfInspection(deed: InspectionDeed, one: Inspection | null, plan: Plan): Problem | null {
  if (one?.closed) return new Problem('inspection-over', { title: one.title, on: one.closed.on })
  switch (deed.kind) {
    case 'inspection-opened':
      return faultOfBeginning(deed, plan)
    case 'inspection-planned':
      if (one && one.visits.length >= MOST_ENTRIES) return many()
      return (
        faultOfName(deed.place, '地点', 'the place') ??
        (deed.who.length > LONGEST ? invalid('参加人过长', 'who goes is too long') : null) ??
        faultOfDay(deed.day, '日期', 'the day', one?.opened.on ?? deed.day)
      )
    case 'inspection-found':
      if (one && one.findings.length >= MOST_ENTRIES) return many()
      if (deed.task !== null && !plan.tasks.some(({ number }) => number === deed.task))
        return invalid(`没有第 ${deed.task} 项任务`, `there is no task ${deed.task}`)
      if (deed.unit !== null && !plan.units.some(({ id }) => id === deed.unit))
        return invalid(`没有单位“${deed.unit}”`, `there is no unit “${deed.unit}”`)
      return faultOfText(deed.text)
    case 'inspection-closed':
      return faultOfText(deed.text)
  }
}

function faultOfBeginning(deed: InspectionPlan, plan: Plan): Problem | null {
  const { what, title, purpose, convener, team, units, tasks, from, to } = deed
  const names =
    faultOfName(title, '题目', 'the title') ??
    faultOfName(convener, '召集人', 'who convenes') ??
    faultOfText(purpose)
  if (names) return names
  if (team.length > 400) return invalid('成员过长', 'the team is too long')
  const unknown = units.find((id) => !plan.units.some((unit) => unit.id === id))
  if (unknown !== undefined) return invalid(`没有单位“${unknown}”`, `there is no unit “${unknown}”`)
  const missing = tasks.find((number) => !plan.tasks.some((task) => task.number === number))
  if (missing !== undefined) return invalid(`没有第 ${missing} 项任务`, `there is no task ${missing}`)
  if (tasks.length > MOST_TASKS) return invalid(`任务多于 ${MOST_TASKS} 项`, `more than ${MOST_TASKS} tasks`)
  if (what === 'theme' && tasks.length === 0)
    return invalid('专题督查没有选到任务', 'no task is chosen for the theme')
  if (what === 'coordination' && units.length < 2)
    return invalid('协调督查至少两个单位', 'a coordination needs two units or more')
  const day = faultOfDay(from, '起日', 'the first day', from) ?? faultOfDay(to, '止日', 'the last day', from)
  return day ?? (to < from ? invalid('止日早于起日', 'the last day is before the first') : null)
}

const faultOfName = (value: string, zh: string, en: string): Problem | null =>
  value.trim() === '' || value.length > LONGEST
    ? invalid(`${zh}没有写，或多于 ${LONGEST} 字`, `${en} is missing or longer than ${LONGEST} characters`)
    : null

const faultOfText = (value: string): Problem | null =>
  value.trim() === '' || value.length > LONGEST_TEXT
    ? invalid(
        `内容没有写，或多于 ${LONGEST_TEXT} 字`,
        `the words are missing or longer than ${LONGEST_TEXT} characters`,
      )
    : null

const faultOfDay = (day: string, zh: string, en: string, from: Day): Problem | null =>
  parseDay(day) === null || (parseDay(from) !== null && day > addDays(from, MOST_DAYS_AHEAD))
    ? invalid(`${zh}没有写、有误或在一年以后`, `${en} is missing, no day, or more than a year ahead`)
    : null

const many = (): Problem => invalid(`多于 ${MOST_ENTRIES} 条`, `more than ${MOST_ENTRIES} entries`)
const invalid = (zh: string, en: string): Problem => new Problem('inspection-invalid', { zh, en })

export function whyInspected(deed: InspectionDeed, name: string): Text {
  switch (deed.kind) {
    case 'inspection-opened': {
      const { zh, en } = INSPECTION_WORDS[deed.what]
      return text(
        `${name}开展${zh}“${deed.title}”。`,
        `${name} began an inspection (${en}): “${deed.title}”.`,
      )
    }
    case 'inspection-planned':
      return text(`${name}安排${deed.day}到${deed.place}。`, `${name} planned ${deed.place} for ${deed.day}.`)
    case 'inspection-found':
      return text(`${name}记录发现：${deed.text}`, `${name} noted a finding: ${deed.text}`)
    case 'inspection-closed':
      return text(`${name}结束督查：${deed.text}`, `${name} concluded the inspection: ${deed.text}`)
  }
}
