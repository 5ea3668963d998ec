// Who there is and what they hold, as the ledger of deeds says: each deed takes the state one step further.
import type { Deed } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { isPersonRole, isRight, type PersonRole, type Right } from '../core/roles.ts'
import { OwnPlacesLedger } from './own-places.ts'
import { ScreenWishes } from './screen-wishes.ts'
import { SlowDown } from './slow-down.ts'

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
  /** The person set the password, not the first start and no administrator. */
  readonly ownPassword: boolean
  /** Ids of channels on which the person wants nothing but red. */
  readonly muted: readonly string[]
  /** From when the person wants the day's digest, `09:30`; null: when the office sends it. */
  readonly digestAt: string | null
  readonly since: Instant
}

/** What lets somebody in: a session, a program's token, a television's token; `feed`: a private address that only shows feeds. */
export interface Credential {
  readonly id: string
  readonly kind: 'session' | 'token' | 'screen' | 'feed'
  /** null for a screen, which is nobody's. */
  readonly person: string | null
  readonly name: string
  readonly scopes: readonly Right[] | null
  readonly made: Instant
  /** null: until it is ended. */
  readonly expires: Instant | null
  /** When a screen last got another token; null: never yet, or it is no screen. */
  readonly renewed: Instant | null
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
  readonly screens: Pick<ScreenWishes, 'of' | 'wasEnded'>
  readonly slowDown: SlowDown
  readonly own: Pick<OwnPlacesLedger, 'of' | 'followers'>
  /** Ids of the people who signed in on a device, by the SHA-256 of its cookie. */
  readonly devices: ReadonlyMap<string, ReadonlySet<string>>
}

/** Tokens of one screen that count side by side: answers that were lost on their way must not lock it out. */
const MOST_TOKENS = 8

/** Some for each of some thousand people. */
const MOST_DEVICES = 20_000

type Values = Readonly<Record<string, unknown>>

/** The state that grows with the deeds. */
export class PeopleLedger implements PeopleState {
  seq = 0
  readonly people = new Map<string, Person>()
  readonly credentials = new Map<string, Credential>()
  readonly byHash = new Map<string, string>()
  readonly screens = new ScreenWishes()
  readonly slowDown = new SlowDown()
  readonly own = new OwnPlacesLedger()
  readonly devices = new Map<string, Set<string>>()
  /** By credential, oldest first; only a screen's has several. */
  readonly #hashes = new Map<string, readonly string[]>()

  /** Deeds in the order of their numbers; those of other things pass by. */
  take(deed: Deed): void {
    this.seq = deed.seq
    const after = valuesOf(deed.after)
    const { subject } = deed
    switch (deed.kind) {
      case 'person-added':
      case 'person-changed':
      case 'password-changed':
      case 'account-bound':
      case 'notices-chosen': {
        const person = changed(this.people.get(subject), subject, after, deed)
        if (person) this.people.set(subject, person)
        return
      }
      case 'sign-in': {
        const person = this.people.get(subject)
        const device = textOf(after.device)
        if (person) {
          const isKnown = device !== null && this.devices.get(device)?.has(person.id) === true
          const login = loginKey(person.login)
          this.slowDown.succeeded({ login, address: deed.by.from, device: isKnown ? device : null })
        }
        if (device !== null) this.#remember(device, subject)
        this.#forgetExpired(deed.at)
        this.#add(deed, 'session', subject)
        return
      }
      case 'token-made':
        this.#add(deed, 'token', textOf(after.person))
        return
      case 'feed-made':
        this.#add(deed, 'feed', textOf(after.person))
        return
      case 'screen-made':
        this.#add(deed, 'screen', null)
        this.screens.take(deed)
        return
      case 'screen-renewed':
        this.#renew(deed)
        return
      case 'screen-changed':
      case 'screen-told':
        this.screens.take(deed)
        return
      case 'session-ended':
      case 'token-ended':
      case 'feed-ended':
        this.#end(textOf(after.credential) ?? '')
        return
      case 'followed':
      case 'unfollowed':
      case 'view-saved':
      case 'view-removed':
        this.own.take(deed)
        return
      case 'screen-ended':
        this.screens.end(subject, this.#hashes.get(subject) ?? [])
        this.#end(textOf(after.credential) ?? '')
        return
      case 'sign-in-refused':
        this.slowDown.failed({ login: subject, address: deed.by.from, device: textOf(after.device) }, deed.at)
    }
  }

  /** The latest used last; the longest unused are forgotten. */
  #remember(device: string, person: string): void {
    const people = this.devices.get(device) ?? new Set()
    this.devices.delete(device)
    this.devices.set(device, people.add(person))
    for (const oldest of this.devices.keys()) {
      if (this.devices.size <= MOST_DEVICES) break
      this.devices.delete(oldest)
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
    const times = { made: at, expires, renewed: null }
    this.credentials.set(id, { id, kind, person, name, scopes, ...times, via, from })
    this.byHash.set(hash, id)
    this.#hashes.set(id, [hash])
  }

  /** Those older than the one that was shown have been replaced for certain. */
  #renew({ subject: id, before, after: json, at }: Deed): void {
    const known = this.credentials.get(id)
    const after = valuesOf(json)
    const [shown, hash] = [textOf(valuesOf(before).hash), textOf(after.hash)]
    if (known?.kind !== 'screen' || shown === null || hash === null) return
    const old = this.#hashes.get(id) ?? []
    const place = old.indexOf(shown)
    if (place < 0) return
    const kept = [shown, ...old.slice(place + 1).slice(-(MOST_TOKENS - 2)), hash]
    for (const each of old) this.byHash.delete(each)
    for (const each of kept) this.byHash.set(each, id)
    this.#hashes.set(id, kept)
    this.credentials.set(id, { ...known, renewed: at, expires: textOf(after.expires) ?? known.expires })
  }

  /** Sessions that nobody ended, and that ended by themselves, must not pile up. */
  #forgetExpired(now: Instant): void {
    for (const { id, expires } of this.credentials.values()) {
      if (expires !== null && expires < now) this.#end(id)
    }
  }

  #end(id: string): void {
    this.credentials.delete(id)
    for (const hash of this.#hashes.get(id) ?? []) this.byHash.delete(hash)
    this.#hashes.delete(id)
  }
}

/** One name, however it is typed. */
export const loginKey = (login: string): string => login.normalize('NFKC').toLowerCase()

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const valuesOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}

function changed(known: Person | undefined, id: string, after: Values, { at, by }: Deed): Person | null {
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
    ownPassword: 'secret' in after ? by.person === id : (known?.ownPassword ?? false),
    muted: Array.isArray(after.muted)
      ? after.muted.filter((id): id is string => typeof id === 'string')
      : (known?.muted ?? []),
    digestAt: text('digestAt', known?.digestAt ?? null),
    since: known?.since ?? at,
  }
}
