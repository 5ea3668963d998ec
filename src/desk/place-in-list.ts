// Which indicators stand before and after one in the list from which a reader came: the ledger as it was filtered, a unit's page, a leader's. Pure.
import type { Assessment } from '../core/assessment.ts'
import type { Observation } from '../core/observation.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { EVERYTHING, type LedgerAsked, ledgerAsked, ledgerFound, ledgerRows } from './ledger.ts'
import type { Pronounce } from './spelling.ts'

/** A list of ours as an address: only pages that list indicators are any. */
export interface CameFrom {
  /** `/indicators?light=red`, as it goes along with the links. */
  readonly href: string
  readonly asked: LedgerAsked
}

export interface PlaceInList {
  /** Where the list is; null: the plan's own order. */
  readonly list: string | null
  /** Counted from 1. */
  readonly at: number
  readonly of: number
  /** Ids; null at the ends. */
  readonly before: string | null
  readonly after: string | null
}

const LONGEST = 600
const LISTS = /^\/(?:(tasks|indicators)|(units|leaders)\/([^/?#]{1,300}))(?:\?([^#]*))?$/

/** null: nothing that lists indicators. */
export function cameFrom(address: string): CameFrom | null {
  const [, ledger, area, id = '', query = ''] = (address.length <= LONGEST && LISTS.exec(address)) || []
  if (ledger !== undefined)
    return { href: address, asked: ledgerAsked(Object.fromEntries(new URLSearchParams(query))) }
  const name = nameIn(id)
  if (area === undefined || name === null) return null
  return { href: address, asked: { ...EVERYTHING, [area === 'units' ? 'unit' : 'leader']: name } }
}

function nameIn(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

interface PlaceInput {
  readonly plan: Plan
  readonly assessments: readonly Assessment[]
  /** Those that count. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
  /** Words of the list may be meant as pinyin; null: none is. */
  readonly pronounce: Pronounce | null
  readonly slips: readonly {
    readonly plan: string | null
    readonly subject: { readonly kind: string; readonly id: string }
    readonly issued: Day
  }[]
}

/** Of an indicator that the list does not hold (any more): those of the plan. */
export function placeInList(id: string, from: CameFrom | null, input: PlaceInput): PlaceInList {
  const { plan } = input
  const listed = from === null ? [] : idsIn(from.asked, input)
  const found = listed.includes(id)
  const ids = found ? listed : plan.indicators.map((indicator) => indicator.id)
  return placeAmong(ids, id, found ? (from?.href ?? null) : null)
}

/** `list`: where it is. */
export function placeAmong(ids: readonly string[], id: string, list: string | null): PlaceInList {
  const at = ids.indexOf(id)
  return { list, at: at + 1, of: ids.length, before: ids[at - 1] ?? null, after: ids[at + 1] ?? null }
}

/** Lists ordered by what was written are walked in the plan's order: their texts are not looked at here. */
function idsIn(asked: LedgerAsked, input: PlaceInput): string[] {
  const rows = ledgerRows('indicators', { ...input, narratives: [] })
  const order = asked.order === 'written' ? 'number' : asked.order
  return ledgerFound(input.plan, rows, { ...asked, order }, input.pronounce).map(({ key }) => key)
}
