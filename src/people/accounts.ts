// People as an administrator manages them, and their passwords.
import { randomUUID } from 'node:crypto'
import type { Doer, Json } from '../core/deed.ts'
import { Problem } from '../core/problem.ts'
import type { PersonRole } from '../core/roles.ts'
import type { PeopleDeps } from './deps.ts'
import { hashPassword, madePassword, refuseWeak } from './passwords.ts'
import { checkPassword, endSessions, personNamed } from './sign-in.ts'
import type { PeopleState, Person } from './state.ts'

/** What an administrator may say of a person. */
export interface PersonWords {
  readonly login: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  readonly active: boolean
  /** Account at the OpenID Connect provider. */
  readonly account: string | null
}

/** What a sign-in name is made of. */
export const LOGIN = /^[\p{L}\p{N}._@-]{2,60}$/u
export interface PasswordMade {
  readonly password: boolean
  /** Whether the password serves once, to set another one. */
  readonly temporary?: boolean
  /** Only when there is nobody yet. */
  readonly onlyFirst?: boolean
}

/**
 * Everybody of a list whose name is not there yet, each with a password that serves once; one after another, as the
 * ledger takes them. Those who are there stay as they are.
 */
export async function addPeople(
  deps: PeopleDeps,
  list: readonly PersonWords[],
  by: Doer,
): Promise<{
  readonly added: readonly { readonly login: string; readonly password: string }[]
  readonly known: readonly string[]
}> {
  const added: { login: string; password: string }[] = []
  const known: string[] = []
  for (const words of list) {
    if (personNamed(await deps.register.fresh(), words.login)) {
      known.push(words.login)
      continue
    }
    const made = await addPerson(deps, words, by, { password: true, temporary: true }).catch(
      (error: unknown) => {
        // Somebody else took the name meanwhile: those before it keep their passwords.
        if (error instanceof Problem && error.code === 'person-name-taken') return null
        throw error
      },
    )
    if (made?.password == null) known.push(words.login)
    else added.push({ login: words.login, password: made.password })
  }
  return { added, known }
}

const FIELDS = ['login', 'name', 'role', 'unit', 'active', 'account'] as const

/**
 * A new person with a made password, or without one (they sign in through the provider, or only hold tokens). Problems:
 * `person-name-invalid`, `person-name-taken`. `onlyFirst`: null when there is anybody already.
 */
export async function addPerson(
  { store, register, now }: PeopleDeps,
  words: PersonWords,
  by: Doer,
  options: PasswordMade,
): Promise<{ readonly id: string; readonly password: string | null } | null> {
  refuseName(words.login)
  const password = options.password ? madePassword() : null
  const temporary = options.temporary ?? false
  const secret = password === null ? null : await store.people.keepSecret(await hashPassword(password))
  const id = `p-${randomUUID().slice(0, 8)}`
  let added = false
  await register.change((state) => {
    // Decided anew each time that somebody else wrote meanwhile.
    added = false
    if (options.onlyFirst && state.people.size > 0) return null
    refuseTaken(state, words.login, id)
    added = true
    return {
      at: now(),
      by,
      kind: 'person-added',
      subject: id,
      before: null,
      after: { ...words, secret, temporary },
    }
  })
  return added ? { id, password } : null
}

/** Only what differs is written. Problems: `person-unknown`, `person-name-…`, `last-administrator`. */
export async function changePerson(
  deps: PeopleDeps,
  id: string,
  words: PersonWords,
  by: Doer,
): Promise<void> {
  refuseName(words.login)
  const { register, now } = deps
  await register.change((state) => {
    const known = personOf(state, id)
    refuseTaken(state, words.login, id)
    if (!words.active || words.role !== 'administrator') refuseLast(state, id)
    const before: Record<string, Json> = {}
    const after: Record<string, Json> = {}
    for (const field of FIELDS) {
      if (known[field] === words[field]) continue
      before[field] = known[field]
      after[field] = words[field]
    }
    // Another account is another person's at the provider.
    if ('account' in after && known.provider !== null) {
      before.provider = known.provider
      after.provider = null
    }
    if (Object.keys(after).length === 0) return null
    return { at: now(), by, kind: 'person-changed', subject: id, before, after }
  })
  if (!words.active) await endSessions(deps, ({ person }) => person === id, by, 'deactivated')
}

/** What a person chose of their own notices. */
export type NoticesWanted = Pick<Person, 'muted' | 'digestAt'>

/** A person's own choice of channels and hour; writes nothing when nothing differs. Raises `person-unknown`. */
export async function chooseNotices(
  { register, now }: PeopleDeps,
  id: string,
  choice: NoticesWanted,
  by: Doer,
): Promise<void> {
  await register.change((state) => {
    const { muted, digestAt } = personOf(state, id)
    const before = { muted: [...muted], digestAt }
    const after = { muted: [...choice.muted].sort(), digestAt: choice.digestAt }
    if (JSON.stringify(before) === JSON.stringify(after)) return null
    return { at: now(), by, kind: 'notices-chosen', subject: id, before, after }
  })
}

/**
 * A new password, made here and told once, with which one can sign in and set another one; ends the person's sessions.
 * Raises `person-unknown`.
 */
export async function resetPassword(deps: PeopleDeps, id: string, by: Doer): Promise<string> {
  personOf(await deps.register.fresh(), id)
  const password = madePassword()
  await setPassword(deps, id, password, by, true)
  await endSessions(deps, ({ person }) => person === id, by, 'password-reset')
  return password
}

/**
 * A person's own new password; ends their other sessions. Problems: `password-wrong`, `password-too-weak`,
 * `sign-in-locked`, `sign-in-busy`.
 */
export async function changePassword(
  deps: PeopleDeps,
  id: string,
  { present, wanted }: { readonly present: string; readonly wanted: string },
  by: Doer,
): Promise<void> {
  const { login, name, secret } = personOf(await deps.register.fresh(), id)
  refuseWeak(wanted, [login, name])
  // Who has none yet came through the provider and sets the first one.
  if (secret !== null) {
    const same = await checkPassword(deps, login, present, by.from, by.credential)
    if (same?.id !== id) throw new Problem('password-wrong')
  }
  await setPassword(deps, id, wanted, by, false)
  await endSessions(
    deps,
    (session) => session.person === id && session.id !== by.credential,
    by,
    'password-changed',
  )
}

async function setPassword(
  { store, register, now }: PeopleDeps,
  id: string,
  password: string,
  by: Doer,
  temporary: boolean,
): Promise<void> {
  const secret = await store.people.keepSecret(await hashPassword(password))
  await register.change((state) => {
    const before = { secret: personOf(state, id).secret }
    return { at: now(), by, kind: 'password-changed', subject: id, before, after: { secret, temporary } }
  })
}

function personOf({ people }: PeopleState, id: string): Person {
  const person = people.get(id)
  if (!person) throw new Problem('person-unknown', { id: id.slice(0, 60) })
  return person
}

function refuseName(login: string): void {
  if (!LOGIN.test(login)) throw new Problem('person-name-invalid', { login: login.slice(0, 60) })
}

function refuseTaken(state: PeopleState, login: string, id: string): void {
  const holder = personNamed(state, login)
  if (holder && holder.id !== id) throw new Problem('person-name-taken', { login })
}

function refuseLast({ people }: PeopleState, id: string): void {
  const isOne = (person: Person): boolean => person.active && person.role === 'administrator'
  const known = people.get(id)
  if (!known || !isOne(known)) return
  if (![...people.values()].some((person) => person.id !== id && isOne(person))) {
    throw new Problem('last-administrator')
  }
}
