// Whose token or session a request shows, and how long ago it was last used.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import { Queue } from '../core/queue.ts'
import type { Store } from '../store/store.ts'
import { type Actor, actorOf, hashOfToken, isLive, type SessionLimits } from './actor.ts'
import type { Register } from './register.ts'
import type { Credential } from './state.ts'

export interface Visits {
  /** Who shows this token; null: nobody, or no longer. Using a session keeps it alive. */
  known(token: string): Promise<Actor | null>
  /** Whose private address of feeds this is, which lets nobody in anywhere else. */
  knownFeed(token: string): Promise<Actor | null>
  /** Whether a credential still lets somebody in; does not count as use. */
  stillIn(credential: string): boolean
  lastUse(session: string): Instant | null
  /** Writes down what was used since the last time. */
  flush(): Promise<void>
}

/** How old the written moment of a session's last use may be. */
const WRITE_MS = 60_000
const LONGEST_TOKEN = 200

export async function openVisits(
  store: Pick<Store, 'people'>,
  register: Register,
  limits: SessionLimits,
  now: () => Instant,
  log: Log,
): Promise<Visits> {
  const since = (): Instant => new Date(Date.parse(now()) - limits.idleMs - WRITE_MS).toISOString()
  const uses = new Map(await store.people.uses(since()))
  const dirty = new Map<string, Instant>()
  let writtenAt = Date.parse(now())

  const later = (session: string, at: Instant): void => {
    const known = uses.get(session)
    if (known === undefined || known < at) uses.set(session, at)
  }

  const live = (credential: Credential): boolean =>
    isLive(credential, uses.get(credential.id) ?? null, now(), limits)

  /** Another service may have seen the session; when the database is silent, what is known here counts. */
  async function liveElsewhere(credential: Credential): Promise<boolean> {
    try {
      for (const [session, at] of await store.people.uses(since())) later(session, at)
    } catch (error) {
      log.warn({ err: error }, 'the uses of sessions could not be read')
    }
    return live(credential)
  }

  const queue = new Queue()
  const flush = (): Promise<void> => queue.take(write)

  async function write(): Promise<void> {
    const used = [...dirty].map(([session, at]) => ({ session, at }))
    dirty.clear()
    await store.people.used(used)
    for (const session of uses.keys()) if (!register.state.credentials.has(session)) uses.delete(session)
  }

  function touch(session: string): void {
    const at = now()
    later(session, at)
    dirty.set(session, at)
    if (Date.parse(at) - writtenAt < WRITE_MS) return
    writtenAt = Date.parse(at)
    flush().catch((error: unknown) => log.warn({ err: error }, 'the uses of sessions could not be written'))
  }

  async function knownAs(token: string, isFeed: boolean): Promise<Actor | null> {
    if (token.length > LONGEST_TOKEN) return null
    const state = await register.fresh()
    const credential = state.credentials.get(state.byHash.get(hashOfToken(token)) ?? '')
    if (!credential || (credential.kind === 'feed') !== isFeed) return null
    if (!live(credential) && (credential.kind !== 'session' || !(await liveElsewhere(credential))))
      return null
    const actor = actorOf(credential, state)
    if (actor && credential.kind === 'session') touch(credential.id)
    return actor
  }

  return {
    known: (token) => knownAs(token, false),
    knownFeed: (token) => knownAs(token, true),
    stillIn(id) {
      const credential = register.state.credentials.get(id)
      return credential !== undefined && live(credential) && actorOf(credential, register.state) !== null
    },
    lastUse: (session) => uses.get(session) ?? null,
    flush,
  }
}
