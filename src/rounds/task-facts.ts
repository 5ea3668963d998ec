// What is known of a task when its report is written: nobody types again what stands here.
import type { Light } from '../core/assessment.ts'
import type { NarrativeWords } from '../core/narrative.ts'

interface TaskFigure {
  /** Id of the indicator. */
  readonly indicator: string
  readonly name: string
  readonly value: string
  readonly target: string
  readonly status: string
  readonly light: Light
  readonly completion: string
  readonly gap: string
  /** 1-10月; — before the first is due. */
  readonly period: string
}

/** Words that were written before, and where: a month's, a reply to a slip, an earlier report. */
export interface WrittenBefore {
  readonly id: string
  /** 2022年5月进展, 鲤督〔2022〕12号的答复. */
  readonly source: string
  readonly words: NarrativeWords
}

export interface TaskStep {
  readonly words: string
  readonly due: string
  /** Names of the files that stand for it. */
  readonly evidence: readonly string[]
}

interface TaskSlip {
  readonly id: string
  readonly words: string
}

/** What the figures say against the words. */
export interface TaskDispute {
  readonly name: string
  readonly phrase: string
  readonly status: string
  readonly indicator: string
}

export interface TaskFacts {
  readonly task: number
  readonly words: string
  /** Named for it beside the lead. */
  readonly responsible: readonly { readonly id: string; readonly name: string }[]
  readonly figures: readonly TaskFigure[]
  /** Of the unit itself, the latest first. */
  readonly before: readonly WrittenBefore[]
  readonly steps: readonly TaskStep[]
  readonly slips: readonly TaskSlip[]
}
