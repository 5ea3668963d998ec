// What rules stand on when they look at a plan on a day: figures, reports received, texts that figures contradict.

import type { Status } from '../core/assessment.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Series } from './series.ts'
import type { People } from './who.ts'

/** A written report, or the record of a meeting, that arrived. */
export interface Received {
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
  readonly people: People
  readonly asOf: Day
  /** In the plan's order. */
  readonly series: readonly Series[]
  /**
   * Keys (`matterKey`) of the matters that somebody waits for: only these are said to be recovering or clear. Null: all
   * are wanted.
   */
  readonly open: ReadonlySet<string> | null
  readonly received: readonly Received[]
  /** Null: nobody looked, so nothing is cleared either. */
  readonly contradicted: readonly Contradicted[] | null
  /** Keys (`keyOf`) of figures that are here and wait for their release: their values are unknown to every rule. */
  readonly delivered: ReadonlySet<string>
}
