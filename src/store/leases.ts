// Who may do something alone, for a while: claims in an ordinary table, each with a number that only one can have.
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { openLog } from './log.ts'
import { fromMoment, toMoment } from './moments.ts'
import type { Tables } from './tables.ts'

export interface LeaseClaim {
  readonly name: string
  readonly holder: string
  /** Grows with every claim of this name, so that no two are alike: of two holders the one with the smaller number is no longer one. */
  readonly fence: number
  readonly until: Instant
}

export interface Leases {
  /** Null while another holder's claim runs, or when somebody else was quicker. */
  claim(name: string, holder: string, now: Instant, until: Instant): Promise<LeaseClaim | null>
  /** The claim with a later end; null when it is no longer ours: it ran out and another took it, or it was given back. */
  renew(claim: LeaseClaim, now: Instant, until: Instant): Promise<LeaseClaim | null>
  /** Gives it back before its end. Harmless when it is no longer ours. */
  release(claim: LeaseClaim, now: Instant): Promise<void>
  /** Whether nobody claimed it after us. It may have run out all the same. */
  isLatest(claim: LeaseClaim): Promise<boolean>
  /** The claim that runs at this moment; null: nobody's. */
  holder(name: string, now: Instant): Promise<LeaseClaim | null>
}

type Kind = 'claimed' | 'renewed' | 'released'
type Row = readonly [seq: number, kind: Kind, holder: string, fence: number, until: string]

const COLUMNS = ['name', 'seq', 'kind', 'holder', 'fence', 'at', 'until'] as const

export function openLeases(database: Database, tables: Tables): Leases {
  const log = openLog(database, { name: tables.leases, columns: COLUMNS, number: 'seq' })
  async function last(name: string): Promise<Row | null> {
    const [row] = await database.rows<Row>(
      `SELECT seq, kind, holder, fence, until FROM ${tables.leases}
       WHERE name = {name:String} ORDER BY seq DESC LIMIT 1`,
      { name },
    )
    return row ?? null
  }

  const step = (seq: number, kind: Kind, claim: LeaseClaim, at: Instant): Promise<boolean> => {
    const { name, holder, fence, until } = claim
    const row = [name, seq, kind, holder, fence, toMoment(at), toMoment(until)]
    return log.append({ number: seq, log: `lease-${name}`, where: { name }, rows: [row] })
  }

  const runs = (row: Row | null, now: Instant): row is Row =>
    row !== null && row[1] !== 'released' && fromMoment(row[4]) > now
  const toClaim = (name: string, [, , holder, fence, until]: Row): LeaseClaim => ({
    name,
    holder,
    fence,
    until: fromMoment(until),
  })

  return {
    async claim(name, holder, now, until) {
      const before = await last(name)
      if (runs(before, now)) return null
      const seq = (before?.[0] ?? 0) + 1
      const claim = { name, holder, fence: seq, until }
      return (await step(seq, 'claimed', claim, now)) ? claim : null
    },
    async renew(claim, now, until) {
      const before = await last(claim.name)
      if (before === null || before[3] !== claim.fence || before[1] === 'released') return null
      const renewed = { ...claim, until }
      return (await step(before[0] + 1, 'renewed', renewed, now)) ? renewed : null
    },
    async release(claim, now) {
      const before = await last(claim.name)
      if (before === null || before[3] !== claim.fence || before[1] === 'released') return
      await step(before[0] + 1, 'released', { ...claim, until: now }, now)
    },
    isLatest: async (claim) => (await last(claim.name))?.[3] === claim.fence,
    async holder(name, now) {
      const row = await last(name)
      return runs(row, now) ? toClaim(name, row) : null
    },
  }
}
