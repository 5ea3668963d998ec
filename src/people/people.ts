// Everything that the rest of the product may ask about people; composed of the use cases beside it.
import type { Doer } from '../core/deed.ts'
import type { Followed } from '../core/followed.ts'
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import type { Store } from '../store/store.ts'
import {
  addPeople,
  addPerson,
  changePassword,
  changePerson,
  chooseNotices,
  type NoticesWanted,
  type PasswordMade,
  type PersonWords,
  resetPassword,
} from './accounts.ts'
import { type Actor, hashOfToken, madeToken, type SessionLimits } from './actor.ts'
import type { PeopleDeps, SignedIn } from './deps.ts'
import { follow, removeView, saveView, unfollow } from './keep-places.ts'
import type { OwnPlaces } from './own-places.ts'
import { openPairing, type Pairing } from './pairing.ts'
import { openRegister } from './register.ts'
import type { Order, ScreenWish } from './screen-wishes.ts'
import { changeScreen, renewScreen, tellScreen } from './screens.ts'
import {
  endSession,
  endSessions,
  type ProviderWords,
  type SignInWords,
  signIn,
  signInByProvider,
} from './sign-in.ts'
import type { Slowed } from './slow-down.ts'
import type { Credential, Person } from './state.ts'
import { endToken, makeFeed, makeScreen, makeToken, type TokenWords } from './tokens.ts'
import { openVisits } from './visits.ts'

export type { PersonWords } from './accounts.ts'
export { type Actor, doerFrom } from './actor.ts'
export { ORDERS, SCREEN_THEMES } from './screen-wishes.ts'

/** A session or token with when it was last used, for those who may end it. */
interface ShownCredential extends Credential {
  readonly lastUse: Instant | null
}

export interface People {
  /** Who shows this token or session; null: nobody, or no longer. */
  known(token: string): Promise<Actor | null>
  /** Whose private address of feeds this is, which lets nobody in anywhere else; null: nobody's, or no longer. */
  knownFeed(token: string): Promise<Actor | null>
  /** Whether a session or token still lets somebody in. */
  stillIn(credential: string): boolean
  /** Called when people, sessions or tokens changed. */
  onChange(listener: () => void): () => void

  signIn(words: SignInWords): Promise<SignedIn>
  /** Whether somebody signed in on the device that holds this. */
  knowsDevice(token: string): boolean
  /** Who has to wait after failing to sign in, for administrators. */
  slowed(): readonly Slowed[]
  signInByProvider(words: ProviderWords): Promise<SignedIn>
  endSession(actor: Actor, credential: string, by: Doer): Promise<void>
  /** Every session of a person. */
  endSessionsOf(person: string, by: Doer): Promise<void>

  /** Sorted by sign-in name. */
  all(): Promise<readonly Person[]>
  person(id: string): Promise<Person | null>
  add(
    words: PersonWords,
    by: Doer,
    options: PasswordMade,
  ): Promise<{ readonly id: string; readonly password: string | null } | null>
  addAll(list: readonly PersonWords[], by: Doer): ReturnType<typeof addPeople>
  change(id: string, words: PersonWords, by: Doer): Promise<void>
  resetPassword(id: string, by: Doer): Promise<string>
  chooseNotices(id: string, choice: NoticesWanted, by: Doer): Promise<void>
  /** What a person follows and keeps, as it was known last. */
  own(id: string): OwnPlaces
  /** People who follow anything. */
  followers(): readonly string[]
  follow(id: string, what: Followed, by: Doer): Promise<void>
  unfollow(id: string, what: Followed, by: Doer): Promise<void>
  saveView(id: string, view: { readonly name: string; readonly path: string }, by: Doer): Promise<void>
  removeView(id: string, name: string, by: Doer): Promise<void>
  changePassword(
    id: string,
    words: { readonly present: string; readonly wanted: string },
    by: Doer,
  ): Promise<void>

