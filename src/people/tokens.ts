// Tokens of programs and of televisions: named, shown once, kept as hashes, ended at any time.
import { randomUUID } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { MATRIX, type Right, TOKEN_RIGHTS } from '../core/roles.ts'
import { type Text, text } from '../core/text.ts'
import { hashOfToken, madeToken } from './actor.ts'
import type { PeopleDeps } from './deps.ts'
import { QUOTAS } from './quotas.ts'
import type { Credential, PeopleState } from './state.ts'

const LONGEST_NAME = 60
const LONGEST_DAYS = 366
const DAY_MS = 86_400_000

export interface TokenWords {
  readonly name: string
  readonly scopes: readonly Right[]
  readonly days: number
}

/** A token that acts for a person, within their rights of the moment and these. Raises `token-invalid`, `person-unknown`, `credentials-too-many`. */
export async function makeToken(
  { register, now }: PeopleDeps,
  person: string,
  { name, scopes, days }: TokenWords,
  by: Doer,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = `t-${randomUUID().slice(0, 8)}`
  const token = madeToken('token')
  await register.change((state) => {
    const holder = state.people.get(person)
    if (!holder?.active) throw new Problem('person-unknown', { id: person.slice(0, 60) })
    refuse(nameFault(name))
    roomFor(state, 'token', person, QUOTAS.tokens, now())
    const foreign = scopes.find(
      (right) => !TOKEN_RIGHTS.includes(right) || MATRIX[holder.role][right] === undefined,
    )
    if (foreign) refuse(text(`不能给出权限 ${foreign}。`, `The right ${foreign} cannot be given.`))
    if (scopes.length === 0) refuse(text('没有选权限。', 'No right was chosen.'))
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
      refuse(text('有效期不在 1 至 366 天之内。', 'It would not live 1 to 366 days.'))
    }
    const at = now()
    const expires = new Date(Date.parse(at) + days * DAY_MS).toISOString()
    const after = { credential: id, person, name, scopes: [...scopes], expires, hash: hashOfToken(token) }
    return { at, by, kind: 'token-made', subject: id, before: null, after }
  })
  return { id, token }
}

/** What a private address shows: what its person may read, and nothing else. */
const FEED_RIGHTS: readonly Right[] = ['boards:read', 'records:read']

/** A private address of feeds, which calendars and readers can keep: it lasts until it is ended. Raises `token-invalid`. */
export async function makeFeed(
  { register, now }: PeopleDeps,
  person: string,
  name: string,
  by: Doer,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = `f-${randomUUID().slice(0, 8)}`
  const token = madeToken('feed')
  refuse(nameFault(name))
  await register.change((state) => {
    roomFor(state, 'feed', person, QUOTAS.feeds, now())
    const after = { credential: id, person, name, scopes: [...FEED_RIGHTS], hash: hashOfToken(token) }
    return { at: now(), by, kind: 'feed-made', subject: id, before: null, after }
  })
  return { id, token }
}

/** A television's token: it can look at walls and nothing else; `board` null: the first. Raises `token-invalid`. */
export async function makeScreen(
  { register, now }: PeopleDeps,
  name: string,
  by: Doer,
  board: string | null,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = `s-${randomUUID().slice(0, 8)}`
  const token = madeToken('screen')
  refuse(nameFault(name))
  await register.change((state) => {
    roomFor(state, 'screen', null, QUOTAS.screens, now())
    const after = { credential: id, name, ...(board !== null && { board }), hash: hashOfToken(token) }
    return { at: now(), by, kind: 'screen-made', subject: id, before: null, after }
  })
  return { id, token }
}

/** Ends a token or a private address of this person, or a screen (`person` null). Raises `credential-unknown`. */
export async function endToken(
  { register, now }: PeopleDeps,
  person: string | null,
  id: string,
  by: Doer,
): Promise<void> {
  const kinds: readonly Credential['kind'][] = person === null ? ['screen'] : ['token', 'feed']
  await register.change((state) => {
    const known = state.credentials.get(id)
    if (!known || !kinds.includes(known.kind) || known.person !== person) {
      throw new Problem('credential-unknown', { id: id.slice(0, 60) })
    }
    const before = { name: known.name }
    return { at: now(), by, kind: `${known.kind}-ended`, subject: id, before, after: { credential: id } }
  })
}

/** Whether one more may be made; those that have expired do not count. Raises `credentials-too-many`. */
export function roomFor(
  { credentials }: Pick<PeopleState, 'credentials'>,
  kind: Credential['kind'],
  person: string | null,
  limit: number,
  now: Instant,
): void {
  let held = 0
  for (const one of credentials.values())
    if (one.kind === kind && one.person === person && (one.expires === null || one.expires > now)) held++
  if (held >= limit) throw new Problem('credentials-too-many', { limit })
}

function nameFault(name: string): Text | null {
  const length = [...name.trim()].length
  return length >= 1 && length <= LONGEST_NAME
    ? null
    : text('没有名字，或名字太长。', 'It has no name, or too long a one.')
}

function refuse(fault: Text | null): void {
  if (fault) throw new Problem('token-invalid', { ...fault })
}
