// Who stands behind a request: a person or a screen, with the rights that count now.
import { createHash, randomBytes } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import type { Holder, Role } from '../core/roles.ts'
import type { Credential, PeopleState } from './state.ts'

export interface Actor extends Holder {
  /** A person's id, or a screen's. */
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly via: 'password' | 'oidc' | 'token' | 'screen'
  /** They signed in with a password that somebody else made, and can do nothing but change it. */
  readonly mustChange: boolean
  /** Id of the session or token. */
  readonly credential: string
}

export interface SessionLimits {
  readonly idleMs: number
  readonly absoluteMs: number
}

/** 256 bits; `kind` says what somebody has found when they find one. */
export const madeToken = (kind: Credential['kind'] | 'device'): string =>
  `${{ session: 'dbs', token: 'dbt', screen: 'dbv', feed: 'dbf', device: 'dbd' }[kind]}_${randomBytes(32).toString('base64url')}`

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Whether it counts at this moment. `lastUse`: of a session; null: not since it began. */
export function isLive(
  { kind, made, expires }: Credential,
  lastUse: Instant | null,
  now: Instant,
  { idleMs }: Pick<SessionLimits, 'idleMs'>,
): boolean {
  if (expires !== null && expires <= now) return false
  return kind !== 'session' || Date.parse(now) - Date.parse(lastUse ?? made) < idleMs
}

/** null: the person is gone or no longer active. */
export function actorOf(credential: Credential, { people }: Pick<PeopleState, 'people'>): Actor | null {
  const { id, kind, name, scopes } = credential
  if (kind === 'screen') {
    return {
      id,
      name,
      role: 'screen',
      unit: null,
      scopes: null,
      via: 'screen',
      mustChange: false,
      credential: id,
    }
  }
  const person = people.get(credential.person ?? '')
  if (!person?.active) return null
  const via = kind === 'token' || kind === 'feed' ? 'token' : credential.via === 'oidc' ? 'oidc' : 'password'
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    unit: person.unit,
    scopes,
    via,
    mustChange: via === 'password' && person.temporary,
    credential: id,
  }
}

export const doerFrom = ({ id, name, role, via, credential }: Actor, from: string | null): Doer => ({
  person: id,
  name,
  role,
  via,
  from,
  credential,
})
