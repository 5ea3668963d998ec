// What was done, by whom and from where: one entry of the ledger of deeds, and how entries are chained by their hashes.
import { createHash } from 'node:crypto'
import type { Instant } from './period.ts'
import type { Role } from './roles.ts'

/** JSON without anything that its text could not carry; numbers are whole, exact values are strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export interface Doer {
  /** Id of the person or screen; null when the service itself or nobody known did it. */
  readonly person: string | null
  /** The name as it was then. */
  readonly name: string
  readonly role: Role | null
  readonly via: 'password' | 'oidc' | 'token' | 'screen' | 'service' | 'command' | 'nobody'
  /** Address that the request came from; null: none. */
  readonly from: string | null
  /** Id of the session or token that was used. */
  readonly credential: string | null
}

/** What is to be written; number and chain are given when it is. */
export interface DeedDraft {
  readonly at: Instant
  readonly by: Doer
  /** A kebab-case word: `upload`, `sign-in`, `person-changed`. */
  readonly kind: string
  /** Id of what it was done to. */
  readonly subject: string
  /** What was before and after, as far as it changed; never a secret. */
  readonly before: Json
  readonly after: Json
}

export interface Deed extends DeedDraft {
  /** 1 for the first; no gaps. */
  readonly seq: number
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string
  /** SHA-256 in hex over the entry's canonical JSON. */
  readonly hash: string
}

/** An entry as it is kept: the JSON parts as the text that was hashed. */
export interface KeptDeed {
  readonly seq: number
  readonly at: Instant
  readonly kind: string
  readonly subject: string
  readonly by: string
  readonly before: string
  readonly after: string
  readonly previous: string
  readonly hash: string
}

export const FIRST_PREVIOUS = '0'.repeat(64)

/** The service itself, or a command of its operator. */
export const doerOf = (name: string, via: 'service' | 'command' = 'service'): Doer => ({
  person: null,
  name,
  role: null,
  via,
  from: null,
  credential: null,
})

/** JSON with sorted names and no white space (RFC 8785 for what `Json` can hold). */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}

/** The hash that an entry must have; over its text as kept, so that no byte of it can change unseen. */
function hashOf({ seq, at, kind, subject, by, before, after, previous }: Omit<KeptDeed, 'hash'>): string {
  const text = (value: string): string => JSON.stringify(value)
  return createHash('sha256')
    .update(
      `{"after":${after},"at":${text(at)},"before":${before},"by":${by},"kind":${text(kind)},"previous":${text(previous)},"seq":${seq},"subject":${text(subject)}}`,
    )
    .digest('hex')
}

/** The entry that follows `last` (null: the first). */
export function chained(draft: DeedDraft, last: Pick<KeptDeed, 'seq' | 'hash'> | null): KeptDeed {
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: draft.at,
    kind: draft.kind,
    subject: draft.subject,
    by: canonical({ ...draft.by }),
    before: canonical(draft.before),
    after: canonical(draft.after),
    previous: last?.hash ?? FIRST_PREVIOUS,
  }
  return { ...entry, hash: hashOf(entry) }
}

/** Only for entries that were verified or that this program just wrote: the text is believed. */
export const readDeed = (kept: KeptDeed): Deed => ({
  ...kept,
  by: JSON.parse(kept.by) as Doer,
  before: JSON.parse(kept.before) as Json,
  after: JSON.parse(kept.after) as Json,
})

/** `gap`: entries are missing before it; `twice`: its number was there; `link`: it names another one before it. */
export interface ChainFault {
  readonly seq: number
  readonly what: 'hash' | 'link' | 'gap' | 'twice' | 'unreadable'
  readonly expected: string
  readonly found: string
}

export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** The first entry that does not follow from `head`, or the new head. Entries in the order of their numbers. */
export function checkChain(
  entries: readonly KeptDeed[],
  head: ChainHead | null,
): { readonly head: ChainHead | null; readonly fault: ChainFault | null } {
  let last = head
  for (const entry of entries) {
    const fault = faultOf(entry, last)
    if (fault) return { head: last, fault }
    last = { seq: entry.seq, hash: entry.hash }
  }
  return { head: last, fault: null }
}

function faultOf(entry: KeptDeed, last: ChainHead | null): ChainFault | null {
  const { seq, previous, hash } = entry
  const next = (last?.seq ?? 0) + 1
  if (seq < next) return { seq, what: 'twice', expected: String(next), found: String(seq) }
  if (seq > next) return { seq: next, what: 'gap', expected: String(next), found: String(seq) }
  const right = hashOf(entry)
  if (hash !== right) return { seq, what: 'hash', expected: hash, found: right }
  const before = last?.hash ?? FIRST_PREVIOUS
  return previous === before ? null : { seq, what: 'link', expected: before, found: previous }
}
