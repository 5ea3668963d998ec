// How far an upload is, for the person who waits for it, and how that person stops it.

export const STAGES = ['waiting', 'reading', 'comparing', 'checking', 'done'] as const
export type Stage = (typeof STAGES)[number]

export interface Progress {
  readonly stage: Stage
  /** Rows (of a wide table: cells) that were read. */
  readonly rows: number
  /** New and revised figures that were looked at beside their series, of so many; 0 while nobody knows. */
  readonly checked: number
  readonly toCheck: number
}

export interface Watch {
  readonly told: (change: Partial<Progress>) => void
  /** Between two portions of work it is looked at; its reason is thrown. */
  readonly signal: AbortSignal
}

export const NOT_STARTED: Progress = { stage: 'waiting', rows: 0, checked: 0, toCheck: 0 }
