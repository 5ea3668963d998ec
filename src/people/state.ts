// Who there is and what they hold, as the ledger of deeds says: each deed takes the state one step further.
import type { Deed } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { isPersonRole, isRight, type PersonRole, type Right } from '../core/roles.ts'
import { Throttle } from './throttle.ts'

export interface Person {
  readonly id: string
  /** What is typed to sign in. */
  readonly login: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  readonly active: boolean
  /** Account name at the OpenID Connect provider; null: signs in with a password only. */
  readonly account: string | null
  /** The provider's own id of that account, bound when it was first used. */
  readonly provider: string | null
  /** Names the hash of the password; null: none. */
  readonly secret: string | null
  /** Somebody else made the password: it only serves to set another one. */
  readonly temporary: boolean
  readonly since: Instant
}

/** What lets somebody in: a session, a program's token, a television's token. */
export interface Credential {
  readonly id: string
  readonly kind: 'session' | 'token' | 'screen'
  /** null for a screen, which is nobody's. */
  readonly person: string | null
  readonly name: string
  readonly scopes: readonly Right[] | null
  readonly made: Instant
  /** null: until it is ended. */
  readonly expires: Instant | null
  readonly via: string
  readonly from: string | null
}

export interface PeopleState {
  /** Number of the last deed that was taken in. */
  readonly seq: number
  readonly people: ReadonlyMap<string, Person>
  /** Those that were not ended; whether one has expired is asked with the clock. */
  readonly credentials: ReadonlyMap<string, Credential>
  /** Id of a credential by the SHA-256 of its token. */
  readonly byHash: ReadonlyMap<string, string>
  readonly throttle: Throttle
}

type Values = Readonly<Record<string, unknown>>

/** The state that grows with the deeds. */
export class PeopleLedger implements PeopleState {
  seq = 0
  readonly people = new Map<string, Person>()
  readonly credentials = new Map<string, Credential>()
  readonly byHash = new Map<string, string>()
  readonly throttle = new Throttle()
  readonly #hashes = new Map<string, string>()

  /** Deeds in the order of their numbers; those of other things pass by. */
  take(deed: Deed): void {
    this.seq = deed.seq
    const after = valuesOf(deed.after)
    const { subject } = deed
    switch (deed.kind) {
      case 'person-added':
      case 'person-changed':
      case 'password-changed':
      case 'account-bound': {
        const person = changed(this.people.get(subject), subject, after, deed.at)
        if (person) this.people.set(subject, person)
        return
      }
      case 'sign-in': {
        const person = this.people.get(subject)
        if (person) this.throttle.succeeded(keyOf(person.login))
        this.#forgetExpired(deed.at)
        this.#add(deed, 'session', subject)
        return
      }
      case 'token-made':
        this.#add(deed, 'token', textOf(after.person))
        return
      case 'screen-made':
        this.#add(deed, 'screen', null)
        return
      case 'session-ended':
      case 'token-ended':
      case 'screen-ended':
        this.#end(textOf(after.credential) ?? '')
        return
      case 'sign-in-refused':
        this.throttle.failed(subject, deed.by.from, deed.at)
    }
  }

  #add({ after: json, at, by }: Deed, kind: Credential['kind'], person: string | null): void {
    const after = valuesOf(json)
    const [id, hash] = [textOf(after.credential), textOf(after.hash)]
    if (id === null || hash === null) return
    const scopes = Array.isArray(after.scopes) ? after.scopes.filter(isRight) : null
    const { via, from } = by
    const expires = textOf(after.expires)
    const name = textOf(after.name) ?? ''
    this.credentials.set(id, { id, kind, person, name, scopes, made: at, expires, via, from })
    this.byHash.set(hash, id)
    this.#hashes.set(id, hash)
  }

  /** Sessions that nobody ended, and that ended by themselves, must not pile up. */
  #forgetExpired(now: Instant): void {
    for (const { id, expires } of this.credentials.values()) {
      if (expires !== null && expires < now) this.#end(id)
    }
  }

  #end(id: string): void {
    this.credentials.delete(id)
    this.byHash.delete(this.#hashes.get(id) ?? '')
    this.#hashes.delete(id)
  }
}

/** One name, however it is typed. */
export const keyOf = (login: string): string => login.normalize('NFKC').toLowerCase()

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const valuesOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}

function changed(known: Person | undefined, id: string, after: Values, at: Instant): Person | null {
  const text = (name: string, kept: string | null): string | null =>
    name in after ? textOf(after[name]) : kept
  const role = isPersonRole(after.role) ? after.role : known?.role
  const login = text('login', known?.login ?? null)
  if (role === undefined || login === null) return null
  return {
    id,
    login,
    name: text('name', known?.name ?? login) ?? login,
    role,
    unit: text('unit', known?.unit ?? null),
    active: typeof after.active === 'boolean' ? after.active : (known?.active ?? true),
    account: text('account', known?.account ?? null),
    provider: text('provider', known?.provider ?? null),
    secret: text('secret', known?.secret ?? null),
    temporary: 'secret' in after ? after.temporary === true : (known?.temporary ?? false),
    since: known?.since ?? at,
  }
}
