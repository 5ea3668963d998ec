// Signing in and out. A name that does not exist, a wrong password and a locked person look and take the same.
import { randomUUID } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { type Actor, hashOfToken, madeToken } from './actor.ts'
import type { PeopleDeps, SignedIn } from './deps.ts'
import { fits } from './passwords.ts'
import { QUOTAS } from './quotas.ts'
import { loginKey, type PeopleState, type Person } from './state.ts'

const LONGEST_LOGIN = 100

const nobody = (name: string, from: string | null): Doer => ({
  person: null,
  name,
  role: null,
  via: 'nobody',
  from,
  credential: null,
})

export const personNamed = ({ people }: PeopleState, login: string): Person | null =>
  [...people.values()].find((person) => loginKey(person.login) === loginKey(login)) ?? null

/**
 * Checks a person's password, slowed down after failures; the answer is the person. `device`: what names one that this
 * person used before. Failures are deeds. Problems: `sign-in-locked`,
 * `sign-in-busy`, and null when name or password are wrong.
 */
export async function checkPassword(
  { store, register, now, log }: PeopleDeps,
  login: string,
  password: string,
  from: string | null,
  device: string | null = null,
): Promise<Person | null> {
  const key = loginKey(login).slice(0, LONGEST_LOGIN)
  const state = await register.fresh()
  const attempt = { login: key, address: from, device }
  const until = state.slowDown.waitsUntil(attempt, now())
  if (until !== null) {
    const seconds = Math.max(1, Math.ceil((until - Date.parse(now())) / 1_000))
    log.warn({ login: key, from, seconds }, 'signing in has to wait after too many failures')
    throw new Problem('sign-in-locked', { seconds })
  }
  const finished = state.slowDown.begin(attempt)
  try {
    const person = personNamed(state, login)
    const secret = person?.active && person.secret !== null ? await store.people.secret(person.secret) : null
    if ((await fits(secret, password)) && person) return person
    await register.change(() => ({
      at: now(),
      by: nobody(key, from),
      kind: 'sign-in-refused',
      subject: key,
      before: null,
      after: { why: 'password', ...(device !== null && { device }) },
    }))
    return null
  } finally {
    finished()
  }
}

export interface SignInWords {
  readonly login: string
  readonly password: string
  readonly from: string | null
  /** What the browser was given when somebody signed in on it before; null or absent: nothing. */
  readonly device?: string | null
}

/** Problems: `sign-in-refused`, `sign-in-locked`, `sign-in-busy`. */
export async function signIn(
  deps: PeopleDeps,
  { login, password, from, device: shown = null }: SignInWords,
): Promise<SignedIn> {
  const state = await deps.register.fresh()
  const known = knownDevice(state, shown, personNamed(state, login)?.id)
  const person = await checkPassword(deps, login, password, from, known)
  if (!person) throw new Problem('sign-in-refused')
  return openSession(deps, person.id, 'password', from, known)
}

/** The hash of what the device shows, when this person signed in on it before: else it may have been planted by somebody else. */
function knownDevice(
  { devices }: PeopleState,
  shown: string | null,
  person: string | undefined,
): string | null {
  const device = shown === null ? null : hashOfToken(shown)
  return device !== null && person !== undefined && devices.get(device)?.has(person) === true ? device : null
}

export interface ProviderWords extends Omit<SignInWords, 'login' | 'password'> {
  readonly subject: string
  readonly account: string
}

/**
 * Somebody whom the OpenID Connect provider vouches for. The first time their `subject` is bound to the person who has
 * this account; from then on only the subject counts. Raises `oidc-person-unknown`.
 */
export async function signInByProvider(
  deps: PeopleDeps,
  { subject, account, from, device = null }: ProviderWords,
): Promise<SignedIn> {
  const { register, now } = deps
  const all = [...(await register.fresh()).people.values()]
  const bound = all.find((person) => person.provider === subject)
  const person =
    bound ??
    all.find(
      ({ account: own, provider }) =>
        own !== null && provider === null && loginKey(own) === loginKey(account),
    )
  if (!person?.active) {
    const key = account.slice(0, LONGEST_LOGIN)
    await register.change(() => ({
      at: now(),
      by: nobody(key, from),
      kind: 'account-refused',
      subject: key,
      before: null,
      after: null,
    }))
    throw new Problem('oidc-person-unknown', { account: key })
  }
  if (!bound) {
    await register.change((state) => {
      if (state.people.get(person.id)?.provider !== null)
        throw new Problem('oidc-person-unknown', { account })
      const by: Doer = { ...nobody(person.name, from), person: person.id, role: person.role, via: 'oidc' }
      return {
        at: now(),
        by,
        kind: 'account-bound',
        subject: person.id,
        before: null,
        after: { provider: subject },
      }
    })
  }
  return openSession(deps, person.id, 'oidc', from, knownDevice(register.state, device, person.id))
}

/**
 * One more session than a person may have ends the oldest. `known`: the hash of a device that the person used before; null: it
 * gets a name now, for its cookie.
 */
async function openSession(
  deps: PeopleDeps,
  id: string,
  via: 'password' | 'oidc',
  from: string | null,
  known: string | null,
): Promise<SignedIn> {
  const { register, sessions, now } = deps
  const token = madeToken('session')
  const fresh = known === null ? madeToken('device') : null
  const device = fresh === null ? known : hashOfToken(fresh)
  const credential = randomUUID()
  let expires: Instant = now()
  let by = nobody('', from)
  await register.change((state) => {
    const person = state.people.get(id)
    if (!person?.active) throw new Problem('sign-in-refused')
    const at = now()
    expires = new Date(Date.parse(at) + sessions.absoluteMs).toISOString()
    by = { person: id, name: person.name, role: person.role, via, from, credential }
    const after = { credential, expires, hash: hashOfToken(token), device }
    return { at, by, kind: 'sign-in', subject: id, before: null, after }
  })
  const own = [...register.state.credentials.values()]
    .filter((one) => one.kind === 'session' && one.person === id)
    .toSorted((a, b) => (a.made < b.made ? -1 : 1))
  const oldest = new Set(own.slice(0, Math.max(0, own.length - QUOTAS.sessions)).map((one) => one.id))
  if (oldest.size > 0) await endSessions(deps, (one) => oldest.has(one.id), by, 'too-many')
  return { token, person: id, expires, device: fresh }
}

/** Ends a session of the person's own. Raises `credential-unknown`. */
export async function endSession(
  deps: PeopleDeps,
  actor: Actor,
  credential: string,
  by: Doer,
): Promise<void> {
  const known = deps.register.state.credentials.get(credential)
  if (known?.kind !== 'session' || known.person !== actor.id) {
    throw new Problem('credential-unknown', { id: credential.slice(0, 60) })
  }
  const why = credential === actor.credential ? 'signed-out' : 'ended'
  await endSessions(deps, ({ id }) => id === credential, by, why)
}

/** Ends every session for which `which` is true. */
export async function endSessions(
  { register, now }: PeopleDeps,
  which: (session: { readonly id: string; readonly person: string | null }) => boolean,
  by: Doer,
  why: string,
): Promise<void> {
  for (const { id, kind, person } of [...register.state.credentials.values()]) {
    if (kind !== 'session' || !which({ id, person })) continue
    await register.change((state) =>
      state.credentials.has(id)
        ? {
            at: now(),
            by,
            kind: 'session-ended',
            subject: person ?? '',
            before: null,
            after: { credential: id, why },
          }
        : null,
    )
  }
}
