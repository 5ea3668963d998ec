// The clock of a machine that starts, held against moments that have passed for certain.

interface PassedMoments {
  /** When the ledger was written last; null: never. Milliseconds, as all here. */
  readonly ledger: number | null
  /** When a file of the data folder was written last; null: there is none. */
  readonly file: number | null
  /** When this program was built; null: nobody knows. */
  readonly built: number | null
}

export interface ClockDoubt {
  /** Behind what has passed, or so far ahead of it that it is probably wrong. */
  readonly which: 'behind' | 'ahead'
  readonly of: keyof PassedMoments
  /** One day at least. */
  readonly days: number
}

const DAY_MS = 86_400_000
/** Clocks of machines that share a folder or a database are a little apart; time zones of builders are not told. */
const BEHIND_MS = DAY_MS
/** A service that nobody started for so long is rarer than a clock that is wrong. */
const AHEAD_MS = 180 * DAY_MS

/** null: the clock may be right. A folder of nobody's yet says nothing of a clock that is ahead. */
export function clockDoubt(now: number, passed: PassedMoments): ClockDoubt | null {
  const known = (['ledger', 'file', 'built'] as const).flatMap((of) => {
    const at = passed[of]
    return at === null ? [] : [{ of, at }]
  })
  const latest = known.toSorted((a, b) => b.at - a.at)[0]
  if (latest && latest.at - now > BEHIND_MS) {
    return { which: 'behind', of: latest.of, days: Math.floor((latest.at - now) / DAY_MS) }
  }
  const used = known.find(
    ({ of, at }) => of !== 'built' && at === Math.max(passed.ledger ?? 0, passed.file ?? 0),
  )
  if (used && now - used.at > AHEAD_MS) {
    return { which: 'ahead', of: used.of, days: Math.floor((now - used.at) / DAY_MS) }
  }
  return null
}
