// Where one stands when looking: at which plan, on which day, with the knowledge of which moment.
import type { Day, Instant } from './period.ts'

/** null: not asked for. */
export interface Standpoint {
  readonly plan: string | null
  readonly asOf: Day | null
  readonly knownAt: Instant | null
}

/** The plan that counts today, as it stands. */
export const HERE_AND_NOW: Standpoint = { plan: null, asOf: null, knownAt: null }
