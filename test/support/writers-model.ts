// What services that write at once do in each round, as the processes and the test of them both name it.

/** What one service says of one round. */
export interface Told {
  /** How what it committed differed from what was known; `before`: the value of the figure that all of them bring. */
  readonly committed: { readonly fresh: number; readonly revised: number; readonly before: string | null }
  /** Whether it was the one who took back what another had just brought. */
  readonly undid: boolean
  readonly claimed: boolean
  readonly began: boolean
}

export const uploadOf = (round: number, worker: number): string => `u-${round}-${worker}`
export const regionOf = (round: number): string => String(100_000 + round)
export const eventOf = (round: number, worker: number): string => `event-${round}-${worker}`
export const deedOf = (round: number, worker: number): string => `deed-${round}-${worker}`
/** An upload that one of them makes and the others take back as soon as they see it. */
export const mistakeOf = (round: number): string => `mistake-${round}`
/** Where it is; what stood before has to come back. */
export const MISTAKEN = '990000'

/** What every one of them brings a figure of, each with another value. */
export const SHARED = 'shared'
