// What the use cases about slips are given, and how one decides on the newest state and writes.
import { Problem } from '../../core/problem.ts'
import type { Level } from '../../slips/finding.ts'
import type { Change, LogDraft, LogEvent } from '../../store/slips.ts'
import type { Store } from '../../store/store.ts'

export interface SlipDeps {
  readonly store: Pick<Store, 'slips' | 'plans' | 'upload'>
  /** How numbers are printed: `NUMBER_PATTERN` of slips/slip.ts unless it is configured. */
  readonly numberPattern: string
  /** From which colour on a person signs before anybody is told; absent, null: none. */
  readonly signFrom?: Level | null
}

export const slipDepsOf = (world: {
  readonly store: SlipDeps['store']
  readonly alerts: Pick<SlipDeps, 'numberPattern'>
}): SlipDeps => ({ store: world.store, numberPattern: world.alerts.numberPattern })

export interface SlipDecision {
  readonly drafts: readonly LogDraft[]
  readonly changes?: ReadonlyMap<string, Change>
}

/** So many times somebody else may write first: as many writers at once as nobody has. */
const TRIES = 50

/**
 * Writes what `decide` answers, and asks it again when somebody else wrote since it began: so what is written always
 * follows from the whole log before it. What `decide` throws comes out, and nothing was written. Problem `slips-busy`.
 */
export async function decided(
  { store: { slips } }: SlipDeps,
  decide: () => Promise<SlipDecision>,
): Promise<readonly LogEvent[]> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const head = await slips.head()
    const { drafts, changes } = await decide()
    if (drafts.length === 0) return []
    const events = await slips.append(head, drafts, changes)
    if (events) return events
  }
  throw new Problem('slips-busy', { tries: TRIES })
}
