// What stands in the place of a figure that is sent, and where that changed after somebody had looked at it.
import { createHash } from 'node:crypto'
import { isReleased } from './clearance.ts'
import { canonical } from './deed.ts'
import { type Basis, keyOf, type ObsStatus } from './observation.ts'
import type { Instant, Period } from './period.ts'

/** What counts: an exact decimal text (null: it is said that there is no value) with its status. */
export interface FigureValue {
  readonly value: string | null
  readonly status: ObsStatus
  /** Before it only the bureau's people may see it; null: public. */
  readonly releaseAt: Instant | null
}

/** One figure of a file beside the one that counts in its place. */
export interface Beside {
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  readonly row: number
  readonly cell: string
  readonly sent: FigureValue
  /** null: nothing counts there yet. */
  readonly stands: FigureValue | null
  /** Which upload brought what stands; null: nothing stands. */
  readonly upload: string | null
}

/** A figure in whose place something else stands than what was seen there. */
export interface Conflict extends Beside {
  /** What stood there when somebody looked; null: nothing did. */
  readonly seen: FigureValue | null
}

/** In the order of the file. A figure that was not looked at at all is no conflict: nobody relied on anything. */
export function conflictsOf(seen: readonly Beside[], now: readonly Beside[]): Conflict[] {
  const then = new Map(seen.map((one) => [keyOf(one), one.stands]))
  return now.flatMap((one) => {
    const before = then.get(keyOf(one))
    return before === undefined || same(before, one.stands) ? [] : [{ ...one, seen: before }]
  })
}

/** Those that quote nothing which the public may not see yet. */
export const quotable = (conflicts: readonly Conflict[], now: Instant): Conflict[] =>
  conflicts.filter(
    ({ seen, stands }) => isReleased(seen?.releaseAt, now) && isReleased(stands?.releaseAt, now),
  )

/** Names a set of conflicts: who accepts them accepts these and no others. Empty when there are none. */
export function conflictsMark(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 0) return ''
  const lines = conflicts.map((one) => [
    keyOf(one),
    one.row,
    one.stands && { ...one.stands },
    one.seen && { ...one.seen },
  ])
  return createHash('sha256').update(canonical(lines)).digest('hex').slice(0, 32)
}

const same = (one: FigureValue | null, other: FigureValue | null): boolean =>
  one === null || other === null ? one === other : one.value === other.value && one.status === other.status