  /** A person's live sessions and tokens; with null all screens. The newest first. */
  credentials(person: string | null): Promise<readonly ShownCredential[]>
  makeToken(
    person: string,
    words: TokenWords,
    by: Doer,
  ): Promise<{ readonly id: string; readonly token: string }>
  makeFeed(person: string, name: string, by: Doer): Promise<{ readonly id: string; readonly token: string }>
  makeScreen(
    name: string,
    by: Doer,
    board?: string | null,
  ): Promise<{ readonly id: string; readonly token: string }>
  endToken(person: string | null, id: string, by: Doer): Promise<void>
  readonly pairing: Pairing
  /** Everything is "nothing" for a screen that is not known. */
  screenWish(id: string): ScreenWish
  /** Whether this was the token of a screen that was ended since, or has run out. */
  screenWasEnded(token: string): boolean
  renewScreen(token: string, from: string | null): Promise<string | null>
  changeScreen(
    id: string,
    wish: Partial<Pick<ScreenWish, 'board' | 'theme' | 'paused'>>,
    by: Doer,
  ): Promise<void>
  tellScreen(id: string, what: Order, page: number | null, by: Doer): Promise<void>
  /** Looks whether another service changed something; a second after the last look at the earliest. */
  refresh(): Promise<void>
  /** Writes down when sessions were last used. */
  close(): Promise<void>
}

/** What a browser holds that waits to be let in; nothing before its code was confirmed. */
export const newScreenSecret = (): string => madeToken('screen')

interface PeopleOptions {
  readonly store: Pick<Store, 'people' | 'deeds' | 'screens'>
  readonly sessions: SessionLimits
  readonly now: () => Instant
  readonly log: Log
}

export async function openPeople({ store, sessions, now, log }: PeopleOptions): Promise<People> {
  const register = await openRegister(store, log)
  const visits = await openVisits(store, register, sessions, now, log)
  const deps: PeopleDeps = { store, register, visits, sessions, now, log }
  return {
    known: visits.known,
    knownFeed: visits.knownFeed,
    stillIn: visits.stillIn,
    onChange: register.onChange,
    signIn: (words) => signIn(deps, words),
    knowsDevice: (token) => register.state.devices.has(hashOfToken(token)),
    slowed: () => register.state.slowDown.slowed(now()),
    signInByProvider: (words) => signInByProvider(deps, words),
    endSession: (actor, credential, by) => endSession(deps, actor, credential, by),
    endSessionsOf: (person, by) => endSessions(deps, (session) => session.person === person, by, 'ended'),
    all: async () =>
      [...(await register.fresh()).people.values()].sort((a, b) => (a.login < b.login ? -1 : 1)),
    person: async (id) => (await register.fresh()).people.get(id) ?? null,
    add: (words, by, options) => addPerson(deps, words, by, options),
    addAll: (list, by) => addPeople(deps, list, by),
    change: (id, words, by) => changePerson(deps, id, words, by),
    chooseNotices: (id, choice, by) => chooseNotices(deps, id, choice, by),
    own: (id) => register.state.own.of(id),
    followers: () => register.state.own.followers(),
    follow: (id, what, by) => follow(deps, id, what, by),
    unfollow: (id, what, by) => unfollow(deps, id, what, by),
    saveView: (id, view, by) => saveView(deps, id, view, by),
    removeView: (id, name, by) => removeView(deps, id, name, by),
    resetPassword: (id, by) => resetPassword(deps, id, by),
    changePassword: (id, words, by) => changePassword(deps, id, words, by),
    async credentials(person) {
      const { credentials } = await register.fresh()
      return [...credentials.values()]
        .filter((each) => each.person === person && visits.stillIn(each.id))
        .map((each) => ({ ...each, lastUse: visits.lastUse(each.id) }))
        .sort((a, b) => (a.made < b.made ? 1 : -1))
    },
    makeToken: (person, words, by) => makeToken(deps, person, words, by),
    makeFeed: (person, name, by) => makeFeed(deps, person, name, by),
    makeScreen: (name, by, board = null) => makeScreen(deps, name, by, board),
    endToken: (person, id, by) => endToken(deps, person, id, by),
    pairing: openPairing(deps),
    screenWish: (id) => register.state.screens.of(id),
    screenWasEnded(token) {
      const hash = hashOfToken(token)
      const { byHash, screens } = register.state
      const id = byHash.get(hash)
      return screens.wasEnded(hash) || (id !== undefined && !visits.stillIn(id))
    },
    renewScreen: (token, from) => renewScreen(deps, token, from),
    changeScreen: (id, wish, by) => changeScreen(deps, id, wish, by),
    tellScreen: (id, what, page, by) => tellScreen(deps, id, what, page, by),
    async refresh() {
      await register.fresh()
    },
    close: visits.flush,
  }
}
