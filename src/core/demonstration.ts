// The demonstration: what the service plants into an empty store, so that there is something to look at before anything of one's own.
import type { Instant } from './period.ts'
import type { KeptPlan } from './plan.ts'

/** Under this name the service plants it: whatever was first sent so is the demonstration, whoever touches it later. */
export const PLANTER = 'seed'

/** Of whoever sends figures for it. */
export const DEMO_LOGIN = 'demo'

export interface Demonstration {
  readonly kept: KeptPlan
  /** Uploads that were planted with it and stand. */
  readonly uploads: readonly string[]
  /** When it was put away for good; null: it stands, and shows as long as no other plan does. */
  readonly putAway: Instant | null
}
