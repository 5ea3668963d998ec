// Who may do something alone, for a while: claims in an ordinary table, each with a number that only one can have.
import { randomUUID } from 'node:crypto'
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

export interface Claim {
  readonly name: string
  readonly holder: string
  /** Tells two claims of one holder apart. */
  readonly nonce: string
  /** Grows with every claim of this name: of two holders the one with the smaller number is no longer one. */
  readonly fence: number
  readonly until: Instant
}

export interface Leases {
  /** Null while another holder's claim runs, or when somebody else was quicker. */
  claim(name: string, holder: string, now: Instant, until: Instant): Promise<Claim | null>
  /** The claim with a later end; null when it is no longer ours: it ran out and another took it, or it was given back. */
  renew(claim: Claim, now: Instant, until: Instant): Promise<Claim | null>
  /** Gives it back before its end. Harmless when it is no longer ours. */
  release(claim: Claim, now: Instant): Promise<void>
  /** Whether nobody claimed it after us. It may have run out all the same. */
  isLatest(claim: Claim): Promise<boolean>
  /** The claim that runs at this moment; null: nobody's. */
  holder(name: string, now: Instant): Promise<Claim | null>
}

type Kind = 'claimed' | 'renewed' | 'released'
type Row = readonly [seq: number, kind: Kind, holder: string, nonce: string, fence: number, until: string]

const COLUMNS = ['name', 'seq', 'kind', 'holder', 'nonce', 'fence', 'at', 'until'] as const

export function openLeases(database: Database, tables: Tables): Leases {
  async function last(name: string): Promise<Row | null> {
    const [row] = await database.rows<Row>(
      `SELECT seq, kind, holder, nonce, fence, until FROM ${tables.leases}
       WHERE name = {name:String} ORDER BY seq DESC LIMIT 1`,
      { name },
    )
    return row ?? null
  }

  /** Whether the step came in: its number is the token, and of two inserts with one token the second is dropped. */
  async function step(seq: number, kind: Kind, claim: Claim, at: Instant): Promise<boolean> {
    const { name, holder, nonce, fence, until } = claim
    const row = tabSeparatedRow([name, seq, kind, holder, nonce, fence, toMoment(at), toMoment(until)])
    await database.insert(tables.leases, COLUMNS, row, `lease-${name}-${seq}`)
    const found = await database.rows<readonly [string, number, string]>(
      `SELECT nonce, fence, kind FROM ${tables.leases} WHERE name = {name:String} AND seq = {seq:UInt32}`,
      { name, seq },
    )
    const [one, ...others] = found
    return others.length === 0 && one?.[0] === nonce && one[1] === fence && one[2] === kind
  }

  const runs = (row: Row | null, now: Instant): row is Row =>
    row !== null && row[1] !== 'released' && fromMoment(row[5]) > now
  const toClaim = (name: string, [, , holder, nonce, fence, until]: Row): Claim => ({
    name,
    holder,
    nonce,
    fence,
    until: fromMoment(until),
  })

  return {
    async claim(name, holder, now, until) {
      const before = await last(name)
      if (runs(before, now)) return null
      const seq = (before?.[0] ?? 0) + 1
      const claim = { name, holder, nonce: randomUUID(), fence: seq, until }
      return (await step(seq, 'claimed', claim, now)) ? claim : null
    },
    async renew(claim, now, until) {
      const before = await last(claim.name)
      if (before === null || before[4] !== claim.fence || before[1] === 'released') return null
      const renewed = { ...claim, until }
      return (await step(before[0] + 1, 'renewed', renewed, now)) ? renewed : null
    },
    async release(claim, now) {
      const before = await last(claim.name)
      if (before === null || before[4] !== claim.fence || before[1] === 'released') return
      await step(before[0] + 1, 'released', { ...claim, until: now }, now)
    },
    isLatest: async (claim) => (await last(claim.name))?.[4] === claim.fence,
    async holder(name, now) {
      const row = await last(name)
      return runs(row, now) ? toClaim(name, row) : null
    },
  }
}
