// How many indicators have which status; the parts always add up to the total.
import { STATUSES, type Status } from '../core/assessment.ts'

interface TallyPart {
  readonly status: Status
  readonly word: string
  readonly count: number
}

export interface Tally {
  readonly total: number
  /** Every status, in the fixed order of `STATUSES`, zeros included. */
  readonly parts: readonly TallyPart[]
}

export function tallyOf(statuses: readonly Status[], word: (status: Status) => string): Tally {
  const counts = new Map<Status, number>()
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1)
  return {
    total: statuses.length,
    parts: STATUSES.map((status) => ({ status, word: word(status), count: counts.get(status) ?? 0 })),
  }
}
