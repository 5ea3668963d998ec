// What a unit writes about a task for a month, what a leader writes below it, and who may read either before a release.
import { namedFor, namesInCharge, namesSpeakingFor, unitsOf } from './answerable.ts'
import { isReleased, type Released } from './clearance.ts'
import type { Instant, Period } from './period.ts'
import type { Plan, Task } from './plan.ts'
import { type Holder, mayDo } from './roles.ts'
import { type Text, text } from './text.ts'

/** How a unit says that a task stands, in the practice's words; the figures are asked apart. */
export const CLAIMS = ['done', 'ahead', 'on-pace', 'behind', 'other'] as const
export type Claim = (typeof CLAIMS)[number]

export const CLAIM_WORDS: Readonly<Record<Claim, Text>> = {
  done: text('已完成', 'Done'),
  ahead: text('超进度', 'Ahead'),
  'on-pace': text('达进度', 'On pace'),
  behind: text('欠进度', 'Behind'),
  other: text('其它', 'Other'),
}

/** Characters of one part of a narrative, and of a comment. */
export const LONGEST_TEXT = 2_000

/** Three parts, as monthly reports have them: 进展情况, 存在问题, 下一步. The last two may be empty. */
export interface NarrativeWords {
  readonly progress: string
  readonly problems: string
  readonly next: string
}

export const PART_WORDS: Readonly<Record<keyof NarrativeWords, Text>> = {
  progress: text('进展情况', 'Progress'),
  problems: text('存在问题', 'Problems'),
  next: text('下一步', 'Next steps'),
}

/** What people write of a task: kept for ever, never altered; a new text is a new version. */
interface Written {
  readonly id: string
  /** Id of the plan. */
  readonly plan: string
  readonly task: number
  readonly at: Instant
  /** Name of the person as it was then. */
  readonly by: string
  /** Id of the person; null: not a person's. */
  readonly person: string | null
  /** Before this instant only the bureau and the task's own units read it; null: it waits for nothing. */
  readonly releaseAt: Instant | null
}

export interface Narrative extends Written {
  /** Id of the unit that it speaks for. */
  readonly unit: string
  /** The month that it is about. */
  readonly period: Period
  readonly claim: Claim | null
  readonly words: NarrativeWords
}

/** 批示: what a leader in charge says of a task, or of one of its indicators. */
export interface Comment extends Written {
  /** null: of the task as a whole. */
  readonly indicator: string | null
  readonly text: string
}

export interface Writer extends Holder {
  readonly name: string
}

/**
 * Ids of the units for which this person may write about a task, in the task's order: of the units named for it or for an
 * indicator of it those whose people the person is among, a sub-office's bureau and a group's members included; a member
 * of a group writes as itself, so that eight offices do not overwrite each other.
 */
export const writesFor = (plan: Plan, task: Task, writer: Writer | null): readonly string[] =>
  writesAmong(plan, unitsOf(namedFor(plan, task)), writer)

function writesAmong(plan: Plan, units: readonly string[], writer: Writer | null): readonly string[] {
  if (writer?.unit == null) return []
  const { unit: own } = writer
  return [
    ...new Set(
      units.flatMap((id) => {
        if (!mayDo(writer, 'narratives:write', { units: namesSpeakingFor(plan, [id]) })) return []
        const members = plan.units.find((unit) => unit.id === id)?.members ?? []
        return [members.find((member) => namesSpeakingFor(plan, [member]).includes(own)) ?? id]
      }),
    ),
  ]
}

/** Whether a task, or an indicator of it, belongs to a leader's area: by the name, or by what stands as their unit. */
export function mayComment(plan: Plan, task: Task, writer: Writer | null): boolean {
  if (!writer) return false
  const units = namesInCharge(plan, namedFor(plan, task))
  return [writer.unit, writer.name].some((unit) => mayDo({ ...writer, unit }, 'comments:write', { units }))
}

/**
 * Whether somebody may read a text now. People know their own figures before the day of release and may have quoted
 * them: a text that waits is read by who wrote it, by the bureau, and by the task's own units, who supply those figures.
 * Leaders are not among them, as the law says, nor are units that only have a share of it: their figures are other ones.
 */
export function mayRead(
  { releaseAt, person }: Pick<Written, 'releaseAt' | 'person'>,
  {
    plan,
    task,
    reader,
    released,
  }: {
    readonly plan: Plan
    readonly task: Task
    readonly reader: Writer | null
    readonly released: Released
  },
): boolean {
  if (isReleased(releaseAt, released)) return true
  return reader !== null && (person === reader.id || writesAmong(plan, unitsOf(task), reader).length > 0)
}
