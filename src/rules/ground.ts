// What rules stand on: a plan with its people, figures, reports received, texts that figures contradict, how the service is.
import { type Answerers, actingThrough, answerersOf, sourcesOf } from '../core/answerable.ts'
import type { Status } from '../core/assessment.ts'
import { isWhole } from '../core/decomposition.ts'
import { grouped } from '../core/grouped.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Indicator, Plan, Task } from '../core/plan.ts'
import type { Receiver } from '../slips/finding.ts'
import type { Series } from './series.ts'

/** A written report, or the record of a meeting, that arrived. */
export interface ReceivedReport {
  /** Id of the plan. */
  readonly plan: string
  /**
   * What it answers: the id of a duty (`report-s1`), or of a rhythm's rule with its turn (`schedule/2022-05-1`: the first
   * ten days of May; `supervision/2022-05`).
   */
  readonly duty: string
  /** Id of the unit that sent it. */
  readonly unit: string
  readonly at: Instant
}

/** A claim in a unit's text that the figures contradict, as `contradictions` (core) finds them in narratives. */
export interface Contradicted {
  readonly plan: string
  readonly indicator: string
  /** Ids of the units that wrote it. */
  readonly unit: string
  /** The month that the text is about. */
  readonly period: Period
  readonly claim: 'done' | 'on-pace'
  /** Words of the text. */
  readonly phrase: string
  /** What the figures say. */
  readonly status: Status
  readonly at: Instant
}

export interface Ground {
  readonly plan: Plan
  readonly people: Roster
  readonly asOf: Day
  /** In the plan's order. */
  readonly series: readonly Series[]
  /**
   * Keys (`matterKey`) of the matters that somebody waits for: only these are said to be recovering or clear. Null: all
   * are wanted.
   */
  readonly open: ReadonlySet<string> | null
  readonly received: readonly ReceivedReport[]
  /** Null: nobody looked, so nothing is cleared either. */
  readonly contradicted: readonly Contradicted[] | null
  /** Keys (`keyOf`) of figures that are here and wait for their release: their values are unknown to every rule. */
  readonly delivered: ReadonlySet<string>
}

/** Who is told: units by their part in the task, or one unit or role by name. */
export type ReceiverChoice = 'lead' | 'responsible' | 'source' | Receiver

/** Everything about a plan's people that rules ask again and again. */
export interface Roster {
  readonly taskOf: (indicator: Indicator) => Task | null
  readonly task: (number: number) => Task | null
  /** Who answers for an indicator. */
  readonly answerersOf: (indicator: Indicator) => Answerers
  /** The unit that supplies an indicator's figures; null where nobody is named. */
  readonly sourceOf: (indicator: Indicator) => string | null
  readonly receivers: (
    choices: readonly ReceiverChoice[],
    answerers: Answerers | null,
    source: string | null,
  ) => Receiver[]
  /** Ids of every unit that leads a task or a half of one, groups as their members, in the order of the tasks; with those tasks. Shares owe no report. */
  readonly led: () => ReadonlyMap<string, readonly Task[]>
  readonly unitName: (id: string) => string
  readonly leaderName: (id: string) => string
}

/** Who answers when nobody else is named: the office that supervises (督查室). */
export const SUPERVISORS: Receiver = { kind: 'role', id: 'supervisor' }

export function rosterOf(plan: Plan): Roster {
  const tasks = new Map(plan.tasks.map((task) => [task.number, task]))
  const units = new Map(
    plan.units.flatMap((unit) => [unit.name, ...unit.aliases, unit.id].map((name) => [name, unit] as const)),
  )
  const leaders = new Map(plan.leaders.map((leader) => [leader.id, leader.name]))
  // A group is told as its members; one without members (区直各单位) as it stands.
  const expanded = (id: string): readonly string[] => {
    const members = units.get(id)?.members ?? []
    return members.length > 0 ? members : [id]
  }
  // 区发改局 and 区重点办 as two: a bureau that acts through its office is asked once.
  const throughOffices = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => {
      const parent = units.get(id)?.parent ?? null
      return parent === null || !ids.includes(parent)
    })
  // 区发改局 reports once for all that it leads, also through its offices.
  const reporting = (id: string): string => {
    const unit = units.get(id)
    return unit?.parent != null && actingThrough(unit.name) !== null ? unit.parent : id
  }
  const taskOf = (indicator: Indicator): Task | null =>
    indicator.task === null ? null : (tasks.get(indicator.task) ?? null)
  let led: Map<string, Task[]> | null = null
  return {
    taskOf,
    led: () => {
      if (led) return led
      led = new Map()
      const halves = grouped(plan.indicators.filter(isWhole), ({ task }) => task)
      for (const task of plan.tasks) {
        const lead = [...task.lead, ...(halves.get(task.number) ?? []).flatMap((half) => half.lead ?? [])]
        for (const id of new Set(throughOffices(lead.flatMap(expanded).map(reporting))))
          led.set(id, [...(led.get(id) ?? []), task])
      }
      return led
    },
    task: (number) => tasks.get(number) ?? null,
    answerersOf: (indicator) => answerersOf(plan, indicator),
    sourceOf: (indicator) => sourcesOf(plan, indicator)[0] ?? null,
    unitName: (id) => units.get(id)?.name ?? id,
    leaderName: (id) => leaders.get(id) ?? id,
    receivers: (choices, answerers, source) => {
      const found = new Map<string, Receiver>()
      const tell = (receiver: Receiver): void => {
        found.set(`${receiver.kind}/${receiver.id}`, receiver)
      }
      for (const choice of choices) {
        if (typeof choice !== 'string')
          // Rules name units as people do: by id, name or alias.
          tell(choice.kind === 'unit' ? { ...choice, id: units.get(choice.id)?.id ?? choice.id } : choice)
        else {
          const ids = choice === 'source' ? (source === null ? [] : [source]) : (answerers?.[choice] ?? [])
          for (const id of throughOffices(ids.flatMap(expanded))) tell({ kind: 'unit', id })
        }
      }
      return found.size > 0 ? [...found.values()] : [SUPERVISORS]
    },
  }
}

export interface ServiceFacts {
  /** When the clock last gave a sign of life; null: never since the service began. */
  readonly schedulerBeatAt: Instant | null
  /** When this process began: nothing is late before it could have happened. */
  readonly startedAt: Instant
  /** The last evaluation that came to its end, and the last failure; null: none. */
  readonly evaluatedAt: Instant | null
  readonly evaluationFailedAt: Instant | null
  /** Kind of the last failure in a word, for people; null: none. */
  readonly evaluationFailure: string | null
  readonly channels: readonly ChannelFacts[]
  /** The last comparison of the store with its ledger; null: none yet. */
  readonly storeCheck: { readonly at: Instant; readonly losses: number } | null
  readonly disk: {
    readonly freeBytes: number
    readonly totalBytes: number
    /** Below what the service keeps free for itself, or nearly, or not to be written; false when absent. */
    readonly inDanger?: boolean
  } | null
  readonly backupAt: Instant | null
}

interface ChannelFacts {
  /** Id of the channel as in its registry or the settings. */
  readonly id: string
  /** Since when no delivery has succeeded although one was tried; null: it works. */
  readonly failingSince: Instant | null
  /** Messages that were given up. */
  readonly deadLetters: number
  /** Code of the last failure; null: none. */
  readonly failure: string | null
}
